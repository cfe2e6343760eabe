import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import { type Row, writeLogs } from '../helpers/logs.ts'
import { checksOf, recordOf } from '../helpers/run.ts'
import { inProcess } from '../helpers/whole.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-covariate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Users of three rows, who spend as they did before (ρ 0.9); one in ten is new, with nothing before. */
function users(arm: string, n: number): Row[] {
  const random = chance(`covariate ${arm}`)
  return Array.from({ length: n }, (_, u) => {
    const before = random.uniform() < 0.1 ? null : 100 + 30 * random.normal()
    const own = (before ?? 100) + 14 * random.normal()
    return Array.from({ length: 3 }, (_, k) => ({
      request_id: `${arm}${u}-${k}`,
      user_id: `${arm}${u}`,
      spend_before: before,
      spend: own + 5 * random.normal(),
      items: 1 + random.below(4),
      label: random.below(2),
      score: random.uniform(),
    }))
  }).flat()
}

const spec = (columns: string, rest = 'pairing: none') => `version: 1
model: shop
task: binary
logs: {incumbent: incumbent.parquet, candidate: candidate.parquet}
${rest}
columns: {score: score, label: label${columns}}
measures:
  spend: {value: spend, aggregate: mean, better: higher}
  per_item: {numerator: spend, denominator: items, better: higher}
gates: [{gate: significance, metrics: {spend: {margin: 5%, equivalent: 50}, per_item: {margin: 10%}}}]
`
const check = async (text: string) => {
  writeFileSync(join(folder, 'mlgate.yaml'), text)
  return inProcess(['check', '--format', 'json'], folder)
}
const estimates = async (columns: string) => {
  const checks = checksOf(recordOf(await check(spec(columns))))
  const of = (id: string) => checks[`significance/${id}`]!
  return { spend: of('spend/margin'), difference: of('spend/equivalent'), perItem: of('per_item/margin') }
}
const width = ({ estimate }: { estimate: { low: number | null; high: number | null } | null }) =>
  estimate!.high! - estimate!.low!

beforeAll(async () => {
  const numbers = { spend_before: 'DOUBLE', spend: 'DOUBLE', items: 'INTEGER' } as const
  await writeLogs(folder, { incumbent: users('a', 300), candidate: users('b', 300) }, numbers)
})

describe('a value from before the arms were assigned', () => {
  test('narrows the intervals of measures, in their unit and in %; the values of the arms stay', async () => {
    const [without, adjusted] = [
      await estimates(', unit: user_id'),
      await estimates(', unit: user_id, covariate: spend_before'),
    ]
    for (const name of ['spend', 'difference'] as const) {
      // Corr(spend, before) is about 0.7 with the new users' 0 in it
      expect(width(adjusted[name]) / width(without[name])).toBeLessThan(0.9)
      expect(adjusted[name].candidate).toEqual(without[name].candidate)
      expect(adjusted[name].estimate!.method).toContain('covariate explains')
    }
    expect(adjusted.perItem.estimate!.method).toContain('covariate explains')
    expect(adjusted.spend.verdict).toBe('pass')
  })

  test('by rows, where there is no unit', async () => {
    const [without, adjusted] = [await estimates(''), await estimates(', covariate: spend_before')]
    expect(width(adjusted.difference) / width(without.difference)).toBeLessThan(0.95)
  })

  test.each(['score', 'label', 'score * 2', 'case when label = 1 then spend_before else 0 end'])(
    'made of what came later, it is refused: %s',
    async covariate => {
      const run = await check(spec(`, unit: user_id, covariate: ${covariate}`))
      expect([run.exitCode, JSON.parse(run.stdout).error.code]).toEqual([2, 'covariate-late'])
    },
  )

  test('of weighted rows it is not taken off, and that is said', async () => {
    const record = recordOf(await check(spec(', unit: user_id, covariate: spend_before, weight: items')))
    expect(record.warnings.map(w => w.code)).toContain('covariate-of-weights')
    expect(checksOf(record)['significance/spend/margin']!.estimate!.method).not.toContain('covariate')
  })

  test('in pairs it explains nothing, and that is said', async () => {
    const paired = spec(', id: request_id, covariate: spend_before', '').replace(
      /measures:[\s\S]*/,
      'gates: [{gate: significance, metrics: {brier: {margin: 0.5}}}]\n',
    )
    const same = users('a', 300)
    await writeLogs(
      folder,
      { incumbent: same, candidate: same.map(row => ({ ...row, score: Number(row.score) / 2 })) },
      { spend_before: 'DOUBLE', spend: 'DOUBLE', items: 'INTEGER' },
    )
    const record = recordOf(await check(paired))
    expect(record.warnings.map(w => w.code)).toContain('covariate-of-pairs')
  })
})
