import type { Answer, Ask } from '../../plan/types.ts'
import type { Arm, Expr } from '../../sql/expr.ts'
import { asText } from '../../sql/trino.ts'
import type { Keys } from '../../stats/statistics.ts'
import type { AskOf } from '../asked.ts'
import { rowsByGroup } from '../groups.ts'
import { together } from '../together.ts'
import type { Special } from './arm.ts'
import { type Field, type Fields, writeBoth } from './fields.ts'
import { type Context, groupBy, outgoingGroups, readGroups } from './scopes.ts'

const COUNTS = ['rows', 'nulls', 'distinct', 'repeats', 'conflicts', 'both', 'onlyIncumbent', 'onlyCandidate'] as const
type Counts = Partial<Record<(typeof COUNTS)[number], string>>

/** Counts of ids, of all rows before repeated ones were dropped. Never in buckets. */
export async function answerKeys(asks: readonly AskOf<'keys'>[], context: Context): Promise<[Ask, Answer][]> {
  const answerAsk = async (ask: AskOf<'keys'>): Promise<[Ask, Answer]> => [
    ask,
    ask.relation === 'pooled'
      ? await unitsOfBoth(ask, context)
      : ask.relation === 'pairs'
        ? await overPairs(ask, context)
        : await overArm(ask, ask.relation, context),
  ]
  return together(asks.map(answerAsk))
}

async function overArm(ask: AskOf<'keys'>, arm: Arm, context: Context): Promise<Answer> {
  const { fields, arms } = context.prepared
  const table = arms[arm]!
  const { rows, ids, distinct, deduplicated } = table
  if (ask.request.of !== 'unit' && !deduplicated && ask.filter === null && ask.by.length === 0) {
    const point = { ...NOTHING, rows, nulls: rows - ids, distinct }
    return { groups: [{ by: [], point, buckets: null }] }
  }
  const own = (e: Expr): Field => fields[arm].add(e, 'value')
  const by = ask.by.map(own)
  const groups = by.map((f, i) => ({ name: `g${i}`, type: f.type }))
  const filter = ask.filter && own(ask.filter)
  const raw = (special: Special, content: readonly Field[] = []) => {
    const wanted = [...new Set([...by, ...content, ...(filter ? [filter] : [])])]
    const columns = [...by.map((f, i) => `${f.name} as g${i}`), special, ...contentSql(content)]
    const where = filter ? ` where ${filter.name}` : ''
    return `select ${columns.join(', ')} from (${table.raw({ fields: wanted, specials: new Set([special]) })})${where}`
  }
  if (ask.request.of === 'unit')
    return countIds(ask, `(${raw('u')})`, groups, { rows: 'count(*)', distinct: 'count(distinct u)' }, context)
  if (!deduplicated)
    return countIds(
      ask,
      `(${raw('k')})`,
      groups,
      { rows: 'count(*)', nulls: 'count(*) - count(k)', distinct: 'count(k)' },
      context,
    )
  const names = groups.map(g => g.name)
  const content = ask.request.content.map(own)
  const same = content.length > 0 ? 'min(content) = max(content)' : 'true'
  const ofId = `(select ${[...names, 'k', 'count(*) as n', `${same} as same`].join(', ')} from (${raw('k', content)})${groupBy([...names, 'k'])})`
  const counts = {
    rows: 'sum(n)',
    nulls: 'sum(n) filter (where k is null)',
    distinct: 'count(k)',
    repeats: 'count(k) filter (where n > 1 and same)',
    conflicts: 'count(k) filter (where not same)',
  }
  return countIds(ask, ofId, groups, counts, context)
}

/** What rows of an id must agree on, as one text. */
function contentSql(content: readonly Field[]): string[] {
  if (content.length === 0) return []
  const parts = content.map(f => `coalesce(${asText({ sql: f.name, type: f.type })}, 'null')`)
  return [`to_hex(murmur3(to_utf8(${parts.join(` || '|' || `)}))) as content`]
}

/** Units of whole logs, whose rows need not be joined. */
async function unitsOfBoth(ask: AskOf<'keys'>, context: Context): Promise<Answer> {
  const { incumbent, candidate } = context.prepared.arms
  if (!incumbent || !candidate || ask.request.of !== 'unit' || ask.filter || ask.by.length > 0)
    throw new Error('only units of whole logs are pooled')
  const units = { fields: [], specials: new Set<Special>(['u']) }
  const rows = `select u, true as i, false as c from (${incumbent.raw(units)}) union all select u, false, true from (${candidate.raw(units)})`
  const each = `(select u, bool_or(i) as i, bool_or(c) as c, count(*) as n from (${rows}) group by u)`
  const counts = {
    rows: 'sum(n)',
    distinct: 'count(*)',
    both: 'count_if(i and c)',
    onlyIncumbent: 'count_if(not c)',
    onlyCandidate: 'count_if(not i)',
  }
  return countIds(ask, each, [], counts, context)
}

/** Of a filtered or grouped request: ids whose incumbent and candidate rows, as far as they exist, meet it. */
async function overPairs(ask: AskOf<'keys'>, context: Context): Promise<Answer> {
  const { arms, fields } = context.prepared
  const { incumbent, candidate } = arms
  if (!incumbent || !candidate) throw new Error('pairs of one arm')
  const duplicates = incumbent.deduplicated || candidate.deduplicated
  const used = { incumbent: new Set<Field>(), candidate: new Set<Field>() }
  const noting = (side: 'incumbent' | 'candidate'): Fields => ({
    ...fields[side],
    add: (expr, form) => {
      const field = fields[side].add(expr, form)
      used[side].add(field)
      return field
    },
  })
  const sides = { incumbent: noting('incumbent'), candidate: noting('candidate') }
  const by = ask.by.map(e => writeBoth(sides, 'pairs', e))
  const filter = ask.filter && writeBoth(sides, 'pairs', ask.filter)
  const rows = (side: 'incumbent' | 'candidate') => {
    const table = arms[side]!
    const some = [...used[side]]
    const specials = new Set<Special>(['k', 'copies', 'conflict'])
    const sql = table.deduplicated ? table.once({ fields: some, specials }) : table.raw({ fields: some, specials })
    return `(select *, true as there from (${sql})) as ${side}`
  }
  const source = `${rows('incumbent')} full join ${rows('candidate')} on incumbent.k = candidate.k`
  const columns = [
    ...by.map((e, i) => `${e.sql} as g${i}`),
    'coalesce(incumbent.k, candidate.k) as k',
    'incumbent.there is not null as i',
    'candidate.there is not null as c',
    'coalesce(incumbent.conflict, false) or coalesce(candidate.conflict, false) as conflict',
    'coalesce(incumbent.copies, 1) > 1 or coalesce(candidate.copies, 1) > 1 as repeated',
  ]
  const ids = (condition: string) => `count(${duplicates ? 'distinct ' : ''}k) filter (where ${condition})`
  const counts = {
    rows: 'count_if(i and c and not conflict)',
    nulls: 'count_if(k is null)',
    distinct: ids('true'),
    repeats: ids('repeated and not conflict'),
    conflicts: ids('conflict'),
    both: ids('i and c'),
    onlyIncumbent: ids('i and not c'),
    onlyCandidate: ids('c and not i'),
  }
  const where = filter ? ` where ${filter.sql}` : ''
  const groups = by.map((e, i) => ({ name: `g${i}`, type: e.type }))
  return countIds(ask, `(select ${columns.join(', ')} from ${source}${where})`, groups, counts, context)
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

async function countIds(
  ask: AskOf<'keys'>,
  from: string,
  groups: readonly { name: string; type: string }[],
  counts: Counts,
  { statements, prepared }: Context,
): Promise<Answer> {
  const names = COUNTS.filter(name => counts[name] !== undefined)
  const columns = names.map(name => `cast(coalesce(${counts[name]}, 0) as double) as ${name}_`)
  const table = await statements.read(
    `select ${[...outgoingGroups(groups), ...columns].join(', ')} from ${from}${groupBy(groups.map(g => g.name))}`,
    prepared.populations[ask.relation]!.about('keys', [ask]),
  )
  const grouped = readGroups(table, groups, false)
  const values = names.map(name => table.numbers(`${name}_`))
  return {
    groups: rowsByGroup(grouped).map((rows, g) => ({
      by: grouped.groups.tuples[g]!,
      point: { ...NOTHING, ...Object.fromEntries(names.map((name, i) => [name, values[i]![rows[0]!]!])) },
      buckets: null,
    })),
  }
}
