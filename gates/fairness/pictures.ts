import { type Cells, cells, type Expr, intervalOf, picture, pictureOfEach, type Scalar } from 'mlgate'
import { eachLog } from '../pictures/logs.ts'

/** A rate as it is read from the cells of decision and label: events and rows. */
export interface GroupRate {
  readonly title: string
  readonly measuredIn: string
  readonly keys: Readonly<Record<'decision' | 'label', Expr>>
  readonly counted: (cells: Cells<'decision' | 'label'>) => { events: number; n: number }
}
type Table = { table: Cells<'group' | 'decision' | 'label'> }

/** A rate by group, of both models, with its interval: what a gap is the gap of. */
export const byGroup = ({ title, measuredIn, keys, counted }: GroupRate) =>
  pictureOfEach(subject =>
    picture({
      title: `${title} by ${subject.name}`,
      tasks: ['binary'],
      from: { table: cells({ group: subject.expr, ...keys }) },
      draw: (logs, { confidence }) => ({
        kind: 'groups',
        x: measuredIn,
        series: eachLog(logs, ({ table }: Table) =>
          groupsIn(table)
            .flatMap(([group, cells]) => {
              const { events, n } = counted(cells)
              if (n === 0) return []
              const { low, high } = intervalOf({ kind: 'rate', events, n }, confidence)
              return [{ group: group === null ? 'missing' : String(group), value: events / n, low, high, rows: n }]
            })
            .toSorted((a, b) => (a.group < b.group ? -1 : 1)),
        ),
      }),
    }),
  )

function groupsIn(table: Table['table']): (readonly [Scalar, Cells<'decision' | 'label'>])[] {
  const places = Map.groupBy(table.keys.group.keys(), i => table.keys.group[i]!)
  return [...places].map(([group, at]) => {
    const pick = (key: 'decision' | 'label') => at.map(i => table.keys[key][i]!)
    const keys = { decision: pick('decision'), label: pick('label') }
    const n = Float64Array.from(at, i => table.n[i]!)
    return [group, { kind: 'cells', size: at.length, keys, n, mean: {}, known: {}, edges: {} }] as const
  })
}
