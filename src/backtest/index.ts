import { basename } from 'node:path'
import { type Decided, decide, type Policy, unserved } from '../decide/decide.ts'
import { MlgateError } from '../errors.ts'
import type { Gates } from '../gate/load.ts'
import { judge } from '../judge/judge.ts'
import { plan } from '../plan/plan.ts'
import type { Plan } from '../plan/types.ts'
import { version } from '../record/provenance.ts'
import type { Shares, SimulatedScenario, Simulation1 } from '../record/simulation.ts'
import { type CheckOptions, opened } from '../run.ts'
import { type Harm, harmsOf, type Known } from '../simulate/harms.ts'
import { atTheTruth } from '../simulate/limits.ts'
import { originOf } from '../simulate/origin.ts'
import { unmoved } from '../simulate/slots.ts'
import { sizeThatFlips, surveyOf } from '../simulate/survey.ts'
import { judgedWhole, runsOf, type Tally, tally, type World } from '../simulate/tally.ts'
import type { Bound } from '../spec/bound.ts'
import { sameRows } from '../spec/roles.ts'
import type { Log } from '../spec/types.ts'
import { daysOf } from './days.ts'
import { reader, worldOf } from './world.ts'

export interface BacktestOptions extends CheckOptions {
  /** The spec as text, as if it lay at `spec`. */
  text?: string | undefined
  /** Of each kind of candidate; default: 200. */
  runs?: number | undefined
  /** Of each harm; default: as many as of the others. */
  harmRuns?: number | undefined
  /** Limits are tried where the truth is; default: they are. */
  atLimits?: boolean | undefined
  /** Any text: the same gives the same runs. Default: 1. */
  seed?: string | undefined
  /** Of a twin that is made of one log: the share of decisions that noise turns over; default: 0.01. */
  flipRate?: number | undefined
  /** The logs are judged day by day as well. */
  byDay?: boolean | undefined
  onProgress?: ((kind: string, done: number, of: number) => void) | undefined
}

const RUNS = 200
const FLIP_RATE = 0.01
/** Where no decision is a score's: noise of a tenth on the logit, or of 1 % on a prediction. */
const NOISE = { binary: 0.1, other: 0.01 }

/**
 * What a spec makes of candidates that are harmless, exactly at their limits, or harmful in a known way, all of them made of
 * the user's own logs. Logs are read once for each kind of candidate, by bucket; runs draw buckets and read no row.
 */
export async function backtest(options: BacktestOptions): Promise<Simulation1> {
  const started = performance.now()
  const { runs = RUNS, harmRuns = runs, atLimits: limits = true, seed = '1', flipRate = FLIP_RATE } = options
  return opened({ ...options, oneLog: true }, async ({ spec, described, bound, gates, bindAs, engine }) => {
    if (spec.logs.interleaved) throw interleaved()
    // Limits are tried as they are written: what is waived today says nothing of the next candidate.
    const policy: Policy = { ...spec, partial: false, waivers: [] }
    const source = reader(engine, options)
    const planned = plan(bound, gates)
    const logged = await source.run(planned.queries)
    const now = decide(judge(planned, logged, gates), planned.gates, policy)

    const survey = surveyOf(bound, gates)
    const found = survey.read((await source.run({ ...planned.queries, asks: survey.asks })).asks)
    const { incumbent, candidate } = bound.arms
    const oneLog = incumbent !== undefined && sameRows(incumbent, candidate!, described)
    const size =
      found.flips.length > 0 && found.flips.some(f => f.share > 0)
        ? sizeThatFlips(found.flips, flipRate)
        : bound.task === 'binary'
          ? NOISE.binary
          : NOISE.other
    const origin = originOf(bound, oneLog, logged, { size, flipRate })

    const scenarios: SimulatedScenario[] = []
    let facts: World['facts'] | null = null
    for (const kind of kindsOf(origin.bound, origin.about, found)) {
      if (kind.atLimits && !limits) continue
      const count = kind.harm ? harmRuns : runs
      options.signal?.throwIfAborted()
      const made = await worldOf(origin, kind.harm, gates, source)
      facts ??= made.facts
      const { world, moved } = kind.atLimits ? atLimits(made, gates) : { world: made, moved: new Set<string>() }
      const drawn = watched(runsOf(world, gates, policy, `${seed} ${kind.name}`), kind.name, count, options)
      scenarios.push(scenarioOf(kind, tally(drawn, count, world.plan.gates, policy), moved))
    }
    const bindDay = (last: string) => bindAs({ window: { last: A_DAY } }, last)
    const days = options.byDay ? await daysOf(logged, spec.timezone, bindDay, policy, source) : []
    return {
      schema: 'mlgate/simulation@1',
      model: spec.model,
      spec: { path: options.spec },
      versions: {
        incumbent: spec.logs.incumbent && versionOf(spec.logs.incumbent),
        candidate: versionOf(spec.logs.candidate!),
      },
      rows: {
        incumbent: logged.relations.incumbent?.rows ?? null,
        candidate: logged.relations.candidate?.rows ?? 0,
        paired: planned.queries.paired,
      },
      buckets: {
        unit: facts?.clusters.unit?.buckets ?? null,
        time: usesTime(planned) ? (facts?.clusters.time?.buckets ?? null) : null,
      },
      harmless: origin.about,
      seed,
      confidence: spec.confidence,
      as_logged: { decision: unserved(now.decision), decided_by: now.decidedBy },
      scenarios,
      days,
      notes: notesOf(planned, bound),
      provenance: {
        mlgate: version,
        engine: described.engine,
        scans: source.scans(),
        seconds: (performance.now() - started) / 1000,
      },
    }
  })
}

const A_DAY = { seconds: 86_400, written: '1d' }

const interleaved = (): MlgateError =>
  new MlgateError({
    code: 'simulate-interleaved',
    message: 'An interleaved log has both models in each answer, so its arms cannot be drawn apart.',
    hint: 'simulate the stages before it',
  })

const versionOf = ({ version, paths }: Log): string => version ?? basename(paths[0] ?? '')

interface Kind extends Pick<SimulatedScenario, 'name' | 'about' | 'wanted'> {
  harm: Harm | null
  atLimits: boolean
}

function kindsOf(bound: Bound, harmless: string, known: Known): Kind[] {
  return [
    { name: 'harmless', about: harmless, wanted: 'promote', harm: null, atLimits: false },
    {
      name: 'at the limits',
      about: 'harmless, and every limit exactly where the truth is',
      wanted: null,
      harm: null,
      atLimits: true,
    },
    ...harmsOf(bound, known).map(
      (harm): Kind => ({ name: harm.name, about: harm.about, wanted: 'block', harm, atLimits: false }),
    ),
  ]
}

function atLimits(world: World, gates: Gates): { world: World; moved: ReadonlySet<string> } {
  const { plan: moved, moved: ids } = atTheTruth(world.plan, judgedWhole(world, gates), gates)
  return { world: { ...world, plan: moved }, moved: ids }
}

function* watched(
  runs: Iterator<Decided>,
  kind: string,
  of: number,
  { onProgress, signal }: BacktestOptions,
): Generator<Decided, never> {
  for (let done = 0; ; done++) {
    signal?.throwIfAborted()
    if (done % 10 === 0) onProgress?.(kind, done, of)
    yield runs.next().value
  }
}

function scenarioOf({ name, about, wanted }: Kind, found: Tally, moved: ReadonlySet<string>): SimulatedScenario {
  const { runs } = found
  const shares = ({ promote, hold, block }: Shares): Shares => ({
    promote: promote / runs,
    hold: hold / runs,
    block: block / runs,
  })
  return {
    name,
    about,
    wanted,
    runs,
    decisions: shares(found.decisions),
    gates: Object.entries(found.gates).map(([gate, decisions]) => ({ name: gate, ...shares(decisions) })),
    checks: Object.entries(found.checks).map(([id, { pass, fail, inconclusive, skipped }]) => ({
      id,
      pass: pass / runs,
      fail: fail / runs,
      undecided: inconclusive / runs,
      skipped: skipped / runs,
      at_limit: moved.has(id),
    })),
    decided_by: Object.entries(found.by)
      .map(([id, count]) => ({ id, share: count / runs }))
      .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1)),
  }
}

const usesTime = ({ queries }: Plan): boolean => queries.asks.some(ask => ask.cluster === 'time')

function notesOf(planned: Plan, { arms }: Bound): string[] {
  const fixed = unmoved(planned).filter(check => !check.implicit)
  const names = [...new Set(fixed.map(c => `${c.gate}/${c.metric}${c.subject ? `(${c.subject.name})` : ''}`))]
  return [
    ...(names.length > 0
      ? [`Judged on the logs as they are in every run, for they cannot be drawn by bucket: ${names.join(', ')}.`]
      : []),
    ...(arms.incumbent ? [] : ['There is no incumbent: only limits on the candidate are tried.']),
  ]
}
