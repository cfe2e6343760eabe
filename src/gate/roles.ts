import { type Expr, type Role, walk } from '../sql/expr.ts'
import type { Metric } from './define.ts'
import type { Needs } from './request.ts'

/** The roles that a metric is made of. */
export function rolesRead(metric: Metric): readonly Role[] {
  if (metric.shape === 'spread') return [...new Set(Object.values(metric.of).flatMap(rolesRead))]
  if (metric.shape === 'over-time') return [...new Set([...rolesRead(metric.of), 'time' as const])]
  const read = metric.shape === 'across' ? [] : expressionsRead(metric).flatMap(e => (e.is === 'role' ? [e.name] : []))
  return [...new Set([...(metric.needs ?? []), ...read])]
}

/** Every expression of a metric's requests, with those that it is made of. */
export const expressionsRead = ({ from }: { readonly from: unknown }): readonly Expr[] =>
  Object.values(from as Needs).flatMap(request => {
    const exprs =
      request.kind === 'moments'
        ? [...Object.values(request.of), ...(request.per ?? [])]
        : request.kind === 'rows'
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
