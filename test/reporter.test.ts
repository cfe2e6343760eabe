import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './helpers/dist.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-reporter-'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const lastLine = (files: Record<string, string>): string | undefined => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const reporters = ['--reporter', 'dot', '--reporter', join(root, 'test/reporter.ts')]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { stdout } = spawnSync(process.execPath, [vitest, 'run', '--root', folder, ...reporters], { encoding: 'utf8' })
  return stdout.trimEnd().split('\n').at(-1)
}

const from = "import { beforeAll, expect, test } from 'vitest'\n"

test('the last line counts what passed, failed and was skipped', () => {
  const a = `${from}test('a', () => expect(1).toBe(1)); test('b', () => expect(1).toBe(2)); test.skip('c'); test.todo('d')`
  expect(lastLine({ 'a.test.ts': a })).toBe('1 passed, 1 failed, 2 skipped')
})

test('a file that cannot be loaded is a failure', () => {
  const files = { 'a.test.ts': `${from}test('a', () => expect(1).toBe(1))`, 'b.test.ts': 'throw new Error("x")' }
  expect(lastLine(files)).toBe('1 passed, 1 failed, 0 skipped')
})
