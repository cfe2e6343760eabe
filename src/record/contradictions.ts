import type { Record1, RecordedCheck } from './types.ts'

/**
 * What in a record contradicts the rest of it: who edits a decision or a verdict by hand leaves the others as they were.
 * It proves no authorship; that is what the audit log is for.
 */
export function contradictionsIn(record: Record1): string[] {
  const { decision, decided_by, partial, loosened, against, gates, staged } = record
  const found: string[] = []
  const checks = gates.flatMap(g => g.checks)
  const ids = checks.map(c => c.id)
  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) < i))) found.push(`the check ${id} is there twice`)
  for (const gate of gates) {
    const stray = gate.checks.find(c => !c.id.startsWith(`${gate.name}/`))
    if (stray) found.push(`the check ${stray.id} stands under the gate ${gate.name}`)
    const verdict = worstOf(gate.checks)
    if (gate.verdict !== verdict)
      found.push(`the gate ${gate.name} has the verdict ${gate.verdict}, and its checks amount to ${verdict}`)
  }

  const blocked = decision === 'block' || decision === 'rollback'
  const failed = checks.find(fails)
  const open = inconclusiveOf(record) === 'pass' ? undefined : checks.find(holds)
  const innocent = checks.find(c => blocked && decided_by.includes(c.id) && !fails(c) && !holds(c))
  if (failed && !blocked) found.push(`the decision is ${decision}, and ${failed.id} fails`)
  if (blocked && !failed && !(open && inconclusiveOf(record) === 'fail') && !decided_by.includes('limit'))
    found.push(`the decision is ${decision}, and no check fails`)
  if (innocent) found.push(`${innocent.id} is said to have led to the decision, and does not fail`)
  if (decision === 'promote' && open) found.push(`the decision is promote, and ${open.id} is undecided`)
  if (decision === 'promote' && loosened.length > 0 && !against?.allowed)
    found.push('the decision is promote, and the spec was loosened')
  if (decision === 'promote' && staged && (staged.minimum.rows ?? 0) > staged.seen.rows)
    found.push('the decision is promote, and the stage has not the rows that it asks for')
  if (decision === 'promote' && partial) found.push('the decision is promote, and only some of the gates were run')
  if (decision === 'promote' ? decided_by.length > 0 : decided_by.length === 0)
    found.push(
      decision === 'promote'
        ? 'the decision is promote, and something led to another'
        : `nothing is said to have led to the decision ${decision}`,
    )
  return found
}

const fails = (c: RecordedCheck): boolean => c.verdict === 'fail' && c.severity === 'block' && c.waived === null

const holds = (c: RecordedCheck): boolean =>
  c.verdict === 'inconclusive' && c.severity === 'block' && c.holds && c.reason !== 'not_shown' && c.waived === null

/** What the spec says of undecided checks, as far as the record holds the spec. */
function inconclusiveOf({ spec }: Record1): unknown {
  return typeof spec.resolved === 'object' && spec.resolved !== null && 'inconclusive' in spec.resolved
    ? spec.resolved.inconclusive
    : 'hold'
}

const ORDER = ['fail', 'inconclusive', 'pass', 'skipped'] as const

/** The worst of what blocks; of everything where nothing blocks. */
function worstOf(checks: readonly RecordedCheck[]): RecordedCheck['verdict'] {
  const blocking = checks.filter(c => c.severity === 'block')
  const of = blocking.length > 0 ? blocking : checks
  return ORDER.find(v => of.some(c => c.verdict === v)) ?? 'skipped'
}
