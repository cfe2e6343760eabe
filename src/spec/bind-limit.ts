import type { Place } from '../errors.ts'
import { type Metric, measuredBy } from '../gate/define.ts'
import type { BoundLimit } from './bound.ts'
import type { Report } from './scope.ts'
import type { Amount, Limit, MetricSpec } from './types.ts'

const MILLISECONDS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: 1e3,
  m: 60e3,
  h: 3600e3,
  d: 86400e3,
  w: 604800e3,
}

/** A limit in the metric's unit; null (with a problem reported) where the metric cannot have it. */
export function bindLimit(
  limit: Limit,
  metric: Metric,
  of: MetricSpec,
  at: Place | undefined,
  report: Report,
): BoundLimit | null {
  const refuse = (code: string, message: string, hint: string): null => {
    report.problem({ code, message, hint }, limit.pointer)
    return null
  }
  const nature = metric.kind ?? 'estimated'
  const contrast = limit.kind === 'margin' || limit.kind === 'superior' || limit.kind === 'equivalent'
  if ((nature === 'test') !== (limit.kind === 'alpha'))
    return nature === 'test'
      ? refuse(
          'limit-of-test',
          `\`${of.metric}\` is a test statistic: its size has no meaning of its own.`,
          'give it `alpha`, such as `alpha: 0.01`',
        )
      : refuse(
          'limit-of-estimate',
          `\`${of.metric}\` is no test statistic, so it takes no \`alpha\`.`,
          'give it `max`, `min` or `margin`',
        )
  const measured = measuredBy(metric)
  if (measured.shape !== 'arm' && measured.shape !== 'spread' && contrast)
    return refuse(
      measured.shape === 'pair' ? 'margin-of-pair' : 'margin-of-shift',
      measured.shape === 'pair'
        ? `\`${of.metric}\` compares the two models already, so there is no change of it to limit by \`${limit.kind}\`.`
        : `\`${of.metric}\` is a distance from the reference already, so there is no change of it to limit by \`${limit.kind}\`.`,
      `give it \`${metric.better === 'higher' ? 'min' : 'max'}\``,
    )
  if (measured.shape === 'spread') {
    const own = measured.spread === 'ratio' ? 'min' : 'max'
    if (limit.kind !== own && limit.kind !== 'margin')
      return refuse(
        'limit-of-gap',
        `\`${of.metric}\` is ${measured.spread === 'ratio' ? 'the smallest ratio' : 'the largest gap'} between two groups, which takes no \`${limit.kind}\`.`,
        `give it \`${own}\` or \`margin\``,
      )
    if (limit.kind === 'margin' && limit.amount.unit === '%')
      return refuse(
        'margin-of-gap',
        `A gap may be 0, so \`margin: ${limit.written}\` of \`${of.metric}\` would mean nothing.`,
        'write the margin as a plain number, such as 0.05',
      )
  }
  if (typeof metric.better === 'object' && limit.kind === 'min')
    return refuse(
      'min-of-target',
      `The best value of \`${of.metric}\` is ${metric.better.target}: less is not better or worse.`,
      'give it `max`, on the distance from it',
    )
  if (typeof metric.better === 'object' && contrast && limit.kind !== 'superior' && limit.amount.unit === '%')
    return refuse(
      'relative-target',
      `The best value of \`${of.metric}\` is ${metric.better.target}, and a margin limits how much further from it the candidate may be: a distance near 0, of which no % makes sense.`,
      'write the margin as a plain number',
    )
  const relative = contrast && limit.amount.unit === '%'
  const value = relative ? limit.amount.value / 100 : amount(limit.amount, metric)
  if (typeof value === 'string')
    return refuse('unit', `\`${of.metric}\` is measured in ${unitName(metric)}: ${value}`, unitHint(metric))
  const floor = limit.floor ? amount(limit.floor, metric) : null
  if (typeof floor === 'string') return refuse('unit', `The floor of \`${of.metric}\`: ${floor}`, unitHint(metric))
  if (floor !== null && !relative)
    return refuse(
      'floor-of-absolute',
      'A `floor` is the least that a margin in % allows.',
      'write the margin in %, or leave the floor out',
    )
  if (floor !== null && metric.shape === 'over-time')
    return refuse(
      'floor-over-time',
      `A \`floor\` would be the limit in some windows of \`${of.metric}\` and the margin in others.`,
      'write the margin in the unit of the metric, or leave the floor out',
    )
  const empty = relative ? null : vacuous(limit.kind, value, metric)
  if (empty)
    return refuse(
      'limit-out-of-range',
      `\`${of.metric}\` ${empty} \`${limit.kind}: ${limit.written}\` says nothing of this release.`,
      rangeHint(limit, metric),
    )
  if (relative && metric.measuredIn === 'share')
    report.warning(
      {
        code: 'relative-share',
        message: `\`${limit.kind}: ${limit.written}\` of \`${of.metric}\` is relative: 5 % of a rate of 2 % is 0.1 points.`,
        hint: `for points of the share write \`${limit.amount.value}pp\``,
      },
      limit.pointer,
    )
  return {
    kind: limit.kind,
    value,
    relative,
    floor,
    written: limit.kind === 'superior' ? true : writtenOf(limit),
    severity: limit.severity,
    rule: limit.rule,
    at,
  }
}

/** A limit that no value can break, or none can keep, checks nothing. */
function vacuous(kind: Limit['kind'], value: number, { range, better }: Metric): string | null {
  if (kind === 'superior' || kind === 'alpha' || typeof better === 'object') return null
  const [low, high] = range ?? [null, null]
  if (kind === 'margin' || kind === 'equivalent')
    return low !== null && high !== null && value > high - low ? `cannot change by more than ${high - low}:` : null
  if (low !== null && value < low) return `is never below ${low}:`
  return high !== null && value > high ? `is never above ${high}:` : null
}

const rangeHint = ({ kind, amount: { value, unit } }: Limit, { measuredIn }: Metric): string =>
  measuredIn === 'share' && unit === 'plain' && value > 1 && value <= 100
    ? `write \`${kind}: ${value}${kind === 'max' || kind === 'min' ? '%' : 'pp'}\` for ${value} in a hundred`
    : 'correct it, or leave it out'

const writtenOf = ({ amount: { value, unit, written } }: Limit): number | string => (unit === 'plain' ? value : written)

/** In the metric's unit, or what is wrong with it. */
function amount({ value, unit, written }: Amount, metric: Metric): number | string {
  if (unit === 'plain') return value
  if (unit === '%' || unit === 'pp') return metric.measuredIn === 'share' ? value / 100 : `\`${written}\` is a share.`
  if (metric.measuredIn === 'ms') return value * MILLISECONDS[unit]!
  if (metric.measuredIn === 's') return (value * MILLISECONDS[unit]!) / 1000
  return `\`${written}\` is a time.`
}

const NAMES: Readonly<Record<string, string>> = { ms: 'milliseconds', share: 'shares (0 to 1)', s: 'seconds' }
const unitName = (metric: Metric): string => NAMES[metric.measuredIn] ?? metric.measuredIn
const unitHint = (metric: Metric): string =>
  metric.measuredIn === 'share'
    ? 'write it as 0.05 or 5%'
    : metric.measuredIn === 'ms'
      ? 'write it as 250ms or 1.5s'
      : 'write it as a plain number'
