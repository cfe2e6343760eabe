import { type Role, walk } from '../sql/expr.ts'
import type { Metric } from './define.ts'
import type { Needs } from './request.ts'

/** The roles that a metric is made of. */
export function rolesRead(metric: Metric): readonly Role[] {
  if (metric.shape === 'spread') return [...new Set(Object.values(metric.of).flatMap(rolesRead))]
  const read = new Set<Role>(metric.needs ?? [])
  for (const request of Object.values(metric.from as Needs)) {
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
    for (const e of exprs.flatMap(x => [...walk(x)])) if (e.is === 'role') read.add(e.name)
  }
  return [...read]
}
