import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

export const root = join(import.meta.dirname, '../..')

const changed = (file: string): number => statSync(join(root, file)).mtimeMs

/** The metafile of the last build; throws if the build is missing or older than the sources. */
export const lastBuild = (): Metafile => {
  const built = 'build/metafile.json'
  const sources = globSync(['src/**/*.ts', 'gates/**/*.ts', 'scripts/build.ts', 'package-lock.json'], { cwd: root })
  const stale = !existsSync(join(root, built)) || sources.some(file => changed(file) > changed(built))
  if (stale) throw new Error('dist/ is older than the sources: npm run build')
  return JSON.parse(readFileSync(join(root, built), 'utf8'))
}

const packageOf = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/

/** npm packages, bundled or external, that load with `entry` (a path of the metafile) before anything is asked for. */
export const staticPackages = ({ outputs }: Metafile, entry: string): string[] => {
  const names = new Set<string>()
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    const output = outputs[path]
    if (output === undefined) throw new Error(`${path} is not an output of the build`)
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = packageOf.exec(input)?.[1]
      if (name !== undefined && bytesInOutput > 0) names.add(name)
    }
    for (const { path: next, kind, external } of output.imports) {
      if (kind === 'dynamic-import') continue
      if (!external) visit(next)
      else if (!next.startsWith('node:')) names.add(next)
    }
  }
  visit(entry)
  return [...names].sort()
}
