export { z } from 'zod'
export { MlgateError, type Place, type Problem } from './errors.ts'
export { milliseconds, share } from './gate/amounts.ts'
export * from './gate/define.ts'
export * from './gate/observe.ts'
export * from './gate/picture.ts'
export * from './gate/request.ts'
export type { ErrorRecord, Record1, RecordedCheck, RecordedGate, RecordedValue } from './record/types.ts'
export { type CheckEvent, type CheckOptions, check } from './run.ts'
export { type Classes, confidence, likeliest, probabilityOf } from './sql/classes.ts'
export { evaluate } from './sql/evaluate.ts'
export * from './sql/expr.ts'
export { gapsOf, labelled, murphy, recalibration, spiegelhalter } from './stats/calibration.ts'
export * from './stats/cell-counts.ts'
export * from './stats/cell-distances.ts'
export {
  type Confusion,
  type Counts,
  confusionOf,
  correlationOf,
  countsOf,
  eachClass,
  f1Of,
  mccOf,
} from './stats/confusion.ts'
export { twoSidedNormal } from './stats/distributions.ts'
export * from './stats/empirical.ts'
export type { Evidence } from './stats/evidence.ts'
export { type Gaps, plainGap } from './stats/gaps.ts'
export { kendallOfCells, kendallTauB } from './stats/kendall.ts'
export { meanShift } from './stats/mean-shift.ts'
export { multinomialChiSquare, sequentialMultinomial } from './stats/sample-ratio.ts'
export type { Cells, Keys, Moments, Quantiles, Ranks, Rows, Spreads } from './stats/statistics.ts'
export { kolmogorovSmirnov, mannWhitney, signTest } from './stats/tests.ts'
