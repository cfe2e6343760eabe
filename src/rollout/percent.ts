/** 0.05 → 5%, as short as it is exact. */
export const percent = (share: number): string => `${Number((share * 100).toPrecision(12))}%`
