import { beforeAll, describe, expect, test } from 'vitest'
import { lastBuild } from '../helpers/dist.ts'
import { checksOf, mlgate, recordOf } from '../helpers/run.ts'

describe('ten rows a user, who are alike', () => {
  beforeAll(() => void lastBuild())
  const check = async (spec: string) => {
    const run = await mlgate(['check', '-c', `fixtures/ten-rows-a-user/${spec}.yaml`, '--format', 'json'])
    return { exitCode: run.exitCode, revenue: checksOf(recordOf(run))['significance/revenue/margin']! }
  }
  const width = ({ estimate }: Awaited<ReturnType<typeof check>>['revenue']) => estimate!.high! - estimate!.low!

  test('by rows a model fails against itself, by users it is held', async () => {
    const [byRow, byUser] = [await check('by-row'), await check('mlgate')]
    expect([byRow.exitCode, byRow.revenue.verdict]).toEqual([1, 'fail'])
    expect([byUser.exitCode, byUser.revenue.verdict]).toEqual([3, 'inconclusive'])
    expect(byRow.revenue.estimate!.value).toBeCloseTo(byUser.revenue.estimate!.value, 12)
    // ICC ≥ 0.2: a design effect of 1 + 9 · ICC ≥ 2.8
    expect((width(byUser.revenue) / width(byRow.revenue)) ** 2).toBeGreaterThan(2.8)
  })
})
