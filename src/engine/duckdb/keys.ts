import type { Answer, Ask } from '../../plan/types.ts'
import type { Arm } from '../../sql/expr.ts'
import type { Keys } from '../../stats/statistics.ts'
import { rowsByGroup } from '../groups.ts'
import { together } from '../together.ts'
import type { ArmTable } from './arm.ts'
import { type Context, groupBy, groupNames, readGroups, type Scope } from './scopes.ts'

type KeysAsk = Ask & { readonly request: { readonly kind: 'keys' } }
const COUNTS = ['rows', 'nulls', 'distinct', 'repeats', 'conflicts', 'both', 'onlyIncumbent', 'onlyCandidate'] as const
type Counts = Partial<Record<(typeof COUNTS)[number], string>>

/** Counts of ids, of all rows before repeated ones were dropped. Never in buckets. */
export async function answerKeys(asks: readonly KeysAsk[], context: Context): Promise<[Ask, Answer][]> {
  const answerAsk = async (ask: KeysAsk): Promise<[Ask, Answer]> => [
    ask,
    ask.relation === 'pooled'
      ? await unitsOfBoth(ask, context)
      : ask.relation === 'pairs'
        ? await overPairs(ask, context)
        : await overArm(ask, ask.relation, context),
  ]
  return together(asks.map(answerAsk))
}

async function overArm(ask: KeysAsk, arm: Arm, context: Context): Promise<Answer> {
  const { rows, ids, distinct, raw, deduplicated } = context.prepared.arms[arm]!
  const population = context.prepared.populations[arm]!
  const fields = (exprs: readonly Ask['by'][0][]) => exprs.map(e => population.field(e, 'value'))
  if (ask.request.of === 'unit') {
    const by = fields(ask.by).map((f, i) => `${f} as g${i}`)
    const where = ask.filter ? ` where ${population.field(ask.filter, 'value')}` : ''
    const source = `(select ${[...by, 'u'].join(', ')} from ${raw}${where})`
    return countIds(ask, source, { rows: 'count(*)', distinct: 'count(distinct u)' }, context)
  }
  if (!deduplicated && ask.filter === null && ask.by.length === 0) {
    const point = { ...NOTHING, rows, nulls: rows - ids, distinct }
    return { groups: [{ by: [], point, buckets: null }] }
  }
  const by = fields(ask.by).map((f, i) => `${f} as g${i}`)
  const groups = ask.by.map((_, i) => `g${i}`)
  const where = ask.filter ? ` where ${population.field(ask.filter, 'value')}` : ''
  if (!deduplicated) {
    const source = `(select ${[...by, 'k'].join(', ')} from ${raw}${where})`
    return countIds(ask, source, { rows: 'count(*)', nulls: 'count(*) - count(k)', distinct: 'count(k)' }, context)
  }
  const content = ask.request.content.length > 0 ? `hash(${fields(ask.request.content).join(', ')})` : '0'
  const each = `(select ${[...by, 'k', `${content} as content`].join(', ')} from ${raw}${where})`
  const ofId = `select ${[...groups, 'k', 'count(*) as n', 'min(content) = max(content) as same'].join(', ')} from ${each}${groupBy([...groups, 'k'])}`
  const counts = {
    rows: 'sum(n)',
    nulls: 'sum(n) filter (where k is null)',
    distinct: 'count(k)',
    repeats: 'count(k) filter (where n > 1 and same)',
    conflicts: 'count(k) filter (where not same)',
  }
  return countIds(ask, `(${ofId})`, counts, context)
}

/** Units of whole logs, whose rows need not be joined. */
async function unitsOfBoth(ask: KeysAsk, context: Context): Promise<Answer> {
  const { incumbent, candidate } = context.prepared.arms
  if (!incumbent || !candidate || ask.request.of !== 'unit' || ask.filter || ask.by.length > 0)
    throw new Error('only units of whole logs are pooled')
  const rows = `select u, true as i, false as c from ${incumbent.raw} union all select u, false, true from ${candidate.raw}`
  const units = `(select u, bool_or(i) as i, bool_or(c) as c, count(*) as n from (${rows}) group by u)`
  const counts = {
    rows: 'sum(n)',
    distinct: 'count(*)',
    both: 'count(*) filter (where i and c)',
    onlyIncumbent: 'count(*) filter (where not c)',
    onlyCandidate: 'count(*) filter (where not i)',
  }
  return countIds(ask, units, counts, context)
}

/** Ids that were taken for distinct, and are not. */
export class RepeatedIds extends Error {}

/** Whether an ask joins all ids of both logs, which shows whether they are distinct. */
export const showsRepeats = ({ relation, request, filter, by }: Ask): boolean =>
  relation === 'pairs' && request.kind === 'keys' && filter === null && by.length === 0

/** Of a filtered or grouped request: ids whose incumbent and candidate rows, as far as they exist, meet it. */
async function overPairs(ask: KeysAsk, context: Context): Promise<Answer> {
  const { arms, onSides } = context.prepared
  const { incumbent, candidate } = arms
  if (!incumbent || !candidate) throw new Error('pairs of one arm')
  const duplicates = incumbent.deduplicated || candidate.deduplicated
  const flags = (table: typeof incumbent) =>
    `(select *, ${table.deduplicated ? '' : '1 as copies, false as conflict, '}true as there from ${table.table})`
  const source = `${flags(incumbent)} as incumbent full join ${flags(candidate)} as candidate on incumbent.k = candidate.k`
  const by = ask.by.map((e, i) => `${onSides(e)} as g${i}`)
  const where = ask.filter ? ` where ${onSides(ask.filter)}` : ''
  const columns = [
    ...by,
    'coalesce(incumbent.k, candidate.k) as k',
    'incumbent.there is not null as i',
    'candidate.there is not null as c',
    'coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict',
    'coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated',
  ]
  if (context.unique && showsRepeats(ask)) return joinedOnce(ask, incumbent, candidate, context)
  const ids = (condition: string) => `count(${duplicates ? 'distinct ' : ''}k) filter (where ${condition})`
  const counts = {
    rows: 'count(*) filter (where i and c and not conflict)',
    nulls: 'count(*) filter (where k is null)',
    distinct: ids('true'),
    repeats: ids('repeated and not conflict'),
    conflicts: ids('conflict'),
    both: ids('i and c'),
    onlyIncumbent: ids('i and not c'),
    onlyCandidate: ids('c and not i'),
  }
  return countIds(ask, `(select ${columns.join(', ')} from ${source}${where})`, counts, context)
}

/**
 * The full join of all ids. An id that is twice in one log is either joined twice, so that the other log has fewer rows
 * than were joined, or among the ids without a partner, which are few to count.
 */
async function joinedOnce(ask: KeysAsk, incumbent: ArmTable, candidate: ArmTable, context: Context): Promise<Answer> {
  const joined = context.prepared.matched ? await context.joined.promise : Number.NaN
  if (!Number.isNaN(joined)) {
    // Each id is in both logs equally often, c times: Σ c² rows are joined, as many as Σ c only where each c is 1.
    if (joined !== incumbent.rows) throw new RepeatedIds()
    const { rows } = incumbent
    const point: Keys = { ...NOTHING, rows, distinct: rows, both: rows, onlyIncumbent: 0, onlyCandidate: 0 }
    return { groups: [{ by: [], point, buckets: null }] }
  }
  const side = ({ table }: ArmTable) => `(select k from ${table} where k is not null)`
  const columns = [
    'cast(count(*) filter (i.k is not null and c.k is not null) as double) as both',
    ...['i', 'c'].flatMap((one, at) => {
      const alone = `${['c', 'i'][at]}.k is null`
      return [
        `cast(count(*) filter (${alone}) as double) as only_${one}`,
        `cast(count(distinct ${one}.k) filter (${alone}) as double) as distinct_${one}`,
      ]
    }),
  ]
  const table = await context.statements.read(
    `select ${columns.join(', ')} from ${side(incumbent)} as i full join ${side(candidate)} as c on i.k = c.k`,
    context.prepared.populations.pairs!.about('keys', [ask]),
  )
  const [both, onlyI, onlyC, distinctI, distinctC] = ['both', 'only_i', 'only_c', 'distinct_i', 'distinct_c'].map(
    name => table.numbers(name)[0]!,
  ) as [number, number, number, number, number]
  const once = both + onlyI === incumbent.ids && both + onlyC === candidate.ids
  if (!once || onlyI !== distinctI || onlyC !== distinctC) throw new RepeatedIds()
  const nulls = incumbent.rows - incumbent.ids + candidate.rows - candidate.ids
  const point: Keys = {
    ...NOTHING,
    rows: both,
    nulls,
    distinct: both + onlyI + onlyC,
    both,
    onlyIncumbent: onlyI,
    onlyCandidate: onlyC,
  }
  return { groups: [{ by: [], point, buckets: null }] }
}

const NOTHING: Keys = {
  kind: 'keys',
  rows: 0,
  nulls: 0,
  distinct: 0,
  repeats: 0,
  conflicts: 0,
  both: null,
  onlyIncumbent: null,
  onlyCandidate: null,
}

async function countIds(ask: KeysAsk, from: string, counts: Counts, context: Context): Promise<Answer> {
  const population = context.prepared.populations[ask.relation]!
  const scope: Scope = {
    population,
    filter: null,
    by: ask.by,
    sections: null,
    cluster: null,
    weight: null,
    asks: [ask],
  }
  const names = COUNTS.filter(name => counts[name] !== undefined)
  const columns = names.map(name => `cast(coalesce(${counts[name]}, 0) as double) as ${name}_`)
  const sql = `select ${[...groupNames(scope), ...columns].join(', ')} from ${from}${groupBy(groupNames(scope))}`
  const table = await context.statements.read(sql, population.about('keys', [ask]))
  const grouped = readGroups(table, scope)
  const values = names.map(name => table.numbers(`${name}_`))
  return {
    groups: rowsByGroup(grouped).map((rows, g) => ({
      by: grouped.groups.tuples[g]!,
      point: { ...NOTHING, ...Object.fromEntries(names.map((name, i) => [name, values[i]![rows[0]!]!])) },
      buckets: null,
    })),
  }
}
