import type { Record1, RecordedCheck, RecordedGate } from '../../record/types.ts'
import { turned } from '../plot.ts'
import { rowOf } from '../rows.ts'
import { type Outcome, outcomeOf, SIGNS } from '../signs.ts'
import { Plot, tiny } from './draw.ts'
import { h, type Markup, name } from './markup.ts'

/** Every check against its limit: a table a gate, slices that need no attention folded below it. */
export const checksSection = (record: Record1): Markup => {
  const deciding = new Set(record.decided_by)
  const gates = record.gates.filter(g => g.checks.length > 0)
  return h`<section id="checks" aria-labelledby="checks-title"><h2 id="checks-title">All checks against their limits</h2>
<p class="soft">In each picture harm is to the right: the line is the limit, the shaded part is beyond it, the bar is the interval${confidenceOf(record)}, the dot the estimate. A dotted line is where nothing changes. Each row has a scale of its own.</p>
${gates.map(gate => gateSection(gate, deciding))}</section>`
}

const confidenceOf = (record: Record1): string => {
  const found = record.gates.flatMap(g => g.checks).find(c => c.nature === 'estimated' && c.estimate)?.estimate
  return found ? ` (${Math.round(found.confidence * 1000) / 10} %)` : ''
}

function gateSection(gate: RecordedGate, deciding: ReadonlySet<string>): Markup {
  const quiet = (c: RecordedCheck) => c.slice !== null && c.verdict !== 'fail' && !deciding.has(c.id)
  const [loud, folded] = [gate.checks.filter(c => !quiet(c)), gate.checks.filter(quiet)]
  return h`<div class="checks"><h3>${gate.name}</h3>${loud.length > 0 && table(`Checks of ${gate.name}`, loud)}${
    folded.length > 0 &&
    h`<details><summary>${folded.length} more on slices: ${countsOf(folded)}</summary>${table(`Checks of ${gate.name} on slices`, folded)}</details>`
  }</div>`
}

export const countsOf = (checks: readonly RecordedCheck[]): string =>
  (Object.keys(SIGNS) as Outcome[])
    .map(outcome => [checks.filter(c => outcomeOf(c) === outcome).length, SIGNS[outcome].word] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`)
    .join(', ')

/** Roles are said again, for where the layout of a narrow page takes them away. */
const table = (caption: string, checks: readonly RecordedCheck[]): Markup =>
  h`<table role="table"><caption class="hidden">${caption}</caption><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">check</th><th role="columnheader" scope="col" class="number">incumbent</th><th role="columnheader" scope="col" class="number">candidate</th><th role="columnheader" scope="col" class="number">change</th><th role="columnheader" scope="col">interval</th><th role="columnheader" scope="col">ok | harm</th><th role="columnheader" scope="col">limit</th><th role="columnheader" scope="col">verdict</th></tr></thead><tbody role="rowgroup">${checks.map(line)}</tbody></table>`

function line(check: RecordedCheck): Markup {
  const { metric, incumbent, candidate, change, interval, limit } = rowOf(check)
  const outcome = outcomeOf(check)
  const cell = (column: string, text: string, side: 'number' | 'text') =>
    h`<td role="cell" class="${side}"${text !== '' && h` data-label="${column}"`}>${text}</td>`
  return h`<tr role="row" title="${check.message}"><th role="rowheader" scope="row">${name(metric)}</th>${cell('incumbent', incumbent, 'number')}${cell('candidate', candidate, 'number')}${cell('change', change, 'number')}${cell('interval', check.nature === 'exact' ? '' : interval, 'text')}<td role="cell" class="plot">${intervalPicture(check)}</td>${cell('limit', limit, 'text')}<td role="cell" class="verdict ${classOf(outcome)}">${SIGNS[outcome].sign} ${SIGNS[outcome].word}</td></tr>`
}

export const classOf = (outcome: Outcome): string => (outcome === 'nothing shown' ? 'nothing' : outcome)

const WIDTH = 208
const HEIGHT = 22

/** The interval against its limit. An open end goes to the edge. */
export function intervalPicture(check: RecordedCheck): Markup | null {
  const found = turned(check)
  if (!found) return null
  const { value, low, high } = found.interval
  const places = [value, low ?? value, high ?? value, ...(found.sides === 1 ? [found.none ?? 0] : [found.half])]
  const span = (Math.max(...places.map(Math.abs)) || 1) * 1.12
  const at = (x: number) => Number(((Math.max(-1, Math.min(1, x / span)) + 1) / 2).toFixed(4))
  const limits = found.sides === 1 ? [0.5] : [at(-found.half), at(found.half)]
  const harm =
    found.sides === 1
      ? [{ a: 0.5, b: 1 }]
      : [
          { a: 0, b: limits[0]! },
          { a: limits[1]!, b: 1 },
        ]
  const [from, to] = [low === null ? 0 : at(low), high === null ? 1 : at(high)]
  const open = low === null && high === null
  const colour = `var(--${colourOf(outcomeOf(check))})`
  const { change, interval, limit, candidate } = rowOf(check)
  return tiny(
    `${change || candidate}${check.nature !== 'exact' && interval ? `, ${interval}` : ''}; limit ${limit}: ${SIGNS[outcomeOf(check)].word}`,
    {
      width: WIDTH,
      height: HEIGHT,
      margin: 1,
      x: { domain: [0, 1] },
      y: { domain: [0, 1] },
      marks: [
        Plot.rect(harm, { x1: 'a', x2: 'b', y1: 0, y2: 1, fill: 'var(--harm)' }),
        ...(found.sides === 1 && found.none !== null
          ? [Plot.ruleX([at(found.none)], { stroke: 'var(--soft)', strokeDasharray: '2 2' })]
          : []),
        Plot.ruleX(limits, { stroke: 'var(--text)', strokeWidth: 1.5 }),
        ...(open
          ? []
          : [Plot.ruleY([{ a: from, b: to }], { x1: 'a', x2: 'b', y: 0.5, stroke: colour, strokeWidth: 3 })]),
        Plot.dot([at(value)], { x: d => d, y: 0.5, r: 4.5, fill: colour }),
      ],
    },
  )
}

const colourOf = (outcome: Outcome): string =>
  outcome === 'pass' || outcome === 'fail'
    ? outcome
    : outcome === 'undecided' || outcome === 'warned' || outcome === 'waived'
      ? 'undecided'
      : 'soft'
