import type { ErrorRecord, Record1, RecordedCheck } from '../record/types.ts'
import { harmless } from './json.ts'

/** A flat row a check, for a warehouse: every row has every column, and a column has one type or is null. */
export const ndjson = (record: Record1): string =>
  record.gates.flatMap(gate => gate.checks.map(check => line(rowOf(record, gate, check)))).join('')

/** The one row of a run without a verdict: the run cannot be missing where others are counted. */
export const ndjsonOfError = ({ schema, decision, error }: ErrorRecord): string =>
  line({
    schema,
    decision,
    code: error.code,
    file: error.at?.file ?? null,
    line: error.at?.line ?? null,
    message: error.message,
  })

const line = (row: object): string => `${harmless(JSON.stringify(row))}\n`

function rowOf(record: Record1, gate: Record1['gates'][number], check: RecordedCheck): object {
  const { logs, provenance } = record
  const { estimate, needed, incumbent, candidate } = check
  const version = (name: string) => (Object.hasOwn(logs, name) ? logs[name]!.version : null)
  return {
    schema: record.schema,
    run_id: record.run_id,
    as_of: record.as_of,
    started: provenance.started,
    model: record.model,
    task: record.task,
    stage: record.stage,
    incumbent_version: version('incumbent'),
    candidate_version: version('candidate'),
    spec: record.spec.path,
    spec_sha256: record.spec.sha256,
    commit: provenance.git?.commit ?? null,
    mlgate: provenance.mlgate,
    engine: provenance.engine,
    decision: record.decision,
    partial: record.partial,
    gate: gate.gate,
    gate_name: gate.name,
    check: check.id,
    metric: check.metric,
    subject: check.subject,
    slice: check.slice,
    kind: check.kind,
    nature: check.nature,
    better: check.better,
    measured_in: check.measured_in,
    counted_in: check.counted_in,
    severity: check.severity,
    family: check.family,
    limit: String(check.limit),
    bound: check.bound,
    relative: check.relative,
    incumbent: incumbent?.value ?? null,
    incumbent_rows: incumbent?.n ?? null,
    incumbent_effective_rows: incumbent?.effective_n ?? null,
    incumbent_units: incumbent?.units ?? null,
    candidate: candidate?.value ?? null,
    candidate_rows: candidate?.n ?? null,
    candidate_effective_rows: candidate?.effective_n ?? null,
    candidate_units: candidate?.units ?? null,
    estimate: estimate?.value ?? null,
    low: estimate?.low ?? null,
    high: estimate?.high ?? null,
    confidence: estimate?.confidence ?? null,
    method: estimate?.method ?? null,
    p: check.p,
    p_adjusted: check.p_adjusted,
    p_pass: check.p_pass,
    verdict: check.verdict,
    reason: check.reason,
    decided: record.decided_by.includes(check.id),
    waived_until: check.waived?.until ?? null,
    waived_by: check.waived?.owner ?? null,
    waived_reason: check.waived?.reason ?? null,
    needed_rows: needed?.rows ?? null,
    needed_units: needed?.units ?? null,
    needed_seconds: needed?.seconds ?? null,
    from: check.during?.from ?? null,
    until: check.during?.until ?? null,
    group_low: check.between?.[0] ?? null,
    group_high: check.between?.[1] ?? null,
    file: check.at?.file ?? null,
    line: check.at?.line ?? null,
    message: check.message,
  }
}
