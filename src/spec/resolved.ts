import type { Place } from '../errors.ts'
import { valuesOf } from './changes.ts'
import type { LoadedSpec } from './load.ts'
import { placesOf } from './places.ts'

/** A value as resolved, with the line that says so; `at` null: a default. */
export interface ResolvedValue {
  key: string
  value: string
  at: Place | null
}

/** What metrics and limits take over from their gate. */
const INHERITED = new Set(['severity', 'optional', 'alpha', 'tolerance'])

/** Every value of the spec as it counts: what was merged, substituted or left to its default. */
export function resolvedValues(loaded: LoadedSpec): ResolvedValue[] {
  const places = placesOf(loaded)
  const placeOf = (pointer: string): Place | null => {
    const [gate] = /^\/gates\/\d+/.exec(pointer) ?? []
    const key = pointer.slice(pointer.lastIndexOf('/') + 1)
    return places[pointer] ?? (gate && INHERITED.has(key) ? places[`${gate}/${key}`] : null) ?? null
  }
  return valuesOf(loaded.spec).map(({ key, value, pointer }) => ({ key, value, at: placeOf(pointer) }))
}
