import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MlgateError } from '../errors.ts'
import { parseRecord } from '../record/schema.ts'
import type { Record1 } from '../record/types.ts'
import { writeWhole } from '../record/write.ts'
import { sha256 } from './canonical.ts'
import { readChain } from './chain.ts'
import { localStore } from './local.ts'
import { type Store, safeName } from './store.ts'
import { filesOf } from './verify.ts'

/** What a folder of evidence is called where it is told what is in it. */
const SUMS = 'SHA256SUMS'

export interface Rendered {
  /** Reports of a result, by the ending of their file. */
  readonly report: (record: Record1) => Promise<Readonly<Record<string, string>>>
  /** Files for people: what was done, what was seen. */
  readonly pages: Readonly<Record<string, string>>
}

/**
 * Writes a log, all files that it names, a report of each result and the digests of all of them into a folder. It is laid
 * out as a folder of logs is, so it is verified as one: with `mlgate audit verify`, or by `sha256sum -c` alone.
 */
export async function exportTo(folder: string, store: Store, { report, pages }: Rendered): Promise<readonly string[]> {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new MlgateError({
      code: 'cannot-write',
      message: `${folder} is there, and not empty: what lay there before would look like evidence`,
      at: { file: folder },
      hint: 'name a folder that is not there yet',
    })
  const text = await store.read()
  const { entries } = readChain(text)
  const model = entries[0]?.model
  if (model === undefined)
    throw new MlgateError({
      code: 'no-rollout',
      message: `There is no log at ${store.where}: there is nothing to export`,
    })
  const name = safeName(model)
  const files: Record<string, string> = { [`${name}.log.jsonl`]: text, ...pages }
  for (const entry of entries)
    for (const { file } of filesOf(entry)) {
      const content = await store.file(file)
      if (content === null) continue
      files[`${name}/${file}`] = content
      if (entry.kind !== 'look' || file !== entry.record.file) continue
      const rendered = await report(parseRecord(JSON.parse(content), file))
      for (const [ending, page] of Object.entries(rendered))
        files[`reports/${String(entry.number).padStart(4, '0')}-${entry.stage}-${entry.decision}.${ending}`] = page
    }
  const names = Object.keys(files).sort()
  for (const file of names) writeWhole(join(folder, file), files[file]!)
  writeWhole(join(folder, SUMS), names.map(file => `${sha256(files[file]!)}  ${file}\n`).join(''))
  return [...names, SUMS]
}

/** The log in a folder of evidence, or in a file. */
export function storeAt(path: string): Store {
  const [folder, file] = path.endsWith('.log.jsonl') ? [join(path, '..'), path] : [path, null]
  const store = localStore(folder, '')
  return {
    ...store,
    where: path,
    read: async () => (await only(store, file, path)).read(),
    file: async name => (await only(store, file, path)).file(name),
  }
}

async function only(store: Store, file: string | null, path: string): Promise<Store> {
  const all = await store.all()
  const found = file === null ? all : all.filter(one => file.endsWith(one.where.split('/').at(-1)!))
  if (found.length === 1) return found[0]!
  throw new MlgateError({
    code: 'no-file',
    message:
      found.length === 0 ? `There is no audit log at ${path}` : `There are ${found.length} audit logs in ${path}`,
    at: { file: path },
    hint: found.length === 0 ? '`mlgate audit export --to …` makes such a folder' : 'name one of the files',
  })
}
