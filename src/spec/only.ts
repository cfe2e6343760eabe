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
