import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { chance } from '../../fixtures/random.ts'
import { MlgateError } from '../../src/errors.ts'
import type { Record1 } from '../../src/record/types.ts'
import { check } from '../../src/run.ts'
import { type Row, specFor, type Traffic, type World, world, writeLogs } from '../helpers/logs.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-missing-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let run = 0
/** The decision on these logs, in a folder of their own; a log that is undefined is not written. */
async function decide(spec: string, logs: Partial<World>): Promise<Record1 | MlgateError> {
  const there = join(folder, String(++run))
  const present = Object.fromEntries(Object.entries(logs).filter(([, rows]) => rows !== undefined))
  await writeLogs(there, present)
  writeFileSync(join(there, 'mlgate.yaml'), spec)
  try {
    return consistent(await check({ spec: 'mlgate.yaml', cwd: there, asOf: '2026-02-01' }))
  } catch (error) {
    // Whatever ends a run but a mistake of ours is no promotion.
    if (error instanceof MlgateError && error.code !== 'internal') return error
    throw error
  } finally {
    rmSync(there, { recursive: true })
  }
}

/** What is said of two arms and what is said of their difference are of the same rows. */
function consistent(record: Record1): Record1 {
  if (record.pairing?.only_incumbent === 0 && record.pairing.only_candidate === 0)
    for (const { id, kind, relative, incumbent, candidate, estimate } of record.gates.flatMap(g => g.checks))
      if (kind === 'margin' && !relative && estimate && incumbent?.n === candidate?.n && !id.startsWith('latency'))
        expect(estimate.value, id).toBeCloseTo(candidate!.value! - incumbent!.value!, 9)
  return record
}

type Loss = (logs: World, random: ReturnType<typeof chance>) => Partial<World>
type Log = keyof World

const old = (row: Row) => Number(row.age) >= 40
const without = (rows: readonly Row[], gone: (row: Row) => boolean) => rows.filter(row => !gone(row))
const nulled = (rows: readonly Row[], name: string) => rows.map(row => ({ ...row, [name]: null }))
const both = (logs: World, change: (rows: readonly Row[]) => readonly Row[]): World => ({
  ...logs,
  incumbent: change(logs.incumbent),
  candidate: change(logs.candidate),
})
const one =
  (log: Log, change: (rows: readonly Row[]) => readonly Row[]): Loss =>
  logs => ({ ...logs, [log]: change(logs[log]) })

/** What can be taken away as a whole. */
const losses: Readonly<Record<string, Loss>> = {
  ...Object.fromEntries(
    (['incumbent', 'candidate', 'labels'] as const).map(log => [
      `the log of ${log}`,
      logs => ({ ...logs, [log]: undefined }),
    ]),
  ),
  ...Object.fromEntries(
    (['incumbent', 'candidate'] as const).flatMap(log =>
      ['request_id', 'user_id', 'ts', 'score', 'latency_ms', 'sex', 'age'].map(name => [
        `all of ${name} in ${log}`,
        one(log, rows => nulled(rows, name)),
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['request_id', 'user_id', 'ts', 'score', 'latency_ms', 'sex', 'age'].map(name => [
      `all of ${name} in both`,
      (logs: World) => both(logs, rows => nulled(rows, name)),
    ]),
  ),
  'all outcomes': one('labels', rows => nulled(rows, 'label')),
  'all ids of outcomes': one('labels', rows => nulled(rows, 'request_id')),
  'all times of outcomes': one('labels', rows => nulled(rows, 'labelled_at')),
  'the rows of the labels, but one': one('labels', rows => rows.slice(0, 1)),
  'the outcomes of one class': one('labels', rows => without(rows, row => row.label === 1)),
  'the outcomes of the old': logs => {
    const gone = new Set(logs.incumbent.filter(old).map(row => row.request_id))
    return { ...logs, labels: without(logs.labels, row => gone.has(row.request_id!)) }
  },
  'the outcomes of women': logs => {
    const gone = new Set(logs.incumbent.filter(row => row.sex === 'Female').map(row => row.request_id))
    return { ...logs, labels: without(logs.labels, row => gone.has(row.request_id!)) }
  },
  'half of the outcomes': one('labels', rows => rows.filter((_, i) => i % 2 === 0)),
  'the old, in both': logs => both(logs, rows => without(rows, old)),
  'the old, in the candidate': one('candidate', rows => without(rows, old)),
  'the old, in the incumbent': one('incumbent', rows => without(rows, old)),
  'the rows of the candidate, but one': one('candidate', rows => rows.slice(0, 1)),
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const maybe = (text: string) => oneOf('', text)
const some = (metrics: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...metrics.map(m => fc.option(m, { nil: '' }))).map(all => all.filter(Boolean).join(', '))

const gateOf = (name: string, metrics: readonly fc.Arbitrary<string>[]) =>
  fc
    .tuple(
      some(metrics),
      oneOf('', 'slices: [sex], ', 'slices: [old], ', 'slices: true, '),
      maybe('where: age >= 40, '),
    )
    .map(([all, slices, where]) => (all === '' ? '' : `  - {gate: ${name}, ${slices}${where}metrics: {${all}}}\n`))

const gates = fc
  .tuple(
    gateOf('parity', [
      oneOf('1%', '5%', '50%').map(x => `flip_rate: {max: ${x}}`),
      oneOf('0.5', '0.99').map(x => `spearman: {min: ${x}}`),
      oneOf('0.01', '0.2').map(x => `mean_abs_diff: {max: ${x}}`),
    ]),
    gateOf('latency', [
      oneOf('5%', '50%').map(x => `p50: {margin: ${x}}`),
      oneOf('20%', '200%').map(x => `p95: {margin: ${x}}`),
      oneOf('11ms', '100ms').map(x => `mean: {max: ${x}}`),
    ]),
    gateOf('significance', [
      oneOf('0.002', '0.02', '0.2').map(x => `auc: {margin: ${x}}`),
      oneOf('0.005', '0.05').map(x => `accuracy: {margin: ${x}}`),
      oneOf('0.005', '0.1').map(x => `log_loss: {margin: ${x}}`),
      oneOf('0.1', '0.3').map(x => `brier: {max: ${x}}`),
    ]),
    gateOf('data', [
      oneOf('10', '500').map(x => `rows: {min: ${x}}`),
      oneOf('0', '1%').map(x => `null_rate(score): {max: ${x}}`),
    ]),
  )
  .map(all => all.join(''))
  .filter(text => text !== '')

const columns = fc
  .record({ unit: maybe(', unit: user_id'), time: oneOf(', time: ts', ', time: ts', '') })
  .map(({ unit, time }) => `{id: request_id, score: score, label: label, latency: latency_ms${unit}${time}}`)

const specs = fc
  .record({
    gates,
    columns,
    pairing: oneOf('required', 'required', 'none'),
    prove: fc.boolean(),
    confidence: oneOf('0.95', '0.8'),
  })
  // What compares pairs cannot be asked of logs that are not paired.
  .map(({ gates, columns, pairing, prove, confidence }) =>
    specFor({
      columns,
      pairing: gates.includes('gate: parity') ? 'required' : pairing,
      confidence,
      slices: `\n  sex: {by: sex, min_rows: 30}\n  old: {where: age >= 40, prove: ${prove}, min_rows: 30}`,
      gates: `\n${gates}`,
    }),
  )

const traffic: fc.Arbitrary<Traffic> = fc.record({
  rows: oneOf(80, 300, 1000),
  noise: oneOf(0, 0.05, 0.5),
  shift: oneOf<Traffic['shift'] & {}>(
    0,
    0,
    1,
    row => (row.sex === 'Female' ? -2 : 0),
    row => (old(row) ? 2 : 0),
  ),
  slower: oneOf(1, 1, 1.5),
})

const said = (found: Record1 | MlgateError): string =>
  found instanceof MlgateError ? `error ${found.code}` : `${found.decision} by ${found.decided_by.join(', ')}`

const seen = { hold: 0, block: 0, promote: 0, losses: 0 }

test('whatever is taken away as a whole, what was not promoted is not promoted', async () => {
  const names = fc.shuffledSubarray(Object.keys(losses), { minLength: 5, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(specs, traffic, fc.nat(999), names, async (spec, about, seed, taken) => {
      const logs = world(`missing ${seed}`, about)
      const before = await decide(spec, logs)
      if (before instanceof MlgateError) throw before
      seen[before.decision as 'hold']++
      if (before.decision === 'promote') return
      for (const name of taken) {
        const after = await decide(spec, losses[name]!(logs, chance(name)))
        seen.losses++
        if (!(after instanceof MlgateError) && after.decision === 'promote')
          throw new Error(`${said(before)} became ${said(after)} without ${name}:\n${spec}`)
      }
    }),
    {
      numRuns: Number(process.env.MLGATE_RUNS ?? 32),
      seed: Number(process.env.MLGATE_SEED ?? 20261120),
      endOnFailure: true,
    },
  )
  // The property is about something: there were such decisions, and much was taken away.
  expect(Math.min(seen.hold, seen.block)).toBeGreaterThan(1)
  expect(seen.losses).toBeGreaterThan(50)
}, 1_800_000)

test('a log as a whole is an error', async () => {
  const logs = world('whole')
  for (const log of ['incumbent', 'candidate', 'labels'] as const)
    expect(await decide(specFor(), { ...logs, [log]: undefined })).toMatchObject({ code: 'log-missing' })
})

test('a share of the rows of one arm, beyond the pairing limit, blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      specs.filter(spec => spec.includes('pairing: required')),
      fc.nat(999),
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.constantFrom('incumbent' as const, 'candidate' as const),
      async (spec, seed, share, arm) => {
        const random = chance(`share ${seed}`)
        const logs = world(`missing ${seed}`, { rows: 400 })
        const kept = random.shuffled(logs[arm]).slice(Math.ceil(share * logs[arm].length))
        const after = await decide(spec, { ...logs, [arm]: kept })
        expect(said(after)).toMatch(/^block by .*data\/paired\(id\)\/min/)
      },
    ),
    { numRuns: 15, seed: 20261120 },
  )
}, 120_000)

test('a slice that no row tells is not judged as one', async () => {
  const spec = specFor({
    slices: '{sex: {by: sex}}',
    gates: '[{gate: significance, slices: true, metrics: {log_loss: {margin: 0.2}}}]',
  })
  const logs = world('outage', { rows: 4000, shift: row => (row.sex === 'Female' ? 2 : 0) })
  expect(said(await decide(spec, logs))).toBe('block by significance/log_loss/margin[sex=Female]')
  const untold = both(logs, rows => nulled(rows, 'sex'))
  expect(said(await decide(spec, untold))).toBe('hold by significance/log_loss/margin[sex=∅]')
})

test('rows without an outcome say nothing of the outcome', async () => {
  const spec = specFor({
    gates:
      '[{gate: significance, metrics: {log_loss: {margin: 0.2}, brier: {margin: 0.2}, accuracy: {margin: 0.2}, auc: {margin: 0.2}}}]',
  })
  const logs = world('unlabelled', { rows: 1000 })
  const kept = new Set(logs.labels.filter((_, i) => i % 2 === 0).map(row => row.request_id))
  const told = (row: Row) => !kept.has(row.request_id!)
  const unlabelled = await decide(spec, { ...logs, labels: without(logs.labels, told) })
  const dropped = await decide(spec, { ...both(logs, rows => without(rows, told)), labels: without(logs.labels, told) })
  const numbers = (found: Record1 | MlgateError) => {
    if (found instanceof MlgateError) throw found
    const own = found.gates.find(g => g.name === 'significance')!.checks
    return own.map(({ id, verdict, estimate, p_pass, tests }) => ({ id, verdict, estimate, p_pass, tests }))
  }
  expect(numbers(unlabelled)).toEqual(numbers(dropped))
})
