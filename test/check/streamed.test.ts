import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenOptions } from '../../src/engine/duckdb/open.ts'
import type { RecordedCheck } from '../../src/record/types.ts'
import { type CheckOptions, check } from '../../src/run.ts'
import type { GateOfAll } from '../helpers/every-metric.ts'
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

  const logs = ['incumbent', 'candidate'].map(arm => `${arm}: ${path(`${task}-${arm}.ndjson`)}`).join(', ')
  /** Of tables and of streams. */
  async function compare(gates: readonly GateOfAll[]): Promise<void> {
    writeFileSync(spec, specOf(task, gates, `version: 1\nmodel: tested\nlogs: { ${logs} }\n`))
    const [tables, streams] = await Promise.all([false, true].map(streamed => checksOf(spec, streamed)))
    const verdicts = (all: readonly RecordedCheck[]) => all.map(({ id, verdict, reason }) => ({ id, verdict, reason }))
    expect(verdicts(streams!)).toEqual(verdicts(tables!))
    streams!.forEach((check, i) => {
      for (const arm of ['incumbent', 'candidate'] as const) {
        const [value, other] = [check, tables![i]!].map(one => one[arm]?.value ?? null)
        if (value == null || other == null) expect(value, check.id).toBe(other)
        else expect(Math.abs(value - other) / Math.max(1, Math.abs(other)), check.id).toBeLessThan(NEAR)
      }
    })
  }

  test('each metric alone', async () => {
    const alone = (await gatesFor(task)).flatMap(gate =>
      Object.entries(gate.metrics).map(([name, limit]) => ({
        ...gate,
        // By its groups and by others.
        ...(gate.gate === 'fairness' && { slices: ['colour'] }),
        metrics: { [name]: limit },
      })),
    )
    expect(alone.length).toBeGreaterThan(40)
    for (const gate of alone) await compare([gate])
  })

  test('all metrics at once', async () => compare(await gatesFor(task)))
})
