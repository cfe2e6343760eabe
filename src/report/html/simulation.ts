import { format } from '../../record/numbers.ts'
import type { Shares, Simulation1 } from '../../record/simulation.ts'
import { SIGNS } from '../signs.ts'
import { headOf, percent, saidOf } from '../simulation.ts'
import { h, type Markup } from './markup.ts'
import { document } from './page.ts'

const WORDS = ['promote', 'hold', 'block'] as const
const CLASS = { promote: 'pass', hold: 'undecided', block: 'fail' } as const

/** What a spec made of each kind of candidate, as a page of its own. */
export function simulationPage(of: Simulation1): string {
  const { model, models, rows } = headOf(of)
  const said = saidOf(of)
  const worst = said.some(s => s.tone === 'warning') ? 'hold' : 'promote'
  const runs = of.scenarios[0]?.runs ?? 0
  return document(
    `Simulation: ${model}`,
    h`<header class="${worst}"><h1>How this spec would decide: ${model}</h1><p class="lead">${format(runs, 0)} runs of each kind of candidate, made of the logs themselves.</p>
<dl class="facts"><div><dt>models</dt><dd>${models}</dd></div><div><dt>logs</dt><dd>${rows}</dd></div><div><dt>as they are</dt><dd>${of.as_logged.decision}</dd></div><div><dt>seed</dt><dd>${of.seed}</dd></div></dl></header>
<main><section aria-labelledby="said"><h2 id="said">What to know</h2><ul class="findings">${said.map(
      ({ tone, text }) =>
        h`<li class="${tone === 'good' ? 'pass' : 'warned'}"><p>${SIGNS[tone === 'good' ? 'pass' : 'warned'].sign} ${text}</p></li>`,
    )}</ul></section>
<section aria-labelledby="kinds"><h2 id="kinds">Kinds of candidate</h2><p class="soft">Shares of the runs: <span class="pass">promote</span>, <span class="undecided">hold</span>, <span class="fail">block</span>. Below each kind, the gates that did not let all of them through.</p>
<div class="scroll" role="region" tabindex="0" aria-label="Kinds of candidate"><table><thead><tr><th scope="col">candidate</th><th scope="col"></th>${WORDS.map(word => h`<th scope="col" class="number">${word}</th>`)}</tr></thead><tbody>${of.scenarios.map(
      scenario => [
        row(h`<b>${scenario.name}</b><br><small>${scenario.about}</small>`, scenario.name, scenario.decisions),
        ...scenario.gates
          .filter(gate => gate.promote < 1)
          .map(gate => row(h`<span class="soft">${gate.name}</span>`, `${scenario.name}, ${gate.name}`, gate)),
      ],
    )}</tbody></table></div></section>
${
  of.days.length > 0 &&
  h`<section aria-labelledby="days"><h2 id="days">Day by day</h2><div class="scroll" role="region" tabindex="0" aria-label="Day by day"><table><thead><tr><th scope="col">day</th><th scope="col" class="number">rows</th><th scope="col">decision</th><th scope="col">by</th></tr></thead><tbody>${of.days.map(
    day =>
      h`<tr><th scope="row">${day.day}</th><td class="number">${format(day.rows, 0)}</td><td class="${day.decision === 'error' ? 'soft' : CLASS[day.decision]}">${day.decision}</td><td>${day.decided_by.join(', ')}</td></tr>`,
  )}</tbody></table></div></section>`
}${of.notes.length > 0 && h`<ul>${of.notes.map(note => h`<li>${note}</li>`)}</ul>`}</main>
<footer>mlgate ${of.provenance.mlgate}, ${of.provenance.engine}</footer>`,
  )
}

const row = (title: Markup, label: string, shares: Shares): Markup =>
  h`<tr><th scope="row">${title}</th><td>${bar(label, shares)}</td>${WORDS.map(word => h`<td class="number">${shares[word] === 0 ? '·' : percent(shares[word])}</td>`)}</tr>`

const WIDTH = 240

/** One bar, whose parts are the shares. */
function bar(label: string, shares: Shares): Markup {
  let x = 0
  const parts = WORDS.map(word => {
    const width = Number((shares[word] * WIDTH).toFixed(1))
    const part = h`<rect class="${CLASS[word]}" fill="currentColor" x="${x}" y="2" width="${width}" height="14"/>`
    x = Number((x + width).toFixed(1))
    return width > 0 ? part : null
  })
  const words = WORDS.map(word => `${word} ${percent(shares[word])}`).join(', ')
  return h`<svg role="img" aria-label="${label}: ${words}" viewBox="0 0 ${WIDTH} 18" width="${WIDTH}" height="18">${parts}</svg>`
}
