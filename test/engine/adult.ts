import type { Ask, Queries, Relation, Source } from '../../src/plan/types.ts'
import {
  abs,
  and,
  call,
  column,
  type Expr,
  eq,
  ge,
  indicator,
  le,
  literal,
  ln,
  mul,
  ne,
  of,
  rank,
  square,
  sub,
  when,
} from '../../src/sql/expr.ts'

/** What a set of ten gates or so asks of the adult logs. */

export const adultSources = (shared: string, candidate = 'v2-boosted'): Source[] => {
  const file = (log: Source['log'], name: string): Source => ({
    log,
    paths: [`${shared}/data/adult/${name}.parquet`],
    format: null,
    at: undefined,
  })
  return [
    file('incumbent', 'v1-logistic'),
    file('candidate', candidate),
    file('labels', 'labels'),
    file('reference', 'training-reference'),
  ]
}

const relation = (arm: 'incumbent' | 'candidate'): Relation => ({
  arm,
  log: arm,
  filter: null,
  id: [column('request_id')],
  unit: column('user_id'),
  time: column('ts'),
  weight: null,
  labels: { id: [column('request_id')], filter: null, latest: column('labelled_at') },
})

const adultRelations: Queries['relations'] = {
  incumbent: relation('incumbent'),
  candidate: relation('candidate'),
  reference: {
    arm: 'reference',
    log: 'reference',
    filter: null,
    id: null,
    unit: null,
    time: null,
    weight: null,
    labels: null,
  },
}

const score = column('score')
const label: Expr = { is: 'column', name: 'label', log: 'labels' }
const latency = column('latency_ms')
const positive = ge(score, 0.5)
/** scikit-learn's clip of this version: 1e-15. */
const clipped = call('least', call('greatest', score, literal(1e-15)), literal(1 - 1e-15))
const logLoss = when(eq(label, 1), mul(ln(clipped), -1), mul(ln(sub(1, clipped)), -1))
const onBoth = (f: (side: 'incumbent' | 'candidate') => Expr) => [f('incumbent'), f('candidate')] as const
const [s1, s2] = onBoth(side => of(side, score))
const [d1, d2] = onBoth(side => of(side, positive))
const tenths = Array.from({ length: 9 }, (_, i) => (i + 1) / 10)

let n = 0
const ask = (relation: Ask['relation'], request: Ask['request'], more: Partial<Ask> = {}): Ask => ({
  key: `${relation} ${++n}`,
  relation,
  filter: null,
  by: [],
  cluster: null,
  request,
  ...more,
})
const unit = { cluster: 'unit' } as const
const time = { cluster: 'time' } as const
const arms = ['incumbent', 'candidate'] as const

const moments = (expr: Record<string, Expr>) => ({ kind: 'moments', of: expr }) as const
export const adultAsks = {
  losses: arms.map(arm => ask(arm, moments({ logLoss }), unit)),
  brier: arms.map(arm => ask(arm, moments({ brier: square(sub(score, label)) }), unit)),
  confusion: arms.map(arm =>
    ask(
      arm,
      {
        kind: 'cells',
        keys: { decision: { is: 'value', of: positive }, label: { is: 'value', of: label } },
        mean: {},
      },
      { ...unit, by: [column('sex')] },
    ),
  ),
  calibration: arms.map(arm =>
    ask(
      arm,
      {
        kind: 'cells',
        keys: { bin: { is: 'bin', of: score, edges: tenths, closed: 'right' } },
        mean: { score, label },
      },
      unit,
    ),
  ),
  auc: arms.map(arm => ask(arm, { kind: 'ranks', scores: { score }, outcome: label }, unit)),
  delong: [ask('pairs', { kind: 'ranks', scores: { incumbent: s1, candidate: s2 }, outcome: of('incumbent', label) })],
  latency: arms.map(arm => ask(arm, { kind: 'quantiles', of: latency, p: [0.5, 0.9, 0.95, 0.99, 0.999] }, time)),
  drift: (['reference', ...arms] as const).map(arm =>
    ask(arm, {
      kind: 'cells',
      keys: { bin: { is: 'quantile-bin', of: score, count: 10, from: 'reference', source: score, closed: 'left' } },
      mean: {},
    }),
  ),
  flips: [ask('pairs', moments({ flip: indicator(ne(d1, d2)) }), unit)],
  agreement: [
    ask('pairs', moments({ incumbent: s1, candidate: s2 }), unit),
    ask('pairs', moments({ difference: abs(sub(s1, s2)), within: indicator(le(abs(sub(s1, s2)), 0.05)) }), unit),
  ],
  spearman: [ask('pairs', moments({ incumbent: rank(s1), candidate: rank(s2) }), unit)],
  keys: [...arms, 'pairs' as const].map(arm => ask(arm, { kind: 'keys', content: [] })),
  women: arms.map(arm =>
    ask(arm, moments({ logLoss }), { ...unit, filter: and(eq(column('sex'), literal('Female')), positive) }),
  ),
} satisfies Record<string, Ask[]>

export const adultQueries: Queries = {
  relations: adultRelations,
  paired: true,
  asks: Object.values(adultAsks).flat(),
}
