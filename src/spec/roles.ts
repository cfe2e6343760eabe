import {
  ANSWERS,
  type Arm,
  and,
  call,
  column,
  type Expr,
  finite,
  ge,
  gt,
  indicator,
  le,
  literal,
  mul,
  ne,
  type Role,
  transform,
  walk,
  when,
} from '../sql/expr.ts'
import type { BoundArm } from './bound.ts'
import { classDecided, toClass } from './classes.ts'
import { roleIn } from './columns.ts'
import type { Described, LogName, Relation } from './described.ts'
import { columnsOf, isCondition, type Report } from './scope.ts'
import { didYouMean } from './suggest.ts'
import type { Expression, Role as RoleSpec, Spec } from './types.ts'

const ROLES: readonly Role[] = [
  'time',
  'unit',
  'score',
  'probabilities',
  'prediction',
  'interval.low',
  'interval.high',
  'decision',
  'label',
  'latency',
  'error',
  'weight',
  'host',
  'covariate',
  'session',
  'query',
  'position',
  'source',
  'credit',
  'rank',
  'relevance',
]

/** The rows of one arm and what each role is in them; problems go to the report. */
export function bindArm(arm: Arm, spec: Spec, described: Described, asOf: string, report: Report): BoundArm {
  const reader = readerOf(arm, spec, described, report)
  const interleaved = spec.logs.interleaved !== null && arm !== 'reference'
  const id = reader.all('id')
  const time = reader.role('time')
  // The reference has its outcomes in its own log, if any.
  const labels = arm === 'reference' ? null : bindLabels(spec, described, id !== null, asOf, report)
  const roles: Partial<Record<Role, Expr>> = {}
  if (id?.[0]) roles.id = id[0]
  for (const name of ROLES) {
    const bound = reader.role(name)
    if (bound) roles[name] = bound
  }
  if (labels?.latest) roles['labels.time'] = ofLabels(labels.latest)
  if (roles.label && spec.logs.labels && labels) roles.label = mature(roles.label, time, spec, asOf, report)
  if (roles.relevance && labels && [...walk(roles.relevance)].some(e => e.is === 'column' && e.log === 'labels'))
    roles.relevance = mature(roles.relevance, time, spec, asOf, report)
  if (!roles.decision && roles.score && typeof spec.threshold === 'number' && spec.task === 'binary')
    roles.decision = ge(roles.score, spec.threshold)
  if (!roles.decision && spec.task === 'multiclass') {
    const decision = roles.prediction ?? (roles.probabilities && classDecided(roles.probabilities, spec, described))
    if (decision) roles.decision = decision
  }
  return {
    relation: {
      arm,
      log: arm,
      filter: conjunction([
        ...rowsOf(arm, spec, described, time, asOf, reader, report),
        ...(interleaved && roles.source ? [shownBy(arm, roles.source)] : []),
      ]),
      id,
      unit: roles.unit ?? unitOf(roles, spec),
      time,
      weight: roles.weight ? (arm === 'reference' ? roles.weight : usable(roles.weight)) : null,
      labels,
    },
    roles,
  }
}

/**
 * A weight that is missing, infinite or negative is none: such rows take no part, and `data/valid(weight)` fails. The
 * reference has no such check: there the engine refuses them.
 */
const usable = (weight: Expr): Expr => when(and(finite(weight), ge(weight, 0)), weight, literal(0))

/** Rows of a session are about one visit, those of a query about one list. */
const unitOf = ({ session, query }: BoundArm['roles'], { logs, task }: Spec): Expr | null =>
  (logs.interleaved ? session : task === 'ranking' ? query : null) ?? null

/** A source that is neither arm is among the candidate's rows, where it is found to be defective. */
const shownBy = (arm: Arm, source: Expr): Expr =>
  call(arm === 'incumbent' ? '=' : 'is distinct from', source, literal('incumbent'))

const conjunction = (conditions: readonly Expr[]): Expr | null => (conditions.length > 0 ? and(...conditions) : null)

const instant = (iso: string, spec: Spec): Expr => zoned({ is: 'literal', value: iso, type: 'timestamp' }, spec, iso)
/** A time without a zone is one of the spec's; in UTC it is the instant that it looks like. */
const zoned = (time: Expr, { timezone }: Spec, iso?: string): Expr =>
  timezone === 'UTC'
    ? time
    : { is: 'cast', to: 'timestamptz', attempt: false, arg: iso === undefined ? time : literal(iso) }
export const earlier = (iso: string, seconds: number): string =>
  new Date(Date.parse(iso) - seconds * 1000).toISOString()

/** An expression over the labels, as rows joined with them see it. */
const ofLabels = (expr: Expr): Expr => transform(expr, e => (e.is === 'column' ? { ...e, log: 'labels' } : e))

/** The log's own condition, and the window. */
function rowsOf(
  arm: Arm,
  spec: Spec,
  described: Described,
  time: Expr | null,
  asOf: string,
  reader: Reader,
  report: Report,
): readonly Expr[] {
  const conditions: Expr[] = []
  const where = arm === 'reference' ? spec.logs.reference?.where : spec.logs[arm]?.where
  if (where) {
    const condition = isCondition(where, described, [arm], report) && reader.expression(where, null)
    if (condition) conditions.push(condition)
  }
  // The reference is a sample of its own time: the window is about what is judged.
  if (spec.window && arm !== 'reference') {
    if (time)
      conditions.push(gt(time, instant(earlier(asOf, spec.window.last.seconds), spec)), le(time, instant(asOf, spec)))
    else
      report.problem(
        {
          code: 'window-without-time',
          message: 'A window needs to know when each request was.',
          hint: 'bind `columns: {time: …}`',
        },
        '/window',
      )
  }
  return conditions
}

/** At most one outcome per id, known at the time that the run is about. */
function bindLabels(
  spec: Spec,
  described: Described,
  hasId: boolean,
  asOf: string,
  report: Report,
): Relation['labels'] {
  const log = spec.logs.labels
  if (!log || !described.logs.labels) return null
  const names = spec.columns.id
  if (!hasId || !names) {
    report.problem(
      {
        code: 'labels-without-id',
        message: 'Labels from their own log are joined on the id, which is not bound.',
        hint: 'bind `columns: {id: …}`',
      },
      log.pointer,
    )
    return null
  }
  const reader = readerOf('labels', spec, described, report)
  const id = (names.incumbent ?? names.candidate ?? []).map(e => reader.expression(e, null))
  const known = log.time && reader.expression(log.time, null)
  const latest = known && zoned(known, spec)
  const where = log.where && isCondition(log.where, described, ['labels'], report) && reader.expression(log.where, null)
  if (id.some(e => e === null)) return null
  const conditions = [...(latest ? [le(latest, instant(asOf, spec))] : []), ...(where ? [where] : [])]
  return { id: id as Expr[], filter: conjunction(conditions), latest: latest ?? null }
}

/** An outcome counts once its row is old enough for all outcomes to be in; none by then is `absent`. */
function mature(label: Expr, time: Expr | null, spec: Spec, asOf: string, report: Report): Expr {
  const { maturity, absent, pointer } = spec.logs.labels!
  const named = spec.task === 'multiclass' ? String(absent) : absent
  const known = absent === null ? label : call('coalesce', label, literal(named))
  if (!maturity) return known
  if (!time) {
    report.problem(
      {
        code: 'maturity-without-time',
        message: '`maturity` needs to know when each request was.',
        hint: 'bind `columns: {time: …}`',
      },
      pointer,
    )
    return known
  }
  return when(le(time, instant(earlier(asOf, maturity.seconds), spec)), known, literal(null))
}

/** Reads the roles and conditions of one log. */
interface Reader {
  /** Every expression of a role; null where it is not bound, or a problem was reported. */
  all(name: Role): readonly Expr[] | null
  /** The role as one value, as mlgate computes with it. */
  role(name: Role): Expr | null
  expression(e: Expression, role: RoleSpec | null): Expr | null
}

function readerOf(log: LogName, spec: Spec, described: Described, report: Report): Reader {
  const own = new Set(columnsOf(described, log))
  const labels = new Set(log === 'labels' || log === 'reference' ? [] : columnsOf(described, 'labels'))
  /** Roles being read, so that one that is defined by itself is a column. */
  const open = new Set<string>()

  function all(name: Role): readonly Expr[] | null {
    const role = roleIn(spec.columns, name)
    const texts = role?.[log as Arm]
    if (!role || !texts) return null
    // The reference is a sample of features, mostly: what it lacks is asked of it by no check, or refused there.
    if (log === 'reference' && !texts.every(within)) return null
    const exprs = texts.map(t => expression(t, role))
    return exprs.every(e => e !== null) ? exprs : null
  }

  function role(name: Role): Expr | null {
    if (open.has(name)) return null
    open.add(name)
    const exprs = all(name)
    open.delete(name)
    const bound = roleIn(spec.columns, name)
    if (!exprs?.[0] || !bound) return null
    if (name === 'probabilities' && exprs.length > 1) return call('list_value', ...exprs.map(toNumber))
    if (exprs.length > 1)
      return call('concat', ...exprs.flatMap((e, i) => [...(i > 0 ? [literal(SEPARATOR)] : []), toText(e)]))
    return typed(name, exprs[0], bound, log, described, spec, report)
  }

  function expression({ text, pointer }: Expression, of: RoleSpec | null): Expr | null {
    const parsed = described.expressions[text]
    if (!parsed) return null
    let sound = true
    const resolved = transform(parsed.expr, e => {
      if (e.is !== 'column') return e
      const found = find(e.name, of)
      if (found) return found
      sound = false
      const where = of?.log ?? log
      const either = of && where === log && labels.size > 0
      report.problem(
        {
          code: 'unknown-column',
          message: either
            ? `Neither the ${log} log nor the labels have a column \`${e.name}\`.`
            : `The ${where} log has no column \`${e.name}\`.`,
          hint: didYouMean(e.name, [...columnsOf(described, where), ...(either ? labels : [])]),
        },
        pointer,
      )
      return e
    })
    return sound ? resolved : null
  }

  function within({ text }: Expression): boolean {
    const parsed = described.expressions[text]
    return !parsed || [...walk(parsed.expr)].every(e => e.is !== 'column' || own.has(e.name))
  }

  function find(name: string, of: RoleSpec | null): Expr | null {
    if (of?.log === 'labels') return labels.has(name) ? { is: 'column', name, log: 'labels' } : null
    if (own.has(name) && labels.has(name) && of && of === spec.columns.label)
      report.problem(
        {
          code: 'ambiguous-name',
          message: `Both the ${log} log and the labels have a column \`${name}\`.`,
          hint: `say which: \`label: {log: labels, value: ${name}}\``,
        },
        of.pointer,
      )
    if (own.has(name)) return column(name)
    if (labels.has(name)) return { is: 'column', name, log: 'labels' }
    return of && name in spec.columns ? role(name as Role) : null
  }

  return { all, role, expression }
}

/** Between the parts of a composite value; no text that people write holds it. */
const SEPARATOR = '\u001f'

/** The value as mlgate computes with it: numbers for measurements, true or false for decisions. */
function typed(
  name: Role,
  expr: Expr,
  role: RoleSpec,
  log: LogName,
  described: Described,
  spec: Spec,
  report: Report,
): Expr {
  const { text } = role[log as Arm]![0]!
  const types = described.expressions[text]?.types
  const type =
    expr.is === 'column' ? described.logs[expr.log ?? log]?.columns[expr.name] : (types?.[log] ?? types?.labels)
  if (!type) return expr
  const from = expr.is === 'column' ? (expr.log ?? log) : types?.[log] ? log : 'labels'
  const wrong = (hint: string): Expr => {
    report.problem(
      { code: 'wrong-type', message: `\`${name}\` is ${type} in the ${from} log (\`${text}\`).`, hint },
      role.pointer,
    )
    return expr
  }
  switch (name) {
    case 'score':
    case 'interval.low':
    case 'interval.high':
    case 'weight':
    case 'covariate':
    case 'position':
    case 'rank':
      return isNumber(type) ? toNumber(expr) : wrong(`a number is needed: \`${name}: cast(${text} as double)\``)
    case 'credit':
    case 'relevance':
      if (type === 'BOOLEAN') return indicator(expr)
      return isNumber(type) ? toNumber(expr) : wrong(`a number or a condition is needed: \`${name}: ${text} = '…'\``)
    case 'source':
      return toText(expr)
    case 'probabilities':
      return /\[\d*\]$/.test(type) && isNumber(type.replace(/\[\d*\]$/, ''))
        ? expr
        : wrong('a list of numbers is needed, or a list of columns')
    case 'prediction':
      if (spec.task === 'multiclass') return toClass(expr, type)
      if (spec.task !== 'regression') return expr
      return isNumber(type) ? toNumber(expr) : wrong(`a number is needed: \`prediction: cast(${text} as double)\``)
    case 'latency':
      if (/^INTERVAL/.test(type)) return mul(call('epoch', expr), 1000)
      return isNumber(type)
        ? scaled(toNumber(expr), role.unit)
        : wrong('a number of milliseconds or an interval is needed')
    case 'label':
      if (spec.task === 'regression')
        return isNumber(type) ? toNumber(expr) : wrong(`a number is needed: \`label: cast(${text} as double)\``)
      if (spec.task === 'multiclass') return toClass(expr, type)
      if (spec.task !== 'binary') return expr
      if (type === 'BOOLEAN') return indicator(expr)
      return isNumber(type) ? toNumber(expr) : wrong(`0, 1 or a condition is needed: \`label: ${text} = 'yes'\``)
    case 'decision':
    case 'error':
      if (name === 'decision' && spec.task === 'multiclass') return toClass(expr, type)
      if (type === 'BOOLEAN') return expr
      return isNumber(type) ? ne(expr, 0) : wrong(`a condition is needed: \`${name}: ${text} = '…'\``)
    case 'time':
      return /^(TIMESTAMP|DATE)/.test(type)
        ? zoned(expr, spec)
        : wrong(`a timestamp is needed: \`time: cast(${text} as timestamp)\``)
    default:
      return expr
  }
}

export const isNumber = (type: string): boolean =>
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL|REAL)/.test(type)

const toNumber = (arg: Expr): Expr => ({ is: 'cast', to: 'double', attempt: false, arg })
const toText = (arg: Expr): Expr => ({ is: 'cast', to: 'varchar', attempt: false, arg })

const MILLISECONDS = { s: 1000, ms: 1, us: 1e-3, ns: 1e-6 } as const
const scaled = (expr: Expr, unit: keyof typeof MILLISECONDS | null): Expr =>
  unit === null || unit === 'ms' ? expr : mul(expr, MILLISECONDS[unit])

/** Whether both arms are the same answers in the same rows: a log compared with itself. */
export const sameRows = (a: BoundArm, b: BoundArm, described: Described): boolean =>
  content(a, described) === content(b, described)

/** Which rows, by what the files hold: a copy is the same log. And all that a model answers in them. */
function content({ relation, roles }: BoundArm, described: Described): string {
  const files = described.logs[relation.log]?.files.map(f => f.digest).toSorted()
  return JSON.stringify([files, relation.filter, ...ANSWERS.map(name => roles[name])])
}
