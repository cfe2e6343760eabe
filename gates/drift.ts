import {
  abs,
  absent,
  acrossMetric,
  bin,
  type CellCounts,
  type Cells,
  cells,
  chiSquare,
  chiSquareTest,
  cramersV,
  cramersVEvidence,
  type Drawn,
  defineGate,
  type Evidence,
  type Expr,
  empirical,
  finite,
  hellinger,
  hellingerEvidence,
  isCategorical,
  isNull,
  isNumeric,
  jensenShannon,
  jensenShannonEvidence,
  kolmogorovSmirnov,
  ksEvidence,
  literal,
  lt,
  mannWhitney,
  meanShift,
  moments,
  not,
  or,
  perSubject,
  psi,
  psiEvidence,
  type Rows,
  rows,
  type Subject,
  shiftMetric,
  sideBySide,
  square,
  totalVariation,
  totalVariationEvidence,
  wassersteinEvidence,
  when,
  z,
} from 'mlgate'

const COUNTED = ['psi', 'js', 'hellinger', 'total_variation', 'cramers_v'] as const

const options = z.strictObject({
  bins: z.int().min(2).max(100).default(10).describe('bins of a number: so many quantiles of the reference'),
  drifted: z
    .strictObject({
      metric: z.enum(COUNTED).default('psi'),
      above: z.number().positive().default(0.1),
    })
    .default({ metric: 'psi', above: 0.1 })
    .describe('when a subject counts in drifted_share'),
})
type Options = z.infer<typeof options>

const double = (arg: Expr): Expr => ({ is: 'cast', to: 'double', attempt: false, arg })

/** Of what has a square whose square is a number; where a value has none, the squares are not used. */
const squared = (x: Expr): Expr => when(lt(abs(x), 1e70), square(x), literal(null))

/** A million rows: of larger logs, that many are drawn. */
const MOST_ROWS = 1_000_000

const about = { better: 'lower', undecided: 'warn' } as const

/** Bins are the reference's quantiles, closed on the left and open at the ends; a category, and missing, is its own. */
const cellsOf = ({ expr, ...subject }: Subject, bins: number) => {
  const key = isNumeric({ expr, ...subject })
    ? bin(expr, { quantiles: bins, from: 'reference' }, 'left')
    : isCategorical({ expr, ...subject })
      ? expr
      : null
  return key && { bins: cells({ value: key }) }
}
type Counted = { bins: Cells<'value'> }

interface Distance {
  summary: string
  source: string
  measuredIn: string
  most: number | null
  value: (counts: CellCounts) => number
  evidence: (counts: CellCounts, drawn: Drawn) => Evidence | null
}

const distances: Readonly<Record<(typeof COUNTED)[number], Distance>> = {
  psi: {
    summary: 'population stability index: Σ (p − q) ln(p/q) over bins',
    source:
      'shares floored at 1e-4, 1e-9; against a limit: half a row added to each bin, less (B − 1)(1/n + 1/m), by the noncentral χ²',
    measuredIn: 'nats',
    most: null,
    value: psi,
    evidence: psiEvidence,
  },
  js: {
    summary: 'Jensen-Shannon distance to base 2, over bins',
    source: 'scipy.spatial.distance.jensenshannon(base=2), 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: jensenShannon,
    evidence: jensenShannonEvidence,
  },
  hellinger: {
    summary: 'Hellinger distance √(½ Σ (√p − √q)²), over bins',
    source: 'NannyML and Evidently, 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: hellinger,
    evidence: hellingerEvidence,
  },
  total_variation: {
    summary: 'total variation ½ Σ |p − q|: the share of rows that would have to move to another bin',
    source: 'scipy.spatial.distance.cityblock / 2, 1e-9; against a limit: debiased, by Gaussian concentration',
    measuredIn: 'share',
    most: 1,
    value: totalVariation,
    evidence: totalVariationEvidence,
  },
  cramers_v: {
    summary: "Cramér's V √(χ²/(n + m)) of bins by log",
    source: 'scipy.stats.contingency.association, 1e-9; against a limit: debiased, by the noncentral χ²',
    measuredIn: 'distance',
    most: 1,
    value: cramersV,
    evidence: cramersVEvidence,
  },
}

const distance = (of: Distance, subject: Subject, bins: number) => {
  const from = cellsOf(subject, bins)
  return (
    from &&
    shiftMetric({
      ...about,
      summary: of.summary,
      source: of.source,
      measuredIn: of.measuredIn,
      range: [0, of.most],
      from,
      value: ({ bins: a }: Counted, { bins: b }: Counted) => {
        const counts = sideBySide(a, b)
        return counts.n * counts.m > 0 ? of.value(counts) : absent('no_rows')
      },
      closed: ({ bins: a }: Counted, { bins: b }: Counted, drawn) => of.evidence(sideBySide(a, b), drawn),
      tests: ({ bins: a }: Counted, { bins: b }: Counted) => named('χ²', chiSquareTest(sideBySide(a, b))),
    })
  )
}

const named = <T extends { statistic: number; p: number }>(name: string, test: T | null): Record<string, T> =>
  test ? { [name]: test } : {}

/** Distances of the values themselves, whatever the bins; missing ones are left out. */
const ofValues = (
  what: { summary: string; source: string; measuredIn: string; most: number | null },
  subject: Subject,
  bins: number,
  value: (found: Exclude<ReturnType<typeof empirical>, { absent: string }>) => number | { absent: 'constant' },
  evidence: (found: Exclude<ReturnType<typeof empirical>, { absent: string }>, drawn: Drawn) => Evidence | null,
) => {
  if (!isNumeric(subject)) return null
  const sweep = (a: Rows<'x'>, b: Rows<'x'>) => empirical(knownOf(a), knownOf(b))
  return shiftMetric({
    ...about,
    summary: what.summary,
    source: what.source,
    measuredIn: what.measuredIn,
    range: [0, what.most],
    from: { values: rows({ x: double(subject.expr) }, MOST_ROWS), ...cellsOf(subject, bins)! },
    value: ({ values: a }, { values: b }) => {
      const found = sweep(a, b)
      return 'absent' in found ? absent('no_rows') : value(found)
    },
    closed: ({ values: a }, { values: b }, drawn) => {
      const found = sweep(a, b)
      return 'absent' in found ? null : evidence(found, drawn)
    },
    tests: ({ values: a }, { values: b }) => {
      const found = sweep(a, b)
      if ('absent' in found) return {}
      // U of the reference: how often one of its values is above one of the arm's.
      const { n, m, u, ties } = found
      return {
        ...named('Kolmogorov-Smirnov', kolmogorovSmirnov(found)),
        ...named('Mann-Whitney', mannWhitney(n * m - u, m, n, ties)),
      }
    },
  })
}

/** Every replicate asks for the same rows. */
const knownRows = new WeakMap<Rows<'x'>, Float64Array>()
function knownOf(of: Rows<'x'>): Float64Array {
  const known =
    knownRows.get(of) ??
    Float64Array.from(
      of.columns.x.filter(x => x !== null),
      Number,
    ).filter(Number.isFinite)
  knownRows.set(of, known)
  return known
}

const missing = ({ expr, type }: Subject) =>
  /^(FLOAT|DOUBLE|REAL)/.test(type) ? or(isNull(expr), not(finite(expr))) : isNull(expr)

export default defineGate<Options>({
  name: 'drift',
  question: 'Are the scores and the inputs still what the model was made for?',
  options,
  metrics: ({ bins, drifted }) => ({
    ...Object.fromEntries(
      COUNTED.map(name => [
        name,
        perSubject(distances[name].summary, subject => distance(distances[name], subject, bins), 'features'),
      ]),
    ),
    ks: perSubject(
      'Kolmogorov-Smirnov distance sup |F − G|',
      subject =>
        ofValues(
          {
            summary: 'Kolmogorov-Smirnov distance sup |F − G|',
            source: 'scipy.stats.ks_2samp, 1e-9; against a limit: debiased, by Gaussian concentration',
            measuredIn: 'share',
            most: 1,
          },
          subject,
          bins,
          found => found.ks,
          ksEvidence,
        ),
      'features',
    ),
    wasserstein: perSubject(
      "Wasserstein distance ∫ |F − G|, in the subject's unit",
      subject =>
        ofValues(
          {
            summary: "Wasserstein distance ∫ |F − G|, in the subject's unit",
            source: 'scipy.stats.wasserstein_distance, 1e-9; against a limit: debiased, by Gaussian concentration',
            measuredIn: 'distance',
            most: null,
          },
          subject,
          bins,
          found => found.wasserstein,
          (found, drawn) => wassersteinEvidence(found, drawn, 'nothing'),
        ),
      'features',
    ),
    wasserstein_sd: perSubject(
      "Wasserstein distance over the reference's standard deviation",
      subject =>
        ofValues(
          {
            summary: "Wasserstein distance over the reference's standard deviation",
            source:
              'scipy.stats.wasserstein_distance / numpy.std(ddof=1), 1e-9; as Evidently, but for its floor of 0.001 and its n for n − 1',
            measuredIn: 'sd',
            most: null,
          },
          subject,
          bins,
          ({ wasserstein, sd }) => (sd > 0 ? wasserstein / sd : (absent('constant') as { absent: 'constant' })),
          (found, drawn) => wassersteinEvidence(found, drawn, 'sd'),
        ),
      'features',
    ),
    chi2: perSubject(
      'χ² test that bins are as frequent in both',
      subject => {
        const from = cellsOf(subject, bins)
        return (
          from &&
          shiftMetric({
            ...about,
            summary: 'χ² test that bins are as frequent in both',
            source:
              "scipy.stats.chi2_contingency(correction=False), p 1e-6; by Rao and Scott's design effect; bins joined where Cochran's rule is not met",
            kind: 'test',
            measuredIn: 'χ²',
            range: [0, null],
            from,
            value: ({ bins: a }, { bins: b }) => {
              const counts = sideBySide(a, b)
              return counts.n * counts.m === 0
                ? absent('no_rows')
                : counts.arm.length < 2
                  ? absent('constant')
                  : chiSquare(counts).statistic
            },
            test: ({ bins: a }, { bins: b }, drawn) => chiSquareTest(sideBySide(a, b), drawn)?.p ?? null,
          })
        )
      },
      'features',
    ),
    mean_shift: perSubject(
      "shift of the mean, in the reference's standard deviations",
      subject =>
        isNumeric(subject)
          ? shiftMetric({
              ...about,
              summary: "shift of the mean, in the reference's standard deviations",
              source:
                '(mean − mean of the reference) / numpy.std(ddof=1) of the reference, 1e-9; t by the delta method',
              better: { target: 0 },
              measuredIn: 'sd',
              from: {
                values: moments({ x: subject.expr }),
                squares: moments({ x: subject.expr, xx: squared(double(subject.expr)) }),
              },
              value: ({ values: a }, { values: b, squares }) => {
                const found = meanShift(a, b, squares, { arm: 1, reference: 1, together: false })
                return 'absent' in found ? absent(found.absent === 'constant' ? 'constant' : 'no_rows') : found.value
              },
              closed: ({ values: a }, { values: b, squares }, drawn) => {
                const found = meanShift(a, b, squares, drawn)
                return 'absent' in found ? null : found.evidence
              },
            })
          : null,
      'features',
    ),
    new_category_share: perSubject(
      'share of rows whose category the reference does not have',
      subject =>
        isCategorical(subject)
          ? shiftMetric({
              ...about,
              summary: 'share of rows whose category the reference does not have',
              source: 'of all rows; a missing value is no new category; Clopper-Pearson, the reference taken as it is',
              measuredIn: 'share',
              range: [0, 1],
              from: { bins: cells({ value: subject.expr }) },
              value: ({ bins: a }, { bins: b }) => {
                const { arm, n } = sideBySide(a, b)
                return n === 0 || arm.length === 0 ? absent('no_rows') : newRows(a, b) / n
              },
              closed: ({ bins: a }, { bins: b }, drawn) => ({
                kind: 'rate',
                events: newRows(a, b),
                n: sideBySide(a, b).n,
                designEffect: drawn.arm,
              }),
            })
          : null,
      'features',
    ),
    missing_rate_change: perSubject(
      'change in the share of rows without a value',
      subject =>
        shiftMetric({
          ...about,
          summary: 'change in the share of rows without a value',
          source: 'the share less that of the reference; Miettinen-Nurminen',
          better: { target: 0 },
          measuredIn: 'share',
          range: [-1, 1],
          from: { bins: cells({ missing: missing(subject) }) },
          value: ({ bins: a }, { bins: b }) => {
            const [arm, reference] = [missingOf(a), missingOf(b)]
            return arm.n * reference.n === 0 ? absent('no_rows') : arm.events / arm.n - reference.events / reference.n
          },
          closed: ({ bins: a }, { bins: b }, drawn) => ({
            kind: 'rates-independent',
            incumbent: { ...missingOf(b), designEffect: drawn.reference },
            candidate: { ...missingOf(a), designEffect: drawn.arm },
          }),
        }),
      'features',
    ),
    drifted_share: acrossMetric({
      ...about,
      summary: `share of subjects whose ${drifted.metric} is above ${drifted.above}`,
      source: 'counted by Benjamini and Hochberg (1995) over the p of each subject against that limit',
      measuredIn: 'share',
      range: [0, 1],
      of: subject => distance(distances[drifted.metric], subject, bins),
      bound: drifted.above,
    }),
  }),
})

function newRows(arm: Cells<'value'>, reference: Cells<'value'>): number {
  const known = new Set(reference.keys.value)
  return arm.n.reduce((sum, n, i) => sum + (arm.keys.value[i] === null || known.has(arm.keys.value[i]!) ? 0 : n), 0)
}

function missingOf({ keys, n }: Cells<'missing'>): { events: number; n: number } {
  return {
    events: n.reduce((sum, k, i) => sum + (keys.missing[i] === true ? k : 0), 0),
    n: n.reduce((sum, k) => sum + k, 0),
  }
}
