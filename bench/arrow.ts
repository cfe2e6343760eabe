/**
 * How fast Arrow IPC files of eight columns come into the engine: npm run bench:arrow [-- <rounds> <rows>]. Files are made
 * once, of the log and with the Python of bench:scale (run it before), and kept beside them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from '../src/engine/duckdb/open.ts'

const cache = process.env.MLGATE_BENCH ?? join(tmpdir(), 'mlgate-bench')
const [rounds = 3, rows = 4_000_000] = process.argv.slice(2).map(Number)
const folder = join(cache, `arrow-${rows}`)
const FILES = ['uncompressed', 'dictionary', 'lz4', 'zstd'] as const

if (!FILES.every(name => existsSync(join(folder, `${name}.arrow`)))) {
  mkdirSync(folder, { recursive: true })
  const args = [join(import.meta.dirname, 'arrow.py'), join(cache, '10000000/incumbent.parquet'), String(rows), folder]
  if (spawnSync(join(cache, 'venv/bin/python'), args, { stdio: 'inherit' }).status !== 0)
    throw new Error('the files could not be made: run npm run bench:scale first')
}

console.log(`${rows.toLocaleString('en')} rows of 8 columns, load ${loadavg()[0]!.toFixed(1)}; best of ${rounds}`)
for (const name of FILES) {
  const seconds: number[] = []
  for (let round = 0; round < rounds; round++) {
    const paths = [join(folder, `${name}.arrow`)]
    const database = await open([{ log: 'candidate', paths, format: null, at: undefined }], { threads: 2 })
    const from = performance.now()
    await database.load(null)
    seconds.push((performance.now() - from) / 1000)
    database.close()
  }
  const best = Math.min(...seconds)
  console.log(`${name.padEnd(13)} ${best.toFixed(2)} s  ${(rows / best / 1e6).toFixed(2)} M rows/s`)
}
