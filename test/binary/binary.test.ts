/** The single executable: made from packages, copied to an empty folder, run with nothing in its environment. */
import { execFile } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBinary, canCarry } from '../../scripts/binary.ts'
import type { Record1 } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { mlgate, type Run, recordOf } from '../helpers/run.ts'

describe.skipIf(!canCarry())('the single executable (skipped where this Node cannot carry one)', () => {
  let folder: string
  let cache: string
  let program: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlgate-alone-'))
    lastBuild()
    const made = join(folder, 'made/mlgate')
    await buildBinary(made)
    cache = join(folder, 'cache')
    program = join(folder, 'empty/mlgate')
    mkdirSync(join(folder, 'empty'))
    copyFileSync(made, program)
    cpSync(join(root, 'fixtures/label-outage'), join(folder, 'empty'), { recursive: true })
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (args: readonly string[], env: Record<string, string> = { MLGATE_CACHE: cache }): Promise<Run> =>
    new Promise(done => {
      execFile(program, args, { cwd: join(folder, 'empty'), env }, (error, stdout, stderr) =>
        done({ exitCode: error ? Number(error.code ?? -1) : 0, stdout, stderr }),
      )
    })
  const json = ['check', '--format', 'json']
  const library = () => join(cache, 'mlgate', readdirSync(join(cache, 'mlgate'))[0]!, 'libduckdb.so')
  const steady = ({ run_id, as_of, spec, logs, provenance, ...rest }: Record1) => rest

  test('has its licences beside it, and a size to copy', () => {
    const licences = readFileSync(join(folder, 'made/THIRD_PARTY_LICENSES.txt'), 'utf8')
    for (const name of ['commander 1', '@duckdb/node-api 1', 'node-bindings-', 'Node.js 24'])
      expect(licences).toContain(name)
    expect(statSync(program).size).toBeLessThan(210e6)
  })

  test('what reads no log unpacks nothing', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await run(['--version'])).toEqual({ stdout: `${version}\n`, stderr: '', exitCode: 0 })
    expect((await run(['check', '--help'])).exitCode).toBe(0)
    expect(existsSync(cache)).toBe(false)
  })

  test('judges as the package does, from two first starts at once', async () => {
    const [first, second] = await Promise.all([run(json), run(json)])
    const packaged = await mlgate(json, { cwd: join(folder, 'empty') })
    for (const alone of [first, second]) {
      expect({ ...alone, stdout: '' }).toEqual({ stdout: '', stderr: '', exitCode: 1 })
      expect(steady(recordOf(alone))).toEqual(steady(recordOf(packaged)))
    }
    expect(readdirSync(join(cache, 'mlgate'))).toHaveLength(1)
  })

  test('loads what is loaded late, and a gate of the user’s own', async () => {
    cpSync(join(root, 'test/gates/own/cost.ts'), join(folder, 'empty/cost.ts'))
    expect((await run(['gates', './cost.ts'])).stdout).toContain('mean cost of a decision')
    const { exitCode } = await run(['check', '-o', 'html:report.html', '-o', 'sarif:results.sarif'])
    expect(exitCode).toBe(1)
    expect(readFileSync(join(folder, 'empty/report.html'), 'utf8')).toContain('<svg')
  })

  test('does not load a library that was changed', async () => {
    await run(json)
    chmodSync(library(), 0o700)
    appendFileSync(library(), 'more')
    const { exitCode, stderr } = await run(json)
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(/^note: what lay in .* replaced\n$/),
    })
    expect(await run(json)).toMatchObject({ exitCode: 1, stderr: '' })
  })

  test('runs with no environment and no home that it can write to', async () => {
    const env = { HOME: join(program, 'no-folder'), TMPDIR: join(folder, 'temp') }
    mkdirSync(env.TMPDIR)
    expect(await run(json, env)).toMatchObject({ exitCode: 1, stderr: '' })
    expect(await run(json, { ...env, TMPDIR: join(program, 'no-folder') })).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^error engine-missing: DuckDB cannot be loaded: no folder will do: .*ENOTDIR/),
    })
  })
})
