import { keys, multinomialChiSquare, type NoticePart, notice, twoSidedNormal } from 'mlgate'

/** As of the whole at most of the peers (GrowthBook, Eppo); divided by the number of hours, or groups (Bonferroni). */
const ALPHA = 0.001
/** Units expected of either model, for χ² to hold. */
const EXPECTED = 5
const MOST = 3

const from = { units: keys({ of: 'unit' }) }
type Part = NoticePart<typeof from>

/** Where the split of units cannot be chance, the least likely first. */
function uneven(parts: readonly Part[], planned: number): { name: string; share: number }[] {
  const counted = parts.map(({ name, incumbent, candidate }) => ({
    name,
    counts: [incumbent?.units.distinct ?? 0, candidate?.units.distinct ?? 0] as const,
  }))
  const enough = counted.filter(({ counts: [a, b] }) => (a + b) * Math.min(planned, 1 - planned) >= EXPECTED)
  return enough
    .map(({ name, counts }) => ({
      name,
      share: counts[1] / (counts[0] + counts[1]),
      p: twoSidedNormal(Math.sqrt(multinomialChiSquare(counts, [1 - planned, planned]) ?? 0)),
    }))
    .filter(({ p }) => p * enough.length <= ALPHA)
    .sort((a, b) => a.p - b.p)
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`

const say = (parts: readonly Part[], planned: number, what: string): string | null => {
  const found = uneven(parts, planned)
  if (found.length === 0) return null
  const named = found.slice(0, MOST).map(({ name, share }) => `${name} (${percent(share)})`)
  const rest = found.length > MOST ? ` and ${found.length - MOST} more` : ''
  return `The candidate's share of units is not the ${percent(planned)} that was planned in ${named.join(', ')}${rest}: ${found.length} of ${parts.length} ${what}.`
}

const hint = 'see what served, logged or dropped requests there; the metrics of the gate judge the whole'

/** The sample ratio by hour and by slice: where it is off says why it is. */
export const unevenHours = (planned: number) =>
  notice({
    code: 'sample-ratio-by-hour',
    hint,
    needs: ['unit'],
    from,
    by: { seconds: 3600 },
    say: parts =>
      say(
        parts.map(p => ({ ...p, name: `${p.name.slice(0, 10)} ${p.name.slice(11, 16)} UTC` })),
        planned,
        'hours',
      ),
  })

export const unevenSlices = (planned: number) =>
  notice({
    code: 'sample-ratio-by-slice',
    hint,
    needs: ['unit'],
    from,
    by: 'slices',
    say: parts => say(parts, planned, 'groups'),
  })
