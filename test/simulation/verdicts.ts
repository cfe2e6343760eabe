/**
 * How verdicts hold up, by simulation: `npm run simulate:verdicts [-- --quick] [--threads 2] [--part drift] [--only text]`.
 * 4,000 runs a line, 1,000 with --quick. What is done is kept in results.ndjson and not done again, so that the command may
 * be ended and given again, or part by part, on whatever machine; `--again` begins anew, as a change of what is simulated
 * asks for. test/simulation/RESULTS.md has what is there, and says what is not; it ends with 1 if anything errs beyond what
 * is promised and is not known to.
 */
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Share } from './decisions.ts'
import { type Done, type Job, jobs } from './jobs.ts'
import type { Tails } from './tails.ts'

const RESULTS = join(import.meta.dirname, 'RESULTS.md')
const DONE = join(import.meta.dirname, 'results.ndjson')

interface Line {
  part: Job['part']
  name: string
  runs: number
  done: Done
}

async function main() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      again: { type: 'boolean' },
      threads: { type: 'string', default: '2' },
      part: { type: 'string', default: '' },
      only: { type: 'string', default: '' },
    },
  })
  // Whatever else runs on the machine goes first.
  setPriority(19)
  const runs = values.quick ? 1000 : 4000
  if (values.again) rmSync(DONE, { force: true })
  const kept = existsSync(DONE)
    ? readFileSync(DONE, 'utf8')
        .split('\n')
        .flatMap(text => (text === '' ? [] : [JSON.parse(text) as Line]))
    : []
  const known = new Map(kept.filter(line => line.runs === runs).map(line => [keyOf(line), line.done]))
  const wanted = jobs.filter(job => `${job.part} ${job.name}`.includes(values.only) && job.part.includes(values.part))
  const open = wanted.filter(job => !known.has(keyOf(job)))
  await inWorkers(open, Number(values.threads), runs, (job, done) => {
    const { part, name } = job
    appendFileSync(DONE, `${JSON.stringify({ part, name, runs, done } satisfies Line)}\n`)
    known.set(keyOf(job), done)
    console.error('tails' in done ? line(done.tails) : done.shares.map(s => `${percent(s.share)} ${s.name}`).join('\n'))
  })
  const results = jobs.flatMap(job => known.get(keyOf(job)) ?? [])
  const tails = results.flatMap(r => ('tails' in r ? [r.tails] : []))
  const shares = results.flatMap(r => ('shares' in r ? r.shares : []))
  const missing = jobs.filter(job => !known.has(keyOf(job)))
  // A quick look is none to keep.
  if (!values.quick) writeFileSync(RESULTS, report(tails, shares, runs, missing))
  const wrong = [
    ...tails.filter(t => !holds(t) && !t.known).map(t => `${t.kind}: ${t.of}`),
    ...shares.filter(s => !isKept(s)).map(s => s.name),
  ]
  if (wrong.length > 0) {
    console.error(`Beyond what is promised:\n${wrong.join('\n')}`)
    process.exitCode = 1
  }
}

const keyOf = ({ part, name }: Pick<Job, 'part' | 'name'>): string => `${part} ${name}`

async function inWorkers(
  open: readonly Job[],
  threads: number,
  runs: number,
  take: (job: Job, done: Done) => void,
): Promise<void> {
  let next = 0
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { runs } })
      let job: Job | undefined
      const give = () => {
        job = open[next++]
        if (job) worker.postMessage(jobs.indexOf(job))
        else worker.terminate().then(() => resolve(), reject)
      }
      worker.on('message', (done: Done) => {
        take(job!, done)
        give()
      })
      worker.on('error', reject)
      give()
    })
  await Promise.all(Array.from({ length: Math.min(threads, open.length) }, work))
}

/** Each tail may err in 3.5 % of runs; what may come by chance at 1e-3 more is allowed for. */
const ALLOWED = 0.035
const byChance = (p: number, runs: number) => 3.1 * Math.sqrt((p * (1 - p)) / runs)
const holds = ({ pass, fail, runs, honest }: Tails) =>
  Math.max(honest ? 0 : pass, fail) <= ALLOWED + byChance(0.025, runs) / 2
const isKept = ({ share, atMost = 1, atLeast = 0, runs }: Share) =>
  atMost === atLeast
    ? share === atMost
    : share <= atMost + byChance(Math.min(atMost, 0.5), runs) && share >= atLeast - byChance(atLeast, runs)

function percent(x: number): string {
  return `${(100 * x).toFixed(2)} %`
}
function line(t: Tails): string {
  return `${percent(t.pass)} ${percent(t.fail)} silent ${percent(t.silent)} ${t.seconds.toFixed(0)} s  ${t.kind}: ${t.of}`
}

function report(tails: readonly Tails[], shares: readonly Share[], runs: number, missing: readonly Job[]): string {
  const kinds = [...new Set(tails.map(t => t.kind))]
  const note = (t: Tails) => (holds(t) ? '' : ` ← ${t.known ?? 'too much'}`)
  const tables = kinds.map(kind => {
    const rows = tails.filter(t => t.kind === kind)
    const lines = rows.map(
      t =>
        `| ${t.of} | ${t.runs} | ${percent(t.pass)}${t.honest ? ' (right)' : ''} | ${percent(t.fail)} | ${t.silent === 0 ? '' : `${percent(t.silent)} ${t.reasons}`}${note(t)} |`,
    )
    return `### ${kind}\n\n| | runs | pass | fail | silent |\n| --- | --- | --- | --- | --- |\n${lines.join('\n')}\n`
  })
  const decisions = shares.map(
    s => `| ${s.name} | ${s.runs} | ${percent(s.share)} | ${s.promise}${isKept(s) ? '' : ' ← not kept'} |`,
  )
  const beyond = tails.filter(t => !holds(t))
  const parts = Object.entries(Object.groupBy(missing, job => job.part)).map(([part, of]) => `${of.length} of ${part}`)
  const open = parts.length > 0 ? ` Not run yet: ${parts.join(', ')}.` : ''
  return `# How verdicts hold up

Written by \`npm run simulate:verdicts\`: ${runs.toLocaleString('en')} seeded runs a line (fewer where a run is slow). What is simulated is the shipped path from answers to decision; only the rows are made up. Of ${tails.length} lines about intervals ${beyond.length} err beyond what is promised; these say where that is explained.${open}

## Decisions

| | runs | share | promise |
| --- | --- | --- | --- |
${decisions.join('\n')}

## Verdicts where the truth is exactly at the limit

*pass*: harm was ruled out, *fail*: harm was shown; each errs in 2.5 % of runs where an interval is exact, and may in 3.5 % (and what may come by chance at 1 in 1,000). *silent*: nothing was said, with the reason. Where the truth is within the limit a pass is right, and only a fail errs.

${tables.join('\n')}`
}

if (isMainThread) await main()
else
  parentPort!.on('message', (job: number) => {
    const { runs } = workerData as { runs: number }
    parentPort!.postMessage(jobs[job]!.run(runs))
  })
