/** Time of a representative run on the adult pair, after the engine is opened: node bench/engine.ts [runs] [--verbose] */
import { resolve } from 'node:path'
import { fromSource } from '../src/engine/duckdb/files.ts'
import { open } from '../src/engine/duckdb/open.ts'
import { runQueries } from '../src/engine/duckdb/run.ts'
import type { Cells } from '../src/stats/statistics.ts'
import { adultQueries, adultSources } from '../test/engine/adult.ts'

const shared = process.env.MLGATE_SHARED ?? resolve(import.meta.dirname, '../../shared')
const runs = Number(process.argv[2] ?? 10)
const database = await open(adultSources(shared))
const logs = { source: (log: string) => fromSource(database.sources[log as 'incumbent']!), rows: () => null }
for (let i = 0; i < runs; i++) {
  const events: string[] = []
  const answers = await runQueries(database.connections, logs, adultQueries, {
    onEvent: e => {
      if (e.kind === 'statement-finished') events.push(`${e.purpose} ${(e.seconds * 1000).toFixed(1)}`)
    },
  })
  const { statements, scans, seconds } = answers.work
  console.log(`${(seconds * 1000).toFixed(0)} ms, ${statements} statements, ${scans} scans`)
  if (process.argv.includes('--verbose')) console.log(`  ${events.join(', ')}`)
}
database.close()

/** Ten thousand resamples of 200 buckets of 40 cells with two measures. */
const { combine } = await import('../src/stats/combine.ts')
const size = 40
const ones = new Float64Array(size).fill(1)
const fill = () => Float64Array.from({ length: size }, Math.random)
const cells = (): Cells => ({
  kind: 'cells',
  size,
  keys: { k: Array.from({ length: size }, (_, i) => i) },
  n: ones,
  mean: { a: fill(), b: fill() },
  known: { a: ones, b: ones },
  edges: {},
  position: Int32Array.from({ length: size }, (_, i) => i),
})
const buckets = Array.from({ length: 200 }, cells)
const from = performance.now()
const weights = new Float64Array(200)
for (let r = 0; r < 10_000; r++) {
  weights.fill(0)
  for (let b = 0; b < 200; b++) weights[Math.floor(Math.random() * 200)]! += 1
  combine(buckets, weights, buckets[0]!)
}
console.log(`${(performance.now() - from).toFixed(0)} ms for 10,000 resamples of 200 buckets of 40 cells, two measures`)
