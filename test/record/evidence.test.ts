import { createHash } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Drawing } from '../../src/gate/picture.ts'
import { type Evidence1, evidenceSchema, readEvidence, statementsOf } from '../../src/record/evidence.ts'
import { readRecord } from '../../src/record/schema.ts'
import type { Record1 } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { checksOf, mlgate } from '../helpers/run.ts'

const gates = `
  - {gate: parity, metrics: {flip_rate: {max: 15%}}}
  - {gate: calibration, slices: [sex], metrics: {ece: {max: 0.1}}}
  - {gate: drift, of: [score, town], metrics: {psi: {max: 0.2}}}
  - {gate: fairness, by: [sex], metrics: {equal_opportunity_difference: {max: 0.3}}}
  - {gate: latency, metrics: {p99: {margin: 50%}}}
  - {gate: significance, metrics: {auc: {margin: 0.05}}}`
const sections = { slices: '{sex: {by: sex}}', gates }

describe('the evidence of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-evidence-'))
  const at = (file: string) => join(folder, file)
  const check = (spec: string, args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) => {
    writeFileSync(at('mlgate.yaml'), spec)
    return mlgate(['check', '-o', 'json:result.json', '--evidence', 'evidence.json', ...args], { cwd: folder, env })
  }
  let record: Record1
  let evidence: Evidence1
  const drawing = <K extends Drawing['kind']>(gate: string, kind: K, subject: string | null = null) => {
    const found = evidence.pictures.find(p => p.gate === gate && p.drawing.kind === kind && p.subject === subject)
    if (!found) throw new Error(`${gate} drew no ${kind}`)
    return found.drawing as Extract<Drawing, { kind: K }>
  }
  const value = (id: string) => checksOf(record)[id]!.candidate!.value!

  beforeAll(async () => {
    lastBuild()
    const logs = world('evidence', { rows: 3000, noise: 0.5 })
    const towns = (row: object, i: number) => ({ ...row, town: i === 7 ? 'Sole-Resident-Ville' : `town ${i % 30}` })
    await writeLogs(folder, {
      incumbent: logs.incumbent.map(towns),
      candidate: logs.candidate.map(towns),
      labels: logs.labels,
    })
    const ran = await check(specFor(sections))
    if (ran.exitCode === 2) throw new Error(ran.stderr)
    record = readRecord(at('result.json'))
    evidence = readEvidence(record, at('result.json'))!
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is named by the result with its digest, and follows its schema', () => {
    const text = readFileSync(at('evidence.json'), 'utf8')
    expect(record.evidence).toEqual({
      path: 'evidence.json',
      sha256: createHash('sha256').update(text).digest('hex'),
    })
    expect(evidenceSchema.parse(JSON.parse(text))).toEqual(JSON.parse(text))
  })

  test('is the same for the same input', async () => {
    await check(specFor(sections))
    expect(readRecord(at('result.json')).evidence).toEqual(record.evidence)
  })

  test('changes no verdict', async () => {
    await mlgate(['check', '-o', 'json:plain.json'], { cwd: folder })
    const { gates, evidence } = readRecord(at('plain.json'))
    expect(evidence).toBeUndefined()
    expect(gates).toEqual(record.gates)
  })

  test('has every check, and the statement of everything that it was judged from', () => {
    expect(evidence.checks.map(c => c.id).toSorted()).toEqual(Object.keys(checksOf(record)).toSorted())
    const answered = new Set(evidence.statements.flatMap(s => s.asks))
    expect(evidence.checks.flatMap(c => c.asks).filter(ask => !answered.has(ask))).toEqual([])
    expect(evidence.statements.every(s => s.sql.startsWith('select') || s.sql.startsWith('create'))).toBe(true)
  })

  test('bins of the reliability diagram make up the ECE', () => {
    const { points } = drawing('calibration', 'reliability').series.find(s => s.arm === 'candidate')!
    const rows = points.reduce((sum, p) => sum + p.rows, 0)
    const ece = points.reduce((sum, p) => sum + (p.rows / rows) * Math.abs(p.score - p.value), 0)
    expect(rows).toBe(3000)
    expect(ece).toBeCloseTo(value('calibration/ece/max'), 9)
    expect(points.every(p => p.low! <= p.value && p.value <= p.high!)).toBe(true)
  })

  test('bins of a check are those of its own slice', () => {
    const { bins } = evidence.checks.find(c => c.id === 'calibration/ece/max[sex=Female]')!
    const rows = bins[0]!.rows.map(r => r.logs.candidate!)
    const n = rows.reduce((sum, r) => sum + r.n, 0)
    expect(n).toBe(checksOf(record)['calibration/ece/max[sex=Female]']!.candidate!.n)
    const ece = rows.reduce((sum, r) => sum + (r.n / n) * Math.abs(r.mean.score! - r.mean.label!), 0)
    expect(ece).toBeCloseTo(value('calibration/ece/max[sex=Female]'), 9)
  })

  test('what each bin moved makes up the PSI', () => {
    const { bins } = drawing('drift', 'bars', 'score')
    expect(bins.reduce((sum, b) => sum + b.moved, 0)).toBeCloseTo(value('drift/psi(score)/max'), 9)
    expect(bins.map(b => b.bin).slice(0, 1)[0]).toMatch(/^< /)
  })

  test('the area under the ROC curve is the AUC, but for what 200 bins lose', () => {
    const roc = evidence.pictures.find(p => p.picture === 'roc')!.drawing as Extract<Drawing, { kind: 'curve' }>
    const { points } = roc.series.find(s => s.arm === 'candidate')!
    const area = points.slice(1).reduce((sum, p, i) => sum + ((p.x - points[i]!.x) * (p.y + points[i]!.y)) / 2, 0)
    expect(points.at(-1)).toEqual({ x: 1, y: 1 })
    expect(Math.abs(area - value('significance/auc/margin'))).toBeLessThan(1e-3)
  })

  test('groups are those of the check, with intervals', () => {
    const drawn = drawing('fairness', 'groups', 'sex').series.find(s => s.arm === 'candidate')!.points
    const { groups } = checksOf(record)['fairness/equal_opportunity_difference(sex)/max']!
    expect(drawn.map(({ group, value, rows }) => ({ group, value, rows }))).toEqual(
      groups!.map(g => ({ group: g.group, value: g.candidate!.value, rows: g.candidate!.events })),
    )
    expect(drawn.every(p => p.low! < p.value && p.value < p.high!)).toBe(true)
  })

  test('latency is in bins that add up, and its p99 over time is near the whole', () => {
    const { series, quantiles } = drawing('latency', 'histogram')
    for (const { points } of series) expect(points.reduce((sum, p) => sum + p.share, 0)).toBeCloseTo(1, 9)
    const p99 = quantiles.find(q => q.arm === 'candidate' && q.p === 0.99)!.value
    expect(p99).toBeCloseTo(value('latency/p99/margin'), 9)
    const spans = drawing('latency', 'over-time').series.find(s => s.arm === 'candidate')!.points
    expect(spans).toHaveLength(24)
    expect(spans.map(s => s.at)).toEqual(spans.map(s => s.at).toSorted((a, b) => a - b))
    for (const span of spans) expect(span.value / p99).toBeGreaterThan(0.6)
  })

  test('holds no row: no id, no name that few rows have, no mean of fewer than five', () => {
    const text = readFileSync(at('evidence.json'), 'utf8')
    expect(text).not.toMatch(/"r\d+"|"u\d+"/)
    expect(text).toContain('town 3')
    expect(text).not.toContain('Sole-Resident-Ville')
    const means = evidence.checks.flatMap(c =>
      c.bins.flatMap(b => b.rows.flatMap(r => Object.values(r.logs).filter(log => log.n < 5))),
    )
    expect(means.length).toBeGreaterThan(0)
    expect(means.flatMap(m => Object.values(m.mean)).filter(m => m !== null)).toEqual([])
  })

  test('is refused where it is not that of the result, and null where it is gone', () => {
    copyFileSync(at('result.json'), at('copy.json'))
    const moved = join(folder, 'elsewhere.json')
    expect(readEvidence({ ...record, evidence: { path: moved, sha256: '' } }, at('copy.json'))).toBeNull()
    expect(readEvidence({ ...record, evidence: null }, at('copy.json'))).toBeNull()
    writeFileSync(at('forged.json'), readFileSync(at('evidence.json'), 'utf8').replace('"score"', '"scope"'))
    const forged = { ...record, evidence: { path: 'forged.json', sha256: record.evidence!.sha256 } }
    expect(() => readEvidence(forged, at('copy.json'))).toThrow('is not the evidence that')
  })

  test('what came from the environment is in no statement', async () => {
    const where = (condition: string) =>
      specFor({
        ...sections,
        env: '[TOWN]',
        gates: `[{gate: parity, where: "${condition}", metrics: {flip_rate: {max: 50%}}}]`,
      })
    await check(where("sex <> '${env:TOWN}'"), [], { TOWN: 'Hush-Hush' })
    const text = readFileSync(at('evidence.json'), 'utf8')
    expect(text).toContain('(env)')
    expect(text).not.toContain('Hush-Hush')
  })

  test.each([
    ['rows', 'asks for rows, and no report holds a row'],
    ['nonsense', 'failed in `draw`: Error: no such picture'],
  ])('a gate of the user that draws %s is told so', async (draws, message) => {
    const own = JSON.stringify(join(root, 'test/gates/own/drawn.ts'))
    const ran = await check(specFor({ gates: `[{gate: ${own}, draws: ${draws}, metrics: {mean: {max: 1}}}]` }))
    expect(ran.exitCode).toBe(2)
    expect(ran.stderr).toContain(message)
    expect(JSON.parse(readFileSync(at('evidence.json'), 'utf8'))).toMatchObject({ decision: 'error' })
  })

  test('a gate of the user draws as the built-in ones do; points of few rows and without a number are left out', async () => {
    const own = JSON.stringify(join(root, 'test/gates/own/drawn.ts'))
    await check(specFor({ gates: `[{gate: ${own}, draws: scores, metrics: {mean: {max: 1}}}]` }))
    const { pictures } = JSON.parse(readFileSync(at('evidence.json'), 'utf8')) as Evidence1
    expect(pictures.map(p => p.title)).toEqual(['What it draws'])
    const { series } = pictures[0]!.drawing as Extract<Drawing, { kind: 'groups' }>
    expect(series.map(s => s.points.map(p => p.group))).toEqual([['enough'], ['enough']])
  })
})

test('statements have one order, whichever ran first, and words of a secret are hidden with it', () => {
  const of = (sql: string) => ({ purpose: 'cells', reads: [], asks: ['b', 'a'], sql })
  const some = [of("select 2 from mlgate_7_pairs where x = 'a''b'"), of('select 1 where y in (12, 120)')]
  const hidden = statementsOf(some, ["a'b", 'y in (12)'])
  expect(hidden.map(s => s.sql)).toEqual([
    'select 1 where (env) (env) ((env), 120)',
    "select 2 from mlgate_pairs where x = '(env)'",
  ])
  expect(statementsOf(some.toReversed(), ["a'b", 'y in (12)'])).toEqual(hidden)
})
