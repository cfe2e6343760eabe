import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'

/**
 * The text is the file's. Where it is not, `<file>-changed` holds what it was, to be looked at and moved over the file.
 * A file that is missing is written, but never in CI: there, nothing would be compared.
 */
export function expectGolden(text: string, file: string): void {
  const changed = `${file}-changed`
  if (!existsSync(file)) {
    expect(process.env.CI, `${file} is missing`).toBeFalsy()
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  const expected = readFileSync(file, 'utf8')
  if (text === expected) rmSync(changed, { force: true })
  else writeFileSync(changed, text)
  expect(text, `see ${changed}`).toBe(expected)
}
