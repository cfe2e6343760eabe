import type { Record1, RecordedCheck, RecordedGate } from '../../record/types.ts'
import { turned } from '../plot.ts'
import { labelOf, rowOf } from '../rows.ts'
import { outcomeOf, SIGNS } from '../signs.ts'
import { h, type Markup, name as named } from './markup.ts'

/** Slices by checks: where harm is, and where it could not be ruled out. */
export function slicesSection(record: Record1): Markup | null {
  const gates = record.gates.filter(g => g.checks.some(c => c.slice !== null))
  if (gates.length === 0) return null
  return h`<section id="slices" aria-labelledby="slices-title"><h2 id="slices-title">Slices</h2>
<p class="soft">${key('fail')} harm is shown; ${key('leaning')} undecided, the estimate beyond the limit; ${key('undecided')} undecided, the estimate within it; ${key('pass')} harm is ruled out.</p>
${gates.map(heat)}</section>`
}

type Heat = 'fail' | 'leaning' | 'undecided' | 'pass' | 'skipped'
const KEYS: Readonly<Record<Heat, string>> = {
  fail: SIGNS.fail.sign,
  leaning: SIGNS.undecided.sign,
  undecided: SIGNS.undecided.sign,
  pass: SIGNS.pass.sign,
  skipped: SIGNS.skipped.sign,
}
const key = (heat: Heat): Markup => h`<span class="key c-${heat}">${KEYS[heat]}</span>`

function heatOf(check: RecordedCheck): Heat {
  const outcome = outcomeOf(check)
  if (check.verdict === 'fail') return 'fail'
  if (check.verdict === 'pass') return 'pass'
  if (check.verdict === 'skipped' || outcome === 'nothing shown') return 'skipped'
  const found = turned(check)
  if (!found) return 'undecided'
  const { value } = found.interval
  return (found.sides === 1 ? value > 0 : Math.abs(value) > found.half) ? 'leaning' : 'undecided'
}

function heat({ name, checks }: RecordedGate): Markup {
  const sliced = checks.filter(c => c.slice !== null)
  const columns = [...new Set(sliced.map(columnOf))]
  const slices = [...new Set(sliced.map(c => c.slice!))]
  const at = new Map(sliced.map(c => [`${c.slice} ${columnOf(c)}`, c]))
  return h`<h3>${name}</h3><div class="scroll" role="region" tabindex="0" aria-label="Slices of ${name}"><table class="heat"><caption class="hidden">Slices of ${name}</caption><thead><tr><th scope="col">slice</th>${columns.map(c => h`<th scope="col">${named(c)}</th>`)}</tr></thead><tbody>${slices.map(
    slice =>
      h`<tr><th scope="row">${named(slice)}</th>${columns.map(column => cell(at.get(`${slice} ${column}`)))}</tr>`,
  )}</tbody></table></div>`
}

const columnOf = (check: RecordedCheck): string => `${labelOf(check)} ${check.kind}`

function cell(check: RecordedCheck | undefined): Markup {
  if (!check) return h`<td></td>`
  const { change, candidate } = rowOf(check)
  const { sign, word } = SIGNS[outcomeOf(check)]
  return h`<td class="c-${heatOf(check)}" title="${check.message}">${sign}<b class="hidden"> ${word}</b><span> ${change || candidate}</span></td>`
}
