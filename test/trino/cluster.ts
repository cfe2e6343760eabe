import { type ChildProcess, spawn } from 'node:child_process'
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { trinoClient } from '../../src/engine/trino/client.ts'
import type { Client } from '../../src/engine/trino/types.ts'
import type { Machine } from './machine.ts'

/** A coordinator and workers on loopback, with what tables are made of in one folder. */
export interface Cluster {
  readonly url: string
  /** Of the catalogs `lake` (Hive) and `ice` (Iceberg), as `local:///`. */
  readonly data: string
  readonly nodes: Readonly<Record<string, Node>>
  readonly stop: () => Promise<void>
}

export interface Node {
  readonly port: number
  /** Kills it, as a machine that fails is. */
  readonly kill: () => Promise<void>
}

export interface Size {
  /** Megabytes of each node's heap; default: 1200. */
  readonly heap?: number
  /** Megabytes that a query may use on a node; default: 400. */
  readonly query?: number
  /** Of everybody who comes over TLS, or from behind it; default: nobody is asked for one. */
  readonly password?: string
}

export async function startCluster(machine: Machine, folder: string, workers = 2, size: Size = {}): Promise<Cluster> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const nodes: Record<string, Node> = {}
  const stop = async () => {
    await Promise.all(Object.values(nodes).map(node => node.kill()))
  }
  try {
    nodes.coordinator = await startNode(machine, folder, { name: 'coordinator', port, coordinator: port, ...size })
    for (let i = 1; i <= workers; i++) {
      const own = { name: `worker${i}`, port: await freePort(), coordinator: port, ...size }
      nodes[own.name] = await startNode(machine, folder, own)
    }
    await ready(url, workers, folder)
    return { url, data, nodes, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Ready: all workers are active, and write a table of each catalog; the coordinator learns of either by and by. */
export async function ready(url: string, workers: number, folder: string): Promise<void> {
  const client = clientOf(url, { busy: 5000 })
  const until = performance.now() + 180_000
  for (;;) {
    const wrong = await tried(client, workers).then(
      () => null,
      (error: Error) => error.message,
    )
    if (wrong === null) return
    if (performance.now() > until) throw new Error(`the cluster is not ready: ${wrong}\n${tail(folder)}`)
    await sleep(500)
  }
}

async function tried(client: Client, workers: number): Promise<void> {
  const active = "select count(*) as n from system.runtime.nodes where state = 'active' and not coordinator"
  const { columns } = await client.query(active)
  if (columns[0]!.values[0] !== workers) throw new Error(`${columns[0]!.values[0]} of ${workers} workers are active`)
  for (const catalog of CATALOGS) {
    await client.query(`create schema if not exists ${catalog}.ready`)
    await client.query(`drop table if exists ${catalog}.ready.one`)
    await client.query(`create table ${catalog}.ready.one as select 1 as one`)
  }
}
const CATALOGS = ['lake', 'ice']

export const clientOf = (url: string, patience: { busy?: number; absent?: number } = {}): Client =>
  trinoClient(
    { server: url, user: 'test', catalog: 'lake', schema: 'default', password_env: null, token_env: null },
    { env: {}, timezone: 'UTC', ...patience },
  )

interface Own extends Size {
  readonly name: string
  readonly port: number
  /** The port of the coordinator. */
  readonly coordinator: number
}

/** Also of a cluster that runs: a node that was killed is started again by its name and port. */
export async function startNode({ java, server }: Machine, folder: string, own: Own): Promise<Node> {
  const { name, port, coordinator, heap = 1200, query = 400, password } = own
  const at = join(folder, name)
  rmSync(at, { recursive: true, force: true })
  mkdirSync(join(at, 'etc/catalog'), { recursive: true })
  const write = (file: string, lines: readonly string[]) =>
    writeFileSync(join(at, 'etc', file), `${lines.join('\n')}\n`)
  const leads = port === coordinator
  write('config.properties', [
    `coordinator=${leads}`,
    ...(leads ? ['node-scheduler.include-coordinator=false', 'query.max-memory=2GB'] : []),
    `http-server.http.port=${port}`,
    `discovery.uri=http://127.0.0.1:${coordinator}`,
    'node.internal-address=127.0.0.1',
    `query.max-memory-per-node=${query}MB`,
    'memory.heap-headroom-per-node=300MB',
    'catalog.management=static',
    // What is gone is given up soon.
    'query.remote-task.max-error-duration=10s',
    'exchange.max-error-duration=10s',
    ...(password === undefined ? [] : ['internal-communication.shared-secret=of-tests']),
    ...(password !== undefined && leads
      ? [
          'http-server.authentication.type=PASSWORD',
          'http-server.authentication.allow-insecure-over-http=true',
          'http-server.process-forwarded=true',
        ]
      : []),
  ])
  if (password !== undefined && leads) {
    const passwords = join(at, 'etc/password.db')
    write('password-authenticator.properties', ['password-authenticator.name=file', `file.password-file=${passwords}`])
    write('password.db', [`ana:${hashed(password)}`])
  }
  write('log.properties', ['io.trino=WARN'])
  const files = ['fs.native-local.enabled=true', `local.location=${join(folder, 'data')}`]
  write('catalog/lake.properties', [
    'connector.name=hive',
    'hive.metastore=file',
    'hive.metastore.catalog.dir=local:///hive',
    'hive.non-managed-table-writes-enabled=true',
    'hive.security=allow-all',
    'hive.timestamp-precision=MICROSECONDS',
    ...files,
  ])
  write('catalog/ice.properties', [
    'connector.name=iceberg',
    'iceberg.catalog.type=TESTING_FILE_METASTORE',
    'hive.metastore.catalog.dir=local:///iceberg',
    ...files,
  ])
  write('catalog/memory.properties', ['connector.name=memory'])
  const guard = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'guard.ts'),
      join(folder, `${name}.log`),
      java,
      `-Xmx${heap}M`,
      '-XX:+UseG1GC',
      '-XX:+ExitOnOutOfMemoryError',
      '-Djdk.attach.allowAttachSelf=true',
      '-Djdk.nio.maxCachedBufferSize=2000000',
      '-XX:+EnableDynamicAgentLoading',
      '--enable-native-access=ALL-UNNAMED',
      '-Dnode.environment=test',
      `-Dnode.id=${name}`,
      `-Dnode.data-dir=${at}`,
      `-Dconfig=${join(at, 'etc/config.properties')}`,
      `-Dlog.levels-file=${join(at, 'etc/log.properties')}`,
      `-Dplugin.dir=${join(server, 'plugin')}`,
      '-cp',
      join(server, 'lib/*'),
      'io.trino.server.TrinoServer',
    ],
    { cwd: at, stdio: ['pipe', 'ignore', 'inherit'] },
  )
  return { port, kill: () => ended(guard) }
}

/** As Trino's file of passwords has it: rounds, salt and PBKDF2 with SHA-1. */
function hashed(password: string): string {
  const salt = randomBytes(16)
  return `1000:${salt.toString('hex')}:${pbkdf2Sync(password, salt, 1000, 32, 'sha1').toString('hex')}`
}

/** The end of its stdin is what the guard waits for. */
const ended = (guard: ChildProcess): Promise<void> =>
  new Promise(done => {
    if (guard.exitCode !== null) return done()
    guard.on('close', () => done())
    guard.stdin!.end()
  })

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer()
    server.on('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })

const tail = (folder: string): string => {
  const log = join(folder, 'coordinator.log')
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-30).join('\n') : ''
}
