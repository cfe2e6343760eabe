import { type Context, report, taken } from './context.ts'
import type { GateInput, MetricInput } from './schema.ts'
import { type Path, pointerOf, spoken } from './tree.ts'
import type { Amount, Limit, LimitKind, MetricSpec, Severity } from './types.ts'
import { type Parsed, parseAmount } from './units.ts'

/** `ece`, `p99.9`, `ndcg@10`, `psi(age)`. What stands in the brackets is a feature, a column, a class or a group. */
const parseMetricKey = (written: string): Parsed<{ metric: string; subject: string | null }> => {
  const text = written.trim()
  const open = text.indexOf('(')
  const name = open < 0 ? text : text.slice(0, open)
  const wrong = (message: string, hint?: string) => ({ ok: false, message: `\`${written}\` ${message}`, hint }) as const
  const subject = text.slice(open + 1, -1).trim()
  if (open >= 0 && !text.endsWith(')')) {
    return text.includes(')')
      ? wrong('has text after its bracket', `as in ${name}(column)`)
      : wrong('opens a bracket and does not close it', `did you mean ${text})?`)
  }
  if (open < 0 && text.includes(')')) return wrong('closes a bracket that it did not open', `as in metric(column)`)
  if (/\s$/.test(name) && /^\w+\s+$/.test(name))
    return wrong('has a space before its bracket', `did you mean ${name.trim()}(${subject})?`)
  if (!/^[A-Za-z][\w.-]*(@\d+)?$/.test(name))
    return wrong('is not a metric', 'as in `ece`, or `psi(age)` for one subject')
  if (open >= 0 && subject === '') return wrong('names no subject', `as in ${name}(column), or ${name} for all`)
  return { ok: true, value: { metric: name, subject: open < 0 ? null : subject } }
}

type Long = {
  value: string | number | boolean
  floor?: string | number
  severity?: Severity
  rule?: 'interval' | 'point'
}

const KINDS = ['max', 'min', 'margin', 'superior', 'equivalent'] as const

export const resolveMetrics = (context: Context, gate: GateInput, path: Path): MetricSpec[] => {
  const seen = new Map<string, string>()
  return Object.entries(gate.metrics ?? {}).flatMap(([written, input]) => {
    const here = [...path, 'metrics', written]
    const key = parseMetricKey(written)
    if (!key.ok) {
      report(context, here, { code: 'bad-metric', message: key.message, hint: key.hint }, 'key')
      return []
    }
    const { metric, subject } = key.value
    const id = subject === null ? metric : `${metric}(${subject})`
    const twin = seen.get(id)
    if (twin !== undefined) {
      report(context, here, { code: 'duplicate-metric', message: `\`${written}\` is \`${twin}\` again` }, 'key')
      return []
    }
    seen.set(id, written)
    const limits = resolveLimits(context, gate, input, here)
    if (limits.length === 0 && KINDS.every(kind => input[kind] === undefined)) {
      report(
        context,
        here,
        {
          code: 'metric-without-limit',
          message: `\`${spoken(here)}\` has no limit, so nothing would be checked`,
          hint: 'give it a max, min, margin, superior or equivalent; a test statistic takes alpha',
        },
        'key',
      )
    }
    return [
      {
        metric,
        subject,
        written,
        limits,
        alpha: input.alpha ?? gate.alpha ?? null,
        tolerance: resolveTolerance(context, input.tolerance ?? null, here),
        optional: input.optional ?? gate.optional ?? false,
        pointer: pointerOf(here),
      },
    ]
  })
}

export const resolveTolerance = (context: Context, input: string | number | null, path: Path): Amount | null => {
  if (input === null) return null
  const here = [...path, 'tolerance']
  const amount = taken(context, here, parseAmount(String(input)))
  if (amount && amount.value < 0) {
    report(context, here, {
      code: 'bad-value',
      message: `\`${spoken(here)}\` must be at least 0, not ${amount.written}`,
    })
  }
  return amount
}

const resolveLimits = (context: Context, gate: GateInput, input: MetricInput, path: Path): Limit[] => {
  const severity = input.severity ?? gate.severity ?? 'block'
  const limits = KINDS.flatMap((kind): Limit[] => {
    const given = input[kind]
    if (given === undefined) return []
    const here = [...path, kind]
    const long = (typeof given === 'object' ? given : { value: given }) as Long
    const valuePath = typeof given === 'object' ? [...here, 'value'] : here
    if (kind === 'superior' && long.value === false) return []
    const amount = amountOf(context, kind, long.value, valuePath)
    const floor = long.floor === undefined ? null : positive(context, 'floor', long.floor, [...here, 'floor'])
    return amount === null
      ? []
      : [
          {
            kind,
            amount,
            floor,
            severity: long.severity ?? severity,
            rule: long.rule ?? 'interval',
            written: amount.written,
            pointer: pointerOf(here),
          },
        ]
  })
  const alpha = input.alpha ?? (KINDS.every(kind => input[kind] === undefined) ? gate.alpha : undefined)
  if (alpha === undefined) return limits
  const written = String(alpha)
  const pointer = pointerOf([...path, 'alpha'])
  return [
    ...limits,
    {
      kind: 'alpha',
      amount: { value: alpha, unit: 'plain', written },
      floor: null,
      severity,
      rule: 'interval',
      written,
      pointer,
    },
  ]
}

const amountOf = (context: Context, kind: LimitKind, value: string | number | boolean, path: Path): Amount | null => {
  if (kind === 'superior') return { value: 0, unit: 'plain', written: 'true' }
  if (kind === 'margin' || kind === 'equivalent') return positive(context, kind, value, path)
  return taken(context, path, parseAmount(String(value)))
}

/** A margin may be 0; a floor and an equivalence range of 0 could never be met. */
const positive = (context: Context, kind: string, value: string | number | boolean, path: Path): Amount | null => {
  const amount = taken(context, path, parseAmount(String(value)))
  if (!amount) return null
  if (amount.value > 0 || (amount.value === 0 && kind === 'margin')) return amount
  report(context, path, {
    code: 'bad-value',
    message: `\`${spoken(path)}\` must be ${kind === 'margin' ? 'at least' : 'above'} 0, not ${amount.written}`,
    hint: kind === 'margin' ? 'a margin is how much worse it may be, whichever way is worse' : undefined,
  })
  return null
}
