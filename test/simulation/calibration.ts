/**
 * Both claims about calibration errors by simulation: `node test/simulation/calibration.ts [runs] [words]`, 4,000 runs by
 * default, of the scenarios that have some words in their names. Ends with 1 where a claim that is false is made in more than 3.5 % of runs (see
 * mostFailed).
 */
import { mostFailed, scenarios, simulate } from './calibrated.ts'
import { nameOf, parts, simulateParts } from './parts.ts'

const runs = Number(process.argv[2] ?? 4000)
const only = process.argv[3] ?? ''
const percent = (x: number) => `${(100 * x).toFixed(2).padStart(6)} %`
console.log('          passed   failed')
let failed = false
for (const scenario of scenarios) {
  if (!scenario.name.includes(only)) continue
  const seen = simulate(scenario, runs)
  // An honest model that passes is right
  const right = scenario.candidate[1] - (scenario.incumbent?.[1] ?? 0) < scenario.limit
  const wrong = seen.failed > mostFailed(scenario) || (!right && seen.passed > 0.035)
  failed ||= wrong
  console.log(`${wrong ? 'FAILED' : 'ok    '} ${percent(seen.passed)} ${percent(seen.failed)}  ${scenario.name}`)
}
for (const of of parts) {
  if (!nameOf(of).includes(only)) continue
  const seen = simulateParts(of, runs)
  const wrong = seen.failed > 0.035 || (!of.honest && seen.passed > 0.035)
  failed ||= wrong
  console.log(`${wrong ? 'FAILED' : 'ok    '} ${percent(seen.passed)} ${percent(seen.failed)}  ${nameOf(of)}`)
}
process.exitCode = failed ? 1 : 0
