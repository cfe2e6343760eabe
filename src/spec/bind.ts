import { MlgateError, type Place, type Problem } from '../errors.ts'
import type { AcrossMetric, Gate, Known, Metric, MetricEntry, PerSubject, Subject } from '../gate/define.ts'
import { always, type Gates, gatesOf } from '../gate/load.ts'
import type { Needs } from '../gate/request.ts'
import { type Arm, type Expr, type Role, walk } from '../sql/expr.ts'
import { bindLimit } from './bind-limit.ts'
import type { Bound, BoundArm, BoundCheck, BoundGate, BoundSlice } from './bound.ts'
import type { Described } from './described.ts'
import type { LoadedSpec } from './load.ts'
import { placeOf, problemAt, readOptions } from './places.ts'
import { bindArm, sameRows } from './roles.ts'
import { columnsOf, type Report, resolveShared, type Scope } from './scope.ts'
import { subjectType } from './subject-type.ts'
import { didYouMean } from './suggest.ts'
import type { GateSpec, MetricSpec, Spec } from './types.ts'

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
  asOf: string,
): Binding {
  const problems: Problem[] = []
  const warnings: Problem[] = []
  const report: Report = {
    problem: (p, pointer) => tell(problems, problemAt(loaded, pointer, p)),
    warning: (p, pointer) => warnings.push(problemAt(loaded, pointer, p)),
  }
  const at = (pointer: string) => placeOf(loaded, pointer)
  const armNames = (['incumbent', 'candidate', 'reference'] as const).filter(arm => described.logs[arm])
  const arms = Object.fromEntries(armNames.map(arm => [arm, bindArm(arm, spec, described, asOf, report)])) as Partial<
    Record<Arm, BoundArm>
  >
  refuseSameRows(arms, described, report)

  const declared = [...spec.columns.features, ...spec.columns.groups]
  const bindings = new Set(Object.entries(spec.columns).flatMap(([name, role]) => (role ? [name] : [])))
  const typeOf = (name: string): string => subjectType(name, spec, described)
  const scope: Scope = { described, arms: armNames, roles: rolesOf(arms), declared, bindings, typeOf, report }
  const paired = spec.pairing === 'required' && arms.incumbent !== undefined
  if (paired && Object.values(arms).some(a => a.relation.arm !== 'reference' && !a.relation.id))
    report.problem(
      {
        code: 'pairing-without-id',
        message: 'Rows of the two logs are paired by an id, which is not bound.',
        hint: 'bind `columns: {id: …}`, or say `pairing: none`',
      },
      '/columns',
    )
  const known = knownOf(spec, scope, paired)
  const slices = Object.fromEntries(Object.values(spec.slices).map(s => [s.name, bindSlice(s, scope, paired, report)]))

  const bound: BoundGate[] = []
  const checks: BoundCheck[] = []
  const used: Record<string, { gate: Gate; options: unknown; asked: readonly string[] }> = {}
  for (const gateSpec of spec.gates) {
    const gate = definitions[gateSpec.gate]!
    const options = optionsOf(loaded, gateSpec, gate, problems, report)
    if (options === null) continue
    const asked = gateSpec.metrics.map(m => m.metric)
    used[gateSpec.name] = { gate, options, asked }
    bound.push({ name: gateSpec.name, use: gateSpec.gate, options, asked, at: at(gateSpec.pointer) })
    checks.push(
      ...bindGate(gateSpec, gate, gate.metrics(options, asked), scope, known, slices, definitions, at, report),
    )
  }
  for (const name of always) {
    const gate = definitions[name]!
    const home = bound.find(g => g.use === name) ?? {
      name,
      use: name,
      options: gate.options.parse({}),
      asked: [],
      at: undefined,
    }
    if (!used[home.name]) {
      used[home.name] = { gate, options: home.options, asked: [] }
      bound.unshift(home)
    }
    checks.unshift(...implicitChecks(home, gate, known, scope))
  }
  if (problems.length > 0) throw new MlgateError(problems)
  return {
    bound: { known, task: spec.task, confidence: spec.confidence, arms, paired, gates: bound, checks },
    gates: gatesOf(used),
    warnings,
  }
}

/** What is wrong in both logs for one reason is said once. */
function tell(problems: Problem[], problem: Problem): void {
  const same = problems.findIndex(
    p =>
      p.code === problem.code &&
      p.message === problem.message.replace('The candidate log has', 'The incumbent log has') &&
      samePlace(p, problem),
  )
  if (same < 0) problems.push(problem)
  else
    problems[same] = { ...problem, message: problem.message.replace('The candidate log has no', 'Neither log has a') }
}

const samePlace = (a: Problem, b: Problem): boolean => a.at?.line === b.at?.line && a.at?.column === b.at?.column

function rolesOf(arms: Readonly<Partial<Record<Arm, BoundArm>>>): Scope['roles'] {
  const roles: Partial<Record<Role, Partial<Record<Arm, Expr>>>> = {}
  for (const { relation, roles: own } of Object.values(arms)) {
    for (const [name, expr] of Object.entries(own))
      roles[name as Role] = { ...roles[name as Role], [relation.arm]: expr }
  }
  return roles
}

function knownOf(spec: Spec, { arms, roles, described }: Scope, paired: boolean): Known {
  const judged = arms.filter(arm => arm !== 'reference')
  return {
    task: spec.task,
    roles: (Object.keys(roles) as Role[]).filter(name => judged.every(arm => roles[name]?.[arm])),
    columns: columnsOf(described, 'candidate'),
    features: spec.columns.features.map(f => f.text),
    groups: spec.columns.groups.map(g => g.text),
    paired,
    arms,
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

function bindSlice(slice: Spec['slices'][string], scope: Scope, paired: boolean, report: Report): BoundSlice | null {
  const by = slice.by.map(e => ({ name: e.text, expr: resolveShared(e, scope) }))
  const where = slice.where && resolveShared(slice.where, scope)
  if (by.some(b => b.expr === null) || (slice.where && !where)) return null
  const read = [...by.map(b => b.expr!), ...(where ? [where] : [])].flatMap(e => [...walk(e)])
  const changeable = read.find(
    e => e.is === 'role' && ['score', 'prediction', 'decision', 'latency', 'error'].includes(e.name),
  )
  if (!paired && changeable)
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
    where: where ?? null,
    prove: slice.prove,
    marginScale: slice.margin_scale,
    minRows: slice.min_rows ?? MIN_ROWS,
  }
}

/** The gate's own keys, read by its schema; `tolerance` is one of them where the gate has it. Null: problems. */
function optionsOf(loaded: LoadedSpec, spec: GateSpec, gate: Gate, problems: Problem[], report: Report): unknown {
  const { value, problems: own } = readOptions(loaded, spec, gate.options)
  problems.push(...own.map(({ pointer: _, ...problem }) => problem))
  if (own.length > 0) return null
  if (!spec.tolerance) return value
  if ('tolerance' in Object(value) && spec.tolerance.unit === 'plain')
    return { ...Object(value), tolerance: spec.tolerance.value }
  report.problem(
    'tolerance' in Object(value)
      ? {
          code: 'unit',
          message: 'A tolerance is a difference of scores.',
          hint: 'write it as a plain number, such as 0.01',
        }
      : { code: 'unknown-key', message: `The gate ${gate.name} has no \`tolerance\`.` },
    `${spec.pointer}/tolerance`,
  )
  return null
}

function bindGate(
  spec: GateSpec,
  gate: Gate,
  metrics: Readonly<Record<string, MetricEntry>>,
  scope: Scope,
  known: Known,
  slices: Readonly<Record<string, BoundSlice | null>>,
  definitions: Readonly<Record<string, Gate>>,
  placeOf: (pointer: string) => Place | undefined,
  report: Report,
): BoundCheck[] {
  if (spec.metrics.length === 0)
    report.problem(
      {
        code: 'gate-without-metrics',
        message: `The gate ${spec.name} limits nothing.`,
        hint: `give it metrics, such as \`metrics: {${Object.keys(metrics)[0]}: {…}}\`; it has ${Object.keys(metrics).join(', ')}`,
      },
      spec.pointer,
    )
  const where = spec.where ? resolveShared(spec.where, scope) : null
  return spec.metrics.flatMap(asked => {
    const entry = metrics[asked.metric]
    if (!entry) {
      report.problem(unknownMetric(asked, gate, metrics, definitions), asked.pointer)
      return []
    }
    const subjects = entry.shape === 'across' ? subjectsAcross(asked, entry, spec, scope, known, report) : null
    return subjectsOf(asked, entry, spec, scope, known, report).flatMap(subject => {
      const metric = entry.shape === 'per-subject' ? entry.of(subject!)! : entry
      if (!applies(metric, asked, known, scope.bindings, report)) return []
      const limits = asked.limits.flatMap(l => bindLimit(l, metric, asked, placeOf(l.pointer), report) ?? [])
      const populations = [null, ...spec.slices.flatMap(name => slices[name] ?? [])]
      return populations.flatMap(slice =>
        limits.map(limit => ({
          gate: spec.name,
          minGroup: { rows: spec.min_group?.rows ?? MIN_GROUP, events: spec.min_group?.events ?? MIN_GROUP_EVENTS },
          metric: asked.metric,
          subject,
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

function unknownMetric(
  asked: MetricSpec,
  gate: Gate,
  metrics: Readonly<Record<string, MetricEntry>>,
  definitions: Readonly<Record<string, Gate>>,
): Omit<Problem, 'at'> {
  const home = Object.values(definitions).find(
    g => g.name !== gate.name && asked.metric in g.metrics(g.options.safeParse({}).data, []),
  )
  return {
    code: 'unknown-metric',
    message: `The gate ${gate.name} has no metric \`${asked.metric}\`.`,
    hint: home
      ? `\`${asked.metric}\` is a metric of the gate ${home.name}`
      : didYouMean(asked.metric, Object.keys(metrics)),
  }
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
  const names = asked.subject === null ? subjectsByDefault(entry.over, spec, known) : [asked.subject]
  if (names.length === 0)
    report.problem(
      {
        code: 'subject-missing',
        message: `\`${asked.metric}\` is about one column or role at a time.`,
        hint: `name it: \`${asked.metric}(score)\``,
      },
      asked.pointer,
    )
  const found = names.flatMap(name => subjectOf(name, asked, spec, scope, known, report) ?? [])
  const fitting = found.filter(subject => entry.of(subject) !== null)
  if (found.length > 0 && fitting.length === 0)
    report.problem(
      {
        code: 'wrong-subject',
        message: `\`${asked.metric}\` says nothing of ${found.map(s => `\`${s.name}\`${s.type && ` (${s.type})`}`).join(', ')}.`,
        hint: 'leave it out, or name a subject that it is about',
      },
      asked.pointer,
    )
  const byDefault = asked.subject === null && entry.over === 'features'
  return fitting.filter(subject => inReference(entry.of(subject)!, subject, byDefault, asked, scope))
}

function subjectOf(
  name: string,
  asked: MetricSpec,
  spec: GateSpec,
  scope: Scope,
  known: Known,
  report: Report,
): Subject | null {
  const expr = subjectExpr(name, scope) ?? declaredExpr(name, spec, scope)
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
    .flatMap(name => subjectOf(name, asked, spec, scope, known, report) ?? [])
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
function inReference(
  metric: Metric,
  subject: Subject,
  byDefault: boolean,
  asked: MetricSpec,
  { arms, roles, described, report }: Scope,
): boolean {
  if (metric.shape !== 'shift' || !arms.includes('reference')) return true
  const missing = readBy(metric).find(e =>
    e.is === 'role'
      ? !roles[e.name]?.reference
      : e.is === 'column' && !columnsOf(described, e.log ?? 'reference').includes(e.name),
  )
  if (!missing) return true
  const problem = {
    code: 'reference-lacks',
    message: `\`${asked.metric}\` compares with the reference, which does not have \`${subject.name}\`.`,
    hint: 'add it to that log, or name the subjects that both have: `of: […]`',
  }
  if (byDefault) report.warning(problem, asked.pointer)
  else report.problem(problem, asked.pointer)
  return false
}

/** An expression that the spec declares among its groups or features (or the gate's own `by`, `of`). */
function declaredExpr(text: string, spec: GateSpec, scope: Scope): Expr | null {
  const declared = [...(spec.by ?? []), ...(spec.of ?? []), ...scope.declared].find(e => e.text === text)
  return declared ? resolveShared(declared, scope) : null
}

function subjectsByDefault(over: PerSubject['over'], spec: GateSpec, known: Known): readonly string[] {
  if (over === 'columns') return []
  if (over === 'groups') return spec.by?.map(e => e.text) ?? known.groups
  const answer = (['score', 'prediction'] as const).filter(name => known.roles.includes(name)).slice(0, 1)
  const words = spec.of?.map(e => e.text) ?? [...answer, 'features']
  return words.flatMap(word => (word === 'features' ? known.features : [word]))
}

/** A subject is a name, not an expression: a role of both arms, or a column of both logs. */
function subjectExpr(name: string, { arms, roles, described }: Scope): Expr | null {
  const judged = arms.filter(arm => arm !== 'reference')
  if (judged.every(arm => roles[name as Role]?.[arm])) return { is: 'role', name: name as Role }
  return judged.every(arm => columnsOf(described, arm).includes(name)) ? { is: 'column', name } : null
}

/** Whether the spec says enough for the metric: its task, its roles, its pairs. */
function applies(
  metric: Metric,
  asked: MetricSpec,
  known: Known,
  declared: ReadonlySet<string>,
  report: Report,
): boolean {
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
  const missing = requiredRoles(metric).filter(name => !known.roles.includes(name))
  // A role that the spec does bind, if not rightly, has had its own message.
  if (missing.some(name => declared.has(name) || (name === 'decision' && declared.has('score')))) return false
  if (missing.length > 0)
    return refuse(
      'role-missing',
      `\`${asked.metric}\` reads ${missing.map(m => `\`${m}\``).join(' and ')}, which the spec does not bind for both arms.`,
      `bind \`columns: {${missing[0]}: …}\``,
    )
  if (metric.shape === 'pair' && !known.paired && known.arms.includes('incumbent'))
    return refuse(
      'not-paired',
      `\`${asked.metric}\` compares the two answers to one request, and the logs are not paired.`,
      'bind `columns: {id: …}` and leave out `pairing: none`, or leave the metric out',
    )
  return true
}

function requiredRoles(metric: Metric): readonly Role[] {
  if (metric.shape === 'spread') return [...new Set(metric.of.flatMap(requiredRoles))]
  const read = metric.shape === 'across' ? [] : readBy(metric).flatMap(e => (e.is === 'role' ? [e.name] : []))
  return [...new Set([...(metric.needs ?? []), ...read])]
}

/** All that a metric's requests read, to the leaves. */
const readBy = ({ from }: { readonly from: unknown }): Expr[] =>
  Object.values(from as Needs).flatMap(request => {
    const exprs =
      request.kind === 'moments' || request.kind === 'rows'
        ? Object.values(request.of)
        : request.kind === 'cells'
          ? [...Object.values(request.keys).map(k => (k.is === 'bin' ? k.of : k)), ...Object.values(request.mean)]
          : request.kind === 'quantiles'
            ? [request.of]
            : request.kind === 'ranks'
              ? [...Object.values(request.scores), request.outcome]
              : []
    return exprs.flatMap(x => [...walk(x)])
  })

function implicitChecks(home: BoundGate, gate: Gate, known: Known, scope: Scope): BoundCheck[] {
  return (gate.implicit?.(known) ?? []).map(({ metric, subject, limit, value }) => ({
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
      severity: 'block',
      rule: 'interval',
      at: home.at,
    },
    where: null,
    slice: null,
    minGroup: { rows: 0, events: 0 },
    implicit: true,
    optional: false,
  }))
}
