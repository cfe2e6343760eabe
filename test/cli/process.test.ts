import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pretty } from '../../src/report/pretty.ts'
import { records } from '../helpers/records.ts'

const root = join(import.meta.dirname, '../..')
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const FAKE = fileURLToPath(new URL('../helpers/fake-cli.ts', import.meta.url))
let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mlgate-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A process with nothing in its environment; `during` sees its error output as it comes. */
const run = (
  script: string,
  args: string[],
  during: (child: ChildProcess, stderr: string) => void = () => {},
): Promise<Ended> =>
  new Promise(done => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { PATH: '' } })
    const ended: Ended = { code: null, stdout: '', stderr: '' }
    child.stdout.on('data', text => {
      ended.stdout += text
    })
    child.stderr.on('data', text => {
      ended.stderr += text
      during(child, ended.stderr)
    })
    child.on('close', code => done({ ...ended, code }))
  })

const main = (...args: string[]) => run(MAIN, args)
const fake = (...args: string[]) => run(FAKE, args)

describe('the real program', () => {
  test('--help', async () => {
    const { code, stdout, stderr } = await main('--help')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Usage: mlgate .*\n {2}check \[options\] \[spec...\] .*Examples:\n {2}\$ mlgate init /s)
  })

  test('check --help has examples and the exit codes', async () => {
    const { code, stdout } = await main('check', '--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Examples:\n {2}\$ mlgate check\n.*Exit codes:\n {2}0 {2}promote/s)
  })

  test('without arguments the help is an answer to a wrong use', async () => {
    const { code, stdout, stderr } = await main()
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^Usage: mlgate /)
  })

  test('--version', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(await main('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })

  test('a usage error', async () => {
    expect(await main('check', '--candiate', 'x')).toEqual({
      code: 2,
      stdout: '',
      stderr: "error usage: Unknown option '--candiate'.\n  hint: did you mean --candidate?\n",
    })
  })
})

describe('the process, whatever the pipeline does', () => {
  test('a verdict', async () => {
    const stdout = pretty(records.hold, { width: 80, color: false, verbose: false, quiet: false })
    expect(await fake('check')).toEqual({ code: 3, stdout, stderr: '' })
  })

  test('a reader that goes away is no error', async () => {
    const ended = await run(FAKE, ['check', 'big', '--format', 'json', '-o', 'json:r.json'])
    expect(ended.code).toBe(3)
    const cut = await new Promise<Ended>(done => {
      const child = spawn(process.execPath, [FAKE, 'check', 'big', '--format', 'json'], { cwd, env: {} })
      let stderr = ''
      child.stderr.on('data', text => {
        stderr += text
      })
      child.stdout.once('data', () => child.stdout.destroy())
      child.on('close', code => done({ code, stdout: '', stderr }))
    })
    expect(cut).toEqual({ code: 3, stdout: '', stderr: '' })
  })

  test.each(['SIGINT', 'SIGTERM'] as const)('%s', async signal => {
    const ended = await run(FAKE, ['check', 'wait', '-o', 'json:r.json'], (child, stderr) => {
      if (stderr === 'ready\n') child.kill(signal)
    })
    expect(ended).toEqual({ code: 130, stdout: '', stderr: 'ready\nInterrupted: no verdict was reached.\n' })
    expect(readdirSync(cwd)).toEqual([])
  })

  test('a second interrupt does not wait', async () => {
    let sent = 0
    const ended = await run(FAKE, ['check', 'deaf'], child => {
      if (sent++ > 0) return
      child.kill('SIGINT')
      setTimeout(() => child.kill('SIGINT'), 200)
    })
    expect(ended).toMatchObject({ code: 130, stdout: '' })
  })

  test.each([
    ['stray', 'Error: stray'],
    ['rejects', 'Error: unheard'],
    ['never', 'the run ended without a result'],
  ])('%s: no verdict, never success', async (spec, text) => {
    const { code, stdout, stderr } = await fake('check', spec, '--format', 'json')
    expect(code).toBe(2)
    expect(stderr).toMatch(/^error internal: This is a bug in mlgate/)
    expect(stderr).toContain(text)
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'error', error: { code: 'internal' } })
  })
})
