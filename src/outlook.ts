import { type Chance, chanceOfPromotion } from './decide/chance.ts'
import { levelsOf } from './decide/levels.ts'
import { powerOf } from './decide/power.ts'
import type { EngineEvent } from './engine/port.ts'
import type { Problem } from './errors.ts'
import { type Harmless, harmless } from './judge/harmless.ts'
import { casesOf, judge } from './judge/judge.ts'
import { secondsOf } from './judge/needed.ts'
import { columnsRead } from './plan/columns-read.ts'
import { dealt } from './plan/dealt.ts'
import { plan } from './plan/plan.ts'
import { type Answers, askedBy, type Plan } from './plan/types.ts'
import { logsOf, pairingOf, unprotectedIn } from './record/gather.ts'
import { type Plan1, type PlanStatement, type Power1, planCheck, powerCheck } from './record/outlook.ts'
import { version } from './record/provenance.ts'
import { type CheckOptions, type Opened, opened } from './run.ts'
import { placeOf } from './spec/places.ts'
import { resolvedValues } from './spec/resolved.ts'
import { secretsOf, withoutSecrets } from './spec/secrets.ts'
import { waiversAt } from './spec/waivers.ts'

/** What a check of these logs will ask, and what it will hold its answers to. It decides nothing. */
export const planOf = (options: CheckOptions & { resolved?: boolean }): Promise<Plan1> =>
  opened(options, async run => {
    const started = performance.now()
    const planned = plan(run.bound, run.gates)
    const statements: Extract<EngineEvent, { kind: 'statement-started' }>[] = []
    const read = new Map<number, number>()
    const onEvent = (event: EngineEvent) => {
      if (event.kind === 'statement-started') statements.push(event)
      if (event.kind === 'statement-finished' && event.read !== undefined) read.set(event.statement, event.read)
    }
    const answers = await run.engine.run(planned.queries, { ...options, onEvent })
    const estimates = await estimatesOf(run.engine, statements, options.signal)
    const cases = casesOf(planned, answers, run.gates)
    const judged = judge(planned, answers, run.gates)
    const levels = levelsOf(judged, policyIn(run))
    const shown = withoutSecrets(secretsOf(run.loaded, options.env))
    const answeredBy = (asks: readonly string[]) =>
      statements.flatMap(s => (s.asks.some(ask => asks.includes(ask)) ? [s.statement] : []))
    return {
      schema: 'mlgate/plan@1',
      ...about(run, planned, answers, chanceIn(run, await harmlessIn(run, options))),
      checks: judged.map((check, i) =>
        planCheck(check, levels[i]!, cases[i]!.check.cluster, answeredBy(askedBy(cases[i]!.check))),
      ),
      unprotected: unprotectedIn(judged),
      columns: columnsRead(planned.queries),
      statements: statements.map(({ statement, purpose, reads, sql }, i) => ({
        ...{ purpose, reads, sql: shown(sql) },
        ...(read.has(statement) && { read: read.get(statement)! }),
        ...(estimates[i] && { estimate: estimates[i] }),
      })),
      scans: answers.work.scans,
      ...(options.resolved && {
        resolved: resolvedValues(run.loaded).map(({ value, ...at }) => ({ ...at, value: shown(value) })),
      }),
      provenance: provenance(run, started),
    }
  })

async function estimatesOf(
  { estimate }: Opened['engine'],
  statements: readonly { readonly sql: string }[],
  signal: AbortSignal | undefined,
): Promise<PlanStatement['estimate'][]> {
  const found: PlanStatement['estimate'][] = []
  if (!estimate) return found
  for (const { sql } of statements)
    found.push((await estimate(sql, signal)).tables.map(({ name, ...of }) => ({ table: name, ...of })))
  return found
}

/** What it takes for a candidate that harms nothing to be promoted. It decides nothing, and tells of the candidate only how certain it is. */
export const powerOfSpec = (options: CheckOptions): Promise<Power1> =>
  opened(options, async run => {
    const started = performance.now()
    const checks = await harmlessIn(run, options)
    const seconds = secondsOf(checks.answers)
    return {
      schema: 'mlgate/power@1',
      ...about(run, checks.plan, checks.answers, chanceIn(run, checks)),
      checks: checks.all.map(one => powerCheck(powerOf(one, { confidence: run.spec.confidence, seconds }))),
      provenance: provenance(run, started),
    }
  })

interface AllHarmless {
  plan: Plan
  answers: Answers
  all: readonly Harmless[]
}

async function harmlessIn({ bound, gates, engine }: Opened, options: CheckOptions): Promise<AllHarmless> {
  const planned = dealt(plan(bound, gates))
  const answers = await engine.run(planned.queries, options)
  return { plan: planned, answers, all: harmless(planned, answers, gates) }
}

const chanceIn = (run: Opened, { all, plan }: AllHarmless) => chanceOfPromotion(all, plan.gates, policyIn(run))

function policyIn({ loaded, spec, asOf }: Opened) {
  const at = (pointer: string) => placeOf(loaded, pointer)
  const { inForce } = waiversAt(spec, new Date(asOf), at)
  return { ...spec, waivers: inForce.map(w => ({ ...w, at: at(w.pointer) })) }
}

function about({ loaded, spec, described, warnings, asOf }: Opened, planned: Plan, answers: Answers, harmless: Chance) {
  return {
    as_of: asOf,
    model: spec.model,
    task: spec.task,
    spec: { path: loaded.sources[0]!.file, sha256: loaded.sha256 },
    logs: Object.fromEntries(
      Object.entries(logsOf(spec, described, answers)).map(([name, { columns: _, ...log }]) => [name, log]),
    ),
    pairing: pairingOf(planned, answers),
    confidence: spec.confidence,
    multiplicity: spec.multiplicity,
    inconclusive: spec.inconclusive,
    harmless,
    warnings: harmless.promoted < ENOUGH ? [...warnings, rarely] : warnings,
  }
}

/** Below this, good candidates are held or blocked too often. */
const ENOUGH = 0.8
const rarely: Problem = {
  code: 'rarely-promoted',
  message: 'A candidate that harms nothing would be promoted in fewer than 80 % of cases.',
  hint: 'more rows, wider limits, or `severity: warn` where undecided need not hold',
}

const provenance = ({ described }: Opened, started: number) => ({
  mlgate: version,
  engine: described.engine,
  seconds: (performance.now() - started) / 1000,
})
