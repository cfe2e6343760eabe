/** What the interface names and this version does not have: known words, so that nobody looks for a typing error. */
export const LATER_COMMANDS = ['plan', 'power', 'simulate', 'rollout', 'audit'] as const

export const LATER_FLAGS = ['--stage [name]', '--engine [engine]'] as const
