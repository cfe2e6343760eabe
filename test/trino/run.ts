/**
 * `npm run test:trino [part of a file's name…]`: brings up a Trino cluster, runs what is written for one, and stops it,
 * however it ends. Not among the tests of every day: it needs a server (see machine.ts) and three gigabytes of memory.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cluster, startCluster } from './cluster.ts'
import { machine } from './machine.ts'

const root = join(import.meta.dirname, '../..')
const say = (line: string) => console.error(`test:trino: ${line}`)
const asked = process.argv.slice(2)

const vitest = (files: readonly string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise(done => {
    const program = join(root, 'node_modules/vitest/vitest.mjs')
    const args = [program, 'run', '--config', 'test/trino/vitest.config.ts', ...files]
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' })
    const stop = (signal: NodeJS.Signals) => child.kill(signal)
    process.on('SIGINT', stop).on('SIGTERM', stop)
    child.on('close', code => done(code ?? 130))
  })

const folder = mkdtempSync(join(tmpdir(), 'mlgate-trino-'))
let cluster: Cluster | null = null
try {
  const found = await machine(say)
  say('starting a coordinator and two workers')
  cluster = await startCluster(found, folder)
  say(`they are up, at ${cluster.url}`)
  process.exitCode = await vitest(asked, { MLGATE_TRINO: cluster.url, MLGATE_TRINO_DATA: cluster.data })
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await cluster?.stop()
  rmSync(folder, { recursive: true, force: true })
}
