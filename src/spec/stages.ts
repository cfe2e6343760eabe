import type { Strategy } from '../gate/define.ts'
import { type Context, checkName, nodeAt, report, taken } from './context.ts'
import { misspelt } from './extends.ts'
import type { SpecInput } from './schema.ts'
import { nameIn, PAIRED } from './stage-tree.ts'
import { didYouMean, suggest } from './suggest.ts'
import { child, type MapNode, type Path, pointerOf } from './tree.ts'
import type { Share, Stage } from './types.ts'
import { parseDuration, parseShare } from './units.ts'

type StageInput = NonNullable<SpecInput['stages']>[number]

/** What `next` calls the end. */
const DONE = 'done'

/** Strategies that serve users by the candidate: a failure there is rolled back. */
export const servesUsers = (strategy: Strategy): boolean => !PAIRED.includes(strategy)

/** The steps of the rollout, and what they ask of the rest of the spec. */
export function resolveStages(context: Context, input: SpecInput, sound: (path: Path) => boolean): Stage[] {
  const stages = sound(['stages']) ? (input.stages ?? []) : []
  const names = stages.map(s => s.name)
  const resolved = stages.map((stage, i): Stage => {
    const path = ['stages', i]
    checkStageName(context, stage.name, names.indexOf(stage.name) < i, [...path, 'name'])
    checkRoles(context, stage, input, path)
    const traffic = trafficOf(context, stage, path)
    const bounds = (key: 'min' | 'limit') => {
      const { rows = null, duration } = stage[key] ?? {}
      const at = [...path, key, 'duration']
      return { rows, duration: duration === undefined ? null : taken(context, at, parseDuration(duration)) }
    }
    checkBounds(context, stage, path)
    return {
      name: stage.name,
      strategy: stage.strategy,
      traffic,
      audience: stage.audience ?? null,
      gates: gateNames(context, stage, path),
      min: bounds('min'),
      sequential: stage.sequential ?? false,
      // biome-ignore lint/suspicious/noThenProperty: the word of the format
      limit: stage.limit ? { ...bounds('limit'), then: stage.limit.then } : null,
      approvals: approvalsOf(context, stage, input.approvers ?? {}, path),
      next: nextOf(context, stage, names[i + 1], names, path),
      pointer: pointerOf(path),
    }
  })
  if (context.problems.length === 0) checkWay(context, resolved)
  return resolved
}

function checkStageName(context: Context, name: string, again: boolean, path: Path): void {
  checkName(context, 'stage', name, path)
  if (again) report(context, path, { code: 'duplicate-stage', message: `two stages are named \`${name}\`` })
  if (name === DONE) {
    const message = `\`${DONE}\` is where a rollout ends: it cannot be the name of a stage`
    report(context, path, { code: 'bad-name', message, hint: 'give it another name' })
  }
}

function checkRoles(context: Context, stage: StageInput, spec: SpecInput, path: Path): void {
  const { strategy, columns: own, logs } = stage
  const bound = strategy === 'interleaved' && own ? own : { ...spec.columns, ...own }
  const lacks = (role: 'id' | 'unit' | 'time', why: string) => {
    if (bound[role] !== undefined) return
    const hint = `add columns: {${role}: …}`
    report(context, [...path, 'strategy'], { code: 'missing-role', message: `${why} needs \`columns.${role}\``, hint })
  }
  const shared = spec.task === 'ranking' && bound.query !== undefined
  if (PAIRED.includes(strategy) && !shared)
    lacks('id', `\`${strategy}\`: both models answered the same requests, and that`)
  if (strategy === 'backtest') lacks('time', '`backtest` goes by windows of time, and')
  if (strategy === 'ab') lacks('unit', '`ab`: who is served by which model is drawn by unit, and that')
  if (PAIRED.includes(strategy) && (logs ?? spec.logs)?.incumbent === 'none') {
    const message = `\`${strategy}\` compares two models, and \`logs.incumbent\` is none`
    report(context, [...path, 'strategy'], { code: 'bad-value', message, hint: 'take the stage out' })
  }
  for (const key of ['min', 'limit'] as const)
    if (stage[key]?.duration !== undefined && bound.time === undefined) {
      const message = `\`${key}.duration\` needs \`columns.time\``
      const hint = 'add columns: {time: …}'
      report(context, [...path, key, 'duration'], { code: 'missing-role', message, hint }, 'key')
    }
  const one = (logs?.interleaved ?? spec.logs?.interleaved) !== undefined
  if (strategy === 'interleaved' && !one) {
    const hint = 'give it that log: `logs: {interleaved: …}`'
    const message = 'an interleaved stage has one log, of lists made of both models’'
    report(context, [...path, 'strategy'], { code: 'missing-log', message, hint })
  }
  if (strategy !== 'interleaved' && one) {
    const message = `an interleaved log is for \`strategy: interleaved\`, and this is \`${strategy}\``
    report(context, [...path, 'strategy'], {
      code: 'bad-value',
      message,
      hint: 'give the log to the stage that it is of',
    })
  }
}

/** The candidate answers nothing that nobody sees, and everything once the rollout is done. */
function trafficOf(context: Context, { strategy, traffic }: StageInput, path: Path): Share | null {
  const here = [...path, 'traffic']
  const written = traffic === undefined ? null : String(traffic).trim()
  if (PAIRED.includes(strategy)) {
    if (written !== null && !/^0(\.0*)?%?$/.test(written)) {
      const hint = `take it out; to record a part of the requests, log a part of them`
      const message = `in a ${strategy} the candidate answers nobody, so \`traffic\` cannot be ${written}`
      report(context, here, { code: 'bad-value', message, hint })
    }
    return { share: 0, written: '0%' }
  }
  if (written === null) {
    if (strategy === 'monitor') return { share: 1, written: '100%' }
    if (strategy === 'interleaved') return null
    const message = `\`${strategy}\` does not say how much the candidate answers`
    report(context, [...path, 'strategy'], { code: 'missing-key', message, hint: 'as in traffic: 5%' })
    return null
  }
  const share = taken(context, here, parseShare(written))
  if (share === null) return null
  if (strategy === 'monitor' && share < 1) {
    const hint = 'a stage before that is a canary'
    const message = `\`monitor\` is what follows 100 %, so \`traffic\` cannot be ${written}`
    report(context, here, { code: 'bad-value', message, hint })
  }
  if ((strategy === 'canary' || strategy === 'ab') && share === 1) {
    const hint = 'to watch the candidate after that, `strategy: monitor`'
    const message = 'with all of the traffic the incumbent has nothing left to be compared by'
    report(context, here, { code: 'bad-value', message, hint })
  }
  return { share, written }
}

function checkBounds(context: Context, stage: StageInput, path: Path): void {
  for (const key of ['min', 'limit'] as const) {
    const written = stage[key]
    if (!written || written.rows !== undefined || written.duration !== undefined) continue
    const message = `\`${key}\` names neither rows nor a duration`
    report(context, [...path, key], { code: 'missing-key', message, hint: 'as in {rows: 20000, duration: 6h}' }, 'key')
  }
  if (stage.sequential && !stage.min?.rows) {
    const message = '`sequential` claims harm at any look, and promotes once: at its minimum, which is not said'
    report(context, [...path, 'sequential'], { code: 'missing-key', message, hint: 'as in min: {rows: 20000}' }, 'key')
  }
  if (stage.limit?.then === 'rollback' && !servesUsers(stage.strategy)) {
    const message = `in a ${stage.strategy} nobody is served by the candidate: there is nothing to roll back`
    report(context, [...path, 'limit', 'then'], { code: 'bad-value', message, hint: 'as in then: hold' })
  }
}

function gateNames(context: Context, stage: StageInput, path: Path): string[] {
  const list = nodeAt(context, [...path, 'gates'])
  const all = nodeAt(context, ['gates'])
  const defined = all?.kind === 'list' ? all.items.flatMap(item => nameIn(item) ?? []) : []
  if (list?.kind !== 'list') return defined
  return list.items.flatMap((item, j) => {
    const name = nameIn(item)
    const here = [...path, 'gates', j]
    const own = item.kind === 'map' && child(item, 'gate') !== undefined
    if (name !== undefined && (own || defined.includes(name))) {
      if (child(item, 'disabled')) {
        const hint = 'leave it out of the list; a stage has the gates that it names'
        report(context, [...here, 'disabled'], { code: 'bad-value', message: 'a stage disables no gate', hint }, 'key')
      }
      return [name]
    }
    const near = name === undefined ? undefined : suggest(name, defined)
    const slip = near === undefined && item.kind === 'map' ? slipIn(item) : null
    if (slip) {
      const message = `\`${slip.written}\` is no key of a gate`
      report(
        context,
        [...here, slip.written],
        { code: 'unknown-key', message, hint: `did you mean \`${slip.meant}\`?` },
        'key',
      )
      return []
    }
    const message =
      name === undefined
        ? 'a gate of a stage has a name'
        : `the stage \`${stage.name}\`: no gate of this spec is named \`${name}\``
    const hint = near
      ? `did you mean \`${near}\`?`
      : `known here: ${defined.join(', ')}; one of its own begins with \`gate:\``
    report(context, here, { code: 'unknown-gate', message, hint })
    return []
  })
}

/** Which gate it is may stand under a word that is nearly `gate`, or nearly `name`. */
function slipIn(gate: MapNode): { written: string; meant: string } | null {
  const written = Object.fromEntries(gate.entries.map(e => [e.key, e.value]))
  for (const meant of ['gate', 'name']) {
    const near = meant in written ? undefined : misspelt(written, meant)
    if (near !== undefined) return { written: near, meant }
  }
  return null
}

function approvalsOf(
  context: Context,
  stage: StageInput,
  approvers: NonNullable<SpecInput['approvers']>,
  path: Path,
): Readonly<Record<string, number>> {
  for (const [role, wanted] of Object.entries(stage.approvals ?? {})) {
    const here = [...path, 'approvals', role]
    const who = Object.hasOwn(approvers, role) ? approvers[role]! : null
    if (!who) {
      const hint = didYouMean(role, Object.keys(approvers)) ?? `name them: approvers: {${role}: [ana@example.org]}`
      const message = `the stage \`${stage.name}\` awaits approval by \`${role}\`, and nobody is that`
      report(context, here, { code: 'unknown-approver', message, hint }, 'key')
    } else if (new Set(who).size < wanted) {
      const people = new Set(who).size === 1 ? 'is one' : `are ${new Set(who).size}`
      const message = `the stage \`${stage.name}\` awaits ${wanted} approvals by \`${role}\`, who ${people}`
      report(context, here, { code: 'bad-value', message, hint: 'name more of them, or ask for fewer' })
    }
  }
  return stage.approvals ?? {}
}

function nextOf(
  context: Context,
  { name, next }: StageInput,
  following: string | undefined,
  names: readonly string[],
  path: Path,
): string | null {
  if (next === undefined) return following ?? null
  if (next === DONE) return null
  if (next !== name && names.includes(next)) return next
  const message = next === name ? `the stage \`${name}\` is followed by itself` : `no stage is named \`${next}\``
  const others = [...names.filter(other => other !== name), DONE]
  report(context, [...path, 'next'], { code: 'unknown-stage', message, hint: didYouMean(next, others) })
  return null
}

/** From the first stage every other is reached once, and there is an end. */
function checkWay(context: Context, stages: readonly Stage[]): void {
  const way: string[] = []
  for (let at = stages[0]?.name; at !== undefined && at !== null; ) {
    const stage = stages.find(s => s.name === at)!
    if (way.includes(at)) {
      const message = `the stages go in a circle: ${[...way, at].join(' → ')}`
      const from = stages.findIndex(s => s.name === way.at(-1))
      report(context, ['stages', from, 'next'], { code: 'stage-cycle', message, hint: `as in next: ${DONE}` })
      return
    }
    way.push(at)
    if (stage.next === null) break
    at = stage.next
  }
  stages.forEach(({ name }, i) => {
    if (way.includes(name)) return
    const hint = `the way is ${[...way, DONE].join(' → ')}; say \`next: ${name}\` where it belongs, or take it out`
    report(context, ['stages', i, 'name'], {
      code: 'unknown-stage',
      message: `the stage \`${name}\` follows none`,
      hint,
    })
  })
}
