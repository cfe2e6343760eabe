import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Record1 } from '../record/types.ts'
import { check } from '../run.ts'

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** The logs of a case: each a list of files, each a list of rows. */
export type LogFiles = Readonly<Record<string, readonly Rows[] | 'none'>>

/** One run of the whole pipeline, as a spec on disk has it. */
export async function runCase(logs: LogFiles, spec: Readonly<Record<string, unknown>>, asOf: string): Promise<Record1> {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-test-gate-'))
  try {
    const paths = Object.entries(logs).map(([log, files]) => {
      if (files === 'none') return [log, 'none']
      return [log, files.map((rows, i) => written(join(folder, `${log}-${i}.ndjson`), rows))]
    })
    const path = join(folder, 'mlgate.yaml')
    // JSON is YAML.
    writeFileSync(
      path,
      JSON.stringify({ version: 1, model: 'tested', logs: Object.fromEntries(paths), ...spec }, null, 2),
    )
    return await check({ spec: path, threads: 1, asOf })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const written = (path: string, rows: Rows): string => {
  writeFileSync(path, rows.map(row => `${JSON.stringify(row)}\n`).join(''))
  return path
}
