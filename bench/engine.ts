/** Time of a representative run on the adult pair, after the engine is opened: node bench/engine.ts [runs] [--verbose] */
import { resolve } from 'node:path'
import { fromSource } from '../src/engine/duckdb/files.ts'
import { open } from '../src/engine/duckdb/open.ts'
import { runQueries } from '../src/engine/duckdb/run.ts'
import { adultQueries, adultSources } from '../test/engine/adult.ts'

const shared = process.env['MLGATE_SHARED'] ?? resolve(import.meta.dirname, '../../shared')
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
