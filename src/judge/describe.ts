import type { Case, Found, Measured, Shown } from './case.ts'
import type { ArmValue, JudgedCheck } from './types.ts'

const sliceName = ({ slice }: Case['check'], by: Case['by']): string | null =>
  slice === null
    ? null
    : slice.by.length === 0
      ? slice.name
      : slice.by.map((column, i) => `${column}=${by[i] ?? '∅'}`).join(', ')

/** name/metric(subject)/kind[slice] */
export function idOf({ check, by }: Pick<Case, 'check' | 'by'>): string {
  const [subject, slice] = [check.subject?.name, sliceName(check, by)]
  return `${check.gate}/${check.metric}${subject === undefined ? '' : `(${subject})`}/${check.limit.kind}${slice === null ? '' : `[${slice}]`}`
}

/** All that is known of a check before it is examined. */
export function describeCheck(of: Case, shown: Shown): Omit<JudgedCheck, keyof Found> {
  const { check, metric, by, answers } = of
  const { limit, slice } = check
  const name = sliceName(check, by)
  const subject = check.subject?.name ?? null
  const exempt = metric.undecided === 'warn'
  const arm = (which: 'incumbent' | 'candidate', measured: Measured | null): ArmValue | null =>
    measured && {
      value: typeof measured.value === 'number' ? measured.value : null,
      n: measured.n,
      units: slice || metric.shape === 'pair' ? null : (answers.relations[which]?.units ?? null),
    }
  return {
    id: idOf(of),
    gate: check.gate,
    metric: check.metric,
    subject,
    slice: name,
    kind: limit.kind,
    nature: metric.kind ?? 'estimated',
    rule: limit.rule,
    severity: limit.severity,
    family: slice === null ? 'whole' : 'slices',
    implicit: check.implicit,
    holds: !exempt && (slice === null || slice.prove),
    exempt,
    better: typeof metric.better === 'object' ? 'target' : metric.better,
    target: typeof metric.better === 'object' ? metric.better.target : null,
    measuredIn: metric.measuredIn,
    summary: metric.summary,
    limit: limit.written,
    relative: limit.relative,
    incumbent: arm('incumbent', shown.incumbent),
    candidate: arm('candidate', shown.candidate),
    groups: shown.groups ?? null,
    at: limit.at,
  }
}
