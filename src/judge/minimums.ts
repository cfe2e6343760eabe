/** Intervals that lean on a limit theorem need this many events and this many effective units. */
export const MIN_EVENTS = 20
export const MIN_UNITS = 30
