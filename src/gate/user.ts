import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { MlgateError, type Place } from '../errors.ts'
import type { Gate, Metric, MetricEntry } from './define.ts'
import type { AnyPicture, PictureEntry } from './picture.ts'

/** A gate of the user's own: the word in the spec, the file that it means, and where it is named. */
export interface UserGate {
  readonly word: string
  readonly file: string
  readonly at: Place | undefined
}

/** What the file exports as its default; Node strips the types. Whatever it throws, now or later, names the gate. */
export async function importGate({ word, file, at }: UserGate): Promise<unknown> {
  const refuse = (code: string, message: string, hint: string, cause?: unknown) =>
    new MlgateError({ code, message, hint, at }, cause)
  if (!existsSync(file))
    throw refuse('gate-not-found', `There is no file for the gate ${word}.`, 'paths are relative to the spec')
  resolveOurselves()
  try {
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default
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

let hooked = false

/** `mlgate` is the copy that runs, wherever the gate lies and whatever is installed beside it. */
function resolveOurselves(): void {
  if (hooked) return
  hooked = true
  const source = import.meta.url.endsWith('/src/gate/user.ts')
  const url = source ? new URL('../index.ts', import.meta.url).href : import.meta.resolve('mlgate')
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'mlgate' ? { url, shortCircuit: true } : next(specifier, context),
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
    of.shape === 'per-subject' ? { ...of, of: guard(name, subject => orNull(of.of(subject))) } : metric(of)
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
  const pictures = gate.pictures && guard('pictures', gate.pictures)
  return {
    ...gate,
    ...(pictures && {
      pictures: (...args) =>
        Object.fromEntries(Object.entries(pictures(...args)).map(([name, of]) => [name, picture(name, of)])),
    }),
    metrics: (...args) =>
      Object.fromEntries(Object.entries(metrics(...args)).map(([name, of]) => [name, entry(name, of)])),
  }
}
