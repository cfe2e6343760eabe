/** 12 significant digits: what parallel sums of doubles agree on between runs. */
export const round12 = (x: number): number => Number(x.toPrecision(12))
