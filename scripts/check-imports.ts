/**
 * Holds src/ and gates/ against the table in layers.ts, by dependency-cruiser for imports and by the source text for
 * what imports do not show: clocks, randomness, and types imported inline. Fails too when a file was not read.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { transformSync } from 'esbuild'
import config from '../.dependency-cruiser.mjs'
import { parts } from '../layers.ts'

const effects = new RegExp(
  [
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|(?<!new )\bDate\(|\bTemporal\.Now\b/,
    /\bMath\.random\b|\bgetRandomValues\b|\brandom(Bytes|Fill|FillSync|Int|UUID)\b/,
    /(?<![.\w])(performance\.|process\.|globalThis\b|fetch\()/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
const inlineType = /\bimport\(\s*['"][^'"]+['"]\s*\)\s*\.\s*(?!then\b|catch\b|finally\b)/g

const partOf = (file: string): string | undefined => {
  const [top, next = ''] = file.split('/')
  const part = top === 'gates' ? 'gates' : next.replace(/[.]ts$/, '')
  return Object.hasOwn(parts, part) ? part : undefined
}

/** Comments dropped, strings kept. */
const code = (text: string): string => transformSync(text, { loader: 'ts', legalComments: 'none' }).code

const readText = (root: string, file: string): string[] => {
  const part = partOf(file)
  if (part === undefined) return [`${file}: its folder is not in layers.ts`]
  const text = readFileSync(join(root, file), 'utf8')
  const found = (pattern: RegExp, where: string, why: string) =>
    [...where.matchAll(pattern)].map(match => `${file}: ${match[0].trim()}: ${why}`)
  return [
    ...found(inlineType, text, 'write it as `import type`: the rules do not see it here'),
    ...(parts[part]?.pure ? found(effects, code(text), `${part} has no effects (layers.ts)`) : []),
  ]
}

/** Every breach found in the tree at `root`, one line each; `read` is the number of files that were examined. */
export const checkImports = async (root: string): Promise<{ read: number; breaches: string[] }> => {
  const files = globSync(['src/**/*.ts', 'gates/**/*.ts'], { cwd: root }).sort()
  const { options, ...ruleSet } = config
  const tops = [...new Set(files.map(file => file.split('/')[0] as string))]
  const { output } = await cruise(tops, {
    ...options,
    tsConfig: { fileName: join(root, options.tsConfig.fileName) },
    baseDir: root,
    ruleSet,
    validate: true,
  })
  const { modules, summary } = output as ICruiseResult
  const seen = new Set(modules.map(module => module.source))
  const edges = modules.reduce((sum, module) => sum + module.dependencies.length, 0)
  return {
    read: files.filter(file => seen.has(file)).length,
    breaches: [
      ...(files.length === 0 ? ['no file found'] : []),
      ...(edges === 0 ? ['no import found: the parser did not read TypeScript'] : []),
      ...files.filter(file => !seen.has(file)).map(file => `${file}: not read by dependency-cruiser`),
      ...summary.violations.map(({ rule, from, to, cycle }) => {
        const way = cycle ? [from, ...cycle.map(({ name }) => name)] : [from, to]
        const why = config.forbidden.find(({ name }) => name === rule.name)?.comment
        return `${way.join(' → ')}: ${rule.name} (${why})`
      }),
      ...files.flatMap(file => readText(root, file)),
    ],
  }
}

if (import.meta.main) {
  const { read, breaches } = await checkImports(process.cwd())
  for (const breach of breaches) console.error(breach)
  console.log(`import rules: ${read} files, ${breaches.length} breaches`)
  process.exitCode = breaches.length === 0 ? 0 : 1
}
