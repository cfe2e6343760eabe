import type { Ask, Both, ClusterFacts, Queries, RelationFacts } from '../../plan/types.ts'
import type { Arm, Expr, Side } from '../../sql/expr.ts'
import { UNKNOWN } from '../../sql/trino-types.ts'
import { refuseUnpairable } from '../asked.ts'
import type { Form } from '../needs.ts'
import type { About } from '../port.ts'
import { type ArmRows, armRows, armsOf, type Logs, type Special, type Units } from './arm.ts'
import { type Buckets, bucketsOf } from './buckets.ts'
import { type AllFields, type Field, type Fields, fieldsOf, sideColumn, writeBoth } from './fields.ts'
import type { Statements } from './statements.ts'
import { type Survey, surveyOf, withUnits } from './survey.ts'

/** What can be asked of a row beside its fields: the specials, its unit's bucket and its block of time. */
type Also = Special | 'bu' | 'bt'

/** The rows of a relation as one statement reads them: what it asks for, and nothing else. */
export interface View {
  /** The column that holds an expression. */
  field(expr: Expr, form: Form): string
  /** Asks for a column that is no field, and says its name. */
  also(what: Also): string
  /** To stand after FROM, once all is asked for. */
  from(): string
}

export interface Population {
  readonly relation: Arm | Both
  readonly weighted: boolean
  /** Rows at most. */
  readonly rows: number
  /** Windows over all its rows, which run on one node, are of cells instead. */
  readonly large: boolean
  readonly about: (purpose: string, asks: readonly Ask[]) => About
  typeOf(expr: Expr): string
  view(): View
}

interface ArmTable extends ArmRows {
  readonly deduplicated: boolean
  readonly rows: number
  readonly ids: number
  readonly distinct: number
}

export interface Prepared {
  readonly populations: Partial<Record<Arm | Both, Population>>
  readonly arms: Partial<Record<Arm, ArmTable>>
  readonly facts: Partial<Record<Arm, RelationFacts>>
  readonly clusters: { readonly unit: ClusterFacts | null; readonly time: ClusterFacts | null }
  readonly fields: AllFields
}

const SIDES = ['incumbent', 'candidate'] as const

/** Rows that one node sorts in seconds. */
const LARGE = 1_000_000

/** Looks at the logs in one statement; nothing is made in the lake. */
export async function prepareRelations(
  logs: Logs,
  queries: Queries,
  statements: Statements,
  large = LARGE,
): Promise<Prepared> {
  refuseUnpairable(queries)
  const fields = fieldsOf(queries, logs.columns)
  const arms = armsOf(queries)
  const rowsOfArm = (arm: Arm, units: Units): ArmRows => {
    const relation = queries.relations[arm]!
    const bare = relation.unit === null && relation.id === null
    return armRows(relation, logs, fields[arm], bare ? 'any' : units)
  }
  const counted = withUnits(arms, queries)
  const rows = Object.fromEntries(arms.map(arm => [arm, rowsOfArm(arm, counted.includes(arm) ? 'bound' : 'any')]))
  let found: Survey | readonly Arm[] = counted
  // Of arms that turn out to have rows without a unit, more is read.
  for (const units of ['bound', 'identified', 'any'] as const) {
    for (const arm of found) rows[arm] = rowsOfArm(arm, units)
    found = await surveyOf(arms, rows, queries, statements)
    if (!isArms(found)) break
  }
  if (isArms(found)) throw new Error('a row whose every column is its unit has none')
  const buckets = bucketsOf(found, await fewUnits(found, rows, statements))
  const tables = Object.fromEntries(
    arms.map(arm => {
      const counts = found.arms[arm]!
      return [arm, { ...rows[arm]!, ...counts, deduplicated: counts.ids > counts.distinct }]
    }),
  ) as Prepared['arms']
  const populations: Partial<Record<Arm | Both, Population>> = {}
  for (const arm of arms)
    populations[arm] = {
      ...populationOf(arm, fields[arm], queries.relations[arm]!.weight !== null, found.arms[arm]!.rows, large, [arm]),
      view: () => viewOf(fields[arm], buckets, (some, specials) => rowsOf(tables[arm]!, { fields: some, specials })),
    }
  for (const both of ['pairs', 'pooled'] as const)
    if (queries.asks.some(ask => ask.relation === both)) {
      const counts = SIDES.map(side => found.arms[side]!.rows)
      const most = both === 'pairs' ? Math.min(...counts) : counts.reduce((a, b) => a + b)
      populations[both] = {
        ...populationOf(both, fields[both], queries.relations.incumbent!.weight !== null, most, large, SIDES),
        view: () => viewOf(fields[both], buckets, (some, specials) => bothSql(both, some, specials, tables, fields)),
      }
    }
  return { populations, arms: tables, facts: found.facts, clusters: found.clusters, fields }
}

/** Of an expression that is null itself there is no type to cast to. */
const nullOf = (type: string): string => (type === UNKNOWN ? 'null' : `cast(null as ${type})`)

const isArms = (found: Survey | readonly Arm[]): found is readonly Arm[] => Array.isArray(found)

const rowsOf = (table: ArmTable, wanted: Parameters<ArmRows['raw']>[0]): string =>
  table.deduplicated ? table.once(wanted) : table.raw(wanted)

/** The units in order, where they are so few that each has a bucket. */
async function fewUnits(
  { clusters: { unit }, over }: Survey,
  rows: Partial<Record<Arm, ArmRows>>,
  statements: Statements,
): Promise<string[] | null> {
  if (unit === null || unit.buckets !== unit.clusters) return null
  const parts = over.map(arm => rows[arm]!.raw({ fields: [], specials: new Set(['u']) }))
  const table = await statements.read(`select distinct u from (${parts.join(' union all ')})`, {
    purpose: 'units',
    reads: over,
  })
  return table
    .texts('u')
    .map(text => text!)
    .sort()
}

const populationOf = (
  relation: Arm | Both,
  fields: Fields,
  weighted: boolean,
  rows: number,
  large: number,
  reads: About['reads'],
): Omit<Population, 'view'> => ({
  relation,
  weighted,
  rows,
  large: rows > large,
  about: (purpose, asks) => ({ purpose, reads, asks: asks.map(ask => ask.key) }),
  typeOf: expr => fields.add(expr, 'value').type,
})

function viewOf(
  all: Fields,
  buckets: Buckets,
  rows: (fields: readonly Field[], specials: ReadonlySet<Special>) => string,
): View {
  const wanted = new Map<string, Field>()
  const specials = new Set<Special>()
  const dealt = new Set<'bu' | 'bt'>()
  return {
    field: (expr, form) => {
      const field = all.add(expr, form)
      wanted.set(field.name, field)
      return field.name
    },
    also: what => {
      if (what === 'bu' || what === 'bt') {
        dealt.add(what)
        specials.add(what === 'bu' ? 'u' : 't')
      } else specials.add(what)
      return what
    },
    from: () => {
      const own = rows([...wanted.values()], specials)
      if (dealt.size === 0) return `(${own})`
      const list = [...dealt].map(b => `${b === 'bu' ? buckets.unit : buckets.time} as ${b}`)
      return `(select *, ${list.join(', ')} from (${own}))`
    },
  }
}

/**
 * Pairs: ids in both arms; those with conflicting rows take no part. Pooled: all rows of either, the other side unknown.
 * Unit, time and weight are the row's own, of pairs the incumbent's.
 */
function bothSql(
  both: Both,
  some: readonly Field[],
  specials: ReadonlySet<Special>,
  tables: Prepared['arms'],
  fields: AllFields,
): string {
  // What is asked of either side, found by writing it once more.
  const used: Record<Side, Map<string, Field>> = { incumbent: new Map(), candidate: new Map() }
  const noting = (side: Side): Fields => ({
    ...fields[side],
    add: (expr, form) => {
      const field = fields[side].add(expr, form)
      used[side].set(field.name, field)
      return field
    },
  })
  const sides = { incumbent: noting('incumbent'), candidate: noting('candidate') }
  for (const { expr } of some) writeBoth(sides, both, expr)
  const columns = some.map(f => `${f.sql} as ${f.name}`)
  const own = (side: Side) => [...used[side].values()]
  if (both === 'pairs') {
    const rows = (side: Side, more: readonly Special[]) =>
      rowsOf(tables[side]!, {
        fields: own(side),
        specials: new Set<Special>(['k', ...more, ...(tables[side]!.deduplicated ? (['conflict'] as const) : [])]),
      })
    const conflicts = SIDES.filter(side => tables[side]!.deduplicated).map(side => `not ${side}.conflict`)
    const list = [...[...specials].map(s => `incumbent.${s}`), ...columns]
    return `select ${list.join(', ') || '1 as one'} from (${rows('incumbent', [...specials])}) as incumbent join (${rows('candidate', [])}) as candidate on incumbent.k = candidate.k${
      conflicts.length > 0 ? ` where ${conflicts.join(' and ')}` : ''
    }`
  }
  const part = (side: Side) => {
    const values = SIDES.flatMap(other =>
      own(other).map(f => `${other === side ? f.name : nullOf(f.type)} as ${sideColumn(both, other, f.name)}`),
    )
    return `select ${[...specials, ...values].join(', ') || '1 as one'} from (${rowsOf(tables[side]!, { fields: own(side), specials })})`
  }
  return `select ${[...specials, ...columns].join(', ') || '1 as one'} from (${SIDES.map(part).join(' union all ')})`
}
