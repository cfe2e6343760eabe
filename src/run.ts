import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { decide } from './decide/decide.ts'
import { duckdbEngine } from './engine/duckdb/engine.ts'
import { type Starting, whileStarting } from './engine/duckdb/open.ts'
import type { Profile } from './engine/duckdb/profile.ts'
import type { Engine, EngineEvent } from './engine/port.ts'
import { MlgateError, type Problem } from './errors.ts'
import { type About, type Described as DescribedGate, describeGate } from './gate/catalogue.ts'
import { always, builtInGates, type Gates, inStages, loadGates, type Wanted } from './gate/load.ts'
import { gitState, repositoryOf, treeOf } from './git.ts'
import { evidenceOf } from './judge/bins.ts'
import { judge } from './judge/judge.ts'
import { type Measured, type MeasuredPart, measure as measureArms, measureParts } from './judge/measured.ts'
import { noticesOf } from './judge/notices.ts'
import { pictures } from './judge/pictures.ts'
import { plan } from './plan/plan.ts'
import { isShort, sequentialOf, staged } from './plan/stage.ts'
import { askedBy, type Plan, type Sequential } from './plan/types.ts'
import { type Evidence1, evidenceText, statementsOf } from './record/evidence.ts'
import { gather } from './record/gather.ts'
import { lineageOf } from './record/lineage.ts'
import { makeRecord } from './record/make.ts'
import { earlierLooks, type Present, readPrevious, startOf } from './record/previous.ts'
import { gateFiles, version } from './record/provenance.ts'
import type { Record1 } from './record/types.ts'
import { searchSlices } from './search.ts'
import { type Elsewhere, loosenedAgainst } from './spec/against.ts'
import { bind, unknownGate } from './spec/bind.ts'
import type { Bound } from './spec/bound.ts'
import { cutsOf } from './spec/cuts.ts'
import type { Described } from './spec/described.ts'
import { framed } from './spec/framed.ts'
import { moduleOf } from './spec/gate-module.ts'
import { instantOf } from './spec/instant.ts'
import { type LoadedSpec, loadSpec, type SpecOptions } from './spec/load.ts'
import { checkNames } from './spec/offline.ts'
import { onlyGates } from './spec/only.ts'
import { placeOf } from './spec/places.ts'
import { secretsOf, withoutSecrets } from './spec/secrets.ts'
import { expressionsOf, sourcesOf } from './spec/sources.ts'
import { stageOf } from './spec/stage.ts'
import type { Log, Stage } from './spec/types.ts'
import { waiversAt, waivesNothing } from './spec/waivers.ts'
import { physical } from './within.ts'

export type { DescribedGate, Measured, MeasuredPart, Profile }

export interface CheckOptions extends SpecOptions {
  /** The spec's path. */
  spec: string
  /** ISO instant that the run is about; default: now. */
  asOf?: string | undefined
  /** The stage that is judged; a spec with stages is judged by one of them. */
  stage?: string | undefined
  /** Names of gates; the run is then partial. */
  only?: readonly string[] | undefined
  /** Paths or globs of earlier results of the candidate; absent: nobody knows how often it was looked at. */
  previous?: readonly string[] | undefined
  /** When the stage began (ISO), where that is known; default: with the candidate's first row. */
  since?: string | undefined
  /** One look of many at growing logs, as a stage of a rollout has them; default: the only one. */
  sequential?: Sequential | undefined
  /** A commit, or the path of a file, whose spec this one must not ask for less than. */
  against?: string | undefined
  /** The slices that fare worst are searched for as well: they are warned of, and decide nothing. */
  findSlices?: boolean | undefined
  /** It may, all the same; the record tells it. */
  allowLoosened?: boolean | undefined
  /** Nobody answers for the spec: built-in gates only, no commands, no network, no environment, no path out of the repository. */
  untrusted?: boolean | undefined
  threads?: number | undefined
  memoryLimit?: string | undefined
  signal?: AbortSignal | undefined
  onEvent?: ((event: CheckEvent) => void) | undefined
  /** How often it is told how far the engine is, in milliseconds; default: never. */
  progressEvery?: number | undefined
  /** What the result rests on is wanted as well: named in it by `path` (null: kept nowhere), and handed over with its text. */
  evidence?: { path: string | null; take: (evidence: Evidence1, text: string) => void } | undefined
}

/** How a run gets on: what the engine does, which gates wait for which of its answers, and when it is done. */
export type CheckEvent =
  | EngineEvent
  | {
      readonly kind: 'planned'
      readonly gates: readonly { readonly name: string; readonly asks: readonly string[] }[]
      /** Of all logs. */
      readonly rows: number
    }
  | { readonly kind: 'judging' }

/** The main job: one spec, two logs, one decision. Everything that ends it without one is an MlgateError. */
export const check = (options: CheckOptions): Promise<Record1> => whileStarting(options, checkOn)

/** DuckDB starts while the spec is read. */
type OnDuckdb<O> = O & { readonly starting?: Starting }

async function checkOn(options: OnDuckdb<CheckOptions>): Promise<Record1> {
  const started = new Date()
  const asOf = instantOf(options.asOf ?? started.toISOString())
  let git: ReturnType<typeof gitState> | null = null
  const askGit = () => {
    git ??= gitState(resolve(options.cwd ?? '.', options.spec))
    return git
  }
  const boundary = await boundaryOf(options)
  const whole = await loadSpec(options.spec, { mlgate: version, ...options, ...boundary })
  const loaded = stageOf(whole, options.stage)
  const at = (pointer: string) => placeOf(loaded, pointer)
  const against = await compared(whole, options)
  const previous = options.previous && (await readPrevious(options.previous, resolve(options.cwd ?? '.')))

  return openedAs(
    loaded,
    { ...options, asOf },
    boundary,
    async ({ spec, described, bound, gates, warnings, engine }) => {
      const ownGates = gateFiles(spec.gates)
      const lineage = await lineageOf(spec, at)
      const planned = plan(bound, gates, { pictures: options.evidence !== undefined, sequential: options.sequential })
      options.onEvent?.({ kind: 'planned', gates: asksByGate(planned), rows: rowsOf(described) })
      const secrets = secretsOf(loaded, options.env)
      const shown = withoutSecrets(secrets)
      const queries: Extract<EngineEvent, { kind: 'statement-started' }>[] = []
      const onEvent = (event: EngineEvent) => {
        // To start a process takes longer than most statements: it is done while the first of them is at work.
        if (event.kind === 'statement-started') queueMicrotask(askGit)
        if (options.evidence && event.kind === 'statement-started') queries.push(event)
        options.onEvent?.(event.kind === 'statement-started' ? { ...event, sql: shown(event.sql) } : event)
      }
      const answers = await engine.run(planned.queries, { ...options, onEvent })
      options.onEvent?.({ kind: 'judging' })
      const stage = loaded.stage
        ? staged(loaded.stage, spec.stages.length, answers.relations.candidate, asOf, options.since)
        : undefined
      const looked = stage ? { ...planned, sequential: sequentialOf(stage), early: isShort(stage) } : planned
      const waivers = waiversAt(spec, later(asOf, started), at)
      const notices = noticesOf(looked, answers, gates)
      const decided = decide(judge(looked, answers, gates), planned.gates, {
        ...spec,
        stage,
        waivers: waivers.inForce.map(w => ({ ...w, at: at(w.pointer) })),
        partial: options.only !== undefined,
        earlier: previous && earlierLooks(previous, presentOf(spec, described)),
        loosened: against.loosened.length > 0 && !options.allowLoosened,
      })
      const found = options.findSlices
        ? await searchSlices({ bound, gates, cuts: cutsOf(spec, described, bound), judged: decided.checks }, engine, {
            ...options,
            onEvent,
          })
        : undefined
      const record = makeRecord(
        gather({
          runId: randomUUID(),
          asOf,
          loaded,
          spec,
          partial: options.only !== undefined,
          ...against,
          described,
          plan: planned,
          answers,
          decided,
          found,
          stage: stage ?? null,
          lineage,
          warnings: [
            ...warnings,
            ...notices,
            ...waivers.warnings,
            ...waivesNothing(
              waivers.inForce,
              decided.checks.map(c => c.id),
              planned.gates,
              at,
            ),
          ],
          previous: (previous ?? []).map(p => ({ run_id: p.record.run_id, started: startOf(p) })),
          provenance: { mlgate: version, git: await askGit(), gates: ownGates, started, finished: new Date() },
        }),
      )
      if (!options.evidence) return record
      const evidence: Evidence1 = {
        schema: 'mlgate/evidence@1',
        model: spec.model,
        pictures: pictures(planned, answers, gates),
        checks: evidenceOf(planned, answers),
        statements: statementsOf(queries, secrets),
      }
      const { text, sha256 } = evidenceText(evidence)
      const { path, take } = options.evidence
      take(evidence, text)
      return path === null ? record : { ...record, evidence: { path, sha256 } }
    },
  )
}

/** A waiver ends by the clock as well as by the time that a run is about: no date that is given revives it. */
const later = (asOf: string, started: Date): Date => new Date(Math.max(Date.parse(asOf), started.getTime()))

/** What of a run earlier ones are compared with. */
const presentOf = (spec: LoadedSpec['spec'], { logs }: Described): Present => ({
  model: spec.model,
  version: spec.logs.candidate?.version ?? null,
  logs: Object.fromEntries(Object.entries(logs).map(([name, { files }]) => [name, { files }])),
  window: spec.window !== null,
  gates: spec.gates.map(g => g.name),
})
/** What an untrusted spec may reach. */
async function boundaryOf({ untrusted, cwd = '.' }: CheckOptions): Promise<Pick<SpecOptions, 'boundary'>> {
  if (!untrusted) return {}
  const folder = resolve(cwd)
  return { boundary: { root: (await repositoryOf(folder)) ?? physical(folder), cwd: folder } }
}

/** What this spec asks for less than the one that it is held against. */
async function compared(
  loaded: LoadedSpec,
  { against, allowLoosened = false, ...options }: CheckOptions,
): Promise<Pick<Record1, 'loosened'> & { against: Record1['against'] }> {
  if (against === undefined) return { loosened: [], against: undefined }
  const elsewhere = await elsewhereOf(against, options)
  const onDisk = (path: string) => readFile(path, 'utf8').catch(() => null)
  const loosened = await loosenedAgainst(loaded, elsewhere, { mlgate: version, ...options }, onDisk)
  return { loosened, against: { name: elsewhere.name, allowed: allowLoosened } }
}

/** By its form alone: a file of a stranger's change must not stand in for the branch that it is named like. */
const isFile = (text: string): boolean => /\.ya?ml$/i.test(text) || /^(\.{0,2}[\\/]|[a-z]:)/i.test(text)

async function elsewhereOf(against: string, { cwd = '.', spec }: CheckOptions): Promise<Elsewhere> {
  const path = resolve(cwd, spec)
  if (isFile(against)) {
    const file = resolve(cwd, against)
    if (existsSync(file)) return { name: against, spec: file }
    const at = { file: '--against' }
    throw new MlgateError({ code: 'no-file', message: `There is no file ${against} to hold the spec against.`, at })
  }
  const { commit, read } = await treeOf(against, dirname(path))
  return { name: `${against} at ${commit.slice(0, 10)}`, spec: path, read }
}

const rowsOf = ({ logs }: Described): number => Object.values(logs).reduce((sum, log) => sum + log.rows, 0)

const asksByGate = ({ gates, checks, pictures }: Plan) =>
  gates.map(name => {
    const ofChecks = checks.filter(c => c.gate === name).flatMap(askedBy)
    const ofPictures = pictures.filter(p => p.gate === name).flatMap(p => Object.values(p.asks).flatMap(Object.values))
    return { name, asks: [...new Set([...ofChecks, ...ofPictures])] }
  })

/** The gates that a spec names, its own among them. */
const gatesIn = (loaded: LoadedSpec) =>
  loadGates([
    ...(loaded.stage ? [...always, ...inStages] : always).map(builtIn),
    ...loaded.spec.gates.map(({ gate, module, pointer }) =>
      module === null ? builtIn(gate) : { word: gate, module, at: placeOf(loaded, `${pointer}/gate`) },
    ),
  ])

const builtIn = (word: string): Wanted => ({ word, module: null })

/** The files that a spec is made of and that it names; of a pattern, the folder that it begins in. Absolute. */
export async function filesOf(options: CheckOptions): Promise<string[]> {
  const { spec, stages, sources } = await loadSpec(options.spec, {
    mlgate: version,
    ...options,
    ...(await boundaryOf(options)),
  })
  const specs = [spec, ...Object.values(stages).map(stage => stage.spec)]
  const logs = specs.flatMap(s => Object.values({ ...s.logs })).flatMap((log: Log | null) => log?.paths ?? [])
  const modules = specs.flatMap(s => s.gates).flatMap(({ module }) => (module && 'file' in module ? module.file : []))
  return [
    ...sources.map(({ file }) => resolve(options.cwd ?? '.', file)),
    ...[...logs, ...modules].map(path => (/[*?[\]]/.test(path) ? dirname(`${path.replace(/[*?[\]].*/s, '')}x`) : path)),
  ]
}

/** The steps of the rollout that a spec describes; [] where it has none. */
export const stagesIn = async (options: CheckOptions): Promise<readonly Stage[]> =>
  (await loadSpec(options.spec, { mlgate: version, ...options, ...(await boundaryOf(options)) })).spec.stages

export interface Validated {
  /** Limits of the spec; with the logs, the checks that they become. */
  checks: number
  gates: number
  /** null: of the whole. */
  stage: Stage | null
  /** The logs were looked at. */
  seen: boolean
}

/**
 * The spec, or each of its stages, against its schema, the gates and the columns of the logs; `offline`, without the logs.
 * The logs of a stage may be still to come. Reads no rows.
 */
export const validate = (options: CheckOptions & { offline?: boolean }): Promise<Validation> =>
  options.offline ? validateOn(options) : whileStarting(options, validateOn)

interface Validation {
  parts: readonly Validated[]
  warnings: readonly Problem[]
}

async function validateOn(options: OnDuckdb<CheckOptions & { offline?: boolean }>): Promise<Validation> {
  const boundary = await boundaryOf(options)
  const whole = await loadSpec(options.spec, { mlgate: version, ...options, ...boundary })
  const stages = Object.values(whole.stages)
  const parts: Validated[] = []
  const warnings: Problem[] = [...whole.warnings]
  // A gate that no stage runs is written by somebody all the same.
  if (stages.length > 0) checkNames(whole, await gatesIn(whole), await builtInGates())
  for (const loaded of stages.length > 0 ? stages : [whole]) {
    const found = options.offline ? null : await boundIn(loaded, options, boundary)
    if (found) warnings.push(...found.warnings)
    const checks = found?.checks ?? checkNames(loaded, await gatesIn(loaded), await builtInGates())
    parts.push({ gates: loaded.spec.gates.length, checks, stage: loaded.stage, seen: found !== null })
  }
  return { parts, warnings: withoutTwins(warnings) }
}

const withoutTwins = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map(p => [JSON.stringify([p.code, p.message, p.at]), p])).values(),
]

/** Null: it is a stage whose logs are not there yet. */
const boundIn = (loaded: LoadedSpec, options: OnDuckdb<CheckOptions>, boundary: Pick<SpecOptions, 'boundary'>) =>
  openedAs(loaded, options, boundary, async ({ bound, warnings }) => ({ checks: bound.checks.length, warnings })).catch(
    (error: unknown) => {
      const missing = error instanceof MlgateError && error.problems.every(p => p.code === 'log-missing')
      if (loaded.stage && missing) return null
      throw error
    },
  )

/** A spec, or a stage of it, bound to its logs, whose engine is open for as long as it is worked with. */
export interface Opened {
  loaded: LoadedSpec
  /** What is run: the loaded spec, or the gates of it that were named. */
  spec: LoadedSpec['spec']
  described: Described
  bound: Bound
  gates: Gates
  /** Bound again, as if it said something else or were run at another time. */
  bindAs: (changed: Partial<LoadedSpec['spec']>, asOf: string) => { bound: Bound; gates: Gates }
  warnings: readonly Problem[]
  engine: Engine
  asOf: string
}

/**
 * Reads the spec (with `text`, that, as if it lay there) and looks at the logs, then works with both; with `oneLog`, both
 * arms may be the same. Errors come with the lines of the spec that they are about.
 */
export async function opened<T>(
  options: CheckOptions & { oneLog?: boolean; text?: string | undefined },
  work: (run: Opened) => Promise<T>,
): Promise<T> {
  const { text } = options
  const boundary = await boundaryOf(options)
  const read = text === undefined ? undefined : async () => text
  const whole = await loadSpec(options.spec, { mlgate: version, ...options, ...boundary }, read)
  return openedAs(stageOf(whole, options.stage), options, boundary, work)
}

async function openedAs<T>(
  loaded: LoadedSpec,
  options: OnDuckdb<CheckOptions & { oneLog?: boolean }>,
  { boundary }: Pick<SpecOptions, 'boundary'>,
  work: (run: Opened) => Promise<T>,
): Promise<T> {
  const spec = options.only ? onlyGates(loaded.spec, options.only) : loaded.spec
  const at = (pointer: string) => placeOf(loaded, pointer)
  const definitions = await gatesIn(loaded)
  const engine = await engineOf(loaded, options).catch((error: unknown) => {
    throw framed(loaded, error)
  })
  try {
    const described = await engine.describe(sourcesOf(spec, at, boundary), expressionsOf(spec, at))
    const asOf = instantOf(options.asOf ?? new Date().toISOString())
    const known = await builtInGates()
    const bindAs = (changed: Partial<LoadedSpec['spec']>, at: string) =>
      bind(loaded, { ...spec, ...changed }, described, definitions, known, at, options)
    const { bound, gates, warnings } = bindAs({}, asOf)
    const found = [...loaded.warnings, ...warnings]
    return await work({ loaded, spec, described, bound, gates, bindAs, warnings: found, engine, asOf })
  } catch (error) {
    throw framed(loaded, error)
  } finally {
    await engine.close()
  }
}

/** DuckDB in this process, or a server whose tables the logs are. */
async function engineOf(loaded: LoadedSpec, options: CheckOptions): Promise<Engine> {
  const { engine: server, timezone } = loaded.spec
  if (server === null) return duckdbEngine({ ...options, timezone })
  const at = placeOf(loaded, server.pointer)
  for (const [flag, given] of Object.entries({ '--threads': options.threads, '--memory-limit': options.memoryLimit }))
    if (given !== undefined)
      throw new MlgateError({
        code: 'usage',
        message: `\`${flag}\` is for DuckDB, and a server has its own.`,
        at,
        hint: 'leave it out',
      })
  const [{ trinoEngine }, { trinoClient }] = await Promise.all([
    import('./engine/trino/engine.ts'),
    import('./engine/trino/client.ts'),
  ])
  const client = trinoClient(server, { env: options.env ?? {}, timezone, signal: options.signal, at })
  return trinoEngine(client, { catalog: server.catalog, schema: server.schema, timezone })
}

/** What a spec's metrics are, of each arm and of their difference; its limits decide nothing. */
export interface Comparison {
  measured: readonly Measured[]
  /** In the groups of its slices. */
  parts: readonly MeasuredPart[]
  rows: { incumbent: number | null; candidate: number; paired: boolean; units: number | null }
  logs: Described['logs']
  warnings: readonly Problem[]
  engine: string
  seconds: number
}

/**
 * Measures what a spec asks for; nothing is decided. The spec is given as text, as if it lay at `spec`. With `bareGaps`,
 * gaps between more than two groups have no intervals.
 */
export async function measure({
  text,
  bareGaps,
  ...options
}: CheckOptions & { text: string; bareGaps?: boolean | undefined }): Promise<Comparison> {
  const started = performance.now()
  const loaded = await loadSpec(options.spec, { mlgate: version, ...options }, async () => text)
  return openedAs(loaded, options, {}, async ({ described, bound, gates, warnings, engine }) => {
    const planned = plan(bound, gates)
    options.onEvent?.({ kind: 'planned', gates: asksByGate(planned), rows: rowsOf(described) })
    const answers = await engine.run(planned.queries, options)
    options.onEvent?.({ kind: 'judging' })
    const { incumbent, candidate } = answers.relations
    return {
      measured: measureArms(planned, answers, gates, { bareGaps }),
      parts: measureParts(planned, answers, gates),
      rows: {
        incumbent: incumbent?.rows ?? null,
        candidate: candidate?.rows ?? 0,
        paired: planned.queries.paired,
        units: candidate?.units ?? null,
      },
      logs: described.logs,
      warnings,
      engine: described.engine,
      seconds: (performance.now() - started) / 1000,
    }
  })
}

/** What gates say of themselves: the built-in ones, or those that are named, of which a path may be one. */
export async function catalogue(
  names: readonly string[],
  cwd = '.',
  about?: About | undefined,
): Promise<readonly DescribedGate[]> {
  const known = await builtInGates()
  const words = names.length > 0 ? names : known
  const found = await loadGates(
    words.map(word => {
      const module = moduleOf(word, resolve(cwd))
      return module ? { word, module, at: undefined } : builtIn(word)
    }),
  )
  const missing = words.filter(word => !found[word])
  if (missing.length > 0) throw new MlgateError(missing.map(word => unknownGate(word, known)))
  return words.map(word => describeGate(found[word]!, about))
}

/** What a log holds, column by column; a path, a glob or a URL. Of a large one, a `sample` of so many rows may do. */
export const inspect = async (
  path: string,
  options: Pick<CheckOptions, 'signal' | 'env'> & { sample?: number } = {},
): Promise<Profile> => (await import('./engine/duckdb/profile.ts')).profile([path], options)

type Reading = Pick<CheckOptions, 'signal' | 'env'>

/** How near an answer is to other columns of its log; see `src/engine/duckdb/related.ts`. */
export const nearness = async (path: string, answer: string, columns: readonly string[], options: Reading = {}) =>
  (await import('./engine/duckdb/related.ts')).nearness(path, answer, columns, options)

/** The share of the candidate's ids that the incumbent's log has as well. */
export const commonIds = async (paths: { incumbent: string; candidate: string }, id: string, options: Reading = {}) =>
  (await import('./engine/duckdb/related.ts')).commonIds(paths, id, options)
