/**
 * Time and memory of a check, of the limit that a hand-written statement sets, and of a Python script that computes the
 * same values, in turns; then of the check with half the memory and with one thread, and of Evidently's reports, once:
 * npm run bench:scale [-- <rounds> <rows> …]. Logs and virtual environments are kept in MLGATE_BENCH (default: a folder in
 * the system's temporary one). Writes bench/RESULTS.md.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from './generate.ts'

const root = join(import.meta.dirname, '..')
const cache = process.env.MLGATE_BENCH ?? join(tmpdir(), 'mlgate-bench')
const [rounds = 3, ...sizes] = process.argv.slice(2).map(Number)
const python = join(cache, 'venv/bin/python')
// Of its own: it needs an older pandas.
const evidently = join(cache, 'venv-evidently/bin/python')
/** Seconds that Evidently has. */
const PATIENCE = 300
const scratch = mkdtempSync(join(tmpdir(), 'mlgate-scale-'))

interface Measured {
  wall: number
  /** Of all threads. */
  cpu: number
  megabytes: number
}

function measured(command: string, args: readonly string[], allowed: readonly number[] = [0]): Measured {
  const { status, stderr, stdout } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (!allowed.includes(status ?? -1))
    throw new Error(`${[command, ...args].join(' ')} ended with ${status}: ${stderr}${stdout}`)
  const [wall, user, system, kilobytes] = stderr.trim().split('\n').at(-1)!.split(' ').map(Number) as [
    number,
    number,
    number,
    number,
  ]
  return { wall, cpu: user + system, megabytes: kilobytes / 1024 }
}

/** How far a value may be from the script's: what bins and samples may hide is said where they are chosen. */
const tolerances: readonly [pattern: RegExp, absolute: number, relative: number, why: string][] = [
  [/^significance\/auc/, 1e-4, 0, 'fine bins above half a million rows, with a bound of 1e-4'],
  [/^parity\/spearman/, 1e-6, 0, 'fine bins above half a million rows'],
  [/^drift\/psi/, 2e-4, 0.05, 'bins are cut at quantiles of 100,000 rows'],
  [/^drift\/ks/, 1e-3, 0, 'fine bins: a thousandth of the rows at most'],
  [/^drift\/wasserstein/, 1e-3, 0.01, 'fine bins, each row moved by half of one at most'],
  [/^calibration\/slope/, 1e-3, 0, 'logits in cells of a sixteenth; another optimiser'],
  [/./, 1e-9, 1e-9, 'the same definition'],
]

type Values = Record<string, Partial<Record<'incumbent' | 'candidate', number | null>>>

/** The largest difference by tolerance; throws where one is too large. */
function compared(record: string, peer: string): Map<string, number> {
  const theirs = JSON.parse(readFileSync(peer, 'utf8')) as Values
  const { gates } = JSON.parse(readFileSync(record, 'utf8')) as {
    gates: { checks: { id: string; incumbent: { value: number } | null; candidate: { value: number } | null }[] }[]
  }
  const ours = new Map(gates.flatMap(g => g.checks).map(check => [check.id, check]))
  const largest = new Map<string, number>()
  for (const [id, arms] of Object.entries(theirs))
    for (const arm of ['incumbent', 'candidate'] as const) {
      if (arms[arm] == null) continue
      const value = ours.get(id)?.[arm]?.value
      if (value === undefined) throw new Error(`the check has no ${id} of the ${arm}`)
      const [, absolute, relative, why] = tolerances.find(([pattern]) => pattern.test(id))!
      const off = Math.abs(value - arms[arm])
      if (!(off <= absolute + relative * Math.abs(arms[arm])))
        throw new Error(`${id} of the ${arm}: ${value}, by the script ${arms[arm]}`)
      largest.set(why, Math.max(largest.get(why) ?? 0, off))
    }
  return largest
}

/** Sums of doubles depend on their order, and a value is recorded to 12 digits: now and then the last is another. */
const SAME = 1e-9

/** The same verdicts, and the same values but for the last digits. */
function sameRecord(a: string, b: string): void {
  const differ = (x: unknown, y: unknown, at: string): void => {
    if (typeof x === 'number' && typeof y === 'number') {
      if (Math.abs(x - y) > SAME * Math.max(Math.abs(x), Math.abs(y)))
        throw new Error(`${b}: ${at} is ${y}, and not ${x}`)
    } else if (typeof x === 'object' && typeof y === 'object' && x !== null && y !== null) {
      for (const key of new Set([...Object.keys(x), ...Object.keys(y)]))
        differ(Reflect.get(x, key), Reflect.get(y, key), `${at}/${key}`)
    } else if (x !== y) throw new Error(`${b}: ${at} is ${y}, and not ${x}`)
  }
  const [one, other] = [a, b].map(path => JSON.parse(readFileSync(path, 'utf8')).gates)
  differ(one, other, 'gates')
}

/** Null where it did not finish. */
function reported(folder: string): Measured | null {
  const script = join(import.meta.dirname, 'evidently_report.py')
  const run = measured('timeout', [`${PATIENCE}`, evidently, '-W', 'ignore', script, folder], [0, 124])
  return run.wall < PATIENCE ? run : null
}

const median = (x: readonly number[]) => x.toSorted((a, b) => a - b)[Math.floor((x.length - 1) / 2)]!
const middle = (all: readonly Measured[]): Measured => ({
  wall: median(all.map(m => m.wall)),
  cpu: median(all.map(m => m.cpu)),
  megabytes: median(all.map(m => m.megabytes)),
})

function preparePython(executable: string, requirements: string): void {
  if (existsSync(executable)) return
  for (const [command, args] of [
    ['python3', ['-m', 'venv', join(executable, '../..')]],
    [executable, ['-m', 'pip', 'install', '--quiet', '-r', join(import.meta.dirname, requirements)]],
  ] as const)
    if (spawnSync(command, args, { stdio: 'inherit' }).status !== 0)
      throw new Error(`${command} ${args.join(' ')} failed`)
}

const lines: string[] = []
const say = (line = '') => {
  console.log(line)
  lines.push(line)
}

try {
  const wanted = sizes.length > 0 ? sizes : [16_000, 1_000_000, 10_000_000]
  for (const rows of wanted) await generate(rows, join(cache, String(rows)))
  preparePython(python, 'requirements.txt')
  preparePython(evidently, 'requirements-evidently.txt')
  say('# Results of `npm run bench:scale`')
  say()
  say(
    `Medians of ${rounds} rounds in turns; ${cpus().length} × ${cpus()[0]?.model ?? 'cores'}, Node ${process.versions.node}, load ${loadavg()[0]!.toFixed(1)} at the start. On a busy machine compare seconds of processor time (of all threads): others' work does not count in them.`,
  )
  say()
  say('| rows an arm | what | wall, s | processor, s | peak, MB | processor time × limit |')
  say('| ---: | --- | ---: | ---: | ---: | ---: |')
  const notes: string[] = []
  const checks = new Map<number, Measured>()
  for (const rows of wanted) {
    const folder = join(cache, String(rows))
    const [record, values] = [join(scratch, 'record.json'), join(scratch, 'values.json')]
    const check = [
      join(root, 'bin/mlgate.cjs'),
      'check',
      join(import.meta.dirname, 'mlgate.yaml'),
      '--var',
      `data=${folder}`,
    ]
    const runs = { limit: [] as Measured[], check: [] as Measured[], peer: [] as Measured[] }
    for (let round = 0; round < rounds; round++) {
      runs.limit.push(measured(process.execPath, [join(import.meta.dirname, 'limit.ts'), folder]))
      runs.check.push(measured(process.execPath, [...check, '--threads', '2', '-o', `json:${record}`], [0, 1, 3]))
      runs.peer.push(measured(python, [join(import.meta.dirname, 'peer.py'), folder, values]))
    }
    const [limit, own, peer] = [middle(runs.limit), middle(runs.check), middle(runs.peer)]
    checks.set(rows, own)
    const half = join(scratch, 'half.json')
    const less = measured(
      process.execPath,
      [...check, '--threads', '2', '--memory-limit', '512MB', '-o', `json:${half}`],
      [0, 1, 3],
    )
    const alone = join(scratch, 'alone.json')
    const slow = measured(process.execPath, [...check, '--threads', '1', '-o', `json:${alone}`], [0, 1, 3])
    for (const other of [half, alone]) sameRecord(record, other)
    const report = reported(folder)
    for (const [what, m] of [
      ['limit', limit],
      ['check', own],
      ['check, `--memory-limit 512MB`', less],
      ['check, `--threads 1`', slow],
      ['Python script', peer],
      ...(report ? [['Evidently', report] as const] : []),
    ] as const)
      say(
        `| ${rows.toLocaleString('en')} | ${what} | ${m.wall.toFixed(2)} | ${m.cpu.toFixed(2)} | ${m.megabytes.toFixed(0)} | ${(m.cpu / limit.cpu).toFixed(1)} |`,
      )
    if (!report) notes.push(`At ${rows.toLocaleString('en')} rows Evidently did not finish in ${PATIENCE} s.`)
    notes.push(
      `At ${rows.toLocaleString('en')} rows the script takes ${(peer.wall / own.wall).toFixed(1)} × the check's wall time and ${(peer.cpu / own.cpu).toFixed(1)} × its processor time. Largest differences of values: ${[...compared(record, values)].map(([why, off]) => `${off.toExponential(1)} (${why})`).join('; ')}.`,
    )
  }
  for (const note of ['', ...notes.map(note => `- ${note}`)]) say(note)
  const [million, ten] = [checks.get(1_000_000), checks.get(10_000_000)]
  if (million && ten)
    say(
      `- From 1 to 10 million rows the check grows ${(ten.cpu / million.cpu).toFixed(1)} × in processor time, ${(ten.wall / million.wall).toFixed(1)} × in wall time.`,
    )
  writeFileSync(join(import.meta.dirname, 'RESULTS.md'), `${lines.join('\n')}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
