import { painter, SIGNS } from '../../report/signs.ts'
import { inert, visible } from '../../report/text.ts'
import type { Review, StageReview } from '../../rollout/review.ts'
import { item, type Look, stageText } from './text.ts'

/** Rollouts looked back on, for whoever reviews a release. */
export function reviewText(models: readonly { model: string; rollouts: readonly Review[] }[], look: Look): string {
  const paint = painter(look.color)
  const lines = models.flatMap(({ model, rollouts }) => [
    paint('bold', visible(model)),
    ...rollouts.flatMap(review => reviewed(review, look)),
    '',
  ])
  return `${inert(lines.join('\n'))}`
}

const OUTCOMES: Readonly<Record<Review['outcome'], string>> = {
  none: 'never began',
  starting: 'is starting',
  running: 'is under way',
  held: 'is held',
  rolled_back: 'was rolled back',
  failed_rollback: 'was to be rolled back, and that failed',
  aborted: 'was aborted',
  done: 'is done: the candidate serves everybody',
}

function reviewed({ candidate, incumbent, expected, began, ended, outcome, stages }: Review, look: Look): string[] {
  return [
    '',
    `${visible(incumbent ?? 'no incumbent')} → ${visible(candidate ?? 'a candidate without a version')}: ${OUTCOMES[outcome]}`,
    ...item('·', `${began}${ended ? ` to ${ended}` : ''}`, look),
    ...item(
      '·',
      expected ? `expected: ${expected}` : 'expected: nobody wrote down what (`about: {hypothesis: …}`)',
      look,
    ),
    ...stages.flatMap(stage => stageLines(stage, look)),
  ]
}

function stageLines({ stage, traffic, looks, seen, waived, changed, approvals }: StageReview, look: Look): string[] {
  const paint = painter(look.color)
  const inner = { ...look, width: look.width - 2 }
  const sign: Readonly<Record<string, string>> = {
    pass: paint('green', SIGNS.pass.sign),
    fail: paint('red', SIGNS.fail.sign),
    inconclusive: paint('yellow', SIGNS.undecided.sign),
  }
  const all = [
    ...seen.flatMap(({ verdict, message }) => item(sign[verdict] ?? ' ', message, inner)),
    ...waived.flatMap(id => item(paint('yellow', SIGNS.warned.sign), `let through: ${id}`, inner)),
    ...changed.flatMap(text => item(paint('yellow', SIGNS.warned.sign), `the spec changed: ${text}`, inner)),
    ...approvals.flatMap(({ person, role, reason, signed }) =>
      item(
        signed ? paint('green', SIGNS.pass.sign) : paint('yellow', SIGNS.warned.sign),
        `approved by ${person} as ${role}${signed ? '' : ' (a claim)'}: ${reason}`,
        inner,
      ),
    ),
  ]
  return [
    `  ${visible(stageText(stage, traffic))}, ${looks.length} look${looks.length === 1 ? '' : 's'}`,
    ...all.map(line => `  ${line}`),
  ]
}
