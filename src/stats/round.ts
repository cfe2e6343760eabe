/**
 * A number to 12 significant digits. Parallel sums of doubles differ from run to run in the 14th, and a verdict must not.
 */
export const round12 = (x: number): number => (Number.isFinite(x) ? Number(x.toPrecision(12)) : x)
