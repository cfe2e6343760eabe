import type { Arm, Role } from '../sql/expr.ts'
import type { Answers, Needs } from './request.ts'
import type { Subject, Task } from './subject.ts'

/** The logs that a picture shows, and what was found by joining two of them. */
export type Shown = Arm | 'pairs'

/**
 * What a picture shows, as plain data; reports draw it. A point of fewer than `LEAST_ROWS` rows, or with a number that is
 * none, is left out by the core: no report tells of single rows.
 */
export type Drawing = Reliability | Curve | Histogram | Bars | Groups | OverTime

export const LEAST_ROWS = 5

interface Points<P> {
  readonly arm: Shown
  readonly points: readonly P[]
}

interface Interval {
  readonly value: number
  /** Null where nothing bounds it. */
  readonly low: number | null
  readonly high: number | null
  readonly rows: number
}

/** Mean outcome by mean score, bin by bin. */
export interface Reliability {
  readonly kind: 'reliability'
  readonly series: readonly Points<Interval & { readonly score: number }>[]
}

/** One share by another: ROC, precision and recall. */
export interface Curve {
  readonly kind: 'curve'
  readonly x: string
  readonly y: string
  /** What chance would give is drawn as well. */
  readonly diagonal: boolean
  readonly series: readonly Points<{ readonly x: number; readonly y: number }>[]
}

/** Shares of rows by bin of a number; bins may have any width, so reports draw densities. */
export interface Histogram {
  readonly kind: 'histogram'
  readonly x: string
  readonly scale: 'linear' | 'log'
  readonly series: readonly Points<{ readonly from: number; readonly to: number; readonly share: number }>[]
  readonly quantiles: readonly { readonly arm: Shown; readonly p: number; readonly value: number }[]
}

/** Shares of rows by bin or category, side by side, in their order; `moved` is what each adds to the distance. */
export interface Bars {
  readonly kind: 'bars'
  readonly x: string
  readonly moved: string
  readonly bins: readonly {
    readonly bin: string
    readonly shares: readonly { readonly arm: Shown; readonly share: number }[]
    readonly moved: number
  }[]
}

/** A value by group. */
export interface Groups {
  readonly kind: 'groups'
  readonly x: string
  readonly series: readonly Points<Interval & { readonly group: string }>[]
}

/** A value over time. */
export interface OverTime {
  readonly kind: 'over-time'
  readonly y: string
  readonly scale: 'linear' | 'log'
  /** `at`: milliseconds since 1970. */
  readonly series: readonly Points<Interval & { readonly at: number }>[]
}

export interface PictureContext {
  /** Of intervals. */
  readonly confidence: number
}

/** A picture beside a gate's metrics: what it is made of, as theirs, and how that becomes a drawing. */
export interface Picture<N extends Needs = Needs> {
  readonly title: string
  readonly tasks?: readonly Task[]
  /** Moments, cells, quantiles or ranks: never rows or ids. */
  readonly from: N
  /** Roles without which there is nothing to draw, beyond those in `from`. */
  readonly needs?: readonly Role[]
  /** The reference is shown as well. */
  readonly reference?: true
  /** Of the logs that have what it is made of; null: there is nothing to see. */
  readonly draw: (logs: Readonly<Partial<Record<Shown, Answers<N>>>>, context: PictureContext) => Drawing | null
}

// biome-ignore lint/suspicious/noExplicitAny: of whatever needs
export type AnyPicture = Picture<any>

/** A picture of each subject that the gate's checks are about. */
export interface PictureOfEach {
  readonly ofEach: (subject: Subject) => AnyPicture | null
}

export type PictureEntry = AnyPicture | PictureOfEach

export const picture = <N extends Needs>(of: Picture<N>): Picture<N> => of

export const pictureOfEach = (ofEach: PictureOfEach['ofEach']): PictureOfEach => ({ ofEach })
