import type { Guess } from '../guess/types.ts'
import { blindly, type ProposedGate } from './gates.ts'
import type { ProposedMargins } from './limits.ts'
import type { Sketch } from './sketch.ts'
import { harmless, type Tried } from './tried.ts'

const COMMENTS_AT = 40
const WIDEST = 110

/** The proposed spec, with its reasons as comments. */
export function yamlOf(
  sketch: Sketch,
  gates: readonly ProposedGate[],
  { chance, days }: ProposedMargins,
  tried: Tried | null,
  schema: string,
): string {
  const { model, task, logs, guesses } = sketch
  const { roles, groups, features, latencyUnit, labelsTime, versions } = guesses
  const lines: string[] = [
    `# yaml-language-server: $schema=${schema}`,
    '# Written by `mlgate init` from what is in the logs: read it as a proposal.',
    '# `mlgate check` judges by it, `mlgate gates <name>` says what else a gate can measure.',
    'version: 1',
    `model: ${text(model)}`,
    ...(task ? [commented(`task: ${task}`, guesses.task?.because)] : []),
    '',
    'logs:',
    ...logLines('incumbent', logs.incumbent, versions.incumbent),
    ...(logs.candidate === null
      ? ['  # candidate: logs/next.parquet      or give it on the way: mlgate check --candidate logs/next.parquet']
      : logLines('candidate', logs.candidate, versions.candidate)),
    ...labelLines(logs.labels, labelsTime),
    ...(logs.reference === null
      ? []
      : [commented(`  reference: ${text(logs.reference)}`, 'what drift is measured against')]),
  ]
  if (!sketch.paired && roles.id)
    lines.push('', commented('pairing: none', 'the logs have few ids in common: each model had its own requests'))
  lines.push('', 'columns:')
  for (const [role, guess] of Object.entries(roles) as [string, Guess][])
    lines.push(
      ...(role === 'latency' && latencyUnit
        ? [`  latency:`, commented(`    value: ${text(guess.value)}`, guess.because), `    unit: ${latencyUnit}`]
        : [commented(`  ${role}: ${text(guess.value)}`, guess.because)]),
    )
  lines.push(
    ...listed(
      'groups',
      groups.map(g => g.value),
      'what fairness compares',
    ),
  )
  lines.push(...listed('features', features, 'what else both logs have: take out what is no input of the model'))
  lines.push('', ...chanceLines(chance, days, tried, blindly(gates)), 'gates:')
  gates.forEach((gate, i) => {
    if (i > 0) lines.push('')
    lines.push(`  # ${gate.about}`, `  - gate: ${gate.gate}`)
    for (const [key, value] of gate.keys) lines.push(`    ${key}: ${value}`)
    lines.push('    metrics:')
    for (const { name, limit, because } of gate.metrics) lines.push(commented(`      ${name}: ${limit}`, because))
  })
  return `${lines.join('\n')}\n`
}

function logLines(name: string, path: string, version: string | null): string[] {
  if (version === null) return [`  ${name}: ${text(path)}`]
  return [`  ${name}:`, `    path: ${text(path)}`, `    version: ${text(version)}`]
}

function labelLines(path: string | null, time: Guess | null): string[] {
  if (path === null) return []
  if (time === null) return [`  labels: ${text(path)}`]
  return [
    '  labels:',
    `    path: ${text(path)}`,
    commented(`    time: ${text(time.value)}`, 'outcomes that were not known by --as-of do not count'),
  ]
}

function chanceLines(chance: number | null, days: number, tried: Tried | null, others: readonly string[]): string[] {
  if (chance === null) return []
  const simulated = tried && harmless(tried)
  const from = days > 0 ? `between ${days} days of it` : 'between halves of it'
  return [
    `# Margins are wide enough for the incumbent’s own noise (${from}), and for logs of this size:`,
    simulated
      ? `# of ${simulated.runs} harmless candidates made of the logs, ${simulated.promoted} were promoted (\`mlgate simulate\` tries more).`
      : `# a candidate that is no worse is promoted with a chance of at least ${percent(chance)}.`,
    ...(tried && tried.apart.length > 0
      ? [`# Left out of that, for the logs differ by more than the margin: ${tried.apart.join(', ')}.`]
      : []),
    ...others.map(gate => `# The limit of ${gate} is a convention: how often it blocks, no log says.`),
  ]
}

/** Rounded down: what is promised. */
export const percent = (chance: number): string => `${Math.floor(Math.min(chance, 0.999) * 100)} %`

function listed(name: string, items: readonly string[], because: string): string[] {
  if (items.length === 0) return []
  const flat = `  ${name}: [${items.map(text).join(', ')}]`
  if (flat.length <= 100 && items.every(isPlain)) return [flat.length < COMMENTS_AT ? commented(flat, because) : flat]
  return [commented(`  ${name}:`, because), ...items.map(item => `    - ${text(item)}`)]
}

/** Beside the line, or above it where that would be too long to read. */
function commented(line: string, because: string | undefined): string {
  if (!because) return line
  const words = because.replaceAll(/\s+/g, ' ')
  const beside = `${line.padEnd(COMMENTS_AT)} # ${words}`
  return beside.length <= WIDEST ? beside : `${/^ */.exec(line)![0]}# ${words}\n${line}`
}

/** A scalar that YAML reads as that text, and nothing else. */
const text = (value: string): string =>
  isPlain(value) ? value : /^[ -&(-~]*$/.test(value) ? `'${value}'` : JSON.stringify(value)
const isPlain = (value: string): boolean =>
  /^[A-Za-z_./][\w./-]*( (=|>=) ('[\w -]*'|\d+))?$/.test(value) &&
  !/^(true|false|null|yes|no|on|off|y|n|none|\.inf|\.nan)$/i.test(value)
