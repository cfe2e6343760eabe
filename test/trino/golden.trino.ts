import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { memoryEngine } from '../../src/engine/memory/engine.ts'
import type { Result } from '../../src/engine/trino/types.ts'
import { expectSame } from '../engine/conformance.ts'
import { CASES, goldenFile, goldenOf, goldenText, runCase } from '../engine/trino/golden.ts'
import { logsAsTables } from './logs.ts'
import { client, data } from './shared.ts'

beforeAll(async () => {
  for (const { schema, logs } of new Map(CASES.map(c => [c.schema, c])).values())
    await logsAsTables(client(), data, schema, logs)
}, 300_000)

/** The statements that the tests of every day answer from a file are the ones that a server runs, and answers so. */
test.each(CASES.map(c => [c.name, c] as const))('%s: the golden statements are run', async (name, c) => {
  const ran = new Map<string, Result>()
  const own = client()
  const answers = await runCase(c, {
    query: async (sql, options) => {
      const result = await own.query(sql, options)
      ran.set(sql, result)
      return result
    },
  })
  expectSame(answers, await memoryEngine(c.logs).run(c.queries), c.queries)
  if (process.env.MLGATE_GOLDEN === 'write') writeFileSync(goldenFile(name), goldenText(ran))
  expect([...goldenOf(name).keys()].sort()).toEqual([...ran.keys()].sort())
  // As it is kept, a file is read to what it was written from.
  expect(goldenText(goldenOf(name))).toBe(readFileSync(goldenFile(name), 'utf8'))
})
