import type { AcrossMetric } from '../gate/define.ts'
import type { Inference } from '../stats/infer.ts'
import { adjust } from '../stats/multiplicity.ts'
import { type AnyShift, type Case, known, type Measured, type Shape } from './case.ts'
import { boundOf, claims, meets } from './claim.ts'
import { shift } from './shift.ts'

/** The share of subjects whose own metric is beyond a bound. */
export const across: Shape = {
  shown: of => ({ incumbent: plainShare(of, 'incumbent'), candidate: plainShare(of, 'candidate') }),
  rows: of => {
    const each = casesOf(of).map(shift.rows)
    return [0, 1].map(i => Math.max(0, ...each.map(rows => rows[i] ?? 0)))
  },
  seek: (of, alpha) => {
    const { better } = of.metric
    const { bound: beyond } = of.metric as AcrossMetric
    const found = casesOf(of).map(one => ({ sought: shift.seek(one, alpha), ...one }))
    if (found.every(f => 'absent' in f.sought)) return found[0] ? { absent: 'too_few' } : { absent: 'no_rows' }
    const stands = found.map(({ sought, check, metric }) =>
      'absent' in sought
        ? { p: 1, pPass: 1, value: 0 }
        : {
            ...(sought.claims ?? claims(sought.inference, check.limit, metric.better, beyond)),
            value: sought.inference.value,
          },
    )
    const counted = found.filter(
      ({ sought, check, metric }) =>
        !('absent' in sought) && !meets(sought.inference.value, check.limit, metric.better, beyond),
    ).length
    const bound = boundOf(of.check.limit, better, of.check.slice?.marginScale ?? 1)
    return { inference: shareOf(stands, counted), bound, designEffect: null }
  },
}

/**
 * A share k/m of subjects, by how many are shown to be beyond the bound (the low end) and how many to be within it (the
 * high end), at the false discovery rate that is asked for. Its p against a limit is the smallest rate at which the
 * number of subjects that it takes is shown.
 */
function shareOf(stands: readonly { p: number; pPass: number }[], counted: number): Inference {
  const m = stands.length
  const beyond = adjust(
    stands.map(s => s.p),
    'benjamini-hochberg',
  ).sort((a, b) => a - b)
  const within = adjust(
    stands.map(s => s.pPass),
    'benjamini-hochberg',
  ).sort((a, b) => a - b)
  const shown = (p: readonly number[], rate: number) => p.filter(x => x <= rate).length
  /** Shares are counts: 0.3 of 10 is 3, whatever 0.3 · 10 is as a double. */
  const most = (limit: number) => Math.floor(limit * m + 1e-9)
  return {
    value: counted / m,
    interval: alpha => ({ low: shown(beyond, alpha / 2) / m, high: 1 - shown(within, alpha / 2) / m }),
    above: limit => (limit < 0 ? 0 : (beyond[most(limit)] ?? 1)),
    below: limit => (most(limit) >= m ? 0 : limit < 0 ? 1 : within[m - most(limit) - 1]!),
    method: `Benjamini-Hochberg over ${m}`,
  }
}

/** Each subject as a case of its own, of the metric that the subject has. */
function casesOf(of: Case): Case<AnyShift>[] {
  const metric = of.metric as AcrossMetric
  return (of.check.subjects ?? []).flatMap((subject, i) => {
    const own = metric.of(subject)
    if (!own) return []
    const asks = Object.fromEntries(
      Object.entries(of.check.asks).map(([relation, asked]) => [
        relation,
        asked && typeof asked === 'object' ? without(asked, `${i}.`) : asked,
      ]),
    ) as Case['check']['asks']
    const limit = { ...of.check.limit, kind: 'max', value: metric.bound, relative: false } as const
    return [{ ...of, metric: own, check: { ...of.check, subject, subjects: null, limit, asks } }]
  })
}

const without = (asked: Readonly<Record<string, string>>, prefix: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([word, key]) => (word.startsWith(prefix) ? [[word.slice(prefix.length), key]] : [])),
  )

function plainShare(of: Case, arm: 'incumbent' | 'candidate'): Measured | null {
  const { bound } = of.metric as AcrossMetric
  const found = casesOf(of).flatMap(one => {
    const measured = shift.shown(one)[arm]
    return measured ? [{ value: known(measured), measured, one }] : []
  })
  if (found.length === 0) return null
  const values = found.flatMap(({ value, one }) => (typeof value === 'number' ? [{ value, one }] : []))
  const { n, effective } = found.map(f => f.measured).reduce((a, b) => (b.n > a.n ? b : a))
  if (values.length === 0) return { value: { absent: 'too_few' }, n, effective }
  const over = values.filter(({ value, one }) => !meets(value, one.check.limit, one.metric.better, bound))
  return { value: over.length / values.length, n, effective }
}
