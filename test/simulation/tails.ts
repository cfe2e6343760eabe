import type { Cell } from './cells.ts'
import { random } from './random.ts'
import { judged, planOf } from './spec.ts'

export interface Tails {
  kind: string
  of: string
  runs: number
  /** Claimed though the truth is at the limit: harm ruled out, harm shown. */
  pass: number
  fail: number
  /** Nothing was said. */
  silent: number
  /** Reasons of silence, the commonest first. */
  reasons: string
  seconds: number
  known: string | null
  /** The truth is within the limit: a pass is right. */
  honest?: true
}

/** Each end of a 95 % interval errs with this. */
const LEVEL = 0.025

/** How often a cell's check says what is just false. */
export function tailsOf(cell: Cell, runs: number, seed = ''): Tails {
  const started = performance.now()
  const r = random(`${cell.kind} ${cell.of} ${seed}`)
  const plan = planOf(cell.spec)
  const count = { pass: 0, fail: 0, silent: 0 }
  const reasons = new Map<string, number>()
  for (let i = 0; i < runs; i++) {
    const [found] = judged(plan, cell.draw(r))
    if (!found) throw new Error(`nothing was judged: ${cell.kind}`)
    if (found.p === null) {
      count.silent++
      const reason = found.barred?.reason ?? 'none'
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    } else {
      if (found.p <= LEVEL) count.fail++
      if (found.pPass! <= LEVEL && !found.cannotPass) count.pass++
    }
  }
  return {
    kind: cell.kind,
    of: cell.of,
    runs,
    pass: count.pass / runs,
    fail: count.fail / runs,
    silent: count.silent / runs,
    reasons: [...reasons.entries()]
      .sort(([, a], [, b]) => b - a)
      .map(([name]) => name)
      .join(', '),
    seconds: (performance.now() - started) / 1000,
    known: cell.known ?? null,
  }
}
