import { MlgateError, type Place } from '../errors.ts'
import type { Gate, Known, Metric, MetricEntry, Notice, PerMetric, Subject } from './define.ts'
import type { AnyPicture, PictureEntry } from './picture.ts'
import type { UserGate } from './user.ts'

/** The gates of a run, with their options: where the names of a plan become functions again. */
export interface Gates {
  metric(of: Named): Metric
  /** What the gate draws, by its own names for it. */
  pictures(gate: string): Readonly<Record<string, PictureEntry>>
  picture(gate: string, picture: string, subject: Subject | null): AnyPicture | null
  notices(gate: string): readonly Notice[]
}

/** A metric as a plan names it; `tolerance` is its own, in place of the gate's. */
interface Named {
  readonly gate: string
  readonly metric: string
  readonly subject: Subject | null
  readonly tolerance: number | null
}

/** The options with a tolerance in place of the gate's. */
export const tolerating = (options: unknown, tolerance: number | null): unknown =>
  tolerance === null ? options : { ...Object(options), tolerance }

/** Gates whose implicit checks run whether or not the spec names them. */
export const always: readonly string[] = ['data']
/** The same within a stage: they look after what makes its evidence valid. */
export const inStages: readonly string[] = ['traffic', 'preference']

/** A gate as the spec names it: a word for a built-in one, or one with its module. */
export type Wanted = { readonly word: string; readonly module: null } | UserGate

/** Probed before it is trusted; null: there is none. */
async function loadGate(wanted: Wanted): Promise<Gate | null> {
  if (wanted.module !== null) {
    const { importGate, guarded } = await import('./user.ts')
    return guarded(probe(await importGate(wanted), wanted.word, wanted.at), wanted)
  }
  const { builtIn } = await import('../../gates/index.ts')
  const load = builtIn[wanted.word]
  return load ? probe((await load()).default, wanted.word) : null
}

/** The words of the built-in gates. */
export async function builtInGates(): Promise<readonly string[]> {
  return Object.keys((await import('../../gates/index.ts')).builtIn)
}

/** All of them, by their words, with those that they need; a word that names none is left out. */
export async function loadGates(wanted: readonly Wanted[]): Promise<Readonly<Record<string, Gate>>> {
  const asked = await load(wanted)
  if (!Object.values(asked).some(gate => gate.ofOthers)) return asked
  const rest = (await builtInGates()).filter(word => !asked[word]).map((word): Wanted => ({ word, module: null }))
  return { ...asked, ...(await load(rest)) }
}

async function load(wanted: readonly Wanted[]): Promise<Readonly<Record<string, Gate>>> {
  const distinct = [...new Map(wanted.map(w => [w.word, w])).values()]
  const gates = await Promise.all(distinct.map(loadGate))
  return Object.fromEntries(distinct.flatMap(({ word }, i) => (gates[i] ? [[word, gates[i]] as const] : [])))
}

function probe(gate: unknown, use: string, at?: Place | undefined): Gate {
  const g = gate as Partial<Gate> | null | undefined
  const sound =
    typeof g?.name === 'string' &&
    typeof g.question === 'string' &&
    typeof g.metrics === 'function' &&
    typeof g.options?.safeParse === 'function'
  if (!sound)
    throw new MlgateError({
      code: 'not-a-gate',
      message: `${use} does not export a gate as its default.`,
      at,
      hint: 'export default defineGate({ name, question, options, metrics })',
    })
  return g as Gate
}

/** What an entry is of a subject; null: it says nothing of it. */
export function metricOf(entry: Exclude<MetricEntry, PerMetric>, subject: Subject | null): Metric | null {
  if (entry.shape !== 'per-subject') return entry
  return subject === null ? (entry.whole ?? null) : entry.of(subject)
}

/** Gates by the name they have in the spec, each with its parsed options. */
export function gatesOf(
  used: Readonly<Record<string, { gate: Gate; options: unknown; asked: readonly string[] }>>,
  known: Known,
): Gates {
  const cache = new Map<string, unknown>()
  const once = <T>(key: readonly unknown[], make: () => T): T => {
    const text = JSON.stringify(key)
    if (!cache.has(text)) cache.set(text, make())
    return cache.get(text) as T
  }
  const metricsOf = (name: string, tolerance: number | null) =>
    once([name, tolerance], () => {
      const { gate, options, asked } = used[name] ?? {}
      return gate?.metrics(tolerating(options, tolerance), asked ?? [], known) ?? {}
    })
  const pictures = (name: string) => {
    const { gate, options, asked } = used[name]!
    return gate.pictures?.(options, asked, known) ?? {}
  }
  const gates: Gates = {
    pictures,
    picture: (gate, name, subject) => {
      const found = pictures(gate)[name]
      if (!found) throw new Error(`gate ${gate} has no picture ${name}`)
      return 'ofEach' in found ? found.ofEach(subject!) : found
    },
    notices(name) {
      const { gate, options } = used[name]!
      return gate.notices?.(options, known) ?? []
    },
    metric: ({ gate, metric, subject, tolerance }) =>
      once([gate, metric, subject?.name ?? null, tolerance], () => {
        const found = metricsOf(gate, tolerance)[metric]
        if (!found) throw new Error(`gate ${gate} has no metric ${metric}`)
        const made =
          found.shape === 'per-metric'
            ? found.of(gates.metric({ ...subject!.metric!, tolerance: null }))
            : metricOf(found, subject)
        if (!made) throw new Error(`${gate}/${metric} says nothing of ${subject?.name ?? 'the whole'}`)
        return made
      }),
  }
  return gates
}
