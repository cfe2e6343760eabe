import { createHash } from 'node:crypto'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { MlgateError, type Place, type Problem } from '../errors.ts'
import { isWithin } from '../within.ts'
import type { Context } from './context.ts'
import { hasTables, secretsWritten } from './engine.ts'
import { basesOf, merge, withoutDisabled } from './extends.ts'
import { withFrames } from './frame.ts'
import { notYet } from './not-yet.ts'
import { onlyUsed } from './only.ts'
import { type ReadText, readText } from './read.ts'
import { readWith } from './read-as.ts'
import { resolveSpec, warnOfUnused } from './resolve.ts'
import { type SpecInput, specSchema } from './schema.ts'
import { stageTree } from './stage-tree.ts'
import { child, entry, type MapNode, type Node, type Path, pointerOf, withEntry } from './tree.ts'
import type { Spec, Stage } from './types.ts'
import { type Boundary, leadsOut, reachIn, secretsIn } from './untrusted.ts'
import { substitute } from './vars.ts'
import { readYaml } from './yaml.ts'

export interface SpecOptions {
  /** --var name=value */
  readonly vars?: Readonly<Record<string, string>>
  /** Variables that the spec does not declare; default: they are a mistake. */
  readonly unknownVars?: 'ignore'
  /** What `${env:NAME}` is read from; without it there is nothing to read. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** --incumbent, --candidate, --labels, --reference, relative to `cwd`; --engine. */
  readonly overrides?: Readonly<
    Partial<Record<'incumbent' | 'candidate' | 'labels' | 'reference', string | readonly string[]>> & {
      engine?: string
    }
  >
  /** What file names are shown relative to; default: the process's. */
  readonly cwd?: string
  /** Nobody answers for the spec: what it may reach. */
  readonly boundary?: Boundary
  /** The version that `requires` is held against; without it, it is only parsed. */
  readonly mlgate?: string
}

export interface LoadedSpec {
  readonly spec: Spec
  /** The merged document after substitution, with a place for every key and value. */
  readonly tree: MapNode
  /** Of the texts of all sources, in order. */
  readonly sha256: string
  /** The spec itself first, then what it extends. */
  readonly sources: readonly Source[]
  readonly warnings: readonly Problem[]
  /** JSON pointers of the values that hold something from the environment: not for a record. */
  readonly fromEnv: readonly string[]
  /** What it is a spec of; null: of the whole rollout. */
  readonly stage: Stage | null
  /** By name, each as a spec of its own: all but these it has in common with this one. */
  readonly stages: Readonly<Record<string, LoadedSpec>>
}

interface Source {
  /** As shown: relative to the working directory. */
  readonly file: string
  readonly sha256: string
  readonly text: string
}

/** One file, read but not merged. */
interface Parsed {
  readonly path: string
  readonly source: Source
  readonly root: Node | null
  readonly bases: readonly { readonly path: string; readonly at: Place }[]
  readonly problems: readonly Problem[]
}

const MAX_FILES = 50

/** Reads a rollout spec with all that it extends. Throws one MlgateError with everything that is wrong in it. */
export const loadSpec = async (
  path: string,
  options: SpecOptions = {},
  read: ReadText = readText,
): Promise<LoadedSpec> => {
  const cwd = options.cwd ?? process.cwd()
  const files = new Map<string, Parsed>()
  const unread: Problem[] = []
  const visit = async (absolute: string, shown: string, at?: Place): Promise<void> => {
    if (files.has(absolute) || files.size >= MAX_FILES) return
    let text: string
    try {
      if (options.boundary && !isWithin(options.boundary.root, absolute)) throw new MlgateError(leadsOut(shown, at))
      text = await read(absolute, { shown, at })
    } catch (error) {
      if (!(error instanceof MlgateError) || at === undefined) throw error
      unread.push(...error.problems)
      return
    }
    const parsed = parseFile(text, absolute, shown)
    files.set(absolute, parsed)
    for (const base of parsed.bases) await visit(base.path, display(base.path, cwd), base.at)
  }
  const main = resolve(cwd, path)
  await visit(main, display(main, cwd))
  return assemble(main, files, options, cwd, unread)
}

/** The same from text alone, with no file access; `extends` is looked up in `files`, by absolute path. */
export const parseSpec = (
  text: string,
  file: string,
  options: SpecOptions = {},
  others: Readonly<Record<string, string>> = {},
): LoadedSpec => {
  const cwd = options.cwd ?? process.cwd()
  const main = resolve(cwd, file)
  const files = new Map([[main, parseFile(text, main, display(main, cwd))]])
  for (const [path, other] of Object.entries(others)) files.set(path, parseFile(other, path, display(path, cwd)))
  return assemble(main, files, options, cwd, [])
}

const display = (absolute: string, cwd: string): string => {
  const shown = relative(cwd, absolute)
  return (shown === '' || isAbsolute(shown) ? absolute : shown).replaceAll('\\', '/')
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const parseFile = (text: string, path: string, file: string): Parsed => {
  const { root, problems } = readYaml(text, file)
  const { bases: written, problems: extending } = basesOf(root)
  const bases = written.map(base => ({ path: resolve(dirname(path), base.path), at: base.at }))
  const source = { file, sha256: digest(text), text: text.replace(/^\uFEFF/, '') }
  return { path, source, root, bases, problems: [...problems, ...extending] }
}

/** All that needs no file access: merge, substitute, read by the schema, resolve. */
const assemble = (
  main: string,
  files: ReadonlyMap<string, Parsed>,
  options: SpecOptions,
  cwd: string,
  unread: readonly Problem[],
): LoadedSpec => {
  const used: Parsed[] = []
  const problems: Problem[] = [...unread]
  const missing = new Set(unread.map(p => JSON.stringify(p.at)))
  const merged = mergeFile(main, files, used, problems, [], missing)
  const sources = used.map(file => file.source)
  const fail = (): never => {
    throw new MlgateError(withFrames(problems, sources))
  }
  if (merged === null) return fail()

  const { root: enabled, disabled, problems: gateProblems } = withoutDisabled(merged)
  if (options.boundary) {
    problems.push(...secretsIn(enabled))
    if (problems.length > 0) return fail()
  }
  const { root: substituted, problems: varProblems, unresolved } = substitute(enabled, options)
  const root = override(substituted, options.overrides ?? {})
  const directoryOf = (file: string) => (file.startsWith('--') ? cwd : dirname(resolve(cwd, file)))
  problems.push(...gateProblems, ...varProblems)
  if (options.boundary) {
    problems.push(...reachIn(root, directoryOf, options.boundary))
    if (problems.length > 0) return fail()
  }
  problems.push(...secretsWritten(root))
  if (problems.some(p => p.code === 'engine-secret')) {
    // Frames show the lines around a place.
    throw new MlgateError(problems.filter(p => p.code === 'engine-secret'))
  }
  problems.push(...notYet(root))

  const reading = readWith(specSchema, root)
  for (const { pointer, ...problem } of reading.problems) if (!unresolved.includes(pointer)) problems.push(problem)
  const sound = soundness([...reading.problems.map(p => p.pointer), ...unresolved])
  const warnings: Problem[] = []
  const context: Context = { root, directoryOf, problems, warnings }
  const spec = resolveSpec(context, reading.value as SpecInput, sound, disabled, options.mlgate)
  if (problems.length > 0 || !spec) return fail()

  const inStage = (stage: Stage, i: number): Parts => {
    const tree = override(stageTree(root, i), stage.strategy === 'interleaved' ? {} : (options.overrides ?? {}))
    const own = readWith(specSchema, tree)
    problems.push(...own.problems.map(({ pointer: _, ...problem }) => problem))
    // The steps themselves are the same in all, and are resolved.
    const { stages: _, ...input } = own.value as SpecInput
    const sound = soundness(own.problems.map(p => p.pointer))
    const found = resolveSpec({ ...context, root: tree, warnings: [] }, input, sound, disabled, undefined)
    return { spec: { ...onlyUsed(found ?? spec), stages: spec.stages }, tree, stage }
  }
  const stages = spec.stages.map(inStage)
  const gates = [spec, ...stages.map(parts => parts.spec)].flatMap(s => s.gates)
  warnOfUnused(context, spec, gates)
  if (problems.length > 0) return fail()

  const common = {
    sha256: digest(sources.map(source => source.text).join('\0')),
    sources,
    warnings: withFrames(warnings, sources),
  }
  const loaded = ({ spec, tree, stage }: Parts, stages: LoadedSpec['stages']): LoadedSpec => ({
    ...{ spec, tree, stage, stages },
    ...common,
    fromEnv: envPointers(tree, []),
  })
  return frozen(
    loaded(
      { spec, tree: root, stage: null },
      Object.fromEntries(stages.map(parts => [parts.stage!.name, loaded(parts, {})])),
    ),
  )
}

type Parts = Pick<LoadedSpec, 'spec' | 'tree' | 'stage'>

const mergeFile = (
  path: string,
  files: ReadonlyMap<string, Parsed>,
  used: Parsed[],
  problems: Problem[],
  above: readonly string[],
  missing: ReadonlySet<string>,
): MapNode | null => {
  const file = files.get(path)!
  if (!used.includes(file)) {
    used.push(file)
    problems.push(...file.problems)
    if (file.root && file.root.kind !== 'map') {
      const hint = 'begin with `version: 1`'
      problems.push({ code: 'wrong-type', message: 'A spec is a map of keys and values', at: file.root.at, hint })
    }
    const version = child(file.root ?? undefined, 'version')
    if (above.length > 0 && version?.kind === 'scalar' && version.text !== '1') {
      problems.push({ code: 'wrong-value', message: `\`version\` must be 1, not \`${version.text}\``, at: version.at })
    }
  }
  if (file.root?.kind !== 'map') return null
  let whole: MapNode = { kind: 'map', entries: [], at: file.root.at }
  let complete = true
  for (const base of file.bases) {
    const cycle = [...above, path]
    if (cycle.includes(base.path)) {
      const chain = [...cycle.slice(cycle.indexOf(base.path)), base.path].map(p => files.get(p)?.source.file ?? p)
      const message = `extends goes in a circle: ${chain.join(' → ')}`
      problems.push({ code: 'extends-cycle', message, at: base.at, hint: 'take one of them out' })
      complete = false
    } else if (!files.has(base.path)) {
      if (!missing.has(JSON.stringify(base.at))) {
        const message =
          files.size >= MAX_FILES ? `A spec may extend at most ${MAX_FILES} files` : 'This file was not read'
        problems.push({ code: 'extends-unread', message, at: base.at })
      }
      complete = false
    } else {
      const below = mergeFile(base.path, files, used, problems, cycle, missing)
      if (below === null) complete = false
      else whole = merge(whole, below)
    }
  }
  const own = {
    ...file.root,
    entries: file.root.entries.filter(e => e.key !== 'extends'),
  }
  return complete ? merge(whole, own) : null
}

/**
 * --candidate and the like: another log in place of the spec's, whose version and format no longer apply. It is a file,
 * or a table where the engine has tables.
 */
const override = (root: MapNode, { engine, ...overrides }: NonNullable<SpecOptions['overrides']>): MapNode => {
  const given = (flag: string, text: string): Node => ({ kind: 'scalar', text, plain: false, at: { file: flag } })
  const flagged = '--engine'
  const on =
    engine === undefined
      ? root
      : withEntry(root, { key: 'engine', keyAt: { file: flagged }, value: given(flagged, engine) })
  const key = hasTables(child(on, 'engine')) ? 'table' : 'path'
  return Object.entries(overrides).reduce((map, [name, value]) => {
    const at: Place = { file: `--${name}` }
    const scalar = (text: string): Node => given(at.file, text)
    const log: Node = typeof value === 'string' ? scalar(value) : { kind: 'list', items: (value ?? []).map(scalar), at }
    const logs = child(map, 'logs')
    const before = child(logs, name)
    const kept = before?.kind === 'map' ? before.entries.filter(e => !REPLACED.includes(e.key)) : []
    const after: Node =
      value === 'none' || (key === 'path' && before?.kind !== 'map')
        ? log
        : {
            kind: 'map',
            entries: [...kept, { key, keyAt: at, value: log }],
            at: before?.kind === 'map' ? before.at : at,
          }
    const whole: MapNode = logs?.kind === 'map' ? logs : { kind: 'map', entries: [], at }
    return withEntry(map, {
      key: 'logs',
      keyAt: entry(map, 'logs')?.keyAt ?? at,
      value: withEntry(whole, { key: name, keyAt: at, value: after }),
    })
  }, on)
}
const REPLACED = ['path', 'table', 'version', 'format']

/** A part is sound where nothing in it, and nothing around it, is wrong by the schema. */
const soundness =
  (bad: readonly string[]) =>
  (path: Path): boolean => {
    const pointer = `${pointerOf(path)}/`
    return !bad.some(b => `${b}/`.startsWith(pointer) || pointer.startsWith(`${b}/`))
  }

const envPointers = (node: Node, path: Path): string[] =>
  node.kind === 'scalar'
    ? node.env
      ? [pointerOf(path)]
      : []
    : node.kind === 'list'
      ? node.items.flatMap((item, i) => envPointers(item, [...path, i]))
      : node.entries.flatMap(e => envPointers(e.value, [...path, e.key]))

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}
