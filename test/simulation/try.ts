import { cells } from './cells.ts'
import { tailsOf } from './tails.ts'

const runs = Number(process.argv[2])
const match = process.argv[3] ?? ''
const pc = (x: number) => (100 * x).toFixed(2).padStart(6)
for (const c of cells) {
  if (!`${c.kind} ${c.of}`.includes(match)) continue
  const t = tailsOf(c, Math.max(50, Math.round(runs * (c.effort ?? 1))))
  console.log(
    pc(t.pass),
    pc(t.fail),
    pc(t.silent),
    t.reasons.padEnd(10),
    t.seconds.toFixed(1),
    ((1000 * t.seconds) / t.runs).toFixed(2) + 'ms',
    t.kind,
    '|',
    t.of,
  )
}
