import {
  type Arm,
  and,
  call,
  column,
  type Expr,
  ge,
  gt,
  indicator,
  le,
  literal,
  mul,
  ne,
  type Role,
  transform,
  when,
} from '../sql/expr.ts'
import type { BoundArm } from './bound.ts'
import type { Described, LogName, Relation } from './logs.ts'
import { columnsOf, type Report } from './scope.ts'
import { didYouMean } from './suggest.ts'
import type { Expression, RoleName, Role as RoleSpec, Spec } from './types.ts'

const ROLES: readonly Role[] = [
  'time',
  'unit',
  'score',
  'prediction',
  'decision',
  'label',
  'latency',
  'error',
  'weight',
  'host',
  'covariate',
]

/** The rows of one arm and what each role is in them; problems go to the report. */
export function bindArm(arm: Arm, spec: Spec, described: Described, asOf: string, report: Report): BoundArm {
  const reader = new ArmReader(arm, spec, described, report)
  const id = reader.all('id')
  const time = reader.role('time')
  const labels = bindLabels(spec, described, id !== null, asOf, report)
  const roles: Partial<Record<Role, Expr>> = {}
  if (id?.[0]) roles.id = id[0]
  for (const name of ROLES) {
    const bound = reader.role(name)
    if (bound) roles[name] = bound
  }
  if (roles.label && spec.logs.labels && labels) roles.label = mature(roles.label, time, spec, asOf, report)
  if (!roles.decision && roles.score && spec.task === 'binary') roles.decision = ge(roles.score, spec.threshold)
  return {
    relation: {
      arm,
      log: arm,
      filter: rowsOf(arm, spec, time, asOf, reader, report),
      id,
      unit: roles.unit ?? null,
      time,
      weight: roles.weight ?? null,
      labels,
    },
    roles,
  }
}

const instant = (iso: string): Expr => ({ is: 'literal', value: iso, type: 'timestamp' })
const earlier = (iso: string, seconds: number): string => new Date(Date.parse(iso) - seconds * 1000).toISOString()

/** The log's own condition, and the window. */
function rowsOf(arm: Arm, spec: Spec, time: Expr | null, asOf: string, reader: ArmReader, report: Report): Expr | null {
  const conditions: Expr[] = []
  const where = arm === 'reference' ? spec.logs.reference?.where : spec.logs[arm]?.where
  if (where) {
    const condition = reader.expression(where, null)
    if (condition) conditions.push(condition)
  }
  // The reference is a sample of its own time: the window is about what is judged.
  if (spec.window && arm !== 'reference') {
    if (time) conditions.push(gt(time, instant(earlier(asOf, spec.window.last.seconds))), le(time, instant(asOf)))
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
  return conditions.length > 0 ? and(...conditions) : null
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
  const reader = new ArmReader('labels', spec, described, report)
  const id = (names.incumbent ?? names.candidate ?? []).map(e => reader.expression(e, null))
  const latest = log.time && reader.expression(log.time, null)
  const where = log.where && reader.expression(log.where, null)
  if (id.some(e => e === null)) return null
  const conditions = [...(latest ? [le(latest, instant(asOf))] : []), ...(where ? [where] : [])]
  return { id: id as Expr[], filter: conditions.length > 0 ? and(...conditions) : null, latest: latest ?? null }
}

/** An outcome counts once its row is old enough for all outcomes to be in; none by then is `absent`. */
function mature(label: Expr, time: Expr | null, spec: Spec, asOf: string, report: Report): Expr {
  const { maturity, absent, pointer } = spec.logs.labels!
  const known = absent === null ? label : call('coalesce', label, literal(absent))
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
  return when(le(time, instant(earlier(asOf, maturity.seconds))), known, literal(null))
}

/** Reads the roles of one log. */
class ArmReader {
  readonly log: LogName
  readonly spec: Spec
  readonly described: Described
  readonly report: Report
  readonly open = new Set<string>()

  constructor(log: LogName, spec: Spec, described: Described, report: Report) {
    this.log = log
    this.spec = spec
    this.described = described
    this.report = report
  }

  all(name: RoleName): readonly Expr[] | null {
    const role = this.spec.columns[name]
    const texts = role?.[this.log as Arm]
    if (!role || !texts) return null
    if (this.log === 'reference' && !texts.every(t => this.within(t))) return null
    const exprs = texts.map(t => this.expression(t, role))
    return exprs.every(e => e !== null) ? exprs : null
  }

  role(name: Role): Expr | null {
    if (this.open.has(name)) return null
    this.open.add(name)
    const role = this.spec.columns[name as RoleName]
    const [expr, ...more] = this.all(name as RoleName) ?? []
    this.open.delete(name)
    if (!expr || !role) return null
    if (more.length > 0)
      return call('concat', ...[expr, ...more].flatMap((e, i) => (i ? [literal('\u001f'), text(e)] : [text(e)])))
    return this.typed(name, expr, role)
  }

  /** The columns of a text's tree, found in this log or in the labels. Null: a problem was reported. */
  expression({ text, pointer }: Expression, role: RoleSpec | null): Expr | null {
    const parsed = this.described.expressions[text]
    if (!parsed) return null
    let sound = true
    const resolved = transform(parsed.expr, e => {
      if (e.is !== 'column') return e
      const found = this.find(e.name, role)
      if (found) return found
      sound = false
      const where = role?.log ?? this.log
      this.report.problem(
        {
          code: 'unknown-column',
          message: `The ${where} log has no column \`${e.name}\`.`,
          hint: didYouMean(e.name, columnsOf(this.described, where)),
        },
        pointer,
      )
      return e
    })
    return sound ? resolved : null
  }

  private within({ text }: Expression): boolean {
    const parsed = this.described.expressions[text]
    let all = true
    if (parsed)
      transform(parsed.expr, e => {
        if (e.is === 'column' && !columnsOf(this.described, this.log).includes(e.name)) all = false
        return e
      })
    return all
  }

  private find(name: string, role: RoleSpec | null): Expr | null {
    const own = columnsOf(this.described, this.log).includes(name)
    const labelled =
      this.log !== 'labels' && this.log !== 'reference' && columnsOf(this.described, 'labels').includes(name)
    if (role?.log === 'labels') return labelled ? { is: 'column', name, log: 'labels' } : null
    if (own && labelled && role === this.spec.columns.label && role) {
      this.report.problem(
        {
          code: 'ambiguous-name',
          message: `Both the ${this.log} log and the labels have a column \`${name}\`.`,
          hint: `say which: \`label: {log: labels, value: ${name}}\``,
        },
        role.pointer,
      )
      return column(name)
    }
    if (own) return column(name)
    if (labelled) return { is: 'column', name, log: 'labels' }
    return role && name in this.spec.columns ? this.role(name as Role) : null
  }

  /** The value as mlgate computes with it: numbers for measurements, true or false for decisions. */
  private typed(name: Role, expr: Expr, role: RoleSpec): Expr {
    const text = role[this.log as Arm]![0]!.text
    const type = this.typeOf(expr, text)
    if (type === null) return expr
    const wrong = (hint: string): Expr => {
      this.report.problem(
        { code: 'wrong-type', message: `\`${name}\` is ${type} in the ${this.log} log (\`${text}\`).`, hint },
        role.pointer,
      )
      return expr
    }
    switch (name) {
      case 'score':
      case 'weight':
      case 'covariate':
        return isNumber(type) ? toNumber(expr) : wrong(`a number is needed: \`${name}: cast(${text} as double)\``)
      case 'prediction':
        return this.spec.task === 'regression' && !isNumber(type) ? wrong('a number is needed') : expr
      case 'latency':
        if (/^INTERVAL/.test(type)) return mul(call('epoch', expr), 1000)
        return isNumber(type)
          ? scaled(toNumber(expr), role.unit)
          : wrong('a number of milliseconds or an interval is needed')
      case 'label':
        if (this.spec.task !== 'binary') return expr
        if (type === 'BOOLEAN') return indicator(expr)
        return isNumber(type) ? toNumber(expr) : wrong(`0, 1 or a condition is needed: \`label: ${text} = 'yes'\``)
      case 'decision':
      case 'error':
        if (type === 'BOOLEAN') return expr
        return isNumber(type) ? ne(expr, 0) : wrong(`a condition is needed: \`${name}: ${text} = '…'\``)
      case 'time':
        return /^(TIMESTAMP|DATE)/.test(type)
          ? expr
          : wrong(`a timestamp is needed: \`time: cast(${text} as timestamp)\``)
      default:
        return expr
    }
  }

  private typeOf(expr: Expr, text: string): string | null {
    if (expr.is === 'column') return this.described.logs[expr.log ?? this.log]?.columns[expr.name] ?? null
    const types = this.described.expressions[text]?.types
    return types?.[this.log] ?? types?.labels ?? null
  }
}

export const isNumber = (type: string): boolean =>
  /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL|REAL)/.test(type)

const toNumber = (arg: Expr): Expr => ({ is: 'cast', to: 'double', attempt: false, arg })
const text = (arg: Expr): Expr => ({ is: 'cast', to: 'varchar', attempt: false, arg })

const MILLISECONDS = { s: 1000, ms: 1, us: 1e-3, ns: 1e-6 } as const
const scaled = (expr: Expr, unit: keyof typeof MILLISECONDS | null): Expr =>
  unit === null || unit === 'ms' ? expr : mul(expr, MILLISECONDS[unit])

/** Whether a role is the same expression over the same rows in both arms: a log compared with itself. */
export const sameRows = (a: BoundArm, b: BoundArm, described: Described): boolean =>
  JSON.stringify([described.logs[a.relation.log]?.files, a.relation.filter, a.roles.score, a.roles.prediction]) ===
  JSON.stringify([described.logs[b.relation.log]?.files, b.relation.filter, b.roles.score, b.roles.prediction])
