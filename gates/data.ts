import {
  absent,
  and,
  armMetric,
  call,
  defineGate,
  type Expr,
  finite,
  gt,
  indicator,
  isNull,
  keys,
  literal,
  lt,
  moments,
  not,
  or,
  pairMetric,
  perSubject,
  type Subject,
  z,
} from 'mlgate'

const options = z.strictObject({
  contract: z
    .record(
      z.string(),
      z.strictObject({
        range: z.tuple([z.number(), z.number()]).optional().describe('smallest and largest value allowed'),
      }),
    )
    .default({})
    .describe('what each column may hold, by column or role'),
})
type Options = z.infer<typeof options>

/** Counts the rows where a condition holds; an unknown condition does not. */
const count = (condition: Expr) => ({ rows: moments({ hit: indicator(call('coalesce', condition, literal(false))) }) })

const share = (summary: string, condition: Expr) =>
  armMetric({
    summary,
    kind: 'exact',
    better: 'lower',
    measuredIn: 'share',
    range: [0, 1],
    from: count(condition),
    value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : rows.mean.hit),
  })

const outside = (x: Expr, [low, high]: readonly [number, number]): Expr => or(lt(x, low), gt(x, high))

/** Where a role's values make sense at all; a role without an entry may hold any finite number. */
const sound: Readonly<Record<string, readonly [number, number]>> = { score: [0, 1], latency: [0, Number.MAX_VALUE] }

const defective = ({ name, expr }: Subject): Expr => {
  // A label may be unknown (it comes later), but never anything other than an outcome.
  if (name === 'label')
    return and(not(isNull(expr)), or(not(finite(expr)), not(call('in', expr, literal(0), literal(1)))))
  const range = sound[name]
  return or(isNull(expr), not(finite(expr)), ...(range ? [outside(expr, range)] : []))
}

export default defineGate<Options>({
  name: 'data',
  question: 'Are the logs what they claim to be?',
  options,
  metrics: ({ contract }) => ({
    rows: armMetric({
      summary: 'rows of the log, within the window and the filters',
      kind: 'exact',
      better: 'higher',
      measuredIn: 'rows',
      range: [0, null],
      from: { all: moments({ one: literal(1) }) },
      value: ({ all }) => all.n,
    }),
    null_rate: perSubject('share of rows without a value', ({ expr }) =>
      share('share of rows without a value', isNull(expr)),
    ),
    out_of_range: perSubject('share of rows outside the range that `contract` allows', ({ name, expr }) =>
      share(
        'share of rows outside the allowed range',
        outside(expr, contract[name]?.range ?? sound[name] ?? [-Infinity, Infinity]),
      ),
    ),
    valid: perSubject('rows whose value is missing or makes no sense', subject =>
      armMetric({
        summary: 'rows whose value is missing, not finite or impossible',
        kind: 'exact',
        better: 'lower',
        measuredIn: 'rows',
        range: [0, null],
        judgesIncumbent: true,
        from: count(defective(subject)),
        value: ({ rows }) => (rows.n === 0 ? absent('no_rows') : Math.round(rows.n * rows.mean.hit)),
      }),
    ),
    unique: perSubject('ids with rows that contradict each other', () =>
      armMetric({
        summary: 'ids with rows that contradict each other',
        kind: 'exact',
        better: 'lower',
        measuredIn: 'rows',
        range: [0, null],
        judgesIncumbent: true,
        from: { ids: keys() },
        value: ({ ids }) => ids.conflicts,
      }),
    ),
    paired: perSubject('share of all ids that are in both logs', () =>
      pairMetric({
        summary: 'share of all ids that are in both logs',
        guards: 'pairs',
        kind: 'exact',
        better: 'higher',
        measuredIn: 'share',
        range: [0, 1],
        from: { ids: keys({ over: 'pairs' }) },
        value: ({ ids }) => {
          const all = (ids.both ?? 0) + (ids.onlyIncumbent ?? 0) + (ids.onlyCandidate ?? 0)
          return all === 0 ? absent('no_rows') : (ids.both ?? 0) / all
        },
      }),
    ),
  }),
  implicit: ({ roles, paired }) => [
    ...(['score', 'prediction', 'label', 'latency'] as const)
      .filter(name => roles.includes(name))
      .map(subject => ({ metric: 'valid', subject, limit: 'max', value: 0 }) as const),
    ...(roles.includes('id') ? [{ metric: 'unique', subject: 'id', limit: 'max', value: 0 } as const] : []),
    ...(paired ? [{ metric: 'paired', subject: 'id', limit: 'min', value: 0.995 } as const] : []),
  ],
})
