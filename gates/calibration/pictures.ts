import { type Cells, intervalOf, picture, type Request, rate } from 'mlgate'
import { eachLog } from '../pictures/logs.ts'

type Curve = { curve: Cells<'bin', 'score' | 'label'> }

/** Mean outcome by mean score, of the bins that the calibration errors are made of. */
export const reliability = (from: { curve: Request<Curve['curve'], 'arm'> }) =>
  picture({
    title: 'Reliability: how often what is given a score comes true',
    tasks: ['binary'],
    from,
    draw: (logs, { confidence }) => ({
      kind: 'reliability',
      series: eachLog(logs, ({ curve }: Curve) =>
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
