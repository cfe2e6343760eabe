import { askedBy, type Plan } from './types.ts'

/** The same plan, whose estimates on the whole all have buckets, also where none are needed for their intervals: by them it is told how estimates err together. */
export function dealt(plan: Plan): Plan {
  const wanted = new Set(plan.checks.filter(c => !c.slice || c.slice.prove).flatMap(askedBy))
  const asks = plan.queries.asks.map(ask =>
    ask.cluster === null && wanted.has(ask.key) && ask.request.kind !== 'rows' && ask.request.kind !== 'keys'
      ? { ...ask, cluster: 'unit' as const }
      : ask,
  )
  return { ...plan, queries: { ...plan.queries, asks } }
}
