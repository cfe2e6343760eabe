import { type Context, expressions, report } from './context.ts'
import type { RoleInput, SpecInput } from './schema.ts'
import { type Path, pointerOf, spoken } from './tree.ts'
import type { ArmName, Columns, Expression, Role, RoleName } from './types.ts'

const ROLES: readonly RoleName[] = [
  'id',
  'time',
  'unit',
  'score',
  'probabilities',
  'prediction',
  'decision',
  'label',
  'latency',
  'host',
  'error',
  'weight',
  'covariate',
  'session',
  'query',
  'position',
  'source',
  'credit',
  'rank',
  'relevance',
]

export const resolveColumns = (context: Context, input: NonNullable<SpecInput['columns']>, first: boolean): Columns => {
  const role = (value: RoleInput | undefined, path: Path) =>
    value === undefined ? null : resolveRole(context, value, path, first)
  const roles = Object.fromEntries(ROLES.map(name => [name, role(input[name], ['columns', name])]))
  const { interval, features, groups } = input
  return {
    ...(roles as Record<RoleName, Role | null>),
    interval: interval
      ? {
          low: resolveRole(context, interval.low, ['columns', 'interval', 'low'], first),
          high: resolveRole(context, interval.high, ['columns', 'interval', 'high'], first),
        }
      : null,
    classes: input.classes ?? null,
    features: distinct(
      context,
      features === undefined ? [] : expressions(features, ['columns', 'features']),
      'features',
    ),
    groups: distinct(context, groups === undefined ? [] : expressions(groups, ['columns', 'groups']), 'groups'),
  }
}

/** The column of a role as the spec has it: the ends of the interval are within `interval`. */
export const roleIn = (columns: Columns, name: string): Role | null =>
  name === 'interval.low' || name === 'interval.high'
    ? (columns.interval?.[name === 'interval.low' ? 'low' : 'high'] ?? null)
    : Object.hasOwn(columns, name)
      ? columns[name as RoleName]
      : null

type ByArm = { [arm in ArmName]?: string | string[] | undefined }

/** `first`: there is no incumbent, so nothing has to be said of it. */
const resolveRole = (context: Context, input: RoleInput, path: Path, first: boolean): Role => {
  const isValue = typeof input === 'object' && !Array.isArray(input) && 'value' in input
  const value: string | string[] | ByArm = isValue ? input.value : input
  const here = isValue ? [...path, 'value'] : path
  const common = {
    log: (isValue ? input.log : undefined) ?? null,
    unit: (isValue && 'unit' in input ? input.unit : undefined) ?? null,
    pointer: pointerOf(path),
  }
  if (typeof value === 'string' || Array.isArray(value)) {
    const all = expressions(value, here)
    return { incumbent: all, candidate: all, reference: all, ...common }
  }
  for (const arm of ['incumbent', 'candidate'] as const) {
    if (value[arm] !== undefined || (first && arm === 'incumbent')) continue
    const message = `\`${spoken(here)}\` says nothing of the ${arm}`
    const hint = `add ${arm}: …, or write one expression for all logs`
    report(context, here, { code: 'missing-key', message, hint }, 'key')
  }
  const arm = (name: ArmName) => (value[name] === undefined ? null : expressions(value[name], [...here, name]))
  return { incumbent: arm('incumbent'), candidate: arm('candidate'), reference: arm('reference'), ...common }
}

const distinct = (context: Context, all: Expression[], role: string): Expression[] =>
  all.filter((e, i) => {
    const first = all.findIndex(other => other.text === e.text)
    if (first === i) return true
    report(context, ['columns', role, i], {
      code: 'duplicate-column',
      message: `\`${e.text}\` is listed twice in ${role}`,
    })
    return false
  })
