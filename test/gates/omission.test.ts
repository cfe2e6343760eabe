import { describe, expect, test } from 'vitest'
import { type Chance, chance } from '../../fixtures/random.ts'
import { waiting } from '../../gates/latency/waiting.ts'
import { type Rows, recordOf } from './helpers.ts'

interface Answered {
  /** Seconds. */
  sent: number
  took: number
}

const exponential = (random: Chance, mean: number) => -mean * Math.log(1 - random.uniform())

/** A server that answers in 20 ms or so and stalls for a second or so every minute and a half. */
function server(random: Chance, seconds: number) {
  const stalls: { from: number; until: number }[] = []
  for (let t = exponential(random, 90); t < seconds; t = stalls.at(-1)!.until + exponential(random, 90))
    stalls.push({ from: t, until: t + exponential(random, 2) })
  const service = () => 0.02 * Math.exp(0.4 * random.normal())
  return (sent: number): Answered => {
    let end = sent + service()
    for (const { from, until } of stalls) if (from < end && until > sent) end = Math.max(end, until + service())
    return { sent, took: end - sent }
  }
}

const SECONDS = 3600
/** Users come as they like, more of them in the middle of the hour. */
function users(random: Chance, perSecond: number): Answered[] {
  const answer = server(random, SECONDS)
  const requests: Answered[] = []
  for (let t = 0; t < SECONDS; t += exponential(random, 1 / (1.6 * perSecond)))
    if (1.6 * random.uniform() < 1 + 0.6 * Math.sin((2 * Math.PI * t) / SECONDS)) requests.push(answer(t))
  return requests
}
/** Clients ask, wait for the answer, think and ask again. */
function clients(random: Chance, count: number, think: number): Answered[] {
  const answer = server(random, SECONDS)
  const requests: Answered[] = []
  for (let client = 0; client < count; client++)
    for (let t = random.uniform(); t < SECONDS; ) {
      const one = answer(t)
      requests.push(one)
      t += one.took + (think > 0 ? exponential(random, think) : 0)
    }
  return requests
}

function cellsOf(requests: readonly Answered[]) {
  const minutes = new Map<number, number[]>()
  for (const { sent, took } of requests) {
    const minute = Math.floor(sent / 60)
    minutes.set(minute, [...(minutes.get(minute) ?? []), took * 1000])
  }
  const rows = [...minutes].map(([minute, took]) => ({ minute, took }))
  return {
    kind: 'cells',
    size: rows.length,
    keys: { minute: rows.map(r => r.minute) },
    n: Float64Array.from(rows, r => r.took.length),
    mean: { latency: Float64Array.from(rows, r => r.took.reduce((a, b) => a + b, 0) / r.took.length) },
  } as unknown as Parameters<typeof waiting>[0]
}

describe('simulation', () => {
  const seeds = Array.from({ length: 10 }, (_, i) => `seed ${i}`)
  test('users who come as they like are not taken for clients that wait', () => {
    for (const seed of seeds) {
      const found = waiting(cellsOf(users(chance(seed), 5)))!
      expect(found.correlation).toBeLessThan(0.5)
    }
  })
  test.each([
    [1, 0],
    [1, 0.02],
    [4, 0.02],
  ])('%i clients that wait and think for %d s are found, and counted', (count, think) => {
    for (const seed of seeds.slice(0, 4)) {
      const found = waiting(cellsOf(clients(chance(seed), count, think)))!
      expect(found.correlation).toBeGreaterThan(0.7)
      expect(Math.round(found.clients)).toBeGreaterThanOrEqual(count)
      expect(found.clients).toBeLessThan(1.5 * count)
    }
  })
  test('half an hour is needed, and ten requests in each minute', () => {
    const all = clients(chance('short'), 1, 0)
    expect(waiting(cellsOf(all.filter(r => r.sent < 1800)))).toBeNull()
    expect(waiting(cellsOf(all.filter((_, i) => i % 400 === 0)))).toBeNull()
  })
})

describe('in a result', () => {
  const rowsOf = (requests: readonly Answered[]): Rows =>
    requests.map(({ sent, took }) => ({
      ts: new Date(Date.UTC(2026, 0, 5) + sent * 1000).toISOString().slice(0, -1),
      took: took * 1000,
    }))
  const spec =
    'pairing: none\ncolumns: {time: cast(ts as timestamp), latency: took}\ngates:\n  - {gate: latency, metrics: {p50: {max: {value: 100ms, rule: point}}}}'
  const natural = rowsOf(users(chance('natural'), 3))
  const told = async (incumbent: Rows, candidate: Rows) => {
    const { decision, warnings } = await recordOf({ incumbent, candidate }, spec)
    return { decision, told: warnings.filter(w => w.code === 'coordinated-omission').map(w => w.message) }
  }

  test('a load generator that waits is told of, and decides nothing', async () => {
    const waits = rowsOf(clients(chance('waits'), 1, 0.05))
    const found = await told(natural, waits)
    expect(found.decision).toBe('promote')
    expect(found.told).toEqual([
      expect.stringMatching(
        /^The candidate's requests come the more slowly the longer answers take \(by minute, .* at 0\.\d\d\), as of a client that waits for each answer: requests that should have been slow were never sent/,
      ),
    ])
    expect((await told(waits, natural)).told).toEqual([expect.stringMatching(/^The incumbent's requests/)])
  })
  test('natural traffic is not', async () => {
    expect(await told(natural, natural.slice(1))).toEqual({ decision: 'promote', told: [] })
  })
})

test('a year of minutes is no more than a day of them', () => {
  const random = chance('a year')
  const size = 366 * 24 * 60
  const found = waiting({
    kind: 'cells',
    size,
    keys: { minute: Array.from({ length: size }, (_, i) => i) },
    n: new Float64Array(size).fill(20),
    mean: { latency: Float64Array.from({ length: size }, () => 20 + random.uniform()) },
  } as unknown as Parameters<typeof waiting>[0])
  // As many requests every minute: nothing rises with anything.
  expect(found).toBeNull()
})
