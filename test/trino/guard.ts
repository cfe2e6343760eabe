/**
 * Runs a program that must not outlive its parent, however that ends: a parent that is killed closes our stdin.
 * `node guard.ts <log> <program> [argument…]`
 */
import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'

const [log, program, ...args] = process.argv.slice(2)
const out = openSync(log!, 'a')
const child = spawn(program!, args, { stdio: ['ignore', out, out] })
child.on('close', code => process.exit(code ?? 1))
const end = () => child.kill('SIGKILL')
process.stdin.on('end', end).on('error', end).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
