import type { Decided } from '../decide/decide.ts'
import type { Found } from '../decide/search.ts'
import type { Problem } from '../errors.ts'
import type { JudgedCheck } from '../judge/types.ts'
import type { Staged } from '../plan/stage.ts'
import type { Answers, Described, Plan } from '../plan/types.ts'
import type { LoadedSpec } from '../spec/load.ts'
import type { Spec } from '../spec/types.ts'
import { blips } from './blips.ts'
import type { RecordInput } from './make.ts'
import type { Record1, Unprotected } from './types.ts'

/** Everything that a run came by, for the record. */
export interface Gathered {
  runId: string
  asOf: string
  loaded: LoadedSpec
  /** What was run: the loaded spec, or the part of it that `--only` named. */
  spec: Spec
  partial: boolean
  loosened: Record1['loosened']
  against: Record1['against']
  described: Described
  plan: Plan
  answers: Answers
  decided: Decided
  found?: (Found & { columns: readonly string[]; leftOut: readonly string[] }) | undefined
  stage: Staged | null
  lineage: Record1['lineage']
  warnings: readonly Problem[]
  previous: RecordInput['previous']
  provenance: Pick<Record1['provenance'], 'mlgate' | 'git'> & {
    gates: readonly { path: string; sha256: string }[]
    started: Date
    finished: Date
  }
}

export function gather(run: Gathered): RecordInput {
  const { loaded, spec, described, provenance } = run
  return {
    decided: run.decided,
    ...(run.found && { found: run.found }),
    previous: run.previous,
    uses: Object.fromEntries(spec.gates.map(g => [g.name, g.gate])),
    run_id: run.runId,
    as_of: run.asOf,
    partial: run.partial,
    loosened: run.loosened,
    ...(run.against && { against: run.against }),
    model: spec.model,
    task: spec.task,
    stage: run.stage?.name ?? null,
    ...(run.stage && { staged: stagedOf(run.stage) }),
    about: spec.about,
    ...(run.lineage && { lineage: run.lineage }),
    spec: { path: loaded.sources[0]!.file, sha256: loaded.sha256, resolved: resolvedSpec(loaded) },
    logs: logsOf(spec, described, run.answers),
    pairing: pairingOf(run.plan, run.answers),
    unprotected: unprotectedIn(run.decided.checks),
    warnings: [...run.warnings, ...blips(run.decided.checks)],
    provenance: {
      mlgate: provenance.mlgate,
      engine: described.engine,
      git: provenance.git,
      ...(provenance.gates.length > 0 && { gates: provenance.gates }),
      started: provenance.started.toISOString(),
      seconds: (provenance.finished.getTime() - provenance.started.getTime()) / 1000,
    },
  }
}

const stagedOf = ({ name: _, minimum, limit, seen, ...rest }: Staged): NonNullable<Record1['staged']> => ({
  strategy: rest.strategy,
  traffic: rest.traffic,
  audience: rest.audience,
  serves: rest.serves,
  sequential: rest.sequential,
  stages: rest.stages,
  minimum: { rows: minimum.rows, seconds: minimum.seconds },
  limit: limit && { rows: limit.rows, seconds: limit.seconds, action: limit.action },
  seen: { rows: seen.rows, seconds: seen.seconds },
  lasted: rest.lasted,
})

/** The resolved spec, without what came from the environment. */
export function resolvedSpec({ spec, fromEnv }: LoadedSpec): unknown {
  const hidden = new Set(fromEnv)
  const copy = (value: unknown, pointer: string): unknown => {
    if (hidden.has(pointer)) return '${env}'
    if (Array.isArray(value)) return value.map((item, i) => copy(item, `${pointer}/${i}`))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, `${pointer}/${key}`)]))
  }
  return copy(spec, '')
}

export function logsOf(spec: Spec, described: Described, answers: Answers): RecordInput['logs'] {
  return Object.fromEntries(
    Object.entries(described.logs).map(([name, log]) => [
      name,
      {
        version: spec.logs[name as keyof Spec['logs']]?.version ?? null,
        files: log.files.map(({ path, digest }) => ({ path, digest })),
        // What was judged: rows within the window and the log's own condition.
        rows: answers.relations[name as 'incumbent']?.rows ?? log.rows,
        columns: log.columns,
      },
    ]),
  )
}

export function pairingOf(plan: Plan, answers: Answers): RecordInput['pairing'] {
  const ask = plan.queries.asks.find(a => a.relation === 'pairs' && a.request.kind === 'keys' && a.filter === null)
  const ids = ask && answers.asks[ask.key]?.groups[0]?.point
  if (ids?.kind !== 'keys') return null
  return {
    rows: ids.both ?? 0,
    only_incumbent: ids.onlyIncumbent ?? 0,
    only_candidate: ids.onlyCandidate ?? 0,
    units: plan.clustered.unit ? (answers.relations.incumbent?.units ?? null) : null,
  }
}

export function unprotectedIn(checks: readonly JudgedCheck[]): readonly Unprotected[] {
  const all = new Map<string, Unprotected>()
  const add = (one: Unprotected) => {
    const key = JSON.stringify([one.slice, one.gate, one.grouping, one.group])
    const known = all.get(key)
    const metrics = [...new Set([...(known?.metrics ?? []), ...one.metrics])]
    const events = [known?.events ?? null, one.events].filter(x => x !== null)
    all.set(key, {
      ...one,
      rows: Math.max(known?.rows ?? 0, one.rows),
      events: events.length > 0 ? Math.min(...events) : null,
      metrics,
    })
  }
  for (const check of checks) {
    const { slice, barred, incumbent, candidate } = check
    if (slice !== null && barred?.reason === 'unprotected') {
      const rows = Math.max(incumbent?.n ?? 0, candidate?.n ?? 0)
      add({ slice, gate: null, grouping: null, group: null, rows, events: null, metrics: [] })
    } else if (check.barred?.skipped !== true) for (const one of groupsLeftOut(check)) add(one)
  }
  return [...all.values()]
}

const groupsLeftOut = ({ gate, slice, subject, metric, groups }: JudgedCheck): Unprotected[] =>
  (groups ?? [])
    .filter(g => !g.compared)
    .map(({ group, incumbent, candidate }) => {
      const sizes = [incumbent, candidate].filter(x => x !== null)
      const rows = Math.max(0, ...sizes.map(x => x.n))
      const events = Math.min(rows, ...sizes.map(x => x.events))
      return { slice, gate, grouping: subject, group, rows, events: events < rows ? events : null, metrics: [metric] }
    })
