import { bin, type Cells, cells, type Expr, of, picture, role, sub } from 'mlgate'
import { eachLog } from '../pictures/logs.ts'

const score = role('score')
const tasks = ['binary'] as const

type Binned = { bins: Cells<'bin'> }

const histogram = (
  title: string,
  x: string,
  value: Expr,
  [low, high]: readonly [number, number],
  over: 'arm' | 'pairs',
) => {
  const width = (high - low) / COUNT
  const edges = Array.from({ length: COUNT - 1 }, (_, i) => Number((low + (i + 1) * width).toPrecision(12)))
  return picture({
    title,
    tasks,
    from: { bins: cells({ bin: bin(value, edges) }, { over }) },
    draw: logs => ({
      kind: 'histogram',
      x,
      scale: 'linear',
      quantiles: [],
      series: eachLog(logs, ({ bins }: Binned) => {
        const all = bins.n.reduce((sum, n) => sum + n, 0)
        return bins.keys.bin
          .flatMap((k, i) =>
            k === null
              ? []
              : [{ from: edges[Number(k) - 1] ?? low, to: edges[Number(k)] ?? high, share: bins.n[i]! / all }],
          )
          .toSorted((a, b) => a.from - b.from)
      }),
    }),
  })
}

const COUNT = 40

export const scores = histogram('Scores of both models', 'score', score, [0, 1], 'arm')

export const differences = histogram(
  'Change of the score, request by request',
  'score of the candidate less that of the incumbent',
  sub(of('candidate', score), of('incumbent', score)),
  [-1, 1],
  'pairs',
)
