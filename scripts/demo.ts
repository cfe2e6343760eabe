/** `npm run demo`: a candidate that the gate blocks, and why. A block is exit code 1, and here it is the success. */
import { spawnSync } from 'node:child_process'

const expected = 1
const command = ['bin/mlgate.cjs', 'check', '-c', 'fixtures/label-outage/mlgate.yaml']

console.log(`$ node ${command.join(' ')}\n`)
const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
console.log(
  `\nThe command ended with exit code ${status}: ${status === expected ? 'a block, as it should' : 'a block (1) was expected'}.`,
)
process.exitCode = status === expected ? 0 : 1
