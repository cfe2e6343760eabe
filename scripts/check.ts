/** Everything that must hold: the quick checks side by side, then the build, then the tests. All run, whatever fails. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
// Escape codes for every dot would drown a log.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' }
const env = { ...process.env, ...plain, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) }

const failed: string[] = []

/** Runs one npm script; its output is shown if it fails, or as it comes when `live`. */
const step = (name: string, live = false): Promise<void> =>
  new Promise(done => {
    const start = performance.now()
    const child = spawn(scripts[name], { cwd: root, env, shell: true, stdio: live ? 'inherit' : 'pipe' })
    const output: Buffer[] = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', chunk => output.push(chunk))
    child.on('close', code => {
      const seconds = ((performance.now() - start) / 1000).toFixed(1)
      if (code !== 0) failed.push(name)
      if (!live) console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${seconds} s`)
      if (!live && code !== 0) process.stdout.write(Buffer.concat(output))
      done()
    })
  })

await Promise.all([step('types').then(() => step('imports')), step('lint').then(() => step('unused'))])
await step('build')
await step('unit', true)

if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
