import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lastBuild, root } from '../helpers/dist.ts'
import { mlgate, recordOf } from '../helpers/run.ts'

lastBuild()

let folder: string
const spec = readFileSync(join(root, 'fixtures/label-outage/mlgate.yaml'), 'utf8')
  .replace(
    'latency: latency_ms }',
    'latency: latency_ms, unit: user_id, groups: [sex, race], features: [latency_ms, user_id] }',
  )
  .replace(/slices:\n {2}sex: .*\n/, '')
  .replace('    slices: [sex]\n', '')
const find = (name: string, text: string, ...args: string[]) => {
  writeFileSync(join(folder, name), text)
  return mlgate(['check', name, '--find-slices', ...args], { cwd: folder })
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-find-'))
  cpSync(join(root, 'fixtures/label-outage'), folder, { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the harmed slice is found, with an estimate of the other half, and decides nothing', async () => {
  const without = recordOf(await mlgate(['check', '--format', 'json'], { cwd: folder }))
  expect(without.found_slices).toBeUndefined()
  const record = recordOf(await find('found.yaml', spec, '--format', 'json'))
  const { columns, left_out, slices, checks } = record.found_slices!
  expect({ columns, left_out }).toEqual({ columns: ['sex', 'race', 'latency_ms'], left_out: ['user_id'] })
  expect(slices).toBeGreaterThan(10)
  expect(checks.length).toBeLessThanOrEqual(5)
  const worst = checks.find(c => c.slice === 'sex=Female')!
  expect(worst).toMatchObject({ verdict: 'fail', severity: 'warn', family: 'slices', holds: false })
  // Half of the units: about half of the women's rows.
  const women = 0.34 * 12_000
  expect(worst.candidate!.n).toBeGreaterThan(0.4 * women)
  expect(worst.candidate!.n).toBeLessThan(0.6 * women)
  const warned = record.warnings.filter(w => w.code === 'slice-harmed')
  expect(warned).toHaveLength(checks.filter(c => c.verdict === 'fail').length)
  expect(warned[0]!.message).toContain('sex=Female')
  const plain = recordOf(await mlgate(['check', 'found.yaml', '--format', 'json'], { cwd: folder }))
  expect([record.decision, record.decided_by]).toEqual([plain.decision, plain.decided_by])
  const again = recordOf(await find('found.yaml', spec, '--format', 'json'))
  expect(again.found_slices).toEqual(record.found_slices)
})

test('for people', async () => {
  const { stdout } = await find('found.yaml', spec)
  expect(stdout).toMatch(/! In slice sex=Female, .*\n[\s\S]*\(slice-harmed, found\.yaml:\d+\)/)
  expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
    /Searched \d+ slices by sex, race, latency_ms \(not by user_id\): of the \d that looked worst on half of the units, the other half confirms \d/,
  )
})

test('`why` knows what was found', async () => {
  const found = await find('found.yaml', spec, '--format', 'json')
  writeFileSync(join(folder, 'found.json'), found.stdout)
  const record = recordOf(found)
  const check = record.found_slices!.checks.find(c => c.slice === 'sex=Female')!
  const { stdout, exitCode } = await mlgate(['why', 'found.json', check.id], { cwd: folder })
  expect(exitCode).toBe(0)
  expect(stdout).toContain(check.message.slice(0, 40))
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('effect none: a search found the slice')
  const about = JSON.parse((await mlgate(['why', 'found.json', check.id, '--format', 'json'], { cwd: folder })).stdout)
  expect(about).toMatchObject({ searched: true, decided: false, check: { id: check.id } })
  expect(about.related).toContainEqual(expect.objectContaining({ metric: check.metric, slice: null }))
  const typo = await mlgate(['why', 'found.json', check.id.slice(0, -1)], { cwd: folder })
  expect([typo.exitCode, typo.stderr]).toEqual([2, expect.stringContaining(check.id)])
})

test('a twin that harms nobody: none is confirmed', async () => {
  const at = join(root, 'fixtures/harmless-twin')
  const twin = readFileSync(join(at, 'mlgate.yaml'), 'utf8')
    .replace('columns: {', 'columns: { groups: [sex, race], unit: user_id,')
    .replaceAll(/(incumbent|candidate|labels)\.parquet/g, (_, name) => join(at, `${name}.parquet`))
  const record = recordOf(await find('twin.yaml', twin, '--format', 'json'))
  expect(record.found_slices!.checks.filter(c => c.verdict === 'fail')).toEqual([])
  expect(record.decision).toBe('promote')
})

test('nothing to cut by, nothing to search by', async () => {
  const none = await find('none.yaml', spec.replace(/, groups: .*\] }/, ' }'))
  expect([none.exitCode, none.stdout]).toEqual([2, ''])
  expect(none.stderr).toMatch(/^error nothing-to-search: There is nothing to cut slices by/)
  const facts = spec.slice(0, spec.indexOf('  - gate: parity'))
  expect((await find('facts.yaml', facts)).stderr).toMatch(
    /^error nothing-to-search: There is nothing to search slices by/,
  )
})
