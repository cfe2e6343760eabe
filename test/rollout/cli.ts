/** The program as a process, with a check that reads no logs: what tests kill and run side by side. */
import { start } from '../../src/cli/start.ts'
import { finding } from './finding.ts'

start(finding('promote'), code => {
  process.exitCode = code
})
