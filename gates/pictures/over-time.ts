import {
  bin,
  type Cells,
  call,
  cells,
  type Expr,
  intervalOf,
  isNull,
  literal,
  meanOf,
  type Picture,
  picture,
  role,
  square,
  type Task,
  when,
} from 'mlgate'
import { eachLog } from './logs.ts'

/** As many rows in each. */
const SPANS = 24
const seconds = call('epoch', role('time'))
/** Of the rows whose value is known, the span that each is in. */
export const spanOf = (value: Expr) =>
  bin(when(isNull(value), literal(null), seconds), { quantiles: SPANS, from: 'own' })

type MeanBySpan = { spans: Cells<'span', 'seconds' | 'value' | 'square'> }

/** A mean in each of some spans of time with equally many rows; its interval by t, rows taken as independent. */
export const meanOverTime = (
  title: string,
  measuredIn: string,
  value: Expr,
  tasks?: readonly Task[],
): Picture<ReturnType<typeof meansOf>> =>
  picture({
    title,
    ...(tasks && { tasks }),
    from: meansOf(value),
    draw: (logs, { confidence }) => ({
      kind: 'over-time',
      y: measuredIn,
      scale: 'linear',
      series: eachLog(logs, ({ spans }: MeanBySpan) =>
        spans.keys.span
          .flatMap((span, i) => {
            const [n, mean] = [spans.n[i]!, spans.mean.value[i]!]
            if (span === null) return []
            const spread = { value: { value: Math.max(0, n * (spans.mean.square[i]! - mean ** 2)) } }
            const evidence = meanOf(
              {
                kind: 'moments',
                n,
                mean: { value: mean },
                comoments: spread,
              },
              'value',
            )
            return [{ at: spans.mean.seconds[i]! * 1000, value: mean, ...intervalOf(evidence, confidence), rows: n }]
          })
          .toSorted((a, b) => a.at - b.at),
      ),
    }),
  })

const meansOf = (value: Expr) => ({
  spans: cells({ span: spanOf(value) }, { mean: { seconds, value, square: square(value) } }),
})

export { seconds }
