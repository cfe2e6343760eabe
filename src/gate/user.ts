import { existsSync } from 'node:fs'
import { isBuiltin, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MlgateError, type Place } from '../errors.ts'
import type { Gate, Metric, MetricEntry, Subject } from './define.ts'
import type { AnyPicture, PictureEntry } from './picture.ts'

/** Where a user's gate is: a file by its absolute path, or a package as installed for a folder. */
export type GateModule = { readonly file: string } | { readonly package: string; readonly from: string }

/** A gate of the user's own: the word in the spec, what it means, and where it is named. */
export interface UserGate {
  readonly word: string
  readonly module: GateModule
  readonly at: Place | undefined
}

/** What the module exports as its default; Node strips the types. Whatever it throws, now or later, names the gate. */
export async function importGate({ word, module, at }: UserGate): Promise<unknown> {
  const refuse = (code: string, message: string, hint: string, cause?: unknown) =>
    new MlgateError({ code, message, hint, at }, cause)
  const missing = notFound(module, word)
  if ('file' in module && !existsSync(module.file)) throw refuse(...missing)
  resolveOurselves()
  try {
    return ((await import(specifierOf(module, () => refuse(...missing)))) as { default?: unknown }).default
  } catch (error) {
    if (error instanceof MlgateError) throw error
    throw refuse(
      'gate-unreadable',
      `The gate ${word} cannot be loaded: ${wordsOf(error)}`,
      'see `mlgate explain gate-unreadable`',
      error,
    )
  }
}

const notFound = (module: GateModule, word: string): [code: string, message: string, hint: string] =>
  'file' in module
    ? ['gate-not-found', `There is no file for the gate ${word}.`, 'paths are relative to the spec']
    : [
        'gate-not-found',
        `The package ${module.package} of the gate ${word} is not installed for ${module.from}.`,
        `npm install ${module.package}`,
      ]

let hooked = false
/** Packages wanted, by the specifiers that stand for them, with what is thrown where there is none. */
const packages = new Map<string, { name: string; parentURL: string; missing: () => MlgateError }>()

/** What `import()` is given: a package has to be looked up from the spec's folder, not from ours. */
function specifierOf(module: GateModule, missing: () => MlgateError): string {
  if ('file' in module) return pathToFileURL(module.file).href
  if (isBuiltin(module.package)) throw missing()
  const specifier = `mlgate-gate:${module.package}?${packages.size}`
  packages.set(specifier, {
    name: module.package,
    parentURL: pathToFileURL(`${module.from}/mlgate.yaml`).href,
    missing,
  })
  return specifier
}

/** `mlgate` is the copy that runs, wherever the gate lies and whatever is installed beside it. */
function resolveOurselves(): void {
  if (hooked) return
  hooked = true
  const source = import.meta.url.endsWith('/src/gate/user.ts')
  const url = source ? new URL('../index.ts', import.meta.url).href : import.meta.resolve('mlgate')
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'mlgate') return { url, shortCircuit: true }
      const wanted = packages.get(specifier)
      if (!wanted) return next(specifier, context)
      try {
        return next(wanted.name, { ...context, parentURL: wanted.parentURL })
      } catch (error) {
        throw (error as { code?: unknown }).code === 'ERR_MODULE_NOT_FOUND' ? wanted.missing() : error
      }
    },
  })
}

const wordsOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n')[0]!

/** The same gate, whose errors are told from mistakes of mlgate. */
export function guarded(gate: Gate, { word, at }: UserGate): Gate {
  const guard =
    <A extends unknown[], R>(what: string, run: (...args: A) => R) =>
    (...args: A): R => {
      try {
        const found = run(...args)
        if (typeof found === 'number' && !Number.isFinite(found))
          throw new Error(`${found} is no number; where there is none, return absent(reason)`)
        return found
      } catch (error) {
        if (error instanceof MlgateError) throw error
        throw new MlgateError(
          { code: 'gate-failed', message: `The gate ${word} failed in \`${what}\`: ${wordsOf(error)}`, at },
          error,
        )
      }
    }
  const inside = <T>(what: string, value: T): T => {
    if (typeof value === 'function') return guard(what, value as unknown as (...args: unknown[]) => unknown) as T
    if (what !== 'closed' && what !== 'coarse') return value
    return Object.fromEntries(Object.entries(value as object).map(([key, v]) => [key, inside(key, v)])) as T
  }
  const metric = (of: Metric): Metric => {
    const own = Object.fromEntries(
      Object.entries(of).map(([key, value]) => [key, inside(key, value)]),
    ) as unknown as Metric
    if (own.shape !== 'spread') return own
    return { ...own, of: Object.fromEntries(Object.entries(own.of).map(([key, m]) => [key, metric(m) as typeof m])) }
  }
  const orNull = (of: Metric | null): Metric | null => of && metric(of)
  const entry = (name: string, of: MetricEntry): MetricEntry =>
    of.shape === 'per-metric'
      ? { ...of, of: guard(name, (other: Metric) => of.of(other)) }
      : of.shape === 'per-subject'
        ? {
            ...of,
            of: guard(name, (subject: Subject) => orNull(of.of(subject))),
            ...(of.whole && { whole: metric(of.whole) }),
          }
        : metric(of)
  const drawn = (of: AnyPicture): AnyPicture => ({ ...of, draw: guard('draw', of.draw) })
  const picture = (name: string, of: PictureEntry): PictureEntry =>
    'ofEach' in of
      ? {
          ofEach: guard(name, subject => {
            const found = of.ofEach(subject)
            return found && drawn(found)
          }),
        }
      : drawn(of)
  const metrics = guard('metrics', gate.metrics)
  const notices = gate.notices && guard('notices', gate.notices)
  const pictures = gate.pictures && guard('pictures', gate.pictures)
  return {
    ...gate,
    ...(pictures && {
      pictures: (...args) =>
        Object.fromEntries(Object.entries(pictures(...args)).map(([name, of]) => [name, picture(name, of)])),
    }),
    ...(notices && {
      notices: (...args: Parameters<typeof notices>) =>
        notices(...args).map(of => ({ ...of, say: guard(of.code, of.say) })),
    }),
    metrics: (...args) =>
      Object.fromEntries(Object.entries(metrics(...args)).map(([name, of]) => [name, entry(name, of)])),
  }
}
