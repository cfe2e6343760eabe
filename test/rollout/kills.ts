/**
 * `npm run kills`: a hundred kills at seeded moments, spread over `advance` and `approve`, at least twenty of them between
 * the start of the deploy command and its entry in the log. Afterwards the log verifies, the status is right, nothing was
 * promoted without its evidence, and the rollout goes on.
 */
import { APPROVE, killedAdvances, killedApprovals, readyToAdvance, readyToApprove } from './killing.ts'

const seed = Number(process.argv[2] ?? 1)
const advances = await killedAdvances(80, seed, readyToAdvance)
const approvals = await killedApprovals(20, seed + 1, readyToApprove, APPROVE)
const wrong = [...advances.wrong, ...approvals.wrong]
for (const text of wrong) console.log(text)
console.log(
  `${advances.kills} kills of an advance, ${advances.deploying} of them while it deployed; ${approvals.kills} of an approval; ${wrong.length} wrong`,
)
if (wrong.length > 0 || advances.kills + approvals.kills < 100 || advances.deploying < 20) process.exitCode = 1
