import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MlgateError } from '../errors.ts'
import { writeWhole } from '../record/write.ts'
import { locked } from './lock.ts'
import { isFileName, type Store, safeName } from './store.ts'

const LOG = '.log.jsonl'

/**
 * A folder: `<model>.log.jsonl`, and `<model>/` for the files that its entries name. A line more is a new file of the log,
 * flushed and then renamed over the old one, so the log is whole at any moment, whatever stops the program or the machine.
 */
export const localStore = (folder: string, model: string, shown = folder): Store =>
  storeOf(folder, safeName(model), shown)

function storeOf(folder: string, name: string, shown: string): Store {
  const log = join(folder, `${name}${LOG}`)
  const read = () => (existsSync(log) ? readText(log) : '')
  return {
    where: `${shown}/${name}${LOG}`,
    read: async () => read(),
    known: async () => read(),
    append: async (before, line, files) => {
      mkdirSync(folder, { recursive: true })
      return locked(join(folder, `${name}.lock`), isMine => {
        if (read() !== before) return 'moved'
        for (const [file, text] of Object.entries(files)) writeWhole(join(folder, name, file), text)
        flush(join(folder, name))
        if (!writeWhole(log, `${before}${line}`, () => isMine() && read() === before)) return 'moved'
        flush(folder)
        return 'written'
      })
    },
    file: async file =>
      isFileName(file) && existsSync(join(folder, name, file)) ? readText(join(folder, name, file)) : null,
    all: async () =>
      (existsSync(folder) ? readdirSync(folder).sort() : [])
        .filter(file => file.endsWith(LOG))
        .map(file => storeOf(folder, file.slice(0, -LOG.length), shown)),
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new MlgateError({ code: 'no-file', message: `${path} cannot be read: ${why}`, at: { file: path } }, error)
  }
}

/** A new name in a folder outlives a power cut only once the folder is written. Where folders cannot be, it is not. */
function flush(folder: string): void {
  let descriptor: number
  try {
    descriptor = openSync(folder, 'r')
  } catch {
    return
  }
  try {
    fsyncSync(descriptor)
  } catch {
    // Windows has no such thing.
  } finally {
    closeSync(descriptor)
  }
}
