import type { RecordedCheck } from '../record/types.ts'
import type { LogFiles, Rows } from './run-case.ts'

/** What holds of any gate: the same case in another form, and what is wrong with what was found of it. */
export interface Law {
  readonly name: string
  readonly logs: (logs: LogFiles) => LogFiles | null
  /** A slice that is defined besides, and the only one that the gate looks at. */
  readonly slice?: { readonly name: string; readonly where: string }
  readonly broken: (asked: readonly RecordedCheck[], found: readonly RecordedCheck[]) => readonly string[]
}

/** Sums in another order differ in the last digits. */
const same = (a: number | null, b: number | null, scale = 0): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), scale)

const widthOf = ({ estimate }: RecordedCheck): number =>
  estimate === null || estimate.low === null || estimate.high === null ? 0 : estimate.high - estimate.low

const isContrast = ({ kind }: RecordedCheck): boolean =>
  kind === 'margin' || kind === 'superior' || kind === 'equivalent'

const each = (
  asked: readonly RecordedCheck[],
  found: readonly RecordedCheck[],
  wrong: (asked: RecordedCheck, found: RecordedCheck) => string | null,
): string[] => {
  const byId = new Map(found.map(c => [c.id, c]))
  return asked.flatMap(check => {
    const other = byId.get(check.id)
    const words = other ? wrong(check, other) : 'is gone'
    return words === null ? [] : [`${check.id} ${words}`]
  })
}

const swapped: Law = {
  name: 'with the arms swapped, values change sides and differences their sign',
  logs: ({ incumbent, candidate, ...rest }) =>
    incumbent === undefined || candidate === undefined || incumbent === 'none'
      ? null
      : { ...rest, incumbent: candidate, candidate: incumbent },
  broken: (asked, found) =>
    each(asked, found, (a, b) => {
      if (!a.incumbent || !a.candidate || !b.incumbent || !b.candidate) return null
      if (!same(a.candidate.value, b.incumbent.value) || !same(a.incumbent.value, b.candidate.value))
        return `was ${a.incumbent.value} and ${a.candidate.value}, and is ${b.incumbent.value} and ${b.candidate.value}`
      // The worst pair of groups may be another; a share of the incumbent's value is of another value; and a debiased
      // value has drawn other numbers, worth a small part of its interval.
      if (!isContrast(a) || a.relative || a.between || !a.estimate || !b.estimate) return null
      const sum = Math.abs(a.estimate.value + b.estimate.value)
      return sum <= Math.max(0.1 * widthOf(a), 1e-9 * Math.abs(a.estimate.value))
        ? null
        : `differed by ${a.estimate.value}, and by ${b.estimate.value}`
    }),
}

const NOTHING = { name: 'nothing', where: '1 = 0' }

const emptySlice: Law = {
  name: 'a slice without rows is neither passed nor failed, and says why',
  logs: logs => logs,
  slice: NOTHING,
  broken: (_, found) =>
    found
      .filter(c => c.slice === NOTHING.name)
      .filter(c => c.verdict === 'pass' || c.verdict === 'fail' || c.reason === null)
      .map(c => `${c.id} is ${c.verdict}: ${c.message}`),
}

const split: Law = {
  name: 'logs split into files and put in another order are the same logs',
  logs: logs =>
    Object.fromEntries(Object.entries(logs).map(([log, files]) => [log, files === 'none' ? files : apart(files)])),
  broken: (asked, found) =>
    each(asked, found, (a, b) => {
      const values = (c: RecordedCheck) =>
        [c.incumbent?.value, c.candidate?.value, c.estimate?.value].map(v => v ?? null)
      const ends = (c: RecordedCheck) => [c.estimate?.low, c.estimate?.high].map(v => v ?? null)
      const agree =
        a.verdict === b.verdict &&
        values(a).every((v, i) => same(v, values(b)[i]!)) &&
        ends(a).every((v, i) => same(v, ends(b)[i]!, Math.max(1, widthOf(a))))
      return agree ? null : `said “${a.message}”, and says “${b.message}”`
    }),
}

const apart = (files: readonly Rows[]): readonly Rows[] => {
  const rows = files.flat().toReversed()
  return rows.length < 2 ? [rows] : [rows.filter((_, i) => i % 2 === 0), rows.filter((_, i) => i % 2 === 1)]
}

export const LAWS: readonly Law[] = [swapped, emptySlice, split]
