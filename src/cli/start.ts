import type { Check } from './check.ts'
import type { Io, Stream } from './io.ts'
import { fail, INTERRUPTED, NO_VERDICT, run } from './run.ts'

/** How long a run may take to tidy up once it was told to stop. */
const GRACE = 3000

/** Runs the program in this process. Until it has ended, the exit code is that of no verdict. */
export function start(check: Check, setExitCode: (code: number) => void): void {
  setExitCode(NO_VERDICT)
  const args = process.argv.slice(2)
  const stopping = new AbortController()
  const io: Io = {
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    answers: process.stdin.isTTY === true && process.stderr.isTTY === true,
    env: process.env,
    cwd: process.cwd(),
    signal: stopping.signal,
  }

  let ended = false
  const crash = (error: unknown) => {
    if (ended && stopping.signal.aborted) return
    ended = true
    void fail(error, args, io).finally(() => process.exit(NO_VERDICT))
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  // A promise that nothing will ever settle would otherwise end the process as if all were well.
  process.on('beforeExit', () => {
    if (!ended) crash(new Error('the run ended without a result'))
  })

  const stop = () => {
    if (stopping.signal.aborted) process.exit(INTERRUPTED)
    stopping.abort()
    setTimeout(() => process.exit(INTERRUPTED), GRACE).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  void run(args, io, check).then(code => {
    if (ended) return
    ended = true
    setExitCode(code)
  })
}

/** The reader has gone: there is nobody left to tell. */
const GONE = new Set(['EPIPE', 'ERR_STREAM_DESTROYED'])

function streamOf(stream: NodeJS.WriteStream): Stream {
  // Told to whoever wrote, by the callback.
  stream.on('error', () => {})
  return {
    isTTY: stream.isTTY === true,
    // It may be changed at any time.
    get columns() {
      return stream.columns
    },
    write: text =>
      new Promise((done, failed) => {
        stream.write(text, (error?: (Error & { code?: string }) | null) => {
          if (error && !GONE.has(error.code ?? '')) failed(error)
          else done()
        })
      }),
  }
}
