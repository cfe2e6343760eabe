/**
 * How verdicts hold up, by simulation: `npm run simulate:verdicts [-- --quick] [--threads 2] [--only text]`. Writes
 * test/simulation/RESULTS.md (not with --only) and ends with 1 if anything errs beyond what is promised and is not
 * known to. 4,000 runs a cell, 1,000 with --quick.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { cells } from './cells.ts'
import { type Share, tasks } from './decisions.ts'
import { type Tails, tailsOf } from './tails.ts'

type Job = { cell: number } | { task: string }
type Done = { tails: Tails } | { shares: Share[] }

async function main() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      threads: { type: 'string', default: '2' },
      only: { type: 'string', default: '' },
    },
  })
  const runs = values.quick ? 1000 : 4000
  const started = performance.now()
  const jobs: Job[] = [
    ...Object.keys(tasks)
      .filter(task => `decisions: ${task}`.includes(values.only))
      .map(task => ({ task })),
    ...cells.flatMap(({ kind, of }, cell) => (`${kind} ${of}`.includes(values.only) ? [{ cell }] : [])),
  ]
  const results = await inWorkers(jobs, Number(values.threads), runs)
  const tails = results.flatMap(r => ('tails' in r ? [r.tails] : []))
  const shares = results.flatMap(r => ('shares' in r ? r.shares : []))
  const minutes = (performance.now() - started) / 60_000
  const text = report(tails, shares, runs, minutes)
  if (values.only === '') writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text)
  else console.log(text)
  const wrong = [
    ...tails.filter(t => !holds(t) && !t.known).map(t => `${t.kind}: ${t.of}`),
    ...shares.filter(s => !kept(s)).map(s => s.name),
  ]
  if (wrong.length > 0) {
    console.error(`Beyond what is promised:\n${wrong.join('\n')}`)
    process.exitCode = 1
  }
}

async function inWorkers(jobs: readonly Job[], threads: number, runs: number): Promise<Done[]> {
  const results: Done[] = []
  let next = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { runs } })
      let at = -1
      const give = () => {
        at = next++
        if (at < jobs.length) worker.postMessage(jobs[at])
        else worker.terminate().then(() => resolve(), reject)
      }
      worker.on('message', (done: Done) => {
        results[at] = done
        console.error(
          'tails' in done ? line(done.tails) : done.shares.map(s => `${percent(s.share)} ${s.name}`).join('\n'),
        )
        give()
      })
      worker.on('error', reject)
      give()
    })
  await Promise.all(Array.from({ length: threads }, work))
  return results
}

/** Each tail may err in 3.5 % of runs; what may come by chance at 1e-3 more is allowed for. */
const ALLOWED = 0.035
const byChance = (p: number, runs: number) => 3.1 * Math.sqrt((p * (1 - p)) / runs)
const holds = ({ pass, fail, runs }: Tails) => Math.max(pass, fail) <= ALLOWED + byChance(0.025, runs) / 2
const kept = ({ share, atMost = 1, atLeast = 0, runs }: Share) =>
  atMost === atLeast
    ? share === atMost
    : share <= atMost + byChance(Math.min(atMost, 0.5), runs) && share >= atLeast - byChance(atLeast, runs)

function percent(x: number): string {
  return `${(100 * x).toFixed(2)} %`
}
function line(t: Tails): string {
  return `${percent(t.pass)} ${percent(t.fail)} silent ${percent(t.silent)} ${t.seconds.toFixed(0)} s  ${t.kind}: ${t.of}`
}

function report(tails: readonly Tails[], shares: readonly Share[], runs: number, minutes: number): string {
  const kinds = [...new Set(tails.map(t => t.kind))]
  const note = (t: Tails) => (holds(t) ? '' : ` ← ${t.known ?? 'too much'}`)
  const tables = kinds.map(kind => {
    const rows = tails
      .filter(t => t.kind === kind)
      .map(
        t =>
          `| ${t.of} | ${t.runs} | ${percent(t.pass)} | ${percent(t.fail)} | ${t.silent === 0 ? '' : `${percent(t.silent)} ${t.reasons}`}${note(t)} |`,
      )
    return `### ${kind}\n\n| | runs | pass | fail | silent |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
  })
  const decisions = shares.map(
    s => `| ${s.name} | ${s.runs} | ${percent(s.share)} | ${s.promise}${kept(s) ? '' : ' ← not kept'} |`,
  )
  return `# How verdicts hold up

Written by \`npm run simulate:verdicts\`: ${runs.toLocaleString('en')} seeded runs a cell (fewer where a run is slow), ${minutes.toFixed(0)} minutes. What is simulated is the shipped path from answers to decision; only the rows are made up.

## Decisions

| | runs | share | promise |
| --- | --- | --- | --- |
${decisions.join('\n')}

## Verdicts where the truth is exactly at the limit

*pass*: harm was ruled out, *fail*: harm was shown; each errs in 2.5 % of runs where an interval is exact, and may in 3.5 %. *silent*: nothing was said, with the reason.

${tables.join('\n')}`
}

if (isMainThread) await main()
else
  parentPort!.on('message', (job: Job) => {
    const { runs } = workerData as { runs: number }
    const done: Done =
      'task' in job
        ? { shares: tasks[job.task]!(runs) }
        : { tails: tailsOf(cells[job.cell]!, Math.max(100, Math.round(runs * (cells[job.cell]!.effort ?? 1)))) }
    parentPort!.postMessage(done)
  })
