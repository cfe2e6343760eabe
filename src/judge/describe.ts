import type { Scalar } from '../plan/types.ts'
import type { Case, Found, Measured, Shown } from './case.ts'
import type { ArmValue, JudgedCheck, Span } from './types.ts'

export const describeArm = (measured: Measured | null, units: number | null): ArmValue | null =>
  measured && {
    value: typeof measured.value === 'number' ? measured.value : null,
    n: measured.n,
    ...(measured.effective !== undefined && { effective: measured.effective }),
    units,
  }

/** `sex=Female, race=White`; a slice given by a condition has its own name. */
export const sliceName = (slice: { name: string; by: readonly string[] }, by: readonly Scalar[]): string =>
  slice.by.length === 0 ? slice.name : slice.by.map((column, i) => `${column}=${by[i] ?? '∅'}`).join(', ')

/** The window of that number, of so many seconds since 1970, or several in a row. */
export function windowSpan(seconds: number, first: number, last = first): Span {
  const iso = (at: number) => new Date(at * seconds * 1000).toISOString()
  return { from: iso(first), until: iso(last + 1) }
}

/** name/metric(subject)/kind[slice] */
export function idOf({
  check,
  by,
}: {
  check: Pick<Case['check'], 'gate' | 'metric' | 'subject' | 'limit' | 'slice'>
  by: Case['by']
}): string {
  const [subject, slice] = [check.subject?.name, check.slice && sliceName(check.slice, by)]
  return `${check.gate}/${check.metric}${subject === undefined ? '' : `(${subject})`}/${check.limit.kind}${slice === null ? '' : `[${slice}]`}`
}

/** All that is known of a check before it is examined. */
export function describeCheck(of: Case, shown: Shown): Omit<JudgedCheck, keyof Found> {
  const { check, metric, by, answers } = of
  const { limit, slice } = check
  const name = slice && sliceName(slice, by)
  const subject = check.subject?.name ?? null
  const exempt = metric.undecided === 'warn'
  const arm = (which: 'incumbent' | 'candidate', measured: Measured | null): ArmValue | null =>
    describeArm(measured, slice || metric.shape === 'pair' ? null : (answers.relations[which]?.units ?? null))
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
    countedIn: metric.countedIn ?? 'rows',
    summary: metric.summary,
    limit: limit.written,
    relative: limit.relative,
    incumbent: arm('incumbent', shown.incumbent),
    candidate: arm('candidate', shown.candidate),
    groups: shown.groups ?? null,
    windows: shown.windows ?? null,
    at: limit.at,
  }
}
