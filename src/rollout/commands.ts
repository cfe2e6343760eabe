import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import type { Outcome, Recipe } from './entry.ts'
import type { World } from './who.ts'

/** How long a command may take, unless it is said otherwise. */
export const TIMEOUT = 600
/** Of its output, the last characters are kept. */
const KEPT = 20_000

export interface CommandOptions {
  /** Seconds that a command may take. */
  readonly timeout?: number | undefined
  /** Hides what must not be in a log. */
  readonly shown?: ((text: string) => string) | undefined
}

/**
 * Runs a command as the list of arguments that it is; no shell sees it. It never throws: however it ends is its outcome.
 * A time-out ends the program with all that it has started, where the system can.
 */
export async function runCommand(
  recipe: Recipe,
  { folder, world }: { folder: string; world: World },
  options: CommandOptions = {},
): Promise<Outcome> {
  const { execa } = await import('execa')
  const { timeout = TIMEOUT, shown = text => text } = options
  const [program = '', ...args] = recipe.argv
  const started = performance.now()
  const detached = process.platform !== 'win32'
  let output = ''
  let length = 0
  const running = execa(program, args, {
    cwd: folder,
    env: { ...recipe.env },
    extendEnv: true,
    shell: false,
    preferLocal: false,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    detached,
    cleanup: false,
  })
  running.all?.setEncoding('utf8').on('data', (text: string) => {
    length += text.length
    output = `${output}${text}`.slice(-2 * KEPT)
  })
  let timedOut = false
  const end = (signal: NodeJS.Signals) => {
    try {
      if (detached && running.pid) process.kill(-running.pid, signal)
      else running.kill(signal)
    } catch {
      // It has ended.
    }
  }
  const clock = setTimeout(() => {
    timedOut = true
    end('SIGTERM')
    setTimeout(() => end('SIGKILL'), GRACE).unref()
  }, timeout * 1000)
  // What it left running in the background may hold its output open for good.
  running.nodeChildProcess.once('exit', () => setTimeout(() => running.all?.destroy(), LINGER).unref())
  const interrupted = () => end('SIGINT')
  world.signal.addEventListener('abort', interrupted)
  try {
    const { exitCode, signal, failed, originalMessage } = await running
    const kept = output.slice(-KEPT)
    return {
      argv: recipe.argv,
      exit: exitCode ?? null,
      signal: signal ?? null,
      timed_out: timedOut,
      seconds: Math.round(performance.now() - started) / 1000,
      output: shown(kept),
      output_cut: length > kept.length,
      error: failed && exitCode === undefined && !signal ? (originalMessage ?? 'it could not be started') : null,
    }
  } finally {
    clearTimeout(clock)
    world.signal.removeEventListener('abort', interrupted)
  }
}

const LINGER = 1000

/** What a program has to end by itself once it was told to. */
const GRACE = 5000

export const wentWell = ({ exit, timed_out }: Outcome): boolean => exit === 0 && !timed_out

/** Where the program of a command is, or null: by `PATH`, or as a path from the folder that it runs in. */
export function programOf({ argv }: Recipe, folder: string, env: World['env']): string | null {
  const [program = ''] = argv
  if (/[\\/]/.test(program)) return isProgram(resolve(folder, program)) ? resolve(folder, program) : null
  const endings = process.platform === 'win32' ? (env.PATHEXT ?? '.EXE;.CMD;.BAT').split(';') : ['']
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const all = folders.flatMap(folder => endings.map(ending => join(folder, `${program}${ending}`)))
  return all.find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** For people who want to copy it: quoted as a POSIX shell would have it. Nothing runs it in this form. */
export const spokenArgv = (argv: readonly string[]): string =>
  argv
    .map(word =>
      /^[\w@%+=:,./-]+$/.test(word)
        ? word
        : /[\p{Cc}\p{Cf}]/u.test(word)
          ? `$'${word.replace(/[\\']/g, c => `\\${c}`).replace(/[\p{Cc}\p{Cf}]/gu, c => `\\u${c.codePointAt(0)!.toString(16).padStart(4, '0')}`)}'`
          : `'${word.replaceAll("'", `'\\''`)}'`,
    )
    .join(' ')
