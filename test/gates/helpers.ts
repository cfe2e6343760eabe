import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '../../src/index.ts'
import type { Record1, RecordedCheck } from '../../src/record/types.ts'

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** A check of logs made here: `spec` is what follows `logs:`. */
export async function recordOf(
  logs: Readonly<Partial<Record<'incumbent' | 'candidate' | 'labels' | 'reference' | 'interleaved', Rows>>>,
  spec: string,
  options: { asOf?: string; files?: Readonly<Record<string, string>>; labels?: string } = {},
): Promise<Record1> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-gates-'))
  try {
    for (const [name, rows] of Object.entries(logs))
      writeFileSync(join(folder, `${name}.ndjson`), rows.map(row => JSON.stringify(row)).join('\n'))
    for (const [name, text] of Object.entries(options.files ?? {})) writeFileSync(join(folder, name), text)
    const named = Object.keys(logs).map(name =>
      name === 'labels' && options.labels
        ? `labels: {path: labels.ndjson, ${options.labels}}`
        : `${name}: ${name}.ndjson`,
    )
    if (!logs.incumbent && !logs.interleaved) named.push('incumbent: none')
    const path = join(folder, 'mlgate.yaml')
    writeFileSync(path, `version: 1\nmodel: made-up\nlogs: {${named.join(', ')}}\n${spec}`)
    return await check({ spec: path, threads: 1, ...(options.asOf !== undefined && { asOf: options.asOf }) })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function checkIn(record: Record1, id: string): RecordedCheck {
  const all = record.gates.flatMap(g => g.checks)
  const found = all.find(c => c.id === id)
  if (!found) throw new Error(`no check ${id}; there are ${all.map(c => c.id).join(', ')}`)
  return found
}
