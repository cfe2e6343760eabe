import { MlgateError, type Problem } from '../errors.ts'
import type { Gate, Known, MetricEntry, Subject } from '../gate/define.ts'
import { literal } from '../sql/expr.ts'
import { didYouMean } from './suggest.ts'
import type { GateSpec, MetricSpec } from './types.ts'

/** A gate of the spec, with its options read. */
export interface Home {
  spec: GateSpec
  gate: Gate
  options: unknown
  asked: readonly string[]
}
/** A gate whose metrics are judged, by the name that the plan knows it by. */
export interface Used {
  gate: Gate
  options: unknown
  asked: readonly string[]
}

/** A metric of some gate, found by its name. */
interface Found {
  /** The gate's name in the spec; of one that the spec does not have, the built-in's. */
  gate: string
  /** null: the gate is not in the spec. */
  spec: GateSpec | null
  metric: string
  subject: string | null
  entry: MetricEntry
}

/** Where metrics are found that other metrics are about. */
export interface Registry {
  /** Of `trend(latency/p99)`, the p99 of the gate latency. */
  find(asked: MetricSpec): Found | Omit<Problem, 'at'>
  /** It as a subject; from then on its gate is one of those used. */
  subject(found: Found, of: Subject | null): Subject
  entry(of: NonNullable<Subject['metric']>): MetricEntry
}

const NAMED = /^(?:([^/()]+)\/)?([A-Za-z][\w.-]*)(?:\((.+)\))?$/

/** The gates of the spec, with their options; and the built-in ones that it does not have, with those by default. */
export function registryOf(
  homes: readonly Home[],
  definitions: Readonly<Record<string, Gate>>,
  known: Known,
  used: Record<string, Used>,
): Registry {
  const own = homes.map(({ spec, ...home }) => ({ name: spec.name, spec, ...home }))
  const rest = Object.entries(definitions).flatMap(([name, gate]) => {
    const options = gate.options.safeParse({})
    return options.success && homes.every(h => h.spec.name !== name)
      ? [{ name, spec: null, gate, options: options.data, asked: [] }]
      : []
  })
  const entryIn = ({ gate, options, asked }: Used, metric: string): MetricEntry | undefined =>
    gate.ofOthers ? undefined : metricsOf(gate, options, [...asked, metric], known, () => {})[metric]
  const among = (
    places: readonly ((typeof own)[number] | (typeof rest)[number])[],
    metric: string,
    subject: string | null,
  ) =>
    places.flatMap((place): Found[] => {
      const entry = entryIn(place, metric)
      return entry ? [{ gate: place.name, spec: place.spec, metric, subject, entry }] : []
    })
  const placeOf = (name: string) => [...own, ...rest].find(p => p.name === name)
  return {
    find(asked) {
      const { metric, subject: written } = asked
      const code = 'unknown-metric'
      if (written === null)
        return {
          code: 'subject-missing',
          message: `\`${metric}\` is about a metric of another gate.`,
          hint: `name it: \`${metric}(latency/p99)\``,
        }
      const [, gate, name = '', subject = null] = NAMED.exec(written) ?? []
      if (gate !== undefined) {
        const place = placeOf(gate)
        if (!place)
          return {
            code,
            message: `\`${asked.written}\`: there is no gate named \`${gate}\`.`,
            hint: didYouMean(
              gate,
              [...own, ...rest].map(p => p.name),
            ),
          }
        const names = Object.keys(metricsOf(place.gate, place.options, place.asked, known, () => {}))
        return (
          among([place], name, subject)[0] ?? {
            code,
            message: `\`${asked.written}\`: the gate ${gate} has no such metric.`,
            hint: didYouMean(name, names),
          }
        )
      }
      const [mine, others] = [among(own, name, subject), among(rest, name, subject)]
      const named = mine.length > 0 ? mine : others
      // `accuracy` is that of the model; by group, it is asked for as `accuracy(sex)`.
      const fitting = named.filter(({ entry }) =>
        entry.shape === 'per-subject' ? subject !== null || entry.whole : subject === null,
      )
      const found = fitting.length > 0 ? fitting : named
      if (found.length === 1) return found[0]!
      return found.length === 0
        ? {
            code,
            message: `\`${asked.written}\`: no gate has a metric \`${written}\`.`,
            hint: 'write it with its gate, as in `latency/p99`',
          }
        : {
            code: 'ambiguous-metric',
            message: `\`${asked.written}\`: ${found.map(f => f.gate).join(' and ')} have a metric \`${name}\` each.`,
            hint: `say which: \`${metric}(${found[0]!.gate}/${written})\``,
          }
    },
    subject({ gate, metric }, of) {
      const { options, gate: definition, asked } = placeOf(gate)!
      used[gate] = { gate: definition, options, asked: [...(used[gate]?.asked ?? asked), metric] }
      return {
        name: `${gate}/${metric}${of ? `(${of.name})` : ''}`,
        expr: of?.expr ?? literal(metric),
        type: of?.type ?? '',
        metric: { gate, metric, subject: of },
      }
    },
    entry: ({ gate, metric }) => entryIn(placeOf(gate)!, metric)!,
  }
}

/** A gate that cannot have a metric that is asked of it says so. */
export function metricsOf(
  gate: Gate,
  options: unknown,
  asked: readonly string[],
  known: Known,
  tell: (problem: Omit<Problem, 'at'>) => void,
): Readonly<Record<string, MetricEntry>> {
  try {
    return gate.metrics(options, asked, known)
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    for (const problem of error.problems) tell(problem)
    return {}
  }
}
