/** Wall times of the built program, against a bare `node`: npm run bench [-- runs]. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = join(import.meta.dirname, '..')
const shared = resolve(process.env.MLGATE_SHARED ?? join(root, '../shared'))
const runs = Number(process.argv[2] ?? 15)
if (!Number.isInteger(runs) || runs < 1) throw new Error('npm run bench -- <runs>')

const folder = mkdtempSync(join(tmpdir(), 'mlgate-bench-'))
const spec = join(folder, 'mlgate.yaml')
const log = (name: string) => JSON.stringify(join(shared, 'data/adult', `${name}.parquet`))
writeFileSync(
  spec,
  `version: 1
model: adult-income
task: binary
logs: {incumbent: ${log('v1-logistic')}, candidate: ${log('v4-label-outage')}, labels: ${log('labels')}}
columns: {id: request_id, time: ts, score: score, label: label, latency: latency_ms}
slices: {sex: {by: sex}}
gates:
  - gate: data
    metrics: {rows: {min: 10000}, null_rate(score): {max: 0}}
  - gate: parity
    metrics: {flip_rate: {max: 15%}, spearman: {min: 0.8}}
  - gate: latency
    metrics: {p50: {margin: 10%}, p99: {margin: 20%}}
  - gate: significance
    slices: [sex]
    metrics: {auc: {margin: 0.005}, accuracy: {margin: 0.005}, log_loss: {margin: 0.005}}
`,
)

interface Timed {
  what: string
  args: readonly string[]
  expected: number
  target?: number
}
const mlgate = join(root, 'bin/mlgate.cjs')
const each: readonly Timed[] = [
  { what: 'node -e 0', args: ['-e', '0'], expected: 0 },
  { what: 'mlgate --help', args: [mlgate, '--help'], expected: 0, target: 0.08 },
  ...(existsSync(join(shared, 'data/adult'))
    ? [
        { what: 'mlgate validate', args: [mlgate, 'validate', spec], expected: 0, target: 0.15 },
        { what: 'mlgate check, 16,281 pairs', args: [mlgate, 'check', '-c', spec], expected: 1, target: 0.35 },
      ]
    : []),
]

const timed = ({ what, args, expected }: Timed): number => {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder })
  const seconds = (performance.now() - start) / 1000
  if (status !== expected) throw new Error(`${what} ended with ${status}: ${stderr}`)
  return seconds
}

try {
  // The first run of each fills caches and is not counted; then they take turns, so that a busy moment is everyone's.
  for (const one of each) timed(one)
  const times = each.map(() => [] as number[])
  for (let run = 0; run < runs; run++) for (const [i, one] of each.entries()) times[i]!.push(timed(one))
  const quantile = (xs: readonly number[], p: number) => xs.toSorted((a, b) => a - b)[Math.floor(p * (xs.length - 1))]!
  const bare = quantile(times[0]!, 0.5)
  console.log(`median of ${runs} runs on Node ${process.versions.node} (fastest to slowest), times a bare node, target`)
  for (const [i, { what, target }] of each.entries()) {
    const [fastest, median, slowest] = [0, 0.5, 1].map(p => quantile(times[i]!, p))
    const verdict = target === undefined ? '' : `   ≤ ${target} s ${median! <= target ? 'met' : 'missed'}`
    console.log(
      `${what.padEnd(28)} ${median!.toFixed(3)} s (${fastest!.toFixed(3)} to ${slowest!.toFixed(3)})  ${(median! / bare).toFixed(1)} ×${verdict}`,
    )
  }
  if (each.length < 4) console.log(`no check was timed: there are no logs at ${shared}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
