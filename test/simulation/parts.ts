import { isAbsent } from '../../src/stats/evidence.ts'
import { type Gaps, meanGap, plainGap } from '../../src/stats/gaps.ts'
import { infer } from '../../src/stats/infer.ts'
import { largestGap } from '../../src/stats/largest-gap.ts'
import { generator } from '../../src/stats/resample.ts'

/*
 * Claims about what is put together from parts whose errors are not independent: the mean over classes of their ECEs (a
 * row is in a cell of every class), the largest of these, and the largest bias of a bin of predictions. Models are
 * scaled until the population's value is the limit, so that both claims are false but for chance.
 */
type Kind = 'classwise' | 'worst class' | 'decile bias'
export interface Parts {
  kind: Kind
  /** Classes. */
  of: number
  n: number
  limit: number
  /** Honest: the value of the population is 0, and no claim of harm is true. */
  honest?: true
}
export const nameOf = ({ kind, of, n, limit, honest }: Parts): string =>
  `${kind}${kind === 'decile bias' ? '' : ` of ${of}`}, limit ${limit}${honest ? ', honest' : ''}, n ${n}`

export interface Seen {
  passed: number
  failed: number
}

const BINS = 10
const BUCKETS = 200
const normal = (uniform: () => number) => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
const empty = (cells: number, numbers: boolean): Gaps => ({
  n: new Float64Array(cells),
  observed: new Float64Array(cells),
  expected: new Float64Array(cells),
  ...(numbers && { powers: { squares: new Float64Array(cells), cubes: new Float64Array(cells) } }),
})

/** A row's probabilities, those that a model says, and the class that it has. */
function drawn(classes: number, sharper: number, uniform: () => number) {
  const x = Array.from({ length: classes }, (_, k) => 1.5 * normal(uniform) - k / classes)
  const softmax = (scale: number) => {
    const e = x.map(v => Math.exp(scale * v))
    const sum = e.reduce((a, b) => a + b, 0)
    return e.map(v => v / sum)
  }
  const p = softmax(1)
  let left = uniform()
  let label = 0
  while (label < classes - 1 && left >= p[label]!) left -= p[label++]!
  return { p, said: sharper === 1 ? p : softmax(sharper), label }
}

const binOf = (s: number) => Math.min(BINS - 1, Math.max(0, Math.ceil(s * BINS) - 1))

function classRows(
  { of: classes, n }: Parts,
  sharper: number,
  uniform: () => number,
  outcome: 'drawn' | 'expected',
): { whole: Gaps[]; buckets: Gaps[][] } {
  const make = () => Array.from({ length: classes }, () => empty(BINS, false))
  const whole = make()
  const buckets = Array.from({ length: BUCKETS }, make)
  for (let i = 0; i < n; i++) {
    const { p, said, label } = drawn(classes, sharper, uniform)
    for (let k = 0; k < classes; k++) {
      for (const gaps of [whole[k]!, buckets[i % BUCKETS]![k]!]) {
        const b = binOf(said[k]!)
        gaps.n[b]! += 1
        gaps.observed[b]! += outcome === 'drawn' ? Number(label === k) : p[k]!
        gaps.expected[b]! += said[k]!
      }
    }
  }
  return { whole, buckets }
}

const joined = (all: readonly Gaps[]): Gaps => {
  const join = (of: (g: Gaps) => Float64Array) => Float64Array.from(all.flatMap(g => [...of(g)]))
  return { n: join(g => g.n), observed: join(g => g.observed), expected: join(g => g.expected) }
}
const valueIn = (kind: Kind, whole: readonly Gaps[]): number => {
  const eces = whole.map(g => plainGap(g, 'mean'))
  return kind === 'classwise' ? eces.reduce((a, b) => a + b, 0) / eces.length : Math.max(...eces)
}

/** How much sharper than the truth a model is, for its error to be the limit. */
function sharpness(of: Parts): number {
  if (of.honest) return 1
  let [low, high] = [1, 6]
  for (let i = 0; i < 12; i++) {
    const middle = (low + high) / 2
    const { whole } = classRows({ ...of, n: 40_000 }, middle, generator('population'), 'expected')
    if (valueIn(of.kind, whole) < of.limit) low = middle
    else high = middle
  }
  return low
}

/** Skewed errors that grow with the prediction, and a bias in its highest tenth. */
function predictionRows({ n, limit, honest }: Parts, uniform: () => number) {
  const rows = Array.from({ length: n }, () => {
    const rank = uniform()
    const error = (1 + 4 * rank) * (-1 - Math.log(1 - uniform()))
    return { rank, error }
  }).sort((a, b) => a.rank - b.rank)
  const whole = empty(BINS, true)
  rows.forEach((row, i) => {
    const b = Math.min(BINS - 1, Math.floor((BINS * i) / n))
    const error = row.error + (b === BINS - 1 && !honest ? limit : 0)
    whole.n[b]! += 1
    whole.observed[b]! += error
    whole.powers!.squares[b]! += error ** 2
    whole.powers!.cubes[b]! += error ** 3
  })
  return whole
}

function evidenceOf(of: Parts, sharper: number, uniform: () => number) {
  if (of.kind === 'decile bias') return largestGap(predictionRows(of, uniform), null)
  const { whole, buckets } = classRows(of, sharper, uniform, 'drawn')
  if (of.kind === 'classwise') return meanGap(joined(whole), buckets.map(joined))
  const parts = whole.map(gaps => meanGap(gaps, null))
  const known = parts.flatMap(e => (isAbsent(e) ? [] : [e]))
  return known.length < parts.length
    ? { absent: 'too_few' }
    : ({ kind: 'largest', value: null, parts: known, signed: false } as const)
}

/** How often each claim is made, at 2.5 %. */
export function simulateParts(of: Parts, runs: number): Seen {
  const uniform = generator(nameOf(of))
  const sharper = of.kind === 'decile bias' ? 1 : sharpness(of)
  const seen = { passed: 0, failed: 0 }
  for (let run = 0; run < runs; run++) {
    const evidence = evidenceOf(of, sharper, uniform)
    const found = isAbsent(evidence) ? evidence : infer(evidence)
    if (isAbsent(found)) continue
    if (found.below(of.limit) <= 0.025) seen.passed++
    if (found.above(of.limit) <= 0.025) seen.failed++
  }
  return { passed: seen.passed / runs, failed: seen.failed / runs }
}

export const parts: readonly Parts[] = [
  ...[500, 2000].flatMap(n =>
    [4, 10].flatMap((of): Parts[] => [
      { kind: 'classwise', of, n, limit: 0.02 },
      { kind: 'classwise', of, n, limit: 0.003, honest: true },
      { kind: 'worst class', of, n, limit: 0.03 },
      { kind: 'worst class', of, n, limit: 0.003, honest: true },
    ]),
  ),
  ...[500, 5000].flatMap((n): Parts[] => [
    { kind: 'decile bias', of: 1, n, limit: 1 },
    { kind: 'decile bias', of: 1, n, limit: 0.1, honest: true },
  ]),
]
