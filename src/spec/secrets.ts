import type { LoadedSpec } from './load.ts'

/** The values that a spec took from the environment. */
export const secretsOf = (
  { sources }: LoadedSpec,
  env: Readonly<Record<string, string | undefined>> = {},
): readonly string[] =>
  sources.flatMap(({ text }) => [...text.matchAll(/\$\{env:([\w-]+)\}/g)].flatMap(([, name]) => env[name!] ?? []))

/** Hides them in a text, whole or in words: a value may be taken apart on its way into a statement. */
export function withoutSecrets(values: readonly string[]): (text: string) => string {
  const words = [...new Set(values.flatMap(value => [value, ...value.split(/[^\p{L}\p{N}_.@:/-]+/u)]))]
    .filter(word => word !== '')
    .toSorted((a, b) => b.length - a.length)
  const patterns = words.map(word => new RegExp(`(?<![\\w.])${escaped(word.replaceAll("'", "''"))}(?![\\w.])`, 'g'))
  return text => patterns.reduce((shown, pattern) => shown.replace(pattern, '(env)'), text)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
