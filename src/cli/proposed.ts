import type { Guesses } from '../guess/types.ts'
import { blindly, type ProposedGate } from '../propose/gates.ts'
import type { ProposedMargins } from '../propose/limits.ts'
import { ENOUGH, harmless, harms, type Tried } from '../propose/tried.ts'
import { percent } from '../propose/yaml.ts'
import { format } from '../record/numbers.ts'
import { columned } from '../report/columned.ts'
import { painter } from '../report/signs.ts'
import { visible, wrapped } from '../report/text.ts'
import type { Looked } from './look.ts'

export interface Proposed {
  looked: Looked
  /** Whoever was asked has seen what was found. */
  asked: boolean
  gates: readonly ProposedGate[]
  margins: ProposedMargins
  /** null: it was not tried on simulated candidates. */
  trial: Tried | null
  /** What was written. */
  files: readonly string[]
  /** What to type next. */
  next: string
}

/** What `mlgate init` found and wrote. */
export function proposed(of: Proposed, style: { width: number; color: boolean }): string {
  const paint = painter(style.color)
  const { looked, asked, gates, margins, trial, files, next } = of
  const limits = gates.flatMap(({ gate, metrics }) =>
    metrics.map(({ name, limit, because }) => [`${gate}/${visible(name)}`, visible(plainly(limit)), because]),
  )
  const said = trial ? fromTrial(trial, gates) : promise(margins.chance, gates)
  return [
    ...(asked ? [] : [...seen(looked, style), '']),
    ...columned(['limit', '', 'because'], limits, { width: style.width, left: [0, 1, 2] }, paint),
    '',
    ...said.flatMap(text => wrapped(text, style.width)),
    '',
    `${paint('bold', 'written')}  ${files.map(visible).join(', ')}`,
    `${paint('bold', 'next')}     ${next}`,
    '',
  ].join('\n')
}

function promise(chance: number | null, gates: readonly ProposedGate[]): string[] {
  if (chance === null)
    return ['No margin decides here, so nothing is known of the chance that a harmless candidate is promoted.']
  return [
    `A candidate that is no worse is promoted with a chance of at least ${percent(chance)}.${butBlindly(gates)}`,
    ...(chance < ENOUGH ? ['warning: that is less than 80 %: with more rows, margins tell more.'] : []),
  ]
}

function butBlindly(gates: readonly ProposedGate[]): string {
  const others = blindly(gates)
  return others.length > 0 ? ` ${others.join(' and ')} may still block it: nothing in the logs says how often.` : ''
}

const met = (harms: readonly string[], fate: string): string[] =>
  harms.length === 0 ? [] : [`${harms.map(h => `\`${h}\``).join(', ')} ${harms.length === 1 ? 'is' : 'are'} ${fate}`]

/** What simulated candidates came to. */
function fromTrial(trial: Tried, gates: readonly ProposedGate[]): string[] {
  const found = harmless(trial)!
  const { blocked, held, missed } = harms(trial)
  const fates = [met(blocked, 'blocked'), met(held, 'held'), met(missed, 'let through')].flat()
  return [
    `Of ${found.runs} harmless candidates made of the two logs, ${found.promoted} are promoted.${butBlindly(gates)}`,
    ...(fates.length > 0 ? [`Known harms: ${fates.join('; ')}. \`mlgate simulate\` says what they are.`] : []),
    ...(trial.apart.length > 0
      ? [`Left out of that, for the logs differ by more than the margin: ${trial.apart.map(visible).join(', ')}.`]
      : []),
    ...(found.share < ENOUGH
      ? [
          `warning: that is less than 80 %${found.by.length > 0 ? `, for ${found.by.map(visible).join(' and ')}` : ''}: with more rows, margins tell more.`,
        ]
      : []),
  ]
}

/** `{margin: {value: 0.2, severity: warn}}` is a margin of 0.2 that warns. */
const plainly = (limit: string): string =>
  limit.replace(/\{value: ([^,]+), severity: warn\}/, '$1').replaceAll(/[{}]/g, '')

/** What the logs are and what is what in them, each with its reason. */
export function seen({ profiles, sketch, common }: Looked, style: { width: number; color: boolean }): string[] {
  const paint = painter(style.color)
  const logs = Object.entries(profiles).flatMap(([name, profile]) => {
    if (!profile) return []
    const ids = name === 'candidate' && common !== null ? `${format(100 * common, 0)} % ids shared` : ''
    const rows = `${format(profile.rows, 0)} rows${profile.looked < profile.rows ? `, looked at in ${format(profile.looked, 0)}` : ''}`
    return [
      [name, visible(sketch.logs[name as keyof typeof sketch.logs] ?? ''), [rows, ids].filter(Boolean).join(', ')],
    ]
  })
  const { guesses } = sketch
  return [
    ...columned(['log', '', ''], logs, { width: style.width, left: [0, 1, 2] }, paint),
    '',
    ...columned(['role', 'column', 'because'], guessed(guesses), { width: style.width, left: [0, 1, 2] }, paint),
  ]
}

function guessed({ task, roles, latencyUnit, groups, features, labelsTime }: Guesses): string[][] {
  const line = (role: string, value: string, because: string) => [role, visible(value), because]
  return [
    ...(task ? [line('task', task.value, task.because)] : []),
    ...Object.entries(roles).map(([role, { value, because }]) =>
      line(role, value, role === 'latency' ? `${because}; in ${latencyUnit ?? 'ms'}` : because),
    ),
    ...(labelsTime ? [line('label’s time', labelsTime.value, labelsTime.because)] : []),
    ...groups.map(({ value, because }) => line('group', value, because)),
    ...(features.length > 0
      ? [
          line(
            'features',
            features.length > 3 ? `${features[0]} and ${features.length - 1} more` : features.join(', '),
            'what else both logs have',
          ),
        ]
      : []),
  ]
}
