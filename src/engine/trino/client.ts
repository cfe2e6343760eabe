import { MlgateError, type Place } from '../../errors.ts'
import { type Columns, columnsOf } from './columns.ts'
import { exchange, type Patience } from './exchange.ts'
import { type Failure, failed, noTrino, refused } from './failures.ts'
import { authorizationOf, type TrinoServer } from './server.ts'
import type { Client } from './types.ts'

/** A page of a query. Any of them may have columns, rows, an error, or nothing but the next one's address. */
interface Page {
  readonly id: string
  readonly nextUri?: string
  readonly columns?: readonly { readonly name: string; readonly type: string }[]
  readonly data?: readonly (readonly unknown[])[]
  readonly error?: Failure
  readonly stats: { readonly state: string; readonly progressPercentage?: number; readonly physicalInputBytes?: number }
}

export interface ClientOptions extends Patience {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Of naive timestamps. */
  readonly timezone: string
  /** Ends every query, beside its own. */
  readonly signal?: AbortSignal | undefined
  /** Where the spec names the server: what is wrong with it is told there. */
  readonly at?: Place | undefined
}

/** How long a query that nobody waits for any more is told so. */
const FAREWELL = 2000

/**
 * Trino's client protocol over fetch: a statement is posted, and its pages are followed until none is next. Every page,
 * the first one too, is looked at for an error and for rows. An aborted or failed query is cancelled on the server.
 */
export function trinoClient(
  server: TrinoServer,
  { env, timezone, at, signal: whole, ...patience }: ClientOptions,
): Client {
  const authorization = authorizationOf(server, env, at)
  const origin = new URL(server.server)
  const headers = {
    'X-Trino-Source': 'mlgate',
    'X-Trino-Time-Zone': timezone,
    // Without it, timestamps come in milliseconds.
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME',
    ...(server.user !== null && { 'X-Trino-User': server.user }),
    ...(server.catalog !== null && { 'X-Trino-Catalog': server.catalog }),
    ...(server.schema !== null && { 'X-Trino-Schema': server.schema }),
    ...(authorization && { Authorization: authorization.header }),
  }

  async function page(url: URL, body: string | null, signal: AbortSignal | undefined) {
    const init = body === null ? { method: 'GET' as const, headers } : { method: 'POST' as const, headers, body }
    const { status, text } = await exchange(url, init, patience, signal)
    if (status !== 200) throw refused(origin.host, server.user, status, text, body === null)
    return { ...pageIn(text, origin.host), bytes: Buffer.byteLength(text) }
  }

  /** Asked of the server that the statement was sent to, whichever the address names: credentials go nowhere else. */
  const next = (uri: string): URL => {
    const { pathname, search } = new URL(uri, origin)
    return new URL(`${pathname}${search}`, origin)
  }

  const cancel = (uri: string): Promise<unknown> =>
    fetch(next(uri), { method: 'DELETE', headers, redirect: 'manual', signal: AbortSignal.timeout(FAREWELL) }).catch(
      () => {},
    )

  return {
    query: async (sql, { signal: own, onProgress } = {}) => {
      const signal = whole && own ? AbortSignal.any([whole, own]) : (own ?? whole)
      signal?.throwIfAborted()
      let last: Page | null = null
      try {
        let columns: Columns | null = null
        let bytes = 0
        let current = await page(new URL('/v1/statement', origin), sql, signal)
        for (;;) {
          last = current
          bytes += current.bytes
          const { id, error, stats, data, nextUri } = current
          if (error) throw failed(error, id)
          signal?.throwIfAborted()
          if (current.columns) columns ??= columnsOf(current.columns)
          if (data && !columns) throw noTrino(origin.host)
          columns?.add(data ?? [])
          if (stats.progressPercentage !== undefined) onProgress?.(Math.min(1, stats.progressPercentage / 100))
          if (nextUri === undefined) {
            if (stats.state !== 'FINISHED') throw unfinished(id, stats.state)
            return { ...(columns?.taken() ?? { columns: [], rows: 0 }), bytes, read: stats.physicalInputBytes ?? null }
          }
          current = await page(next(nextUri), null, signal)
        }
      } catch (error) {
        if (last?.nextUri !== undefined) await cancel(last.nextUri)
        throw without(authorization, placed(error, at))
      }
    },
  }
}

function pageIn(text: string, host: string): Page {
  let page: Partial<Page> | null
  try {
    page = JSON.parse(text)
  } catch {
    page = null
  }
  if (typeof page?.id !== 'string' || typeof page.stats?.state !== 'string') throw noTrino(host)
  return page as Page
}

const unfinished = (id: string, state: string): MlgateError =>
  new MlgateError({
    code: 'engine-lost',
    message: `The query ended as ${state.toLowerCase()} on the server, with no reason (query ${id}).`,
    hint: 'nothing was decided: run it again',
  })

/** What is wrong with the server itself, and not with what it was asked. */
const OF_SERVER: ReadonlySet<string> = new Set(['engine-unreachable', 'engine-access'])

const placed = (error: unknown, at: Place | undefined): unknown =>
  error instanceof MlgateError && at && OF_SERVER.has(error.code)
    ? new MlgateError(
        error.problems.map(p => ({ at, ...p })),
        error.cause,
      )
    : error

/** A server may repeat what it was sent; the secret is nobody's to read. The cause may hold it, and is left out. */
function without(authorization: ReturnType<typeof authorizationOf>, error: unknown): unknown {
  if (!authorization || !(error instanceof MlgateError)) return error
  const [, encoded] = authorization.header.split(' ')
  const words = [authorization.secret, encoded!]
  const hidden = (text: string): string => words.reduce((all, word) => all.replaceAll(word, '(secret)'), text)
  if (!error.problems.some(({ message }) => hidden(message) !== message)) return error
  return new MlgateError(error.problems.map(p => ({ ...p, message: hidden(p.message) })))
}
