/** Seeded logs of N rows an arm: node bench/generate.ts <rows> <folder>. The same rows whatever the number of threads. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'

/** A model and traffic of it; the candidate's scores are the incumbent's, sharper by a hair and with noise of their own. */
const rowsOf = (rows: number, arm: 'incumbent' | 'candidate'): string => {
  // By row and purpose, the same on every thread. The two are hashed one after the other: hash(i, salt) mixes them badly.
  const random = (salt: string) => `hash(xor(hash(i), hash('${salt}')))`
  /** In (0, 1). */
  const uniform = (salt: string) => `((${random(salt)} >> 11)::double + 0.5) / 9007199254740992.0`
  // Box-Muller.
  const normal = (salt: string) => `sqrt(-2 * ln(${uniform(`${salt}r`)})) * cos(2 * pi() * ${uniform(`${salt}a`)})`
  const one = (of: string, expression: string) => `${expression} as ${of}`
  const drawn = [
    'i',
    one('country_at', uniform('country')),
    one('device_at', uniform('device')),
    one('tier_at', uniform('tier')),
    one('f0', normal('f0')),
    one('f1', normal('f1')),
    one('f2', normal('f2')),
    one('f3', uniform('f3')),
    one('noise', normal(`noise-${arm}`)),
    one('outcome_at', uniform('outcome')),
    one('slow', normal(`slow-${arm}`)),
    one('tail', uniform(`tail-${arm}`)),
  ]
  const among = (at: string, values: Readonly<Record<string, number>>) => {
    const upTo = Object.entries(values).map(([name, p], i, all) => ({
      name,
      p: all.slice(0, i).reduce((sum, [, q]) => sum + q, p),
    }))
    return `case ${upTo.map(({ name, p }) => `when ${at} < ${p} then '${name}'`).join(' ')} else '${upTo.at(-1)!.name}' end`
  }
  const logit = '(-1.2 + 1.1 * f0 + 0.6 * f1 - 0.4 * f2 + 0.8 * f3)'
  const [shift, sharpness, speed] = arm === 'incumbent' ? [0, 1, 1] : [0.004, 1.01, 1.002]
  const columns = {
    request_id: "lower(printf('%016x', hash(i)))",
    ts: `timestamp '2026-10-01 00:00:00' + to_microseconds(cast(i * ${Math.floor((14 * 86_400e6) / rows)} as bigint))`,
    user_id: `cast(${random('user')} % ${Math.max(1, Math.floor(rows / 8))} as integer)`,
    score: `1 / (1 + exp(-(${shift} + ${sharpness} * ${logit} + 0.05 * noise)))`,
    label: `cast(${logit} + 0.3 * tanh(f1) > ln(outcome_at / (1 - outcome_at)) as utinyint)`,
    country: among('country_at', { us: 0.42, de: 0.18, fr: 0.14, br: 0.12, in: 0.08, jp: 0.06 }),
    device: among('device_at', { phone: 0.6, desktop: 0.3, tablet: 0.1 }),
    tier: among('tier_at', { free: 0.7, paid: 0.25, team: 0.05 }),
    latency_ms: `${speed} * (8 + exp(3 + 0.5 * slow) + case when tail < 0.003 then 400 * tail / 0.003 else 0 end)`,
    income: 'exp(10 + 0.6 * f0)',
    age: 'cast(floor(18 + 62 * f3) as smallint)',
    balance: '1000 * f1',
    visits: 'cast(floor(exp(1.5 + 0.7 * f2)) as integer)',
  }
  const select = Object.entries(columns).map(([name, expression]) => `${expression} as ${name}`)
  return `select ${select.join(', ')} from (select ${drawn.join(', ')} from range(${rows}) as t(i))`
}

/** Writes `incumbent.parquet` and `candidate.parquet` where they are not there yet. */
export async function generate(rows: number, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const arm of ['incumbent', 'candidate'] as const) {
    const file = join(folder, `${arm}.parquet`)
    if (existsSync(file)) continue
    const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' })
    const connection = await instance.connect()
    const half = `${file}.half`
    await connection.run(
      `copy (${rowsOf(rows, arm)}) to '${half.replaceAll("'", "''")}' (format parquet, compression zstd, row_group_size 122880)`,
    )
    connection.closeSync()
    instance.closeSync()
    renameSync(half, file)
  }
}

if (import.meta.main) {
  const rows = Number(process.argv[2])
  const folder = process.argv[3]
  if (!Number.isInteger(rows) || rows < 1 || !folder) throw new Error('node bench/generate.ts <rows> <folder>')
  await generate(rows, folder)
}
