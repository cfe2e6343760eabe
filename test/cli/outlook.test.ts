import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Plan1, Power1 } from '../../src/record/outlook.ts'
import type { Inspected } from '../../src/report/inspect.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { mlgate, recordOf } from '../helpers/run.ts'

lastBuild()

const outage = join(root, 'fixtures/label-outage')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-outlook-'))
  cpSync(outage, folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

const documentOf = async <D>(args: readonly string[], cwd: string): Promise<D> => {
  const { exitCode, stdout, stderr } = await mlgate([...args, '--format', 'json'], { cwd })
  expect([exitCode, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as D
}

describe('plan', () => {
  test('for people', async () => {
    const { exitCode, stdout, stderr } = await mlgate(['plan', '--resolved'], { cwd: outage, env: { COLUMNS: '110' } })
    expect([exitCode, stderr]).toEqual([0, ''])
    // Statements start in the order in which others end.
    const fixed = stdout.replace(/(?<=statements, \d+ scans\n)(?: +\d+ {2}.*\n)+/, '      …\n')
    expect(fixed).not.toBe(stdout)
    await expect(fixed).toMatchFileSnapshot('./golden/plan.txt')
  })

  test('its statements are those of a check, and its checks are its checks', async () => {
    const plan = await documentOf<Plan1>(['plan'], outage)
    const check = await mlgate(['check', '--format', 'json', '--verbose'], { cwd: outage })
    const ids = recordOf(check).gates.flatMap(g => g.checks.map(c => c.id))
    expect(plan.checks.map(c => c.id).sort()).toEqual(ids.sort())
    for (const { sql } of plan.statements) expect(check.stderr).toContain(sql.replaceAll('\n', '\n     '))
    expect(check.stderr).toContain(` ${plan.statements.length} statements `)
    for (const check of plan.checks) expect(check.statements.length, check.id).toBeGreaterThan(0)
    expect(plan.columns).toMatchObject({ labels: ['label', 'request_id'] })
  })

  test('what the environment gave is not told, and each value has its line', async () => {
    const spec = readFileSync(join(outage, 'mlgate.yaml'), 'utf8')
    writeFileSync(
      join(folder, 'env.yaml'),
      spec
        .replace('version: 1', 'version: 1\nenv: [SECRET]')
        .replace('{ by: sex }', `{ where: "sex = '\${env:SECRET}'" }`),
    )
    const { exitCode, stdout, stderr } = await mlgate(['plan', 'env.yaml', '--resolved', '--verbose'], {
      cwd: folder,
      env: { SECRET: 'Female' },
    })
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(stdout).not.toContain('Female')
    expect(stdout).toMatch(/gates\.significance\.metrics\.auc\.margin: 0\.005 {2}env\.yaml:24\n/)
    expect(stdout).toMatch(/multiplicity: holm {2}default\n/)
  })
})

describe('power', () => {
  test('for people', async () => {
    const { exitCode, stdout, stderr } = await mlgate(['power'], { cwd: outage, env: { COLUMNS: '140' } })
    expect([exitCode, stderr]).toEqual([0, ''])
    await expect(stdout).toMatchFileSnapshot('./golden/power.txt')
  })

  test('it repeats, and tells nothing of where the candidate lies', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => documentOf<Power1>(['power'], outage)))
    expect({ ...a, as_of: '', provenance: {} }).toEqual({ ...b, as_of: '', provenance: {} })
    const record = recordOf(await mlgate(['check', '--format', 'json'], { cwd: outage }))
    const estimate = record.gates.flatMap(g => g.checks).find(c => c.id === 'significance/auc/margin')!.estimate!
    expect(JSON.stringify(a)).not.toContain(String(estimate.value))
  })

  test('fewer rows, less chance; the rows that it names give the chance that it names', async () => {
    const spec = readFileSync(join(root, 'fixtures/harmless-twin/mlgate.yaml'), 'utf8')
    const at = join(folder, 'twin')
    cpSync(join(root, 'fixtures/harmless-twin'), at, { recursive: true })
    const whole = await documentOf<Power1>(['power'], at)
    expect(whole.harmless.promoted).toBeGreaterThan(0.99)
    const accuracy = ({ checks }: Power1) => checks.find(c => c.id === 'significance/accuracy/margin')!
    const { rows, seconds } = accuracy(whole).needed['0.8']!
    const log = await documentOf<Inspected>(['inspect', 'candidate.parquet'], at)
    const [from] = log.columns.find(c => c.name === 'ts')!.range!
    const until = new Date(Date.parse(String(from)) + 1000 * seconds!).toISOString().slice(0, 19)
    const share = `ts < timestamp '${until.replace('T', ' ')}'`
    writeFileSync(
      join(at, 'part.yaml'),
      spec
        .replace('{ path: incumbent.parquet, version: v7 }', `{ path: incumbent.parquet, where: "${share}" }`)
        .replace('{ path: candidate.parquet, version: v8-retrained }', `{ path: candidate.parquet, where: "${share}" }`)
        .replace('min: 9000', 'min: 1000'),
    )
    const part = await documentOf<Power1>(['power', 'part.yaml'], at)
    expect(accuracy(part).sample!.rows).toBeLessThan(1.1 * rows)
    expect(accuracy(part).chance!).toBeGreaterThan(0.65)
    expect(accuracy(part).chance!).toBeLessThan(0.92)
    expect(part.harmless.promoted).toBeLessThan(accuracy(part).chance!)
  })

  test('where there is too little to judge a check, the sample from which it is judged', async () => {
    const spec = readFileSync(join(root, 'fixtures/harmless-twin/mlgate.yaml'), 'utf8')
    const twin = join(root, 'fixtures/harmless-twin')
    const first = (name: string, hours: number) => {
      const where = `where: "ts < timestamp '${new Date(start + hours * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')}'"`
      writeFileSync(
        join(folder, name),
        spec
          .replace(/path: incumbent.parquet/, `path: ${twin}/incumbent.parquet, ${where}`)
          .replace(/path: candidate.parquet/, `path: ${twin}/candidate.parquet, ${where}`)
          .replaceAll(/(?<!\/)labels.parquet/g, `${twin}/labels.parquet`)
          .replace('min: 9000', 'min: 1'),
      )
      return documentOf<Power1>(['power', name], folder)
    }
    const log = await documentOf<Inspected>(['inspect', 'candidate.parquet'], twin)
    const start = Date.parse(String(log.columns.find(c => c.name === 'ts')!.range![0]))
    const auc = ({ checks }: Power1) => checks.find(c => c.id === 'significance/auc/margin')!
    const few = auc(await first('few.yaml', 6))
    expect(few).toMatchObject({ reason: 'too_few', chance: null, needed: { '0.8': null } })
    const { rows, seconds } = few.judged_from!
    expect(rows).toBeGreaterThan(few.sample!.rows)
    const hours = seconds! / 3600
    expect(auc(await first('less.yaml', 0.8 * hours)).reason).toBe('too_few')
    const more = auc(await first('more.yaml', 1.2 * hours))
    expect(more).toMatchObject({ reason: null, judged_from: null, chance: expect.any(Number) })
    const { stdout } = await mlgate(['power', 'few.yaml'], { cwd: folder, env: { COLUMNS: '160' } })
    expect(stdout).toMatch(
      / auc .* too few rows or events\n[\s\S]*\n {2}significance\/auc: it is judged from about \d+ \(\d\.\d h\) on\.\n/,
    )
  })

  test('where superiority is asked for, equal candidates are held, and it says so', async () => {
    const spec = readFileSync(join(outage, 'mlgate.yaml'), 'utf8').replace(
      'auc: { margin: 0.005 }',
      'auc: { superior: true }',
    )
    writeFileSync(join(folder, 'superior.yaml'), spec)
    const { stdout } = await mlgate(['power', 'superior.yaml'], { cwd: folder })
    expect(stdout).toMatch(/one that is merely\s+equal is held, however many/)
    expect(stdout).toContain('(rarely-promoted)')
  })
})

test.each(['plan', 'power'])('%s: a spec that is not there, or is given twice', async command => {
  const none = await mlgate([command, 'none.yaml'], { cwd: folder })
  expect([none.exitCode, none.stdout]).toEqual([2, ''])
  expect(none.stderr).toMatch(/^error spec-not-found/)
  const twice = await mlgate([command, 'a.yaml', '-c', 'b.yaml'], { cwd: folder })
  expect([twice.exitCode, twice.stderr]).toEqual([2, expect.stringContaining('given twice')])
  const help = await mlgate([command, '--help'])
  expect([help.exitCode, help.stdout]).toEqual([
    0,
    expect.stringMatching(new RegExp(`Examples?:\\n {2}\\$ mlgate ${command}`)),
  ])
})
