import {
  type Cells,
  type Drawing,
  isNumeric,
  LEAST_ROWS,
  picture,
  pictureOfEach,
  type Request,
  type Shown,
} from 'mlgate'
import { eachLog } from '../pictures/logs.ts'
import { binned } from './about.ts'

/** Categories beyond so many are one bar. */
const MOST = 15
const OTHERS = 'others'
/** As in `psi`. */
const FLOOR = 1e-4

type Counts = { arm: Shown; n: ReadonlyMap<string, number>; all: number }

/** The bins that distances are made of: what share of rows each log has there, and what that adds to the PSI. */
export const shares = (bins: number) =>
  pictureOfEach(subject => {
    const from = binned(subject, bins)
    if (!from) return null
    return picture({
      title: `${subject.name}: share of rows by ${isNumeric(subject) ? 'bin' : 'category'}`,
      from: from as { bins: Request<Cells<'value'>, 'arm'> },
      reference: true,
      draw: logs => draw(subject.name, logs),
    })
  })

function draw(x: string, logs: Readonly<Partial<Record<Shown, { bins: Cells<'value'> }>>>): Drawing | null {
  const tables = eachLog(logs, ({ bins }) => [bins]).map(({ arm, points }) => ({ arm, cells: points[0]! }))
  const against = tables.find(t => t.arm === 'reference') ?? tables.find(t => t.arm === 'incumbent')
  if (!against || tables.length < 2) return null
  const keys = namesOf(tables.map(t => t.cells))
  const counts = tables.map(({ arm, cells }): Counts => {
    const n = new Map<string, number>()
    cells.keys.value.forEach((key, i) => {
      const name = keys.get(key) ?? OTHERS
      n.set(name, (n.get(name) ?? 0) + cells.n[i]!)
    })
    return { arm, n, all: cells.n.reduce((sum, k) => sum + k, 0) }
  })
  const shareIn = ({ n, all }: Counts, bin: string): number => (n.get(bin) ?? 0) / all
  const [p, q] = [counts.find(c => c.arm === 'candidate'), counts.find(c => c.arm === against.arm)]
  const term = (bin: string): number => {
    const [a, b] = [Math.max(FLOOR, shareIn(p!, bin)), Math.max(FLOOR, shareIn(q!, bin))]
    return (a - b) * Math.log(a / b)
  }
  return p && q
    ? {
        kind: 'bars',
        x,
        moved: 'PSI',
        bins: [...new Set([...keys.values(), ...(counts.some(c => c.n.has(OTHERS)) ? [OTHERS] : [])])].map(bin => ({
          bin,
          shares: counts.map(c => ({ arm: c.arm, share: shareIn(c, bin) })),
          moved: term(bin),
        })),
      }
    : null
}

type Key = string | number | boolean | null

/** Bins in their order, by their ends; categories by how frequent they are. A rare name could tell of single rows. */
function namesOf(tables: readonly Cells<'value'>[]): Map<Key, string> {
  const edges = tables.find(t => t.edges.value)?.edges.value
  const totals = new Map<Key, number>()
  for (const { keys, n } of tables) keys.value.forEach((key, i) => void totals.set(key, (totals.get(key) ?? 0) + n[i]!))
  const missing = totals.has(null) ? [[null, 'missing'] as const] : []
  const known = [...totals].filter(([key]) => key !== null)
  if (edges)
    return new Map([
      ...known
        .toSorted(([a], [b]) => Number(a) - Number(b))
        .map(([key]) => [key, between(Number(key), edges)] as const),
      ...missing,
    ])
  const frequent = known.filter(([, n]) => n >= LEAST_ROWS).toSorted(([, a], [, b]) => b - a)
  return new Map([...frequent.slice(0, MOST).map(([key]) => [key, String(key)] as const), ...missing])
}

function between(bin: number, edges: readonly number[]): string {
  const [low, high] = [edges[bin - 1], edges[bin]].map(x => (x === undefined ? null : String(Number(x.toPrecision(4)))))
  if (low == null) return high == null ? 'all' : `< ${high}`
  return high == null ? `≥ ${low}` : low === high ? low : `${low} to ${high}`
}
