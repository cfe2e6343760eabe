/**
 * Both tails of every kind of evidence by simulation: `node test/simulation/stats.ts [runs]`, 4,000 runs by default. Ends
 * with 1 if a tail that should err in 2.5 % of runs errs in more than 3.5 %, or if nothing is said in more than 1 %.
 */
import { generator } from '../../src/stats/resample.ts'
import { scenarios, tailsOf } from './scenarios.ts'

const runs = Number(process.argv[2] ?? 4000)
const percent = (x: number) => `${(100 * x).toFixed(2).padStart(6)} %`
let failed = false
for (const scenario of scenarios) {
  const { above, below, silent } = tailsOf(scenario, runs, generator(scenario.name))
  const wrong = Math.max(above, below) > 0.035 || silent > 0.01
  failed ||= wrong
  console.log(`${wrong ? 'FAILED' : 'ok    '} ${percent(above)} ${percent(below)} ${percent(silent)}  ${scenario.name}`)
}
process.exitCode = failed ? 1 : 0
