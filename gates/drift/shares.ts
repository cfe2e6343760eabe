import {
  absent,
  type Cells,
  cells,
  finite,
  isCategorical,
  isNull,
  not,
  or,
  type Subject,
  shiftMetric,
  sideBySide,
} from 'mlgate'
import { about, ofEach } from './about.ts'

function newCategories(subject: Subject) {
  if (!isCategorical(subject)) return null
  return shiftMetric({
    ...about,
    summary: 'share of rows whose category the reference does not have',
    source: 'of all rows; a missing value is no new category; Clopper-Pearson, the reference taken as it is',
    measuredIn: 'share',
    range: [0, 1],
    from: { bins: cells({ value: subject.expr }) },
    value: ({ bins: a }, { bins: b }) => {
      const { n, m } = sideBySide(a, b)
      return n * m === 0 ? absent('no_rows') : newRows(a, b) / n
    },
    closed: ({ bins: a }, { bins: b }, drawn) => ({
      kind: 'rate',
      events: newRows(a, b),
      n: sideBySide(a, b).n,
      designEffect: drawn.arm,
    }),
  })
}

function newRows(arm: Cells<'value'>, reference: Cells<'value'>): number {
  const known = new Set(reference.keys.value)
  return arm.n.reduce((sum, n, i) => sum + (arm.keys.value[i] === null || known.has(arm.keys.value[i]!) ? 0 : n), 0)
}

const missing = ({ expr, type }: Subject) =>
  /^(FLOAT|DOUBLE|REAL)/.test(type) ? or(isNull(expr), not(finite(expr))) : isNull(expr)

const missingChange = (subject: Subject) =>
  shiftMetric({
    ...about,
    summary: 'change in the share of rows without a value',
    source: 'the share less that of the reference; Miettinen-Nurminen',
    better: { target: 0 },
    measuredIn: 'share',
    range: [-1, 1],
    from: { bins: cells({ missing: missing(subject) }) },
    value: ({ bins: a }, { bins: b }) => {
      const [arm, reference] = [missingIn(a), missingIn(b)]
      return arm.n * reference.n === 0 ? absent('no_rows') : arm.events / arm.n - reference.events / reference.n
    },
    closed: ({ bins: a }, { bins: b }, drawn) => ({
      kind: 'rates-independent',
      incumbent: { ...missingIn(b), designEffect: drawn.reference },
      candidate: { ...missingIn(a), designEffect: drawn.arm },
    }),
  })

const missingIn = ({ keys, n }: Cells<'missing'>): { events: number; n: number } => ({
  events: n.reduce((sum, k, i) => sum + (keys.missing[i] === true ? k : 0), 0),
  n: n.reduce((sum, k) => sum + k, 0),
})

export const ofShares = {
  new_category_share: ofEach('share of rows whose category the reference does not have', newCategories),
  missing_rate_change: ofEach('change in the share of rows without a value', missingChange),
}
