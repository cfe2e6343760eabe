/** What became of a few candidates that were made of the logs and judged by the proposed limits. */
export interface Tried {
  readonly scenarios: readonly Scenario[]
  /** Limits that were left out, for the logs differ by more. */
  readonly apart: readonly string[]
}

interface Scenario {
  readonly name: string
  readonly wanted: 'promote' | 'block' | null
  readonly runs: number
  readonly decisions: { readonly promote: number; readonly hold: number; readonly block: number }
  readonly decided_by: readonly { readonly id: string; readonly share: number }[]
}

/** Fewer harmless candidates promoted than this are too few, and fewer harmful ones blocked. */
export const ENOUGH = 0.8

/** Of the harmless ones: in how many runs of how many they were promoted, and what most stood in their way. */
export function harmless({ scenarios }: Tried): { runs: number; promoted: number; share: number; by: string[] } | null {
  const found = scenarios.find(s => s.wanted === 'promote')
  if (!found) return null
  const { runs, decisions, decided_by } = found
  const by = decided_by.filter(({ id, share }) => share >= 0.05 && id.includes('/')).map(({ id }) => id)
  return { runs, promoted: Math.round(decisions.promote * runs), share: decisions.promote, by: by.slice(0, 2) }
}

/** Known harms by what becomes of most candidates that have them; where a limit was left out, it may be what stops the rest. */
export function harms({ scenarios, apart }: Tried): Record<'blocked' | 'held' | 'missed', string[]> {
  const known = scenarios.filter(s => s.wanted === 'block')
  const fateOf = ({ decisions: { block, hold } }: Scenario) =>
    block >= ENOUGH ? 'blocked' : block + hold >= ENOUGH ? 'held' : 'missed'
  const named = (fate: string) => known.filter(s => fateOf(s) === fate).map(s => s.name)
  return { blocked: named('blocked'), held: named('held'), missed: apart.length > 0 ? [] : named('missed') }
}
