import { MlgateError, type Place, type Problem } from '../errors.ts'
import {
  type AcrossMetric,
  type Gate,
  type ImplicitCheck,
  type Known,
  type Metric,
  type MetricEntry,
  measuredBy,
  type Notice,
  type PairMetric,
  type PerMetric,
  type PerSubject,
  type Subject,
} from '../gate/define.ts'
import { always, type Gates, gatesOf, inStages, metricOf, tolerating } from '../gate/load.ts'
import { countsKeys, joinsRows, type Needs } from '../gate/request.ts'
import { expressionsRead, rolesRead } from '../gate/roles.ts'
import { ANSWERS, type Arm, type Expr, type Role, walk } from '../sql/expr.ts'
import { bindLimit } from './bind-limit.ts'
import { toleranceOf, warnOfUnused } from './bind-tolerance.ts'
import type { Bound, BoundArm, BoundCheck, BoundGate, BoundNotice, BoundSlice } from './bound.ts'
import { checkThresholds, classesOf } from './classes.ts'
import type { Described } from './described.ts'
import type { LoadedSpec } from './load.ts'
import { bindMeasures, columnsOfAnswers } from './measures.ts'
import { placeOf, problemAt, readOptions } from './places.ts'
import { type Home, metricsOf, type Registry, registryOf, type Used } from './registry.ts'
import { bindArm, earlier, sameRows } from './roles.ts'
import { columnsOf, isCondition, type Report, resolveShared, type Scope } from './scope.ts'
import { subjectType } from './subject-type.ts'
import { didYouMean } from './suggest.ts'
import type { GateSpec, MetricSpec, Spec } from './types.ts'

const JUDGED = ['incumbent', 'candidate'] as const

/** Rows a slice must have to be judged, unless it says otherwise. */
const MIN_ROWS = 100
/** The same for the groups that fairness compares, and the events (positives, for a true positive rate) among them. */
const MIN_GROUP = 100
const MIN_GROUP_EVENTS = 20

export interface Binding {
  bound: Bound
  gates: Gates
  warnings: readonly Problem[]
}

/**
 * The spec against the schema of the logs and the gates: every name becomes a column, every limit a number in its
 * metric's unit. All that is wrong is thrown at once.
 */
export function bind(
  loaded: LoadedSpec,
  spec: Spec,
  described: Described,
  definitions: Readonly<Record<string, Gate>>,
  knownGates: readonly string[],
  asOf: string,
  /** One log for both arms is what is wanted. */
  { oneLog = false }: { oneLog?: boolean } = {},
): Binding {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const report: Report = {
    problem: (p, pointer) => problems.push(problemAt(loaded, pointer, p)),
    warning: (p, pointer) => warnings.push(problemAt(loaded, pointer, p)),
  }
  const at = (pointer: string) => placeOf(loaded, pointer)
  const armNames = (['incumbent', 'candidate', 'reference'] as const).filter(arm => described.logs[arm])
  const arms = Object.fromEntries(armNames.map(arm => [arm, bindArm(arm, spec, described, asOf, report)])) as Partial<
    Record<Arm, BoundArm>
  >
  if (!oneLog) refuseSameRows(arms, described, report)
  checkThresholds(spec, described, report)

  const declared = [...spec.columns.features, ...spec.columns.groups]
  const unread = problems.length > 0
  const typeOf = (name: string): string => subjectType(name, spec, described)
  const scope: Scope = {
    described,
    arms: armNames,
    roles: rolesOf(arms),
    declared,
    measures: Object.keys(spec.measures),
    typeOf,
    report,
  }
  const shared = spec.pairing === 'required' && arms.incumbent !== undefined
  const paired = shared && (spec.columns.id !== null || spec.task !== 'ranking')
  if (paired && Object.values(arms).some(a => a.relation.arm !== 'reference' && !a.relation.id))
    report.problem(
      {
        code: 'pairing-without-id',
        message: 'Rows of the two logs are paired by an id, which is not bound.',
        hint: 'bind `columns: {id: …}`, or say `pairing: none`',
      },
      '/columns',
    )
  refuseLateCovariate(arms, report)
  // What one stage does not use may be for another.
  if (spec.columns.covariate && ((paired && !loaded.stage) || spec.columns.weight))
    report.warning(paired ? ofPairs : ofWeights, '/columns/covariate')
  const measures = bindMeasures(spec, scope, arms, paired)
  const known = { ...knownOf(loaded, scope, { paired, shared }, asOf), measures }
  const slices = Object.fromEntries(Object.values(spec.slices).map(s => [s.name, bindSlice(s, scope, paired, report)]))

  const bound: BoundGate[] = []
  const checks: BoundCheck[] = []
  const notices: BoundNotice[] = []
  const homes = spec.gates.flatMap((gateSpec): Home[] => {
    const gate = definitions[gateSpec.gate]
    if (!gate) {
      report.problem(unknownGate(gateSpec.gate, knownGates), `${gateSpec.pointer}/gate`)
      return []
    }
    const options = optionsOf(loaded, gateSpec, gate, problems, report)
    return options === null ? [] : [{ spec: gateSpec, gate, options, asked: namesIn(gateSpec) }]
  })
  const used: Record<string, Used> = {}
  const registry = registryOf(homes, definitions, known, used)
  for (const { spec: gateSpec, gate, options, asked } of homes) {
    used[gateSpec.name] ??= { gate, options, asked }
    bound.push({ name: gateSpec.name, use: gateSpec.gate, options, asked, at: at(gateSpec.pointer) })
    const metrics = metricsOf(gate, options, asked, known, problem => report.problem(problem, gateSpec.pointer))
    if (metrics)
      checks.push(
        ...bindGate(gateSpec, { gate, options, metrics }, scope, known, slices, definitions, registry, at, report),
      )
    notices.push(...bindNotices(gateSpec, gate.notices?.(options, known) ?? [], scope, known, slices, at))
  }
  for (const name of loaded.stage ? [...always, ...inStages] : always) {
    const gate = definitions[name]!
    for (const warning of gate.warnings?.(known) ?? []) report.warning(warning, '/columns')
    const own = implicitOf(
      gate,
      known,
      checks.filter(c => bound.some(g => g.name === c.gate && g.use === name)),
    )
    if (own.length === 0 && !always.includes(name)) continue
    const home = bound.find(g => g.use === name) ?? {
      name,
      use: name,
      options: gate.options.parse({}),
      asked: [],
      at: undefined,
    }
    used[home.name] ??= { gate, options: home.options, asked: [] }
    if (!bound.includes(home)) {
      bound.unshift(home)
      const whole = { name: home.name, where: null, pointer: loaded.stage?.pointer ?? '' }
      if (own.length > 0 && loaded.stage)
        notices.push(...bindNotices(whole, gate.notices?.(home.options, known) ?? [], scope, known, slices, at))
    }
    checks.unshift(...implicitChecks(home, own, scope))
  }
  // A role that could not be read is missed by every metric that needs it: that is said once, where it is written.
  if (problems.length > 0) throw new MlgateError(problems.filter(p => !(unread && p.code === 'role-missing')))
  const all = gatesOf(used, known)
  if (loaded.stage?.strategy === 'backtest' && !checks.some(c => all.metric(c).shape === 'over-time'))
    report.warning(withoutWindows, loaded.stage.pointer)
  return {
    bound: { known, task: spec.task, confidence: spec.confidence, arms, paired, gates: bound, checks, notices },
    gates: all,
    warnings,
  }
}

export const unknownGate = (word: string, known: readonly string[]): Omit<Problem, 'at'> => ({
  code: 'unknown-gate',
  message: `There is no gate named \`${word}\`.`,
  hint: didYouMean(word, known),
})

export function rolesOf(arms: Readonly<Partial<Record<Arm, BoundArm>>>): Scope['roles'] {
  const roles: Partial<Record<Role, Partial<Record<Arm, Expr>>>> = {}
  for (const { relation, roles: own } of Object.values(arms)) {
    for (const [name, expr] of Object.entries(own))
      roles[name as Role] = { ...roles[name as Role], [relation.arm]: expr }
  }
  return roles
}

function knownOf(
  { spec, stage }: LoadedSpec,
  { arms, roles, described }: Scope,
  logs: { paired: boolean; shared: boolean },
  asOf: string,
): Known {
  const judged = arms.filter(arm => arm !== 'reference')
  return {
    task: spec.task,
    classes: classesOf(spec, described),
    measures: {},
    roles: (Object.keys(roles) as Role[]).filter(name => judged.every(arm => roles[name]?.[arm])),
    columns: columnsOf(described, 'candidate'),
    features: spec.columns.features.map(f => f.text),
    groups: spec.columns.groups.map(g => g.text),
    ...logs,
    interleaved: spec.logs.interleaved !== null,
    arms,
    asOf,
    window: spec.window && { from: earlier(asOf, spec.window.last.seconds), until: asOf },
    types: Object.fromEntries(arms.map(arm => [arm, described.logs[arm]!.columns])),
    stage: stage && { strategy: stage.strategy, traffic: stage.traffic?.share ?? null },
    limited: spec.gates.flatMap(g =>
      g.metrics.filter(m => !g.where && m.limits.some(l => l.severity === 'block')).map(m => m.metric),
    ),
  }
}

function refuseSameRows(arms: Partial<Record<Arm, BoundArm>>, described: Described, report: Report): void {
  if (arms.incumbent && arms.candidate && sameRows(arms.incumbent, arms.candidate, described))
    report.problem(
      {
        code: 'same-arms',
        message:
          'Incumbent and candidate are the same rows of the same log with the same score: there is nothing to compare.',
        hint: 'give each its own log, its own `where`, or its own column: `score: {incumbent: …, candidate: …}`',
      },
      '/logs/candidate',
    )
}

const ofPairs = {
  code: 'covariate-of-pairs',
  message:
    'The covariate is not used: both arms answered the same requests, so what was known before is the same in both.',
  hint: 'take it out; or say `pairing: none` where each arm has users of its own',
}

const withoutWindows = {
  code: 'backtest-without-windows',
  message: 'A backtest goes through the past by windows of time, and no check of this stage looks at any.',
  hint: 'limit a metric by the gate `stability`, as in {gate: stability, metrics: {trend(significance/auc): {margin: 0.01}}}',
}

const ofWeights = {
  code: 'covariate-of-weights',
  message: 'The covariate is not used: measures of weighted rows are not adjusted for what was known before.',
  hint: 'take one of the two out',
}

/** What was measured after the arms were assigned may be their doing: taking it off would take off the harm. */
function refuseLateCovariate(arms: Readonly<Partial<Record<Arm, BoundArm>>>, report: Report): void {
  const answers = columnsOfAnswers(arms)
  const late = Object.values(arms).some(({ roles: { covariate, label } }) => {
    const outcomes = new Set(label ? columnsIn(label) : [])
    return covariate && columnsIn(covariate).some(c => c.startsWith('labels.') || answers.has(c) || outcomes.has(c))
  })
  if (late)
    report.problem(
      {
        code: 'covariate-late',
        message:
          'The covariate is made of what a model answered, or of the outcome: it may be what the candidate has done.',
        hint: 'bind what was known of the unit before it was assigned, such as `covariate: spend_before`',
      },
      '/columns/covariate',
    )
}

const columnsIn = (expr: Expr): string[] =>
  [...walk(expr)].flatMap(e => (e.is === 'column' ? [e.log === 'labels' ? `labels.${e.name}` : e.name] : []))

function bindSlice(slice: Spec['slices'][string], scope: Scope, paired: boolean, report: Report): BoundSlice | null {
  const by = slice.by.map(e => ({ name: e.text, expr: resolveShared(e, scope) }))
  const where =
    slice.where && isCondition(slice.where, scope.described, JUDGED, report) && resolveShared(slice.where, scope)
  if (by.some(b => b.expr === null) || (slice.where && !where)) return null
  const read = [...by.map(b => b.expr!), ...(where ? [where] : [])]
  if (!paired && read.some(changeable))
    report.problem(
      {
        code: 'slice-by-model',
        message: `The slice \`${slice.name}\` depends on what the model answers, and the logs are not paired: the two arms would be cut differently.`,
        hint: 'cut by what was known before the answer',
      },
      slice.pointer,
    )
  return {
    name: slice.name,
    by: by as BoundSlice['by'],
    where: where || null,
    prove: slice.prove,
    marginScale: slice.margin_scale,
    minRows: slice.min_rows ?? MIN_ROWS,
  }
}

/** Whether it depends on what the model answers. */
export const changeable = (expr: Expr): boolean =>
  [...walk(expr)].some(e => e.is === 'role' && (ANSWERS.includes(e.name) || e.name === 'position'))

/** The gate's own keys, read by its schema; `tolerance` is one of them where the gate has it. Null: problems. */
export function optionsOf(
  loaded: LoadedSpec,
  spec: GateSpec,
  gate: Gate,
  problems: Problem[],
  report: Report,
): unknown {
  const { value, problems: own } = readOptions(loaded, spec, gate.options)
  problems.push(...own.map(({ pointer: _, ...problem }) => problem))
  if (own.length > 0) return null
  if (!spec.tolerance) return value
  const tolerance = toleranceOf(spec.tolerance, value, gate, spec.pointer, report)
  return tolerance === null ? null : tolerating(value, tolerance)
}

/** A gate with the options of the spec, and the metrics that it has by them. */
interface Loaded {
  gate: Gate
  options: unknown
  metrics: Readonly<Record<string, MetricEntry>>
}
const silent: Report = { problem: () => {}, warning: () => {} }
const namesIn = (spec: GateSpec): readonly string[] => spec.metrics.map(m => m.metric)

function bindGate(
  spec: GateSpec,
  { gate, options, metrics }: Loaded,
  scope: Scope,
  known: Known,
  slices: Readonly<Record<string, BoundSlice | null>>,
  definitions: Readonly<Record<string, Gate>>,
  registry: Registry,
  placeOf: (pointer: string) => Place | undefined,
  report: Report,
): BoundCheck[] {
  if (spec.metrics.length === 0)
    report.problem(
      {
        code: 'gate-without-metrics',
        message: `The gate \`${spec.name}\` has no metrics, so it would examine nothing.`,
        hint: `give it some, such as \`${proposal(metrics)}\`; it has ${Object.keys(metrics).slice(0, SOME).join(', ')} and more`,
      },
      `${spec.pointer}/gate`,
    )
  const where =
    spec.where && isCondition(spec.where, scope.described, JUDGED, report) ? resolveShared(spec.where, scope) : null
  return spec.metrics.flatMap(asked => {
    const tolerance = asked.tolerance && toleranceOf(asked.tolerance, options, gate, asked.pointer, report)
    const entryAt = (t: number | null) =>
      t === null ? metrics[asked.metric] : gate.metrics(tolerating(options, t), namesIn(spec), known)[asked.metric]
    const entry = entryAt(tolerance)
    if (!entry) {
      // What is wrong with a measure of that name has been said.
      if (!scope.measures.includes(asked.metric))
        report.problem(unknownMetric(asked, gate, metrics, definitions, known), asked.pointer)
      return []
    }
    const subjects = entry.shape === 'across' ? subjectsAcross(asked, entry, spec, scope, known, report) : null
    const about =
      entry.shape === 'per-metric'
        ? metricSubjects(asked, entry, spec, scope, known, registry, report)
        : subjectsOf(asked, entry, spec, scope, known, report)
    if (tolerance !== null) {
      const made = (t: number) => about.map(subject => madeOf(entryAt(t)!, subject, asked, registry, silent))
      warnOfUnused(asked, made, tolerance, report)
    }
    return about.flatMap(subject => {
      const metric = madeOf(entry, subject, asked, registry, report)
      if (!metric || !applies(metric, asked, known, report)) return []
      if (
        metric.shape === 'pair' &&
        !joinsRows(metric.from) &&
        countsKeys(metric.from) &&
        (where || spec.slices.length > 0)
      )
        report.problem(
          {
            code: 'no-slices',
            message: `\`${asked.metric}\` is about the units of the whole logs: it has no slices.`,
            hint: 'ask for it in a gate of its own, without `slices` and `where`',
          },
          asked.pointer,
        )
      const limits = limitsFor(subject, asked, spec).flatMap(
        l => bindLimit(l, metric, asked, placeOf(l.pointer), report) ?? [],
      )
      const cut = spec.slices.flatMap(name => slices[name] ?? [])
      cutsReference(metric, where, cut, asked, scope)
      const populations = [null, ...cut]
      return populations.flatMap(slice =>
        limits.map(limit => ({
          gate: spec.name,
          minGroup: { rows: spec.min_group?.rows ?? MIN_GROUP, events: spec.min_group?.events ?? MIN_GROUP_EVENTS },
          metric: asked.metric,
          subject,
          tolerance,
          subjects,
          limit,
          where,
          slice,
          implicit: false,
          optional: asked.optional || spec.optional,
        })),
      )
    })
  })
}

/** A limit for one subject stands in place of that kind of limit for each: `psi: {max: 0.2}, psi(age): {max: 0.4}`. */
function limitsFor(subject: Subject | null, { metric, subject: named, limits }: MetricSpec, spec: GateSpec) {
  const own = named === null && subject && spec.metrics.find(m => m.metric === metric && m.subject === subject.name)
  return own ? limits.filter(l => !own.limits.some(o => o.kind === l.kind)) : limits
}

/** Those whose roles the spec binds; by slices, one for each that it defines. */
function bindNotices(
  spec: Pick<GateSpec, 'name' | 'where' | 'pointer'>,
  notices: readonly Notice[],
  scope: Scope,
  known: Known,
  slices: Readonly<Record<string, BoundSlice | null>>,
  placeOf: (pointer: string) => Place | undefined,
): BoundNotice[] {
  const where = spec.where && resolveShared(spec.where, scope)
  return notices.flatMap((notice, index) => {
    const reads = [
      ...(notice.needs ?? []),
      ...(typeof notice.by === 'object' ? (['time'] as const) : []),
      ...expressionsRead(notice).flatMap(e => (e.is === 'role' ? [e.name] : [])),
    ]
    if (reads.some(role => !known.roles.includes(role))) return []
    const cuts = notice.by === 'slices' ? Object.values(slices).filter(s => s !== null) : [null]
    return cuts.map(slice => ({ gate: spec.name, index, where, slice, at: placeOf(spec.pointer) }))
  })
}

/** Names that a hint lists, where there may be many. */
const SOME = 6

const isPer = (entry: MetricEntry): entry is PerSubject | PerMetric =>
  entry.shape === 'per-subject' || entry.shape === 'per-metric'

/** The first metric that is not per subject, with the kind of limit that fits it. */
function proposal(metrics: Readonly<Record<string, MetricEntry>>): string {
  const all = Object.entries(metrics)
  const [name, entry] = all.find(([, m]) => !isPer(m)) ?? all[0] ?? []
  if (!name || !entry || isPer(entry))
    return name && entry?.shape === 'per-metric'
      ? `metrics: {${name}(gate/metric): {max: …}}`
      : 'metrics: {…: {max: …}}'
  const limit =
    entry.shape === 'pair' || entry.kind === 'exact' ? (entry.better === 'higher' ? 'min' : 'max') : 'margin'
  return `metrics: {${name}: {${limit}: …}}`
}

export function unknownMetric(
  asked: MetricSpec,
  gate: Gate,
  metrics: Readonly<Record<string, MetricEntry>>,
  definitions: Readonly<Record<string, Gate>>,
  known: Known,
): Omit<Problem, 'at'> {
  const home = Object.values(definitions).find(
    g =>
      g.name !== gate.name && asked.metric in (metricsOf(g, g.options.safeParse({}).data, [], known, () => {}) ?? {}),
  )
  return {
    code: 'unknown-metric',
    message: `The gate ${gate.name} has no metric \`${asked.metric}\`.`,
    hint: home
      ? `\`${asked.metric}\` is a metric of the gate ${home.name}`
      : didYouMean(asked.metric, Object.keys(metrics)),
  }
}

/** The metrics of other gates that a metric about metrics is asked about: one for each subject that they have. */
function metricSubjects(
  asked: MetricSpec,
  entry: PerMetric,
  spec: GateSpec,
  scope: Scope,
  known: Known,
  registry: Registry,
  report: Report,
): Subject[] {
  const found = registry.find(asked)
  if ('code' in found) {
    report.problem(found, asked.pointer)
    return []
  }
  const own = { ...asked, metric: found.metric, subject: found.subject, written: asked.subject! }
  return subjectsOf(own, found.entry, found.spec ?? spec, scope, known, report).flatMap(subject => {
    const of = registry.subject(found, subject)
    if (madeOf(entry, of, asked, registry, report)) return [of]
    report.problem(
      {
        code: 'wrong-subject',
        message: `\`${asked.metric}\` says nothing of \`${asked.subject}\`.`,
        hint: 'it is about values, and neither about test statistics nor about what is across subjects or time already',
      },
      asked.pointer,
    )
    return []
  })
}

/** The metric itself, of its subject. */
function madeOf(
  entry: MetricEntry,
  subject: Subject | null,
  asked: MetricSpec,
  registry: Registry,
  report: Report,
): Metric | null | undefined {
  if (entry.shape === 'per-metric') {
    const inner = registry.entry(subject!.metric!)
    const metric = madeOf(inner, subject!.metric!.subject, asked, registry, report)
    return metric && entry.of(metric)
  }
  return madeFor(entry, subject, asked, report)
}

function subjectsOf(
  asked: MetricSpec,
  entry: MetricEntry,
  spec: GateSpec,
  scope: Scope,
  known: Known,
  report: Report,
): (Subject | null)[] {
  if (entry.shape !== 'per-subject') {
    if (asked.subject === null) return [null]
    report.problem(
      {
        code: 'no-subject',
        message: `\`${asked.metric}\` is about the whole model: it takes no subject.`,
        hint: `write \`${asked.metric}\``,
      },
      asked.pointer,
    )
    return []
  }
  if (asked.subject === null && entry.whole) return [null]
  const names = asked.subject === null ? subjectsByDefault(entry.over, spec, known) : [asked.subject]
  if (names.length === 0) report.problem(missingSubject(asked.metric, entry.over), asked.pointer)
  if (entry.over === 'classes') return names.flatMap(name => classSubject(name, asked, known, report))
  const found = names.flatMap(name => subjectOf(name, entry.over, asked, spec, scope, known, report) ?? [])
  const made = found.map(subject => [subject, madeFor(entry, subject, asked, report)] as const)
  if (made.length > 0 && made.every(([, metric]) => metric === null))
    report.problem(
      {
        code: 'wrong-subject',
        message: `\`${asked.metric}\` says nothing of ${found.map(s => `\`${s.name}\`${s.type && ` (${s.type})`}`).join(', ')}.`,
        hint: 'leave it out, or name a subject that it is about',
      },
      asked.pointer,
    )
  const byDefault = asked.subject === null && entry.over === 'features'
  return made.flatMap(([subject, metric]) =>
    metric && inReference(metric, subject, byDefault, asked, scope) ? [subject] : [],
  )
}

function subjectOf(
  name: string,
  over: PerSubject['over'],
  asked: MetricSpec,
  spec: GateSpec,
  scope: Scope,
  known: Known,
  report: Report,
): Subject | null {
  const expr = subjectExpr(name, scope) ?? declaredExpr(name, spec, scope)
  if (expr && over === 'groups' && changeable(expr)) {
    report.problem(
      {
        code: 'group-by-model',
        message: `\`${asked.written}\`: the grouping \`${name}\` depends on what the model answers, so the two arms would compare other groups.`,
        hint: 'group by what was known before the answer',
      },
      asked.pointer,
    )
    return null
  }
  if (expr) return { name, expr, type: scope.typeOf(name) }
  report.problem(
    {
      code: 'unknown-column',
      message: `\`${asked.written}\`: \`${name}\` is neither a bound role nor a column of both logs.`,
      hint: didYouMean(name, [...known.roles, ...known.columns]),
    },
    asked.pointer,
  )
  return null
}

/** All subjects of the gate that a metric across them counts. */
function subjectsAcross(
  asked: MetricSpec,
  metric: AcrossMetric,
  spec: GateSpec,
  scope: Scope,
  known: Known,
  report: Report,
): readonly Subject[] {
  const subjects = subjectsByDefault('features', spec, known)
    .flatMap(name => subjectOf(name, 'features', asked, spec, scope, known, report) ?? [])
    .filter(subject => {
      const of = metric.of(subject)
      return of !== null && inReference(of, subject, true, asked, scope)
    })
  if (subjects.length === 0)
    report.problem(
      {
        code: 'subject-missing',
        message: `\`${asked.metric}\` counts features, and there are none that it could count.`,
        hint: 'name them: `columns: {features: […]}`',
      },
      asked.pointer,
    )
  return subjects
}

/** Whether the reference has all that a shift reads. It may lack what is a subject only by default: that is warned of. */
function inReference(metric: Metric, subject: Subject, byDefault: boolean, asked: MetricSpec, scope: Scope): boolean {
  const { arms, report } = scope
  if (metric.shape !== 'shift' || !arms.includes('reference')) return true
  if (!lackedByReference(expressionsRead(metric), scope)) return true
  const problem = {
    code: 'reference-lacks',
    message: `\`${asked.metric}\` compares with the reference, which does not have \`${subject.name}\`.`,
    hint: 'add it to that log, or name the subjects that both have: `of: […]`',
  }
  if (byDefault) report.warning(problem, asked.pointer)
  else report.problem(problem, asked.pointer)
  return false
}

/** The first name of these that the reference cannot say. */
const lackedByReference = (exprs: readonly Expr[], { roles, described }: Scope): string | undefined =>
  exprs
    .flatMap(e => (e.is === 'role' || e.is === 'column' ? [e] : []))
    .find(e =>
      e.is === 'role' ? !roles[e.name]?.reference : !columnsOf(described, e.log ?? 'reference').includes(e.name),
    )?.name

/** A slice of a distance from the reference is cut from the reference as well. */
function cutsReference(
  metric: Metric,
  where: Expr | null,
  slices: readonly BoundSlice[],
  asked: MetricSpec,
  scope: Scope,
) {
  const measured = metric.shape === 'across' || (metric.shape === 'shift' && metric.against !== 'incumbent')
  if (!measured || !scope.arms.includes('reference')) return
  const populations = [
    { name: '`where` of the gate', exprs: where ? [where] : [] },
    ...slices.map(s => ({
      name: `slice \`${s.name}\``,
      exprs: [...s.by.map(b => b.expr), ...(s.where ? [s.where] : [])],
    })),
  ]
  for (const { name, exprs } of populations) {
    const lacked = lackedByReference(
      exprs.flatMap(e => [...walk(e)]),
      scope,
    )
    if (lacked !== undefined)
      scope.report.problem(
        {
          code: 'reference-lacks',
          message: `\`${asked.metric}\` compares with the reference, which the ${name} cannot be cut from: it does not have \`${lacked}\`.`,
          hint: 'add it to that log, or ask for the metric in a gate of its own',
        },
        asked.pointer,
      )
  }
}

/** A class by its name. */
function classSubject(name: string, asked: MetricSpec, { classes }: Known, report: Report): Subject[] {
  if (!classes || classes.includes(name)) return [{ name, expr: { is: 'literal', value: name }, type: 'VARCHAR' }]
  const hint = didYouMean(name, classes)
  report.problem(
    { code: 'unknown-class', message: `\`${asked.written}\`: the model has no class \`${name}\`.`, hint },
    asked.pointer,
  )
  return []
}

/** A metric that cannot be about the subject says so. */
function madeFor(
  entry: Exclude<MetricEntry, PerMetric>,
  subject: Subject | null,
  { pointer }: MetricSpec,
  report: Report,
): Metric | null | undefined {
  try {
    return metricOf(entry, subject)
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    for (const problem of error.problems) report.problem(problem, pointer)
    return undefined
  }
}

function missingSubject(metric: string, over: PerSubject['over']): Omit<Problem, 'at'> {
  const code = 'subject-missing'
  switch (over) {
    case 'groups':
      return {
        code,
        message: `\`${metric}\` compares groups, and the spec names none.`,
        hint: 'name them: `columns: {groups: [sex]}`, or `by: [sex]` in the gate',
      }
    case 'classes':
      return {
        code,
        message: `\`${metric}\` is about one class at a time.`,
        hint: 'bind `columns: {classes: [a, b, …]}`, or name one in brackets',
      }
    default:
      return {
        code,
        message: `\`${metric}\` is about one column or role at a time.`,
        hint: `name it: \`${metric}(score)\``,
      }
  }
}

/** An expression that the spec declares among its groups or features (or the gate's own `by`, `of`). */
function declaredExpr(text: string, spec: GateSpec, scope: Scope): Expr | null {
  const declared = [...(spec.by ?? []), ...(spec.of ?? []), ...scope.declared].find(e => e.text === text)
  return declared ? resolveShared(declared, scope) : null
}

function subjectsByDefault(over: PerSubject['over'], spec: GateSpec, known: Known): readonly string[] {
  if (over === 'columns') return []
  if (over === 'classes') return known.classes ?? []
  if (over === 'groups') return spec.by?.map(e => e.text) ?? known.groups
  const answer = (['score', 'prediction'] as const).filter(name => known.roles.includes(name)).slice(0, 1)
  const words = spec.of?.map(e => e.text) ?? (over === 'inputs' ? ['features'] : [...answer, 'features'])
  return words.flatMap(word => (word === 'features' ? known.features : [word]))
}

/** A subject is a name, not an expression: a role of both arms, or a column of both logs. */
function subjectExpr(name: string, { arms, roles, described }: Scope): Expr | null {
  const judged = arms.filter(arm => arm !== 'reference')
  if (judged.every(arm => roles[name as Role]?.[arm])) return { is: 'role', name: name as Role }
  return judged.every(arm => columnsOf(described, arm).includes(name)) ? { is: 'column', name } : null
}

/** Whether the spec says enough for the metric: its task, its roles, its pairs. */
function applies(metric: Metric, asked: MetricSpec, known: Known, report: Report): boolean {
  const refuse = (code: string, message: string, hint: string): false => {
    report.problem({ code, message, hint }, asked.pointer)
    return false
  }
  if (metric.tasks && (known.task === null || !metric.tasks.includes(known.task)))
    return known.task === null
      ? refuse(
          'task-missing',
          `\`${asked.metric}\` depends on what the model does.`,
          `say \`task: ${metric.tasks[0]}\``,
        )
      : refuse(
          'wrong-task',
          `\`${asked.metric}\` is for ${metric.tasks.join(', ')} models, and this one is ${known.task}.`,
          'leave it out, or correct `task`',
        )
  if (metric.served && known.interleaved)
    return refuse(
      'interleaved',
      `\`${asked.metric}\` compares requests that were served by one model each, and an interleaved list is of both.`,
      'leave it out; the gate `preference` is about interleaved lists',
    )
  const missing = rolesRead(metric).filter(name => !known.roles.includes(name))
  if (missing.length > 0)
    return refuse(
      'role-missing',
      `\`${asked.metric}\` reads ${missing.map(m => `\`${m}\``).join(' and ')}, which the spec does not bind for both arms.`,
      missing[0] === 'labels.time'
        ? 'say when outcomes became known: `logs: {labels: {path: …, time: …}}`'
        : missing[0]!.startsWith('interval.')
          ? 'bind `columns: {interval: {low: …, high: …}}`'
          : `bind \`columns: {${missing[0]}: …}\``,
    )
  const { weights } = metric
  if (typeof weights === 'object' && known.roles.includes('weight'))
    return refuse(
      'weights-refused',
      `\`${asked.metric}\` takes no weights: ${weights.refused}.`,
      'leave it out, or drop `columns.weight`',
    )
  if (metric.lacks) return refuse('option-missing', metric.lacks.message, metric.lacks.hint)
  const { shape, from } = measuredBy(metric) as PairMetric<Needs<'pairs'>>
  if (shape === 'pair' && !known.paired && known.arms.includes('incumbent') && joinsRows(from))
    return refuse(
      'not-paired',
      `\`${asked.metric}\` compares the two answers to one request, and ${known.interleaved ? 'a document of an interleaved list has one' : 'the logs are not paired'}.`,
      known.interleaved
        ? 'leave the metric out'
        : 'bind `columns: {id: …}` and leave out `pairing: none`, or leave the metric out',
    )
  return true
}

/** What a gate asks by itself; `asked` is what the spec asks of it. */
const implicitOf = (gate: Gate, known: Known, asked: readonly BoundCheck[]): readonly ImplicitCheck[] =>
  (gate.implicit?.(known) ?? []).filter(
    ({ metric, unlessAsked }) => !unlessAsked || !asked.some(c => c.metric === metric && c.where === null),
  )

function implicitChecks(home: BoundGate, own: readonly ImplicitCheck[], scope: Scope): BoundCheck[] {
  return own.map(({ metric, subject, limit, value, severity }) => ({
    gate: home.name,
    metric,
    subject: subject === null ? null : { name: subject, expr: subjectExpr(subject, scope)!, type: '' },
    subjects: null,
    limit: {
      kind: limit,
      value,
      relative: false,
      floor: null,
      written: value,
      severity: severity ?? 'block',
      rule: 'interval',
      at: home.at,
    },
    where: null,
    slice: null,
    minGroup: { rows: 0, events: 0 },
    tolerance: null,
    implicit: true,
    optional: false,
  }))
}
