import { MlgateError } from '../errors.ts'
import { type LoadedSpec, loadSpec, type SpecOptions } from './load.ts'
import { type Loosened, loosenedIn } from './loosened.ts'
import { placeOf } from './places.ts'
import type { ReadText } from './read.ts'
import type { GateSpec } from './types.ts'

/** Another state of the files that a spec is made of. */
export interface Elsewhere {
  /** As people call it: `main at 3f2a9c1b04`, `../agreed.yaml`. */
  readonly name: string
  /** The spec's path there. */
  readonly spec: string
  /** The text of a file; null where it is not there. Absent: the files are those on disk. */
  readonly read?: (path: string) => Promise<string | null>
}

/**
 * How a spec asks for less than it does elsewhere. What cannot be compared is listed as well: a spec that was moved must
 * not look like one that asks for the same.
 */
export async function loosenedAgainst(
  loaded: LoadedSpec,
  elsewhere: Elsewhere,
  options: SpecOptions,
  readNow: (path: string) => Promise<string | null>,
): Promise<Loosened[]> {
  const { name, spec, read } = elsewhere
  const readText: ReadText | undefined =
    read &&
    (async (path, { shown, at }) => {
      const text = await read(path)
      if (text !== null) return text
      throw new MlgateError({
        code: 'spec-not-found',
        message: `${name} has no file ${shown}`,
        at: at ?? { file: shown },
      })
    })
  try {
    const other = await loadSpec(spec, { ...options, unknownVars: 'ignore' }, readText)
    return [...loosenedIn(other, loaded), ...(read ? await changedCode(other, loaded, read, readNow) : [])]
  } catch (error) {
    if (!(error instanceof MlgateError)) throw error
    return [incomparable(loaded, name, error)]
  }
}

function incomparable(loaded: LoadedSpec, name: string, error: MlgateError): Loosened {
  const [first] = error.problems
  const where = first?.at?.line === undefined ? '' : ` (${first.at.file}:${first.at.line})`
  const message = `The spec of ${name} cannot be compared with: ${first?.message ?? error.message}${where}`
  return { what: 'spec', how: 'changed', before: null, after: null, at: placeOf(loaded, ''), message }
}

const fileOf = (module: GateSpec['module']): string | null => (module && 'file' in module ? module.file : null)

/** Gates of the user's own whose file is another: what they demand is not in the spec. What they import is not looked at. */
async function changedCode(
  before: LoadedSpec,
  after: LoadedSpec,
  readThen: (path: string) => Promise<string | null>,
  readNow: (path: string) => Promise<string | null>,
): Promise<Loosened[]> {
  const found = await Promise.all(
    after.spec.gates.map(async ({ name, gate, module, pointer }): Promise<Loosened[]> => {
      const twin = before.spec.gates.find(g => g.name === name)
      const file = fileOf(module)
      if (file === null || fileOf(twin?.module ?? null) !== file) return []
      const [then, now] = await Promise.all([readThen(file), readNow(file)])
      if (then !== null && then === now) return []
      const what = `gates.${name}.gate`
      const message = `\`${what}\`: the code of ${gate} has changed.`
      return [{ what, how: 'changed', before: gate, after: gate, at: placeOf(after, `${pointer}/gate`), message }]
    }),
  )
  return found.flat()
}
