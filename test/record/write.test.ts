import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exitCodeOf, worstExitCode } from '../../src/record/exit.ts'
import { writeWhole } from '../../src/record/write.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a file is written whole or not at all', () => {
  test('into folders that are made for it, and nothing else is left', () => {
    const file = join(folder, 'out/deep/result.json')
    writeWhole(file, 'text')
    expect(readFileSync(file, 'utf8')).toBe('text')
    expect(readdirSync(join(folder, 'out/deep'))).toEqual(['result.json'])
  })

  test('over an older one, whose permissions stay', () => {
    const file = join(folder, 'result.json')
    writeFileSync(file, 'a much longer text')
    chmodSync(file, 0o640)
    writeWhole(file, 'new')
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(statSync(file).mode & 0o777).toBe(0o640)
  })

  test('through a link, which stays one', () => {
    writeFileSync(join(folder, 'real.json'), 'old')
    symlinkSync('real.json', join(folder, 'link.json'))
    writeWhole(join(folder, 'link.json'), 'new')
    expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new')
  })

  test('a device is written to, not replaced', () => {
    writeWhole('/dev/null', 'text')
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  // In a process of its own: one that never returned could not be stopped from within.
  test('under /proc, where no folder can be made, there is an end and an error', () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { writeWhole } from ${JSON.stringify(join(import.meta.dirname, '../../src/record/write.ts'))}
         try { writeWhole('/proc/nope/deep/x.xml', 'text') } catch (error) { console.log(error.message) }`,
      ],
      { timeout: 10_000, encoding: 'utf8' },
    )
    expect([status, stdout]).toEqual([
      0,
      expect.stringMatching(/^\/proc\/nope\/deep\/x\.xml cannot be written: ENOENT/),
    ])
  })

  test('where it cannot be, the error says so and nothing is left behind', () => {
    mkdirSync(join(folder, 'taken'))
    expect(() => writeWhole(join(folder, 'taken'), 'text')).toThrow(/taken cannot be written: it is a folder/)
    writeFileSync(join(folder, 'file'), '')
    expect(() => writeWhole(join(folder, 'file/result.json'), 'text')).toThrow(/cannot be written/)
    expect(() => writeWhole(join(folder, `${'x'.repeat(300)}.json`), 'text')).toThrow(/cannot be written/)
    expect(readdirSync(folder).sort()).toEqual(['file', 'taken'])
  })

  test('a rename that fails takes the temporary file with it', () => {
    const file = join(folder, 'result.json')
    const text = {
      // The folder appears under the file's name while the text is being written.
      toString: () => {
        mkdirSync(file)
        return 'text'
      },
    }
    expect(() => writeWhole(file, text as string)).toThrow(/cannot be written/)
    expect(readdirSync(folder).filter(name => name.endsWith('.tmp'))).toEqual([])
    expect(existsSync(file)).toBe(statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false)
  })
})

describe('exit codes', () => {
  test.each([
    ['promote', 0, 0],
    ['hold', 3, 0],
    ['block', 1, 1],
    ['rollback', 1, 1],
    ['error', 2, 2],
  ] as const)('%s: %i, under --fail-on block %i', (decision, code, lenient) => {
    expect([exitCodeOf(decision, 'hold'), exitCodeOf(decision, 'block')]).toEqual([code, lenient])
  })

  test.each([
    [[0, 0], 0],
    [[0, 3], 3],
    [[1, 3, 0], 1],
    [[3, 2, 1], 2],
    [[0, 7], 7],
  ])('the worst of %j is %i', (codes, worst) => {
    expect(worstExitCode(codes)).toBe(worst)
  })
})
