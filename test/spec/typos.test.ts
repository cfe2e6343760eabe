import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { MlgateError, type Problem } from '../../src/errors.ts'
import { validate } from '../../src/run.ts'
import { jsonSchema } from '../../src/spec/schema.ts'
import { EVERYTHING } from './helpers.ts'

const folder = mkdtempSync(join(tmpdir(), 'mlgate-typos-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Schema {
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  items?: Schema
  additionalProperties?: Schema | boolean
  description?: string
  const?: unknown
}

/** Every key of the format, with where it is. */
function keysOf(schema: Schema, path = ''): { key: string; path: string; of: Schema }[] {
  const inner = [
    ...(schema.anyOf ?? []),
    ...[schema.items, schema.additionalProperties].filter(s => typeof s === 'object'),
  ]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([key, of]) => [
      { key, path: `${path}.${key}`, of },
      ...keysOf(of, `${path}.${key}`),
    ]),
    ...inner.flatMap(s => keysOf(s, path)),
  ]
}
const format = keysOf(jsonSchema() as Schema)

/** Sections whose keys are names of the author's own, but for these. */
const OWN = /^(about|lineage):|^ {4}contract:/
const OURS_THERE = /^(about|lineage|contract|range|allowed)$/
const METRICS = /^(rows|flip_rate|spearman|psi|ece|error_rate|auc|log_loss|equal_opportunity_difference|p\d+)$/
/** Any number of nines is a quantile: a letter too many is none. */
const misspelling = (key: string): string => (/\d$/.test(key) ? `${key[0]}${key}` : `${key}${key.at(-1)}`)

const base = EVERYTHING.replace(/^extends: .*\n/m, '')
  .replace(/^(requires|vars): .*\n/gm, '')
  .replace(/ {2}- gate: \.\/gates\/chargeback\.ts.*\n.*\n/, '')
/** Without what this version lacks: only in what is read whole gates are told of. */
const sound = base.replace(/^ {2}host: .*\n/m, '')

/** Every key of a line, with the line on which it is misspelt and what is left of the text. */
function typosIn(text: string): { key: string; line: number; text: string }[] {
  const known = new Set(format.map(k => k.key))
  const lines = text.split('\n')
  return lines.flatMap((line, i) => {
    const written = line.replace(/ #.*$/, '')
    const own = OWN.test(written)
    return [...written.matchAll(/(?<=^|[\s{,])([a-z][a-z_\d]*)(?=:( |$))/g)].flatMap(({ 1: key, index }) => {
      if (own ? !OURS_THERE.test(key!) : !known.has(key!) && !METRICS.test(key!)) return []
      const misspelt = `${line.slice(0, index)}${misspelling(key!)}${line.slice(index + key!.length)}`
      return [{ key: key!, line: i + 1, text: [...lines.slice(0, i), misspelt, ...lines.slice(i + 1)].join('\n') }]
    })
  })
}

const says = ({ hint }: Problem, key: string): boolean =>
  [`did you mean \`${key}\``, `should be \`${key}\``].some(words => hint?.includes(words))

async function problemsOf(text: string): Promise<readonly Problem[]> {
  const spec = join(folder, 'mlgate.yaml')
  writeFileSync(spec, text)
  try {
    await validate({ spec, cwd: folder, offline: true })
  } catch (error) {
    if (error instanceof MlgateError) return error.problems
    throw error
  }
  return []
}

test('the specs that typos are made in are read, but for what this version lacks', async () => {
  expect(await problemsOf(sound)).toEqual([])
  expect(new Set((await problemsOf(base)).map(p => p.code))).toEqual(new Set(['not-yet']))
})

describe('a typo in any section of the spec', () => {
  test('it gives the line and what was meant', async () => {
    const all = typosIn(sound)
    expect(all.length).toBeGreaterThan(140)
    const missed: string[] = []
    for (const { key, line, text } of all) {
      const found = (await problemsOf(text)).find(p => p.at?.line === line && says(p, key))
      if (!found) missed.push(`${line}: ${key}`)
    }
    expect(missed).toEqual([])
  })
})

test('every key of the format is described in words', () => {
  expect(format.length).toBeGreaterThan(200)
  const bare = format.filter(({ of }) => of.const === undefined && !/\w \w/.test(of.description ?? ''))
  expect(bare.map(k => k.path)).toEqual([])
})
