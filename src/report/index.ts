import { MlgateError } from '../errors.ts'
import type { Evidence1 } from '../record/evidence.ts'
import type { FailOn } from '../record/exit.ts'
import type { ErrorRecord, Record1 } from '../record/types.ts'

export interface ReportOptions {
  /** Cells a line may take; at least 40. */
  width: number
  color: boolean
  /** Every slice on its own line, and how each check was judged. */
  verbose: boolean
  /** The decision and what led to it, nothing else. */
  quiet: boolean
  /** What the exit code is made to say; for the line that explains it. null: it says more than the decision. */
  failOn?: FailOn | null
  /** What the result rests on, for the reports that draw or explain; without it they say what is missing. */
  evidence?: Evidence1 | null
  /** How a file is called from the root of the repository, where that is not the folder of the run. */
  inRepository?: (file: string) => string
}

/** A report is a function of the record alone. It ends in a newline. */
export type Reporter = (record: Record1, options: ReportOptions) => string

/** What a run without a verdict has to say, beside its errors. */
export interface ErrorOptions extends Pick<ReportOptions, 'inRepository'> {
  /** Its version. */
  mlgate: string
  /** ISO, UTC. */
  started: string
}

/** What stands in a report's place where there is no verdict, in the same format. */
export type ErrorReporter = (record: ErrorRecord, options: ErrorOptions) => string

/** Loaded when asked for. */
const reporters = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  ndjson: async (): Promise<Reporter> => (await import('./ndjson.ts')).ndjson,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  junit: async (): Promise<Reporter> => (await import('./junit.ts')).junit,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
  html: async (): Promise<Reporter> => (await import('./html/page.ts')).html,
}

/** A format that is not here has its errors as the terminal does. */
const errorReporters: { [F in Format]?: () => Promise<ErrorReporter> } = {
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjsonOfError,
  markdown: async () => (await import('./markdown.ts')).markdownOfError,
  junit: async () => (await import('./junit.ts')).junitOfError,
  sarif: async () => (await import('./sarif.ts')).sarifOfError,
  github: async () => (await import('./github.ts')).githubOfError,
  html: async () => (await import('./html/page.ts')).htmlOfError,
}

export type Format = keyof typeof reporters
export const FORMATS = Object.keys(reporters) as Format[]

export const loadReporter = (format: Format): Promise<Reporter> => reporters[format]()
export const loadErrorReporter = async (format: string): Promise<ErrorReporter | null> =>
  (Object.hasOwn(errorReporters, format) && (await errorReporters[format as Format]?.())) || null

/** The format of this name; what is not one is an error. */
export function formatOf(name: string): Format {
  if (Object.hasOwn(reporters, name)) return name as Format
  throw new MlgateError({
    code: 'unknown-format',
    message: `\`${name}\` is not a format.`,
    hint: `known formats: ${FORMATS.join(', ')}`,
  })
}
