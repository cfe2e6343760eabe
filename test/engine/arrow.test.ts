import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { type Database, open } from '../../src/engine/duckdb/open.ts'
import { numbers, texts } from '../../src/engine/duckdb/session.ts'
import { MlgateError } from '../../src/errors.ts'
import { quoteName } from '../../src/sql/duckdb.ts'

/** Made by test/reference/make_arrow.py. */
const folder = join(import.meta.dirname, '../reference/arrow')
interface Told {
  type: string
  first: (string | null)[]
  sha256: string
}
const reference = JSON.parse(readFileSync(join(folder, '../arrow.json'), 'utf8')) as Record<
  string,
  Record<string, Told>
>

const scratch = mkdtempSync(join(tmpdir(), 'mlgate-test-'))
afterAll(() => rmSync(scratch, { recursive: true }))

async function opened<T>(
  paths: readonly string[],
  work: (database: Database, table: string) => Promise<T>,
): Promise<T> {
  const database = await open([{ log: 'candidate', paths, format: null, at: undefined }], { threads: 2 })
  try {
    return await work(database, database.sources.candidate!.arrow!.table)
  } finally {
    database.close()
  }
}

/** Of each column its type, its first values as text, and a digest of all. */
const told = (name: string): Promise<Record<string, Told>> =>
  opened([join(folder, name)], async ({ session, load }, table) => {
    await load(null)
    const described = await session.query(`describe from ${table}`)
    const types = texts(described, 'column_type')
    const found: Record<string, Told> = {}
    for (const [i, column] of texts(described, 'column_name').entries()) {
      const rows = await session.query(`select ${quoteName(column)}::varchar as x from ${table} order by row`)
      const all = texts(rows, 'x') as (string | null)[]
      const sha256 = createHash('sha256')
        .update(all.map(t => t ?? '\\N').join('\n'))
        .digest('hex')
      found[column] = { type: types[i]!, first: all.slice(0, 8), sha256 }
    }
    return found
  })

/** Lists of one length are lists here. */
const like = ({ type, ...values }: Told): Told => ({ ...values, type: type.replace('[3]', '[]') })
const columnsLike = (columns: Record<string, Told>, of: readonly string[] = Object.keys(columns)) =>
  Object.fromEntries(of.map(name => [name, like(columns[name]!)]))

describe('all types, as DuckDB reads them from Arrow’s own memory', () => {
  test.each([
    ['file.arrow', 'few'],
    ['lz4.arrow', 'many'],
    ['zstd.arrow', 'many'],
    ['replaced.arrows', 'replaced.arrows'],
    ['grown.arrows', 'grown.arrows'],
  ])('%s', async (name, expected) => {
    expect(await told(name)).toEqual(columnsLike(reference[expected]!))
  })

  test.each(['v2.feather', 'legacy.arrow'])('%s, which has fewer columns', async name => {
    const found = await told(name)
    expect(Object.keys(found).length).toBeGreaterThan(2)
    expect(found).toEqual(columnsLike(reference.few!, Object.keys(found)))
  })
})

describe('what is read', () => {
  test('no row until the columns are known, and then no other column', async () => {
    await opened([join(folder, 'file.arrow')], async ({ session, load, sources }, table) => {
      const rows = async () => numbers(await session.query(`select count(*)::double as n from ${table}`), 'n')[0]
      expect([sources.candidate!.arrow!.rows, await rows()]).toEqual([150, 0])
      await load(new Set(['double', 'text', 'of another log']))
      expect(await rows()).toBe(150)
      expect(texts(await session.query(`describe from ${table}`), 'column_name').toSorted()).toEqual(['double', 'text'])
      await load(new Set(['row']))
      expect(texts(await session.query(`describe from ${table}`), 'column_name').toSorted()).toEqual([
        'double',
        'row',
        'text',
      ])
    })
  })

  test('files in the order of one of them, and told as it goes', async () => {
    const events: { rows: number; of: number }[] = []
    await opened(['v2.feather', 'file.arrow'].map(name => join(folder, name)).slice(1), async ({ load }) => {
      await load(null, event => events.push(event))
    })
    expect(events[0]).toMatchObject({ kind: 'loading', log: 'candidate', rows: 0, of: 150 })
    expect(events.at(-1)).toMatchObject({ rows: 150, of: 150 })
  })
})

const failureOf = async (name: string, bytes: Uint8Array): Promise<unknown> => {
  const path = join(scratch, name)
  writeFileSync(path, bytes)
  return opened([path], ({ load }) => load(null)).then(
    () => null,
    (error: unknown) => error,
  )
}

describe('what is not whole', () => {
  const file = readFileSync(join(folder, 'zstd.arrow'))
  const stream = readFileSync(join(folder, 'grown.arrows'))

  test.each([
    ['a file without its end', 'a.arrow', file.subarray(0, -100), 'log-truncated'],
    ['a stream without its end', 'b.arrows', stream.subarray(0, -8), 'log-truncated'],
    ['a stream that ends within a batch', 'c.arrows', stream.subarray(0, -40), 'log-truncated'],
    ['a file of zeros', 'd.arrow', Buffer.alloc(1000), 'log-damaged'],
    ['no Arrow', 'e.arrow', Buffer.from('id,score\n1,2\n3,4\n'), 'log-not-arrow'],
    ['Feather, version 1', 'f.feather', readFileSync(join(folder, 'v1.feather')), 'log-unreadable'],
  ])('%s', async (_, name, bytes, code) => {
    const error = await failureOf(name, bytes)
    expect(error).toBeInstanceOf(MlgateError)
    expect((error as MlgateError).code).toBe(code)
    expect((error as MlgateError).message).toContain(join(scratch, name))
  })

  test.each(['file.arrow', 'lz4.arrow', 'zstd.arrow', 'grown.arrows'])(
    'bytes of %s at random: it is read, or it is an error; the process stays',
    async name => {
      const whole = readFileSync(join(folder, name))
      let seed = 7
      const random = () => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
        return seed / 2 ** 32
      }
      const codes = new Set<string>()
      for (let i = 0; i < 20; i++) {
        const bytes = Buffer.from(whole)
        for (let k = 0; k < 1 + i / 4; k++) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
        const error = await failureOf(`random-${name}`, bytes)
        if (error !== null) expect(error).toBeInstanceOf(MlgateError)
        codes.add(error === null ? 'read' : (error as MlgateError).code)
      }
      expect(
        [...codes].filter(code => !['read', 'log-damaged', 'log-truncated', 'log-unreadable'].includes(code)),
      ).toEqual([])
      expect(codes.size).toBeGreaterThan(1)
    },
    60_000,
  )
})
