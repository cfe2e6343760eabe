import type { ZodType } from 'zod'
import type { Place, Problem } from '../errors.ts'
import { withFrames } from './frame.ts'
import type { LoadedSpec } from './load.ts'
import { type Reading, readWith } from './read-as.ts'
import { GATE_KEYS } from './schema.ts'
import { child, entry, type ListNode, type Node, type Path, pathOf, placeIn, pointerOf, withEntry } from './tree.ts'
import type { GateSpec } from './types.ts'

/** Where a value (or the `key` that it stands under) was written; the nearest place around it where it was not. */
export const placeOf = (loaded: LoadedSpec, at: string | Path, side: 'key' | 'value' = 'value'): Place =>
  placeIn(loaded.tree, typeof at === 'string' ? pathOf(at) : at, side)

/** Every value's place, by JSON pointer. */
export const placesOf = (loaded: LoadedSpec): Record<string, Place> => {
  const places: Record<string, Place> = {}
  const walk = (node: Node, path: Path): void => {
    places[pointerOf(path)] = node.at
    if (node.kind === 'list') for (const [i, item] of node.items.entries()) walk(item, [...path, i])
    if (node.kind === 'map') for (const e of node.entries) walk(e.value, [...path, e.key])
  }
  walk(loaded.tree, [])
  return places
}

/** A problem at a place of the spec, with its frame. */
export const problemAt = (
  loaded: LoadedSpec,
  at: string | Path,
  problem: Pick<Problem, 'code' | 'message' | 'hint'>,
  side: 'key' | 'value' = 'value',
): Problem => withFrames([{ ...problem, at: placeOf(loaded, at, side) }], loaded.sources)[0]!

/** A gate's own keys, read by the gate's schema; problems come with their frames. */
export const readOptions = (loaded: LoadedSpec, gate: GateSpec, schema: ZodType): Reading => {
  const [, index] = pathOf(gate.pointer)
  const gates = child(loaded.tree, 'gates') as ListNode
  const own = (node: Node) =>
    node.kind === 'map' ? { ...node, entries: node.entries.filter(e => !GATE_KEYS.includes(e.key)) } : node
  const tree = withEntry(loaded.tree, {
    ...entry(loaded.tree, 'gates')!,
    value: { ...gates, items: gates.items.map((item, i) => (i === Number(index) ? own(item) : item)) },
  })
  const reading = readWith(schema, tree, ['gates', Number(index)], GATE_KEYS)
  return { value: reading.value, problems: withFrames(reading.problems, loaded.sources) }
}
