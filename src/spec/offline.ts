import { MlgateError, type Problem } from '../errors.ts'
import { everything } from '../gate/catalogue.ts'
import type { Gate, KnownMeasure } from '../gate/define.ts'
import { literal } from '../sql/expr.ts'
import { optionsOf, unknownGate, unknownMetric } from './bind.ts'
import type { LoadedSpec } from './load.ts'
import { problemAt } from './places.ts'
import type { Report } from './scope.ts'
import type { MeasureSpec } from './types.ts'

/** A measure by what is said of it; what it is made of is for the logs to tell. */
const unread = ({ better, unit, rule }: MeasureSpec): KnownMeasure => ({
  better,
  measuredIn: unit ?? '',
  rule,
  of: { is: 'mean', value: literal(null) },
})

/**
 * What can be told of a spec without its logs: gates, their options and the names of metrics. Throws all that is wrong;
 * gives the number of limits.
 */
export function checkNames(
  loaded: LoadedSpec,
  definitions: Readonly<Record<string, Gate>>,
  knownGates: readonly string[],
): number {
  const problems: Problem[] = []
  const report: Report = {
    problem: (p, pointer) => problems.push(problemAt(loaded, pointer, p)),
    warning: () => {},
  }
  const { task, columns, measures } = loaded.spec
  const known = {
    ...everything,
    task,
    classes: task === 'multiclass' ? columns.classes : null,
    measures: Object.fromEntries(Object.values(measures).map(m => [m.name, unread(m)])),
  }
  for (const spec of loaded.spec.gates) {
    const gate = definitions[spec.gate]
    if (!gate) {
      report.problem(unknownGate(spec.gate, knownGates), `${spec.pointer}/gate`)
      continue
    }
    const options = optionsOf(loaded, spec, gate, problems, report)
    if (options === null) continue
    const asked = spec.metrics.map(m => m.metric)
    const metrics = gate.metrics(options, asked, known)
    for (const metric of spec.metrics)
      if (!metrics[metric.metric])
        report.problem(unknownMetric(metric, gate, metrics, definitions, known), metric.pointer)
  }
  if (problems.length > 0) throw new MlgateError(problems)
  return loaded.spec.gates.reduce((sum, gate) => sum + gate.metrics.reduce((n, m) => n + m.limits.length, 0), 0)
}
