import type { Place } from '../errors.ts'
import type { ExpressionText, LogName, Source } from './described.ts'
import type { Expression, Role, Spec } from './types.ts'
import { type Boundary, isGivenFromOutside } from './untrusted.ts'

type PlaceOf = (pointer: string) => Place | undefined
const ARMS = ['incumbent', 'candidate', 'reference'] as const

/** The logs that a spec names; within a boundary, where nobody answers for it. */
export function sourcesOf(spec: Spec, placeOf: PlaceOf, boundary?: Boundary): Source[] {
  return ([...ARMS, 'labels'] as const).flatMap(log => {
    const declared = spec.logs[log]
    if (!declared) return []
    const { paths, table, where, format, pointer } = declared
    const at = placeOf(pointer)
    const bound = boundary && !paths.every(path => isGivenFromOutside(placeOf(pointer), path, boundary))
    const named = table !== null && { table: { name: table, where: where?.text ?? null, words: wordsOf(spec) } }
    return [{ log, paths, format, at, ...named, ...(bound && { within: boundary.root }) }]
  })
}

/** What gates name without an expression. */
function wordsOf({ gates }: Spec): string[] {
  const within = (value: unknown): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => [key, ...within(inner)])
        : []
  return [...new Set(gates.flatMap(g => [...g.metrics.flatMap(m => m.subject ?? []), ...within(g.options)]))]
}

/** Every text that may be an expression, with the logs that it has to have a type in. */
export function expressionsOf(spec: Spec, placeOf: PlaceOf): ExpressionText[] {
  const texts: ExpressionText[] = []
  const add = (e: Expression | null | undefined, logs: readonly LogName[]): void => {
    if (e) texts.push({ text: e.text, logs: logs.filter(log => spec.logs[log]), at: placeOf(e.pointer) })
  }
  const { low, high } = spec.columns.interval ?? {}
  for (const role of [...Object.values(spec.columns), low, high].filter(isRole)) {
    for (const arm of ARMS)
      for (const e of role[arm] ?? []) add(e, role.log === 'labels' ? ['labels'] : [arm, 'labels'])
  }
  for (const arm of ARMS) add(spec.logs[arm]?.where, [arm])
  add(spec.logs.labels?.where, ['labels'])
  add(spec.logs.labels?.time, ['labels'])
  const shared = [
    ...spec.columns.features,
    ...spec.columns.groups,
    ...Object.values(spec.slices).flatMap(s => [...s.by, ...(s.where ? [s.where] : [])]),
    ...Object.values(spec.measures).flatMap(m => [m.value, m.numerator, m.denominator].filter(e => e !== null)),
    ...spec.gates.flatMap(g => [...(g.where ? [g.where] : []), ...(g.of ?? []), ...(g.by ?? [])]),
  ]
  for (const e of shared) add(e, ['incumbent', 'candidate'])
  for (const { aggregate } of Object.values(spec.measures))
    if (aggregate) texts.push({ text: aggregate.text, logs: [], at: placeOf(aggregate.pointer), aggregate: true })
  return texts
}

const isRole = (x: unknown): x is Role => typeof x === 'object' && x !== null && 'incumbent' in x && 'unit' in x
