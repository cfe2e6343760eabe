import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance, listValue, version } from '@duckdb/node-api'
import { MlgateError, type Problem } from '../../errors.ts'
import type { LogName, Source } from '../../plan/types.ts'
import { together } from '../together.ts'
import type { OnLoading } from './arrow.ts'
import {
  compressedProblemOf,
  formatOf,
  hasGlob,
  isUrl,
  type OpenedSource,
  parquetProblemOf,
  partsOf,
  problemOf,
  relativeTo,
  remoteFormatOf,
} from './files.ts'
import { prepareRemote, type RemoteOptions, unreachable, urlProblemOf } from './remote.ts'
import { createSession, engineError, type Session, type SessionOptions, texts } from './session.ts'

export interface OpenOptions extends SessionOptions, RemoteOptions {
  readonly threads?: number | undefined
  /** As DuckDB writes it: 4GB. Default: DuckDB's, 80 % of the machine's. */
  readonly memoryLimit?: string | undefined
  /** Logs of more rows are read at every statement, and not made into tables; default: half a million. */
  readonly streamedAbove?: number | undefined
  /** Statements can be asked how far they are. */
  readonly progressEvery?: number | undefined
  /** Of naive timestamps, of hour() and of dates. Default UTC. */
  readonly timezone?: string | undefined
  /** An engine that was started before with the same options; one is started otherwise. */
  readonly starting?: Starting | undefined
}

/** An engine that can read the files of the declared logs and nothing else. */
export interface Database {
  readonly session: Session
  /** On each of the connections: for what of a few statements may be asked at once. */
  readonly sessions: readonly Session[]
  /** The session's and one more, for the statements of a run: they have signals and events of their own. */
  readonly connections: readonly DuckDBConnection[]
  /** Of the engine, as it goes in the record: `duckdb 1.5.6`. */
  readonly version: string
  readonly sources: Partial<Record<LogName, OpenedSource>>
  /** Reads those columns (in lower case; null: all) of logs that DuckDB does not read by itself. */
  readonly load: (columns: ReadonlySet<string> | null, onEvent?: OnLoading) => Promise<void>
  /** Ends the engine and removes its temporary files. */
  readonly close: () => void
}

/** Engines that know of no log yet: the first has started already. Whoever takes one closes it. */
export interface Starting {
  take(): Started
}
interface Started {
  readonly instance: Promise<DuckDBInstance>
  readonly remove: () => void
}

/** An engine starts, in a thread of its own, while `work` finds out what it is to read; closed if nobody takes it. */
export async function whileStarting<O extends OpenOptions, T>(
  options: O,
  work: (options: O & { starting: Starting }) => Promise<T>,
): Promise<T> {
  let waiting: Started | null = startOne(options)
  // Whoever takes it is told.
  waiting.instance.catch(() => {})
  const take = () => {
    const taken = waiting ?? startOne(options)
    waiting = null
    return taken
  }
  try {
    return await work({ ...options, starting: { take } })
  } finally {
    const left = waiting as Started | null
    await left?.instance.then(
      instance => instance.closeSync(),
      () => {},
    )
    left?.remove()
  }
}

function startOne(options: OpenOptions): Started {
  const { path, remove } = makeScratch()
  return { instance: DuckDBInstance.create(':memory:', settings(path, options)), remove }
}

/**
 * Opens DuckDB in memory, finds the files of the logs, and locks it to them. Nothing of a user's runs before that: the
 * engine is handed out locked. Errors name all logs that can't be read.
 */
export async function open(sources: readonly Source[], options: OpenOptions = {}): Promise<Database> {
  const { instance: starting, remove } = options.starting?.take() ?? startOne(options)
  try {
    const instance = await starting
    const connections = [await instance.connect(), await instance.connect()] as const
    const close = (): void => {
      for (const connection of connections) connection.closeSync()
      instance.closeSync()
      remove()
    }
    try {
      const sessions = connections.map(connection => createSession(connection, { listValue }, options))
      const [session] = sessions as [Session, Session]
      const own = [
        `set timezone = '${(options.timezone ?? 'UTC').replaceAll("'", "''")}'`,
        // Measured for us, and never printed by the engine itself.
        ...(options.progressEvery === undefined
          ? []
          : ['set enable_progress_bar_print = false', 'set enable_progress_bar = true']),
      ].join('; ')
      // Together: a connection that is closed under a statement takes the process with it.
      await together(sessions.map(each => each.query(own)))
      const remote = sources.flatMap(source => source.paths.filter(isUrl).map(url => ({ source, url })))
      const elsewhere = remote.flatMap(({ source, url }) => urlProblemOf(source, url) ?? [])
      if (elsewhere.length > 0) throw new MlgateError(elsewhere)
      await prepareRemote(session, remote, options)
      const opened = await openSources(session, sources)
      await lock(
        session,
        opened.flatMap(source => source.files),
      )
      const load = await loaderOf(session, connections[0], opened)
      return {
        session,
        sessions,
        connections,
        version: `duckdb ${version().replace(/^v/, '')}`,
        sources: Object.fromEntries(opened.map(source => [source.log, source])),
        load,
        close,
      }
    } catch (error) {
      close()
      throw error
    }
  } catch (error) {
    remove()
    options.signal?.throwIfAborted()
    throw engineError(error)
  }
}

function settings(scratch: string, { threads, memoryLimit }: OpenOptions): Record<string, string> {
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    allow_persistent_secrets: 'false',
    temp_directory: scratch,
    // Aggregation over small integer keys is 5 to 10 times as fast; above 19 bits allocation costs more than it saves.
    perfect_ht_threshold: '19',
    preserve_insertion_order: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(memoryLimit === undefined ? {} : { memory_limit: memoryLimit }),
  }
}

/** The second wall: should an expression slip through its check, it finds no file but the logs, and no setting to change. */
async function lock(session: Session, files: readonly string[]): Promise<void> {
  const list = files.map(file => `'${file.replaceAll("'", "''")}'`).join(', ')
  await session.query(
    `set allowed_paths = [${list}]; set enable_external_access = false; set lock_configuration = true`,
  )
}

async function openSources(session: Session, sources: readonly Source[]): Promise<OpenedSource[]> {
  const results = await together(
    sources.map(source =>
      openSource(session, source).catch((error: unknown) => {
        if (error instanceof MlgateError) return error.problems
        throw error
      }),
    ),
  )
  const problems = results.filter((r): r is readonly Problem[] => Array.isArray(r)).flat()
  if (problems.length > 0) throw new MlgateError(problems)
  return results as OpenedSource[]
}

async function openSource(session: Session, source: Source): Promise<OpenedSource> {
  const found = await together(source.paths.map(path => expand(session, source, path)))
  const files = [...new Set(found.flat())].sort()
  const problems: Problem[] = []
  const formats = new Set<OpenedSource['format']>()
  for (const file of files) {
    if (isUrl(file)) {
      formats.add(remoteFormatOf(source, file))
      continue
    }
    let problem = await problemOf(source, file)
    if (!problem) {
      const format = await formatOf(source, file)
      formats.add(format)
      if (format === 'parquet') problem = await parquetProblemOf(source, file)
      else if (format !== 'arrow') problem = await compressedProblemOf(source, file)
    }
    if (problem) problems.push(problem)
  }
  if (problems.length > 0) throw new MlgateError(problems)
  if (formats.has('arrow') && files.some(isUrl))
    throw refusal(
      source,
      'log-url',
      `The ${source.log} log is Arrow at an address, which mlgate reads from files only.`,
      'download it first, or write it as Parquet',
    )
  if (formats.size > 1)
    throw refusal(
      source,
      'log-formats-differ',
      `The files of the ${source.log} log are of different formats.`,
      'write all of them as Parquet',
    )
  const [format] = formats
  if (!format) throw refusal(source, 'log-missing', `The ${source.log} log names no file.`, 'give a path or a glob')
  const opened = { log: source.log, format, files, at: source.at }
  return format === 'arrow' ? { ...opened, arrow: await (await import('./arrow.ts')).openArrow(source, files) } : opened
}

async function loaderOf(
  session: Session,
  connection: DuckDBConnection,
  sources: readonly OpenedSource[],
): Promise<Database['load']> {
  const logs = sources.flatMap(({ arrow }) => arrow ?? [])
  return logs.length === 0 ? async () => {} : (await import('./arrow.ts')).arrowTables(session, connection, logs)
}

async function expand(session: Session, source: Source, path: string): Promise<readonly string[]> {
  // Nothing lists what is at an address of the web, and there a ? begins a query.
  if (/^https?:/i.test(path)) return [path]
  if (!hasGlob(path)) {
    const parts = isUrl(path) ? null : await partsOf(path)
    return parts ? refuseOdd(source, parts) : [path]
  }
  const found = await session.query('select file from glob($1)', [path]).catch((error: unknown) => {
    throw isUrl(path) ? unreachable(source, [path], error) : error
  })
  const files = texts(found, 'file')
  if (files.length === 0)
    throw refusal(source, 'log-no-match', `The ${source.log} log ${path} matches no file.`, relativeTo(source.at))
  return refuseOdd(source, files)
}

/** The lock admits exact paths only, and one that reads as a pattern is none. */
function refuseOdd(source: Source, files: readonly string[]): readonly string[] {
  const odd = files.find(hasGlob)
  if (odd === undefined) return files
  throw refusal(
    source,
    'log-name',
    `The ${source.log} log has a file whose name holds *, ? or a bracket: ${odd}`,
    'rename it',
  )
}

function refusal(source: Source, code: string, message: string, hint: string): MlgateError {
  return new MlgateError({ code, message, hint, at: source.at })
}

/** A private directory for what does not fit in memory; it goes with the engine, or at the latest with the process. */
function makeScratch(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'mlgate-'))
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const remove = (): void => {
    process.off('exit', remove)
    for (const signal of signals) process.off(signal, stopped)
    rmSync(path, { recursive: true, force: true })
  }
  // Listening takes the default (to end the process) away; where nobody else listens it is given back.
  const stopped = (signal: NodeJS.Signals): void => {
    remove()
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.once('exit', remove)
  for (const signal of signals) process.once(signal, stopped)
  return { path, remove }
}
