import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record1 } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { checksOf, hasShared, mlgate, recordOf, shared } from '../helpers/run.ts'
import { resultProblems } from '../helpers/validate.ts'
import { dealRollout } from './deal.ts'

if (!hasShared) console.warn(`skipped: rollouts of real logs; there are none at ${shared}`)

const SPEC = readFileSync(join(root, 'test/rollout/adult.yaml'), 'utf8')

describe.skipIf(!hasShared)('the stages of the adult models', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-stages-'))
  const at = (name: string) => join(folder, name)
  /** The spec with changes, on the logs dealt for a candidate. */
  const check = async (place: string, args: readonly string[], spec = SPEC): Promise<[Record1, number]> => {
    const path = join(at(place), `${Math.random()}.yaml`)
    writeFileSync(path, spec)
    const run = await mlgate(['check', '-c', path, '--format', 'json', ...args])
    expect(run.stdout, run.stderr).toMatch(/^\{/)
    const record = recordOf(run)
    expect(resultProblems(record)).toEqual([])
    return [record, run.exitCode]
  }
  beforeAll(async () => {
    lastBuild()
    await dealRollout(at('v2'), 'v2-boosted')
    await dealRollout(at('v4'), 'v4-label-outage')
    await dealRollout(at('first'), 'v2-boosted', { canary: 1 })
    await dealRollout(at('second'), 'v2-boosted', { canary: 2 })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test.each(['shadow', 'canary', 'ab'])('v2 passes %s', async stage => {
    const [record, code] = await check('v2', ['--stage', stage])
    expect([record.decision, code, record.stage]).toEqual(['promote', 0, stage])
    expect(record.staged?.serves).toBe(stage !== 'shadow')
    expect(record.pairing === null).toBe(stage !== 'shadow')
  })

  test('v4 is stopped where fairness is measured, and rolled back, since it serves', async () => {
    for (const stage of ['shadow', 'canary']) {
      const [record] = await check('v4', ['--stage', stage, '--var', 'candidate=v4-label-outage'])
      expect(record.decision).toBe('promote')
    }
    const [record, code] = await check('v4', ['--stage', 'ab', '--var', 'candidate=v4-label-outage'])
    expect([record.decision, code]).toEqual(['rollback', 1])
    expect(record.decided_by).toEqual(['fairness/equal_opportunity_difference(sex)/max'])
    // The same in the shadow, where nobody is served by it.
    const early = SPEC.replace('gates: [data, parity, latency]', 'gates: [data, fairness]')
    const [inShadow] = await check('v4', ['--stage', 'shadow', '--var', 'candidate=v4-label-outage'], early)
    expect(inShadow.decision).toBe('block')
  })

  test('three looks at a canary: too early twice, then once and for all', async () => {
    const looks: [string, number, string][] = []
    const results: string[] = []
    for (const place of ['first', 'second', 'v2']) {
      const [record, code] = await check(place, ['--stage', 'canary', '--previous', ...results, join(folder, 'none*')])
      looks.push([record.decision, code, record.decided_by[0] ?? ''])
      expect(record.looks?.number).toBe(looks.length)
      if (place !== 'v2') expect(checksOf(record)['latency/p99/max']).toMatchObject({ reason: 'early', p_pass: null })
      results.push(join(folder, `${place}.json`))
      writeFileSync(results.at(-1)!, JSON.stringify(record))
    }
    expect(looks).toEqual([
      ['hold', 3, 'minimum'],
      ['hold', 3, 'minimum'],
      ['promote', 0, ''],
    ])
  })

  test('harm is claimed before there is enough for a promotion', async () => {
    const [record, code] = await check(
      'first',
      ['--stage', 'canary'],
      SPEC.replace('p99: { max: 60ms }', 'p50: { max: 0.3ms }'),
    )
    expect([record.decision, code]).toEqual(['rollback', 1])
    expect(record.decided_by).toEqual(['latency/p50/max'])
    expect(record.staged).toMatchObject({ minimum: { rows: 750 }, seen: { rows: 245 } })
  })

  test('a minimum without sequential looks: nothing is promoted before', async () => {
    const [record] = await check('first', ['--stage', 'canary'], SPEC.replace('    sequential: true\n', ''))
    expect([record.decision, record.decided_by.slice(0, 2)]).toEqual(['hold', ['minimum', 'data/rows/min']])
    expect(checksOf(record)['latency/error_rate/max']).toMatchObject({ verdict: 'pass' })
  })

  test('a stage that serves is not on hold for ever', async () => {
    const [over, code] = await check(
      'first',
      ['--stage', 'canary'],
      SPEC.replace('duration: 14d, then', 'duration: 2d, then'),
    )
    expect([over.decision, code, over.decided_by.slice(0, 2)]).toEqual(['rollback', 1, ['limit', 'minimum']])
    const [held] = await check('first', ['--stage', 'canary'], SPEC.replace('14d, then: rollback', '2d, then: hold'))
    expect([held.decision, held.decided_by[0]]).toEqual(['hold', 'limit'])
    // A promotion is one all the same.
    const [fine] = await check('v2', ['--stage', 'canary'], SPEC.replace('14d, then', '2d, then'))
    expect(fine.decision).toBe('promote')
    const [partial] = await check(
      'first',
      ['--stage', 'canary', '--only', 'latency'],
      SPEC.replace('14d, then', '2d, then'),
    )
    expect(partial.decision).toBe('hold')
  })

  describe('what makes the evidence valid', () => {
    test('a sample ratio that cannot be chance leaves the arms uncompared, and is a failure', async () => {
      const [record] = await check('v2', ['--stage', 'ab'], SPEC.replace('traffic: 50%', 'traffic: 30%'))
      const checks = checksOf(record)
      expect(checks['traffic/sample_ratio/alpha']).toMatchObject({ verdict: 'fail', severity: 'block' })
      expect(checks['significance/auc/margin']).toMatchObject({ reason: 'not_comparable' })
      // The candidate's own values are what they are.
      expect(checks['latency/p99/max']).toMatchObject({ verdict: 'pass' })
      expect(record.decision).toBe('rollback')
    })

    test('units in both arms leave them uncompared, and hold', async () => {
      cpSync(at('v2'), at('mixed'), { recursive: true })
      cpSync(join(at('v2'), 'ab/candidate.parquet'), join(at('mixed'), 'ab/more.parquet'))
      const both = SPEC.replace(
        'incumbent: ab/incumbent.parquet',
        "incumbent: {path: [ab/incumbent.parquet, ab/more.parquet], where: \"model_version = 'v1-logistic' or user_id < 'u02000'\"}",
      ).replace('traffic: 50%', 'traffic: 46%')
      const [record] = await check('mixed', ['--stage', 'ab'], both)
      const checks = checksOf(record)
      expect(checks['traffic/crossover/max']).toMatchObject({ verdict: 'fail', severity: 'warn' })
      expect(checks['significance/auc/margin']).toMatchObject({ reason: 'not_comparable' })
      expect(record.decision).toBe('hold')
    })

    test('the spec’s own limit stands in the place of ours', async () => {
      const own = SPEC.replace('stages:\n', '  - {gate: traffic, metrics: {crossover: {max: 5%}}}\nstages:\n').replace(
        'significance, fairness]',
        'significance, traffic]',
      )
      const [record] = await check('v2', ['--stage', 'ab'], own)
      const of = record.gates.filter(g => g.gate === 'traffic').flatMap(g => g.checks)
      expect(of.map(c => [c.id, c.bound])).toEqual([
        ['traffic/sample_ratio/alpha', 0.001],
        ['traffic/crossover/max', 0.05],
      ])
    })

    test('in a shadow nothing is claimed of what came of the answers', async () => {
      const measured = SPEC.replace('gates:\n', 'measures: {age: {value: age, better: higher}}\ngates:\n').replace(
        'auc: { margin: 0.02 }',
        'auc: { margin: 0.02 }, age: { margin: 50% }',
      )
      const [record] = await check('v2', ['--stage', 'ab'], measured)
      expect(checksOf(record)['significance/age/margin']).toMatchObject({ verdict: 'pass' })
      // Not used there, it is not in the way.
      const [shadow] = await check('v2', ['--stage', 'shadow'], measured)
      expect(shadow.decision).toBe('promote')
      const asked = measured.replace('gates: [data, parity, latency]', 'gates: [data, significance]')
      writeFileSync(join(at('v2'), 'asked.yaml'), asked)
      const run = await mlgate(['check', '-c', join(at('v2'), 'asked.yaml'), '--stage', 'shadow', '--format', 'json'])
      expect(run.exitCode).toBe(2)
      expect(JSON.parse(run.stdout).error.code).toBe('measure-of-request')
    })
  })

  describe('waivers', () => {
    const tight = SPEC.replace('p99: { max: 60ms }', 'p99: { max: 5ms }')
    const waived = (given: string) =>
      `${tight}waivers:\n  - {check: latency/p99/max, owner: ana@example.org, reason: new pods come, ${given}}\n`
    const shadow = ['--stage', 'shadow', '--as-of', '2026-10-12']

    test('let a known failure through, and say so', async () => {
      expect((await check('v2', shadow, tight))[0].decision).toBe('block')
      const [record, code] = await check('v2', shadow, waived('until: 2099-12-31, candidate: v2-boosted'))
      expect([record.decision, code]).toEqual(['promote', 0])
      expect(checksOf(record)['latency/p99/max']).toMatchObject({
        verdict: 'fail',
        waived: { until: '2099-12-31', owner: 'ana@example.org', reason: 'new pods come' },
      })
      expect(record.warnings).toEqual([])
    })

    test.each([
      ['until: 2026-10-11', 'waiver-expired'],
      // By the clock, whatever --as-of says.
      ['until: 2026-10-30', 'waiver-expired'],
      ['until: 2099-12-31, candidate: v3', 'waiver-of-another'],
    ])('%s', async (given, code) => {
      const [record] = await check('v2', shadow, waived(given))
      expect(record.decision).toBe('block')
      expect(checksOf(record)['latency/p99/max']?.waived).toBeNull()
      expect(record.warnings.map(w => w.code)).toEqual([code])
    })

    test('of another check are told, and of what cannot be judged refused', async () => {
      const [record] = await check(
        'v2',
        shadow,
        waived('until: 2099-12-31').replace('p99/max, owner', 'p99/min, owner'),
      )
      expect([record.decision, record.warnings.map(w => w.hint)]).toEqual([
        'block',
        ['did you mean `latency/p99/max`?'],
      ])
      const paired = waived('until: 2099-12-31').replace('latency/p99/max, owner', 'data/paired(id)/min, owner')
      writeFileSync(join(at('v2'), 'paired.yaml'), paired)
      const run = await mlgate(['check', '-c', join(at('v2'), 'paired.yaml'), ...shadow, '--format', 'json'])
      expect([run.exitCode, JSON.parse(run.stdout).error.code]).toEqual([2, 'not-waivable'])
    })

    test('are in every report', async () => {
      const path = join(at('v2'), 'reports.yaml')
      writeFileSync(path, waived('until: 2099-12-31'))
      for (const format of ['pretty', 'markdown', 'junit', 'sarif', 'github', 'html', 'ndjson']) {
        const { stdout, exitCode } = await mlgate(['check', '-c', path, ...shadow, '--format', format])
        expect(exitCode, format).toBe(0)
        expect(stdout, format).toContain('2099-12-31')
        expect(stdout, format).toContain('ew pods come')
        expect(stdout, format).toMatch(/waived|suppressions/i)
      }
      const quiet = await mlgate(['check', '-c', path, ...shadow, '--quiet'])
      expect(quiet.stdout.replace(/\s+/g, ' ')).toContain('Waived until 2099-12-31 by ana@example.org')
    })
  })

  test('lineage is in the record, by digest', async () => {
    writeFileSync(join(at('v2'), 'model.bin'), 'abc')
    const [record] = await check('v2', ['--stage', 'shadow'], `${SPEC}lineage: {model: model.bin}\n`)
    expect(record.lineage).toEqual({
      model: { path: 'model.bin', digest: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
    })
    writeFileSync(join(at('v2'), 'lost.yaml'), `${SPEC}lineage: {model: lost.bin}\n`)
    const lost = await mlgate(['check', '-c', join(at('v2'), 'lost.yaml'), '--stage', 'shadow'])
    expect([lost.exitCode, lost.stderr]).toEqual([2, expect.stringContaining('lineage.model: lost.bin cannot be read')])
  })

  test('stages are listed, and validated in words', async () => {
    writeFileSync(join(at('v2'), 'mlgate.yaml'), SPEC)
    const cwd = at('v2')
    const none = await mlgate(['check'], { cwd })
    expect([none.exitCode, none.stderr]).toEqual([
      2,
      expect.stringContaining('--stage shadow, --stage canary, --stage ab'),
    ])
    const listed = await mlgate(['check', '--stage'], { cwd })
    expect([listed.exitCode, listed.stdout]).toEqual([
      0,
      expect.stringMatching(/shadow \(shadow\)\n.*canary \(canary\)/s),
    ])
    const valid = await mlgate(['validate'], { cwd })
    expect(valid.stdout).toMatch(/sound; 3 stages\n {2}shadow .*\n {4}3 gates, 11 checks\n/s)
    rmSync(join(at('v2'), 'ab'), { recursive: true })
    const later = await mlgate(['validate'], { cwd })
    expect([later.exitCode, later.stdout]).toEqual([
      0,
      expect.stringContaining('4 gates, 7 limits; its logs are not there yet'),
    ])
  })
})
