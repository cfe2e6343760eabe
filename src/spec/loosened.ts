import { isDeepStrictEqual } from 'node:util'
import type { Place } from '../errors.ts'
import { type Change, changesOf, spokenPath, spokenValue } from './changes.ts'
import type { LoadedSpec } from './load.ts'
import { placeOf } from './places.ts'
import { pointerOf } from './tree.ts'
import type { Amount, Spec } from './types.ts'
import { SECONDS } from './units.ts'

/** A way in which a spec asks for less than another, or may. */
export interface Loosened {
  /** The key: `gates.latency.metrics.p99.margin`. */
  readonly what: string
  /** `laxer` for sure; `changed`, where nobody can tell which of the two asks for more. */
  readonly how: 'laxer' | 'removed' | 'changed'
  readonly before: string | null
  readonly after: string | null
  readonly at: Place | null
  /** The same in a sentence. */
  readonly message: string
}

type How = Loosened['how'] | null
/** null: it asks for no less. `undefined` is what is not there. */
type Rule = (before: unknown, after: unknown) => How

const harmless: Rule = () => null
const changed: Rule = () => 'changed'
/** What comes in addition asks for more. */
const added =
  (rule: Rule): Rule =>
  (before, after) =>
    isNothing(before) ? null : rule(before, after)
const isNothing = (x: unknown): x is null | undefined => x === null || x === undefined
/** Towards the end of the list is laxer. */
const ordered =
  (...order: unknown[]): Rule =>
  (before, after) =>
    order.indexOf(after) > order.indexOf(before) ? 'laxer' : null
const removed: Rule = (_, after) => (isNothing(after) ? 'removed' : 'changed')

/** Larger (`1`) or smaller (`-1`) is laxer; of amounts in units that only a metric relates, nobody knows. */
const laxer =
  (way: 1 | -1): Rule =>
  (before, after) => {
    const [a, b] = [sizeOf(before), sizeOf(after)]
    if (a === null || b === null || a.unit !== b.unit) return 'changed'
    return way * (b.size - a.size) > 0 ? 'laxer' : null
  }

function sizeOf(x: unknown): { size: number; unit: string } | null {
  if (typeof x === 'number') return { size: x, unit: 'plain' }
  if (typeof x !== 'object' || x === null) return null
  if ('seconds' in x) return { size: Number(x.seconds), unit: 'time' }
  if (!('unit' in x)) return null
  const { value, unit } = x as Amount
  return unit === 'plain' || unit === '%' || unit === 'pp'
    ? { size: value, unit }
    : { size: value * SECONDS[unit], unit: 'time' }
}

/** Where stricter is only another thing: a smaller group is judged, and shares the correction with all others. */
const orChanged =
  (rule: Rule): Rule =>
  (before, after) =>
    rule(before, after) ?? 'changed'

/** A floor allows more than none. */
const floor: Rule = (before, after) => (isNothing(before) ? 'laxer' : isNothing(after) ? null : laxer(1)(before, after))

/** Less of what has to be there asks for less, and none for nothing. */
const least: Rule = (before, after) =>
  isNothing(before) ? null : isNothing(after) ? 'laxer' : laxer(-1)(before, after)

/** Names that are no longer there. */
const fewer: Rule = (before, after) =>
  (before as readonly string[]).some(name => !(after as readonly string[]).includes(name)) ? 'removed' : null

/** What lets through lets through more where it is new, later or for anyone. */
const waiver: Rule = (before, after) => (isNothing(before) ? 'laxer' : isNothing(after) ? null : 'changed')
const day: Rule = (before, after) => (String(after) > String(before) ? 'laxer' : null)

/** Each slice more shares the correction of claims of harm, and an undecided slice holds nothing. */
const slicesOfGate: Rule = (before, after) => {
  const lacks = (these: unknown, those: unknown) =>
    (those as readonly string[]).some(name => !(these as readonly string[]).includes(name))
  return lacks(after, before) ? 'removed' : lacks(before, after) ? 'changed' : null
}

const LIMIT = 'gates.*.metrics.*.limits'

/** By path, `*` for any one step and `**` for all that follow; the first that fits. What no rule fits has changed. */
const RULES: readonly (readonly [path: string, rule: Rule])[] = [
  ['about.**', harmless],
  ['logs.*.version', harmless],
  // What is judged is another one each time.
  ['logs.candidate.written', harmless],
  ['logs.candidate.table', harmless],
  ['logs.incumbent', (before, after) => (isNothing(after) ? 'laxer' : changed(before, after))],
  ['pairing', orChanged(ordered('required', 'none'))],
  ['confidence', orChanged(laxer(-1))],
  // Claims of harm are harder to make; that harm is ruled out is not corrected.
  ['multiplicity', ordered('none', 'benjamini-hochberg', 'holm')],
  ['inconclusive', ordered('fail', 'hold', 'pass')],
  // Slices and measures are only what gates make of them.
  ['slices.*', harmless],
  ['slices.*.min_rows', orChanged(laxer(1))],
  ['slices.*.prove', ordered(true, false)],
  ['slices.*.margin_scale', laxer(1)],
  ['measures.*', added(removed)],
  // What a gate takes out is missing among its gates.
  ['disabled.**', harmless],
  ['gates.*', added(removed)],
  ['gates.*.slices', slicesOfGate],
  // Said again at each limit.
  ['gates.*.severity', harmless],
  ['gates.*.alpha', harmless],
  ['gates.*.optional', ordered(false, true)],
  ['gates.*.tolerance', laxer(1)],
  ['gates.*.min_group.*', orChanged(laxer(1))],
  ['gates.*.metrics.*', added(removed)],
  ['gates.*.metrics.*.alpha', harmless],
  ['gates.*.metrics.*.optional', ordered(false, true)],
  ['gates.*.metrics.*.tolerance', laxer(1)],
  [`${LIMIT}.*`, added(removed)],
  [`${LIMIT}.max.amount`, laxer(1)],
  [`${LIMIT}.min.amount`, laxer(-1)],
  [`${LIMIT}.margin.amount`, laxer(1)],
  [`${LIMIT}.equivalent.amount`, laxer(1)],
  [`${LIMIT}.alpha.amount`, laxer(-1)],
  [`${LIMIT}.*.floor`, floor],
  [`${LIMIT}.*.severity`, ordered('block', 'warn')],
  ['lineage.*', (_, after) => (isNothing(after) ? 'removed' : null)],
  ['waivers.*', waiver],
  ['waivers.*.until', day],
  ['waivers.*.reason', harmless],
  ['separation', ordered(true, false)],
  ['stages.*', added(removed)],
  ['stages.*.gates', fewer],
  ['stages.*.min.*', least],
  ['stages.*.approvals.*', least],
]

const fits = (pattern: string, path: readonly string[]): boolean => {
  const steps = pattern.split('.')
  const open = steps.at(-1) === '**'
  const fixed = open ? steps.slice(0, -1) : steps
  return (
    (open ? path.length >= fixed.length : path.length === fixed.length) &&
    fixed.every((step, i) => step === '*' || step === path[i])
  )
}

const ruleFor = (path: readonly string[]): Rule => RULES.find(([pattern]) => fits(pattern, path))?.[1] ?? changed

/** How one resolved spec asks for less than another, or may; in the order of the other. */
export function loosenedIn(before: LoadedSpec, after: LoadedSpec): Loosened[] {
  const whole = loosenedOf(before, after, '')
  // What a stage has from the spec is told of the spec.
  const told = new Set(whole.map(keyOf('')))
  const ofStages = Object.entries(before.stages).flatMap(([name, stage]) => {
    const now = Object.hasOwn(after.stages, name) ? after.stages[name] : undefined
    const prefix = `stages.${name}.`
    return now ? loosenedOf(stage, now, prefix).filter(one => !told.has(keyOf(prefix)(one))) : []
  })
  return [...whole, ...ofStages]
}

const keyOf =
  (prefix: string) =>
  ({ what, how, before, after }: Loosened): string =>
    JSON.stringify([what.slice(prefix.length), how, before, after])

function loosenedOf(before: LoadedSpec, after: LoadedSpec, prefix: string): Loosened[] {
  const all = changesOf(withPaths(before.spec), withPaths(after.spec))
  return all.flatMap(change => {
    if (inherited(change, all)) return []
    const how = ruleFor(change.path)(change.before, change.after)
    return how === null ? [] : [loosened(change, how, before, after, prefix)]
  })
}

/** A key of a metric that says what its gate says: told of the gate. */
const inherited = ({ path, ...own }: Change, all: readonly Change[]): boolean =>
  path.length === 5 &&
  path[2] === 'metrics' &&
  all.some(
    c =>
      c.path.length === 3 &&
      c.path[1] === path[1] &&
      c.path[2] === path[4] &&
      isDeepStrictEqual(c, { path: c.path, ...own }),
  )

/** What a log is, is where its files lie: the same words in another folder name other files. */
const withPaths = (spec: Spec): Spec => ({
  ...spec,
  logs: Object.fromEntries(
    Object.entries(spec.logs).map(([name, log]) => [name, log && { ...log, written: log.paths }]),
  ) as unknown as Spec['logs'],
})

function loosened(
  { path, before, after }: Change,
  how: Loosened['how'],
  old: LoadedSpec,
  now: LoadedSpec,
  prefix: string,
): Loosened {
  const said = (value: unknown, loaded: LoadedSpec) => {
    if (isNothing(value)) return null
    if (fromEnvironment(loaded, pointerIn(loaded, path))) return '${env}'
    const [section, name, key] = path
    const log = section === 'logs' && key === 'written' ? loaded.spec.logs[name as keyof Spec['logs']] : null
    return spokenValue(log?.written ?? value)
  }
  const [was, is] = [said(before, old), said(after, now)]
  const what = `${prefix}${spokenPath(path)}`
  return {
    what,
    how,
    before: was,
    after: is,
    at: placeOf(now, pointerIn(now, path)),
    message: messageOf(what, how, was, is),
  }
}

function messageOf(what: string, how: Loosened['how'], before: string | null, after: string | null): string {
  if (how === 'removed' && after === null) return `\`${what}\` was taken out${before ? `: ${before}` : ''}.`
  const asked = how === 'laxer' ? ', which asks for less' : how === 'removed' ? ', and lacks some of it' : ''
  return `\`${what}\` was ${before ?? 'not there'}, and is ${after ?? 'not there'}${asked}.`
}

/** A JSON pointer for a path by names. */
function pointerIn({ spec }: LoadedSpec, [section, name, part, key, , kind]: readonly string[]): string {
  const gate = section === 'gates' ? spec.gates.find(g => g.name === name) : undefined
  if (!gate) return pointerOf([section!, ...(name === undefined || section === 'gates' ? [] : [name])])
  const metric = part === 'metrics' ? gate.metrics.find(m => m.written === key) : undefined
  const limit = metric?.limits.find(l => l.kind === kind)
  return limit?.pointer ?? metric?.pointer ?? (part === undefined ? gate.pointer : `${gate.pointer}/${part}`)
}

/** Whether part of what stands there, or of what it stands in, came from the environment. */
const fromEnvironment = ({ fromEnv }: LoadedSpec, pointer: string): boolean =>
  fromEnv.some(p => `${p}/`.startsWith(`${pointer}/`) || `${pointer}/`.startsWith(`${p}/`))
