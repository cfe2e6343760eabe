import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Expected, expectedOf, makeLogs, readme } from '../fixtures/make.ts'
import { openDuckDB } from '../fixtures/parquet.ts'
import { scenarios } from '../fixtures/scenarios.ts'
import type { ErrorRecord, Record1, RecordedCheck } from '../src/record/types.ts'
import { lastBuild, root } from './helpers/dist.ts'
import { mlgate, type Run } from './helpers/run.ts'
import { resultProblems } from './helpers/validate.ts'

const names = Object.keys(scenarios)
const folder = join(root, 'fixtures')

/** A run in the form of expected.json, with the fields that it has. */
function seen(expected: Expected, { exitCode, stdout }: Run): Omit<Expected, 'shows' | 'dogfood'> {
  const document = JSON.parse(stdout) as Record1 | ErrorRecord
  if (document.decision === 'error') {
    const words = JSON.stringify(document)
    return {
      decision: 'error',
      exitCode: exitCode as 2,
      mentions: expected.mentions?.filter(w => words.includes(w)) ?? [],
    }
  }
  const checks = new Map((document as Record1).gates.flatMap(g => g.checks).map(c => [c.id, c]))
  const each = <T>(ids: object | undefined, of: (check: RecordedCheck) => T) =>
    Object.fromEntries(Object.keys(ids ?? {}).map(id => [id, checks.has(id) ? of(checks.get(id)!) : 'no such check']))
  return {
    decision: document.decision as Expected['decision'],
    exitCode: exitCode as Expected['exitCode'],
    ...(expected.decidedBy && { decidedBy: [...document.decided_by].sort() }),
    ...(expected.verdicts && { verdicts: each(expected.verdicts, c => c.verdict) }),
    ...(expected.reasons && { reasons: each(expected.reasons, c => String(c.reason)) }),
    ...(expected.needed && { needed: expected.needed.filter(id => (checks.get(id)?.needed?.rows ?? 0) > 0) }),
  }
}

describe('the folder', () => {
  test('every scenario has a folder, and every folder is a scenario', () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter(entry => entry.isDirectory())
    expect(folders.map(entry => entry.name).sort()).toEqual([...names].sort())
  })

  test('one scenario shows each exit code', () => {
    const codes = names.map(expectedOf).flatMap(e => (e.dogfood ? [e.exitCode] : []))
    expect(codes.sort()).toEqual([0, 1, 2, 3])
  })
})

describe('scenarios', () => {
  beforeAll(() => void lastBuild())

  test.each(names)('%s', async name => {
    const { shows: _, dogfood: __, ...expected } = expectedOf(name)
    const run = await mlgate(['check', '-c', `fixtures/${name}/mlgate.yaml`, '--format', 'json'])
    expect(run.stdout, run.stderr).toMatch(/^\{/)
    expect(resultProblems(JSON.parse(run.stdout))).toEqual([])
    expect(seen(expected as Expected, run)).toEqual({
      ...expected,
      ...(expected.decidedBy && { decidedBy: [...expected.decidedBy].sort() }),
    })
  })

  test('the report of a block', async () => {
    const { stdout } = await mlgate(['check', '-c', 'fixtures/label-outage/mlgate.yaml', '--no-color'])
    await expect(stdout.replace(/\d+\.\d+ s\b/g, '0.00 s')).toMatchFileSnapshot('golden/label-outage.txt')
  })
})

describe('what make.ts writes', () => {
  const made = mkdtempSync(join(tmpdir(), 'mlgate-fixtures-'))
  afterAll(() => rmSync(made, { recursive: true, force: true }))

  test('the committed logs, value by value', async () => {
    await makeLogs(['too-small'], made)
    const db = await openDuckDB()
    const rows = async (path: string) => {
      const reader = await db.runAndReadAll(`select * from '${path}'`)
      return { names: reader.columnNames(), types: reader.columnTypes().map(String), rows: reader.getRowsJson() }
    }
    for (const file of readdirSync(join(made, 'too-small'))) {
      expect(await rows(join(made, 'too-small', file)), file).toEqual(await rows(join(folder, 'too-small', file)))
    }
    expect(readdirSync(join(made, 'too-small')).sort()).toEqual([
      'candidate.parquet',
      'incumbent.parquet',
      'labels.parquet',
    ])
  })

  test('the table of scenarios', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe(readme())
  })
})
