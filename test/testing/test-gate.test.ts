import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Case, type GateUnderTest, testGate } from 'mlgate/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { generator } from '../../src/stats/resample.ts'
import { lastBuild, root } from '../helpers/dist.ts'

const cost = new URL('../gates/own/cost.ts', import.meta.url)

/** Decisions of which a share is wrong: half of the errors misses, half alarms. */
const logs = (n: number, [incumbent, candidate]: readonly [number, number]): Case => {
  const next = generator(`logs ${n}`)
  const draws = Array.from({ length: n }, () => ({ label: next() < 0.5 ? 1 : 0, luck: next() }))
  const arm = (wrong: number) =>
    draws.map(({ label, luck }, id) => ({ id, label, score: luck < wrong === (label === 1) ? 0.1 : 0.9 }))
  return { incumbent: arm(incumbent), candidate: arm(candidate) }
}

const underTest: GateUnderTest = {
  gate: cost,
  spec: { task: 'binary', columns: { id: 'id', score: 'score', label: 'label' } },
  with: { missed: 4, metrics: { cost: { max: 1.5, margin: 0.1 } } },
  pass: { 'as good as it was': logs(3000, [0.2, 0.22]) },
  fail: { 'twice as bad': logs(3000, [0.2, 0.4]) },
  inconclusive: { 'too few to tell': logs(60, [0.2, 0.22]) },
  rejected: {
    'a cost below zero': { ...logs(60, [0.2, 0.25]), with: { missed: -1 }, code: 'wrong-value' },
    'a column that is not there': { incumbent: [{ id: 1 }], candidate: [{ id: 1 }], code: 'unknown-column' },
  },
}

describe('testGate of a gate that is sound', () => {
  for (const { name, run } of testGate(underTest)) test(name, () => expect(run()).resolves.toBeUndefined())
})

const outcomes = async (changed: Partial<GateUnderTest>): Promise<Record<string, string>> => {
  const all = testGate({ ...underTest, rejected: {}, inconclusive: {}, ...changed })
  const run = async ({ name, run }: (typeof all)[0]) => [
    name,
    await run().then(
      () => 'held',
      (error: Error) => error.message,
    ),
  ]
  return Object.fromEntries(await Promise.all(all.map(run)))
}

describe('testGate tells', () => {
  test('a case that is judged otherwise, and what was found', async () => {
    const found = await outcomes({ pass: { bad: logs(3000, [0.2, 0.4]) }, fail: { good: logs(3000, [0.2, 0.22]) } })
    expect(found['bad: pass']).toMatch(
      /expected pass, found\n {2}tested\/cost\/max: .*\n {2}tested\/cost\/margin: fail/,
    )
    expect(found['good: fail']).toMatch(/expected fail, found/)
  })

  test('a value that is another', async () => {
    const [name, of] = Object.entries(underTest.pass)[0]!
    const wrong = 0.22 * ((4 + 1) / 2)
    const found = await outcomes({ pass: { [name]: { ...of, values: { cost: wrong } } } })
    expect(found[`${name}: pass`]).toMatch(/^expected cost = 0.55, found 0\.\d+/)
  })

  test('what was accepted and should not have been, and another error than the one meant', async () => {
    const found = await outcomes({
      rejected: {
        sound: { ...logs(60, [0.2, 0.25]), code: 'wrong-value' },
        other: { ...logs(60, [0.2, 0.25]), with: { mised: 1 }, code: 'wrong-value' },
      },
    })
    expect(found['sound: rejected']).toMatch(/^expected the error wrong-value, found\n {2}tested\/cost/)
    expect(found['other: rejected']).toBe('expected the error wrong-value, found unknown-key')
  })

  test('that a gate was never seen to pass, or to fail', () => {
    expect(() => testGate({ ...underTest, fail: {} })).toThrow('no case under `fail`')
    expect(() => testGate({ ...underTest, pass: {} })).toThrow('no case under `pass`')
  })
})

describe('a gate that breaks a law', () => {
  let cwd: string
  beforeEach(() => {
    cwd = mkdtempSync(join(tmpdir(), 'mlgate-laws-'))
  })
  afterEach(() => rmSync(cwd, { recursive: true }))

  const broken = async (metric: string) => {
    const file = join(cwd, 'bad.ts')
    writeFileSync(
      file,
      `import { absent, armMetric, defineGate, moments, role, rows, z } from 'mlgate'
let asked = 0
export default defineGate({ name: 'bad', question: 'x', options: z.strictObject({}), metrics: () => ({ cost: armMetric({
  summary: 'x', better: 'lower', measuredIn: 'x', ${metric} }) }) })
`,
    )
    const one = { id: 0, label: 0, score: 0.5 }
    const other = { id: 1, label: 1, score: 0.25 }
    const of: Case = { incumbent: [one, other], candidate: [{ ...one, score: 0.75 }, other] }
    const found = await outcomes({
      gate: file,
      with: { metrics: { cost: { max: 100 } } },
      pass: { a: of },
      fail: { a: { ...of, with: { metrics: { cost: { max: -100 } } } } },
    })
    return Object.entries(found).flatMap(([name, found]) => (found === 'held' ? [] : [`${name}: ${found}`]))
  }
  const rowsOf = `kind: 'exact', from: { all: rows({ score: role('score') }, 9) }`

  test('a value that depends on the run', async () => {
    const seen = await broken(`${rowsOf}, value: ({ all }) => all.columns.score[0] * 0 + asked++`)
    expect(seen.filter(line => /change sides|split/.test(line)).length).toBeGreaterThan(0)
  })

  test('a value made of nothing is not even asked for', async () => {
    const seen = await broken(
      `kind: 'exact', from: { all: moments({ s: role('score') }) }, value: ({ all }) => all.n === 0 ? 0 : all.mean.s`,
    )
    expect(seen).toEqual([])
  })
})

test('run by Node’s own runner, from the package as it is installed', () => {
  lastBuild()
  const cwd = mkdtempSync(join(tmpdir(), 'mlgate-node-test-'))
  try {
    mkdirSync(join(cwd, 'node_modules'))
    symlinkSync(root, join(cwd, 'node_modules/mlgate'))
    copyFileSync(cost, join(cwd, 'cost.ts'))
    writeFileSync(join(cwd, 'cases.json'), JSON.stringify({ pass: underTest.pass, fail: underTest.fail }))
    writeFileSync(
      join(cwd, 'cost.test.js'),
      `import { test } from 'node:test'
import { testGate } from 'mlgate/testing'
import cases from './cases.json' with { type: 'json' }
for (const { name, run } of testGate({
  gate: new URL('./cost.ts', import.meta.url),
  spec: ${JSON.stringify(underTest.spec)},
  with: { metrics: { cost: { margin: 0.1 } } },
  ...cases,
})) test(name, run)
`,
    )
    const out = execFileSync(process.execPath, ['--test', '--test-reporter=tap', 'cost.test.js'], {
      cwd,
      encoding: 'utf8',
    })
    expect(out).toMatch(/^# pass 8$/m)
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
