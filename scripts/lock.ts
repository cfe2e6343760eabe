/**
 * `npm run lock`, after any change of dependencies: completes package-lock.json. npm leaves out of the lock those
 * platform packages (optional dependencies with `os` and `cpu`) that the registry at hand does not carry, and `npm ci`
 * then refuses the lock it wrote. An entry without a hash is enough: npm installs it only on its platform.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  version?: string
  dev?: true
  optional?: true
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}
export interface Lock {
  packages: Record<string, Entry>
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x']

/** The platform as the package's name tells it: `core-linux-arm-gnueabihf` → linux, arm, glibc. */
const platformOf = (name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> => {
  const words = name.split(/[/-]/)
  const os = systems.filter(word => words.includes(word))
  const cpu = processors.filter(word => words.includes(word))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`cannot tell the platform of ${name} from its name`)
  const libc = words.flatMap(word => (word.startsWith('musl') ? 'musl' : word.startsWith('gnu') ? 'glibc' : []))
  return { os, cpu, ...(libc.length > 0 && { libc }) }
}

/** What is wanted and not in the lock, by the path that it would have there. */
export const missingFrom = ({ packages }: Lock): Record<string, Entry> =>
  Object.fromEntries(
    Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
      Object.entries(optionalDependencies)
        .filter(([name]) => !(`${path}/node_modules/${name}` in packages || `node_modules/${name}` in packages))
        .map(([name, version]): [string, Entry] => [
          `node_modules/${name}`,
          { version, ...platformOf(name), ...(dev && { dev }), optional: true },
        ]),
    ),
  )

if (import.meta.main) {
  const file = join(import.meta.dirname, '../package-lock.json')
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'))
  const missing = missingFrom(lock)
  const packages = Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : 1))
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(packages) }, null, 2)}\n`)
  console.log(`${Object.keys(missing).length} entries added to package-lock.json`)
}
