import * as z from 'zod'

/**
 * The spec as written. Objects are strict; what a key means is in its description, from which the JSON Schema comes.
 * Defaults and relations between keys are resolve.ts's. Where text and number are both possible, the first of a union
 * that can take the scalar does (read-as.ts).
 */
const text = z.string().min(1, 'must not be empty')
const names = z.union([text, z.array(text).min(1, 'must not be an empty list')])
const expression = text.describe('a column, or one SQL scalar over the columns and roles of the log')
const amount = z
  .union([z.string(), z.number()])
  .describe("a number in the metric's unit, or with a unit: 5%, 0.1pp, 250ms, 24h")
const duration = z.string().describe('a duration with its unit: 30m, 6h, 14d')
const share = z.union([z.string(), z.number()]).describe('a share: 10% or 0.1')
const count = z.int().min(0)
const cut = z.number().gt(0).lt(1)
const severity = z
  .enum(['block', 'warn'])
  .describe('what a failed check does: block the release, or warn only (default: block)')
const alpha = z.number().gt(0).lt(1).describe('error allowed: for a test statistic, the p-value from which it fails')
const optional = z.boolean().describe('true: skipped where the logs do not have what it needs')
const tolerance = amount.describe('differences up to this count as none')

// Logs

const path = names.describe('a path, a glob, a URL, or a list of them; relative to this file')
const logFields = {
  path: path.optional(),
  table: text
    .optional()
    .describe('a table of an engine that has tables, in place of a path: predictions, lake.ml.predictions'),
  format: z.enum(['parquet', 'csv', 'ndjson', 'arrow']).optional().describe('default: by the name of the file'),
  where: expression.optional().describe('only the rows for which this holds'),
  version: text.optional().describe('the version of the model, as reports and waivers name it'),
  sampled: share.optional().describe('the share of the traffic that the log holds'),
}
const logObject = z.strictObject(logFields)
const log = z.union([path, logObject])
const labelLog = z.union([
  path,
  z.strictObject({
    ...logFields,
    time: expression.optional().describe('when the outcome became known'),
    maturity: duration.optional().describe('how long after the prediction an outcome is awaited'),
    absent: z
      .union([z.number(), z.boolean(), text])
      .optional()
      .describe('the label of what has no outcome once it is mature'),
  }),
])
const logs = z.strictObject({
  incumbent: log.optional().describe('the log of the model that serves now; `none` for a first model'),
  candidate: log.optional().describe('the log of the proposed model'),
  labels: labelLog.optional().describe('outcomes that come later, joined on columns.id'),
  reference: log.optional().describe("what drift is measured against; default: the incumbent's log"),
  interleaved: log.optional().describe('the one log of an interleaving experiment'),
})

// Columns

const perArm = <T extends z.ZodType>(value: T) =>
  z.strictObject({
    incumbent: value.optional().describe("in the incumbent's log"),
    candidate: value.optional().describe("in the candidate's log"),
    reference: value.optional().describe("in the reference; default: as the incumbent's"),
  })
const VALUE = 'the column or SQL scalar, or one for each arm'
const fromLog = z.enum(['labels', 'incumbent', 'candidate']).describe('the log that holds it, where two do')
const one = z.union([
  expression,
  perArm(expression),
  z.strictObject({ value: z.union([expression, perArm(expression)]).describe(VALUE), log: fromLog.optional() }),
])
const several = z.union([
  expression,
  z.array(expression).min(1),
  perArm(names),
  z.strictObject({
    value: z.union([expression, z.array(expression).min(1), perArm(names)]).describe(VALUE),
    log: fromLog.optional(),
  }),
])
const timed = z.union([
  expression,
  perArm(expression),
  z.strictObject({
    value: z.union([expression, perArm(expression)]).describe(VALUE),
    log: fromLog.optional(),
    unit: z.enum(['s', 'ms', 'us', 'ns']).optional().describe('what the number counts; default: ms'),
  }),
])
const columns = z.strictObject({
  id: several.optional().describe('what pairs the logs: one column or several'),
  time: one.optional().describe('when the request was served'),
  unit: several.optional().describe('what was randomised, and the cluster of the intervals; default: the row'),
  score: one
    .optional()
    .describe('binary: the probability of the positive class; ranking: what documents are ordered by'),
  probabilities: several.optional().describe('multiclass: the list of class probabilities'),
  classes: z.array(text).min(2).optional().describe('multiclass: the classes, in the order of the probabilities'),
  prediction: one.optional().describe('regression: the predicted value'),
  interval: z
    .strictObject({ low: one.describe('lower end'), high: one.describe('upper end') })
    .optional()
    .describe('regression: the predicted interval'),
  decision: one.optional().describe('what was done; default: score >= threshold'),
  label: one.optional().describe('the outcome'),
  latency: timed.optional().describe('how long an answer took, in milliseconds or with its unit'),
  host: one.optional().describe('the machine that answered'),
  error: one.optional().describe('true where no answer came'),
  weight: one.optional().describe('sampling weight'),
  covariate: one.optional().describe('a value from before the assignment, for variance reduction'),
  features: names.optional().describe('the inputs of the model, for drift; default: none'),
  groups: names.optional().describe('what fairness compares'),
  session: one.optional().describe('interleaving: the session'),
  query: one
    .optional()
    .describe('ranking: the query that a list of documents answers; interleaving: where a session has several'),
  position: one.optional().describe('interleaving: the place in the list that was shown'),
  source: one.optional().describe("interleaving: the model that the document came from, 'incumbent' or 'candidate'"),
  credit: one.optional().describe('interleaving: a click, or other credit'),
  rank: one.optional().describe('ranking: the place that the model gave, from 1; default: by score'),
  relevance: one.optional().describe('ranking: the graded relevance'),
})

// Slices, measures, gates

const slice = z.strictObject({
  by: names.optional().describe('one slice for each value, or combination of values, of these'),
  where: expression.optional().describe('the rows for which this holds'),
  min_rows: count.optional().describe('smaller slices are not judged'),
  prove: z.boolean().optional().describe('true: undecided, it holds the release too'),
  margin_scale: z.number().gt(0).optional().describe('margins on this slice are this many times as wide'),
})

const rule = z.enum(['interval', 'point']).describe('judge on the interval (default) or on the point value')
const limitParts = { severity: severity.optional(), rule: rule.optional() }
const limit = z.union([amount, z.strictObject({ value: amount, ...limitParts })])
const margin = z.union([
  amount,
  z.strictObject({
    value: amount,
    floor: amount.optional().describe('the larger of margin and floor is allowed'),
    ...limitParts,
  }),
])
const superior = z.union([
  z.boolean(),
  z.strictObject({ value: z.boolean().describe('true: it must be better'), ...limitParts }),
])
const metric = z.strictObject({
  max: limit.optional().describe("the candidate's value is at most this"),
  min: limit.optional().describe("the candidate's value is at least this"),
  margin: margin.optional().describe('how much worse than the incumbent it may be'),
  superior: superior.optional().describe('true: it must be better than the incumbent; by how much is not asked'),
  equivalent: limit.optional().describe('it stays within this of the incumbent, either way'),
  alpha: alpha.optional(),
  tolerance: tolerance.optional(),
  optional: optional.optional(),
  severity: severity.optional(),
})
const metrics = z
  .record(text, metric.describe('its limits, as in {max: 0.1} or {margin: 1%}'))
  .describe('limits by metric, or by metric(subject) for one feature, column, class or group')

const gateFields = {
  gate: text.optional().describe('a built-in gate, a path beginning with ./ or ../, or npm:name'),
  name: text.optional().describe("unique; default: the gate's own name"),
  disabled: text.optional().describe('takes the gate out of what this spec extends, and says why'),
  metrics: metrics.optional(),
  of: names.optional().describe('the roles or columns that it looks at'),
  by: names.optional().describe('the groups that it compares; default: columns.groups'),
  where: expression.optional().describe('only the rows for which this holds'),
  slices: z
    .union([z.boolean(), z.array(text)])
    .optional()
    .describe('true for all slices, or their names'),
  min_group: z
    .strictObject({
      rows: count.optional().describe('rows that a group needs'),
      events: count.optional().describe('positive outcomes, and negative ones, that a group needs'),
    })
    .optional()
    .describe('groups below this are listed as unprotected, not judged'),
  severity: severity.optional(),
  optional: optional.optional(),
  alpha: alpha.optional(),
  tolerance: tolerance.optional(),
}
/** Keys of its own are the gate's options, which its own schema reads. */
const gate = z.looseObject(gateFields).describe('a gate, as in {gate: parity, metrics: {flip_rate: {max: 15%}}}')

const better = z.enum(['lower', 'higher']).describe('which way is better')
const measureParts = {
  better,
  unit: text.optional().describe('what it is counted in: usd, ms, share'),
  outcome: z.enum(['per_arm']).optional().describe('per_arm: each arm has an outcome of its own'),
  rule: rule.optional(),
}
const measure = z.union([
  z.strictObject({
    value: expression,
    aggregate: text
      .optional()
      .describe('mean, or arithmetic over sum, count, avg, min, max, stddev, variance, median and quantile'),
    ...measureParts,
  }),
  z.strictObject({ numerator: expression, denominator: expression, ...measureParts }),
])

// Rollouts

const condition = { rows: count.optional().describe('rows of the candidate'), duration: duration.optional() }
const stage = z.strictObject({
  name: text.describe('its name, unique'),
  strategy: z
    .enum(['backtest', 'shadow', 'canary', 'ab', 'interleaved', 'monitor'])
    .describe('who is served by what: it says how the arms are compared'),
  gates: z
    .array(z.union([text, gate]))
    .min(1, 'must not be empty: nothing would be examined')
    .optional()
    .describe('names of gates, gates with changes, or gates of its own; default: all of the spec'),
  traffic: share.optional().describe('the share of requests that the candidate answers'),
  audience: text.optional().describe('who sees the candidate'),
  logs: logs.optional().describe('logs of this stage, in place of those of the spec; `none` for one that it lacks'),
  columns: columns.optional().describe('columns of its logs, beside those of the spec'),
  min: z.strictObject(condition).optional().describe('no promotion before this many rows and this long'),
  sequential: z
    .boolean()
    .optional()
    .describe('true: harm is claimed at any look, by always-valid intervals; it is promoted once, at its minimum'),
  limit: z
    // biome-ignore lint/suspicious/noThenProperty: the word of the format
    .strictObject({ ...condition, then: z.enum(['rollback', 'hold']).describe('what happens then') })
    .optional()
    .describe('how long it may stay on hold'),
  approvals: z.record(text, z.int().min(1)).optional().describe('how many of whom must approve'),
  next: text.optional().describe('the stage that follows, or `done`; default: the next one of the list'),
})
const engine = z.strictObject({
  kind: z.enum(['duckdb', 'trino']).describe('duckdb: in this process, of files; trino: a server, of its tables'),
  server: text.optional().describe('its address: https://trino.example.org:8443'),
  catalog: text.optional().describe('of tables that are named without one'),
  schema: text.optional().describe('of tables that are named without one'),
  user: text.optional().describe('who asks; with a token, it may say so itself'),
  password_env: text.optional().describe('the environment variable that holds the password'),
  token_env: text.optional().describe('the environment variable that holds a bearer token'),
})
const argv = z.array(z.string()).min(1).describe('a program and its arguments')

export const specSchema = z
  .strictObject({
    version: z.literal(1).describe('the version of this format: 1'),
    requires: text.optional().describe('versions of mlgate that may read this, as in ">=1.4"'),
    extends: names.optional().describe('specs that this one builds on, relative to this file'),
    vars: z
      .record(
        text,
        z.union([
          z.string(),
          z.strictObject({
            required: z.boolean().optional().describe('true: it has to be given with --var'),
            default: z.string().optional().describe('its value unless given'),
          }),
        ]),
      )
      .optional()
      .describe('variables, used as ${name} and given with --var name=…'),
    env: z.array(text).optional().describe('environment variables that may be used as ${env:NAME}'),
    model: text.describe('the name of what is released'),
    task: z.enum(['binary', 'multiclass', 'regression', 'ranking']).optional().describe('what the model predicts'),
    about: z.record(text, text).optional().describe('anything worth keeping in the record: owner, runbook, hypothesis'),
    timezone: text.optional().describe('of naive timestamps, hour() and dates; default: UTC'),
    window: z
      .strictObject({ last: duration.describe('how far back from --as-of') })
      .optional()
      .describe('only rows whose columns.time lies within this'),
    logs: logs.describe('what the models answered: {incumbent: path, candidate: path}'),
    pairing: z
      .enum(['required', 'none'])
      .optional()
      .describe('whether the logs are joined by id; default: required where an id is bound'),
    columns: columns.optional().describe('what is what in the logs: a role, and its column or SQL scalar'),
    threshold: z
      .union([cut, z.record(text, cut)])
      .optional()
      .describe(
        'the score from which a decision is positive; default: 0.5. Multiclass: one by class, the largest probability over its own deciding',
      ),
    confidence: z.number().gt(0.5).lt(1).optional().describe('how sure the intervals are; default: 0.95'),
    multiplicity: z
      .enum(['holm', 'benjamini-hochberg', 'none'])
      .optional()
      .describe('the correction over claims of harm; default: holm'),
    inconclusive: z
      .enum(['hold', 'pass', 'fail'])
      .optional()
      .describe('what an undecided blocking check does; default: hold'),
    slices: z.record(text, slice).optional().describe('parts of the traffic that gates may judge on their own'),
    measures: z.record(text, measure).optional().describe('quantities of your own, for the gate `significance`'),
    gates: z
      .array(gate)
      .min(1, 'must not be empty: nothing would be examined')
      .describe('what is examined: a list of `- gate: name`, each with its metrics'),
    lineage: z.record(text, text).optional().describe('files whose digests go in the record'),
    waivers: z
      .array(
        z.strictObject({
          check: text.describe('the id of the check, as reports print it'),
          until: text.describe('the last day: 2026-12-31'),
          candidate: text.optional().describe('the only version that it is for'),
          owner: text.describe('who answers for it'),
          reason: text.describe('why it is let through'),
        }),
      )
      .optional()
      .describe('known failures, let through until a day'),
    stages: z.array(stage).min(1).optional().describe('the steps of the rollout; without them every gate runs, once'),
    approvers: z.record(text, z.array(text).min(1)).optional().describe('who may approve, by role'),
    commands: z
      .strictObject({ promote: argv.optional(), rollback: argv.optional(), hold: argv.optional() })
      .optional()
      .describe('what is run on a decision: argument lists, never through a shell'),
    engine: z
      .union([text, engine])
      .optional()
      .describe('what reads the logs: duckdb (the default), trino://user@host/catalog/schema, or {kind: trino, …}'),
    state: text
      .optional()
      .describe('where the rollout keeps its log: a folder (default: .mlgate), or git:refs/mlgate/{model}'),
    allowed_signers: text.optional().describe('the file of keys whose signatures count'),
    separation: z.boolean().optional().describe('true: who started the rollout may not approve it'),
  })
  .describe('The rollout spec of mlgate')

export type SpecInput = z.input<typeof specSchema>
export type LogInput = z.input<typeof log>
export type LabelLogInput = z.input<typeof labelLog>
export type RoleInput = z.input<typeof several> | z.input<typeof timed>
export type MetricInput = z.input<typeof metric>
export type GateInput = z.input<typeof gate>

/** Keys of every gate; any other is one of its options. */
export const GATE_KEYS: readonly string[] = Object.keys(gateFields)

/** For editors; written by `mlgate schema`. */
export const jsonSchema = () => z.toJSONSchema(specSchema, { io: 'input' })
