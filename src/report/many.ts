import type { ManyRecords, OneOfMany } from '../record/many.ts'
import { columned } from './columned.ts'
import { versionsOf } from './facts.ts'
import { checksOf } from './findings.ts'
import { DECISIONS, outcomeOf, painter, SIGNS, type Sign } from './signs.ts'
import { visible } from './text.ts'

const OTHERS: Readonly<Record<'error' | 'unchanged' | 'removed', Sign>> = {
  error: { sign: '✖', word: 'NO VERDICT', style: 'red' },
  unchanged: { sign: '–', word: 'unchanged', style: 'dim' },
  removed: { sign: '◐', word: 'REMOVED', style: 'yellow' },
}

const signOf = (decision: OneOfMany['decision']): Sign =>
  decision === 'error' || decision === 'unchanged' || decision === 'removed' ? OTHERS[decision] : DECISIONS[decision]

/** A line for each spec, and what they come to. */
export function many(
  index: ManyRecords,
  exitCode: number,
  { width, color }: { width: number; color: boolean },
): string {
  const paint = painter(color)
  const rows = index.results.map(one => {
    const { sign, word, style } = signOf(one.decision)
    return [paint(style, `${sign} ${word}`), visible(one.spec), ...aboutOf(one)]
  })
  const since = index.since ? ` since ${visible(index.since.ref)}` : ''
  const judged = index.results.filter(r => r.decision !== 'unchanged').length
  const left = index.results.length - judged
  const count = `${judged} of ${index.results.length} specs ${left > 0 ? `changed${since}` : 'judged'}`
  const worst = index.decision === null ? 'nothing to judge' : `the worst is ${index.decision}`
  return [
    paint('bold', 'All specs'),
    ...columned(['', '', '', '', ''], rows, { width, left: [0, 1, 2, 3, 4] }, paint),
    '',
    `  ${count}; ${worst}    ${paint('dim', `exit code ${exitCode}`)}`,
    '',
  ].join('\n')
}

/** Model, what was found, versions (or why there is none of it). */
function aboutOf({ decision, result }: OneOfMany): [string, string, string] {
  if (decision === 'removed') return ['', '', 'nothing is judged by it any more']
  if (result === null) return ['', '', '']
  if (result.decision === 'error') return ['', '', visible(`${result.error.code}: ${result.error.message}`)]
  const outcomes = checksOf(result).map(outcomeOf)
  const counts = (['fail', 'warned', 'undecided'] as const).flatMap(outcome => {
    const n = outcomes.filter(o => o === outcome).length
    return n > 0 ? [`${n} ${SIGNS[outcome].word}`] : []
  })
  return [visible(result.model), counts.join(', ') || `${outcomes.length} checks`, visible(versionsOf(result))]
}
