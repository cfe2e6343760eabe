import { setTimeout as sleep } from 'node:timers/promises'
import { isHopeless, isUnsent, unreachable } from './failures.ts'

export interface Reply {
  readonly status: number
  readonly text: string
}

/** In milliseconds. */
export interface Patience {
  /** How long a server may not answer, or answer that it is busy, before it is given up. Default: a minute. */
  readonly busy?: number | undefined
  /** How long nothing may be there to take a statement. Default: three seconds. */
  readonly absent?: number | undefined
}

/** Says of itself that nothing was done: ask again. */
const BUSY = new Set([429, 503])
/** Said by what stands between: the server may have heard. */
const BETWEEN = new Set([502, 504])
/**
 * One exchange over HTTP, tried again where that is safe: a page may be asked for as often as it takes, a statement is
 * sent once more only if the server surely did not take it. Redirects are not followed. `signal` ends the waiting, and
 * with `always` not an exchange that is under way: what it brings has to be known.
 */
export async function exchange(
  url: URL,
  init: {
    readonly method: 'GET' | 'POST' | 'DELETE'
    readonly headers: Record<string, string>
    readonly body?: string
  },
  { busy = 60_000, absent = 3000 }: Patience,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const begun = performance.now()
  const page = init.method === 'GET'
  for (let wait = 50; ; wait = Math.min(2 * wait, 2000)) {
    const waited = performance.now() - begun
    const silence = AbortSignal.timeout(busy)
    let pause = wait
    try {
      const response = await fetch(url, {
        ...init,
        redirect: 'manual',
        signal: page && signal ? AbortSignal.any([signal, silence]) : silence,
      })
      const text = await response.text()
      const again = BUSY.has(response.status) || (page && BETWEEN.has(response.status))
      if (!again || waited > busy) return { status: response.status, text }
      pause = Math.max(pause, secondsIn(response.headers.get('retry-after')) * 1000)
    } catch (error) {
      signal?.throwIfAborted()
      const code = codeOf(error)
      const again = !isHopeless(code) && (page || (isUnsent(code) && waited < absent))
      if (!again || waited > busy) throw unreachable(url, code, error)
    }
    await sleep(Math.min(pause, busy), undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted())
  }
}

const secondsIn = (text: string | null): number => (text !== null && /^\d{1,4}$/.test(text) ? Number(text) : 0)

/** Of the system or of the HTTP client; undici puts it in the cause. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { cause } = error
  if (cause instanceof AggregateError) return codeOf(cause.errors[0])
  if (cause instanceof Error && cause !== error) return codeOf(cause)
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name === 'TimeoutError' ? 'no answer in time' : error.message
}
