import type { Place, Problem } from '../errors.ts'
import { GATE_KEYS } from './schema.ts'
import { suggest } from './suggest.ts'
import { child, entry, type ListNode, type MapNode, type Node, scalarText } from './tree.ts'
import type { Disabled } from './types.ts'

/** The file names under `extends`, with their places. */
export const basesOf = (root: Node | null): { bases: { path: string; at: Place }[]; problems: Problem[] } => {
  const value = child(root ?? undefined, 'extends')
  const items = value?.kind === 'list' ? value.items : value ? [value] : []
  const good = items.filter(item => scalarText(item) && !scalarText(item)!.includes('${'))
  return {
    bases: good.map(item => ({ path: scalarText(item)!, at: item.at })),
    problems: items
      .filter(item => !good.includes(item))
      .map(item => ({
        code: 'wrong-type',
        message: scalarText(item)
          ? '`extends` is read before variables are known'
          : '`extends` takes the path of a file',
        at: item.at,
        hint: 'as in extends: ../base.yaml, or a list of such paths',
      })),
  }
}

/** Maps merge by key, gates by name; scalars and other lists replace. What comes later wins. */
export const merge = (base: MapNode, own: MapNode): MapNode => mergeMaps(base, own, true)

const mergeMaps = (base: MapNode, own: MapNode, top: boolean): MapNode => {
  const changed = base.entries.map(e => {
    const over = entry(own, e.key)
    if (!over) return e
    const value =
      top && e.key === 'gates' && e.value.kind === 'list' && over.value.kind === 'list'
        ? mergeGates(e.value, over.value)
        : e.value.kind === 'map' && over.value.kind === 'map'
          ? mergeMaps(e.value, over.value, false)
          : over.value
    return { ...over, value }
  })
  return { ...own, entries: [...changed, ...own.entries.filter(e => !entry(base, e.key))] }
}

export const mergeGate = (base: MapNode, own: MapNode): MapNode => mergeMaps(base, own, false)

const mergeGates = (base: ListNode, own: ListNode): ListNode => {
  const ofName = (gate: Node) => own.items.find(o => o.kind === 'map' && gateName(o) === gateName(gate))
  const names = base.items.map(gateName)
  return {
    ...own,
    items: [
      ...base.items.map(gate => {
        const over = gate.kind === 'map' && gateName(gate) !== undefined ? ofName(gate) : undefined
        return over ? mergeGate(gate as MapNode, over as MapNode) : gate
      }),
      ...own.items.filter(o => o.kind !== 'map' || !names.includes(gateName(o))),
    ],
  }
}

/** `name`, or the gate's own: of a path its base name, of a package its last part. */
export const gateName = (gate: Node): string | undefined => {
  const name = scalarText(entry(gate, 'name')?.value)
  if (name !== undefined) return name
  const own = scalarText(entry(gate, 'gate')?.value)
  return own === undefined ? undefined : defaultName(own)
}

export const defaultName = (gate: string): string =>
  /^(\.|\/|npm:)/.test(gate) ? (gate.split('/').at(-1) ?? gate).replace(/^npm:/, '').replace(/\.[cm]?[jt]s$/, '') : gate

/** The gate's key that is nearly this one, and none that there is. */
export const misspelt = (gate: object, key: string): string | undefined =>
  suggest(
    key,
    Object.keys(gate).filter(own => !GATE_KEYS.includes(own)),
  )

/** Takes out the gates with `disabled`, and says so. */
export const withoutDisabled = (
  root: MapNode,
): { root: MapNode; disabled: readonly Disabled[]; problems: readonly Problem[] } => {
  const disabled: Disabled[] = []
  const problems: Problem[] = []
  const gates = child(root, 'gates')
  if (gates?.kind !== 'list') return { root, disabled, problems }
  const known = gates.items.filter(g => entry(g, 'gate')).flatMap(g => gateName(g) ?? [])
  const kept = gates.items.filter(gate => {
    const off = entry(gate, 'disabled')
    const name = gateName(gate)
    if (gate.kind === 'map' && !entry(gate, 'gate') && name !== undefined) {
      // Which gate it is stands under a word that is nearly `gate`: that is what is wrong with it.
      if (misspelt(Object.fromEntries(gate.entries.map(e => [e.key, e.value])), 'gate')) return true
      const near = suggest(name, known)
      problems.push({
        code: 'unknown-gate',
        message: `no gate is named \`${name}\` in what this spec extends`,
        at: entry(gate, 'name')?.value.at,
        hint: near ? `did you mean \`${near}\`?` : 'a gate of its own begins with `gate:`',
      })
      return false
    }
    if (!off || name === undefined) return true
    const reason = scalarText(off.value)?.trim()
    if (!reason || /^(true|false|yes|no)$/i.test(reason)) {
      problems.push({
        code: 'disabled-without-reason',
        message: `\`disabled\` of gate \`${name}\` takes the reason`,
        at: off.value.at,
        hint: 'as in disabled: "ADR 12"',
      })
    } else disabled.push({ name, reason, at: off.keyAt })
    return false
  })
  return {
    root: {
      ...root,
      entries: root.entries.map(e => (e.key === 'gates' ? { ...e, value: { ...gates, items: kept } } : e)),
    },
    disabled,
    problems,
  }
}
