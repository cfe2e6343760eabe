import { type Paint, painter, SIGNS } from '../../report/signs.ts'
import { inert, visible, wrapped } from '../../report/text.ts'
import { type Advanced, failing } from '../../rollout/advance.ts'
import type { ApproveResult } from '../../rollout/approve.ts'
import { spokenArgv } from '../../rollout/commands.ts'
import type { Outcome, Recipe } from '../../rollout/entry.ts'
import { versionsOf } from '../../rollout/guards.ts'
import { percent } from '../../rollout/percent.ts'
import type { Rehearsal } from '../../rollout/rehearse.ts'
import type { RolledBack } from '../../rollout/rollback.ts'
import type { StartResult } from '../../rollout/start.ts'
import type { State } from '../../rollout/state.ts'
import type { Status } from '../../rollout/status.ts'
import type { Verified } from '../../rollout/verify.ts'
import { spoken } from '../../rollout/who.ts'

export interface Look {
  readonly color: boolean
  readonly width: number
}

/** Lines of at most the width, the first with a sign, the others under it. */
export const item = (sign: string, text: string, { width }: Look): string[] =>
  wrapped(visible(text), Math.max(20, width - 4)).map((line, i) => `${i === 0 ? `  ${sign} ` : '    '}${line}`)

const page = (lines: readonly (string | string[])[]): string => `${inert(lines.flat().join('\n'))}\n`

export const stageText = (name: string, traffic: number | null): string =>
  traffic === null || traffic === 0 ? name : `${name} (${percent(traffic)})`

/** Head and end of the log's last digest: what to keep elsewhere. */
const headLine = (state: State | null, paint: Paint): string[] =>
  state?.head ? [paint('dim', `  log head ${state.head}`)] : []

function ran(recipe: Recipe | null, outcome: Outcome | null, look: Look, dryRun = false): string[] {
  if (recipe === null) return []
  const told = spokenArgv(recipe.argv)
  if (dryRun) return item('·', `would run: ${told}`, look)
  if (outcome === null) return []
  const how = outcome.exit === 0 && !outcome.timed_out ? `${outcome.seconds} s` : failing(outcome)
  const output = outcome.exit === 0 ? [] : outcome.output.trimEnd().split('\n').slice(-10).filter(Boolean)
  return [...item('$', `${told} · ${how}`, look), ...output.map(line => `      ${visible(line)}`)]
}

export function startedText({ state, ok, outcome, recipe, rollout }: StartResult, dryRun: boolean, look: Look): string {
  const paint = painter(look.color)
  const first = rollout.spec.stages[0]!
  const begun = ok ? `${paint('green', SIGNS.pass.sign)}` : paint('red', SIGNS.fail.sign)
  const said = ok
    ? `${stageText(first.name, first.traffic?.share ?? null)} has begun; \`mlgate rollout advance\` runs its check`
    : `${first.name} has not begun: ${failing(outcome)}; \`mlgate rollout advance\` tries again`
  return page([
    `rollout of ${visible(rollout.spec.model)}   ${visible(versionsOf(state))}`,
    ...ran(recipe, outcome, look, dryRun),
    ...(dryRun ? [] : item(begun, said, look)),
    ...headLine(state, paint),
  ])
}

export function advancedText(done: Advanced, dryRun: boolean, look: Look): string {
  const { decision, state, why, recipe, outcome } = done
  const paint = painter(look.color)
  const now = state.stage ? stageText(state.stage.stage, state.stage.traffic) : ''
  const said: Record<Advanced['decision'], [string, string]> = {
    promote: [
      paint('green', SIGNS.pass.sign),
      state.status === 'done' ? 'done: everybody is served by the candidate' : `went on to ${now}`,
    ],
    hold: [paint('yellow', SIGNS.undecided.sign), `stays in ${now}`],
    block: [paint('red', SIGNS.fail.sign), `blocked in ${now}; nobody is served by the candidate`],
    rollback: [paint('red', SIGNS.fail.sign), 'rolled back to the incumbent'],
    error: [
      paint('red', SIGNS.fail.sign),
      `a command failed; the rollout is where it was: ${now || 'at its start'} (${state.status})`,
    ],
  }
  const [sign, text] = said[decision]
  return page([
    `rollout   ${visible(versionsOf(state))}`,
    ...ran(recipe, outcome, look, dryRun),
    ...(dryRun ? [] : item(sign, text, look)),
    ...why.flatMap(line => item('·', line, look)),
    ...howToApprove(done, look),
    ...headLine(state, paint),
  ])
}

/** The line to copy, with the digest of what is to be approved. */
function howToApprove({ standing, look: seen }: Pick<Advanced, 'standing' | 'look'>, look: Look): string[] {
  if (!standing || standing.missing.length === 0 || !seen) return []
  const roles = Object.entries(standing.roles).filter(([, { needed, given }]) => given.length < needed)
  return roles.flatMap(([role]) =>
    item(
      '→',
      `mlgate rollout approve --role ${spokenArgv([role])} --result ${seen.result.slice(0, 12)} --reason …`,
      look,
    ),
  )
}

export function approvedText({ given, look: seen, standing, state }: ApproveResult, look: Look): string {
  const paint = painter(look.color)
  const of = `${seen.result.slice(0, 12)} in ${seen.stage}, as ${given.entry.role}`
  const counts =
    given.why === null
      ? item(paint('green', SIGNS.pass.sign), `${given.person} approved ${of}`, look)
      : item(
          paint('yellow', SIGNS.warned.sign),
          `recorded as a claim, which does not count: ${given.person} approved ${of} (${given.why})`,
          look,
        )
  const rest =
    standing.missing.length > 0
      ? item('·', `still missing: ${standing.missing.join(', ')}`, look)
      : item('→', 'mlgate rollout advance', look)
  return page([...counts, ...rest, ...headLine(state, paint)])
}

export function statusText(status: Status, look: Look): string {
  const { model, state, place, next, missing, command, limit, standing, where, entries } = status
  const paint = painter(look.color)
  const { stage, since, looks, open, hold, failed } = state
  const title = `${visible(model)}   ${state.start ? visible(versionsOf(state)) : ''}`
  if (state.status === 'none')
    return page([title, ...item('·', 'no rollout was ever started here: `mlgate rollout start`', look)])
  const last = looks.at(-1)
  const at = place ? `stage ${place.number} of ${place.of}` : 'before its first stage'
  const how: Record<State['status'], string> = {
    none: '',
    starting: 'is starting',
    running: 'is running',
    held: 'is held',
    rolled_back: 'was rolled back',
    failed_rollback: 'WAS TO BE ROLLED BACK, AND THAT FAILED',
    aborted: 'was aborted',
    done: 'is done',
  }
  const over = ['rolled_back', 'failed_rollback', 'aborted', 'done'].includes(state.status)
  return page([
    title,
    '',
    ...item(
      over ? '·' : '▸',
      `${how[state.status]}${stage ? `: ${stageText(stage.stage, stage.traffic)}, ${at}, since ${since}` : ''}`,
      look,
    ),
    ...(open
      ? item(
          paint('red', '!'),
          command === 'running'
            ? `\`${open.command}\` is being run by ${spoken(open.by)}, since ${open.time}`
            : `\`${open.command}\` ran, unrecorded: ${spoken(open.by)} began it at ${open.time}, and its end is not known. \`mlgate rollout advance\` runs it again, \`mlgate rollout rollback\` goes back`,
          look,
        )
      : []),
    ...(hold
      ? item(
          paint('yellow', SIGNS.undecided.sign),
          `held by ${spoken(hold.by)} since ${hold.time}: ${hold.reason}`,
          look,
        )
      : []),
    ...(failed
      ? item(
          paint('red', SIGNS.fail.sign),
          `\`${failed.command}\` failed at ${failed.time}: ${failing(failed.outcome)}`,
          look,
        )
      : []),
    ...(last && !over
      ? item(
          '·',
          `${looks.length} look${looks.length === 1 ? '' : 's'}; the last at ${last.time}: ${last.decision}, ${last.verdicts.pass} pass, ${last.verdicts.fail.length} fail, ${last.verdicts.inconclusive.length} undecided, result ${last.result.slice(0, 12)}`,
          look,
        )
      : []),
    ...(over ? [] : missing.flatMap(what => item(paint('yellow', '○'), `missing: ${what}`, look))),
    ...(last && !over ? howToApprove({ standing, look: last }, look) : []),
    ...(next && !over
      ? item(
          '→',
          next.stage
            ? `next: ${next.stage}${next.traffic ? `, ${next.traffic} of the traffic` : ''}`
            : 'next: done, all of the traffic',
          look,
        )
      : []),
    ...(limit && !over ? item('·', `it may stay until ${limit.at}, then ${limit.what}`, look) : []),
    '',
    paint('dim', `  ${entries} entries in ${visible(where)}`),
    ...headLine(state, paint),
  ])
}

export function rolledBackText(done: RolledBack & { recipe: Recipe | null }, dryRun: boolean, look: Look): string {
  const { ok, outcome, recipe, complaints, recorded, from, state } = done
  const paint = painter(look.color)
  const what = `${from.candidate ?? 'the candidate'} → ${from.incumbent ?? 'the incumbent'}`
  const said = ok
    ? item(
        paint('green', SIGNS.pass.sign),
        recipe
          ? `rolled back: ${what}`
          : `written down as rolled back: ${what}. There is no command: route users to the incumbent by hand`,
        look,
      )
    : item(paint('red', SIGNS.fail.sign), `THE ROLLBACK FAILED (${what}): ${failing(outcome)}`, look)
  return page([
    ...ran(recipe, outcome, look, dryRun),
    ...(dryRun ? [] : said),
    ...complaints.flatMap(line => item(paint('yellow', SIGNS.warned.sign), line, look)),
    ...(dryRun || recorded ? [] : item(paint('red', '!'), 'it is not in the audit log', look)),
    ...headLine(state, paint),
  ])
}

export function rehearsedText({ commands, problems }: Rehearsal, look: Look): string {
  const paint = painter(look.color)
  const stages = [...new Set(commands.map(c => c.stage))]
  return page([
    ...stages.flatMap(stage => [
      `${visible(stage)}`,
      ...commands
        .filter(c => c.stage === stage)
        .flatMap(c =>
          item(
            c.program ? paint('green', SIGNS.pass.sign) : paint('red', SIGNS.fail.sign),
            `${c.command}: ${spokenArgv(c.recipe.argv)}`,
            look,
          ),
        ),
    ]),
    ...problems.flatMap(line => item(paint('red', SIGNS.fail.sign), line, look)),
    ...(problems.length === 0 ? item(paint('green', SIGNS.pass.sign), 'the way back is there', look) : []),
  ])
}

export function verifiedText({ where, entries, head, flaws, anchor, signatures }: Verified, look: Look): string {
  const paint = painter(look.color)
  const good = signatures.filter(s => s.why === null)
  const bad = signatures.filter(s => s.why !== null)
  return page([
    ...(flaws.length === 0
      ? item(paint('green', SIGNS.pass.sign), `${entries} entries, each as it was written: ${where}`, look)
      : item(paint('red', SIGNS.fail.sign), `${where} is not what was written`, look)),
    ...flaws.flatMap(({ line, message }) => item(paint('red', SIGNS.fail.sign), `line ${line}: ${message}`, look)),
    ...(anchor?.behind === undefined || anchor.behind === null
      ? []
      : item(paint('green', SIGNS.pass.sign), `it goes on from ${anchor.head}, by ${anchor.behind} entries`, look)),
    ...(good.length > 0
      ? item(
          paint('green', SIGNS.pass.sign),
          `${good.length} signed: ${good.map(s => `${s.number} by ${s.principal}`).join(', ')}`,
          look,
        )
      : []),
    ...bad.flatMap(s => item(paint('yellow', SIGNS.warned.sign), `entry ${s.number}, ${s.principal}: ${s.why}`, look)),
    ...(head ? [paint('dim', `  log head ${head}`)] : []),
  ])
}
