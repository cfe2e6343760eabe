import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDuckDB } from '../../fixtures/parquet.ts'
import { shared } from '../helpers/run.ts'

/**
 * The logs of a rollout, dealt from those of the adult models, which all answered the same requests: in the shadow both
 * answer all; in the canary the candidate answers 5 % of the users; in the A/B test half of the others. A user is in one
 * arm, by a hash of its id. One request in five hundred ends in an error, the same ones whatever model answers. The
 * canary comes in three parts, as time goes by: `canary` says how many have come.
 */
export async function dealRollout(folder: string, candidate: string, { canary = PARTS } = {}): Promise<void> {
  for (const stage of ['shadow', 'canary', 'ab']) mkdirSync(join(folder, stage), { recursive: true })
  const db = await openDuckDB()
  const deal = async (model: string, to: string, where: string) => {
    const from = text(join(shared, 'data/adult', `${model}.parquet`))
    const rows = `select *, ${hash("'error' || request_id", 500)} = 0 as error from ${from} where ${where} order by request_id`
    await db.run(`copy (${rows}) to ${text(join(folder, `${to}.parquet`))} (format parquet)`)
  }
  try {
    await deal(INCUMBENT, 'shadow/incumbent', 'true')
    await deal(candidate, 'shadow/candidate', 'true')
    for (let part = 1; part <= canary; part++) {
      const time = `ts >= ${timestamp(part - 1)} and ts < ${timestamp(part)}`
      await deal(candidate, `canary/candidate-${part}`, `${user} < 50 and ${time}`)
      await deal(INCUMBENT, `canary/incumbent-${part}`, `${user} >= 50 and ${time}`)
    }
    await deal(candidate, 'ab/candidate', `${user} >= 50 and ${user} < 525`)
    await deal(INCUMBENT, 'ab/incumbent', `${user} >= 525`)
    await db.run(
      `copy (from ${text(join(shared, 'data/adult/labels.parquet'))}) to ${text(join(folder, 'labels.parquet'))} (format parquet)`,
    )
  } finally {
    db.closeSync()
  }
}

const INCUMBENT = 'v1-logistic'
/** Of the week that the logs are of. */
const PARTS = 3
const timestamp = (part: number): string =>
  `timestamp '2026-10-05' + interval ${part === PARTS ? 8 * 24 : 56 * part} hour`

const text = (path: string): string => `'${path.replaceAll("'", "''")}'`
/** From 0 on: the first digits of the MD5, as a number. */
const hash = (of: string, below: number): string => `('0x' || left(md5(${of}), 8))::bigint % ${below}`
const user = hash('user_id', 1000)

const [folder, candidate] = process.argv.slice(2)
if (import.meta.main && folder !== undefined) await dealRollout(folder, candidate ?? 'v2-boosted')
