import { mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'

/** The tests that need a server: `npm run test:trino` brings it up. */
const config = mergeConfig(base, { root: `${import.meta.dirname}/../..` })
config.test!.include = ['test/trino/*.trino.ts']
// One cluster, and few cores.
config.test!.maxWorkers = 1
config.test!.testTimeout = 180_000
export default config
