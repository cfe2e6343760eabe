import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MlgateError } from '../errors.ts'
import type { RecordedCheck } from '../record/types.ts'
import { LAWS, type Law } from './laws.ts'
import { type LogFiles, type Rows, runCase } from './run-case.ts'

/** Logs as arrays of rows, and what the gate gets for them. */
export interface Case {
  /** `none`: a first model. */
  readonly incumbent: Rows | 'none'
  readonly candidate: Rows
  readonly labels?: Rows
  readonly reference?: Rows
  /** Options and metrics that differ from those of the whole test. */
  readonly with?: Readonly<Record<string, unknown>>
  /** The candidate's values by metric (`cost`, `psi(age)`), to a relative 1e-9. */
  readonly values?: Readonly<Record<string, number>>
}

/** What has to be refused, before or after rows are read. */
export interface Rejected extends Omit<Case, 'values'> {
  /** The error's code. */
  readonly code: string
}

export interface GateUnderTest {
  /** As a spec names it (a path, `npm:name`, or a built-in gate's word), or the URL of its file. */
  readonly gate: string | URL
  /** What of the spec it needs: task, columns, threshold, …; logs and gates are made from the cases. */
  readonly spec: Readonly<Record<string, unknown>>
  /** Its options and metrics: what a spec has beside `gate`. */
  readonly with: Readonly<Record<string, unknown>>
  /** The instant (ISO) that all runs are about; default: when the tests were made. */
  readonly asOf?: string
  /** Every check passes. At least one case: a gate that nobody saw pass only stands in the way. */
  readonly pass: Readonly<Record<string, Case>>
  /** At least one check fails. At least one case: a gate that nobody saw fail guards nothing. */
  readonly fail: Readonly<Record<string, Case>>
  /** No check fails, and at least one is undecided. */
  readonly inconclusive?: Readonly<Record<string, Case>>
  readonly rejected?: Readonly<Record<string, Rejected>>
}

/** A test, for any runner: `for (const {name, run} of testGate(…)) test(name, run)`. */
export interface GateTest {
  readonly name: string
  /** Rejects with what was expected and what was found. */
  readonly run: () => Promise<void>
}

/**
 * The tests of a gate, through the whole program: its cases, and of each case what must hold of any gate, unasked: the
 * arms swapped, a slice without rows, the logs split and shuffled.
 */
export function testGate(test: GateUnderTest): readonly GateTest[] {
  for (const kind of ['pass', 'fail'] as const)
    if (Object.keys(test[kind]).length === 0) throw new Error(`testGate: no case under \`${kind}\``)
  const kinds = ['pass', 'fail', 'inconclusive'] as const
  return [
    ...kinds.flatMap(kind => Object.entries(test[kind] ?? {}).flatMap(([name, of]) => testsOf(test, kind, name, of))),
    ...Object.entries(test.rejected ?? {}).map(([name, of]) => ({
      name: `${name}: rejected`,
      run: () => rejects(test, of),
    })),
  ]
}

type Kind = 'pass' | 'fail' | 'inconclusive'

const testsOf = (test: GateUnderTest, kind: Kind, name: string, of: Case): GateTest[] => [
  {
    name: `${name}: ${kind}`,
    run: async () => expectVerdicts(kind, of, await found(test, logsOf(of), specOf(test, of))),
  },
  ...LAWS.filter(law => law.logs(logsOf(of)) !== null).map(law => ({
    name: `${name}: ${law.name}`,
    run: () => holds(law, test, of),
  })),
]

const logsOf = ({ incumbent, candidate, labels, reference }: Case | Rejected): LogFiles => ({
  incumbent: incumbent === 'none' ? 'none' : [incumbent],
  candidate: [candidate],
  ...(labels && { labels: [labels] }),
  ...(reference && { reference: [reference] }),
})

const specOf = (test: GateUnderTest, of: Case | Rejected, slice?: Law['slice']): Readonly<Record<string, unknown>> => ({
  ...test.spec,
  ...(slice && { slices: { ...(test.spec.slices as object | undefined), [slice.name]: { where: slice.where } } }),
  gates: [{ ...test.with, ...of.with, ...(slice && { slices: [slice.name] }), gate: wordOf(test.gate), name: TESTED }],
})

const wordOf = (gate: string | URL): string =>
  gate instanceof URL ? fileURLToPath(gate) : /^[./]/.test(gate) ? resolve(gate) : gate

/** The name of the gate under test, so that its checks are told from those that always run. */
const TESTED = 'tested'
const NOW = new Date().toISOString()

const found = async (
  test: GateUnderTest,
  logs: LogFiles,
  spec: Readonly<Record<string, unknown>>,
): Promise<RecordedCheck[]> =>
  (await runCase(logs, spec, test.asOf ?? NOW)).gates.filter(g => g.name === TESTED).flatMap(g => g.checks)

const told = (checks: readonly RecordedCheck[]): string =>
  checks.map(c => `  ${c.id}: ${c.verdict}${c.reason ? ` (${c.reason})` : ''}: ${c.message}`).join('\n')

function expectVerdicts(kind: Kind, { values = {} }: Case, checks: readonly RecordedCheck[]): void {
  const has = (verdict: string) => checks.some(c => c.verdict === verdict)
  const met =
    kind === 'pass'
      ? checks.length > 0 && checks.every(c => c.verdict === 'pass')
      : kind === 'fail'
        ? has('fail')
        : !has('fail') && has('inconclusive')
  if (!met) throw new Error(`expected ${kind}, found\n${told(checks)}`)
  for (const [metric, expected] of Object.entries(values)) {
    const check = checks.find(c => (c.subject === null ? c.metric : `${c.metric}(${c.subject})`) === metric)
    const value = check?.candidate?.value ?? null
    if (value === null || Math.abs(value - expected) > 1e-9 * Math.abs(expected))
      throw new Error(`expected ${metric} = ${expected}, found ${value}\n${told(checks)}`)
  }
}

async function holds(law: Law, test: GateUnderTest, of: Case): Promise<void> {
  const asked = await found(test, logsOf(of), specOf(test, of))
  const again = await found(test, law.logs(logsOf(of))!, specOf(test, of, law.slice)).catch((error: unknown) => {
    // A metric may be about the whole logs only, and says so.
    if (law.slice && error instanceof MlgateError && error.code === 'no-slices') return []
    throw error
  })
  const broken = law.broken(asked, again)
  if (broken.length > 0) throw new Error(`${law.name}:\n${broken.map(line => `  ${line}`).join('\n')}`)
}

async function rejects(test: GateUnderTest, of: Rejected): Promise<void> {
  const outcome = await found(test, logsOf(of), specOf(test, of)).catch((error: unknown) => error)
  if (!(outcome instanceof Error))
    throw new Error(`expected the error ${of.code}, found\n${told(outcome as RecordedCheck[])}`)
  const codes = outcome instanceof MlgateError ? outcome.problems.map(p => p.code) : []
  if (!codes.includes(of.code))
    throw new Error(`expected the error ${of.code}, found ${codes.join(', ') || outcome.message}`)
}
