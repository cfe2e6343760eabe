import { pointerOf } from './tree.ts'

/** A key of the resolved spec that has another value. What is absent on one side is undefined there. */
export interface Change {
  /** Gates, metrics, limits and whatever else has a name are steps by that name, not by their number. */
  readonly path: readonly string[]
  readonly before: unknown
  readonly after: unknown
}

/** Where things were written, or written twice: not what they say. */
const SILENT = new Set(['pointer', 'at', 'module', 'paths'])

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All that differs between two resolved specs, as they are or as a record holds them, in the order of the first. */
export function changesOf(before: unknown, after: unknown): Change[] {
  return walk(normal(before), normal(after), [])
}

function walk(before: unknown, after: unknown, path: readonly string[]): Change[] {
  if (!isBranch(before) && !isBranch(after)) return same(before, after) ? [] : [{ path, before, after }]
  // A part that is there on one side only is one change, not one for each of its keys.
  if (!isBranch(before) || !isBranch(after)) return [{ path, before, after }]
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap(key => walk(before.get(key), after.get(key), [...path, key]))
}

/** A value of a resolved spec by its key, and the JSON pointer to where it would be written. */
export interface Value {
  readonly key: string
  readonly value: string
  readonly pointer: string
}

/** Every value of a resolved spec, its defaults among them. */
export const valuesOf = (spec: unknown): Value[] => leavesOf(spec, [], '')

/** The same in lines: `threshold: 0.5`. */
export const keysOf = (spec: unknown): string[] => valuesOf(spec).map(({ key, value }) => `${key}: ${value}`)

function leavesOf(value: unknown, path: readonly string[], at: string): Value[] {
  if (value === null) return []
  const names = Array.isArray(value) ? namesOf(value) : null
  if (names)
    return (value as Fields[]).flatMap((item, i) =>
      leavesOf(unnamed(item), [...path, names[i]!], pointerIn(item) ?? `${at}/${i}`),
    )
  if (!isFields(value) || isLeaf(value))
    return [{ key: spokenPath(path), value: spokenValue(normal(value)), pointer: pointerIn(value) ?? at }]
  return keysIn(value).flatMap(([key, inner]) => {
    if (key === 'name' && inner === path.at(-1)) return []
    const below = UNSAID.has(key) || key === 'options' ? at : `${at}${pointerOf([key])}`
    return leavesOf(inner, [...path, key], pointerIn(inner) ?? below)
  })
}

const pointerIn = (value: unknown): string | undefined =>
  isFields(value) && typeof value.pointer === 'string' ? value.pointer : undefined

type Branch = ReadonlyMap<string, unknown>
const isBranch = (value: unknown): value is Branch => value instanceof Map

/** Maps for what has keys or names, leaves for all else. */
function normal(value: unknown): unknown {
  if (Array.isArray(value)) {
    const names = namesOf(value)
    return names ? new Map(value.map((item, i) => [names[i]!, normal(unnamed(item))])) : value.map(leafOf)
  }
  if (!isFields(value) || isLeaf(value)) return leafOf(value)
  return new Map(keysIn(value).map(([key, inner]) => [key, normal(inner)]))
}

const keysIn = (value: Fields): [string, unknown][] =>
  Object.entries(value).filter(([key]) => !SILENT.has(key) && !(key === 'written' && 'amount' in value))

/** What the items of a list are told by; null where not each has a name of its own. */
function namesOf(list: readonly unknown[]): readonly string[] | null {
  const names = list.map(nameOf).filter(name => name !== undefined)
  return names.length > 0 && new Set(names).size === list.length ? names : null
}

/** The rest of an item: what it is told by is its step. */
function unnamed(item: Fields): Fields {
  const by =
    'kind' in item
      ? ['kind']
      : 'metric' in item
        ? ['metric', 'subject', 'written']
        : 'check' in item
          ? ['check']
          : ['name']
  return Object.fromEntries(Object.entries(item).filter(([key]) => !by.includes(key)))
}

/** What an item of a list is told by. */
function nameOf(item: unknown): string | undefined {
  if (!isFields(item)) return undefined
  const name = item.kind ?? (item.metric === undefined ? (item.check ?? item.name) : item.written)
  return typeof name === 'string' ? name : undefined
}

/** An expression, an amount, a duration, a role. */
const isLeaf = (value: Fields): boolean =>
  'text' in value || ('written' in value && !('amount' in value) && !('paths' in value)) || isRole(value)

const isRole = (value: Fields): boolean => 'incumbent' in value && 'unit' in value

function leafOf(value: unknown): unknown {
  if (!isFields(value)) return value
  if ('text' in value) return value.text
  return isRole(value) ? roleOf(value) : value
}

/** As short as it may be written. */
function roleOf({ pointer: _, incumbent, candidate, reference, ...rest }: Fields): unknown {
  const [first, ...others] = [incumbent, candidate, reference].map(normal)
  const own = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
  const alike = others.every(arm => arm === null || same(arm, first))
  const value = Array.isArray(first) && first.length === 1 ? first[0] : first
  if (!alike) return { incumbent: first, candidate: others[0], reference: others[1], ...own }
  return Object.keys(own).length === 0 ? value : { value, ...own }
}

function same(a: unknown, b: unknown): boolean {
  if (isFields(a) && isFields(b)) {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(key => key !== 'written')
    return keys.every(key => same(a[key], b[key]))
  }
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]))
  return Object.is(a, b)
}

/** Steps that the YAML does not have. */
const UNSAID = new Set(['limits', 'amount', 'written'])

/** The path as the spec has it: `gates.latency.metrics.p99.margin`. */
export const spokenPath = (path: readonly string[]): string => path.filter(step => !UNSAID.has(step)).join('.')

/** A value as the spec has it, in short; of a whole part nothing, but for a log, which is told by its files. */
export function spokenValue(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  if (isBranch(value)) return Array.isArray(value.get('written')) ? spokenValue(value.get('written')) : ''
  if (Array.isArray(value) && value.length === 1) return spokenValue(value[0])
  if (Array.isArray(value)) return `[${value.map(spokenValue).join(', ')}]`
  if (!isFields(value)) return String(value)
  if (typeof value.written === 'string') return value.written
  const inner = Object.entries(value).filter(([, v]) => v !== null && v !== undefined)
  return `{${inner.map(([key, v]) => `${key}: ${spokenValue(v)}`).join(', ')}}`
}
