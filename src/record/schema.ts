import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { MlgateError } from '../errors.ts'
import type { Reason } from '../judge/types.ts'
import { contradictionsIn } from './contradictions.ts'
import type { ErrorRecord, Record1 } from './types.ts'

/** A reason that is added to the type and not here does not compile. */
const REASONS = {
  no_rows: 'no_rows',
  no_labels: 'no_labels',
  one_class: 'one_class',
  constant: 'constant',
  too_few: 'too_few',
  identical: 'identical',
  near_zero: 'near_zero',
  not_comparable: 'not_comparable',
  no_time: 'no_time',
  window_lost: 'window_lost',
  bursts: 'bursts',
  labels_differ: 'labels_differ',
  not_computable: 'not_computable',
  no_incumbent: 'no_incumbent',
  optional: 'optional',
  unprotected: 'unprotected',
  straddles: 'straddles',
  multiplicity: 'multiplicity',
  not_shown: 'not_shown',
  incumbent_defective: 'incumbent_defective',
  group_lost: 'group_lost',
  looks: 'looks',
  early: 'early',
} as const satisfies { [R in Reason]: R }

const number = z.number()
const text = z.string()
const place = z.looseObject({ file: text, line: z.int().exactOptional(), column: z.int().exactOptional() })
const verdict = z.enum(['pass', 'fail', 'inconclusive', 'skipped'])
const count = z.int().nonnegative()

const armValue = z.looseObject({
  value: number.nullable(),
  n: number,
  effective_n: number
    .exactOptional()
    .describe("of weighted rows: Kish's (Σw)²/Σw², how many rows of one weight would tell as much"),
  units: number.nullable(),
})

const groupValue = z.looseObject({ value: number.nullable(), n: number, events: number })
const group = z.looseObject({
  of: text.describe('the metric'),
  group: text.nullable().describe('null: the rows without one'),
  incumbent: groupValue.nullable(),
  candidate: groupValue.nullable(),
  compared: z.boolean().describe('false: too small, so unprotected'),
})

const look = z.looseObject({
  number: z.int().positive(),
  information: number.describe('units, or rows, of the smaller arm'),
  planned: number.nullable().describe('information that the first look planned for; null: for no other look'),
  spent: number.describe('error of a false pass that the looks so far have spent'),
  level: number.describe('a pass needs a p_pass of at most this'),
})

const span = z.looseObject({ from: text, until: text })
const judgedWindow = span.extend({
  incumbent: armValue.nullable(),
  candidate: armValue.nullable(),
  value: number.nullable().describe('what the limit is held against, on the scale of the estimate'),
  beyond: z.boolean().nullable().describe('shown to be beyond the limit, corrected for the number of windows'),
})

const check = z.looseObject({
  id: text.describe('name/metric(subject)/kind[slice], unique'),
  metric: text,
  subject: text.nullable(),
  slice: text.nullable(),
  kind: z.enum(['max', 'min', 'margin', 'superior', 'equivalent', 'alpha']),
  nature: z.enum(['exact', 'test', 'estimated']),
  better: z.enum(['lower', 'higher', 'target']),
  target: z.number().nullable(),
  measured_in: text,
  counted_in: z.enum(['rows', 'queries', 'sessions', 'lists']).describe('what `n` and `needed.rows` count'),
  severity: z.enum(['block', 'warn']),
  family: z.enum(['whole', 'slices']),
  holds: z.boolean(),
  limit: z.union([number, text, z.boolean()]).describe('as written'),
  bound: number.nullable().describe('the limit on the scale of the estimate'),
  relative: z.boolean().describe('the estimate and its bound are shares of the absolute value of the incumbent'),
  incumbent: armValue.nullable(),
  candidate: armValue.nullable(),
  estimate: z
    .looseObject({ value: number, low: number.nullable(), high: number.nullable(), confidence: number, method: text })
    .nullable()
    .describe('of the candidate for max and min; candidate − incumbent for all else'),
  p: number.nullable().describe('evidence of harm beyond the limit'),
  p_adjusted: number.nullable(),
  p_pass: number.nullable().describe('evidence that harm beyond the limit is ruled out'),
  verdict,
  reason: z.enum(REASONS).nullable(),
  needed: z
    .looseObject({ rows: number.nullable(), units: number.nullable(), seconds: number.nullable() })
    .nullable()
    .describe('how much more would settle an undecided check'),
  enough: number
    .nullable()
    .exactOptional()
    .describe('rows from which a candidate that differs in nothing passes with 80 % power'),
  look: look.nullable().exactOptional().describe('null: the number of looks is not known, or nothing could pass'),
  between: z
    .tuple([text, text])
    .readonly()
    .nullable()
    .describe('the pair of groups that the estimate is of, the one with the smaller value first'),
  of: text.nullable().describe('of a gap over several metrics: the one that the estimate is of'),
  groups: z.array(group).readonly().nullable().describe('of a gap between groups: their values'),
  during: span.nullable().describe('of a metric over time: when what the estimate is of was seen'),
  windows: z
    .array(judgedWindow)
    .readonly()
    .nullable()
    .describe('of a metric over time: the windows that were looked at'),
  summary: text.exactOptional().describe('what the metric is'),
  waived: z
    .looseObject({ until: text, owner: text, reason: text })
    .nullable()
    .describe('it failed, or is undecided, and is let through'),
  design_effect: number.nullable(),
  tests: z.record(text, z.looseObject({ statistic: number.nullable(), p: number })),
  at: place.nullable(),
  message: text,
})

const bounds = z.looseObject({ rows: number.nullable(), seconds: number.nullable() })

const problem = z.looseObject({
  code: text.describe('kebab-case; `mlgate explain <code>` enlarges on it'),
  message: text,
  at: place.exactOptional(),
  hint: text.exactOptional(),
  frame: text.exactOptional().describe('the lines of the file around the place'),
})

/** The result document. Within @1 fields are only added, so unknown ones are let through. */
const recordSchema = z.looseObject({
  schema: z.literal('mlgate/result@1'),
  run_id: text,
  as_of: text,
  decision: z.enum(['promote', 'hold', 'block', 'rollback']),
  decided_by: z.array(text).readonly(),
  partial: z.boolean(),
  loosened: z
    .array(
      z.looseObject({
        what: text.describe('the key of the spec'),
        how: z.enum(['laxer', 'removed', 'changed']),
        before: text.nullable(),
        after: text.nullable(),
        at: place.nullable(),
        message: text,
      }),
    )
    .readonly(),
  against: z
    .looseObject({ name: text, allowed: z.boolean() })
    .exactOptional()
    .describe('what `loosened` is in comparison with'),
  model: text,
  task: text.nullable(),
  stage: text.nullable(),
  staged: z
    .looseObject({
      strategy: text,
      traffic: number.nullable().describe('the share of the requests that the candidate was to answer'),
      audience: text.nullable(),
      serves: z.boolean().describe('the candidate serves users: what fails is rolled back'),
      sequential: z.boolean(),
      stages: z.int().positive().describe('the stages that claims of harm have one error in common over'),
      minimum: bounds,
      limit: z.looseObject({ ...bounds.shape, action: z.enum(['rollback', 'hold']) }).nullable(),
      seen: z
        .looseObject({ rows: number, seconds: number.nullable() })
        .describe("the candidate's rows, and their time"),
      lasted: number.nullable().describe('seconds since it began'),
    })
    .exactOptional()
    .describe('what the stage asks for, and how far it is'),
  about: z.record(text, z.unknown()),
  lineage: z
    .record(text, z.looseObject({ path: text, digest: text }))
    .exactOptional()
    .describe('what the candidate was made of'),
  spec: z.looseObject({ path: text, sha256: text, resolved: z.unknown() }),
  logs: z.record(
    text,
    z.looseObject({
      version: text.nullable(),
      files: z
        .array(z.looseObject({ path: text, digest: text }))
        .readonly()
        .describe(
          'what was read; of a table, its name and what stands for its contents: a snapshot, its files, its rows',
        ),
      rows: count,
      columns: z.record(text, text),
    }),
  ),
  pairing: z
    .looseObject({ rows: count, only_incumbent: count, only_candidate: count, units: count.nullable() })
    .nullable(),
  looks: z
    .looseObject({
      number: z.int().positive().nullable().describe('null: not known'),
      previous: z.array(z.looseObject({ run_id: text, started: text })).readonly(),
      rests_on_first: z
        .array(text)
        .readonly()
        .describe('checks that pass, and would not have at a second look, where the number of looks is not known'),
    })
    .exactOptional(),
  audit: z
    .looseObject({ head: text.nullable(), entries: count })
    .exactOptional()
    .describe("the rollout's log as the run found it: the digest of its last entry anchors all before it"),
  gates: z.array(z.looseObject({ gate: text, name: text, verdict, checks: z.array(check).readonly() })).readonly(),
  unprotected: z
    .array(
      z.looseObject({
        slice: text.nullable(),
        gate: text.nullable(),
        grouping: text.nullable(),
        group: text.nullable(),
        rows: number,
        events: number.nullable(),
        metrics: z.array(text).readonly(),
      }),
    )
    .readonly()
    .describe('slices, and groups of a grouping, that were too small to be judged'),
  warnings: z.array(problem).readonly(),
  found_slices: z
    .looseObject({
      columns: z.array(text).readonly(),
      left_out: z.array(text).readonly(),
      slices: count,
      claims: count,
      checks: z.array(check).readonly(),
    })
    .exactOptional()
    .describe(
      'of a search for the worst slices: those that looked worst on half of the units, judged on the other half',
    ),
  provenance: z.looseObject({
    mlgate: text,
    engine: text,
    git: z.looseObject({ commit: text, dirty: z.boolean() }).nullable(),
    gates: z
      .array(z.looseObject({ path: text, sha256: text }))
      .readonly()
      .exactOptional()
      .describe("files of the user's own gates"),
    started: text,
    seconds: number,
  }),
  evidence: z
    .looseObject({ path: text, sha256: text })
    .nullable()
    .exactOptional()
    .describe('the evidence file that was written with it'),
})

/** What stands in its place where there is no verdict. */
const errorSchema = z.looseObject({
  schema: z.literal('mlgate/result@1'),
  decision: z.literal('error'),
  error: z
    .looseObject({ code: text, message: text, at: place.nullable(), hint: text.nullable() })
    .describe('the first of the errors'),
  errors: z.array(problem),
})

/** The JSON Schema of the result document, with a verdict or without. */
export const resultJsonSchema = () => ({
  ...z.toJSONSchema(z.union([recordSchema, errorSchema]), { io: 'input' }),
  $id: 'urn:mlgate:result:1',
  title: 'Result of mlgate check, mlgate/result@1',
  description: 'Within @1 fields are only added.',
})

/** Reads a saved result; whatever is none is refused. `shown` is what messages call it. */
export const readRecord = (path: string, shown = path): Record1 => parseRecord(readJson(path, shown), shown)

/** The same, where a run without a verdict has its say too. */
export function readDocument(path: string, shown = path): Record1 | ErrorRecord {
  const value = readJson(path, shown)
  const error = errorSchema.safeParse(value)
  return error.success ? error.data : parseRecord(value, shown)
}

function readJson(path: string, shown: string): unknown {
  const at = { file: shown }
  let content: string
  try {
    content = readFileSync(path, 'utf8')
  } catch (error) {
    throw new MlgateError({ code: 'no-file', message: `${shown} cannot be read: ${reasonOf(error)}`, at }, error)
  }
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new MlgateError(
      { code: 'not-json', message: `${shown} is not JSON, or only half of it: ${reasonOf(error)}`, at, hint: SAVED },
      error,
    )
  }
}

const SAVED = 'results are saved by `mlgate check -o json:result.json`'

/** The record in a JSON value; `path` is where it came from, for messages. */
export function parseRecord(value: unknown, path: string): Record1 {
  const at = { file: path }
  const head = typeof value === 'object' && value !== null ? (value as { schema?: unknown; decision?: unknown }) : {}
  if (typeof head.schema !== 'string' || !head.schema.startsWith('mlgate/result@'))
    throw new MlgateError({ code: 'not-a-record', message: `${path} is not a result of mlgate.`, at, hint: SAVED })
  if (head.schema !== 'mlgate/result@1')
    throw new MlgateError({
      code: 'record-version',
      message: `${path} has the schema ${JSON.stringify(head.schema)}; this mlgate reads mlgate/result@1.`,
      at,
      hint: 'read it with the version that wrote it',
    })
  if (head.decision === 'error')
    throw new MlgateError({
      code: 'record-of-error',
      message: `${path} tells of a run that ended without a verdict.`,
      at,
      hint: 'its `error` says why',
    })
  const parsed = recordSchema.safeParse(value)
  if (parsed.success) return consistent(parsed.data, path)
  throw new MlgateError(
    parsed.error.issues.map(issue => ({
      code: 'record-invalid',
      message: `${path} is damaged: ${issue.path.map(String).join('.') || 'the document'}: ${issue.message}`,
      at,
    })),
  )
}

function consistent(record: Record1, path: string): Record1 {
  const found = contradictionsIn(record)
  if (found.length === 0) return record
  throw new MlgateError(
    found.map(what => ({
      code: 'record-contradicts',
      message: `${path} contradicts itself: ${what}.`,
      at: { file: path },
      hint: 'it was edited after it was written, or damaged; run the check again',
    })),
  )
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
