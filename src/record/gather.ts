import type { Decided } from '../decide/decide.ts'
import type { Problem } from '../errors.ts'
import type { Answers, Described, Plan } from '../plan/types.ts'
import type { LoadedSpec } from '../spec/load.ts'
import type { Spec } from '../spec/types.ts'
import type { RecordInput } from './make.ts'

/** Everything that a run came by, for the record. */
export interface Gathered {
  runId: string
  asOf: string
  loaded: LoadedSpec
  /** What was run: the loaded spec, or the part of it that `--only` named. */
  spec: Spec
  partial: boolean
  described: Described
  plan: Plan
  answers: Answers
  decided: Decided
  warnings: readonly Problem[]
  provenance: { mlgate: string; git: { commit: string; dirty: boolean } | null; started: Date; finished: Date }
}

export function gather(run: Gathered): RecordInput {
  const { loaded, spec, described, provenance } = run
  return {
    decided: run.decided,
    uses: Object.fromEntries(spec.gates.map(g => [g.name, g.gate])),
    run_id: run.runId,
    as_of: run.asOf,
    partial: run.partial,
    loosened: [],
    model: spec.model,
    task: spec.task,
    stage: null,
    about: spec.about,
    spec: { path: loaded.sources[0]!.file, sha256: loaded.sha256, resolved: withoutSecrets(loaded) },
    logs: logsOf(spec, described, run.answers),
    pairing: pairingOf(run.plan, run.answers),
    unprotected: unprotectedIn(run.decided),
    warnings: run.warnings,
    provenance: {
      mlgate: provenance.mlgate,
      engine: described.engine,
      git: provenance.git,
      started: provenance.started.toISOString(),
      seconds: (provenance.finished.getTime() - provenance.started.getTime()) / 1000,
    },
  }
}

/** The resolved spec, without what came from the environment. */
function withoutSecrets({ spec, fromEnv }: LoadedSpec): unknown {
  const hidden = new Set(fromEnv)
  const copy = (value: unknown, pointer: string): unknown => {
    if (hidden.has(pointer)) return '${env}'
    if (Array.isArray(value)) return value.map((item, i) => copy(item, `${pointer}/${i}`))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner, `${pointer}/${key}`)]))
  }
  return copy(spec, '')
}

function logsOf(spec: Spec, described: Described, answers: Answers): RecordInput['logs'] {
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

function pairingOf(plan: Plan, answers: Answers): RecordInput['pairing'] {
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

function unprotectedIn({ checks }: Decided): RecordInput['unprotected'] {
  const rows = new Map<string, number>()
  for (const { slice, reason, incumbent, candidate } of checks) {
    if (slice !== null && reason === 'unprotected')
      rows.set(slice, Math.max(rows.get(slice) ?? 0, incumbent?.n ?? 0, candidate?.n ?? 0))
  }
  return [...rows].map(([slice, n]) => ({ slice, rows: n }))
}
