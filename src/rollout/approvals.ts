import type { Spec } from '../spec/types.ts'
import { type Approved, type Entry, signedText } from './entry.ts'
import { unverified } from './signatures.ts'
import type { State } from './state.ts'
import type { Store } from './store.ts'

/** An approval, and whether it counts; why not, where it does not. */
export interface Weighed {
  readonly entry: Extract<Entry, Approved>
  /** Whoever signed it, or says to have given it. */
  readonly person: string
  readonly why: string | null
}

export interface Standing {
  readonly weighed: readonly Weighed[]
  /** By role. */
  readonly roles: Readonly<Record<string, { readonly needed: number; readonly given: readonly Weighed[] }>>
  readonly missing: readonly string[]
}

/** What of a spec bears on approvals: as it was when the stage began. */
type Rules = Pick<Spec, 'approvers' | 'separation' | 'stages'>

export interface Books {
  readonly rules: Rules
  /** The file of keys; null: none was named. */
  readonly signers: string | null
}

/** What a stage began with. What is missing counts for nothing. */
export async function booksOf(store: Store, { stage }: State): Promise<Books> {
  const { resolved, signers } = stage!.criteria
  const [spec, keys] = await Promise.all([store.file(resolved.file), signers && store.file(signers.file)])
  return { rules: spec === null ? { approvers: {}, separation: false, stages: [] } : JSON.parse(spec), signers: keys }
}

/**
 * Which approvals of a result count: those whose signature is good, by the keys that the stage began with, for one of the
 * approvers of the role. A name alone is a claim. Nobody counts twice for a role.
 */
export async function standing(state: State, result: string, { rules, signers }: Books): Promise<Standing> {
  const stage = rules.stages.find(s => s.name === state.stage?.stage)
  const starters = startersOf(state)
  const weighed: Weighed[] = []
  for (const entry of state.approvals.filter(a => a.result === result)) {
    const person = entry.signature?.principal ?? entry.by.email ?? entry.by.name ?? 'somebody unnamed'
    const why = await whyNot(entry, person, signers, rules, starters)
    const again = weighed.some(w => w.why === null && w.person === person && w.entry.role === entry.role)
    weighed.push({ entry, person, why: why ?? (again ? 'given twice' : null) })
  }
  const roles = Object.fromEntries(
    Object.entries(stage?.approvals ?? {}).map(([role, needed]) => [
      role,
      { needed, given: weighed.filter(w => w.why === null && w.entry.role === role) },
    ]),
  )
  const missing = Object.entries(roles).flatMap(([role, { needed, given }]) =>
    given.length < needed ? [`${needed - given.length} × ${role}`] : [],
  )
  return { weighed, roles, missing }
}

async function whyNot(
  entry: Weighed['entry'],
  person: string,
  signers: string | null,
  { approvers, separation }: Rules,
  starters: ReadonlySet<string>,
): Promise<string | null> {
  if (!entry.signature) return 'unverified: not signed, a claim alone'
  if (signers === null) return 'unverified: the stage began without a file of keys'
  const bad = await unverified(signedText(entry), entry.signature, signers, entry.time)
  if (bad !== null) return `unverified: ${bad}`
  const members = Object.hasOwn(approvers, entry.role) ? approvers[entry.role]! : []
  if (!members.includes(person)) return `${person} is not of the approvers of ${entry.role}`
  if (separation && starters.has(person.toLowerCase())) return `${person} started the rollout, and may not approve it`
  return null
}

const startersOf = ({ start }: State): ReadonlySet<string> =>
  new Set([start?.signature?.principal, start?.by.email].flatMap(name => (name ? [name.toLowerCase()] : [])))

/**
 * Whether somebody has let through that the spec asks for other things than when the stage began: an approver whose
 * approval of this result counts; where nobody is one, whoever approved it.
 */
export const changeIsApproved = ({ weighed }: Standing, { rules }: Books): boolean =>
  Object.keys(rules.approvers).length > 0 ? weighed.some(w => w.why === null) : weighed.length > 0
