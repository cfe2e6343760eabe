import { resolve, sep } from 'node:path'
import type { GateModule } from '../gate/user.ts'

/** What a gate's word means beside a spec in `folder`; null: a built-in one. */
export const moduleOf = (word: string, folder: string): GateModule | null => {
  if (/^[./]/.test(word)) return { file: resolve(folder, word).replaceAll(sep, '/') }
  return word.startsWith('npm:') ? { package: word.slice('npm:'.length), from: folder } : null
}

/** A package's name, or a path inside it: never a relative path, a URL or anything else that `import` would take. */
export const isPackage = (name: string): boolean => /^(@[\w-][\w.-]*\/)?[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(name)
