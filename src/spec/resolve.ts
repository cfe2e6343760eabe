import { resolveColumns } from './columns.ts'
import { type Context, checkName, expression, expressions, report, taken } from './context.ts'
import { hasTables, resolveEngine } from './engine.ts'
import { defaultName, misspelt } from './extends.ts'
import { isPackage, moduleOf } from './gate-module.ts'
import { resolveMetrics, resolveTolerance } from './limits.ts'
import { folderOf, resolveLogs } from './logs.ts'
import { resolveRelease } from './release.ts'
import { satisfies } from './requires.ts'
import { GATE_KEYS, type GateInput, type SpecInput } from './schema.ts'
import { resolveStages } from './stages.ts'
import { didYouMean, suggest } from './suggest.ts'
import { child, type Path, pointerOf } from './tree.ts'
import type { Columns, Disabled, GateSpec, MeasureSpec, Slice, Spec } from './types.ts'
import { parseDuration } from './units.ts'

/** Which parts of the input hold what the schema promises; the rest is reported already. */
export type Sound = (path: Path) => boolean

/** Defaults, units, and what one part of the spec asks of another; columns and gates themselves are bind's. */
export const resolveSpec = (
  context: Context,
  input: SpecInput,
  sound: Sound,
  disabled: readonly Disabled[],
  mlgate: string | undefined,
): Spec | null => {
  const whole = <K extends keyof SpecInput>(key: K): SpecInput[K] | undefined => (sound([key]) ? input[key] : undefined)

  if (mlgate !== undefined && whole('requires')) requireVersion(context, input.requires!, mlgate)
  checkTimezone(context, whole('timezone'))
  checkVars(context, whole('vars'))
  const window = whole('window')
  const last = window ? taken(context, ['window', 'last'], parseDuration(window.last)) : null
  const logsInput = whole('logs')
  const engine = sound(['engine']) ? resolveEngine(context, input.engine) : null
  // Of an engine that is wrong, nobody knows.
  const tables = engine !== null || (hasTables(child(context.root, 'engine')) ? null : false)
  const logs = logsInput ? resolveLogs(context, logsInput, tables) : null
  const columns = sound(['columns'])
    ? resolveColumns(context, input.columns ?? {}, logsInput?.incumbent === 'none')
    : null
  const slices = resolveSlices(context, input.slices ?? {}, sound)
  const measures = resolveMeasures(context, input.measures ?? {}, sound)
  const gates = resolveGates(context, input, sound)
  if (columns) checkRoles(context, input, columns)
  checkThreshold(context, whole('threshold'), whole('task'))
  const release = resolveRelease(context, input, sound)
  const stages = resolveStages(context, input, sound)
  if (!logs || !columns || context.problems.length > 0) return null

  // Documents are paired by their ids, and lists, which may hold other documents, by their queries.
  const sharing = columns.id ?? (input.task === 'ranking' ? columns.query : null)
  return {
    version: 1,
    requires: input.requires ?? null,
    model: input.model,
    task: input.task ?? null,
    about: input.about ?? {},
    timezone: input.timezone ?? 'UTC',
    window: last ? { last } : null,
    logs,
    pairing: input.pairing ?? (sharing && logs.incumbent && !logs.interleaved ? 'required' : 'none'),
    columns,
    threshold: input.threshold ?? (input.task === 'multiclass' ? null : 0.5),
    confidence: input.confidence ?? 0.95,
    multiplicity: input.multiplicity ?? 'holm',
    inconclusive: input.inconclusive ?? 'hold',
    slices: Object.fromEntries(slices.map(slice => [slice.name, slice])),
    measures: Object.fromEntries(measures.map(measure => [measure.name, measure])),
    gates,
    disabled,
    ...release,
    engine,
    stages,
  }
}

/** Aggregates that are one word, of `value`. */
const WORDS = ['sum', 'count', 'min', 'max', 'median', 'stddev', 'variance']

const resolveMeasures = (context: Context, input: NonNullable<SpecInput['measures']>, sound: Sound): MeasureSpec[] =>
  Object.entries(input).flatMap(([name, measure]) => {
    const path = ['measures', name]
    if (!sound(path)) return []
    if (!/^[A-Za-z][\w.-]*$/.test(name)) {
      const hint = 'a letter, then letters, digits, _, - and .'
      report(context, path, { code: 'bad-name', message: `\`${name}\` cannot be the name of a measure`, hint }, 'key')
    }
    const ratio = 'numerator' in measure ? measure : null
    const single = 'value' in measure ? measure : null
    const aggregate = single?.aggregate?.trim() ?? 'mean'
    const made = WORDS.includes(aggregate.toLowerCase()) ? `${aggregate}(value)` : aggregate
    return [
      {
        name,
        value: single && expression(single.value, [...path, 'value']),
        aggregate: !single || /^(mean|avg)$/i.test(aggregate) ? null : expression(made, [...path, 'aggregate']),
        numerator: ratio && expression(ratio.numerator, [...path, 'numerator']),
        denominator: ratio && expression(ratio.denominator, [...path, 'denominator']),
        better: measure.better,
        unit: measure.unit ?? null,
        outcome: measure.outcome ?? null,
        rule: measure.rule ?? 'interval',
        pointer: pointerOf(path),
      },
    ]
  })

const requireVersion = (context: Context, range: string, mlgate: string): void => {
  if (taken(context, ['requires'], satisfies(mlgate, range)) !== false) return
  const message = `This spec requires mlgate ${range}, and this is ${mlgate}`
  report(context, ['requires'], { code: 'requires', message, hint: 'install a version that it accepts' })
}

const checkTimezone = (context: Context, timezone: string | undefined): void => {
  if (timezone === undefined || timezone === 'UTC') return
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone })
  } catch {
    const near = suggest(timezone, Intl.supportedValuesOf('timeZone'))
    report(context, ['timezone'], {
      code: 'bad-value',
      message: `\`${timezone}\` is not a time zone`,
      hint: near ? `did you mean ${near}?` : 'as in UTC or Europe/Paris',
    })
  }
}

const checkVars = (context: Context, vars: SpecInput['vars']): void => {
  for (const [name, value] of Object.entries(vars ?? {})) {
    if (!/^[A-Za-z_][\w-]*$/.test(name)) {
      const hint = 'letters, digits, _ and -, as in ${day}'
      report(
        context,
        ['vars', name],
        { code: 'bad-name', message: `\`${name}\` cannot be the name of a variable`, hint },
        'key',
      )
    }
    if (typeof value === 'object' && value.required && value.default !== undefined) {
      const message = `the variable \`${name}\` is required, so its default is never used`
      report(context, ['vars', name], { code: 'bad-value', message, hint: 'take out one of the two' }, 'key')
    }
  }
}

const checkRoles = (context: Context, input: SpecInput, columns: Columns): void => {
  const needs = (path: Path, role: 'id' | 'time' | 'session' | 'source', why: string) => {
    if (columns[role] !== null) return
    const hint = `add columns: {${role}: …}`
    report(context, path, { code: 'missing-role', message: `${why} needs \`columns.${role}\``, hint }, 'key')
  }
  if (input.window !== undefined) needs(['window'], 'time', '`window`')
  if (input.pairing === 'required') needs(['pairing'], 'id', '`pairing: required`')
  if (input.logs?.interleaved !== undefined) {
    for (const role of ['session', 'source'] as const) needs(['logs', 'interleaved'], role, 'An interleaved log')
    if (input.pairing === 'required') {
      const message = 'An interleaved log has no pairs: each document of it came from one model'
      report(context, ['pairing'], { code: 'bad-value', message, hint: 'take it out' })
    }
  }
  if (input.logs?.labels !== undefined) needs(['logs', 'labels'], 'id', 'A log of labels is joined by id, and')
}

const checkThreshold = (context: Context, threshold: SpecInput['threshold'], task: SpecInput['task']): void => {
  if (threshold === undefined || (typeof threshold === 'object') === (task === 'multiclass')) return
  const [message, hint] =
    task === 'multiclass'
      ? ['one threshold says nothing of several classes', 'write one for each: threshold: {a: 0.4, b: 0.6}']
      : ['thresholds by class are for `task: multiclass`', 'write one number, as in threshold: 0.5']
  report(context, ['threshold'], { code: 'wrong-value', message, hint })
}

const resolveSlices = (context: Context, input: NonNullable<SpecInput['slices']>, sound: Sound): Slice[] =>
  Object.entries(input).flatMap(([name, slice]) => {
    const path = ['slices', name]
    if (!sound(path)) return []
    checkName(context, 'slice', name, path, 'key')
    if (name === 'all') {
      const hint = 'give yours another name'
      report(context, path, { code: 'bad-name', message: '`all` is the whole population', hint }, 'key')
    }
    if (slice.by === undefined && slice.where === undefined) {
      const hint = 'as in {by: sex} or {where: age >= 60}'
      report(
        context,
        path,
        { code: 'empty-slice', message: `the slice \`${name}\` says neither by nor where`, hint },
        'key',
      )
    }
    return [
      {
        name,
        by: slice.by === undefined ? [] : expressions(slice.by, [...path, 'by']),
        where: slice.where === undefined ? null : expression(slice.where, [...path, 'where']),
        min_rows: slice.min_rows ?? null,
        prove: slice.prove ?? false,
        margin_scale: slice.margin_scale ?? 1,
        pointer: pointerOf(path),
      },
    ]
  })

const resolveGates = (context: Context, input: SpecInput, sound: Sound): GateSpec[] => {
  const names = new Map<string, Path>()
  const gates = Array.isArray(input.gates) ? input.gates : []
  return gates.flatMap((gate, i): GateSpec[] => {
    const path = ['gates', i]
    if (!sound(path)) return []
    if (gate.gate === undefined) {
      const near = misspelt(gate, 'gate')
      const hint = near ? `\`${near}\` should be \`gate\`` : 'as in `- gate: calibration`'
      report(context, path, { code: 'missing-key', message: `\`gates[${i}]\` does not say which gate it is`, hint })
      return []
    }
    const name = gate.name ?? defaultName(gate.gate)
    const namePath = [...path, gate.name === undefined ? 'gate' : 'name']
    checkName(context, 'gate', name, namePath)
    if (names.has(name)) {
      const near = gate.name === undefined ? misspelt(gate, 'name') : undefined
      const message = `two gates are named \`${name}\``
      const hint = gate.name === undefined ? 'give this one a name of its own: name: …' : 'names are unique'
      if (near) {
        report(
          context,
          [...path, near],
          { code: 'duplicate-gate', message, hint: `\`${near}\` should be \`name\`` },
          'key',
        )
      } else report(context, namePath, { code: 'duplicate-gate', message, hint })
    }
    names.set(name, path)
    if (Object.keys(gate.metrics ?? {}).length === 0) reportMisspeltMetrics(context, gate, name, path)
    return [resolveGate(context, gate, name, path, input.slices, sound)]
  })
}

/** A gate without metrics is refused where its metrics are known, and can be proposed; one under a wrong word, here. */
const reportMisspeltMetrics = (context: Context, gate: GateInput, name: string, path: Path): void => {
  const near = misspelt(gate, 'metrics')
  if (!near) return
  report(
    context,
    [...path, near],
    {
      code: 'gate-without-metrics',
      message: `The gate \`${name}\` has no metrics, so it would examine nothing.`,
      hint: `\`${near}\` should be \`metrics\``,
    },
    'key',
  )
}

const resolveGate = (
  context: Context,
  gate: GateInput & { gate?: string | undefined },
  name: string,
  path: Path,
  defined: SpecInput['slices'],
  sound: Sound,
): GateSpec => {
  const written = gate.gate!
  const module = moduleOf(written, folderOf(context, [...path, 'gate']))
  if (module && 'package' in module && !isPackage(module.package)) {
    const message = `\`${written}\` does not name a package`
    const hint = 'as in npm:@acme/chargeback, of a package that is installed beside the spec'
    report(context, [...path, 'gate'], { code: 'bad-value', message, hint })
  }
  return {
    gate: written,
    module,
    name,
    where: gate.where === undefined ? null : expression(gate.where, [...path, 'where']),
    of: gate.of === undefined ? null : expressions(gate.of, [...path, 'of']),
    by: gate.by === undefined ? null : expressions(gate.by, [...path, 'by']),
    min_group: gate.min_group ? { rows: gate.min_group.rows ?? null, events: gate.min_group.events ?? null } : null,
    slices: slicesOf(context, gate.slices ?? false, [...path, 'slices'], Object.keys(defined ?? {}), sound(['slices'])),
    severity: gate.severity ?? 'block',
    optional: gate.optional ?? false,
    alpha: gate.alpha ?? null,
    tolerance: resolveTolerance(context, gate.tolerance ?? null, path),
    metrics: resolveMetrics(context, gate, path),
    options: Object.fromEntries(Object.entries(gate).filter(([key]) => !GATE_KEYS.includes(key))),
    pointer: pointerOf(path),
  }
}

const slicesOf = (
  context: Context,
  wanted: boolean | readonly string[],
  path: Path,
  defined: readonly string[],
  known: boolean,
): string[] => {
  if (wanted === false) return []
  if (defined.length === 0 && known) {
    const hint = 'define them, as in slices: {sex: {by: sex}}'
    report(context, path, { code: 'unknown-slice', message: 'the spec defines no slices', hint })
  }
  if (wanted === true) return [...defined]
  wanted.forEach((name, i) => {
    const here = [...path, i]
    if (wanted.indexOf(name) < i) {
      report(context, here, { code: 'duplicate-slice', message: `the slice \`${name}\` is listed twice` })
    } else if (known && defined.length > 0 && !defined.includes(name)) {
      const hint = didYouMean(name, defined)
      report(context, here, { code: 'unknown-slice', message: `\`${name}\` is not a slice of this spec`, hint })
    }
  })
  return [...wanted]
}

/** `gates`: those of the spec, and those of its stages. */
export const warnOfUnused = (context: Context, { slices }: Spec, gates: readonly GateSpec[]): void => {
  const used = new Set(gates.flatMap(gate => gate.slices))
  for (const name of Object.keys(slices)) {
    if (used.has(name)) continue
    const path = ['slices', name]
    const at = { root: context.root, directoryOf: context.directoryOf, problems: context.warnings, warnings: [] }
    const hint = 'a gate asks for it with `slices: true` or by its name'
    report(at, path, { code: 'unused-slice', message: `no gate looks at the slice \`${name}\``, hint }, 'key')
  }
}
