import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { inRef } from '../spec/release.ts'
import type { Spec } from '../spec/types.ts'

/** What can be made out of a spec that cannot be read as one: lines that say the model, and where the log is kept. */
export function roughSpec(path: string): { model: string | null; state: Spec['state'] } {
  let text = ''
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    // Nothing can be made out.
  }
  const line = (key: string) => {
    const [, value = ''] = new RegExp(`^${key}:[ \\t]*(.*)$`, 'm').exec(text) ?? []
    const plain = value.replace(/\s+#.*$/, '').trim()
    return plain.replace(/^(["'])(.*)\1$/, '$2') || null
  }
  const model = line('model')
  const state = line('state')
  if (state === null) return { model, state: null }
  const common = { written: state, pointer: '/state' }
  if (!state.startsWith('git:'))
    return { model, state: { kind: 'folder', path: resolve(dirname(path), state), ...common } }
  return {
    model,
    state: { kind: 'git', ref: state.slice('git:'.length).replaceAll('{model}', inRef(model ?? '')), ...common },
  }
}
