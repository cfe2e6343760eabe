import { MlgateError } from '../errors.ts'
import { didYouMean } from './suggest.ts'
import type { Spec } from './types.ts'

/** The spec with the named gates alone. */
export function onlyGates(spec: Spec, names: readonly string[]): Spec {
  const known = spec.gates.map(g => g.name)
  const unknown = names.filter(name => !known.includes(name))
  if (unknown.length > 0)
    throw new MlgateError(
      unknown.map(name => ({
        code: 'unknown-gate',
        message: `--only ${name}: the spec has no gate of that name.`,
        hint: didYouMean(name, known),
      })),
    )
  return { ...spec, gates: spec.gates.filter(g => names.includes(g.name)) }
}

/** The spec with the slices and measures that its gates ask for: the logs of a stage need not have what others read. */
export function onlyUsed(spec: Spec): Spec {
  const slices = new Set(spec.gates.flatMap(g => g.slices))
  // A metric may be about another: `trend(significance/revenue)`.
  const words = new Set(
    spec.gates.flatMap(g => g.metrics).flatMap(m => [m.metric, ...(m.subject?.split(/[/(]/) ?? [])]),
  )
  const kept = <T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name)))
  return { ...spec, slices: kept(spec.slices, slices), measures: kept(spec.measures, words) }
}
