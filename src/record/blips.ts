import type { DecidedCheck } from '../decide/decide.ts'
import type { Problem } from '../errors.ts'
import type { JudgedWindow } from '../judge/types.ts'
import { nameOf } from './names.ts'
import { spanText } from './numbers.ts'
import { limitText } from './quantities.ts'

/** Spans named in one warning. */
const MOST = 3

/** Windows beyond the limit of a check that does not fail by them: told with their time, since nothing else shows them. */
export const blips = (checks: readonly DecidedCheck[]): readonly Problem[] =>
  checks.flatMap(check => {
    const windows = check.windows ?? []
    const spans = spansOf(windows)
    if (check.verdict === 'fail' || spans.length === 0) return []
    const beyond = windows.filter(w => w.beyond).length
    const names = spans.slice(0, MOST).map(spanText)
    const rest = spans.length > MOST ? ` and ${spans.length - MOST} more` : ''
    return [
      {
        code: 'blip',
        message: `${check.id}: in ${beyond} of ${windows.length} windows (${names.join(', ')}${rest}) ${nameOf(check).replace(/^sustained /, '')} was beyond ${limitText(check)}: a blip, too short for a trend.`,
        ...(check.at && { at: check.at }),
        hint: 'to limit single windows too, add `worst_window`',
      },
    ]
  })

/** Neighbours that are beyond are one span. */
function spansOf(windows: readonly JudgedWindow[]): { from: string; until: string }[] {
  const spans: { from: string; until: string }[] = []
  windows.forEach((w, i) => {
    const last = spans.at(-1)
    if (!w.beyond) return
    if (last && windows[i - 1]?.beyond && last.until === w.from) last.until = w.until
    else spans.push({ from: w.from, until: w.until })
  })
  return spans
}
