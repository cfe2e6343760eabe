import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenOptions } from '../../src/engine/duckdb/open.ts'
import type { RecordedCheck } from '../../src/record/types.ts'
import { type CheckOptions, check } from '../../src/run.ts'
import { gatesFor, ordinary, specOf, TASKS } from '../helpers/ordinary.ts'

/** Logs of many rows are read at every statement, and asked otherwise: each metric says the same of them, asked alone. */

const folder = mkdtempSync(join(tmpdir(), 'mlgate-streamed-'))
const path = (file: string) => join(folder, file)
afterAll(() => rmSync(folder, { recursive: true }))

async function checksOf(spec: string, streamed: boolean): Promise<readonly RecordedCheck[]> {
  const options: CheckOptions & Pick<OpenOptions, 'streamedAbove'> = {
    spec,
    threads: 1,
    asOf: '2026-01-02',
    ...(streamed && { streamedAbove: -1 }),
  }
  return (await check(options)).gates.flatMap(gate => gate.checks)
}

/** What bins and sampled edges may move, by this much of one. */
const NEAR = 1e-4
const seen = ({ id, verdict, reason, candidate, incumbent }: RecordedCheck) => ({
  id,
  verdict,
  reason,
  values: [candidate, incumbent].map(side => side?.value ?? null),
})

describe.each(TASKS)('%s', task => {
  const spec = path(`${task}.yaml`)
  beforeAll(() => {
    for (const arm of ['incumbent', 'candidate'])
      writeFileSync(
        path(`${task}-${arm}.ndjson`),
        ordinary(task, arm)
          .map(row => `${JSON.stringify(row)}\n`)
          .join(''),
      )
  })

  test('each metric alone', async () => {
    const gates = await gatesFor(task)
    const alone = gates.flatMap(gate =>
      Object.entries(gate.metrics).map(([name, limit]) => ({
        ...gate,
        // By its groups and by others.
        ...(gate.gate === 'fairness' && { slices: ['colour'] }),
        metrics: { [name]: limit },
      })),
    )
    expect(alone.length).toBeGreaterThan(40)
    for (const gate of alone) {
      const logs = ['incumbent', 'candidate'].map(arm => `${arm}: ${path(`${task}-${arm}.ndjson`)}`)
      writeFileSync(spec, specOf(task, [gate], `version: 1\nmodel: tested\nlogs: { ${logs.join(', ')} }\n`))
      const [tables, streams] = (await Promise.all([false, true].map(streamed => checksOf(spec, streamed)))).map(all =>
        all.map(seen),
      )
      const what = Object.keys(gate.metrics).join()
      expect(
        streams!.map(({ values: _, ...rest }) => rest),
        what,
      ).toEqual(tables!.map(({ values: _, ...rest }) => rest))
      streams!.forEach(({ id, values }, i) => {
        values.forEach((value, side) => {
          const other = tables![i]!.values[side]
          if (value === null || other === null) expect(value, id).toBe(other)
          else expect(Math.abs(value - other!) / Math.max(1, Math.abs(other!)), id).toBeLessThan(NEAR)
        })
      })
    }
  })
})
