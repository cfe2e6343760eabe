import { absent, armMetric, call, defineGate, eq, literal, moments, role, when, z } from 'mlgate'

/** What wrong decisions cost: a gate as users write them, types, options and all. */
interface Costs {
  missed: number
  alarm: number
}

const options = z.strictObject({
  missed: z.number().positive().default(5).describe('what a positive costs that was declined'),
  alarm: z.number().positive().default(1).describe('what a negative costs that was accepted'),
})

export default defineGate<Costs>({
  name: 'cost',
  question: 'Do wrong decisions cost more than before?',
  options,
  metrics: ({ missed, alarm }) => {
    const cost = when(
      call('and', role('decision'), eq(role('label'), 0)),
      literal(alarm),
      when(call('and', call('not', role('decision')), eq(role('label'), 1)), literal(missed), literal(0)),
    )
    return {
      cost: armMetric({
        summary: 'mean cost of a decision',
        better: 'lower',
        measuredIn: 'cost',
        range: [0, null],
        from: { costs: moments({ cost }) },
        value: ({ costs }) => (costs.n === 0 ? absent('no_labels') : costs.mean.cost),
      }),
    }
  },
})
