/** The world as the commands see it; `main.ts` gives them the real one, tests another. */
export interface Io {
  stdout: Stream
  stderr: Stream
  /** Somebody can be asked; default: nobody. */
  answers?: boolean
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  signal: AbortSignal
}

export interface Stream {
  /** Resolves when the text has left, or its reader has gone; rejects where it cannot be written. */
  write(text: string): Promise<void>
  isTTY: boolean
  columns: number | undefined
}

const UNSEEN = 80
/** Lines of tables beyond this are hard to follow. */
const WIDEST = 160

/** Cells of a line: those of the terminal; in a log or a file, what can be read anywhere. */
export function widthFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>): number {
  const seen = env.CI || env.TERM === 'dumb' ? undefined : stdout.columns
  const given = seen ?? (/^[1-9]\d*$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : UNSEEN)
  return Math.min(WIDEST, given || UNSEEN)
}

/** By the conventions of no-color.org and force-color.org; the flag goes before both. */
export function colorFor(stream: Pick<Stream, 'isTTY'>, env: Io['env'], flag: boolean): boolean {
  if (!flag) return false
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return stream.isTTY && !env.CI && env.TERM !== 'dumb'
}
