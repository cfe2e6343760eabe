import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

/**
 * Modules that are inside the executable, by their paths in `dist/`, at URLs that no file can have: the executable
 * stands where their folder would be. `mlgate` is one of them. The URL of the folder.
 */
export function serve(executable: string, names: ReadonlySet<string>, textOf: (name: string) => string): string {
  const folder = `${pathToFileURL(executable).href}/`
  const nameOf = (url: string | undefined): string | null => {
    const name = url?.startsWith(folder) ? url.slice(folder.length) : ''
    return names.has(name) ? name : null
  }
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'mlgate') return { url: `${folder}index.js`, shortCircuit: true }
      const inside = nameOf(context.parentURL) !== null && /^\.{1,2}\//.test(specifier)
      const url = inside ? new URL(specifier, context.parentURL).href : specifier
      return nameOf(url) === null ? next(specifier, context) : { url, shortCircuit: true }
    },
    load: (url, context, next) => {
      const name = nameOf(url)
      return name === null ? next(url, context) : { format: 'module', source: textOf(name), shortCircuit: true }
    },
  })
  return folder
}
