import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ErrorRecord } from '../../src/record/types.ts'
import { lastBuild } from '../helpers/dist.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { mlgate } from '../helpers/run.ts'
import { inProcess } from '../helpers/whole.ts'

interface Case {
  /** Default: the sound one. */
  spec?: string
  /** Makes the folder as it has to be; it holds three sound logs. */
  given?: (folder: string) => void | Promise<void>
  args?: readonly string[]
  /** Root reads whatever it likes. */
  notAsRoot?: true
}

const within = (spec: Readonly<Record<string, string>>, more: Omit<Case, 'spec'> = {}): Case => ({
  spec: specFor(spec),
  ...more,
})
const gates = (text: string): Case => within({ gates: `[${text}]` })
const logs = (text: string, given?: Case['given']): Case => within({ logs: `{${text}}` }, given ? { given } : {})
const columns = (text: string): Case => within({ columns: `{${text}}` })
const file = (name: string, text: string | Buffer) => (folder: string) => writeFileSync(join(folder, name), text)
const rest = 'incumbent: incumbent.parquet, labels: labels.parquet'

const bomb = (() => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    )
  return `version: 1\nmodel: bomb\n${lines.join('\n')}\n`
})()

/** What can't be read or bound, by what is wrong. What is said of each is in unreadable.golden.txt: read it aloud. */
const cases: Readonly<Record<string, Case>> = {
  // The spec
  'no spec': { given: folder => rmSync(join(folder, 'mlgate.yaml')) },
  'no spec of that name': { args: ['-c', 'rollout/mlgate.yaml'] },
  'a folder for a spec': { args: ['-c', '.'] },
  'a log for a spec': { args: ['-c', 'incumbent.parquet'] },
  'a spec that may not be read': { given: folder => chmodSync(join(folder, 'mlgate.yaml'), 0), notAsRoot: true },
  'broken YAML': { spec: specFor().replace('flip_rate: {max: 15%}}', 'flip_rate: {max: 15%}') },
  'an alias bomb': { spec: bomb },
  'an unknown key': within({ treshold: '0.4' }),
  'several errors': within({
    treshold: '0.4',
    confidence: '95',
    gates: '[{gate: parity, metrics: {fliprate: {max: 1}}}]',
  }),
  'a variable without a value': within({ vars: '{day: {required: true}}', model: 'credit-${day}' }),
  'an environment variable that is not listed': within({ model: '${env:HOME}' }),

  // Files
  'no such log': logs(`${rest}, candidate: v2.parquet`),
  'no such log, by a flag': { args: ['--candidate', 'v2.parquet'] },
  'no such labels': logs('incumbent: incumbent.parquet, candidate: candidate.parquet, labels: outcomes.parquet'),
  'a glob that matches nothing': logs(`${rest}, candidate: v2/*.parquet`),
  'one of several logs is missing': logs(`${rest}, candidate: [candidate.parquet, v2.parquet]`),
  'a folder for a log': logs(`${rest}, candidate: v2`, folder => mkdirSync(join(folder, 'v2'))),
  'a key in a URL': logs(`${rest}, candidate: 's3://AKIA:hush@bucket/v2.parquet'`),
  'an address of another kind': logs(`${rest}, candidate: 'ftp://host/v2.parquet'`),
  'not Parquet': { given: file('candidate.parquet', 'id,score\n1,0.5\n') },
  'a Parquet file that is cut off': {
    given: folder => {
      const path = join(folder, 'candidate.parquet')
      writeFileSync(path, readFileSync(path).subarray(0, 2000))
    },
  },
  'not Arrow': logs(`${rest}, candidate: v2.arrow`, file('v2.arrow', 'id,score\n1,0.5\n')),
  'an Arrow file that is cut off': logs(`${rest}, candidate: v2.arrow`, file('v2.arrow', 'ARROW1\0\0')),
  'a compressed text that is cut off': logs(
    `${rest}, candidate: v2.csv.gz`,
    file('v2.csv.gz', gzipSync('request_id,score\nr1,0.5\nr2,0.25\n').subarray(0, -6)),
  ),
  'a Parquet file with its middle overwritten': {
    given: folder => {
      const path = join(folder, 'candidate.parquet')
      const bytes = readFileSync(path)
      writeFileSync(path, bytes.fill(0xff, 4, bytes.length - 2500))
    },
  },
  'an empty file': { given: file('candidate.parquet', '') },
  'a log without rows': {
    given: async folder => {
      const rows = world('empty', { rows: 1 }).candidate
      await writeLogs(folder, { candidate: rows })
      await writeEmpty(join(folder, 'candidate.parquet'))
    },
  },
  'a log that may not be read': { given: folder => chmodSync(join(folder, 'candidate.parquet'), 0), notAsRoot: true },
  'a CSV that is none': logs(`${rest}, candidate: v2.csv`, file('v2.csv', Buffer.from([0, 1, 2, 255, 254, 0, 10, 13]))),
  'an empty CSV': logs(`${rest}, candidate: v2.csv`, file('v2.csv', '')),
  'NDJSON that is none': logs(
    `${rest}, candidate: v2.ndjson`,
    file('v2.ndjson', '{"request_id": "r0", "score": 0.5\n'),
  ),
  'files of one log that do not fit together': logs(`${rest}, candidate: 'v2-*.parquet'`, async folder => {
    const [first, ...others] = world('parts', { rows: 20 }).candidate
    await writeLogs(folder, { 'v2-a': [first!], 'v2-b': others.map(({ score: _, ...row }) => row) })
  }),

  // Columns
  'a missing column': columns('id: request_id, score: scor, latency: latency_ms'),
  'a column that one log lacks': {
    given: async folder => {
      const { candidate } = world('lacks')
      await writeLogs(folder, {
        candidate: candidate.map(({ score = null, ...row }) => ({ ...row, probability: score })),
      })
    },
  },
  'a text score': {
    given: async folder => {
      const { candidate } = world('text')
      await writeLogs(
        folder,
        { candidate: candidate.map(row => ({ ...row, score: `${row.score}` })) },
        { score: 'VARCHAR' },
      )
    },
  },
  'a text latency': {
    given: async folder => {
      const { candidate } = world('text')
      await writeLogs(folder, { candidate }, { latency_ms: 'VARCHAR' })
    },
  },
  'a text time': {
    given: async folder => {
      const { candidate } = world('text')
      await writeLogs(folder, { candidate: candidate.map(row => ({ ...row, ts: 'yesterday' })) }, { ts: 'VARCHAR' })
    },
  },
  'a text label': {
    given: async folder => {
      const { labels } = world('text')
      await writeLogs(
        folder,
        { labels: labels.map(row => ({ ...row, label: row.label ? 'yes' : 'no' })) },
        { label: 'VARCHAR' },
      )
    },
  },
  'the same log twice': logs('incumbent: incumbent.parquet, candidate: incumbent.parquet, labels: labels.parquet'),
  'the same log by another path': logs(
    'incumbent: incumbent.parquet, candidate: ../same/incumbent.parquet, labels: labels.parquet',
    folder => cpSync(folder, join(folder, '../same'), { recursive: true }),
  ),
  'an expression that does not parse': columns('id: request_id, score: score +, latency: latency_ms'),
  'an expression without a type': columns('id: request_id, score: score + sex, latency: latency_ms'),
  'a score that is a condition': columns('id: request_id, score: score > 0.5'),
  'a filter that is a number': logs(
    'incumbent: incumbent.parquet, candidate: {path: candidate.parquet, where: score + 1}, labels: labels.parquet',
  ),
  'labels without an id': columns('score: score, label: label'),
  'labels without their column': columns('id: request_id, score: score, label: outcome'),
  'a column that both logs and labels have': {
    ...columns('id: request_id, score: score, label: label'),
    given: async folder => {
      const { candidate, incumbent } = world('both')
      const labelled = (rows: typeof candidate) => rows.map(row => ({ ...row, label: 1 }))
      await writeLogs(folder, { candidate: labelled(candidate), incumbent: labelled(incumbent) })
    },
  },
  'pairing without an id': within({ columns: '{score: score}', pairing: 'required' }),
  'a window without a time': within({ window: '{last: 14d}', columns: '{id: request_id, score: score}' }),
  'maturity without a time': within({
    columns: '{id: request_id, score: score, label: label}',
    logs: '{incumbent: incumbent.parquet, candidate: candidate.parquet, labels: {path: labels.parquet, maturity: 7d}}',
  }),

  // Gates, metrics, slices
  'an unknown gate': gates('{gate: party, metrics: {flip_rate: {max: 15%}}}'),
  'an unknown metric': gates('{gate: parity, metrics: {fliprate: {max: 15%}}}'),
  'an unknown subject': gates('{gate: data, metrics: {null_rate(scor): {max: 0}}}'),
  'a subject where there is none': gates('{gate: parity, metrics: {flip_rate(score): {max: 15%}}}'),
  'an unknown slice': gates('{gate: parity, slices: [sexe], metrics: {flip_rate: {max: 15%}}}'),
  'a slice by a column that is not there': within({
    slices: '{sex: {by: gender}}',
    gates: '[{gate: parity, slices: [sex], metrics: {flip_rate: {max: 15%}}}]',
  }),
  'a gate without metrics': gates('{gate: parity}'),
  'a gate with no metric': gates('{gate: latency, metrics: {}}'),
  'a metric without limits': gates('{gate: parity, metrics: {flip_rate: {}}}'),
  'a margin on a metric of pairs': gates('{gate: parity, metrics: {flip_rate: {margin: 1%}}}'),
  'a share for a latency': gates('{gate: latency, metrics: {p99: {max: 5%}}}'),
  'a time for a share': gates('{gate: parity, metrics: {flip_rate: {max: 250ms}}}'),
  'a limit that nothing can be below': gates('{gate: parity, metrics: {flip_rate: {max: -1%}}}'),
  'an unknown option': gates('{gate: parity, tolerence: 0.05, metrics: {flip_rate: {max: 15%}}}'),
  'a metric whose role is not bound': within({
    columns: '{id: request_id, score: score, label: label}',
    gates: '[{gate: latency, metrics: {p99: {max: 250ms}}}]',
  }),
  'a metric of pairs, unpaired': within({ pairing: 'none' }),
  'a slice by what the model answers, unpaired': within({
    pairing: 'none',
    slices: '{high: {where: score > 0.5}}',
    gates: '[{gate: latency, slices: true, metrics: {p99: {margin: 20%}}}]',
  }),
  'two gates of one name': gates(
    '{gate: parity, metrics: {flip_rate: {max: 15%}}}, {gate: parity, metrics: {spearman: {min: 0.8}}}',
  ),
  'nothing that can be examined': within({
    logs: '{incumbent: none, candidate: candidate.parquet}',
    columns: '{id: request_id, score: score}',
  }),
  'what this version cannot do': within({
    logs: '{incumbent: incumbent.parquet, candidate: {path: candidate.parquet, sampled: 10%}}',
  }),
  'a gap between groups that nobody named': gates(
    '{gate: fairness, metrics: {equal_opportunity_difference: {max: 0.1}}}',
  ),

  // Flags
  'an unknown flag': { args: ['--candidat', 'v2.parquet'] },
  '--only an unknown gate': { args: ['--only', 'latencies'] },
  '--as-of nonsense': { args: ['--as-of', 'yesterday'] },
  '--as-of a day that is not': { args: ['--as-of', '2026-02-30'] },
  '--var without a value': { args: ['--var', 'day'] },
  '--threads none': { args: ['--threads', '0'] },
  '--memory-limit in words': { args: ['--memory-limit', 'much'] },
  '--format of nobody': { args: ['--format', 'yaml'] },
  '-o without a format': { args: ['-o', 'report.json'] },
  '-o onto a folder': { args: ['-o', 'json:.'] },
  'an engine of a word': { args: ['--engine', 'trino'] },
  'an engine that reads no files': { args: ['--engine', 'trino://ana@127.0.0.1:1/lake/ml'] },
  'a stage where there are none': { args: ['--stage', 'canary'] },
}

const folder = mkdtempSync(join(tmpdir(), 'mlgate-unreadable-'))
const places = new Map(Object.keys(cases).map((name, i) => [name, join(folder, String(i), 'here')]))
const root = process.getuid?.() === 0
const able = Object.entries(cases).filter(([, c]) => !(c.notAsRoot && root))
for (const [name, c] of Object.entries(cases))
  if (c.notAsRoot && root) console.warn(`skipped: ${name}; root may read everything`)

async function writeEmpty(path: string): Promise<void> {
  const { openDuckDB } = await import('../../fixtures/parquet.ts')
  const db = await openDuckDB()
  await db.run(`create table emptied as from '${path}' limit 0`)
  await db.run(`copy emptied to '${path}' (format parquet)`)
  db.closeSync()
}

beforeAll(async () => {
  await writeLogs(join(folder, 'sound'), world('unreadable'))
  for (const [name, { spec, given }] of able) {
    const place = places.get(name)!
    mkdirSync(join(place, '..'))
    cpSync(join(folder, 'sound'), place, { recursive: true })
    writeFileSync(join(place, 'mlgate.yaml'), spec ?? specFor())
    await given?.(place)
  }
  mkdirSync(join(folder, 'sound/.'), { recursive: true })
  writeFileSync(join(folder, 'sound/mlgate.yaml'), specFor())
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = async (name: string, ...more: string[]) => {
  const place = places.get(name)!
  const { exitCode, stdout, stderr } = await inProcess(['check', ...(cases[name]!.args ?? []), ...more], place)
  const nameless = (text: string) => text.replaceAll(place, '<folder>').replaceAll(join(place, '..'), '<above>')
  return { exitCode, stdout: nameless(stdout), stderr: nameless(stderr) }
}

test('without the defect there is a verdict', async () => {
  const { exitCode, stderr } = await inProcess(['check'], join(folder, 'sound'))
  expect([exitCode, stderr]).toEqual([0, ''])
})

describe('what cannot be read or bound', () => {
  test('is told in words that help', async () => {
    const told: string[] = []
    for (const [name, { args = [] }] of able) {
      const { stderr } = await run(name)
      told.push(`=== ${name}\n$ mlgate ${['check', ...args].join(' ')}\n${stderr}`)
    }
    await expect(told.join('\n')).toMatchFileSnapshot('./unreadable.golden.txt')
  }, 120_000)

  test.each(able.map(([name]) => name))('%s: exit code 2, one document, no stack trace', async name => {
    const pretty = await run(name)
    expect(pretty).toMatchObject({ exitCode: 2, stdout: '' })
    expect(pretty.stderr).toMatch(/^error /)
    expect(pretty.stderr).not.toMatch(
      /^\s+at .*[(:]\d+:\d+\)|\bundefined\b|\[object|node_modules|\bNaN\b|DuckDB|bug in mlgate/m,
    )

    if (cases[name]!.args?.includes('--format')) return
    const json = await run(name, '--format', 'json')
    expect([json.exitCode, json.stderr]).toEqual([2, pretty.stderr])
    const document = JSON.parse(json.stdout) as ErrorRecord
    expect(document).toMatchObject({
      schema: 'mlgate/result@1',
      decision: 'error',
      error: { code: expect.any(String) },
    })
    expect(document.errors.length).toBeGreaterThan(0)
    for (const { message } of document.errors) expect(pretty.stderr).toContain(message.split('\n')[0])
  })

  test('the error goes into the files that were asked for', async () => {
    const { exitCode, stdout } = await run('a missing column', '-o', 'json:out.json', '-o', 'pretty:out.txt')
    expect([exitCode, stdout]).toEqual([2, ''])
    const place = places.get('a missing column')!
    expect(JSON.parse(readFileSync(join(place, 'out.json'), 'utf8'))).toMatchObject({ decision: 'error' })
    expect(readFileSync(join(place, 'out.txt'), 'utf8')).toMatch(/^error /)
  })
})

describe('the program itself', () => {
  beforeAll(() => void lastBuild())

  test.each(['no spec', 'a Parquet file that is cut off', 'a text score', 'an alias bomb', '--as-of nonsense'])(
    '%s: the same words and the same code',
    async name => {
      const cwd = places.get(name)!
      const args = ['check', ...(cases[name]!.args ?? [])]
      const spawned = await mlgate(args, { cwd, env: { FORCE_COLOR: undefined, NO_COLOR: '1' } })
      expect(spawned).toEqual(await inProcess(args, cwd))
    },
  )
})
