import { type Arm, type Expr, walk } from '../sql/expr.ts'
import type { Ask, LogName, Queries, Relation } from './types.ts'

/** The columns of each log that are read to answer the queries, in alphabetical order. */
export function columnsRead({ relations, asks }: Queries): Partial<Record<LogName, string[]>> {
  const read = new Map<LogName, Set<string>>()
  const add = (log: LogName, exprs: readonly (Expr | null)[]) => {
    const names = read.get(log) ?? new Set()
    read.set(log, names)
    for (const e of exprs.flatMap(expr => (expr ? [...walk(expr)] : []))) {
      if (e.is !== 'column') continue
      if (e.log === 'labels') add('labels', [{ is: 'column', name: e.name }])
      else names.add(e.name)
    }
  }
  for (const { log, filter, id, unit, time, weight, labels } of Object.values(relations) as Relation[]) {
    add(log, [filter, ...(id ?? []), unit, time, weight])
    if (labels) add('labels', [...labels.id, labels.filter, labels.latest])
  }
  for (const ask of asks) {
    for (const [arm, expr] of expressionsOf(ask)) add(relations[arm]!.log, [expr])
  }
  return Object.fromEntries([...read].map(([log, names]) => [log, [...names].sort()]))
}

/** What an ask reads, each with the arm whose row it is read from. */
function expressionsOf(ask: Ask): [Arm, Expr][] {
  const { relation, filter, by, request } = ask
  const exprs = [...(filter ? [filter] : []), ...by, ...inRequest(request)]
  const edges =
    request.kind === 'cells'
      ? Object.values(request.keys).flatMap((k): [Arm, Expr][] => (k.is === 'quantile-bin' ? [[k.from, k.source]] : []))
      : []
  if (relation !== 'pairs' && relation !== 'pooled') return [...edges, ...exprs.map((e): [Arm, Expr] => [relation, e])]
  const sides = exprs.flatMap(e => [...walk(e)].flatMap((x): [Arm, Expr][] => (x.is === 'of' ? [[x.arm, x.arg]] : [])))
  return [...edges, ...sides]
}

function inRequest(request: Ask['request']): readonly Expr[] {
  switch (request.kind) {
    case 'moments':
      return [...Object.values(request.of), ...(request.per ?? [])]
    case 'rows':
      return Object.values(request.of)
    case 'cells':
      return [...Object.values(request.keys).map(k => k.of), ...Object.values(request.mean)]
    case 'quantiles':
      return [request.of]
    case 'ranks':
      return [...Object.values(request.scores), request.outcome]
    case 'keys':
      return request.content
  }
}
