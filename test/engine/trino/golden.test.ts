import { expect, test } from 'vitest'
import { memoryEngine } from '../../../src/engine/memory/engine.ts'
import type { Client } from '../../../src/engine/trino/types.ts'
import { expectSame } from '../conformance.ts'
import { CASES, goldenOf, runCase } from './golden.ts'

/** A server that knows the statements of the golden file, and what a real one answered to them. */
function replayed(name: string): { client: Client; asked: Set<string>; golden: ReturnType<typeof goldenOf> } {
  const golden = goldenOf(name)
  const asked = new Set<string>()
  return {
    golden,
    asked,
    client: {
      query: async sql => {
        const answer = golden.get(sql)
        asked.add(sql)
        if (!answer)
          throw new Error(`no Trino has run this (MLGATE_GOLDEN=write npm run test:trino golden would):\n${sql}`)
        return answer
      },
    },
  }
}

test.each(CASES.map(c => [c.name, c] as const))(
  '%s: what a real Trino answered, as the engine in memory',
  async (_, c) => {
    const { client, asked, golden } = replayed(c.name)
    const answers = await runCase(c, client)
    expect([...asked].sort()).toEqual([...golden.keys()].sort())
    expectSame(answers, await memoryEngine(c.logs).run(c.queries), c.queries)
  },
)
