import type { Place } from '../errors.ts'

/** A YAML document as plain data. Scalars keep their source text; what it means is asked of the schema (read-as.ts). */
export type Node = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly text: string
  /** Neither quoted nor a block scalar: `5` may be a number, `"5"` is text. */
  readonly plain: boolean
  readonly at: Place
  /** Part of the text came from the environment. */
  readonly env?: true
}

export interface ListNode {
  readonly kind: 'list'
  readonly items: readonly Node[]
  readonly at: Place
}

export interface MapNode {
  readonly kind: 'map'
  readonly entries: readonly Entry[]
  readonly at: Place
  readonly flow?: boolean
}

export interface Entry {
  readonly key: string
  readonly keyAt: Place
  readonly value: Node
}

export type Path = readonly (string | number)[]

export const entry = (node: Node | undefined, key: string): Entry | undefined =>
  node?.kind === 'map' ? node.entries.find(e => e.key === key) : undefined

export const child = (node: Node | undefined, key: string | number): Node | undefined =>
  node?.kind === 'list' ? node.items[Number(key)] : entry(node, String(key))?.value

export const scalarText = (node: Node | undefined): string | undefined =>
  node?.kind === 'scalar' && !isNull(node) ? node.text : undefined

export const isNull = (node: Node): boolean =>
  node.kind === 'scalar' && node.plain && /^(~|null|Null|NULL|)$/.test(node.text)

/** The map with one entry set, in its place if the key is there. */
export const withEntry = (map: MapNode, added: Entry): MapNode => ({
  ...map,
  entries: entry(map, added.key) ? map.entries.map(e => (e.key === added.key ? added : e)) : [...map.entries, added],
})

export const mapScalars = (node: Node, path: Path, change: (scalar: ScalarNode, path: Path) => ScalarNode): Node => {
  if (node.kind === 'scalar') return change(node, path)
  if (node.kind === 'list')
    return { ...node, items: node.items.map((item, i) => mapScalars(item, [...path, i], change)) }
  return { ...node, entries: node.entries.map(e => ({ ...e, value: mapScalars(e.value, [...path, e.key], change) })) }
}

/** RFC 6901. */
export const pointerOf = (path: Path): string =>
  path.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))

/** As a person would say it: `gates[2].metrics.ece`. */
export const spoken = (path: Path): string =>
  path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  )

/** The place of the node, or of the nearest one that encloses it; `key`: of the key that it stands under. */
export const placeIn = (root: Node, path: Path, side: 'key' | 'value' = 'value'): Place => {
  let node = root
  let at = root.at
  for (const step of path) {
    const found = entry(node, String(step))
    const next = found?.value ?? child(node, step)
    if (!next) return at
    at = side === 'key' && found ? found.keyAt : next.at
    node = next
  }
  return at
}

export const scalarsOf = (node: Node): ScalarNode[] =>
  node.kind === 'scalar'
    ? [node]
    : (node.kind === 'list' ? node.items : node.entries.map(e => e.value)).flatMap(scalarsOf)

export interface Match {
  readonly node: Node
  readonly path: Path
  /** Of the key; of an item of a list, the item's. */
  readonly at: Place
}

/** The nodes under a dotted key, `*` standing for any one key or index. */
export const matching = (root: Node, key: string): Match[] => matches(root, key.split('.'), [])

const matches = (node: Node, [step, ...rest]: readonly string[], path: Path): Match[] => {
  const children =
    node.kind === 'map'
      ? node.entries.map(e => ({ key: e.key as string | number, node: e.value, at: e.keyAt }))
      : node.kind === 'list'
        ? node.items.map((item, i) => ({ key: i as string | number, node: item, at: item.at }))
        : []
  return children
    .filter(c => step === '*' || c.key === step)
    .flatMap(c => {
      const here = [...path, c.key]
      return rest.length === 0 ? [{ node: c.node, path: here, at: c.at }] : matches(c.node, rest, here)
    })
}
