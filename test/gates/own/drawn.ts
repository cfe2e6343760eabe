import { absent, armMetric, cells, defineGate, moments, picture, role, rows, z } from 'mlgate'

const score = role('score')

/** A gate that draws what its options say: well, or what no report may hold. */
export default defineGate({
  name: 'drawn',
  question: 'Does it draw?',
  options: z.strictObject({ draws: z.enum(['scores', 'rows', 'nonsense']) }),
  metrics: () => ({
    mean: armMetric({
      summary: 'mean score',
      better: 'lower',
      measuredIn: 'score',
      from: { scores: moments({ score }) },
      value: ({ scores }) => (scores.n === 0 ? absent('no_rows') : scores.mean.score),
    }),
  }),
  pictures: ({ draws }) => ({
    own: picture({
      title: 'What it draws',
      from: draws === 'rows' ? { few: rows({ score }, 10) } : { few: cells({ sex: { is: 'column', name: 'sex' } }) },
      draw: logs => {
        if (draws === 'nonsense') throw new Error('no such picture')
        return {
          kind: 'groups',
          x: 'rows',
          series: Object.keys(logs).map(arm => ({
            arm: arm as 'candidate',
            points: [
              { group: 'enough', value: 1, low: null, high: null, rows: 5 },
              { group: 'too few', value: 1, low: null, high: null, rows: 4 },
              { group: 'no number', value: Number.NaN, low: null, high: null, rows: 5 },
            ],
          })),
        }
      },
    }),
  }),
})
