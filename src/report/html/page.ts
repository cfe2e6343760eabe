import { createHash } from 'node:crypto'
import { format } from '../../record/numbers.ts'
import type { ErrorRecord, Record1 } from '../../record/types.ts'
import {
  auditText,
  factsOf,
  looksText,
  loosenedText,
  placeText,
  unprotectedText,
  versionsOf,
  warningText,
} from '../facts.ts'
import { checksOf, decidingOf, type Finding, othersOf } from '../findings.ts'
import type { Reporter } from '../index.ts'
import { DECISIONS, SIGNS } from '../signs.ts'
import { inert } from '../text.ts'
import { checksSection, classOf, countsOf } from './checks.ts'
import { slicesSection } from './heat.ts'
import { h, type Markup, name, ours } from './markup.ts'
import { figure } from './pictures.ts'
import { STYLE } from './style.ts'

/** One file that needs nothing else: no script, no request, whatever the logs and the spec hold. */
export const html: Reporter = (record, { evidence = null }) => {
  const pictures = evidence?.pictures ?? []
  const gates = record.gates.filter(g => pictures.some(p => p.gate === g.name))
  const slices = slicesSection(record)
  const { sign, word } = DECISIONS[record.decision]
  return document(
    `${word}: ${record.model}, ${versionsOf(record)}`,
    h`<header class="${record.decision}"><h1><span class="decision">${sign} ${word}</span> ${record.model}</h1>
<p class="lead">${sentenceOf(record)}</p>${facts(record)}
<nav aria-label="On this page"><ul><li><a href="#why">Why</a></li><li><a href="#checks">Checks</a></li>${gates.length > 0 && h`<li><a href="#pictures">Pictures</a></li>`}${slices && h`<li><a href="#slices">Slices</a></li>`}<li><a href="#judged">What was judged</a></li></ul></nav></header>
<main>${whySection(record)}${checksSection(record)}${
      gates.length > 0
        ? h`<section id="pictures" aria-labelledby="pictures-title"><h2 id="pictures-title">Pictures</h2>${gates.map(
            g =>
              h`<h3>${g.name}</h3><div class="pictures">${pictures.filter(p => p.gate === g.name).map(figure)}</div>`,
          )}</section>`
        : h`<p class="soft">${missing(record, evidence !== null)}</p>`
    }${slices}${judgedSection(record)}</main>`,
  )
}

/** What stands in the place of a report where there is no verdict. */
export const htmlOfError = (record: ErrorRecord): string =>
  document(
    'mlgate: no verdict',
    h`<header class="block"><h1><span class="decision">${SIGNS.fail.sign} NO VERDICT</span></h1><p class="lead">The run ended before anything could be decided.</p></header>
<main><ul class="findings">${record.errors.map(
      ({ code, message, at, hint }) =>
        h`<li class="fail"><p class="id"><code>${code}</code> ${at ? h`<small>${placeText(at)}</small>` : null}</p><p>${message}</p>${hint !== undefined && h`<p class="soft">Hint: ${hint}</p>`}</li>`,
    )}</ul></main>`,
  )

/** Nothing may be loaded or run, and of styles only our own are taken. */
export function document(title: string, body: Markup): string {
  const hash = createHash('sha256').update(STYLE).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  return inert(
    `<!doctype html>\n${
      h`<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${ours(policy)}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${ours(STYLE)}</style></head>
<body><div class="page">${body}</div></body></html>`.markup
    }\n`,
  )
}

function sentenceOf(record: Record1): string {
  const all = checksOf(record)
  const outcomes = countsOf(all)
  const deciding = record.decided_by.length
  const many = (n: number, one: string, more: string) => (n === 1 ? `one ${one}` : `${format(n, 0)} ${more}`)
  switch (record.decision) {
    case 'block':
    case 'rollback': {
      const verb =
        record.decision === 'rollback' ? 'The candidate is to be rolled back' : 'The candidate must not be released'
      if (record.decided_by.includes('limit'))
        return `${verb}: it has been on hold for longer than it may be. Of ${format(all.length, 0)} checks: ${outcomes}.`
      return `${verb}: ${many(deciding, 'check that blocks has failed', 'checks that block have failed')}. Of ${format(all.length, 0)} in all: ${outcomes}.`
    }
    case 'hold':
      return `The release has to wait: nothing that blocks has failed, and ${many(deciding, 'finding is', 'findings are')} in its way. Of ${format(all.length, 0)} checks: ${outcomes}.`
    case 'promote':
      return `The candidate can be released: no check that blocks has failed, and every one that must be decided is. Of ${format(all.length, 0)} checks: ${outcomes}.`
  }
}

const facts = (record: Record1): Markup =>
  h`<dl class="facts"><div><dt>models</dt><dd>${versionsOf(record)}</dd></div>${
    record.stage !== null && h`<div><dt>stage</dt><dd>${record.stage}</dd></div>`
  }<div><dt>judged</dt><dd>${factsOf(record)}</dd></div><div><dt>as of</dt><dd>${record.as_of.slice(0, 16).replace('T', ' ')} UTC</dd></div></dl>`

/** More findings than these are folded. */
const MOST = 12

function whySection(record: Record1): Markup {
  const { failed, undecided, waived } = othersOf(record)
  const deciding = decidingOf(record)
  const others = [...failed, ...undecided]
  const list = (some: readonly Finding[]) => h`<ul class="findings">${some.map(finding)}</ul>`
  const folded = (some: readonly Finding[]) =>
    some.length <= MOST
      ? list(some)
      : h`${list(some.slice(0, MOST))}<details><summary>${some.length - MOST} more</summary>${list(some.slice(MOST))}</details>`
  return h`<section id="why" aria-labelledby="why-title"><h2 id="why-title">Why</h2>${
    record.loosened.length > 0 &&
    h`<h3>Loosened by this spec</h3><ul>${record.loosened.map(one => h`<li>${loosenedText(one)}</li>`)}</ul>`
  }${deciding.length > 0 ? folded(deciding) : h`<p>Nothing stands in the way.</p>`}${
    waived.length > 0 && h`<h3>Waived</h3>${list(waived)}`
  }${others.length > 0 && h`<h3>Also to know</h3>${folded(others)}`}</section>`
}

const finding = ({ id, outcome, at, sentence }: Finding): Markup =>
  h`<li class="${classOf(outcome)}"><p class="id"><span>${SIGNS[outcome].sign} ${name(id)}</span>${at && h` <small>${placeText(at)}</small>`}</p><p>${sentence}</p></li>`

const missing = ({ evidence }: Record1, read: boolean): string =>
  read
    ? 'No gate of this run draws pictures.'
    : evidence
      ? `The pictures are not here: they are in ${evidence.path}, which was not found.`
      : 'The pictures are not here: this result was made without evidence (`mlgate check --evidence evidence.json`).'

function judgedSection(record: Record1): Markup {
  const { spec, provenance, logs } = record
  const notes = [
    ...(record.unprotected.length > 0
      ? [`Unprotected, too few rows: ${record.unprotected.map(unprotectedText).join('; ')}.`]
      : []),
    ...record.warnings.map(warningText),
    ...[looksText(record), auditText(record)].filter(text => text !== null),
  ]
  return h`<section id="judged" aria-labelledby="judged-title"><h2 id="judged-title">What was judged</h2>${
    notes.length > 0 && h`<ul>${notes.map(note => h`<li>${note}</li>`)}</ul>`
  }<div class="scroll" role="region" tabindex="0" aria-label="Logs"><table><thead><tr><th scope="col">log</th><th scope="col">version</th><th scope="col">rows</th><th scope="col">files</th></tr></thead><tbody>${Object.entries(
    logs,
  ).map(
    ([key, log]) =>
      h`<tr><th scope="row">${key}</th><td>${log.version ?? ''}</td><td>${format(log.rows, 0)}</td><td>${log.files.map(f => h`<div>${f.path} <small><code>${f.digest.slice(0, 19)}</code></small></div>`)}</td></tr>`,
  )}</tbody></table></div>
<dl class="facts"><div><dt>spec</dt><dd>${spec.path} <small><code>${spec.sha256.slice(0, 12)}</code></small></dd></div><div><dt>commit</dt><dd>${
    provenance.git
      ? `${provenance.git.commit.slice(0, 12)}${provenance.git.dirty ? ', with changes' : ''}`
      : 'not in git'
  }</dd></div><div><dt>mlgate</dt><dd>${provenance.mlgate}, ${provenance.engine}</dd></div><div><dt>run</dt><dd><small>${record.run_id}</small></dd></div></dl></section>`
}
