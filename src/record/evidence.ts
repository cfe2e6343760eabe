import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { MlgateError } from '../errors.ts'
import type { CheckEvidence } from '../judge/bins.ts'
import type { DrawnPicture } from '../judge/pictures.ts'
import type { Record1 } from './types.ts'

/** What a result rests on, beside it: pictures, bins and queries. Never a row. */
export interface Evidence1 {
  schema: 'mlgate/evidence@1'
  model: string
  pictures: readonly DrawnPicture[]
  checks: readonly CheckEvidence[]
  statements: readonly Statement[]
}

/** What was asked of the engine, as it was asked. */
export interface Statement {
  purpose: string
  reads: readonly string[]
  /** What it answers, by the names that checks have for it. */
  asks: readonly string[]
  sql: string
}

interface Started {
  readonly purpose: string
  readonly reads: readonly string[]
  readonly asks: readonly string[]
  readonly sql: string
}

/** In an order of their own: the engine runs several at once. What came from the environment stays there. */
export function statementsOf(events: readonly Started[], secrets: readonly string[]): Statement[] {
  // A value may be taken apart on its way into a statement, so its words are hidden as well.
  const words = secrets.flatMap(value => [value, ...value.split(/[^\p{L}\p{N}_.@:/-]+/u)]).filter(w => w !== '')
  const hidden = [...new Set(words)]
    .toSorted((a, b) => b.length - a.length)
    .map(
      word =>
        new RegExp(`(?<![\\w.])${word.replaceAll("'", "''").replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\w.])`, 'g'),
    )
  const shown = (sql: string) =>
    hidden.reduce((text, secret) => text.replace(secret, '(env)'), sql.replace(/\bmlgate_\d+_/g, 'mlgate_'))
  return events
    .map(({ purpose, reads, asks, sql }) => ({ purpose, reads, asks: asks.toSorted(), sql: shown(sql) }))
    .toSorted((a, b) => (a.sql < b.sql ? -1 : 1))
}

const number = z.number()
const text = z.string()
const end = number.nullable()
const shown = z.enum(['incumbent', 'candidate', 'reference', 'pairs'])
const interval = { value: number, low: end, high: end, rows: number }
const series = <P extends z.ZodRawShape>(points: P) =>
  z.array(z.looseObject({ arm: shown, points: z.array(z.looseObject(points)).readonly() })).readonly()

const drawing = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('reliability'), series: series({ ...interval, score: number }) }),
  z.looseObject({
    kind: z.literal('curve'),
    x: text,
    y: text,
    diagonal: z.boolean(),
    series: series({ x: number, y: number }),
  }),
  z.looseObject({
    kind: z.literal('histogram'),
    x: text,
    scale: z.enum(['linear', 'log']),
    series: series({ from: number, to: number, share: number }),
    quantiles: z.array(z.looseObject({ arm: shown, p: number, value: number })).readonly(),
  }),
  z.looseObject({
    kind: z.literal('bars'),
    x: text,
    moved: text,
    bins: z
      .array(
        z.looseObject({
          bin: text,
          shares: z.array(z.looseObject({ arm: shown, share: number })).readonly(),
          moved: number,
        }),
      )
      .readonly(),
  }),
  z.looseObject({ kind: z.literal('groups'), x: text, series: series({ ...interval, group: text }) }),
  z.looseObject({
    kind: z.literal('over-time'),
    y: text,
    scale: z.enum(['linear', 'log']),
    series: series({ ...interval, at: number }),
  }),
])

const scalar = z.union([text, number, z.boolean(), z.null()])

/** Within @1 fields are only added, so unknown ones are let through. */
export const evidenceSchema = z.looseObject({
  schema: z.literal('mlgate/evidence@1'),
  model: text,
  pictures: z
    .array(z.looseObject({ gate: text, picture: text, subject: text.nullable(), title: text, drawing }))
    .readonly(),
  checks: z
    .array(
      z.looseObject({
        id: text,
        asks: z.array(text).readonly().describe('what it was judged from: see `statements`'),
        bins: z
          .array(
            z.looseObject({
              of: text,
              key: text,
              rows: z
                .array(
                  z.looseObject({
                    bin: z.union([scalar, z.tuple([end, end]).readonly()]),
                    logs: z.partialRecord(
                      z.enum(['incumbent', 'candidate', 'reference']),
                      z.looseObject({ n: number, mean: z.record(text, number.nullable()) }),
                    ),
                  }),
                )
                .readonly(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  statements: z
    .array(z.looseObject({ purpose: text, reads: z.array(text).readonly(), asks: z.array(text).readonly(), sql: text }))
    .readonly(),
})

/** The file's text, and its digest as the record has it. The same input gives the same text. */
export function evidenceText(evidence: Evidence1): { text: string; sha256: string } {
  const text = `${JSON.stringify(evidence)}\n`
  return { text, sha256: digestOf(text) }
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/**
 * The evidence that a saved result names: beside the result under its own name, or where the run wrote it. Null where the
 * result names none or the file is gone; one that is not the result's is refused.
 */
export function readEvidence(record: Record1, result: string, cwd = '.'): Evidence1 | null {
  const named = record.evidence
  if (!named) return null
  const path = [join(dirname(resolve(cwd, result)), basename(named.path)), resolve(cwd, named.path)].find(existsSync)
  if (path === undefined) return null
  const refuse = (code: string, message: string, hint: string, cause?: unknown) =>
    new MlgateError({ code, message, hint, at: { file: path } }, cause)
  const again = 'run `mlgate check` again, or take the file that was written with this result'
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    throw refuse('no-file', `${path} cannot be read: ${(error as Error).message}`, again, error)
  }
  if (digestOf(content) !== named.sha256)
    throw refuse('evidence-differs', `${path} is not the evidence that ${result} was written with.`, again)
  return parseEvidence(content, path, refuse, again)
}

function parseEvidence(
  content: string,
  path: string,
  refuse: (code: string, message: string, hint: string, cause?: unknown) => MlgateError,
  again: string,
): Evidence1 {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw refuse('not-json', `${path} is not JSON.`, again, error)
  }
  const parsed = evidenceSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw refuse('evidence-invalid', `${path} is damaged: ${issue!.path.join('.')}: ${issue!.message}`, again)
}
