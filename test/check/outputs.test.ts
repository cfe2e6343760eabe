import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/report/index.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { mlgate, type Run } from '../helpers/run.ts'
import { JUNIT_SCHEMAS, junitProblems, resultProblems, sarifProblems } from '../helpers/validate.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

/** The built program as a step of GitHub Actions, with every format in one run. */
const inActions = (spec: string, to: string): Promise<Run> => {
  for (const name of ['summary', 'output']) writeFileSync(join(folder, `${to}-${name}`), '')
  return mlgate(['check', '-c', spec, ...FORMATS.flatMap(format => ['-o', `${format}:${join(folder, to, format)}`])], {
    env: {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: root,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_STEP_SUMMARY: join(folder, `${to}-summary`),
      GITHUB_OUTPUT: join(folder, `${to}-output`),
    },
  })
}

describe.each([
  ['block', 'fixtures/label-outage/mlgate.yaml', 1],
  ['hold', 'fixtures/too-small/mlgate.yaml', 3],
  ['promote', 'fixtures/harmless-twin/mlgate.yaml', 0],
  ['error', 'fixtures/broken-spec/mlgate.yaml', 2],
] as const)('all formats of a real run: %s', (decision, spec, exitCode) => {
  let run: Run
  beforeAll(async () => {
    lastBuild()
    run = await inActions(spec, decision)
  })

  test('are written, and the exit code is the decision’s', () => {
    expect(run.exitCode).toBe(exitCode)
    // The page's pictures come from the evidence beside it.
    expect(readdirSync(join(folder, decision)).sort()).toEqual([...FORMATS, 'html.evidence.json'].toSorted())
    expect(read(`${decision}-output`)).toMatch(new RegExp(`^decision<<(end-.*)\n${decision}\n\\1\n`))
  })

  test('are valid', async () => {
    expect(resultProblems(JSON.parse(read(`${decision}/json`)))).toEqual([])
    expect(sarifProblems(read(`${decision}/sarif`))).toEqual([])
    for (const schema of JUNIT_SCHEMAS) expect(await junitProblems(read(`${decision}/junit`), schema)).toEqual([])
    for (const line of read(`${decision}/ndjson`).trimEnd().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ decision })
  })

  test('say the same', () => {
    const word = decision === 'error' ? 'NO VERDICT' : decision.toUpperCase()
    expect(read(`${decision}/markdown`)).toMatch(new RegExp(`^## \\S ${word}`))
    expect(read(`${decision}-summary`)).toBe(`${read(`${decision}/markdown`)}\n`)
    expect(run.stderr.endsWith(read(`${decision}/github`))).toBe(true)
    expect(read(`${decision}/junit`).includes('<failure ')).toBe(decision === 'block')
    expect(read(`${decision}/junit`).includes('<error ')).toBe(decision === 'hold' || decision === 'error')
  })

  test('point at the lines of the spec, from the root of the checkout', () => {
    const level = { promote: 'notice', hold: 'warning', block: 'error', error: 'error' }[decision]
    expect(read(`${decision}/github`)).toMatch(new RegExp(`^::${level} file=${spec},line=[1-9]\\d*,`, 'm'))
    // Where all is well there is nothing to point at.
    expect(read(`${decision}/sarif`).includes(`"uri": "${spec}"`)).toBe(decision !== 'promote')
  })
})
