import { styleText } from 'node:util'
import type { Record1, RecordedCheck } from '../record/types.ts'

type Style = Parameters<typeof styleText>[0]
export type Paint = (style: Style, text: string) => string

/** The caller has decided about colour: neither the stream nor the environment is asked again. */
export const painter = (color: boolean): Paint =>
  color ? (style, text) => (text === '' ? '' : styleText(style, text, { validateStream: false })) : (_, text) => text

/** A verdict's sign, word and colour; the sign and the word say all that the colour says. */
export interface Sign {
  sign: string
  word: string
  style: Style
}

const FAIL: Sign = { sign: '✖', word: 'fail', style: 'red' }
const UNDECIDED: Sign = { sign: '◐', word: 'undecided', style: 'yellow' }
const PASS: Sign = { sign: '✔', word: 'pass', style: 'green' }

/** In the order in which they are counted. */
export const SIGNS = {
  pass: PASS,
  fail: FAIL,
  warned: { sign: '▲', word: 'warned', style: 'yellow' },
  waived: { sign: '◇', word: 'waived', style: 'yellow' },
  undecided: UNDECIDED,
  'nothing shown': { sign: '○', word: 'nothing shown', style: 'dim' },
  skipped: { sign: '–', word: 'skipped', style: 'dim' },
} as const satisfies Record<string, Sign>

export type Outcome = keyof typeof SIGNS

export function outcomeOf({ verdict, severity, reason, waived }: RecordedCheck): Outcome {
  if (waived) return 'waived'
  if (verdict === 'fail') return severity === 'warn' ? 'warned' : 'fail'
  if (verdict === 'inconclusive') return reason === 'not_shown' ? 'nothing shown' : 'undecided'
  return verdict
}

export const DECISIONS: Readonly<Record<Record1['decision'], Sign>> = {
  promote: { ...PASS, word: 'PROMOTE' },
  hold: { ...UNDECIDED, word: 'HOLD' },
  block: { ...FAIL, word: 'BLOCK' },
  rollback: { ...FAIL, word: 'ROLLBACK' },
}
