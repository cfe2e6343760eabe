import { type Cells, intervalOf, picture, rate } from 'mlgate'
import { eachLog } from '../pictures/logs.ts'
import { curveOf, type Forecast } from './forecast.ts'
import type { Options } from './options.ts'

/** Mean outcome by mean score, of the bins that the calibration errors are made of. */
export const reliability = (title: string, forecast: Forecast, options: Options) =>
  picture({
    title,
    tasks: forecast.tasks,
    from: { curve: curveOf(forecast, options) },
    draw: (logs, { confidence }) => ({
      kind: 'reliability',
      series: eachLog(logs, ({ curve }: { curve: Cells<'bin', 'score' | 'label'> }) =>
        curve.keys.bin
          .flatMap((bin, i) => {
            const [rows, value] = [curve.known.label[i]!, curve.mean.label[i]!]
            if (bin === null || rows === 0) return []
            const ends = intervalOf(rate(rows * value, rows), confidence)
            return [{ score: curve.mean.score[i]!, value, ...ends, rows }]
          })
          .toSorted((a, b) => a.score - b.score),
      ),
    }),
  })
