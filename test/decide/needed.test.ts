import { expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { check } from '../helpers/decided.ts'

const policy = { confidence: 0.95, multiplicity: 'holm', inconclusive: 'hold', partial: false } as const
const needed = { rows: 4187, units: null, seconds: 7260 }
const of = (p: number, pPass: number, metric: string) => check({ metric, p, pPass, needed })

test('what more it takes is said of checks that are undecided, and not of claims that the correction took back', () => {
  const others = Array.from({ length: 9 }, (_, i) => of(0.5, 0.5, `m${i}`))
  const { checks } = decide(
    [of(1e-6, 1, 'worse'), of(1, 1e-6, 'fine'), of(0.02, 1, 'perhaps'), ...others],
    ['significance'],
    policy,
  )
  const said = checks.slice(0, 4).map(c => [c.metric, c.verdict, c.reason, c.needed])
  expect(said).toEqual([
    ['worse', 'fail', null, null],
    ['fine', 'pass', null, null],
    ['perhaps', 'inconclusive', 'multiplicity', null],
    ['m0', 'inconclusive', 'straddles', needed],
  ])
})
