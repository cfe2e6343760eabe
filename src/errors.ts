/** A place in a file that the user wrote. Lines and columns count from 1. */
export interface Place {
  file: string
  line?: number
  column?: number
}

export interface Problem {
  /** kebab-case, stable: `mlgate explain <code>` enlarges on it. */
  code: string
  /** One sentence: what is wrong. */
  message: string
  at?: Place | undefined
  /** What to do about it. */
  hint?: string | undefined
  /** The lines of the file around `at`, with a caret. */
  frame?: string | undefined
}

/** However it was put together, a message begins and ends as a sentence does. */
export const sentence = (text: string): string => {
  const plain = text.trim()
  const begun = /^[a-z]+[ ,]/.test(plain) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain
  return /[.?!:…]$/.test(begun) ? begun : `${begun}.`
}

/** Whatever ends a run without a verdict (exit code 2). All problems found are reported at once. */
export class MlgateError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: Problem | readonly Problem[], cause?: unknown) {
    const all = 'code' in problems ? [problems] : problems
    super(all.map(p => p.message).join('; '), cause === undefined ? undefined : { cause })
    this.name = 'MlgateError'
    this.problems = all
  }

  get code(): string {
    return this.problems[0]?.code ?? 'internal'
  }
}
