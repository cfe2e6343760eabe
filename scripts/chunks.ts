import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Metafile, Plugin } from 'esbuild'

/**
 * esbuild makes a chunk of the modules that the same entries load; with fifty lazy ones those are very many, and Node takes
 * 0.4 ms for each. So what the `common` entries load becomes few: every entry but the `first` loads all of it that needs
 * no package which the entry does without.
 */
export function together(
  { inputs, outputs }: Metafile,
  { root, common, first }: { root: string; common: readonly string[]; first: string },
): Plugin {
  /** What loads with a module before anything is asked for. */
  const closureOf = (path: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(path)) return seen
    seen.add(path)
    for (const { path: next, kind, external } of inputs[path]?.imports ?? [])
      if (!external && kind !== 'dynamic-import') closureOf(next, seen)
    return seen
  }
  const packagesOf = (path: string): Set<string> =>
    new Set([...closureOf(path)].flatMap(each => /node_modules\/([^/]+)/.exec(each)?.[1] ?? []))
  const shared = [...new Set(common.flatMap(entry => [...closureOf(entry)]))].filter(isOurs)
  const needs = new Map(shared.map(path => [path, packagesOf(path)]))
  const early = closureOf(first)
  const late = Object.values(outputs).flatMap(({ entryPoint: e }) => (e && isOurs(e) && !early.has(e) ? [e] : []))
  const added = new Map(
    late.map(entry => {
      const own = packagesOf(entry)
      return [join(root, entry), shared.filter(path => path !== entry && needs.get(path)!.isSubsetOf(own))] as const
    }),
  )
  return {
    name: 'together',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const others = added.get(path)
        if (!others) return null
        const imports = others.map(other => `import ${JSON.stringify(join(root, other))}`)
        return { contents: [await readFile(path, 'utf8'), ...imports].join('\n'), loader: 'ts' }
      }),
  }
}

const isOurs = (path: string): boolean => path.endsWith('.ts') && !path.includes('node_modules/')
