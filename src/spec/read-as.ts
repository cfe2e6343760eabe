import type * as z from 'zod'
import type { $ZodIssue, $ZodType, $ZodTypeDef } from 'zod/v4/core'
import type { Problem } from '../errors.ts'
import { didYouMean, suggest } from './suggest.ts'
import { child, entry, isNull, type Node, type Path, placeIn, pointerOf, type ScalarNode, spoken } from './tree.ts'

/**
 * Type-directed reading: where the schema wants text, a scalar is its source text (`1.10` stays "1.10", `no` stays
 * "no"); where it wants a number or a boolean, YAML 1.2's core rules apply. Quoted scalars are always text. In a
 * union, the first option that can take the scalar does.
 */
const readAs = (schema: $ZodType, node: Node): unknown => read(unwrap(schema), node)

/** A spec is read once: compiling the schema first costs more (11 ms against 6) than it saves. */
const ONCE = { jitless: true } as const

export interface Reading {
  readonly value: unknown
  readonly problems: readonly (Problem & { readonly pointer: string })[]
}

/**
 * Reads, and holds against the schema; every problem at its place. `path` is that of the node in `root`; `also` are keys
 * that may stand beside the schema's, for "did you mean".
 */
export const readWith = (schema: z.ZodType, root: Node, path: Path = [], also: readonly string[] = []): Reading => {
  const node = path.reduce<Node | undefined>((n, step) => child(n, step), root)
  if (!node) throw new RangeError(`nothing at ${pointerOf(path)}`)
  const value = readAs(schema, node)
  const result = schema.safeParse(value, ONCE)
  if (result.success) return { value: result.data, problems: [] }
  const issues = result.error.issues.flatMap(issue => concrete(issue, schema, node))
  return { value, problems: issues.flatMap(issue => problemOf(issue, schema, root, node, path, issues, also)) }
}

// What zod says of a schema. Read as data, so that a gate's own copy of zod does as well.
interface Def {
  type: $ZodTypeDef['type']
  shape?: Record<string, $ZodType>
  catchall?: $ZodType
  valueType?: $ZodType
  element?: $ZodType
  items?: $ZodType[]
  options?: $ZodType[]
  innerType?: $ZodType
  in?: $ZodType
  getter?: () => $ZodType
  values?: unknown[]
  entries?: Record<string, unknown>
}
const def = (schema: $ZodType): Def => schema._zod.def as unknown as Def

const unwrap = (schema: $ZodType): $ZodType => {
  const { innerType, getter, type, in: first } = def(schema)
  if (innerType) return unwrap(innerType)
  if (type === 'lazy' && getter) return unwrap(getter())
  if (type === 'pipe' && first && def(first).type !== 'transform') return unwrap(first)
  return schema
}

const read = (schema: $ZodType, node: Node): unknown => {
  const { type, shape, catchall, valueType, element, items } = def(schema)
  if (type === 'union') return read(choose(schema, node) ?? ANY, node)
  if (node.kind === 'scalar') return takes(schema, node) && isText(schema) ? node.text : coreValue(node)
  if (node.kind === 'list') {
    return node.items.map((item, i) =>
      read(unwrap(items?.[i] ?? (type === 'array' ? element : undefined) ?? ANY), item),
    )
  }
  return Object.fromEntries(
    node.entries.map(e => {
      const inner = shape && Object.hasOwn(shape, e.key) ? shape[e.key] : (catchall ?? valueType)
      return [e.key, read(unwrap(inner ?? ANY), e.value)]
    }),
  )
}

/** Stands for a schema that says nothing. */
const ANY = { _zod: { def: { type: 'unknown' } } } as unknown as $ZodType

const isText = (schema: $ZodType) => {
  const { type, values, entries } = def(schema)
  return (
    type === 'string' ||
    (type === 'literal' && (values ?? []).every(v => typeof v === 'string')) ||
    (type === 'enum' && Object.values(entries ?? {}).every(v => typeof v === 'string'))
  )
}

const takes = (schema: $ZodType, node: ScalarNode): boolean => {
  const { type, values, entries } = def(schema)
  const value = coreValue(node)
  if (type === 'union') return choose(schema, node) !== undefined
  if (isText(schema) && value === null) return false
  if (type === 'literal') return values!.includes(value) || (isText(schema) && values!.includes(node.text))
  if (type === 'enum') return Object.values(entries!).includes(node.text)
  if (type === 'string') return true
  return ['any', 'unknown', 'custom'].includes(type) || typeOf(value) === (type === 'int' ? 'number' : type)
}

const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/** The option of a union that the node is an instance of, as far as its shape tells. */
const choose = (schema: $ZodType, node: Node): $ZodType | undefined => {
  const options = (def(schema).options ?? []).map(unwrap)
  const flat = options.flatMap(o => (def(o).type === 'union' ? [choose(o, node) ?? o] : [o]))
  if (node.kind === 'scalar') return flat.find(o => takes(o, node))
  if (node.kind === 'list') return flat.find(o => ['array', 'tuple'].includes(def(o).type))
  const likeness = (o: $ZodType) => {
    const shape = def(o).shape ?? {}
    const near = (key: string) => (Object.hasOwn(shape, key) ? 1 : suggest(key, Object.keys(shape)) ? 0.5 : 0)
    return node.entries.reduce((sum, e) => sum + near(e.key), 0)
  }
  return flat
    .filter(o => ['object', 'record'].includes(def(o).type))
    .reduce<$ZodType | undefined>((best, o) => (best && likeness(best) >= likeness(o) ? best : o), undefined)
}

/** A scalar by YAML 1.2's core schema. Infinities and NaN stay text: no number of ours is one. */
const coreValue = ({ text, plain }: ScalarNode): string | number | boolean | null => {
  if (!plain) return text
  if (/^(~|null|Null|NULL|)$/.test(text)) return null
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (/^(false|False|FALSE)$/.test(text)) return false
  const isNumber = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(text) || /^0(o[0-7]+|x[\da-fA-F]+)$/.test(text)
  const number = isNumber ? Number(text) : Number.NaN
  return Number.isFinite(number) ? number : text
}

/** A union's issue, as that of the option that was meant. */
const concrete = (issue: $ZodIssue, schema: $ZodType, root: Node): $ZodIssue[] => {
  if (issue.code !== 'invalid_union') return [issue]
  const path = issue.path as Path
  const node = path.reduce<Node | undefined>((n, step) => child(n, step), root)
  const union = schemaAt(schema, root, path)
  const option = node && union ? (choose(union, node) ?? onlyScalar(union, node)) : undefined
  if (!node || !option) return [issue]
  const result = (option as z.ZodType).safeParse(read(option, node), ONCE)
  return (result.error?.issues ?? []).flatMap(inner =>
    concrete({ ...inner, path: [...path, ...inner.path] } as $ZodIssue, schema, root),
  )
}

/** Where one option of a union is a scalar, a scalar that it cannot take was meant for it. */
const onlyScalar = (union: $ZodType, node: Node): $ZodType | undefined => {
  const scalars = flatOptions(union).filter(o => !['object', 'record', 'array', 'tuple'].includes(def(o).type))
  return node.kind === 'scalar' && scalars.length === 1 ? scalars[0] : undefined
}

/** The schema at a path; unions above it resolved, itself not. */
const schemaAt = (schema: $ZodType, root: Node, path: Path): $ZodType | undefined => {
  let at: $ZodType | undefined = unwrap(schema)
  let node: Node | undefined = root
  for (const step of path) {
    while (at && def(at).type === 'union' && node) at = choose(at, node)
    if (!at) return undefined
    const { shape, valueType, element, items, catchall } = def(at)
    const key = String(step)
    const inner: $ZodType | undefined =
      shape && Object.hasOwn(shape, key) ? shape[key] : (catchall ?? valueType ?? items?.[Number(step)] ?? element)
    at = inner && unwrap(inner)
    node = child(node, step)
  }
  return at
}

/** The description nearest to the schema at a path: wrappers may carry it. */
const describedAt = (schema: $ZodType, root: Node, path: Path): string | undefined => {
  if (path.length === 0) return undefined
  const step = String(path.at(-1))
  let parent = schemaAt(schema, root, path.slice(0, -1))
  const node = path.slice(0, -1).reduce<Node | undefined>((n, s) => child(n, s), root)
  while (parent && def(parent).type === 'union' && node) parent = choose(parent, node)
  if (!parent) return undefined
  const { shape, valueType, element } = def(parent)
  let inner: $ZodType | undefined = shape && Object.hasOwn(shape, step) ? shape[step] : (valueType ?? element)

  while (inner) {
    const description = (inner as z.ZodType).description
    if (description !== undefined) return description
    inner = def(inner).innerType
  }
  return undefined
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
}

const shown = (node: Node): string =>
  node.kind === 'list'
    ? 'a list'
    : node.kind === 'map'
      ? 'a map'
      : isNull(node)
        ? 'nothing'
        : node.plain
          ? `\`${node.text}\``
          : `the text "${node.text}"`

const problemOf = (
  issue: $ZodIssue,
  schema: $ZodType,
  root: Node,
  base: Node,
  basePath: Path,
  all: readonly $ZodIssue[],
  also: readonly string[],
): (Problem & { pointer: string })[] => {
  const local = issue.path as Path
  const path = [...basePath, ...local]
  const node = path.reduce<Node | undefined>((n, step) => child(n, step), root)
  const name = path.length === 0 ? 'the spec' : `\`${spoken(path)}\``
  const about = describedAt(schema, base, local)
  const problem = (code: string, message: string, hint: string | undefined = about) => ({
    code,
    message,
    at: placeIn(root, path),
    hint,
    pointer: pointerOf(path),
  })

  if (issue.code === 'unrecognized_keys') {
    const known = [...keysAt(schema, base, local), ...(local.length === 0 ? also : [])]
    const free = known.filter(key => !entry(node, key))
    return issue.keys.map(key => ({
      code: 'unknown-key',
      message: `\`${key}\` is not a key ${path.length === 0 ? 'of the spec' : `of ${spoken(path)}`}`,
      at: placeIn(root, [...path, key], 'key'),
      hint: afterExpression(node, key) ?? didYouMean(key, suggest(key, free) ? free : known),
      pointer: pointerOf([...path, key]),
    }))
  }
  if (!node) {
    const parent = all.find(
      i => i.code === 'unrecognized_keys' && pointerOf(i.path as Path) === pointerOf(local.slice(0, -1)),
    )
    const misspelt = parent?.code === 'unrecognized_keys' && suggest(String(local.at(-1)), parent.keys)
    return misspelt
      ? []
      : [{ ...problem('missing-key', `${name} is missing`), at: placeIn(root, path.slice(0, -1), 'key') }]
  }
  if (isNull(node)) return [problem('no-value', `${name} has no value`)]

  switch (issue.code) {
    case 'invalid_type': {
      const expected = issue.expected as string
      if (['number', 'int', 'boolean'].includes(expected) && node.kind === 'scalar' && !node.plain) {
        const bare = coreValue({ ...node, plain: true })
        if (typeof bare === (expected === 'boolean' ? 'boolean' : 'number')) {
          return [
            problem('wrong-type', `${name} must be ${WANTED[expected]}, not ${shown(node)}`, 'take off the quotes'),
          ]
        }
      }
      return [
        problem(
          'wrong-type',
          `${name} must be ${WANTED[expected] ?? expected}, not ${shown(node)}`,
          habit(expected, node) ?? about,
        ),
      ]
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      const near = node.kind === 'scalar' ? suggest(node.text, values) : undefined
      const isQuoted =
        node.kind === 'scalar' && !node.plain && issue.values.includes(coreValue({ ...node, plain: true }) as string)
      const list = values.length === 1 ? values[0] : `one of ${values.join(', ')}`
      return [
        problem(
          'wrong-value',
          `${name} must be ${list}, not ${shown(node)}`,
          isQuoted ? 'take off the quotes' : near ? `did you mean \`${near}\`?` : about,
        ),
      ]
    }
    case 'too_small':
    case 'too_big': {
      const small = issue.code === 'too_small'
      const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum
      if (issue.origin === 'string' || issue.origin === 'array') {
        const ours = issue.message.startsWith('must')
        const least = `must have ${small ? 'at least' : 'at most'} ${bound} ${issue.origin === 'array' ? 'items' : 'characters'}`
        return [problem('wrong-value', `${name} ${ours ? issue.message : least}`)]
      }
      const percent = Number(bound) === 1 && node.kind === 'scalar' ? Number(node.text) / 100 : 0
      const share = percent > 0 && percent < 1 ? `as a share of 1: ${percent}` : about
      const word = small ? (issue.inclusive ? 'at least' : 'above') : issue.inclusive ? 'at most' : 'below'
      return [problem('wrong-value', `${name} must be ${word} ${bound}, not ${shown(node)}`, share)]
    }
    case 'invalid_union': {
      const union = schemaAt(schema, base, local)
      const kinds = [...new Set(flatOptions(union).map(o => WANTED[def(o).type] ?? def(o).type))]
      return [problem('wrong-type', `${name} must be ${kinds.join(' or ')}, not ${shown(node)}`)]
    }
    case 'invalid_key':
      return [problem('wrong-key', `${name} is not a valid key`)]
    default:
      return [problem('wrong-value', `${name}: ${issue.message}`)]
  }
}

/** What people write out of habit where a number or a boolean is wanted. */
const habit = (expected: string, node: Node): string | undefined => {
  if (node.kind !== 'scalar') return undefined
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(node.text)
  if (expected === 'number' && percent) return `as a share of 1: ${Number(percent[1]) / 100}`
  if (expected !== 'boolean') return undefined
  return /^(yes|y|on)$/i.test(node.text) ? 'write true' : /^(no|n|off)$/i.test(node.text) ? 'write false' : undefined
}

const flatOptions = (schema: $ZodType | undefined): $ZodType[] =>
  schema === undefined
    ? []
    : def(schema).type === 'union'
      ? def(schema).options!.flatMap(o => flatOptions(unwrap(o)))
      : [schema]

const keysAt = (schema: $ZodType, base: Node, path: Path): string[] => {
  let at = schemaAt(schema, base, path)
  const node = path.reduce<Node | undefined>((n, step) => child(n, step), base)
  while (at && def(at).type === 'union' && node) at = choose(at, node)
  return Object.keys((at && def(at).shape) ?? {})
}

/** In `{where: a < 6, and: b}` the comma was meant for the expression. */
const afterExpression = (node: Node | undefined, key: string): string | undefined => {
  if (node?.kind !== 'map' || !node.flow) return undefined
  const index = node.entries.findIndex(e => e.key === key)
  const before = node.entries[index - 1]
  const own = node.entries[index]!.value
  const fragment = isNull(own) || /^(and|or|not|when|then|else|end)$/i.test(key) || /[\s()'=<>]/.test(key)
  if (!before || !fragment || !['where', 'value', 'by', 'numerator', 'denominator'].includes(before.key))
    return undefined
  return `if it belongs to the expression of \`${before.key}\`, quote that as a whole: ${before.key}: "…"`
}
