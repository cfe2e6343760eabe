/**
 * `node scripts/sbom.ts file`, after a build: what is shipped, as CycloneDX. npm lists all that is in the lock; kept is
 * what the bundle holds by esbuild's own account, what is installed with mlgate, and the Node of the single executable.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Metafile } from 'esbuild'
import { foldersIn } from './licences.ts'

const root = join(import.meta.dirname, '..')

interface Component {
  'bom-ref': string
  name: string
  version: string
  properties?: { name: string; value: string }[]
}
export interface Sbom {
  metadata: { component: Component }
  components: Component[]
  dependencies: { ref: string; dependsOn?: string[] }[]
}

/** Of the lock's packages, those in `bundled` (`name@version`) and those that are installed with mlgate. */
export function shippedOf(all: Sbom, bundled: ReadonlySet<string>, node: string): Sbom {
  const forDevelopment = ({ name, properties = [] }: Component) =>
    properties.some(p => p.name === 'cdx:npm:package:development') || /^mlgate-|^node-linux-/.test(name)
  const kept = all.components.filter(c => bundled.has(c['bom-ref']) || !forDevelopment(c))
  const refs = new Set([all.metadata.component, ...kept].map(c => c['bom-ref']))
  const missing = [...bundled].filter(ref => !refs.has(ref))
  if (missing.length > 0) throw new Error(`bundled, and unknown to the lock: ${missing.join(', ')}`)
  const executable = { type: 'platform', 'bom-ref': `node@${node}`, name: 'node', version: node, scope: 'optional' }
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: 'mlgate' } },
    components: [...kept, executable],
    dependencies: all.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) })),
  }
}

/** Of the last build. */
export function sbom(): Sbom {
  const metafile: Metafile = JSON.parse(readFileSync(join(root, 'build/metafile.json'), 'utf8'))
  const bundled = foldersIn(metafile).map(folder => {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    return `${name}@${version}`
  })
  const all = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 26,
  })
  return shippedOf(JSON.parse(all), new Set(bundled), process.versions.node)
}

if (import.meta.main) {
  const file = process.argv[2]!
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(sbom(), null, 2)}\n`)
}
