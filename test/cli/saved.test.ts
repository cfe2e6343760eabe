import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/report/index.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { records } from '../helpers/records.ts'
import { mlgate, type Run } from '../helpers/run.ts'

lastBuild()

const cwd = mkdtempSync(join(tmpdir(), 'mlgate-saved-'))
afterAll(() => rmSync(cwd, { recursive: true }))
const saved = (name: string, document: unknown): string => {
  writeFileSync(join(cwd, name), typeof document === 'string' ? document : JSON.stringify(document))
  return name
}

describe('report', () => {
  let checked: Run
  beforeAll(async () => {
    const outputs = FORMATS.flatMap(format => ['-o', `${format}:${join(cwd, `checked.${format}`)}`])
    checked = await mlgate(['check', 'fixtures/label-outage/mlgate.yaml', ...outputs], { cwd: root })
  })

  test('is what the check printed', async () => {
    expect(checked.exitCode).toBe(1)
    expect(await mlgate(['report', 'checked.json'], { cwd })).toEqual({
      exitCode: 0,
      stdout: checked.stdout,
      stderr: '',
    })
  })

  test.each(FORMATS)('has %s as the check had it, and needs nothing but the result', async format => {
    const { exitCode, stdout } = await mlgate(['report', 'checked.json', '--format', format, '-o', `${format}:again`], {
      cwd,
    })
    expect(exitCode).toBe(0)
    expect(stdout.length).toBeGreaterThan(0)
    expect(readFileSync(join(cwd, 'again'), 'utf8')).toBe(readFileSync(join(cwd, `checked.${format}`), 'utf8'))
  })

  test('lets fields through that a later version added', async () => {
    const later = { ...records.hold, weather: 'fair', provenance: { ...records.hold.provenance, mlgate: '1.9.0' } }
    const { exitCode, stdout } = await mlgate(['report', saved('later.json', later)], { cwd })
    expect([exitCode, stdout.split(' ')[1]]).toEqual([0, 'HOLD'])
  })

  const { promote } = records
  test.each([
    ['there is none', null, 'no-file', 'cannot be read'],
    ['half of it', JSON.stringify(promote).slice(0, 900), 'not-json', 'or only half of it'],
    ['another document', { openapi: '3.1.0' }, 'not-a-record', 'is not a result of mlgate'],
    [
      'a later format',
      { ...promote, schema: 'mlgate/result@2' },
      'record-version',
      'this mlgate reads mlgate/result@1',
    ],
    [
      'an earlier format',
      { ...promote, schema: 'mlgate/result@0' },
      'record-version',
      'this mlgate reads mlgate/result@1',
    ],
    ['a run without a verdict', { schema: promote.schema, decision: 'error' }, 'record-of-error', 'without a verdict'],
    ['a key that was taken out', { ...promote, gates: undefined }, 'record-invalid', 'gates'],
    ['an edited decision', { ...records.block, decision: 'promote', decided_by: [] }, 'record-contradicts', 'fails'],
  ])('refuses: %s', async (name, document, code, words) => {
    const file = document === null ? 'none.json' : saved(`${name.replaceAll(' ', '-')}.json`, document)
    const { exitCode, stdout, stderr } = await mlgate(['report', file], { cwd })
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr.replace(/\s+/g, ' ')).toContain(words)
    expect(stderr).toMatch(new RegExp(`^error ${code}: ${file}`))
  })
})

test.each(['report'])('%s --help has an example', async command => {
  const { exitCode, stdout } = await mlgate([command, '--help'])
  expect([exitCode, stdout]).toEqual([0, expect.stringMatching(new RegExp(`Examples?:\\n {2}\\$ mlgate ${command}`))])
})
