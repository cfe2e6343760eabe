import type { Decided, DecidedCheck } from '../decide/decide.ts'
import type { Found } from '../decide/search.ts'
import { type MlgateError, type Place, type Problem, sentence } from '../errors.ts'
import type { ArmValue, Estimate, GroupValue, Needed } from '../judge/types.ts'
import { messageOf } from './message.ts'
import type { ErrorRecord, Record1, RecordedCheck, RecordedGate, RecordedValue } from './types.ts'

/** All that a record says and that is not found by judging: names, digests, clock readings. */
export interface RecordInput
  extends Omit<
    Record1,
    'schema' | 'decision' | 'decided_by' | 'gates' | 'looks' | 'audit' | 'evidence' | 'found_slices'
  > {
  decided: Decided
  /** What a search for the worst slices came to, where one was made. */
  found?: Found & { columns: readonly string[]; leftOut: readonly string[] }
  /** Earlier results of the candidate. */
  previous: readonly { run_id: string; started: string }[]
  /** Name in the spec → the gate's own name; gates that only have implicit checks may be left out. */
  uses: Readonly<Record<string, string>>
}

/** The result document. Same input, same document: keys are always in this order. */
export function makeRecord(input: RecordInput): Record1 {
  const { decided } = input
  const found = input.found && foundIn(input.found, input.pairing !== null)
  return {
    schema: 'mlgate/result@1',
    run_id: input.run_id,
    as_of: input.as_of,
    decision: decided.decision,
    decided_by: decided.decidedBy,
    partial: input.partial,
    loosened: input.loosened,
    ...(input.against && { against: input.against }),
    model: input.model,
    task: input.task,
    stage: input.stage,
    ...(input.staged && { staged: input.staged }),
    about: input.about,
    ...(input.lineage && { lineage: input.lineage }),
    spec: { path: input.spec.path, sha256: input.spec.sha256, resolved: input.spec.resolved },
    logs: Object.fromEntries(
      Object.entries(input.logs).map(([name, { version, files, rows, columns }]) => [
        name,
        { version, files: files.map(({ path, digest }) => ({ path, digest })), rows, columns },
      ]),
    ),
    pairing: input.pairing && {
      rows: input.pairing.rows,
      only_incumbent: input.pairing.only_incumbent,
      only_candidate: input.pairing.only_candidate,
      units: input.pairing.units,
    },
    looks: {
      number: decided.look,
      previous: input.previous.map(({ run_id, started }) => ({ run_id, started })),
      rests_on_first: decided.restsOnFirstLook,
    },
    gates: gatesOf(input),
    unprotected: input.unprotected.map(({ slice, gate, grouping, group, rows, events, metrics }) => ({
      slice,
      gate,
      grouping,
      group,
      rows,
      events,
      metrics,
    })),
    warnings: [...input.warnings, ...(found?.checks ?? []).filter(c => c.verdict === 'fail').map(harmed)],
    ...(found && { found_slices: found }),
    provenance: {
      mlgate: input.provenance.mlgate,
      engine: input.provenance.engine,
      git: input.provenance.git,
      ...(input.provenance.gates && { gates: input.provenance.gates }),
      started: input.provenance.started,
      seconds: input.provenance.seconds,
    },
  }
}

function foundIn(
  { slices, claims, checks, columns, leftOut }: NonNullable<RecordInput['found']>,
  paired: boolean,
): NonNullable<Record1['found_slices']> {
  return { columns, left_out: leftOut, slices, claims, checks: checks.map(c => recorded(finite(c), paired)) }
}

/** It warns: what was found by a search blocks once somebody has written it into the spec. */
const harmed = ({ message, at, slice }: RecordedCheck): Problem => ({
  code: 'slice-harmed',
  message,
  ...(at && { at }),
  hint: `a slice of the spec would block: \`slices\`, for ${slice}`,
})

function gatesOf({ decided, uses, pairing }: RecordInput): RecordedGate[] {
  const known = new Set(decided.gates.map(g => g.name))
  const lost = decided.checks.find(c => !known.has(c.gate))
  if (lost) throw new Error(`check ${lost.id} belongs to no gate of the decision`)
  return decided.gates.map(({ name, verdict }) => ({
    gate: Object.hasOwn(uses, name) ? uses[name]! : name,
    name,
    verdict,
    checks: decided.checks.filter(c => c.gate === name).map(c => recorded(finite(c), pairing !== null)),
  }))
}

function recorded(check: DecidedCheck, paired: boolean): RecordedCheck {
  return {
    id: check.id,
    metric: check.metric,
    subject: check.subject,
    slice: check.slice,
    kind: check.kind,
    nature: check.nature,
    better: check.better,
    target: check.target,
    measured_in: check.measuredIn,
    counted_in: check.countedIn,
    severity: check.severity,
    family: check.family,
    holds: check.holds,
    limit: check.limit,
    bound: check.bound,
    relative: check.relative,
    incumbent: check.incumbent,
    candidate: check.candidate,
    estimate: check.estimate,
    p: check.p,
    p_adjusted: check.pAdjusted,
    p_pass: check.pPass,
    verdict: check.verdict,
    reason: check.reason,
    needed: check.needed,
    enough: check.enough,
    look: check.look,
    between: check.between,
    of: check.of,
    groups: check.groups,
    during: check.during,
    windows: check.windows,
    ...(check.summary !== '' && { summary: check.summary }),
    waived: check.waived && {
      until: check.waived.until,
      owner: check.waived.owner,
      reason: check.waived.reason,
    },
    design_effect: check.designEffect,
    tests: check.tests,
    at: check.at ? place(check.at) : null,
    message: messageOf(check, paired),
  }
}

/** Every number finite or null. A verdict that rests on a number that is none is a mistake, not a verdict. */
function finite(check: DecidedCheck): DecidedCheck {
  const { estimate } = check
  if (estimate && !Number.isFinite(estimate.value) && (check.verdict === 'pass' || check.verdict === 'fail'))
    throw new Error(`${check.id} is decided by ${estimate.value}`)
  if (typeof check.limit === 'number' && !Number.isFinite(check.limit))
    throw new Error(`${check.id} is limited by ${check.limit}`)
  return {
    ...check,
    bound: orNull(check.bound),
    incumbent: arm(check.incumbent),
    candidate: arm(check.candidate),
    estimate: estimate && estimateOf(estimate),
    p: orNull(check.p),
    pAdjusted: orNull(check.pAdjusted),
    pPass: orNull(check.pPass),
    designEffect: orNull(check.designEffect),
    needed: check.needed && needed(check.needed),
    enough: orNull(check.enough),
    groups:
      check.groups?.map(g => ({ ...g, incumbent: ofGroup(g.incumbent), candidate: ofGroup(g.candidate) })) ?? null,
    windows:
      check.windows?.map(w => ({
        ...w,
        incumbent: arm(w.incumbent),
        candidate: arm(w.candidate),
        value: orNull(w.value),
      })) ?? null,
    tests: Object.fromEntries(
      Object.entries(check.tests)
        .filter(([, { p }]) => Number.isFinite(p))
        .map(([name, { statistic, p }]) => [name, { statistic: orNull(statistic), p }]),
    ),
  }
}

const orNull = (x: number | null): number | null => (x !== null && Number.isFinite(x) ? x : null)

const arm = (value: ArmValue | null): RecordedValue | null =>
  value && {
    value: orNull(value.value),
    n: orNull(value.n) ?? 0,
    ...(value.effective !== undefined && { effective_n: orNull(value.effective) ?? 0 }),
    units: orNull(value.units),
  }

const ofGroup = (value: GroupValue | null): GroupValue | null =>
  value && { value: orNull(value.value), n: orNull(value.n) ?? 0, events: orNull(value.events) ?? 0 }

const estimateOf = ({ value, low, high, confidence, method }: Estimate): Estimate | null =>
  Number.isFinite(value) ? { value, low: orNull(low), high: orNull(high), confidence, method } : null

function needed({ rows, units, seconds }: Needed): Needed | null {
  const all = { rows: orNull(rows), units: orNull(units), seconds: orNull(seconds) }
  return Object.values(all).some(x => x !== null) ? all : null
}

const place = ({ file, line, column }: Place): Place => ({
  file,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
})

/** What is written where a record would be when there is no verdict. */
export function errorRecord(error: MlgateError): ErrorRecord {
  const [first] = error.problems
  return {
    schema: 'mlgate/result@1',
    decision: 'error',
    error: {
      code: error.code,
      message: sentence(first?.message ?? error.message),
      at: first?.at ? place(first.at) : null,
      hint: first?.hint ?? null,
    },
    errors: error.problems.map(plain),
  }
}

const plain = ({ code, message, at, hint, frame }: Problem): Problem => ({
  code,
  message: sentence(message),
  ...(at && { at: place(at) }),
  ...(hint !== undefined && { hint }),
  ...(frame !== undefined && { frame }),
})
