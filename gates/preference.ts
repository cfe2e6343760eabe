import {
  absent,
  add,
  and,
  armMetric,
  countOf,
  defineGate,
  div,
  type Expr,
  either,
  gt,
  indicator,
  literal,
  lt,
  type Metric,
  type Moments,
  minOf,
  moments,
  of,
  pairMetric,
  role,
  type Side,
  signTest,
  square,
  sub,
  sumOf,
  when,
  z,
} from 'mlgate'

/** A key of both models' documents. */
const shared = (name: 'session' | 'query'): Expr => either(of('incumbent', role(name)), of('candidate', role(name)))
const session = shared('session')

/** How lists were drafted is a matter of lists, whatever they weigh. */
const weights = 'ignored'
const unknown = literal(null)
const creditOf = (side: Side): Expr => sumOf(of(side, role('credit')))
const positionOf = (side: Side): Expr => of(side, role('position'))
const shownOf = (side: Side): Expr => countOf(of(side, literal(1)))

/** Only where both models' documents were shown can a user have preferred one. */
const compared = and(gt(shownOf('incumbent'), 0), gt(shownOf('candidate'), 0))
const credited = gt(add(creditOf('incumbent'), creditOf('candidate')), 0)
const lead = sub(creditOf('candidate'), creditOf('incumbent'))
const half = literal(0.5)
const won = when(gt(lead, 0), literal(1), when(lt(lead, 0), literal(0), half))

/** Above 0: the candidate picked first. */
const first = sub(minOf(positionOf('incumbent')), minOf(positionOf('candidate')))
const meanPosition = (side: Side): Expr => div(sumOf(positionOf(side)), shownOf(side))

interface Share {
  kind?: 'exact'
  weights?: 'ignored'
  summary: string
  source: string
  countedIn: 'sessions' | 'lists'
  better: Metric['better']
}

/** A mean over sessions, or lists, of what is within [0, 1] in each. */
const over = (per: readonly Expr[], value: Expr, about: Share): Metric =>
  pairMetric({
    ...about,
    measuredIn: 'share',
    range: [0, 1],
    from: { sessions: moments({ value }, { over: 'pooled', per }) },
    value: ({ sessions }) => meanOf(sessions),
    events: ({ sessions: { n, mean } }) => (n === 0 ? 0 : n * Math.min(mean.value, 1 - mean.value)),
  })

const meanOf = ({ n, mean }: Moments<'value'>) => (n === 0 ? absent('no_rows') : mean.value)

const metricsOf = (lists: readonly Expr[]): Readonly<Record<string, Metric>> => ({
  preference: over([session], when(and(compared, credited), won, unknown), {
    summary: 'share of sessions in which the candidate earned more credit, ties counting half; 0.5 is no preference',
    source:
      'Chapelle et al. 2012, Large-scale validation of interleaved search evaluation: their Δ + 0.5; sessions without credit are left out (Radlinski et al. 2008), for they would pull it to 0.5 however the models differ',
    countedIn: 'sessions',
    better: 'higher',
  }),
  credit: armMetric({
    summary: 'mean over sessions of the credit that the documents of a model earned',
    source: 'Σ credit of its documents over the sessions that show any',
    better: 'higher',
    measuredIn: 'credit',
    range: [0, null],
    countedIn: 'sessions',
    from: { sessions: moments({ value: sumOf(role('credit')) }, { per: [role('session')] }) },
    value: ({ sessions }) => meanOf(sessions),
  }),
  ties: over([session], when(and(compared, credited), when(gt(square(lead), 0), literal(0), literal(1)), unknown), {
    summary: 'share of the sessions with any credit in which both models earned the same',
    source: 'sessions with equal credit over sessions with any',
    countedIn: 'sessions',
    better: 'lower',
  }),
  without_credit: over([session], when(compared, sub(1, indicator(credited)), unknown), {
    summary: 'share of sessions in which nothing earned credit; they say nothing of a preference',
    source: 'sessions whose credit is 0 over sessions that show documents of both models',
    countedIn: 'sessions',
    better: 'lower',
  }),
  one_sided: over([session], sub(1, indicator(compared)), {
    kind: 'exact',
    weights,
    summary: 'share of sessions that show documents of one model only; they say nothing of a preference',
    source: 'sessions with one source over all sessions',
    countedIn: 'sessions',
    better: 'lower',
  }),
  draft_balance: pairMetric({
    summary: 'share of lists whose first pick is the candidate’s: a fair draft tosses a coin',
    source: 'exact binomial test against ½; scipy.stats.binomtest, p 1e-6; the draft is Radlinski et al. 2008’s',
    kind: 'test',
    weights,
    better: { target: 0.5 },
    measuredIn: 'share',
    range: [0, 1],
    countedIn: 'lists',
    guards: 'arms',
    from: {
      sessions: moments(
        { value: when(gt(first, 0), literal(1), when(lt(first, 0), literal(0), unknown)) },
        { over: 'pooled', per: lists },
      ),
    },
    value: ({ sessions }) => meanOf(sessions),
    test: ({ sessions: { n, mean } }) => {
      const picks = Math.round(n * mean.value)
      return n === 0 ? null : signTest(n - picks, picks).p
    },
  }),
  draft_share: over(lists, div(shownOf('candidate'), add(shownOf('incumbent'), shownOf('candidate'))), {
    kind: 'exact',
    weights,
    summary: 'mean over lists of the share of documents that are the candidate’s; a fair draft gives each model half',
    source: 'documents of the candidate over all of the list; limits are on its distance from 0.5',
    countedIn: 'lists',
    better: { target: 0.5 },
  }),
  position_balance: pairMetric({
    summary: 'mean over lists of how much further down the candidate’s documents stand than the incumbent’s',
    source: 'mean position of the candidate’s documents less that of the incumbent’s, by list',
    better: { target: 0 },
    measuredIn: 'positions',
    countedIn: 'lists',
    from: {
      sessions: moments(
        { value: sub(meanPosition('candidate'), meanPosition('incumbent')) },
        { over: 'pooled', per: lists },
      ),
    },
    value: ({ sessions }) => meanOf(sessions),
  }),
})

const options = z.strictObject({})

export default defineGate<z.infer<typeof options>>({
  name: 'preference',
  question: 'Do users prefer the candidate’s documents where they see both models’?',
  options,
  implicit: ({ stage, interleaved, roles }) =>
    stage?.strategy === 'interleaved' && interleaved && roles.includes('position')
      ? [{ metric: 'draft_balance', subject: null, limit: 'alpha', value: 0.001, severity: 'warn', unlessAsked: true }]
      : [],
  metrics: (_, __, { interleaved, roles }) => {
    const lacks = {
      message: 'A preference is seen in one list that is made of both models’.',
      hint: 'give that log: `logs: {interleaved: …}`',
    }
    const metrics = metricsOf(roles.includes('query') ? [session, shared('query')] : [session])
    return interleaved
      ? metrics
      : Object.fromEntries(Object.entries(metrics).map(([name, metric]) => [name, { ...metric, lacks }]))
  },
})
