import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../src/engine/trino/types.ts'
import type { ErrorRecord } from '../../src/record/types.ts'
import { lastBuild, root } from '../helpers/dist.ts'
import type { Run } from '../helpers/run.ts'
import { type Cluster, clientOf, ready, startCluster, startNode } from './cluster.ts'
import { type Machine, machine } from './machine.ts'

/** A cluster of its own, which is broken in every way; the tests are in the order in which it can stand them. */
const PASSWORD = 'correct-horse'
const folder = mkdtempSync(join(tmpdir(), 'mlgate-trouble-'))
let found: Machine
let cluster: Cluster
let client: Client

beforeAll(async () => {
  lastBuild()
  found = await machine(console.error)
  cluster = await startCluster(found, folder, 2, { query: 60, password: PASSWORD })
  client = clientOf(cluster.url)
  await client.query('create schema lake.ml')
  for (const arm of ['v1', 'v2']) {
    await client.query(view(`${arm}_long`, 400_000_000))
    await client.query(view(`${arm}_small`, 1000))
    await client.query(view(`${arm}_wide`, 4_000_000))
    await client.query(view(`${arm}_bad`, 2_000_000, 'n / (n - 1000000)'))
  }
}, 300_000)
afterAll(async () => {
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** So many rows that are made as they are read; `extra` is computed of each, and may fail. */
const view = (name: string, rows: number, extra = '0'): string => {
  // One sequence may have a million and a bit.
  const wide = Math.ceil(rows / 1_000_000)
  return `create view lake.ml.${name} as select cast(n as varchar) as id, mod(n * ${name.startsWith('v1') ? 7919 : 7907}, 1000) / 1e3 as score, cast(mod(n, 3) = 0 as integer) as label, ${extra} as extra from (select (a.sequential_number - 1) * 1000000 + b.sequential_number as n from table(sequence(1, ${wide})) as a cross join table(sequence(1, ${Math.min(rows, 1_000_000)})) as b)`
}

interface Asked {
  readonly engine?: string
  readonly columns?: string
  readonly gates?: string
}

function specOf(kind: string, { engine, columns, gates }: Asked = {}): string {
  const path = join(mkdtempSync(join(folder, 'spec-')), 'mlgate.yaml')
  writeFileSync(
    path,
    `version: 1
model: m
task: binary
engine: ${engine ?? `trino://ana@${new URL(cluster.url).host}/lake/ml`}
logs: {incumbent: {table: v1_${kind}}, candidate: {table: v2_${kind}}}
columns: ${columns ?? '{id: id, score: score, label: label}'}
gates: ${gates ?? '[{gate: significance, metrics: {log_loss: {margin: 0.005}}}]'}
`,
  )
  return path
}

function started(spec: string, env: NodeJS.ProcessEnv = {}): { child: ChildProcess; run: Promise<Run> } {
  const args = [join(root, 'bin/mlgate.cjs'), 'check', '-c', spec, '--format', 'json']
  const child = spawn(process.execPath, args, { env: { ...process.env, GITHUB_ACTIONS: undefined, ...env } })
  const texts = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text
    })
  return { child, run: new Promise(done => child.on('close', code => done({ exitCode: code ?? -1, ...texts }))) }
}
const checked = (spec: string, env: NodeJS.ProcessEnv = {}): Promise<Run> => started(spec, env).run

const problemIn = ({ exitCode, stdout, stderr }: Run): ErrorRecord['error'] => {
  const document = JSON.parse(stdout) as ErrorRecord
  expect({ exitCode, decision: document.decision }, stderr).toEqual({ exitCode: 2, decision: 'error' })
  return document.error
}

/** A check's query that has worked for so long that it will not be done by itself. */
const LONG = 1500

interface Query {
  readonly id: string
  readonly state: string
  readonly code: string | null
  readonly ms: number
}
async function queries(): Promise<Query[]> {
  const sql = `select query_id, state, error_code, cast(date_diff('millisecond', started, coalesce("end", now())) as double) as ms from system.runtime.queries where source = 'mlgate' and "user" = 'ana'`
  const [ids, states, codes, ms] = (await client.query(sql)).columns.map(c => c.values as unknown[])
  return ids!.map((id, i) => ({
    id: String(id),
    state: String(states![i]),
    code: codes![i] as string | null,
    ms: Number(ms![i]),
  }))
}

/** Waits until one of the check's queries is in the middle. */
async function running(before: ReadonlySet<string>): Promise<Query> {
  for (let i = 0; i < 600; i++) {
    const one = (await queries()).find(q => q.state === 'RUNNING' && q.ms > LONG && !before.has(q.id))
    if (one) return one
    await sleep(100)
  }
  throw new Error('no query of the check runs')
}
const known = async () => new Set((await queries()).map(q => q.id))

test('a table that is missing', async () => {
  const error = problemIn(await checked(specOf('none')))
  expect(error).toMatchObject({ code: 'log-missing', at: { line: 5 } })
  expect(error.message).toMatch(/v1_none.* does not exist/)
  expect(error.hint).toMatch(/`table`/)
})

test('a view that fails at row one million', async () => {
  // Without ids nothing is joined, and the million rows before it are read in little memory.
  const spec = specOf('bad', {
    columns: '{score: score}',
    gates: '[{gate: data, metrics: {rows: {min: 1}, null_rate(extra): {max: 0}}}]',
  })
  const error = problemIn(await checked(spec))
  expect(error.message).toMatch(/Division by zero/)
})

test('a query over its memory limit', async () => {
  const error = problemIn(await checked(specOf('wide')))
  expect(error).toMatchObject({ code: 'out-of-memory' })
  expect(error.message).toMatch(/EXCEEDED_\w+_MEMORY_LIMIT/)
  expect(error.hint).toMatch(/narrow the logs' `where`/)
})

test('Ctrl-C ends the query on the server too', async () => {
  const before = await known()
  const { child, run } = started(specOf('long'))
  const query = await running(before)
  child.kill('SIGINT')
  expect((await run).exitCode).toBe(130)
  const after = (await queries()).filter(q => !before.has(q.id))
  expect(after.filter(q => q.state !== 'FINISHED' && q.state !== 'FAILED')).toEqual([])
  expect(after).toContainEqual(expect.objectContaining({ id: query.id, state: 'FAILED', code: 'USER_CANCELED' }))
})

test('a wrong password, and the right one', async () => {
  const { port, close } = await behindTls(cluster.url)
  try {
    const engine = `{kind: trino, server: "http://127.0.0.1:${port}", user: ana, catalog: lake, schema: ml, password_env: TRINO_PASSWORD}`
    const wrong = await checked(specOf('small', { engine }), { TRINO_PASSWORD: 'hunter2' })
    const error = problemIn(wrong)
    expect(error).toMatchObject({ code: 'engine-access', at: { line: 4 } })
    expect(error.message).toMatch(/does not let ana in \(HTTP 401\)/)
    const right = await checked(specOf('small', { engine }), { TRINO_PASSWORD: PASSWORD })
    expect([0, 1, 3]).toContain(right.exitCode)
    for (const { stdout, stderr } of [wrong, right])
      for (const secret of ['hunter2', PASSWORD, Buffer.from(`ana:${PASSWORD}`).toString('base64')])
        expect(stdout + stderr).not.toContain(secret)
  } finally {
    close()
  }
})

test('a worker that is killed in the middle', async () => {
  const before = await known()
  const { run } = started(specOf('long'))
  await running(before)
  await cluster.nodes.worker1!.kill()
  const error = problemIn(await run)
  expect(error.code).toBe('engine-lost')
  expect(error.hint).toMatch(/run it again/)
})

test('a coordinator that is restarted', async () => {
  const { port } = cluster.nodes.worker1!
  const coordinator = Number(new URL(cluster.url).port)
  const own = { query: 60, password: PASSWORD, coordinator }
  const worker = await startNode(found, folder, { ...own, name: 'worker1', port })
  let anew: Cluster['nodes'][string] | null = null
  try {
    await ready(cluster.url, 2, folder)
    const before = await known()
    const { run } = started(specOf('long'))
    await running(before)
    await cluster.nodes.coordinator!.kill()
    anew = await startNode(found, folder, { ...own, name: 'coordinator', port: coordinator })
    const error = problemIn(await run)
    expect(error.code).toBe('engine-lost')
    expect(error.hint).toMatch(/run it again/)
  } finally {
    await Promise.all([worker.kill(), anew?.kill()])
  }
}, 300_000)

test('no coordinator at all', async () => {
  await cluster.stop()
  const error = problemIn(await checked(specOf('small')))
  expect(error).toMatchObject({ code: 'engine-unreachable', at: { line: 4 } })
  expect(error.message).toMatch(/Nothing answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)/)
})

/** Trino asks for passwords over TLS only, or behind something that says that it ended it: this does. */
function behindTls(url: string): Promise<{ port: number; close: () => void }> {
  const proxy = createServer((incoming, outgoing) => {
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' }
    const onwards = request(new URL(incoming.url!, url), { method: incoming.method!, headers }, answer => {
      outgoing.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(outgoing)
    })
    onwards.on('error', () => outgoing.destroy())
    incoming.pipe(onwards)
  })
  return new Promise(done =>
    proxy.listen(0, '127.0.0.1', () =>
      done({
        port: (proxy.address() as AddressInfo).port,
        close: () => {
          proxy.closeAllConnections()
          proxy.close()
        },
      }),
    ),
  )
}
