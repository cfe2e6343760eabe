import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDuckDB } from '../../fixtures/parquet.ts'
import { liveOn } from '../../src/cli/terminal/live.ts'
import { advanced, begun, type Progress, screen } from '../../src/cli/terminal/progress.ts'
import { widthOf } from '../../src/report/text.ts'
import type { CheckEvent } from '../../src/run.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import { hasTmux, openTerminal } from '../helpers/tmux.ts'

const started = (statement: number, asks: readonly string[]): CheckEvent => ({
  kind: 'statement-started',
  statement,
  purpose: 'moments',
  reads: ['candidate', 'candidate'],
  asks,
  sql: '',
})
const finished = (statement: number, asks: readonly string[]): CheckEvent => ({
  kind: 'statement-finished',
  statement,
  purpose: 'moments',
  reads: ['candidate'],
  asks,
  rows: 1,
  seconds: 1,
})
const planned: CheckEvent = {
  kind: 'planned',
  gates: [
    { name: 'latency', asks: ['a', 'b'] },
    { name: 'parity', asks: ['b', 'c'] },
    { name: 'a gate\u001b[2J of the user', asks: ['d'] },
  ],
  rows: 48_843,
}
const at = (...events: CheckEvent[]): Progress =>
  events.reduce((progress, event) => advanced(progress, event, 0), begun)
const shown = (progress: Progress, width = 80) => screen(progress, { width, seconds: 1.25 })

describe('what is shown of a run', () => {
  test('scans under way with their share, gates with what of theirs is answered', () => {
    expect(shown(begun)).toEqual(['Reading the logs, 1.3 s'])
    const under = at(planned, started(1, ['a', 'b']), started(2, ['c']), finished(2, ['c']))
    expect(shown(advanced(under, { kind: 'statement-progressed', statement: 1, share: 0.5 }, 0))).toEqual([
      'Scanning 48,843 rows, 1 scan done, 1.3 s',
      '  candidate: means and variances  ██████████░░░░░░░░░░  50 %, 1 s left',
      '  latency 0/2   parity 1/2   a gate\\x1b[2J of the user 0/1',
    ])
    const done = at(planned, started(1, ['a', 'b']), finished(1, ['a', 'b']), { kind: 'judging' })
    expect(shown(done)).toEqual([
      'Judging, 1 scan done, 1.3 s',
      '  latency 2/2   parity 1/2   a gate\\x1b[2J of the user 0/1',
    ])
  })

  test('logs that are read into tables, and the time that is left', () => {
    const loading = (rows: number): CheckEvent => ({ kind: 'loading', log: 'incumbent', rows, of: 1e6 })
    const barOf = (progress: Progress, seconds: number) => screen(progress, { width: 80, seconds })[1]
    const quarter = at(planned, loading(0), loading(250_000))
    expect(barOf(quarter, 0.5)).toBe('  incumbent: reading  █████░░░░░░░░░░░░░░░  25 %')
    expect(barOf(quarter, 10)).toBe('  incumbent: reading  █████░░░░░░░░░░░░░░░  25 %, 30 s left')
    expect(barOf(quarter, 60)).toBe('  incumbent: reading  █████░░░░░░░░░░░░░░░  25 %, 3 min left')
    expect(at(planned, loading(0), loading(1e6)).running.size).toBe(0)
  })

  test('a share that the engine takes back stays, and one of a statement that is over is nobody’s', () => {
    const half = at(planned, started(1, []), { kind: 'statement-progressed', statement: 1, share: 0.5 })
    expect(advanced(half, { kind: 'statement-progressed', statement: 1, share: 0.2 }, 0)).toEqual(half)
    expect(advanced(half, { kind: 'statement-progressed', statement: 7, share: 0.2 }, 0)).toEqual(half)
  })

  test.each([20, 40, 80, 200])('every line fits in %i columns', width => {
    const gates = Array.from({ length: 30 }, (_, i) => ({ name: `gate-${'x'.repeat(i)}`, asks: ['a'] }))
    const lines = shown(at({ kind: 'planned', gates, rows: 2 }, started(1, [])), width)
    expect(lines.filter(line => widthOf(line) >= Math.max(21, width))).toEqual([])
    expect(lines.length).toBeGreaterThan(3)
  })

  test('is drawn over, and taken away without a trace', () => {
    const written: string[] = []
    const live = liveOn({ columns: () => 10, write: text => void written.push(text) })
    live.draw(['one', 'longer than that'])
    expect(written.splice(0)).toEqual([
      '\u001b[?2026h\rone\u001b[K\r\nlonger than that\u001b[K\r\n\u001b[J\u001b[?2026l',
    ])
    live.clear()
    // The second line takes two rows here.
    expect(written.splice(0)).toEqual(['\u001b[?2026h\u001b[3A\r\u001b[J\u001b[?2026l'])
    live.clear()
    expect(written).toEqual([])
  })
})

describe.skipIf(!hasTmux)('a run over two million rows in a terminal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-terminal-'))
  const command = `${process.execPath} ${join(root, 'bin/mlgate.cjs')} check --threads 1; echo "code $?"`
  const over = (screen: string) => /code \d+\n\$$/.test(screen)
  const LIVE = /^(Reading|Scanning|Judging)\b/m

  beforeAll(async () => {
    lastBuild()
    const db = await openDuckDB()
    for (const [log, shift] of [
      ['incumbent', 0],
      ['candidate', 0.01],
    ] as const)
      await db.run(
        `copy (select i as id, (hash(i) % 1000 + 0.5) / 1001 * ${1 - shift} as score from range(2000000) t(i)) to '${join(folder, log)}.parquet'`,
      )
    db.closeSync()
    writeFileSync(
      join(folder, 'mlgate.yaml'),
      `version: 1
model: large
task: binary
logs: {incumbent: incumbent.parquet, candidate: candidate.parquet}
columns: {id: id, score: score}
gates:
  - gate: parity
    metrics: {flip_rate: {max: 5%}, mean_abs_diff: {max: 0.1}, p99_abs_diff: {max: 0.1}}
  - {gate: drift, of: [score], metrics: {psi: {max: 0.2}, ks: {max: 0.1}, wasserstein: {max: 0.1}}}
`,
    )
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const ran = async (columns: number, env: Record<string, string> = {}) => {
    const terminal = await openTerminal(columns, { cwd: folder, env })
    try {
      terminal.type(command)
      const seen = await terminal.watch(over)
      return { seen, last: terminal.screen(), coloured: terminal.screen(true) }
    } finally {
      terminal.close()
    }
  }

  test.each([80, 200])(
    '%i columns: progress moves, one screen at a time, and nothing of it stays',
    { timeout: 90_000 },
    async columns => {
      const { seen, last, coloured } = await ran(columns)
      const live = seen.filter(s => LIVE.test(s))
      expect(live.length).toBeGreaterThan(3)
      expect(new Set(live.map(s => /(?:Scanning|Reading).*/.exec(s)?.[0])).size).toBeGreaterThan(3)
      // Never two of them, never half of one.
      for (const s of live) expect(s.match(/^(Reading|Scanning|Judging)\b/gm)).toHaveLength(1)
      expect(live.some(s => /parity \d\/\d/.test(s))).toBe(true)
      expect(last).not.toMatch(LIVE)
      expect(last).toMatch(/✔ PROMOTE {3}large[\s\S]*code 0\n\$$/)
      expect(last.replaceAll('\n', '')).toContain('echo "code $?"✔ PROMOTE')
      expect(coloured).toContain('\u001b[')
    },
  )

  test.each([{ NO_COLOR: '1' }, { CI: 'true' }, { TERM: 'dumb' }])(
    '%o: plain text, and no progress',
    { timeout: 90_000 },
    async env => {
      const { seen, coloured } = await ran(80, env)
      expect(seen.filter(s => LIVE.test(s))).toEqual([])
      expect(coloured).not.toContain('\u001b')
      expect(coloured).toContain('✔ PROMOTE')
    },
  )

  test('Ctrl-C: the screen as it was, and 130', { timeout: 90_000 }, async () => {
    const terminal = await openTerminal(80, { cwd: folder })
    try {
      terminal.type(command)
      await terminal.watch(s => LIVE.test(s))
      terminal.key('C-c')
      await terminal.watch(over)
      const last = terminal.screen()
      expect(last).not.toMatch(LIVE)
      expect(last).toMatch(/Interrupted: no verdict was reached\.\ncode 130\n\$$/)
      // What is typed is seen, where it is typed.
      terminal.type('echo "still here"')
      await terminal.watch(s => s.endsWith('still here\n$'), 10)
      expect(terminal.screen()).toContain('$ echo "still here"')
    } finally {
      terminal.close()
    }
  })
})
