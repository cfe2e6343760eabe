import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { foldersFor, openUnpacked, type Packed } from '../../src/binary/unpack.ts'

let world: string
beforeEach(() => {
  world = mkdtempSync(join(tmpdir(), 'mlgate-unpack-'))
  mkdirSync(join(world, 'temp'))
})
afterEach(() => rmSync(world, { recursive: true, force: true }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const packed = (name: string, text: string): Packed => ({
  name,
  sha256: sha256(text),
  bytes: vi.fn(() => Buffer.from(text)),
})
const files = () => [packed('library.so', 'a library'), packed('addon.node', 'an addon')]
const root = process.getuid?.() === 0

/** A start: the folder that was opened, what was in the library then, and what was said. */
function start({ of = files(), folders = ['cache'], open = (_: string): void => {} } = {}) {
  const notes: string[] = []
  const opened = openUnpacked(
    of,
    { folders: folders.map(f => join(world, f)), temp: join(world, 'temp') },
    folder => {
      open(folder)
      return { folder, text: readFileSync(join(folder, 'library.so'), 'utf8') }
    },
    text => notes.push(text),
  )
  return { ...opened, notes }
}

describe('the files are unpacked', () => {
  test('once, for their user alone', () => {
    const first = start()
    expect(first).toMatchObject({ text: 'a library', notes: [] })
    expect(statSync(join(world, 'cache')).mode & 0o777).toBe(0o700)
    expect(statSync(first.folder).mode & 0o777).toBe(0o700)
    const again = files()
    expect(start({ of: again })).toEqual(first)
    for (const { bytes } of again) expect(bytes).not.toHaveBeenCalled()
    expect(readdirSync(join(world, 'cache'))).toHaveLength(1)
  })

  test('beside those of another version', () => {
    const first = start()
    const second = start({ of: [packed('library.so', 'a newer library'), packed('addon.node', 'an addon')] })
    expect(second).toMatchObject({ text: 'a newer library', notes: [] })
    expect(existsSync(first.folder)).toBe(true)
  })

  test('and what a start has left that was killed goes, once no other can be at it', () => {
    start()
    for (const [name, hours] of [
      ['new-old', 2],
      ['bad-old', 2],
      ['new-now', 0],
    ] as const) {
      mkdirSync(join(world, 'cache', name))
      utimesSync(join(world, 'cache', name), new Date(), new Date(Date.now() - hours * 3_600_000))
    }
    const { folder } = start({ of: [packed('library.so', 'a newer library')] })
    expect(readdirSync(join(world, 'cache'))).toHaveLength(3)
    expect([existsSync(folder), existsSync(join(world, 'cache/new-now'))]).toEqual([true, true])
  })

  test('and a damaged executable is not', () => {
    const damaged = { name: 'library.so', sha256: sha256('a library'), bytes: () => Buffer.from('a lib') }
    expect(() => start({ of: [damaged] })).toThrow('library.so in the executable is damaged')
  })
})

describe('what was changed since is replaced, and that is said', () => {
  const replaced = (change: (folder: string, library: string) => void) => {
    const { folder } = start()
    chmodSync(join(folder, 'library.so'), 0o700)
    change(folder, join(folder, 'library.so'))
    const next = start()
    expect(next).toMatchObject({ folder, text: 'a library' })
    expect(next.notes).toEqual([
      `note: what lay in ${folder} was not what mlgate unpacked there, and has been replaced\n`,
    ])
    expect(start().notes).toEqual([])
    expect(readdirSync(join(world, 'cache'))).toHaveLength(1)
  }

  test('another content', () => replaced((_, library) => writeFileSync(library, 'a libRary')))
  test('a part of it', () => replaced((_, library) => writeFileSync(library, 'a lib')))
  test('a file that is gone', () => replaced((_, library) => rmSync(library)))
  test('a link to the same content, which may be another later', () =>
    replaced((_, library) => {
      writeFileSync(join(world, 'elsewhere'), 'a library')
      rmSync(library)
      symlinkSync(join(world, 'elsewhere'), library)
    }))
  test('a file that others can write to', () => replaced((_, library) => chmodSync(library, 0o722)))
  test('a folder that became a file', () =>
    replaced(folder => {
      rmSync(folder, { recursive: true })
      writeFileSync(folder, '')
    }))
  test('a folder that became a link to one', () =>
    replaced(folder => {
      rmSync(folder, { recursive: true })
      mkdirSync(join(world, 'theirs'))
      writeFileSync(join(world, 'theirs', 'library.so'), 'a library')
      symlinkSync(join(world, 'theirs'), folder)
    }))
  test.runIf(root)('a file of another user', () => replaced((_, library) => chownSync(library, 12345, 12345)))
})

describe('a folder that will not do is passed over', () => {
  const passedOver = (folders: readonly string[], open?: (folder: string) => void) =>
    start({ folders: [...folders, 'next'], ...(open && { open }) })

  test('it cannot be made', () => {
    writeFileSync(join(world, 'file'), '')
    expect(passedOver(['file/cache']).folder).toContain(join(world, 'next'))
  })

  test('it is a link', () => {
    mkdirSync(join(world, 'theirs'))
    symlinkSync(join(world, 'theirs'), join(world, 'link'))
    expect(passedOver(['link']).folder).toContain(join(world, 'next'))
    expect(readdirSync(join(world, 'theirs'))).toEqual([])
  })

  test.runIf(root)('it belongs to somebody else', () => {
    mkdirSync(join(world, 'theirs'))
    chownSync(join(world, 'theirs'), 12345, 12345)
    expect(passedOver(['theirs']).folder).toContain(join(world, 'next'))
  })

  test('libraries cannot be loaded from it', () => {
    const { folder } = passedOver(['noexec'], opened => {
      if (opened.includes('noexec')) throw new Error('failed to map segment from shared object')
    })
    expect(folder).toContain(join(world, 'next'))
  })

  test('and where none will do, one is used that does not stay', () => {
    writeFileSync(join(world, 'file'), '')
    const { folder, text } = start({ folders: ['file/cache'] })
    expect({ text, in: folder.startsWith(join(world, 'temp')) }).toEqual({ text: 'a library', in: true })
    expect(readdirSync(join(world, 'temp'))).toEqual([])
  })

  test('or it is said what was wrong with each', () => {
    writeFileSync(join(world, 'file'), '')
    const open = () => {
      throw new Error('Operation not permitted')
    }
    expect(() => start({ folders: ['file/cache', 'cache'], open })).toThrow(
      /no folder will do: .*file\/cache: ENOTDIR.*; .*\/cache: Operation not permitted; .*\/temp: Operation not permitted/,
    )
    expect(readdirSync(join(world, 'temp'))).toEqual([])
  })
})

test('starts at the same time leave one folder, and each finds it whole', async () => {
  const text = 'x'.repeat(50_000)
  const of = ['library.so', 'addon.node'].map(name => ({ name, sha256: sha256(text), text }))
  const given = JSON.stringify({ folder: join(world, 'cache'), temp: join(world, 'temp'), files: of })
  const run = promisify(execFile)
  const starts = () =>
    Promise.all(Array.from({ length: 6 }, () => run(process.execPath, [join(import.meta.dirname, 'starts.ts'), given])))
  const found = (await starts()).map(({ stdout }) => JSON.parse(stdout))
  expect(found).toEqual(found.map(() => ({ opened: found[0].opened, sizes: [50_000, 50_000] })))
  const library = join(found[0].opened, 'library.so')
  chmodSync(library, 0o700)
  writeFileSync(library, 'bad')
  // Now all of them find it bad at once.
  expect((await starts()).map(({ stdout }) => JSON.parse(stdout).sizes)).toEqual(found.map(f => f.sizes))
  expect(readdirSync(join(world, 'cache'))).toHaveLength(1)
}, 120_000)

describe('where programs keep what they can make again', () => {
  const at = { home: '/home/ana', temp: '/tmp', user: '7' }
  test.each([
    ['linux', {}, ['/home/ana/.cache/mlgate', '/tmp/mlgate-7']],
    ['linux', { XDG_CACHE_HOME: '/var/c' }, ['/var/c/mlgate', '/tmp/mlgate-7']],
    ['linux', { XDG_CACHE_HOME: 'relative' }, ['/home/ana/.cache/mlgate', '/tmp/mlgate-7']],
    ['darwin', {}, ['/home/ana/Library/Caches/mlgate', '/tmp/mlgate-7']],
    ['win32', { LOCALAPPDATA: '/local' }, ['/local/mlgate', '/tmp/mlgate-7']],
    ['linux', { MLGATE_CACHE: '/mine' }, ['/mine/mlgate', '/home/ana/.cache/mlgate', '/tmp/mlgate-7']],
  ] as const)('%s %j', (platform, env, folders) => {
    expect(foldersFor(platform, env, at)).toEqual(folders)
  })
})
