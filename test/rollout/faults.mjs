// Loaded before the program (`node --import`): counts what it does to files and processes, and kills it at one of them.
// FAULT_LOG: the file that they are written to. FAULT_AT: which of them. FAULT_WHEN: before, during (half of a text is
// written) or after.
import childProcess from 'node:child_process'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { FAULT_LOG, FAULT_AT, FAULT_WHEN } = process.env
const { appendFileSync, writeSync } = fs
let count = 0

const die = () => process.kill(process.pid, 'SIGKILL')

function watch(module, name, isMeant = () => true) {
  const real = module[name]
  module[name] = (...args) => {
    if (!isMeant(...args)) return real(...args)
    count++
    if (FAULT_LOG) appendFileSync(FAULT_LOG, `${name}\n`)
    const here = String(count) === FAULT_AT
    if (here && FAULT_WHEN === 'before') die()
    if (here && FAULT_WHEN === 'during') {
      if (typeof args[0] === 'number') writeSync(args[0], String(args[1]).slice(0, String(args[1]).length / 2))
      else real(args[0], String(args[1]).slice(0, String(args[1]).length / 2), ...args.slice(2))
      die()
    }
    const result = real(...args)
    if (here && FAULT_WHEN === 'after') die()
    return result
  }
  // Its form as a promise among them.
  Object.defineProperties(module[name], Object.getOwnPropertyDescriptors(real))
}

watch(fs, 'writeFileSync', file => typeof file === 'number' || String(file).includes('.mlgate'))
for (const name of ['fsyncSync', 'renameSync', 'linkSync']) watch(fs, name)
watch(fs, 'rmSync', file => String(file).includes('.mlgate'))
watch(childProcess, 'spawn')
watch(childProcess, 'execFile', program => program === 'ssh-keygen')
syncBuiltinESMExports()
