/**
 * `npm run build:binary [file]`: one executable file that runs with nothing installed, for the platform it is made on:
 * this Node, mlgate, and DuckDB's library, which it unpacks where it runs (`src/binary/`). Made from packages alone; `strip`
 * makes it smaller where there is one. What is inside is licensed as `THIRD_PARTY_LICENSES.txt` beside it says.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { constants, zstdCompressSync } from 'node:zlib'
import { build as bundle, type Plugin } from 'esbuild'
import type { Contents } from '../src/binary/main.ts'
import { buildInto, self } from './build.ts'

const root = join(import.meta.dirname, '..')
const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js')

/** The package with DuckDB's library for this platform, and its files that are loaded. */
function duckdb(): { folder: string; files: string[] } {
  const require = createRequire(createRequire(join(root, 'package.json')).resolve('@duckdb/node-api'))
  const bindings = createRequire(require.resolve('@duckdb/node-bindings'))
  const folder = dirname(bindings.resolve(`@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`))
  return { folder, files: globSync('*.{node,so,dylib,dll}', { cwd: folder }).sort() }
}

/** What Node is told by that it carries a program; one that has it in a shared library, as distributions build it, cannot. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
export const canCarry = (): boolean =>
  process.versions.node.startsWith('24.') && readFileSync(process.execPath).includes(FUSE)

/** DuckDB's JavaScript is in the bundle; its library is what the executable's own start opens. */
const opened: Plugin = {
  name: 'opened',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^@duckdb\/node-bindings$/ }, ({ path }) => ({ path, namespace: 'opened' }))
    onLoad({ filter: /./, namespace: 'opened' }, () => ({
      contents: "module.exports = globalThis[Symbol.for('mlgate.duckdb')]()",
    }))
  },
}

const compressed = (content: Buffer): Buffer =>
  zstdCompressSync(content, { params: { [constants.ZSTD_c_compressionLevel]: 9 } })

/** Node's own licence is beside it: in its package, or where its archives have it. */
const licenceOfNode = (): string => {
  const found = globSync(['../LICENSE', '../share/doc/node/LICENSE', 'LICENSE'], { cwd: dirname(process.execPath) })[0]
  if (!found) throw new Error(`${process.execPath} has no licence beside it`)
  return readFileSync(join(dirname(process.execPath), found), 'utf8')
}

/** Bundles and compresses into `work`: the start, and what is inside by the name that it has there. */
async function packInto(work: string): Promise<{ main: string; assets: Record<string, string>; licences: string }> {
  const dist = join(work, 'dist')
  await buildInto(dist, { external: [], plugins: [self, opened] })
  const main = join(work, 'main.cjs')
  await bundle({
    entryPoints: [join(root, 'src/binary/main.ts')],
    outfile: main,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
  })
  const { folder, files } = duckdb()
  const native = files.map(name => {
    const content = readFileSync(join(folder, name))
    writeFileSync(join(work, name), compressed(content))
    return { name, sha256: createHash('sha256').update(content).digest('hex') }
  })
  const modules = globSync('**/*.js', { cwd: dist }).map(name => name.replaceAll('\\', '/'))
  const contents: Contents = { modules: modules.sort(), native }
  writeFileSync(join(work, 'contents.json'), JSON.stringify(contents))
  return {
    main,
    assets: {
      'contents.json': join(work, 'contents.json'),
      ...Object.fromEntries(modules.map(name => [`modules/${name}`, join(dist, name)])),
      ...Object.fromEntries(files.map(name => [`native/${name}`, join(work, name)])),
    },
    licences: [
      readFileSync(join(dist, 'THIRD_PARTY_LICENSES.txt'), 'utf8'),
      `${basename(folder)}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8')}`,
      `Node.js ${process.versions.node}\n\n${licenceOfNode()}`,
    ].join(`\n\n${'-'.repeat(80)}\n\n`),
  }
}

/** A copy of this Node that carries what is in `blob`; on macOS signed anew, as nothing else is run there. */
function carry(blob: string, target: string): void {
  const mac = process.platform === 'darwin'
  mkdirSync(dirname(target), { recursive: true })
  rmSync(target, { force: true })
  copyFileSync(process.execPath, target)
  if (process.platform === 'linux') spawnSync('strip', [target])
  if (mac) execFileSync('codesign', ['--remove-signature', target])
  const options = ['--sentinel-fuse', FUSE, ...(mac ? ['--macho-segment-name', 'NODE_SEA'] : [])]
  // A process of its own, as what it says of sections that `strip` has taken is of no use.
  execFileSync(process.execPath, [postject, target, 'NODE_SEA_BLOB', blob, ...options], { stdio: 'pipe' })
  if (mac) execFileSync('codesign', ['--sign', '-', target])
}

export async function buildBinary(target: string): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'mlgate-binary-'))
  try {
    const { main, assets, licences } = await packInto(work)
    const [config, output] = [join(work, 'config.json'), join(work, 'blob')]
    writeFileSync(config, JSON.stringify({ main, output, assets, disableExperimentalSEAWarning: true }))
    execFileSync(process.execPath, ['--experimental-sea-config', config], { stdio: 'pipe' })
    carry(output, target)
    writeFileSync(join(dirname(target), 'THIRD_PARTY_LICENSES.txt'), licences)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

if (import.meta.main) {
  const name = process.platform === 'win32' ? 'mlgate.exe' : 'mlgate'
  const target = resolve(process.argv[2] ?? join(root, 'build/binary', name))
  await buildBinary(target)
  const version = execFileSync(target, ['--version'], { encoding: 'utf8' }).trim()
  console.log(`${target}: mlgate ${version}, ${Math.round(statSync(target).size / 1e6)} MB`)
}
