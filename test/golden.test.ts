import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { expectGolden } from './helpers/golden.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
const file = (name: string) => join(folder, name)

test('a golden file that is missing is written, but not in CI', () => {
  vi.stubEnv('CI', 'true')
  expect(() => expectGolden('text', file('a.txt'))).toThrow('is missing')
  expect(existsSync(file('a.txt'))).toBe(false)
  vi.stubEnv('CI', '')
  expectGolden('text', file('a.txt'))
  expect(readFileSync(file('a.txt'), 'utf8')).toBe('text')
})

test('what differs fails and is written beside it, until it does not', () => {
  writeFileSync(file('a.txt'), 'text')
  expect(() => expectGolden('other', file('a.txt'))).toThrow('a.txt-changed')
  expect([readFileSync(file('a.txt'), 'utf8'), readFileSync(file('a.txt-changed'), 'utf8')]).toEqual(['text', 'other'])
  expectGolden('text', file('a.txt'))
  expect(existsSync(file('a.txt-changed'))).toBe(false)
})
