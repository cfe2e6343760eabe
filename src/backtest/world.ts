import type { Engine, RunOptions } from '../engine/port.ts'
import type { Gates } from '../gate/load.ts'
import { plan } from '../plan/plan.ts'
import type { Answer, Answers, Ask, Queries } from '../plan/types.ts'
import type { Harm } from '../simulate/harms.ts'
import type { Origin } from '../simulate/origin.ts'
import { stocked } from '../simulate/population.ts'
import {
  byBucket,
  coarseAsks,
  edgesOf,
  exchanged,
  type Halving,
  halving,
  otherCoarseAsks,
  slotsOf,
} from '../simulate/slots.ts'
import type { World } from '../simulate/tally.ts'
import type { Bound } from '../spec/bound.ts'

/** Answers of the engine, each asked for once however many kinds of candidate want it. */
export interface Reader {
  run(queries: Queries): Promise<Answers>
  /** Of the logs in this orientation; asks may be named by whatever has led to them. */
  answers(which: string, queries: Omit<Queries, 'asks'>, asks: readonly Ask[]): Promise<Answers>
  scans(): number
}

export function reader(engine: Engine, options: RunOptions): Reader {
  const known = new Map<string, Answer>()
  const facts = new Map<string, Omit<Answers, 'asks'>>()
  let scans = 0
  const run = async (queries: Queries): Promise<Answers> => {
    const answers = await engine.run(queries, { signal: options.signal })
    scans += answers.work.scans
    return answers
  }
  return {
    run,
    scans: () => scans,
    async answers(which, queries, asks) {
      const named = asks.map(({ key, ...content }) => ({ key, name: `${which} ${JSON.stringify(content)}`, content }))
      const open = new Map(named.filter(({ name }) => !known.has(name)).map(({ name, content }) => [name, content]))
      if (open.size > 0 || !facts.has(which)) {
        const asked = [...open].map(([, content], i): Ask => ({ key: `${i}`, ...content }))
        const { asks: found, ...rest } = await run({ ...queries, asks: asked })
        facts.set(which, rest)
        ;[...open.keys()].forEach((name, i) => void known.set(name, found[`${i}`]!))
      }
      const own = named.map(({ key, name }): [string, Answer] => [key, known.get(name)!])
      return { ...facts.get(which)!, asks: Object.fromEntries(own) }
    },
  }
}

/**
 * Everything that runs of one kind of candidate are drawn from. Two rounds an orientation: the first says where quantiles
 * and bins are, the second counts by bucket.
 */
export async function worldOf(origin: Origin, harm: Harm | null, gates: Gates, source: Reader): Promise<World> {
  const bound = harmed(origin.bound, harm)
  const planned = plan(bound, gates)
  const other = origin.swaps ? harmed(exchanged(origin.bound), harm) : null
  const slots = slotsOf(planned, other && plan(other, gates))
  const columns = harm?.columns ?? {}
  const queriesOf = ({ arms, paired }: Bound): Omit<Queries, 'asks'> => ({
    relations: Object.fromEntries(Object.entries(arms).map(([arm, { relation }]) => [arm, relation])),
    paired,
  })
  const [own, theirs] = [queriesOf(bound), other && queriesOf(other)]
  const first = await source.answers('own', own, coarseAsks(slots))
  const second = theirs ? await source.answers('exchanged', theirs, otherCoarseAsks(slots)) : null
  const edges = edgesOf(planned, slots, first.asks, second?.asks ?? {})
  const [half, otherHalf] = other ? [halving(bound), halving(other)] : [null, null]
  const asked = (asks: readonly (readonly [string, Ask])[], halves: Halving | null) =>
    asks.map(([key, ask]) => ({ ...byBucket(ask, edges, key, columns, halves), key }))
  const mine = await source.answers(
    'own',
    own,
    asked(
      slots.map(({ ask }) => [ask.key, ask]),
      half,
    ),
  )
  const exchangedAsks = slots.map(({ ask, other }) => [ask.key, other ?? ask] as const)
  const others = theirs && (await source.answers('exchanged', theirs, asked(exchangedAsks, otherHalf)))
  return {
    plan: planned,
    stock: slots.map(slot => {
      const { key, relation } = slot.ask
      return stocked(slot, mine.asks[key]!, others?.asks[key] ?? null, others !== null && relation !== 'reference')
    }),
    facts: { relations: mine.relations, clusters: mine.clusters },
    swaps: origin.swaps,
  }
}

const harmed = (bound: Bound, harm: Harm | null): Bound =>
  harm ? { ...bound, arms: { ...bound.arms, candidate: harm.arm(bound.arms.candidate!) } } : bound
