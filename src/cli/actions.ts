import { randomUUID } from 'node:crypto'
import { appendFileSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { MlgateError } from '../errors.ts'
import type { ErrorRecord, Record1 } from '../record/types.ts'
import type { ErrorOptions, ReportOptions } from '../report/index.ts'
import type { Io } from './io.ts'

/** GitHub drops a step's summary that is larger. */
const SUMMARY = 1024 * 1024

interface NoVerdict {
  error: ErrorRecord
  options: ErrorOptions
}
type Told = { record: Record1; options: ReportOptions } | NoVerdict

/** An error in the form that reports have it. */
export async function noVerdict(error: MlgateError, io: Pick<Io, 'env' | 'cwd'>): Promise<NoVerdict> {
  const [{ errorRecord }, { version }] = await Promise.all([
    import('../record/make.ts'),
    import('../record/provenance.ts'),
  ])
  const inRepository = fromCheckout(io)
  const started = new Date().toISOString()
  return { error: errorRecord(error), options: { mlgate: version, started, ...(inRepository && { inRepository }) } }
}

/**
 * What GitHub Actions is told beside the report, where it runs us: annotations at the lines of the spec, unless they are
 * the report, and the step's summary. It changes no verdict: what cannot be told is said on stderr.
 */
export async function tellActions(io: Io, told: Told, format: string | undefined): Promise<void> {
  if (!inActions(io)) return
  if (format !== 'github') await orSay(io, 'Annotations', async () => await io.stderr.write(await annotations(told)))
  await orSay(io, 'The summary of the step', async () => {
    const file = io.env.GITHUB_STEP_SUMMARY
    if (!file) return
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    appendFileSync(file, `${await summary(told, SUMMARY - 2 - used)}\n`)
  })
}

/** The outputs of the step: the decision, and the first report that was written. */
export async function outputsToActions(
  io: Io,
  decision: Record1['decision'] | 'error',
  report: string | undefined,
): Promise<void> {
  const file = io.env.GITHUB_OUTPUT
  if (!inActions(io) || !file) return
  await orSay(io, 'The outputs of the step', () => {
    appendFileSync(file, output('decision', decision) + output('report', report ?? ''))
  })
}

/** How a file is called from the root of the checkout; undefined where there is none. */
export function fromCheckout({ env, cwd }: Pick<Io, 'env' | 'cwd'>): ((file: string) => string) | undefined {
  const root = env.GITHUB_WORKSPACE
  if (!root) return undefined
  return file => {
    const path = relative(root, resolve(cwd, file))
    return path === '' || path.startsWith('..') ? file : path.split(sep).join('/')
  }
}

export const inActions = ({ env }: Pick<Io, 'env'>): boolean => env.GITHUB_ACTIONS === 'true'

async function annotations(told: Told): Promise<string> {
  const { github, githubOfError } = await import('../report/github.ts')
  return 'record' in told ? github(told.record, told.options) : githubOfError(told.error, told.options)
}

async function summary(told: Told, room: number): Promise<string> {
  const { LEAST, markdownOfErrorWithin, markdownWithin } = await import('../report/markdown.ts')
  if (room < LEAST) throw new Error('it is full')
  return 'record' in told ? markdownWithin(told.record, told.options, room) : markdownOfErrorWithin(told.error, room)
}

/** The end is not to be guessed, so that no value can end itself and begin another. */
function output(name: string, value: string): string {
  const end = `end-${randomUUID()}`
  return `${name}<<${end}\n${value}\n${end}\n`
}

async function orSay(io: Io, what: string, write: () => Promise<void> | void): Promise<void> {
  try {
    await write()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    await io.stderr.write(`warning: ${what} could not be written: ${why}\n`).catch(() => {})
  }
}
