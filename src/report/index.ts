import { MlgateError } from '../errors.ts'
import type { Evidence1 } from '../record/evidence.ts'
import type { FailOn } from '../record/exit.ts'
import type { Record1 } from '../record/types.ts'

export interface ReportOptions {
  /** Cells a line may take; at least 40. */
  width: number
  color: boolean
  /** Every slice on its own line, and how each check was judged. */
  verbose: boolean
  /** The decision and what led to it, nothing else. */
  quiet: boolean
  /** What the exit code is made to say; for the line that explains it. */
  failOn?: FailOn
  /** What the result rests on, for the reports that draw or explain; without it they say what is missing. */
  evidence?: Evidence1 | null
}

/** A report is a function of the record alone. It ends in a newline. */
export type Reporter = (record: Record1, options: ReportOptions) => string

/** Loaded when asked for. */
const reporters = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  html: async (): Promise<Reporter> => (await import('./html/page.ts')).html,
}

export type Format = keyof typeof reporters
export const FORMATS = Object.keys(reporters) as Format[]
export const LATER_FORMATS = ['ndjson', 'markdown', 'junit', 'sarif', 'github'] as const

export const loadReporter = (format: Format): Promise<Reporter> => reporters[format]()

/** The format of this name; what is not one, or not yet, is an error. */
export function formatOf(name: string): Format {
  if (Object.hasOwn(reporters, name)) return name as Format
  const known = `known formats: ${FORMATS.join(', ')}`
  throw (LATER_FORMATS as readonly string[]).includes(name)
    ? new MlgateError({ code: 'not-yet', message: `The format \`${name}\` is not in this version yet.`, hint: known })
    : new MlgateError({ code: 'unknown-format', message: `\`${name}\` is not a format.`, hint: known })
}
