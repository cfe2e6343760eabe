import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { decide } from './decide/decide.ts'
import { duckdbEngine } from './engine/duckdb/engine.ts'
import type { Profile } from './engine/duckdb/profile.ts'
import type { EngineEvent } from './engine/port.ts'
import { MlgateError, type Problem } from './errors.ts'
import { type Described as DescribedGate, describeGate } from './gate/catalogue.ts'
import { always, builtInGates, loadGates, type Wanted } from './gate/load.ts'
import { gitState, repositoryOf, treeOf } from './git.ts'
import { evidenceOf } from './judge/bins.ts'
import { judge } from './judge/judge.ts'
import { noticesOf } from './judge/notices.ts'
import { pictures } from './judge/pictures.ts'
import { plan } from './plan/plan.ts'
import { askedBy, type Plan, type Sequential } from './plan/types.ts'
import { type Evidence1, evidenceText, statementsOf } from './record/evidence.ts'
import { gather } from './record/gather.ts'
import { makeRecord } from './record/make.ts'
import { earlierLooks, type Present, readPrevious, startOf } from './record/previous.ts'
import { gateFiles, version } from './record/provenance.ts'
import type { Record1 } from './record/types.ts'
import { type Elsewhere, loosenedAgainst } from './spec/against.ts'
import { bind, unknownGate } from './spec/bind.ts'
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
import type { Log } from './spec/types.ts'
import { physical } from './within.ts'

export type { DescribedGate }

export interface CheckOptions extends SpecOptions {
  /** The spec's path. */
  spec: string
  /** ISO instant that the run is about; default: now. */
  asOf?: string | undefined
  /** Names of gates; the run is then partial. */
  only?: readonly string[] | undefined
  /** Paths or globs of earlier results of the candidate; absent: nobody knows how often it was looked at. */
  previous?: readonly string[] | undefined
  /** One look of many at growing logs, as a stage of a rollout has them; default: the only one. */
  sequential?: Sequential | undefined
  /** A commit, or the path of a file, whose spec this one must not ask for less than. */
  against?: string | undefined
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
export async function check(options: CheckOptions): Promise<Record1> {
  const started = new Date()
  const asOf = instantOf(options.asOf ?? started.toISOString())
  const git = gitState(resolve(options.cwd ?? '.', options.spec))
  const boundary = await boundaryOf(options)
  const loaded = await loadSpec(options.spec, { mlgate: version, ...options, ...boundary })
  const spec = options.only ? onlyGates(loaded.spec, options.only) : loaded.spec
  const at = (pointer: string) => placeOf(loaded, pointer)
  const against = await compared(loaded, options)
  const definitions = await gatesIn(loaded)
  const previous = options.previous && readPrevious(options.previous, resolve(options.cwd ?? '.'))
  const ownGates = gateFiles(spec.gates)

  const engine = duckdbEngine({ ...options, timezone: spec.timezone })
  try {
    const described = await engine.describe(sourcesOf(spec, at, boundary.boundary), expressionsOf(spec, at))
    const { bound, gates, warnings } = bind(loaded, spec, described, definitions, await builtInGates(), asOf)
    const planned = plan(bound, gates, { pictures: options.evidence !== undefined, sequential: options.sequential })
    const rows = Object.values(described.logs).reduce((sum, log) => sum + log.rows, 0)
    options.onEvent?.({ kind: 'planned', gates: asksByGate(planned), rows })
    const secrets = secretsOf(loaded, options.env)
    const shown = withoutSecrets(secrets)
    const queries: Extract<EngineEvent, { kind: 'statement-started' }>[] = []
    const onEvent = (event: EngineEvent) => {
      if (options.evidence && event.kind === 'statement-started') queries.push(event)
      options.onEvent?.(event.kind === 'statement-started' ? { ...event, sql: shown(event.sql) } : event)
    }
    const answers = await engine.run(planned.queries, { ...options, onEvent })
    options.onEvent?.({ kind: 'judging' })
    const notices = noticesOf(planned, answers, gates)
    const decided = decide(judge(planned, answers, gates), planned.gates, {
      ...spec,
      partial: options.only !== undefined,
      earlier: previous && earlierLooks(previous, presentOf(spec, described)),
      loosened: against.loosened.length > 0 && !options.allowLoosened,
    })
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
        warnings: [...loaded.warnings, ...warnings, ...notices],
        previous: (previous ?? []).map(p => ({ run_id: p.record.run_id, started: startOf(p) })),
        provenance: { mlgate: version, git: await git, gates: ownGates, started, finished: new Date() },
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
  } catch (error) {
    throw framed(loaded, error)
  } finally {
    await engine.close()
  }
}

/** What of a run earlier ones are compared with. */
const presentOf = (spec: LoadedSpec['spec'], { logs }: Described): Present => ({
  model: spec.model,
  version: spec.logs.candidate?.version ?? null,
  logs: Object.fromEntries(Object.entries(logs).map(([name, { files }]) => [name, { files }])),
  window: spec.window !== null,
  gates: spec.gates.map(g => g.name),
})
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

const asksByGate = ({ gates, checks, pictures }: Plan) =>
  gates.map(name => {
    const ofChecks = checks.filter(c => c.gate === name).flatMap(askedBy)
    const ofPictures = pictures.filter(p => p.gate === name).flatMap(p => Object.values(p.asks).flatMap(Object.values))
    return { name, asks: [...new Set([...ofChecks, ...ofPictures])] }
  })

/** The gates that a spec names, its own among them. */
const gatesIn = (loaded: LoadedSpec) =>
  loadGates([
    ...always.map(builtIn),
    ...loaded.spec.gates.map(({ gate, module, pointer }) =>
      module === null ? builtIn(gate) : { word: gate, module, at: placeOf(loaded, `${pointer}/gate`) },
    ),
  ])

const builtIn = (word: string): Wanted => ({ word, module: null })

/** The files that a spec is made of and that it names; of a pattern, the folder that it begins in. Absolute. */
export async function filesOf(options: CheckOptions): Promise<string[]> {
  const { spec, sources } = await loadSpec(options.spec, {
    mlgate: version,
    ...options,
    ...(await boundaryOf(options)),
  })
  const logs = Object.values({ ...spec.logs }).flatMap((log: Log | null) => log?.paths ?? [])
  const modules = spec.gates.flatMap(({ module }) => (module && 'file' in module ? module.file : []))
  return [
    ...sources.map(({ file }) => resolve(options.cwd ?? '.', file)),
    ...[...logs, ...modules].map(path => (/[*?[\]]/.test(path) ? dirname(`${path.replace(/[*?[\]].*/s, '')}x`) : path)),
  ]
}

export interface Validated {
  /** Limits of the spec; with the logs, the checks that they become. */
  checks: number
  gates: number
  warnings: readonly Problem[]
}

/** The spec against its schema, the gates and the columns of the logs; `offline`, without the logs. Reads no rows. */
export async function validate(options: CheckOptions & { offline?: boolean }): Promise<Validated> {
  const boundary = await boundaryOf(options)
  const loaded = await loadSpec(options.spec, { mlgate: version, ...options, ...boundary })
  const { spec } = loaded
  const at = (pointer: string) => placeOf(loaded, pointer)
  const definitions = await gatesIn(loaded)
  const gates = spec.gates.length
  if (options.offline)
    return { gates, checks: checkNames(loaded, definitions, await builtInGates()), warnings: loaded.warnings }
  const engine = duckdbEngine({ ...options, timezone: spec.timezone })
  try {
    const described = await engine.describe(sourcesOf(spec, at, boundary.boundary), expressionsOf(spec, at))
    const asOf = instantOf(options.asOf ?? new Date().toISOString())
    const { bound, warnings } = bind(loaded, spec, described, definitions, await builtInGates(), asOf)
    return { gates, checks: bound.checks.length, warnings: [...loaded.warnings, ...warnings] }
  } catch (error) {
    throw framed(loaded, error)
  } finally {
    await engine.close()
  }
}

/** What gates say of themselves: the built-in ones, or those that are named, of which a path may be one. */
export async function catalogue(names: readonly string[], cwd = '.'): Promise<readonly DescribedGate[]> {
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
  return words.map(word => describeGate(found[word]!))
}

/** What a log holds, column by column; a path, a glob or a URL. */
export const inspect = async (path: string, options: Pick<CheckOptions, 'signal' | 'env'> = {}): Promise<Profile> =>
  (await import('./engine/duckdb/profile.ts')).profile([path], options)
