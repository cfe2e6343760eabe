import type { Place, Problem } from '../errors.ts'
import { didYouMean } from './suggest.ts'
import type { Spec, Waiver } from './types.ts'

type PlaceOf = (pointer: string) => Place | undefined

/** Waivers at an instant: those in force, and what is to be told of the others. */
export function waiversAt(
  { waivers, timezone, logs }: Spec,
  instant: Date,
  placeOf: PlaceOf,
): { inForce: readonly Waiver[]; warnings: readonly Problem[] } {
  if (waivers.length === 0) return { inForce: [], warnings: [] }
  const today = dayOf(instant, timezone)
  const version = logs.candidate.version
  const told = waivers.map(waiver => ({ waiver, why: whyNot(waiver, today, version) }))
  return {
    inForce: told.flatMap(({ waiver, why }) => (why === null ? [waiver] : [])),
    warnings: told.flatMap(({ waiver, why }) => (why === null ? [] : [{ ...why, at: placeOf(waiver.pointer) }])),
  }
}

function whyNot({ check, until, candidate, owner }: Waiver, today: string, version: string | null) {
  if (until < today)
    return {
      code: 'waiver-expired',
      message: `The waiver of ${check} by ${owner} ended on ${until}: it lets nothing through.`,
      hint: 'take it out, or agree on another day',
    }
  if (candidate !== null && candidate !== version)
    return {
      code: 'waiver-of-another',
      message: `The waiver of ${check} is for ${candidate}, and the candidate is ${version ?? 'of no version that the spec names'}: it lets nothing through.`,
      hint: version === null ? '`logs: {candidate: {path: …, version: …}}` names it' : 'take it out',
    }
  return null
}

/** `2026-12-31`, where the clocks show that time. */
const dayOf = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)

/** Waivers of what a run does not check; of gates that did not run nothing is said. */
export function waivesNothing(
  waivers: readonly Waiver[],
  checks: readonly string[],
  gates: readonly string[],
  placeOf: PlaceOf,
): Problem[] {
  return waivers
    .filter(({ check }) => gates.includes(gateOf(check)) && !checks.includes(check))
    .map(({ check, pointer }) => ({
      code: 'waiver-of-nothing',
      message: `The waiver of ${check} lets nothing through: this run has no such check.`,
      hint: near(check, checks),
      at: placeOf(pointer),
    }))
}

const gateOf = (check: string): string => check.split('/')[0]!

function near(check: string, checks: readonly string[]): string {
  const hint = didYouMean(
    check,
    checks.filter(id => gateOf(id) === gateOf(check)),
  )
  return hint?.startsWith('did you mean') ? hint : 'write the id as reports print it: gate/metric(subject)/kind[slice]'
}
