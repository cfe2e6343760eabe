import { expect, test } from 'vitest'
import { betaLower } from '../../src/stats/distributions.ts'
import type { Evidence } from '../../src/stats/evidence.ts'
import { contrast, infer } from '../../src/stats/infer.ts'
import { independentScore, pairedScore, plain } from '../../src/stats/score.ts'
import { known } from './reference.ts'

/*
 * How often each claim is made where it is just false, not by simulation but summed over all that can be observed. The
 * bound of the design is 3.5 % for a claim at 2.5 %.
 */
const NOMINAL = 0.025
const BOUND = 0.035

const logFactorials = [0]
for (let i = 1; i <= 20_000; i++) logFactorials.push(logFactorials[i - 1]! + Math.log(i))
const binomial = (x: number, n: number, p: number): number =>
  p <= 0
    ? Number(x === 0)
    : p >= 1
      ? Number(x === n)
      : Math.exp(
          logFactorials[n]! - logFactorials[x]! - logFactorials[n - x]! + x * Math.log(p) + (n - x) * Math.log1p(-p),
        )

/** Outcomes of Binomial(n, p) that are at all likely. */
function* likely(n: number, p: number): Generator<[x: number, chance: number]> {
  const spread = 7 * Math.sqrt(n * p * (1 - p)) + 8
  const until = Math.min(n, Math.floor(n * p + spread))
  for (let x = Math.max(0, Math.ceil(n * p - spread)); x <= until; x++) yield [x, binomial(x, n, p)]
}

type Tails = Record<'above' | 'below', number>
const claims = (
  tails: Tails,
  of: { above(limit: number): number; below(limit: number): number },
  truth: number,
  chance: number,
) => {
  if (of.above(truth) <= NOMINAL) tails.above += chance
  if (of.below(truth) <= NOMINAL) tails.below += chance
}

function paired(
  n: number,
  onlyI: number,
  onlyC: number,
  infer: (e: Extract<Evidence, { kind: 'rates-paired' }>) => Parameters<typeof claims>[1],
): Tails {
  const tails = { above: 0, below: 0 }
  const differ = onlyI + onlyC
  for (const [discordant, chance] of likely(n, differ))
    for (const [c, share] of likely(discordant, onlyC / differ)) {
      const rest = n - discordant
      const of = infer({
        kind: 'rates-paired',
        both: rest / 2,
        onlyIncumbent: discordant - c,
        onlyCandidate: c,
        neither: rest / 2,
      })
      claims(tails, of, onlyC - onlyI, chance * share)
    }
  return tails
}

/** Expected numbers of pairs that only the incumbent has, and how many more the candidate has: from none to plenty. */
const grid = [30, 200, 2000]
  .flatMap(n =>
    [0, 0.5, 2, 10].flatMap(i => [0.05, 0.2, 0.7, 1.5, 3, 4, 5, 7].map(more => [n, i / n, (i + more) / n] as const)),
  )
  .filter(([, i, c]) => i + c < 0.9)

test('difference of paired rates: both tails hold wherever pairs differ, however few', () => {
  const worst = Math.max(...grid.flatMap(g => Object.values(paired(...g, e => known(infer(e))))))
  expect(worst).toBeLessThan(BOUND)
  expect(worst).toBeGreaterThan(0.02)
})

test('without the correction the test sees that they do not', () => {
  const worst = Math.max(...grid.flatMap(g => Object.values(paired(...g, e => pairedScore(e, 1, plain, null, '')))))
  expect(worst).toBeGreaterThan(0.045)
})

function independent(ni: number, pi: number, nc: number, pc: number, k: number, corrected: boolean): Tails {
  const tails = { above: 0, below: 0 }
  const columns = [...likely(nc, pc)]
  for (const [x, chance] of likely(ni, pi))
    for (const [y, share] of columns) {
      if (chance * share < 1e-9) continue
      const arms = { incumbent: { events: x, n: ni }, candidate: { events: y, n: nc } }
      const of = corrected
        ? known(contrast({ kind: 'rates-independent', ...arms }, k))
        : independentScore(arms, k, plain, null, '')
      claims(tails, of, pc - k * pi, chance * share)
    }
  return tails
}

const armsGrid = [
  [40, 40],
  [400, 40],
  [300, 900],
].flatMap(([ni, nc]) =>
  [0.01, 0.05, 0.4].flatMap(pi => [pi, pi + 0.02, pi + 0.1].map(pc => [ni!, pi, nc!, pc] as const)),
)

test('difference of independent rates: both tails hold, with equal and unequal arms', () => {
  const worst = Math.max(...armsGrid.flatMap(g => Object.values(independent(...g, 1, true))))
  expect(worst).toBeLessThan(BOUND)
  expect(Math.max(...armsGrid.flatMap(g => Object.values(independent(...g, 1, false))))).toBeGreaterThan(BOUND)
})

test('candidate − 1.2 · incumbent, which margins in % need', () => {
  expect(Math.max(...armsGrid.flatMap(g => Object.values(independent(...g, 1.2, true))))).toBeLessThan(BOUND)
  const tails = { above: 0, below: 0 }
  // 1,000 pairs with rates 5 % and 6 %, of which 3 % in both: 8 % differ
  const [both, onlyI, onlyC] = [0.03, 0.02, 0.03]
  for (const [b, p1] of likely(1000, both))
    for (const [i, p2] of likely(1000 - b, onlyI / (1 - both)))
      for (const [c, p3] of likely(1000 - b - i, onlyC / (1 - both - onlyI))) {
        if (p1 * p2 * p3 < 1e-6) continue
        const e = {
          kind: 'rates-paired',
          both: b,
          onlyIncumbent: i,
          onlyCandidate: c,
          neither: 1000 - b - i - c,
        } as const
        claims(tails, known(contrast(e, 1.2)), both + onlyC - 1.2 * (both + onlyI), p1 * p2 * p3)
      }
  expect(Math.max(...Object.values(tails))).toBeLessThan(BOUND)
})

test('one rate never errs more than it says', () => {
  for (const n of [10, 100, 5000])
    for (const p of [0.0005, 0.01, 0.2, 0.5]) {
      const tails = { above: 0, below: 0 }
      for (const [x, chance] of likely(n, p)) claims(tails, known(infer({ kind: 'rate', events: x, n })), p, chance)
      expect(Math.max(...Object.values(tails))).toBeLessThanOrEqual(NOMINAL + 1e-9)
    }
})

test('order statistics never err more than they say', () => {
  // Of n uniform values the i-th is Beta(i, n + 1 − i), so the chance that an end is on the wrong side is known
  for (const [n, p] of [
    [50, 0.5],
    [400, 0.99],
    [400, 0.05],
    [5000, 0.999],
  ] as const) {
    const all = Array.from({ length: n }, (_, i) => i + 1)
    const { low, high } = known(
      infer({ kind: 'quantile', value: n * p, p, n, ladder: { p: all.map(i => (i - 1) / (n - 1)), x: all } }),
    ).interval(0.05)
    if (low !== null) expect(1 - betaLower(p, low, n + 1 - low)).toBeLessThanOrEqual(NOMINAL + 1e-9)
    if (high !== null) expect(betaLower(p, high, n + 1 - high)).toBeLessThanOrEqual(NOMINAL + 1e-9)
    expect([low, high].some(end => end !== null)).toBe(true)
  }
})
