import { describe, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import type { Record1 } from '../../src/record/types.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

const START = Date.UTC(2026, 0, 5)
const HOUR = 3600_000

interface Made {
  hours?: number
  /** Rows an hour. */
  rows?: number
  /** Of the candidate, by hour: the chance that its decision is right, and how many times as slow it is. */
  right?: (hour: number) => number
  slower?: (hour: number) => number
  skip?: (hour: number) => boolean
}

/** Paired logs of so many hours: the incumbent is right in 90 % throughout and answers in 10 ms or so. */
function logs(
  name: string,
  { hours = 24, rows = 300, right = () => 0.9, slower = () => 1, skip = () => false }: Made,
): { incumbent: Rows; candidate: Rows } {
  const random = chance(name)
  const requests = Array.from({ length: hours * rows }, (_, i) => {
    const hour = Math.floor(i / rows)
    const label = random.uniform() < 0.4 ? 1 : 0
    const score = (chanceOf: number) => (random.uniform() < chanceOf ? label : 1 - label) * 0.6 + 0.2
    const about = { id: `r${i}`, ts: new Date(START + (i * HOUR) / rows).toISOString().slice(0, -1), label, hour }
    const latency = () => 10 * Math.exp(0.3 * random.normal())
    return [
      { ...about, score: score(0.9), took: latency() },
      { ...about, score: score(right(hour)), took: latency() * slower(hour) },
    ] as const
  })
  return { incumbent: requests.map(r => r[0]), candidate: requests.map(r => r[1]).filter(r => !skip(r.hour)) }
}

const spec = (metrics: string, gate = '', columns = 'time: cast(ts as timestamp),') =>
  `task: binary\ncolumns: {id: id, ${columns} score: score, label: label, latency: took}\ngates:\n  - {gate: stability, ${gate} metrics: ${metrics}}`

const verdictsIn = (record: Record1) =>
  Object.fromEntries(
    record.gates.filter(g => g.gate === 'stability').flatMap(g => g.checks.map(c => [c.id.split('/').slice(1).join('/'), c.verdict])),
  )

describe('a slow burn', () => {
  const burn = logs('burn', { right: hour => 0.91 - 0.004 * hour })
  test('show', async () => {
    const record = await recordOf(burn, spec('{trend(significance/accuracy): {min: -3pp, margin: 3pp}, sustained(significance/accuracy): {margin: 3pp}, worst_window(significance/accuracy): {min: 70%}, trend(latency/p90): {max: 2ms}, sustained(p90): {margin: 50%}}'))
    for (const c of record.gates.filter(g=>g.gate==='stability').flatMap(g => g.checks)) console.log(c.id, c.verdict, c.reason, c.estimate, c.bound, c.p, c.p_pass, c.message, c.during, c.incumbent, c.candidate, c.windows?.slice(0,1))
    console.log(record.decision, record.warnings)
    expect(1).toBe(1)
  })
})
