import { gateName, mergeGate } from './extends.ts'
import { child, entry, isNull, type MapNode, type Node, scalarText, withEntry } from './tree.ts'

/** How the arms of a stage are compared: by requests that both answered, or each by its own. */
export const PAIRED = ['backtest', 'shadow']

/**
 * The document that a stage is a spec by: its gates, logs and columns in place of the spec's. Nodes keep the places where
 * they were written. What is wrong with the stage itself has been said.
 */
export function stageTree(root: MapNode, index: number): MapNode {
  const stage = child(child(root, 'stages'), index)
  const strategy = entry(stage, 'strategy')!
  const word = scalarText(strategy.value)!
  const interleaved = word === 'interleaved'
  const none: Node = { kind: 'scalar', text: 'none', plain: true, at: strategy.value.at }
  const parts: Readonly<Record<string, Node | undefined>> = {
    gates: gatesOf(child(root, 'gates'), child(stage, 'gates')),
    logs: logsOf(child(root, 'logs'), child(stage, 'logs'), interleaved),
    columns: columnsOf(child(root, 'columns'), child(stage, 'columns'), interleaved),
    // By default what both answered is paired.
    pairing: interleaved || PAIRED.includes(word) ? undefined : none,
  }
  return Object.entries(parts).reduce<MapNode>(
    (map, [key, value]) =>
      value ? withEntry(map, { key, keyAt: entry(stage, key)?.keyAt ?? strategy.keyAt, value }) : map,
    without(root, ['pairing']),
  )
}

/** The gates of the spec that it names, with its changes, and gates of its own. */
function gatesOf(all: Node | undefined, named: Node | undefined): Node | undefined {
  if (named?.kind !== 'list' || all?.kind !== 'list') return all
  const items = named.items.flatMap(item => {
    const base = all.items.find(gate => gateName(gate) === nameIn(item))
    if (item.kind === 'scalar') return base ?? []
    return base?.kind === 'map' && item.kind === 'map' ? mergeGate(base, item) : item
  })
  return { ...named, items }
}

/** What an item of a stage's gates is called. */
export const nameIn = (item: Node): string | undefined => scalarText(item) ?? gateName(item)

/** Of a log in other files these stay as they are: they say nothing of the files. */
const KEPT = ['version', 'time', 'maturity', 'absent']

/** An interleaved stage has the one log, and others where it names them itself. */
function logsOf(all: Node | undefined, own: Node | undefined, interleaved: boolean): Node | undefined {
  if (own?.kind !== 'map' || all?.kind !== 'map') return all
  if (interleaved && child(own, 'interleaved')) return own
  return own.entries.reduce<MapNode>((map, e) => {
    const before = child(all, e.key)
    const none = scalarText(e.value) === 'none' && (e.key === 'labels' || e.key === 'reference')
    return none ? without(map, [e.key]) : withEntry(map, { ...e, value: inherits(e.value, before) })
  }, all)
}

const without = (map: MapNode, keys: readonly string[]): MapNode => ({
  ...map,
  entries: map.entries.filter(e => !keys.includes(e.key)),
})

function inherits(own: Node, before: Node | undefined): Node {
  const kept = before?.kind === 'map' ? before.entries.filter(e => KEPT.includes(e.key) && !isNull(e.value)) : []
  if (kept.length === 0 || scalarText(own) === 'none') return own
  const map: MapNode =
    own.kind === 'map' ? own : { kind: 'map', entries: [{ key: 'path', keyAt: own.at, value: own }], at: own.at }
  return { ...map, entries: [...map.entries, ...kept.filter(e => !entry(map, e.key))] }
}

/** What an interleaved log holds is no model's log: its columns are its own, where it names them. */
function columnsOf(all: Node | undefined, own: Node | undefined, interleaved: boolean): Node | undefined {
  if (own?.kind !== 'map' || all?.kind !== 'map' || interleaved) return own ?? all
  return own.entries.reduce<MapNode>((map, e) => withEntry(map, e), all)
}
