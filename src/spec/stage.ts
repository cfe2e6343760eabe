import { MlgateError } from '../errors.ts'
import type { LoadedSpec } from './load.ts'
import { placeOf } from './places.ts'
import { servesUsers } from './stages.ts'
import { didYouMean } from './suggest.ts'
import type { Stage } from './types.ts'

/**
 * The spec that is judged: of a stage, by its name; the spec itself, where it has no stages. Its places and pointers are
 * those of its own `tree`.
 */
export function stageOf(loaded: LoadedSpec, name: string | undefined): LoadedSpec {
  const { stages } = loaded.spec
  if (name === undefined && stages.length === 0) return loaded
  const found = name !== undefined && Object.hasOwn(loaded.stages, name) ? loaded.stages[name] : undefined
  if (found) return found
  const names = stages.map(s => s.name)
  if (stages.length === 0)
    throw new MlgateError({
      code: 'unknown-stage',
      message: `--stage ${name}: the spec has no stages.`,
      at: placeOf(loaded, ''),
      hint: 'leave `--stage` out: every gate is run, once',
    })
  throw new MlgateError(
    name === undefined
      ? {
          code: 'stage-missing',
          message: `The spec has ${stages.length === 1 ? 'a stage' : `${stages.length} stages`}, and nobody says which is to be judged.`,
          at: placeOf(loaded, ['stages'], 'key'),
          hint: `name one: ${names.map(n => `--stage ${n}`).join(', ')}`,
        }
      : {
          code: 'unknown-stage',
          message: `--stage ${name}: the spec has no stage of that name.`,
          at: placeOf(loaded, ['stages'], 'key'),
          hint: didYouMean(name, names),
        },
  )
}

const who: Readonly<Record<Stage['strategy'], (share: string) => string>> = {
  backtest: () => 'both models answer past requests, and nobody sees it',
  shadow: () => 'both models answer the same requests, and only the incumbent serves',
  canary: share => `the candidate serves ${share}`,
  ab: share => `the candidate serves ${share} of the units, drawn at random`,
  interleaved: () => 'each list is made of both models’',
  monitor: () => 'the candidate serves everyone',
}

/** What a stage is, in a sentence. */
export function stageText(stage: Stage): string {
  const { strategy, traffic, audience, min, limit, gates, approvals, next, sequential } = stage
  const rows = (n: number | null) => (n === null ? [] : [`${n.toLocaleString('en-US')} rows`])
  const bounds = ({ rows: n, duration }: Stage['min'], and: string) =>
    [...rows(n), ...(duration ? [duration.written] : [])].join(and)
  const least = bounds(min, ' and ')
  const roles = Object.entries(approvals).map(([role, n]) => `${n} × ${role}`)
  const parts = [
    `${who[strategy](traffic?.written ?? '')}${audience ? ` (${audience})` : ''}`,
    `gates ${gates.join(', ')}`,
    ...(sequential ? ['watched at every look'] : []),
    ...(least ? [`no promotion before ${least}`] : []),
    ...(limit ? [`after ${bounds(limit, ' or ')} on hold: ${limit.then}`] : []),
    `a failure ${servesUsers(strategy) ? 'is rolled back' : 'blocks'}`,
    ...(roles.length > 0 ? [`approved by ${roles.join(' and ')}`] : []),
    next === null ? 'then done' : `then ${next}`,
  ]
  return `${parts.join('; ')}.`
}
