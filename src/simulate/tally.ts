import { conclusionOf, type Decided, decide, type Policy, unserved, type Verdict } from '../decide/decide.ts'
import type { Gates } from '../gate/load.ts'
import { judge } from '../judge/judge.ts'
import type { JudgedCheck } from '../judge/types.ts'
import type { Answers, Ask, Plan } from '../plan/types.ts'
import { type Drawn, drawTimes, drawUnits, everyBucket, uniform } from './draws.ts'
import type { Stocked } from './population.ts'
import { redraw } from './redraw.ts'
import type { Facts } from './slots.ts'

/** Logs that can be drawn again and again, and what is asked of them. */
export interface World {
  readonly plan: Plan
  readonly stock: readonly Stocked[]
  readonly facts: Facts
  /** The arms are exchanged at random. */
  readonly swaps: boolean
}

type Decisions = Record<ReturnType<typeof unserved>, number>

/** How often each decision, and each verdict of each check, was reached. */
export interface Tally {
  readonly runs: number
  readonly decisions: Decisions
  readonly gates: Readonly<Record<string, Decisions>>
  readonly checks: Readonly<Record<string, Record<Verdict, number>>>
  /** By what led to a hold or a block, in how many runs. */
  readonly by: Readonly<Record<string, number>>
}

/** One run after another; `seed` and the run's number are all that a draw depends on. */
export function* runsOf(world: World, gates: Gates, policy: Policy, seed: string): Generator<Decided, never> {
  for (let run = 0; ; run++) yield decided(world, gates, policy, `${seed} ${run}`)
}

function decided({ plan, stock, facts, swaps }: World, gates: Gates, policy: Policy, seed: string): Decided {
  const drawn = new Map<string, Drawn>()
  const draws = (ask: Ask): Drawn => {
    const cluster = ask.cluster === 'time' ? 'time' : 'unit'
    const name = `${cluster} ${whose(ask, cluster, plan.queries.paired)}`
    const known = drawn.get(name)
    if (known) return known
    const next = uniform(`${seed} ${name}`)
    const { buckets } = facts.clusters[cluster]!
    const made = (cluster === 'time' ? drawTimes : drawUnits)(buckets, swaps && ask.relation !== 'reference', next)
    drawn.set(name, made)
    return made
  }
  const answers: Answers = { asks: redraw(stock, draws), ...facts, work: NO_WORK }
  return decide(judge({ ...plan, wanted: 'claims' }, answers, gates), plan.gates, policy)
}

/**
 * Pairs are drawn as pairs. Arms that have units of their own are drawn apart, but for spans of time: load is common to both.
 * The reference is a sample of its own.
 */
function whose({ relation }: Ask, cluster: 'unit' | 'time', paired: boolean): string {
  if (relation === 'reference') return 'reference'
  return relation === 'candidate' && !paired && cluster === 'unit' ? 'candidate' : 'both'
}

const NO_WORK = { statements: 0, scans: 0, seconds: 0 }

/** What is judged of everything that runs are drawn from. */
export function judgedWhole({ plan, stock, facts, swaps }: World, gates: Gates): JudgedCheck[] {
  const draws = (ask: Ask): Drawn =>
    everyBucket(facts.clusters[ask.cluster ?? 'unit']!.buckets, swaps && ask.relation !== 'reference')
  return judge(plan, { asks: redraw(stock, draws), ...facts, work: NO_WORK }, gates)
}

const none = (): Decisions => ({ promote: 0, hold: 0, block: 0 })

/** Of so many runs. */
export function tally(runs: Iterator<Decided>, count: number, gates: readonly string[], policy: Policy): Tally {
  const decisions = none()
  const byGate = Object.fromEntries(gates.map(name => [name, none()]))
  const checks: Record<string, Record<Verdict, number>> = {}
  const by: Record<string, number> = {}
  for (let run = 0; run < count; run++) {
    const { decision, decidedBy, checks: found }: Decided = runs.next().value
    decisions[unserved(decision)]++
    for (const id of decidedBy) by[id] = (by[id] ?? 0) + 1
    for (const { id, verdict } of found) {
      checks[id] ??= { pass: 0, fail: 0, inconclusive: 0, skipped: 0 }
      checks[id][verdict]++
    }
    for (const name of gates) {
      const own = found.filter(c => c.gate === name)
      byGate[name]![unserved(conclusionOf(own, [name], policy).decision)]++
    }
  }
  return { runs: count, decisions, gates: byGate, checks, by }
}
