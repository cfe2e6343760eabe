import type { LoadedSpec } from './load.ts'

/** Text without what the spec took from the environment, whole or in words: a value may be taken apart on its way. */
export function withoutSecrets({ sources }: LoadedSpec, env: Readonly<Record<string, string | undefined>> = {}) {
  const values = sources.flatMap(({ text }) =>
    [...text.matchAll(/\$\{env:([\w-]+)\}/g)].flatMap(([, name]) => env[name!] ?? []),
  )
  const words = [...new Set(values.flatMap(value => [value, ...value.split(/[^\p{L}\p{N}_.@:/-]+/u)]))]
    .filter(word => word !== '')
    .toSorted((a, b) => b.length - a.length)
  const patterns = words.map(word => new RegExp(`(?<![\\w.])${escaped(word.replaceAll("'", "''"))}(?![\\w.])`, 'g'))
  return (text: string): string => patterns.reduce((shown, pattern) => shown.replace(pattern, '(env)'), text)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
