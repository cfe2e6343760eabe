import {
  abs,
  absent,
  add,
  and,
  armMetric,
  type Cells,
  call,
  cells,
  defineGate,
  div,
  type Expr,
  either,
  finite,
  gt,
  indicator,
  isNull,
  type Known,
  keys,
  le,
  literal,
  lt,
  type Metric,
  MlgateError,
  type Moments,
  moments,
  ne,
  not,
  of,
  or,
  orderStatistics,
  pairMetric,
  perSubject,
  quantiles,
  role,
  type Subject,
  shiftMetric,
  sub,
  sumOf,
  when,
  z,
} from 'mlgate'

const options = z.strictObject({
  contract: z
    .record(
      z.string(),
      z.strictObject({
        range: z.tuple([z.number(), z.number()]).optional().describe('smallest and largest value allowed'),
        allowed: z
          .union([z.array(z.string()), z.array(z.number()), z.array(z.boolean())])
          .refine(list => list.length > 0 && list.length < 1000, 'must have 1 to 999 values')
          .optional()
          .describe('the values allowed'),
        pattern: z
          .string()
          .max(500)
          .refine(isPattern, 'is not a regular expression')
          .optional()
          .describe('a regular expression (RE2) that each value matches somewhere; anchor it by ^ and $'),
      }),
    )
    .default({})
    .describe('what each column may hold, by column or role'),
  tolerance: z
    .number()
    .nonnegative()
    .default(0)
    .describe('feature_mismatch: the difference of numbers that still counts as the same'),
})
type Options = z.infer<typeof options>

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

const orElse = (x: Expr, value: boolean): Expr => call('coalesce', x, literal(value))
const cast = (to: string, arg: Expr): Expr => ({ is: 'cast', to, attempt: true, arg })
const epoch = (x: Expr): Expr => call('epoch', x)
const seconds = (iso: string): number => Date.parse(iso) / 1000
const HOUR = 3600

/** Counts the rows where a condition holds; an unknown condition does not. */
const count = (condition: Expr) => ({ rows: moments({ hit: indicator(orElse(condition, false)) }) })

/** About the log itself: a row is a row, whatever it weighs. */
const weights = 'ignored'
const fact = { kind: 'exact', better: 'lower', weights } as const
const aShare = { ...fact, measuredIn: 'share', range: [0, 1] } as const

const share = (summary: string, condition: Expr) =>
  armMetric({
    ...aShare,
    summary,
    source: 'rows for which it holds over all rows',
    from: count(condition),
    value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : rows.mean.hit),
  })

const outside = (x: Expr, [low, high]: readonly [number, number]): Expr => or(lt(x, low), gt(x, high))

/** Where a role's values make sense at all; a role without an entry may hold any finite number. */
const soundIn = ({ task }: Known): Readonly<Record<string, readonly [number, number]>> => ({
  // A score that documents are ordered by is on any scale.
  ...(task !== 'ranking' && { score: [0, 1] }),
  latency: [0, Number.MAX_VALUE],
  position: [0, Number.MAX_VALUE],
  credit: [0, Number.MAX_VALUE],
  rank: [1, Number.MAX_VALUE],
  relevance: [0, Number.MAX_VALUE],
  weight: [0, Number.MAX_VALUE],
})

const defective = (subject: Subject, known: Known): Expr => {
  const { name, expr } = subject
  const { task, classes } = known
  if (task === 'multiclass' && (name === 'label' || name === 'prediction')) {
    const strange = classes ? call('not in', expr, ...classes.map(c => literal(c))) : literal(false)
    return name === 'label' ? and(not(isNull(expr)), strange) : or(isNull(expr), strange)
  }
  if (name === 'probabilities') return improbable(expr, classes)
  if (name === 'query' || name === 'session') return isNull(expr)
  if (name === 'source') return orElse(call('not in', expr, literal('incumbent'), literal('candidate')), true)

  // A label may be unknown (it comes later), but never anything other than an outcome.
  if (name === 'label' && task === 'binary')
    return and(not(isNull(expr)), or(not(finite(expr)), not(call('in', expr, literal(0), literal(1)))))
  if (name === 'label') return task === 'regression' ? and(not(isNull(expr)), not(finite(expr))) : literal(false)
  const range = soundIn(known)[name]
  const crossed = name === 'interval.high' ? [lt(expr, role('interval.low'))] : []
  return or(isNull(expr), not(finite(expr)), ...(range ? [outside(expr, range)] : []), ...crossed)
}

/** Rounded to three digits, a hundred probabilities may add up to this much more or less than 1. */
const ROUNDING = 0.05

/** No list of k numbers in [0, 1] that add up to 1. */
function improbable(list: Expr, classes: readonly string[] | null): Expr {
  const [least, most] = [call('list_min', list), call('list_max', list)]
  const wrong = or(isNull(list), isNull(most), not(finite(most)), outside(least, [0, 1]), outside(most, [0, 1]))
  if (!classes) return wrong
  const total = classes.map((_, i) => call('element', list, literal(i + 1))).reduce((sum, p) => add(sum, p))
  return or(wrong, ne(call('len', list), classes.length), isNull(total), gt(abs(sub(total, 1)), ROUNDING))
}

/**
 * What has failed has no answer to be sound. But a row marked as an error is a row taken out of every metric: it is
 * exempt only where the spec limits how many there may be.
 */
const exemptsErrors = ({ roles, limited }: Known): boolean => roles.includes('error') && limited.includes('error_rate')
/** Roles whose every value has to make sense. */
const checked = [
  'score',
  'probabilities',
  'prediction',
  'interval.low',
  'interval.high',
  'label',
  'latency',
  'session',
  'query',
  'position',
  'source',
  'credit',
  'rank',
  'relevance',
  'weight',
] as const
const answers: readonly string[] = ['score', 'probabilities', 'prediction', 'interval.low', 'interval.high', 'latency']

/** What `contract` says of a column; a metric that needs it is not silently met without. */
function agreed<K extends 'range' | 'allowed' | 'pattern'>(contract: Options['contract'], name: string, key: K) {
  const found = contract[name]?.[key]
  if (found !== undefined) return found as NonNullable<Options['contract'][string][K]>
  const example = { range: '[0, 1]', allowed: '[a, b]', pattern: "'^[a-z]+$'" }[key]
  throw new MlgateError({
    code: 'contract-missing',
    message: `The contract says nothing of the ${key} of \`${name}\`.`,
    hint: `add it to the gate: \`contract: {${name}: {${key}: ${example}}}\``,
  })
}

const among = (x: Expr, allowed: readonly (string | number | boolean)[]): Expr =>
  call(
    'in',
    cast({ string: 'varchar', number: 'double', boolean: 'boolean' }[typeof allowed[0] as 'string'], x),
    ...allowed.map(literal),
  )

export default defineGate<Options>({
  name: 'data',
  question: 'Are the logs what they claim to be?',
  options,
  metrics: ({ contract, tolerance }, asked, known) => ({
    rows: armMetric({
      accrues: true,
      ...fact,
      summary: 'rows of the log, within the window and the filters',
      better: 'higher',
      measuredIn: 'rows',
      range: [0, null],
      from: { all: moments({ one: literal(1) }) },
      value: ({ all }) => all.n,
    }),
    freshness: armMetric({
      ...fact,
      summary: 'age of the newest row at --as-of',
      source: '--as-of less the greatest time that is not after it: rows from the future do not make a log fresh',
      measuredIn: 's',
      range: [0, null],
      from: { ages: moments({ age: ageAt(known.asOf) }) },
      value: ({ ages }) => (ages.n === 0 ? absent('no_rows') : ages.min.age),
    }),
    completeness: completeness(known),
    id_completeness: pairMetric({
      ...aShare,
      summary: "share of the incumbent's ids that the candidate's log has",
      source: 'ids in both logs over ids of the incumbent’s',
      better: 'higher',
      from: { ids: keys({ over: 'pairs' }) },
      value: ({ ids: { both, onlyIncumbent } }) => {
        const expected = (both ?? 0) + (onlyIncumbent ?? 0)
        return expected === 0 ? absent('no_rows') : (both ?? 0) / expected
      },
    }),
    null_rate: perSubject('share of rows without a value', ({ expr }) =>
      share('share of rows without a value', isNull(expr)),
    ),
    out_of_range: perSubject('share of rows outside the range that `contract` allows', ({ name, expr }) =>
      share(
        'share of rows outside the allowed range',
        outside(expr, contract[name]?.range ?? soundIn(known)[name] ?? agreed(contract, name, 'range')),
      ),
    ),
    not_allowed: perSubject('share of rows with a value that `contract` does not allow', ({ name, expr }) =>
      share(
        'share of rows with a value that is not allowed; missing values are for null_rate',
        and(not(isNull(expr)), not(orElse(among(expr, agreed(contract, name, 'allowed')), false))),
      ),
    ),
    not_matching: perSubject(
      'share of rows with a value that does not match the pattern of `contract`',
      ({ name, expr }) =>
        share(
          'share of rows with a value that does not match the pattern; missing values are for null_rate',
          not(call('regexp_matches', cast('varchar', expr), literal(agreed(contract, name, 'pattern')))),
        ),
    ),
    duplicates: perSubject('share of rows whose id another row has already', ({ name }) => {
      if (name !== 'id')
        throw new MlgateError({
          code: 'unknown-subject',
          message: `\`duplicates\` is about the id, and not about \`${name}\`.`,
          hint: 'write `duplicates(id)`',
        })
      return armMetric({
        ...aShare,
        summary: 'share of rows whose id another row has already',
        source: '(rows with an id − distinct ids) / rows with an id',
        needs: ['id'],
        from: { ids: keys() },
        value: ({ ids: { rows, nulls, distinct } }) =>
          rows === nulls ? absent('no_rows') : (rows - nulls - distinct) / (rows - nulls),
      })
    }),
    label_coverage: armMetric({
      accrues: true,
      ...aShare,
      summary: 'share of rows whose outcome is known',
      source: 'rows with a label over all rows',
      better: 'higher',
      from: count(not(isNull(role('label')))),
      value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : rows.mean.hit),
    }),
    label_coverage_gap: coverageGap,
    label_coverage_change: coverageChange,
    ...Object.fromEntries(
      ['p50_label_delay', 'p90_label_delay', 'p99_label_delay', ...asked].flatMap(name => {
        const p = Number(`0.${/^p(\d{1,6})_label_delay$/.exec(name)?.[1] ?? 0}`)
        return p > 0 ? [[name, labelDelay(p)]] : []
      }),
    ),
    schema_mismatch: schemaMismatch(known),
    feature_mismatch: perSubject(
      'share of requests for which the two logs hold another value of a feature',
      subject => featureMismatch(subject, known, tolerance),
      'inputs',
    ),
    valid: perSubject('rows whose value is missing or makes no sense', subject => {
      const exempt = exemptsErrors(known) && answers.some(name => name === subject.name)
      return armMetric({
        ...fact,
        summary: `rows whose value is missing, not finite or impossible${exempt ? '; requests that failed are exempt' : ''}`,
        measuredIn: 'rows',
        range: [0, null],
        judgesIncumbent: true,
        from: count(
          exempt ? and(not(orElse(role('error'), false)), defective(subject, known)) : defective(subject, known),
        ),
        value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : Math.round(rows.n * rows.mean.hit)),
      })
    }),
    unique: perSubject('ids with rows that contradict each other', () =>
      armMetric({
        ...fact,
        summary: 'ids with rows that contradict each other',
        measuredIn: 'rows',
        range: [0, null],
        judgesIncumbent: true,
        from: { ids: keys() },
        value: ({ ids }) => ids.conflicts,
      }),
    ),
    relevance_mismatch: relevanceMismatch(known),
    paired: perSubject('share of all ids (or queries, or units) that are in both logs', ({ name }) =>
      pairMetric({
        ...aShare,
        summary: `share of all ${name === 'id' ? 'ids' : 'units'} that are in both logs`,
        guards: name === 'id' ? 'pairs' : 'arms',
        better: 'higher',
        from: { ids: name === 'id' ? keys({ over: 'pairs' }) : keys({ of: 'unit', over: 'pooled' }) },
        value: ({ ids }) => {
          const all = (ids.both ?? 0) + (ids.onlyIncumbent ?? 0) + (ids.onlyCandidate ?? 0)
          return all === 0 ? absent('no_rows') : (ids.both ?? 0) / all
        },
      }),
    ),
  }),
  implicit: known => {
    const { roles, shared, paired, task, arms } = known
    return [
      ...checked
        .filter(name => roles.includes(name))
        .map(subject => ({ metric: 'valid', subject, limit: 'max', value: 0 }) as const),
      ...(roles.includes('id') ? [{ metric: 'unique', subject: 'id', limit: 'max', value: 0 } as const] : []),
      ...(shared ? [{ metric: 'paired', subject: sharedBy(known), limit: 'min', value: 0.995 } as const] : []),
      ...(shared && task === 'ranking' && roles.includes('query') && roles.includes('relevance')
        ? [{ metric: 'relevance_mismatch', subject: null, limit: 'max', value: 0.005 } as const]
        : []),
      // Else the two models would be judged on two populations, and one could make light of what it does badly.
      ...(paired && roles.includes('weight')
        ? [{ metric: 'feature_mismatch', subject: 'weight', limit: 'max', value: 0 } as const]
        : []),
      ...(task === 'binary' && roles.includes('label') && roles.includes('decision')
        ? [{ metric: 'label_coverage_gap', subject: null, limit: 'max', value: 0.05, severity: 'warn' } as const]
        : []),
      // Answers to the same requests have the same outcomes.
      ...(!shared && arms.includes('incumbent') && roles.includes('label')
        ? [{ metric: 'label_coverage_change', subject: null, limit: 'max', value: 0.05, severity: 'warn' } as const]
        : []),
    ]
  },
  warnings: known =>
    known.roles.includes('error') && !exemptsErrors(known)
      ? [
          {
            code: 'errors-unlimited',
            message:
              'Rows marked as errors have to have sound scores all the same, because no gate limits `error_rate`.',
            hint: 'limit it: `{gate: latency, metrics: {error_rate: {max: 0.1%}}}`; failed requests are then exempt',
          },
        ]
      : [],
})

/**
 * The best that a list could be is known from the documents in it: a relevant one that is in the other model's list alone
 * would make this one's look better than it is.
 */
function relevanceMismatch({ paired }: Known): Metric {
  const [incumbent, candidate] = (['incumbent', 'candidate'] as const).map(arm => sumOf(of(arm, role('relevance'))))
  const query = either(of('incumbent', role('query')), of('candidate', role('query')))
  return pairMetric({
    ...aShare,
    summary: 'share of queries whose documents are of more relevance in one log than in the other',
    source:
      'queries in both logs whose sums of relevance differ, over all in both; log all that are relevant, served or not',
    countedIn: 'queries',
    tasks: ['ranking'],
    guards: paired ? 'pairs' : 'arms',
    from: {
      queries: moments(
        { differs: indicator(gt(abs(sub(incumbent!, candidate!)), 1e-9)) },
        { over: 'pooled', per: [query] },
      ),
    },
    value: ({ queries: { n, mean } }) => (n === 0 ? absent('no_rows') : mean.differs),
  })
}

/** What says that two logs are about the same: documents by id, lists by query, which is the unit unless another is. */
const sharedBy = ({ paired, roles }: Known): string => (paired ? 'id' : roles.includes('unit') ? 'unit' : 'query')

/** Seconds from a row's time to the instant; unknown for rows after it. */
const ageAt = (iso: string): Expr => {
  const time = epoch(role('time'))
  return when(le(time, seconds(iso)), sub(seconds(iso), time), literal(null))
}

/** Hours with a row over hours expected: the whole hours of the window, else those from the first row to the last. */
function completeness({ window }: Known): Metric {
  return armMetric({
    ...aShare,
    summary: 'share of hours that have any row',
    source: 'hours with a row over the whole hours of the window; without a window, over those from first row to last',
    better: 'higher',
    from: { hours: cells({ hour: call('floor', div(epoch(role('time')), HOUR)) }) },
    value: ({ hours }) => {
      const seen = hours.keys.hour.filter(hour => hour !== null).map(Number)
      const [from, until] = window
        ? [Math.ceil(seconds(window.from) / HOUR), Math.floor(seconds(window.until) / HOUR) - 1]
        : seen.reduce(
            ([low, high], hour) => [Math.min(low, hour), Math.max(high, hour)] as const,
            [Infinity, -Infinity],
          )
      const expected = until - from + 1
      if (seen.length === 0) return absent('no_rows')
      return expected > 0 ? seen.filter(hour => hour >= from && hour <= until).length / expected : absent('too_few')
    },
  })
}

/**
 * Coverage where the decision is positive less coverage where it is negative. Metrics on labels speak of all rows only
 * if outcomes come alike for both: of loans, only those that were granted have one.
 */
const decided = ({ decided: { size, keys, n, mean } }: { decided: Cells<'decision', 'known'> }) => {
  const of = (decision: boolean) => {
    const at = Array.from({ length: size }, (_, i) => i).filter(i => keys.decision[i] === decision)
    return { n: at.reduce((s, i) => s + n[i]!, 0), events: at.reduce((s, i) => s + n[i]! * mean.known[i]!, 0) }
  }
  const [negative, positive] = [of(false), of(true)]
  const events = negative.events + positive.events
  const all = negative.n + positive.n
  return { negative, positive, all, alike: events === 0 || events === all }
}
const coverageGap = armMetric({
  summary: 'share of known outcomes among positive decisions, less that among negative ones',
  source: 'difference of two shares; Miettinen and Nurminen’s interval',
  better: { target: 0 },
  measuredIn: 'share',
  range: [-1, 1],
  tasks: ['binary'],
  guards: 'labels',
  undecided: 'warn',
  weights,
  from: { decided: cells({ decision: role('decision') }, { mean: { known: indicator(not(isNull(role('label')))) } }) },
  value: statistics => {
    const { negative, positive, all, alike } = decided(statistics)
    if (all === 0) return absent('no_rows')
    if (alike) return 0
    if (negative.n === 0 || positive.n === 0) return absent('constant')
    return positive.events / positive.n - negative.events / negative.n
  },
  closed: {
    arm: statistics => {
      const { negative, positive, alike } = decided(statistics)
      if (alike) return { kind: 'exact', value: 0 }
      if (negative.n === 0 || positive.n === 0) return null
      return { kind: 'rates-independent', incumbent: negative, candidate: positive }
    },
  },
})

const isKnown = { rows: moments({ known: indicator(not(isNull(role('label')))) }) }
const counted = ({ rows: { n, mean } }: { rows: Moments<'known'> }) => ({ events: n === 0 ? 0 : n * mean.known, n })
const coverageChange = shiftMetric({
  summary: "share of known outcomes in the candidate's log, less that in the incumbent's",
  source: 'difference of two shares; Miettinen and Nurminen’s interval',
  better: { target: 0 },
  measuredIn: 'share',
  range: [-1, 1],
  against: 'incumbent',
  guards: 'labels',
  undecided: 'warn',
  from: isKnown,
  value: (candidate, incumbent) => {
    const [c, i] = [counted(candidate), counted(incumbent)]
    return c.n * i.n === 0 ? absent('no_rows') : c.events / c.n - i.events / i.n
  },
  closed: (candidate, incumbent, drawn) => {
    const [c, i] = [counted(candidate), counted(incumbent)]
    // Where all outcomes are known, or none, that is a fact.
    const alike = (c.events === 0 && i.events === 0) || (c.events === c.n && i.events === i.n)
    return alike
      ? { kind: 'exact', value: 0 }
      : {
          kind: 'rates-independent',
          incumbent: { ...i, designEffect: drawn.reference },
          candidate: { ...c, designEffect: drawn.arm },
        }
  },
})

const labelDelay = (p: number): Metric =>
  armMetric({
    summary: `time from request to outcome that ${p * 100} % of the known outcomes took at most`,
    source: 'numpy.quantile, linear interpolation; outcomes still to come are not in it',
    better: 'lower',
    measuredIn: 's',
    weights,
    from: { delays: quantiles(sub(epoch(role('labels.time')), epoch(role('time'))), [p]) },
    value: ({ delays }) => (delays.n === 0 ? absent('no_labels') : delays.q[0]!),
    closed: { arm: ({ delays }) => orderStatistics(delays) },
  })

function schemaMismatch({ types: { incumbent, candidate } }: Known): Metric {
  const names = [...new Set([...Object.keys(incumbent ?? {}), ...Object.keys(candidate ?? {})])]
  const other = incumbent ? names.filter(name => incumbent[name] !== candidate?.[name]) : []
  const list = other.map(name => `${name} (${incumbent?.[name] ?? 'none'}, ${candidate?.[name] ?? 'none'})`)
  return armMetric({
    ...fact,
    summary: `columns that only one log has, or whose types differ${list.length > 0 ? `: ${list.join(', ')}` : ''}`,
    measuredIn: 'count',
    range: [0, null],
    from: { all: moments({ one: literal(1) }) },
    value: () => other.length,
  })
}

/** Both sides missing is the same; numbers may differ by the tolerance; columns of different types are compared as text. */
function featureMismatch({ name, expr, type }: Subject, { types }: Known, tolerance: number): Metric {
  const number = /INT|FLOAT|DOUBLE|DECIMAL|REAL/
  const [a, b] = [types.incumbent?.[name] ?? type, types.candidate?.[name] ?? type]
  const numbers = number.test(a) && number.test(b)
  const read = (x: Expr): Expr => (a === b || numbers ? x : cast('varchar', x))
  const [i, c] = [of('incumbent', read(expr)), of('candidate', read(expr))]
  const distinct = call('is distinct from', i, c)
  const differs = numbers && tolerance > 0 ? and(distinct, not(orElse(le(abs(sub(c, i)), tolerance), false))) : distinct
  return pairMetric({
    ...aShare,
    summary: `share of requests for which the two logs hold another value of ${name}`,
    source: `rows with |difference| > ${tolerance}, or any other difference, over all pairs; missing on both sides is the same`,
    from: { pairs: moments({ differs: indicator(differs) }, { over: 'pairs' }) },
    value: ({ pairs }) => (pairs.n === 0 ? absent('no_rows') : pairs.mean.differs),
  })
}
