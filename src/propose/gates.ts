import type { Comparison, Measured } from '../run.ts'
import type { ProposedMargins } from './limits.ts'
import type { Fitting } from './metrics.ts'
import { answerOf } from './metrics.ts'
import { rolesOf, type Sketch } from './sketch.ts'

/** A gate of the proposed spec, as it is written; each line of it with what is said of it. */
export interface ProposedGate {
  readonly gate: string
  /** Above the gate, in sentences. */
  readonly about: string
  /** Keys before the metrics, as YAML has them. */
  readonly keys: readonly (readonly [key: string, value: string])[]
  readonly metrics: readonly { readonly name: string; readonly limit: string; readonly because: string }[]
}

/** The metrics whose margin decides, for what the logs tell; of each list the first that fits. */
const DECIDING: Readonly<Record<string, readonly (readonly string[])[]>> = {
  significance: [
    ['auc', 'accuracy', 'mae', 'ndcg@10'],
    ['log_loss', 'macro_f1', 'rmse', 'mrr@10'],
  ],
  calibration: [['ece']],
  fairness: [['equal_opportunity_difference', 'demographic_parity_difference']],
  latency: [['p50'], ['p99'], ['error_rate']],
}

/** Groups with fewer positive outcomes, or negative ones, are too few to say anything of. */
export const MIN_GROUP = { rows: 100, events: 100 }

/** What is measured, to propose limits. */
export const toMeasure = (metrics: readonly Fitting[]): readonly Fitting[] =>
  Object.entries(DECIDING).flatMap(([gate, lists]) => {
    const own = metrics.filter(f => f.gate === gate)
    // AUC of several classes is not their accuracy's better: where there are classes, accuracy goes first.
    return lists.flatMap(names =>
      names.flatMap(name => own.find(f => f.metric.name === name && suits(f)) ?? []).slice(0, 1),
    )
  })

/** The AUC and the log loss are of the top label where there are several classes: a reader expects accuracy. */
const suits = ({ metric }: Fitting): boolean => metric.name !== 'auc' || !metric.needs.includes('probabilities')

export function proposedGates(
  sketch: Sketch,
  { margins }: ProposedMargins,
  comparison: Comparison,
  metrics: readonly Fitting[],
): readonly ProposedGate[] {
  const has = (gate: string, metric: string) => metrics.some(f => f.gate === gate && f.metric.name === metric)
  const gates = [dataGate(sketch, comparison), ...parityGate(sketch, has), ...driftGate(sketch)]
  for (const [gate, about] of Object.entries(ABOUT)) {
    const own = margins.filter(m => m.gate === gate)
    if (own.length === 0) continue
    const keys =
      gate === 'fairness' ? [['min_group', `{rows: ${MIN_GROUP.rows}, events: ${MIN_GROUP.events}}`] as const] : []
    gates.push({
      gate,
      about,
      keys,
      metrics: own.map(({ metric, written, warns, because }) => ({
        name: metric,
        limit: warns ? `{margin: {value: ${written}, severity: warn}}` : `{margin: ${written}}`,
        because,
      })),
    })
  }
  return gates
}

const ABOUT: Readonly<Record<string, string>> = {
  significance: 'Is the candidate no worse at its task? A margin is how much worse it may be.',
  calibration: 'Are the scores still honest probabilities?',
  fairness:
    'Are people treated alike? The gap between groups may not grow by more. Smaller groups are listed as unprotected.',
  latency: 'Is it fast enough? A margin in % is of the incumbent’s own time.',
}

function dataGate(sketch: Sketch, { rows, measured }: Comparison): ProposedGate {
  const n = rows.incumbent ?? rows.candidate
  const coverage = measured.find(m => m.metric === 'label_coverage')?.candidate?.value ?? null
  const least = coverage === null ? null : Math.max(0, Math.floor(coverage * 100 - 1))
  return {
    gate: 'data',
    about: 'Are the logs what they claim to be? Missing or impossible scores and ids given twice fail by themselves.',
    keys: [],
    metrics: [
      {
        name: 'rows',
        limit: `{min: ${down(n / 2)}}`,
        because: `half of the ${n.toLocaleString('en-US')} there are`,
      },
      ...(rolesOf(sketch).has('label') && least !== null && least > 0
        ? [
            {
              name: 'label_coverage',
              limit: `{min: ${least}%}`,
              because: `it is ${Number((coverage! * 100).toFixed(1))} % now`,
            },
          ]
        : []),
    ],
  }
}

/** Nothing in the incumbent's log says how much may differ: where anything else decides, that only warns. */
function parityGate(sketch: Sketch, has: (gate: string, metric: string) => boolean): ProposedGate[] {
  const judged = rolesOf(sketch).has('label') || rolesOf(sketch).has('relevance')
  const metric =
    has('parity', 'flip_rate') || (sketch.logs.candidate === null && rolesOf(sketch).has('decision'))
      ? { name: 'flip_rate', limit: '{max: 10%}' }
      : has('parity', 'spearman')
        ? { name: 'spearman', limit: '{min: 0.9}' }
        : null
  if (!metric || !sketch.paired) return []
  return [
    {
      gate: 'parity',
      about: judged
        ? 'Does it answer as the incumbent does? A better model may answer otherwise, so this only warns.'
        : 'Does it answer as the incumbent does? Without labels nothing else tells; set by hand what you can bear.',
      keys: judged ? [['severity', 'warn']] : [],
      metrics: [{ ...metric, because: 'a convention: no log can say' }],
    },
  ]
}

function driftGate({ guesses, logs, paired }: Sketch): ProposedGate[] {
  const answer = answerOf(guesses)
  // Pairs have the same inputs.
  const inputs = guesses.features.length > 0 && (logs.reference !== null || !paired)
  const of = [...(answer ? [answer] : []), ...(inputs ? ['features'] : [])]
  if (of.length === 0) return []
  return [
    {
      gate: 'drift',
      about: `${logs.reference ? 'Are scores and inputs still what the model was made for?' : 'Are scores spread as the incumbent’s?'} This only warns.`,
      keys: [
        ['of', `[${of.join(', ')}]`],
        ['severity', 'warn'],
      ],
      metrics: [{ name: 'psi', limit: '{max: 0.2}', because: 'a convention: a large shift' }],
    },
  ]
}

/** Gates that block by a convention, of which no log says how often they do. */
export const blindly = (gates: readonly ProposedGate[]): readonly string[] =>
  gates.filter(g => g.gate === 'parity' && g.keys.every(([key]) => key !== 'severity')).map(g => g.gate)

/**
 * What decides, and can be tried on candidates that are made of both logs: nothing that only warns, no convention, and no
 * times or errors that the logs themselves differ in by more than they may. Those are named apart.
 */
export function triable(
  gates: readonly ProposedGate[],
  { margins }: ProposedMargins,
  { measured }: Pick<Comparison, 'measured'>,
): { gates: readonly ProposedGate[]; apart: readonly string[] } {
  const blind = blindly(gates)
  const apart: string[] = []
  const kept = gates.flatMap(gate => {
    if (blind.includes(gate.gate) || gate.keys.some(([key, value]) => key === 'severity' && value === 'warn')) return []
    const metrics = gate.metrics.filter(({ name }) => {
      const margin = margins.find(m => m.gate === gate.gate && m.metric === name)
      if (margin?.warns) return false
      const found = measured.find(m => m.gate === gate.gate && named(m) === name)
      if (!margin || !found || !beyond(found, margin)) return true
      apart.push(`${gate.gate}/${name}`)
      return false
    })
    return metrics.length > 0 ? [{ ...gate, metrics }] : []
  })
  return { gates: kept, apart }
}

const named = ({ metric, subject }: Measured): string => (subject === null ? metric : `${metric}(${subject})`)

/** Times, or errors of any size, of two logs that differ by more than the margin: exchanged, they vary as those of no model. */
const beyond = (
  { incumbent, difference }: Measured,
  { size, relative }: ProposedMargins['margins'][number],
): boolean =>
  relative && incumbent?.value != null && difference !== null
    ? Math.abs(difference.value) > size * Math.abs(incumbent.value)
    : false

/** To one significant digit, downwards. */
function down(x: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, x)))
  return Math.max(1, Math.floor(x / size) * size)
}
