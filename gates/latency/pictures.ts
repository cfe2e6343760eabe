import { type Cells, cells, picture, quantiles, role } from 'mlgate'
import { logarithmic, quantilesOf, sharesOf, sizes } from '../pictures/logarithmic.ts'
import { eachLog } from '../pictures/logs.ts'
import { seconds, spanOf } from '../pictures/over-time.ts'

const latency = role('latency')
/** Cells of 5 %. */
const PER = 20

export const distribution = picture({
  title: 'Latency distribution, with its quantiles',
  from: { ...sizes(latency), quantiles: quantiles(latency, [0.5, 0.9, 0.99]) },
  draw: logs => ({
    kind: 'histogram',
    x: 'latency (ms)',
    scale: 'log',
    series: eachLog(logs, sharesOf),
    quantiles: eachLog(logs, ({ quantiles }) => quantilesOf(quantiles)).flatMap(({ arm, points }) =>
      points.map(q => ({ arm, ...q })),
    ),
  }),
})

type Spans = { spans: Cells<'span' | 'size', 'seconds'> }

/** The quantile in each span of time, read from cells of 5 %; its interval by the ranks of order statistics. */
export const overTime = (name: string, p: number) =>
  picture({
    title: `${name} latency over time`,
    from: { spans: cells({ span: spanOf(latency), size: logarithmic(latency, PER) }, { mean: { seconds } }) },
    draw: logs => ({
      kind: 'over-time',
      y: 'ms',
      scale: 'log',
      series: eachLog(logs, ({ spans }: Spans) => spansOf(spans, p)),
    }),
  })

function spansOf(spans: Spans['spans'], p: number) {
  const bySpan = Map.groupBy(spans.keys.span.keys(), i => spans.keys.span[i]!)
  return [...bySpan]
    .flatMap(([span, cells]) => {
      if (span === null) return []
      const sized = cells
        .filter(i => spans.keys.size[i] !== null)
        .toSorted((a, b) => Number(spans.keys.size[a]) - Number(spans.keys.size[b]))
      const rows = sized.reduce((sum, i) => sum + spans.n[i]!, 0)
      if (rows === 0) return []
      const below = sized.map((_, k) => sized.slice(0, k + 1).reduce((sum, i) => sum + spans.n[i]!, 0))
      const at = (rank: number): number | null => {
        if (rank > rows) return null
        const found = sized[below.findIndex(n => n >= rank)]
        return found === undefined ? null : Math.exp((Number(spans.keys.size[found]) + 0.5) / PER)
      }
      const half = 1.96 * Math.sqrt(rows * p * (1 - p))
      const middle = sized.reduce((sum, i) => sum + (spans.n[i]! * spans.mean.seconds[i]!) / rows, 0)
      return [
        {
          at: middle * 1000,
          value: at(Math.ceil(rows * p)) ?? Number.NaN,
          low: at(Math.max(1, Math.floor(rows * p - half))),
          high: at(Math.ceil(rows * p + half) + 1),
          rows,
        },
      ]
    })
    .toSorted((a, b) => a.at - b.at)
}
