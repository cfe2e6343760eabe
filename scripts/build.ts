/** Bundles src/ into dist/, emits the declarations, collects the licences of what was bundled. */
import { execFileSync } from 'node:child_process'
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build as bundle, type Metafile, type Plugin } from 'esbuild'
import { together } from './chunks.ts'
import { licences } from './licences.ts'

const root = join(import.meta.dirname, '..')

/** The built-in gates import `mlgate` as a user's do; in the bundle that is the one copy the CLI runs. */
export const self: Plugin = {
  name: 'self',
  setup: ({ onResolve }) => onResolve({ filter: /^mlgate$/ }, () => ({ path: join(root, 'src/index.ts') })),
}

/** zod brings its messages in fifty languages; ours are our own, and English. */
const english: Plugin = {
  name: 'english',
  setup: ({ onLoad }) =>
    onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js'",
    })),
}

/** What `mlgate check` and `mlgate validate` load. */
const COMMON = [
  'src/cli/check.ts',
  'src/cli/validate.ts',
  'src/run.ts',
  'src/engine/duckdb/run.ts',
  'src/report/pretty.ts',
  'gates/index.ts',
  ...globSync('gates/*.ts', { cwd: root }).sort(),
]

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value

/** Paths in the metafile are relative to the root of the repository. `others` go before what the package is built with. */
export const buildInto = async (outdir: string, others: BuildOptions = {}): Promise<Metafile> => {
  rmSync(outdir, { recursive: true, force: true })
  const options = {
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', cli: 'src/cli/main.ts', testing: 'src/testing/index.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22.18',
    external: ['@duckdb/node-bindings*'],
    plugins: [self, english],
    chunkNames: 'chunks/[name]-[hash]',
    minifyWhitespace: true,
    legalComments: 'none',
    // Bundled CommonJS (yaml) calls `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
    ...others,
    metafile: true,
  } satisfies BuildOptions
  const apart = await bundle({ ...options, write: false })
  const chunks = together(apart.metafile, { root, common: COMMON, first: 'src/cli/main.ts' })
  const { metafile } = await bundle({ ...options, plugins: [...options.plugins, chunks] })
  writeFileSync(join(outdir, 'THIRD_PARTY_LICENSES.txt'), licences(root, metafile))
  return sorted(metafile) as Metafile
}

export const declareInto = (outdir: string): void => {
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json', '--outDir', join(outdir, 'types')], {
    cwd: root,
    stdio: 'inherit',
  })
}

if (import.meta.main) {
  const metafile = await buildInto(join(root, 'dist'))
  mkdirSync(join(root, 'build'), { recursive: true })
  writeFileSync(join(root, 'build/metafile.json'), `${JSON.stringify(metafile, null, 2)}\n`)
  declareInto(join(root, 'dist'))
}
