import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorRecord } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { checksOf, mlgate, recordOf } from '../helpers/run.ts'

let cwd: string
beforeAll(() => void lastBuild())
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mlgate-own-'))
  mkdirSync(join(cwd, 'gates'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const spec = (gate: string, more = '') => {
  const log = (name: string) => join(root, 'fixtures/harmless-twin', `${name}.parquet`)
  const text = `version: 1
model: own
task: binary
logs: {incumbent: ${log('incumbent')}, candidate: ${log('candidate')}, labels: ${log('labels')}}
columns: {id: request_id, score: score, label: label}
gates: [{gate: ${gate}, metrics: {cost: {margin: 1, max: 5}}${more}}]
`
  writeFileSync(join(cwd, 'mlgate.yaml'), text)
}
const check = () => mlgate(['check', '--format', 'json'], { cwd })
const errorOf = async () => {
  const run = await check()
  return [run.exitCode, (JSON.parse(run.stdout) as ErrorRecord).error.code, run.stderr] as const
}

describe('a gate of one’s own', () => {
  test('in TypeScript, by its path: judged like any other', async () => {
    copyFileSync(join(import.meta.dirname, 'own/cost.ts'), join(cwd, 'gates/cost.ts'))
    spec('./gates/cost.ts', ', missed: 4')
    const record = recordOf(await check())
    const checks = Object.values(checksOf(record)).filter(c => c.metric === 'cost')
    expect(checks.map(c => [c.kind, c.verdict])).toEqual([
      ['max', 'pass'],
      ['margin', 'pass'],
    ])
    expect(checks[0]!.estimate!.method).toContain('jackknife')
    const sha256 = createHash('sha256')
      .update(readFileSync(join(cwd, 'gates/cost.ts')))
      .digest('hex')
    expect(record.provenance.gates).toEqual([{ path: './gates/cost.ts', sha256 }])
  })

  /** A package as its registry would have laid it out. */
  const install = (name: string, files: Readonly<Record<string, string>>) => {
    const folder = join(cwd, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    const manifest = { name, version: '1.0.0', type: 'module', exports: { '.': { import: './cost.js' } } }
    for (const [file, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files }))
      writeFileSync(join(folder, file), text)
  }
  const PACKAGED = `import { armMetric, defineGate, literal, moments, z } from 'mlgate'
import { price } from './price.js'
export default defineGate({ name: 'cost', question: 'How much?', options: z.strictObject({}), metrics: () => ({
  cost: armMetric({ summary: 'price of a row', better: 'lower', measuredIn: 'usd', kind: 'exact', from: { all: moments({ one: literal(price) }) }, value: ({ all }) => all.mean.one }) }) })
`

  test('of an installed package, as seen from the spec’s folder', async () => {
    install('@acme/cost', { 'cost.js': PACKAGED, 'price.js': 'export const price = 7' })
    spec('npm:@acme/cost')
    const record = recordOf(await check())
    expect(checksOf(record)['cost/cost/max']).toMatchObject({ verdict: 'fail', candidate: { value: 7 } })
    expect((await mlgate(['gates', 'npm:@acme/cost'], { cwd })).stdout).toContain('price of a row')
  })

  test.each(['npm:@acme/missing', 'npm:fs'])('%s is no package that is installed', async gate => {
    spec(gate)
    const [exitCode, code, stderr] = await errorOf()
    expect([exitCode, code]).toEqual([2, 'gate-not-found'])
    expect(stderr).toMatch(/at mlgate\.yaml:6[\s\S]*npm install/)
  })

  test('a package that lacks something of its own is told from one that is not there', async () => {
    install('@acme/cost', { 'cost.js': PACKAGED })
    spec('npm:@acme/cost')
    expect((await errorOf()).slice(0, 2)).toEqual([2, 'gate-unreadable'])
  })

  test('in JavaScript', async () => {
    writeFileSync(
      join(cwd, 'gates/rows.js'),
      `import { armMetric, defineGate, literal, moments, z } from 'mlgate'
export default defineGate({ name: 'rows', question: 'How many?', options: z.strictObject({}), metrics: () => ({
  cost: armMetric({ summary: 'rows', better: 'lower', measuredIn: 'rows', kind: 'exact', from: { all: moments({ one: literal(1) }) }, value: ({ all }) => all.n }) }) })
`,
    )
    spec('./gates/rows.js')
    expect(recordOf(await check()).decision).toBe('block')
  })

  test.each([
    ['is not there', null, 'gate-not-found'],
    ['does not parse', 'export default {', 'gate-unreadable'],
    ['fails as it is loaded', "throw new Error('no')", 'gate-unreadable'],
    ['exports nothing', 'export const gate = 1', 'not-a-gate'],
    ['exports something else', 'export default { name: 1 }', 'not-a-gate'],
    [
      'throws where it is asked for its metrics',
      `import { defineGate, z } from 'mlgate'
export default defineGate({ name: 'x', question: 'x', options: z.strictObject({}), metrics: () => { throw new Error('no') } })`,
      'gate-failed',
    ],
    [
      'throws where it is asked for its value',
      `import { armMetric, defineGate, literal, moments, z } from 'mlgate'
export default defineGate({ name: 'x', question: 'x', options: z.strictObject({}), metrics: () => ({
  cost: armMetric({ summary: 'x', better: 'lower', measuredIn: 'cost', from: { all: moments({ one: literal(1) }) }, value: () => { throw new Error('no') } }) }) })`,
      'gate-failed',
    ],
    [
      'finds a value that is no number',
      `import { armMetric, defineGate, literal, moments, z } from 'mlgate'
export default defineGate({ name: 'x', question: 'x', options: z.strictObject({}), metrics: () => ({
  cost: armMetric({ summary: 'x', better: 'lower', measuredIn: 'cost', kind: 'exact', from: { all: moments({ one: literal(1) }) }, value: () => 0 / 0 }) }) })`,
      'gate-failed',
    ],
  ])('that %s ends the run without a verdict, and is named', async (_, text, code) => {
    if (text !== null) writeFileSync(join(cwd, 'gates/bad.ts'), text)
    spec('./gates/bad.ts')
    const [exitCode, found, stderr] = await errorOf()
    expect([exitCode, found]).toEqual([2, code])
    expect(stderr).toMatch(/\.\/gates\/bad\.ts[\s\S]*at mlgate\.yaml:6/)
  })

  test('its options and metrics are read as those of built-in gates', async () => {
    copyFileSync(join(import.meta.dirname, 'own/cost.ts'), join(cwd, 'gates/cost.ts'))
    spec('./gates/cost.ts', ', mised: 4')
    expect((await errorOf()).slice(0, 2)).toEqual([2, 'unknown-key'])
    const { stdout } = await mlgate(['gates', './gates/cost.ts'], { cwd })
    expect(stdout).toContain('missed (default 5)')
    expect(stdout).toContain('cost  lower is better; in cost')
  })
})
