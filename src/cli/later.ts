/** What the interface names and this version does not have: known words, so that nobody looks for a typing error. */
export const LATER_FLAGS = ['--engine [engine]'] as const
