import type { DecidedCheck } from '../decide/decide.ts'
import { bareNameOf, countOf, inPercent, nameOf } from './names.ts'
import {
  about,
  atMost,
  commonDecimals,
  duration,
  exactDecimals,
  format,
  pValue,
  spanText,
  wholeText,
  withUnit,
} from './numbers.ts'
import { isChange, limitText, type Shown, scaleOfValues, shown } from './quantities.ts'
import { REASONS } from './reasons.ts'

/** What happened at one check, and why, in a sentence for whoever decides about the release. */
export function messageOf(check: DecidedCheck, paired: boolean): string {
  const sentences =
    check.verdict === 'inconclusive' || check.verdict === 'skipped'
      ? undecided(check, paired)
      : [...decided(check), byGroup(check), check.verdict === 'fail' ? byTime(check) : null]
  const [first, ...rest] = sentences.filter(s => s !== null)
  return [check.slice === null ? capital(first!) : `In slice ${check.slice}, ${uncapital(first!)}`, ...rest].join(' ')
}

function decided(check: DecidedCheck): string[] {
  if (check.nature === 'test') return [`${testOf(check)} finds a difference${evidenceOf(check)}.`]
  const counted = countedOf(check)
  if (counted) return [counted]
  const numbers = shown(check)
  const alone = check.met !== null && check.nature === 'estimated' ? ' (judged on the value alone)' : ''
  if (!numbers)
    return [
      `${nameOf(check)} ${check.verdict === 'pass' ? 'meets' : 'breaks'} its limit of ${limitText(check)}${alone}.`,
    ]
  return [`${stated(check, numbers)}${held(check, numbers)}${alone}.`]
}

function countedOf(check: DecidedCheck): string | null {
  const count = check.candidate?.value ?? null
  if (check.kind !== 'max' || count === null) return null
  const words = countOf(check, count)
  if (!words) return null
  const allowed =
    check.verdict === 'fail' ? `; ${check.bound === 0 ? 'none is allowed' : `${limitText(check)} are allowed`}` : ''
  return `there ${count === 1 ? 'is' : 'are'} ${words}${allowed}.`
}

/** "AUC fell by 0.031 (0.028 to 0.035)", "the flip rate is 6.2 % (5.8 to 6.5)". */
function stated(check: DecidedCheck, n: Shown): string {
  const name = ofDistance(check) ? `the distance of ${nameOf(check)} from ${goal(check)}` : nameOf(check)
  if (!isChange(check)) return `${name} is ${number(n.value, n)}${n.unit}${interval(n)}`
  const of = check.relative && check.measuredIn === 'share' ? "% of the incumbent's value" : n.unit.trim()
  const by = (text: string) => withUnit(text, of && ` ${of}`)
  const [low, high] = [n.low ?? Number.NEGATIVE_INFINITY, n.high ?? Number.POSITIVE_INFINITY]
  const noInterval = n.low === null && n.high === null
  if (noInterval ? n.value > 0 : low > 0) return `${name} rose by ${by(number(n.value, n))}${interval(n)}`
  if (noInterval ? n.value < 0 : high < 0) return `${name} fell by ${by(number(-n.value, n))}${interval(mirrored(n))}`
  if (n.value === 0) return `${name} did not change${interval(n, 'always').replace(/\)$/, `${n.unit})`)}`
  return `${name} changed by ${by(number(n.value, n, 'always'))}${interval(n, 'always')}`
}

const number = (x: number, n: Shown, sign?: 'always') => format(x, n.decimals, sign)
const mirrored = (n: Shown): Shown => ({
  ...n,
  low: n.high === null ? null : -n.high,
  high: n.low === null ? null : -n.low,
})

function interval(n: Shown, sign?: 'always'): string {
  if (n.low !== null && n.low === n.high) return ''
  if (n.low !== null && n.high !== null) return ` (${number(n.low, n, sign)} to ${number(n.high, n, sign)})`
  if (n.low !== null) return ` (at least ${number(n.low, n, sign)})`
  return n.high === null ? '' : ` (at most ${number(n.high, n, sign)})`
}

/** "It was 0.06 with the incumbent: Female fell from 0.54 to 0.11, Male rose from 0.60 to 0.65." */
function byGroup(check: DecidedCheck): string | null {
  const { between, groups } = check
  const of = between?.map(name => groups?.find(g => g.group === name && (check.of === null || g.of === check.of)))
  const [a, b] = of ?? []

  if (!a || !b || [a, b].some(g => typeof g.candidate?.value !== 'number')) return null
  const values = [a, b].map(g => [g.incumbent?.value ?? null, g.candidate?.value ?? null] as const)
  const scale = scaleOfValues(check)
  const known = values.flat().filter(x => x !== null)
  const all = known.map(x => x * scale.factor)
  const ratio = check.better === 'higher'
  const exact = ratio || check.relative ? null : shown(check)
  // A difference is as exact as what it is of.
  const decimals = exact
    ? Math.max(exact.decimals, commonDecimals([Math.max(...all.map(Math.abs))], 2))
    : commonDecimals(all, 2)
  const text = (x: number) => `${format(x * scale.factor, decimals)}${scale.unit}`
  const moved = values.map(([from, to], i) => {
    const name = between![i]!
    if (from === null) return `${name} has ${text(to!)}`
    const way = text(from) === text(to!) ? null : to! < from ? 'fell' : 'rose'
    return way ? `${name} ${way} from ${text(from)} to ${text(to!)}` : `${name} stayed at ${text(from)}`
  })
  const [x, y] = values.map(([from]) => from)
  if (x === null || y === null || isChange(check)) return `${capital(moved.join(', '))}.`
  const gap = ratio ? Math.min(x!, y!) / Math.max(x!, y!) : Math.abs(y! - x!)
  const was = ratio ? format(gap, decimals) : text(gap)
  return Number.isFinite(gap) ? `It was ${was} with the incumbent: ${moved.join(', ')}.` : `${moved.join(', ')}.`
}
/** When the windows were that the estimate is of; of a trend, that is the whole time. */
const byTime = ({ during, metric }: DecidedCheck): string | null =>
  during && metric !== 'trend' ? `That was from ${spanText(during)}.` : null

/** A change of a metric with a target is a change of how far from it the values are. */
const ofDistance = (check: DecidedCheck): boolean =>
  check.better === 'target' && (check.kind === 'margin' || check.kind === 'superior')

const fall = (check: DecidedCheck): string =>
  check.better === 'higher' ? 'fall' : check.better === 'lower' || ofDistance(check) ? 'rise' : 'change'

/** Which sides of "no change" the interval leaves: of a bare value, the value. */
function sidesOf(check: DecidedCheck, n: Shown): 'better' | 'worse' | 'both' {
  const [low, high] = n.low === null && n.high === null ? [n.value, n.value] : [n.low ?? -1, n.high ?? 1]
  if (low < 0 === high < 0 && low * high !== 0)
    return high < 0 === (check.better === 'lower' || ofDistance(check)) ? 'better' : 'worse'
  return 'both'
}

function goal(check: DecidedCheck): string {
  const { target, limit, relative } = check
  if (target === null) return 'its target'
  return target !== 0 && inPercent(check, limit, relative)
    ? `${format(100 * target, exactDecimals(100 * target))} %`
    : String(target)
}

/** How the estimate stands to the limit, in a check that is decided (or would be). */
function held(check: DecidedCheck, n: Shown, beyond = check.verdict === 'fail'): string {
  const limit = limitText(check)
  const at = n.value === n.bound && [n.low, n.high].every(end => end === null || end === n.value)
  switch (check.kind) {
    case 'max':
      if (check.between && beyond) return `; ${limit} is allowed`
      if (check.better === 'target')
        return beyond ? `, more than ${limit} from ${goal(check)}` : `, within ${limit} of ${goal(check)}`
      return beyond
        ? `, over the limit of ${limit}`
        : at
          ? n.value === 0
            ? ', as required'
            : `, at the limit of ${limit}`
          : `, under the limit of ${limit}`
    case 'min':
      return beyond
        ? `, below the minimum of ${limit}`
        : at
          ? `, at the minimum of ${limit}`
          : `, above the minimum of ${limit}`
    case 'equivalent':
      return `, ${beyond ? 'outside' : 'within'} the ±${limit} allowed`
    case 'superior':
      return beyond ? ', and it had to improve' : ', an improvement, as required'
    default: {
      const sides = check.better === 'target' && !ofDistance(check) ? 'both' : sidesOf(check, n)
      if (beyond) return `, more than the ${sides === 'worse' ? '' : `${fall(check)} of `}${limit} allowed`
      if (sides === 'better') return ', an improvement'
      if (sides === 'worse') return `, within the ${limit} allowed`
      return n.bound === 0 ? `; no ${fall(check)} is allowed` : `; a ${fall(check)} of up to ${limit} is allowed`
    }
  }
}

function undecided(check: DecidedCheck, paired: boolean): (string | null)[] {
  const reason = check.reason
  const numbers = shown(check)
  if (reason === 'not_shown' || (check.nature === 'test' && reason === null))
    return [`${testOf(check)} shows nothing${evidenceOf(check)}, which does not prove that nothing is there.`]
  if (reason === null) return [`${nameOf(check)} is ${check.verdict === 'skipped' ? 'not judged' : 'undecided'}.`]
  if (reason === 'looks')
    return [
      `${numbers ? `${stated(check, numbers)}${held(check, numbers)}` : nameOf(check)}; ${lookedAgain(check)}.`,
      byGroup(check),
    ]
  if (reason === 'straddles' || reason === 'multiplicity') {
    const statement = numbers ? stated(check, numbers) : `${nameOf(check)} is known too loosely`
    const clause = numbers ? held(check, numbers, true) : ''
    const found =
      reason === 'straddles' ? `, ${open(check)}.` : `${clause}${clause.startsWith(';') ? ',' : ';'} ${chance(check)}.`
    return [
      statement + found,
      byGroup(check),
      byTime(check),
      numbers && check.slice !== null ? worst(check, numbers) : null,
      reason === 'multiplicity'
        ? `More rows${isOfStages(check) ? '' : ', or fewer checks,'} would settle it.`
        : settled(check, paired),
    ]
  }
  const { why, settle } = REASONS[reason]
  const because = why
    .replace('{X}', () => nameOf(check))
    .replace('{x}', () => bareNameOf(check))
    .replace('{rows}', () => rowsOf(check))
  const half = numbers !== null && (numbers.low === null || numbers.high === null)
  const telling = numbers !== null && !(reason === 'too_few' && half)
  const statement = check.verdict === 'inconclusive' && !check.barred && telling ? stated(check, numbers) : null
  return [
    // The numbers alone would pass; the reason is why they do not.
    statement === null ? because : `${statement}, which proves nothing here.`,
    statement === null ? null : capital(because),
    check.needed || check.verdict === 'inconclusive' ? (settled(check, paired) ?? settle) : settle,
  ]
}

function open(check: DecidedCheck): string {
  const limit = limitText(check)
  switch (check.kind) {
    case 'max':
      return check.better === 'target'
        ? `so it may be more or less than ${limit} from ${goal(check)}`
        : `so it may be over or under the limit of ${limit}`
    case 'min':
      return `so it may be above or below the minimum of ${limit}`
    case 'superior':
      return 'so it may or may not be an improvement'
    case 'equivalent':
      return `so it may be inside or outside the ±${limit} allowed`
    default:
      return check.bound === 0
        ? `so a ${fall(check)} is neither shown nor ruled out`
        : `so a ${fall(check)} of more than the ${limit} allowed is neither shown nor ruled out`
  }
}

/** What is corrected is the number of checks; where that changes nothing, it is the stages that share the error. */
const isOfStages = ({ p, pAdjusted }: DecidedCheck): boolean => p !== null && p === pAdjusted

const chance = (check: DecidedCheck): string =>
  isOfStages(check) ? `but over all stages that may be chance (p ${pValue(check.p!)})` : amongMany(check)

const amongMany = ({ p, pAdjusted }: DecidedCheck): string =>
  `but among so many checks that may be chance${p !== null && pAdjusted !== null ? ` (p ${pValue(p)}, after correction p ${pValue(pAdjusted)})` : ''}`

const lookedAgain = ({ pPass, look }: DecidedCheck): string =>
  `but ${look && look.number > 1 ? `after ${look.number} looks` : 'at a first look of several'} that may be chance${look && pPass !== null ? ` (p ${pValue(pPass)}, and only ${atMost(look.level)} passes)` : ''}`

/** The largest harm that an undecided slice leaves possible. */
function worst(check: DecidedCheck, n: Shown): string | null {
  const harm = worstOf(check, n)
  if (harm === null) return null
  const at = isChange(check)
    ? `a ${fall(check)} of ${withUnit(number(Math.abs(harm), n), n.unit)}`
    : `${number(harm, n)}${n.unit}`
  return `Not ruled out: ${at}.`
}

function worstOf(check: Pick<DecidedCheck, 'kind' | 'better'>, n: Shown): number | null {
  if (check.kind === 'equivalent' || (check.kind === 'max' && check.better === 'target')) return null
  const down = check.kind === 'min' || (check.kind !== 'max' && check.better === 'higher')
  return down ? n.low : n.high
}

function settled(check: DecidedCheck, paired: boolean): string | null {
  if (check.windows)
    return check.metric === 'trend'
      ? 'A longer time would settle it.'
      : 'Longer windows, or more rows in each, would settle it.'
  const amount = amountNeeded(check, paired)
  return amount && settledBy(amount)
}

/** The last sentence of a message that says how much more it takes. */
export const settledBy = (amount: string): string => `About ${amount} would settle it.`

type Needing = Pick<DecidedCheck, 'needed' | 'kind' | 'incumbent' | 'countedIn' | 'windows'>

/** "4,200 more pairs (2 h at this traffic)". Of windows of time, no number of rows is known. */
export function amountNeeded({ needed, countedIn, windows, ...check }: Needing, paired: boolean): string | null {
  if (windows) return null
  if (!needed) return null
  const { rows, units, seconds } = needed
  const time = seconds === null ? null : duration(seconds, true)
  const joined = paired && (isChange(check) || check.incumbent === null)
  const many = joined && countedIn === 'rows' ? 'pairs' : countedIn
  const more =
    rows !== null
      ? `${about(rows)} more ${rows === 1 ? singular[many] : many}`
      : units !== null
        ? `${about(units)} more units`
        : null
  if (more) return `${more}${time ? ` (${time} at this traffic)` : ''}`
  return time && `${time} more at this traffic`
}

function rowsOf({ incumbent, candidate, countedIn }: DecidedCheck): string {
  const n = [incumbent?.n, candidate?.n].filter(x => x !== undefined)
  return n.length === 0
    ? `the ${countedIn} at hand`
    : n.length && Math.min(...n) === 1
      ? `1 ${singular[countedIn]}`
      : `${wholeText(Math.min(...n))} ${countedIn}`
}
const singular = { pairs: 'pair', rows: 'row', queries: 'query', sessions: 'session', lists: 'list' } as const

const testOf = (check: DecidedCheck): string => {
  const name = nameOf(check)
  return /\btest\b/.test(name) ? name : `the test of ${name.replace(/^the /, '')}`
}

function evidenceOf({ p, pAdjusted, limit }: DecidedCheck): string {
  const used = pAdjusted ?? p
  if (used === null) return ''
  return ` (p ${pValue(used)}${pAdjusted !== null && p !== null && pAdjusted > p ? ' after correction' : ''}, alpha ${limit})`
}

/** Not `p99 latency`: a name that begins with letter and digit stays as it is. */
const capital = (s: string): string => (/^p\d/.test(s) ? s : s.charAt(0).toUpperCase() + s.slice(1))
/** Only of words that are not names: "There are" but not "AUC". */
const uncapital = (s: string): string => s.replace(/^(The|There|No|Every|All|This|Slow)\b/, w => w.toLowerCase())
