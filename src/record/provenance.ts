import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import own from '../../package.json' with { type: 'json' }
import type { Spec } from '../spec/types.ts'

export const version: string = own.version

/** The files of a user's own gates, each once: they are part of what decided. What they import is not in it. */
export function gateFiles(gates: Spec['gates']): readonly { path: string; sha256: string }[] {
  const files = new Map(gates.flatMap(({ gate, module }) => (module && 'file' in module ? [[gate, module.file]] : [])))
  return [...files].map(([path, file]) => ({
    path,
    sha256: createHash('sha256').update(readFileSync(file)).digest('hex'),
  }))
}
