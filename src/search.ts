import type { DecidedCheck } from './decide/decide.ts'
import { type Found, findSlices } from './decide/search.ts'
import type { Engine, RunOptions } from './engine/port.ts'
import { MlgateError } from './errors.ts'
import type { Gates } from './gate/load.ts'
import { idOf } from './judge/describe.ts'
import { halvesOf } from './judge/halves.ts'
import { cutsAsked, searchable, searchPlan, slicing } from './plan/search.ts'
import type { Bound } from './spec/bound.ts'
import type { Cut } from './spec/cuts.ts'

/** What a search for the worst slices was by, and what it came to. */
export interface Search extends Found {
  columns: readonly string[]
  leftOut: readonly string[]
}

/** The slices of one column and of two that fare worst: searched on half of the units, confirmed on the other. */
export async function searchSlices(
  { bound, gates, cuts, judged }: { bound: Bound; gates: Gates; cuts: readonly Cut[]; judged: readonly DecidedCheck[] },
  engine: Engine,
  options: RunOptions,
): Promise<Search> {
  // Harm to all is no slice's, and what cannot be judged on the whole cannot be in parts.
  const settled = new Set(judged.flatMap(c => (c.barred || c.verdict === 'fail' ? [c.id] : [])))
  const able = bound.checks.filter(check => searchable(check, gates))
  const checks = able.filter(check => !settled.has(idOf({ check: { ...check, slice: null }, by: [] })))
  if (cuts.length === 0 || able.length === 0)
    throw new MlgateError({
      code: 'nothing-to-search',
      message:
        cuts.length === 0
          ? 'There is nothing to cut slices by: the spec names neither groups nor features.'
          : 'There is nothing to search slices by: no check of a value on the whole may block.',
      hint:
        cuts.length === 0
          ? 'name them: `columns: {groups: [sex], features: [age, region]}`'
          : 'give a gate a limit on a value, such as `significance: {auc: {margin: 0.005}}`',
    })
  const { slices, columns, leftOut } = slicing(cuts, await engine.run(cutsAsked(cuts, bound), options))
  const planned = searchPlan(bound, gates, checks, slices)
  const answers = await engine.run(planned.queries, options)
  return { columns, leftOut, ...findSlices(halvesOf(planned, answers, gates), (1 - bound.confidence) / 2) }
}
