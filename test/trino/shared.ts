import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Client } from '../../src/engine/trino/types.ts'
import { mlgate, type Run } from '../helpers/run.ts'
import { clientOf } from './cluster.ts'

/** The cluster that `npm run test:trino` has brought up. */
const url = process.env.MLGATE_TRINO ?? ''
export const data = process.env.MLGATE_TRINO_DATA ?? ''
export const client = (): Client => clientOf(url)
export const engineAt = (schema: string, catalog = 'lake'): string =>
  `trino://test@${new URL(url).host}/${catalog}/${schema}`

export const check = (spec: string, ...flags: readonly string[]): Promise<Run> =>
  mlgate(['check', '-c', spec, '--format', 'json', ...flags])

type Fields = Record<string, unknown>

/** A spec's logs as tables, those of its stages too: of each path, the table that `tableOf` names. */
export function withTables(file: string, into: string, engine: string, tableOf: (path: string) => string): string {
  const spec = parse(readFileSync(file, 'utf8')) as Fields & { logs: Fields; stages?: Fields[] }
  const log = (written: unknown): unknown => {
    if (written === 'none') return written
    if (typeof written === 'string') return { table: tableOf(written) }
    const { path, format: _, ...rest } = written as { path: string; format?: string }
    return { table: tableOf(path), ...rest }
  }
  const logs = (all: unknown): Fields =>
    Object.fromEntries(Object.entries(all as Fields).map(([name, written]) => [name, log(written)]))
  const stages = spec.stages?.map(stage => (stage.logs ? { ...stage, logs: logs(stage.logs) } : stage))
  const path = join(into, 'mlgate.yaml')
  writeFileSync(path, JSON.stringify({ ...spec, engine, logs: logs(spec.logs), ...(stages && { stages }) }))
  return path
}
