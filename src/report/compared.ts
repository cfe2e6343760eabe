import { decimalsOf, exactDecimals, format, PERCENT, PLAIN, pValue, type Scale, timeScale } from '../record/numbers.ts'
import { columned } from './columned.ts'
import { painter } from './signs.ts'
import { visible, wrapped } from './text.ts'

interface Arm {
  value: number | null
  n: number
  low: number | null
  high: number | null
}

/** Both logs by every metric, as `mlgate compare` measured them; `--format json` prints it. */
export interface Compared {
  schema: 'mlgate/compare@1'
  model: string
  task: string | null
  logs: Readonly<
    Record<'incumbent' | 'candidate', { version: string | null; rows: number; files: readonly { path: string }[] }>
  >
  pairing: { paired: boolean; common_ids: number | null; units: number | null }
  columns: Readonly<Record<string, { value: string; because: string }>>
  groups: readonly { value: string; because: string }[]
  confidence: number
  metrics: readonly {
    gate: string
    metric: string
    subject: string | null
    measured_in: string
    better: 'lower' | 'higher' | 'target'
    target: number | null
    incumbent: Arm | null
    candidate: Arm | null
    difference: { value: number; low: number | null; high: number | null } | null
    p: number | null
    reason: string | null
  }[]
  seconds: number
}

const indented = (line: string): string => `  ${line}`

type Metric = Compared['metrics'][number]

/** A line for each metric, by gate. */
export function compared(of: Compared, { width, color }: { width: number; color: boolean }): string {
  const paint = painter(color)
  const { incumbent, candidate } = of.logs
  const nameOf = ({ version, files }: typeof incumbent) => visible(version ?? files[0]?.path ?? '')
  const rows = of.pairing.paired
    ? `${format(candidate.rows, 0)} rows in pairs`
    : `${format(incumbent.rows, 0)} and ${format(candidate.rows, 0)} rows, not paired`
  const gates = [...new Set(of.metrics.map(m => m.gate))]
  const wide = width >= WIDE
  const lines = of.metrics.map(m => [
    `${visible(m.metric)}${m.subject === null ? '' : `(${visible(m.subject)})`}`,
    ...cellsOf(m, wide),
  ])
  const titles = ['metric', 'in', 'incumbent', 'candidate', 'difference', '']
  const table = columned(titles, lines, { width, left: [0, 1, 5] }, paint)
  const [head = '', ...body] = table
  return [
    paint('bold', visible(of.model)),
    ...wrapped(`${nameOf(incumbent)} → ${nameOf(candidate)}, ${rows}, ${of.task ?? 'no task'}`, width - 2).map(
      indented,
    ),
    ...wrapped(`taken for: ${guessText(of)}`, width - 2).map(indented),
    '',
    head,
    ...gates.flatMap(gate => [paint('bold', gate), ...body.filter((_, i) => of.metrics[i]!.gate === gate)]),
    '',
    ...wrapped(
      `${width < WIDE ? 'After ±, the wider half of intervals' : 'In brackets, intervals'} of ${format(100 * of.confidence, 0)} %. ↑ the candidate is better, ↓ it is worse. Nothing is decided: \`mlgate init\` proposes what to decide by.`,
      width - 2,
    ).map(indented),
    '',
  ].join('\n')
}

const guessText = ({ columns, groups }: Compared): string =>
  [
    ...Object.entries(columns).map(([role, { value }]) => (role === value ? role : `${role} ${visible(value)}`)),
    ...(groups.length > 0 ? [`groups ${groups.map(g => visible(g.value)).join(' and ')}`] : []),
  ].join(', ')

/** Below it intervals are given by their wider half. */
const WIDE = 110

function cellsOf(m: Metric, wide: boolean): string[] {
  const { incumbent, candidate, difference } = m
  const values = [incumbent, candidate].flatMap(a => a?.value ?? [])
  const scale = scaleOf(m, values)
  const write = wide ? interval : around
  const arm = (a: Arm | null) =>
    a?.value == null ? (a ? 'not known' : '') : write(a.value, a.low, a.high, scale, 'negative')
  const change = difference && write(difference.value, difference.low, difference.high, scale, 'always')
  const why = m.reason && values.length === 0 ? m.reason.replaceAll('_', ' ') : ''
  return [
    scale.unit.trim(),
    arm(incumbent),
    arm(candidate),
    change ?? (m.p === null ? why : `p ${pValue(m.p)}`),
    signOf(m),
  ]
}

const scaleOf = ({ measured_in }: Metric, values: readonly number[]): Scale =>
  measured_in === 'ms' ? timeScale(values) : measured_in === 'share' ? PERCENT : PLAIN

type Sign = 'always' | 'negative'

function interval(value: number, low: number | null, high: number | null, { factor }: Scale, sign: Sign): string {
  const [v, l, h] = [value, low, high].map(x => (x === null ? null : x * factor)) as [
    number,
    number | null,
    number | null,
  ]
  if (l === null || h === null || l === h) return format(v, exactDecimals(v), sign)
  const decimals = decimalsOf(v, l, h, null)
  return `${format(v, decimals, sign)} (${format(l, decimals, sign)} to ${format(h, decimals, sign)})`
}

/** The value and the wider half of its interval. */
function around(value: number, low: number | null, high: number | null, { factor }: Scale, sign: Sign): string {
  const v = value * factor
  if (low === null || high === null || low === high) return format(v, exactDecimals(v), sign)
  const half = Math.max(high - value, value - low) * factor
  const decimals = decimalsOf(v, v - half, v + half, null)
  return `${format(v, decimals, sign)} ± ${format(half, decimals)}`
}

/** Which way the candidate is shown to differ. */
function signOf({ better, difference }: Metric): string {
  if (difference === null || difference.low === null || difference.high === null) return ''
  const [less, more] = [difference.high < 0, difference.low > 0]
  if (!less && !more) return ''
  return (better === 'higher') === more ? '↑' : '↓'
}
