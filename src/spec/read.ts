import { readFile } from 'node:fs/promises'
import { MlgateError, type Place } from '../errors.ts'

export type ReadText = (path: string, from: { shown: string; at?: Place | undefined }) => Promise<string>

/** The text of a spec; the only file access of this folder. */
export const readText: ReadText = async (path, { shown, at }) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    const place = at ?? { file: shown }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      const hint = at
        ? 'a path under `extends` is relative to the file that names it'
        : 'run it where the spec is, or name it: `mlgate check -c path/to/mlgate.yaml`'
      throw new MlgateError({ code: 'spec-not-found', message: `There is no file ${shown}`, at: place, hint }, cause)
    }
    if (code === 'EISDIR') {
      throw new MlgateError(
        {
          code: 'spec-unreadable',
          message: `${shown} is a folder, not a spec`,
          at: place,
          hint: 'name the file: `-c path/to/mlgate.yaml`',
        },
        cause,
      )
    }
    const message =
      cause instanceof TypeError ? `${shown} is not UTF-8 text` : `${shown} cannot be read: ${code ?? cause}`
    const hint =
      cause instanceof TypeError ? 'a spec is YAML; a log is named within it, or by `--candidate`' : undefined
    throw new MlgateError({ code: 'spec-unreadable', message, at: place, hint }, cause)
  }
}
