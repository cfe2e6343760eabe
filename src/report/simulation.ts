import { format } from '../record/numbers.ts'
import type { Shares, SimulatedDay, SimulatedScenario, Simulation1 } from '../record/simulation.ts'
import { columned } from './columned.ts'
import { type Paint, painter, SIGNS } from './signs.ts'
import { fitted, padded, visible, wrapped } from './text.ts'

/** Something about a spec that its author should know before anyone enforces it. */
export interface Said {
  tone: 'good' | 'warning'
  text: string
}

/** A release engineer wants at least so many harmless candidates let through, and harmful ones stopped. */
const ENOUGH = 0.8
/** More than 2.5 % by chance, of as many runs: three standard errors. */
const beyondChance = (promised: number, runs: number): number =>
  promised + 3 * Math.sqrt((promised * (1 - promised)) / runs)

export const percent = (share: number): string => `${format(100 * share, share > 0 && share < 0.0995 ? 1 : 0)} %`

/** What the runs come to, in sentences. */
export function saidOf({ scenarios, confidence }: Simulation1): Said[] {
  return scenarios.flatMap(scenario => {
    if (scenario.wanted === 'promote') return aboutHarmless(scenario, 1 - confidence)
    return scenario.wanted === 'block' ? aboutHarm(scenario) : aboutLimits(scenario, 1 - confidence)
  })
}

function aboutHarmless({ runs, decisions, decided_by }: SimulatedScenario, alpha: number): Said[] {
  const by = decided_by
    .filter(({ id, share }) => share >= 0.05 && id.includes('/'))
    .slice(0, 3)
    .map(({ id, share }) => `${visible(id)} (${percent(share)})`)
  const because = by.length > 0 ? `; in its way: ${by.join(', ')}` : ''
  const promoted: Said =
    decisions.promote >= ENOUGH
      ? { tone: 'good', text: `A harmless candidate is promoted in ${percent(decisions.promote)} of runs.` }
      : {
          tone: 'warning',
          text: `A harmless candidate is promoted in only ${percent(decisions.promote)} of runs, less than 80 %${because}. Wider margins, more rows or fewer checks that must prove it would let more of them through.`,
        }
  const blocked: Said[] =
    decisions.block > beyondChance(alpha, runs)
      ? [
          {
            tone: 'warning',
            text: `A harmless candidate is blocked in ${percent(decisions.block)} of runs, more than the ${percent(alpha)} that the spec allows${because}: its limits are beyond what these logs meet.`,
          },
        ]
      : []
  return [promoted, ...blocked]
}

function aboutLimits({ runs, decisions, checks }: SimulatedScenario, alpha: number): Said[] {
  const tried = checks.filter(c => c.at_limit)
  if (tried.length === 0) return []
  const worst = (of: 'pass' | 'fail') => tried.reduce((a, b) => (b[of] > a[of] ? b : a))
  const most = (of: 'pass' | 'fail') => {
    const { id, [of]: share } = worst(of)
    return share === 0 ? '0 % of runs' : `${percent(share)} of runs (${visible(id)})`
  }
  const bad =
    Math.max(worst('pass').pass, worst('fail').fail) > beyondChance(0.035, runs) ||
    decisions.block > beyondChance(alpha, runs)
  return [
    {
      tone: bad ? 'warning' : 'good',
      text: `With each limit exactly where the truth is, a check passed wrongly in at most ${most('pass')} and failed wrongly in at most ${most('fail')} (${percent(alpha / 2)} of each is to be expected); ${percent(decisions.block)} of runs were blocked (${percent(alpha)} is promised).`,
    },
  ]
}

function aboutHarm({ name, about, decisions }: SimulatedScenario): Said[] {
  const what = `\`${name}\` (${visible(about)})`
  if (decisions.block >= ENOUGH) return []
  const stopped = decisions.block + decisions.hold
  if (stopped >= ENOUGH)
    return [
      {
        tone: 'warning',
        text: `${what} is held rather than blocked: ${percent(decisions.block)} of runs show the harm.`,
      },
    ]
  return [
    {
      tone: 'warning',
      text: `${what} gets through in ${percent(decisions.promote)} of runs: no check of this spec is sure to see it.`,
    },
  ]
}

export const headOf = ({ model, versions: { incumbent, candidate }, rows, buckets }: Simulation1) => ({
  models: incumbent === null ? visible(candidate) : `${visible(incumbent)} ⇄ ${visible(candidate)}`,
  model: visible(model),
  rows: [
    rows.paired
      ? `${format(rows.candidate, 0)} pairs`
      : `${[rows.incumbent, rows.candidate].flatMap(n => (n === null ? [] : [format(n, 0)])).join(' and ')} rows`,
    `in ${buckets.unit ?? 0} buckets${buckets.time ? ` and ${buckets.time} spans of time` : ''}`,
  ].join(' '),
})

const BAR = 20
const WORDS = ['promote', 'hold', 'block'] as const
const INK = { promote: ['█', 'green'], hold: ['▒', 'yellow'], block: ['░', 'red'] } as const
const NAME = 22
const NUMBER = 9

/** A line for each kind of candidate, and one for each gate that stands in its way. */
export function simulated(of: Simulation1, { width, color }: { width: number; color: boolean }): string {
  const paint = painter(color)
  const { model, models, rows } = headOf(of)
  const { runs } = of.scenarios[0]!
  const { scans, seconds } = of.provenance
  const wide = width - NAME - 3 * NUMBER - 2 >= BAR + 2
  const numbers = (shares: readonly string[]) => shares.map(s => padded(s, NUMBER, 'right')).join('')
  const line = (name: string, shares: Shares, indent: number): string =>
    [
      padded(' '.repeat(indent) + fitted(visible(name), NAME - indent), NAME),
      ...(wide ? [bar(shares, paint)] : []),
      numbers(WORDS.map(word => (shares[word] === 0 ? '·' : percent(shares[word])))),
    ].join(' ')
  const head = padded('', NAME + (wide ? BAR + 1 : 0)) + numbers([...WORDS])
  const kinds = of.scenarios.flatMap(scenario => [
    paint('bold', line(scenario.name, scenario.decisions, 2)),
    ...wrapped(scenario.about, width - 4).map(text => paint('dim', `    ${text}`)),
    ...scenario.gates.filter(gate => gate.promote < 1).map(gate => line(gate.name, gate, 4)),
  ])
  const said = saidOf(of).flatMap(({ tone, text }) => bulleted(SIGNS[tone === 'good' ? 'pass' : 'warned'], text))
  function bulleted({ sign, style }: (typeof SIGNS)[keyof typeof SIGNS], text: string): string[] {
    return wrapped(text, width - 4).map((t, i) => (i === 0 ? `  ${paint(style, sign)} ${t}` : `    ${t}`))
  }
  return [
    `${paint('bold', model)}   ${models}`,
    ...wrapped(
      `${rows}; ${format(runs, 0)} runs of each kind of candidate, seed ${visible(of.seed)}, from ${scans} scans in ${format(seconds, seconds < 10 ? 1 : 0)} s`,
      width - 2,
    ).map(text => `  ${text}`),
    `  The logs as they are: ${of.as_logged.decision.toUpperCase()}`,
    '',
    paint('dim', wide ? head.replace(/^ {4}/, '    ') : head),
    ...kinds,
    '',
    ...said,
    ...of.notes.flatMap(note => wrapped(note, width - 4).map((t, i) => (i === 0 ? `  ! ${t}` : `    ${t}`))),
    ...(of.days.length > 0 ? ['', ...daysTable(of.days, width, paint)] : []),
    '',
  ].join('\n')
}

function bar(shares: Shares, paint: Paint): string {
  const cells = cellsOf(shares, BAR)
  return WORDS.map(word => paint(INK[word][1], INK[word][0].repeat(cells[word]))).join('')
}

/** So many cells in all; whatever is there at all is seen. */
export function cellsOf(shares: Shares, total: number): Record<(typeof WORDS)[number], number> {
  const cells = { promote: 0, hold: 0, block: 0 }
  for (const word of WORDS) if (shares[word] > 0) cells[word] = Math.max(1, Math.round(shares[word] * total))
  const largest = WORDS.reduce((a, b) => (shares[b] > shares[a] ? b : a))
  cells[largest] += total - cells.promote - cells.hold - cells.block
  return cells
}

function daysTable(days: readonly SimulatedDay[], width: number, paint: Paint): string[] {
  const rows = days.map(({ day, rows: n, decision, decided_by }) => [
    day,
    format(n, 0),
    decision,
    `${decided_by.slice(0, 2).map(visible).join(', ')}${decided_by.length > 2 ? ` and ${decided_by.length - 2} more` : ''}`,
  ])
  return [...columned(['day', 'rows', 'decision', 'by'], rows, { width, left: [0, 2, 3] }, paint)]
}
