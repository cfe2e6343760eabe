/** `npm run demo`: a candidate that the gate blocks, and why. A block is exit code 1, and here it is the success. */
import { spawnSync } from 'node:child_process'

const command = ['bin/mlgate.cjs', 'check', '-c', 'fixtures/label-outage/mlgate.yaml']

console.log(`$ node ${command.join(' ')}\n`)
const { status, stdout } = spawnSync(process.execPath, command, {
  stdio: ['inherit', 'pipe', 'inherit'],
  encoding: 'utf8',
  env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
})
process.stdout.write(stdout)
const blocked = status === 1 && /\bblock/i.test(stdout)
console.log(
  `\nExit code ${status}: ${blocked ? 'the release is blocked, as it should be' : 'a block (1) was expected'}.`,
)
process.exitCode = blocked ? 0 : 1
