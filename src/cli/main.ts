import { start } from './start.ts'

start(
  async options => (await import('../run.ts')).check(options),
  code => {
    process.exitCode = code
  },
)
