import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedCheck } from '../record/types.ts'
import { check } from '../run.ts'

export type Rows = readonly Readonly<Record<string, unknown>>[]

/** The logs of a case: each a list of files, each a list of rows. */
export type LogFiles = Readonly<Record<string, readonly Rows[] | 'none'>>

/** One run of the whole pipeline, as a spec on disk has it; what the gate named `tested` found. */
export async function runCase(logs: LogFiles, spec: Readonly<Record<string, unknown>>): Promise<RecordedCheck[]> {
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
    const record = await check({ spec: path, threads: 1 })
    return record.gates.filter(g => g.name === TESTED).flatMap(g => g.checks)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The name of the gate under test, so that its checks are told from those that always run. */
export const TESTED = 'tested'

const written = (path: string, rows: Rows): string => {
  writeFileSync(path, rows.map(row => `${JSON.stringify(row)}\n`).join(''))
  return path
}
