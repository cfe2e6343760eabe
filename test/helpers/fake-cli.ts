/** The program as a process, with a pipeline that only waits, holds, or fails: what spawned tests run. */
import { start } from '../../src/cli/start.ts'
import { records } from './records.ts'

start(
  async ({ spec, signal }) => {
    switch (spec) {
      case 'wait':
        process.stderr.write('ready\n')
        await new Promise((_, stop) => {
          const alive = setInterval(() => {}, 1000)
          signal!.addEventListener('abort', () => {
            clearInterval(alive)
            stop(new Error('stopped'))
          })
        })
        break
      case 'deaf':
        process.stderr.write('ready\n')
        await new Promise(() => setInterval(() => {}, 1000))
        break
      case 'never':
        await new Promise(() => {})
        break
      case 'stray':
        setTimeout(() => {
          throw new Error('stray')
        })
        await new Promise(() => setInterval(() => {}, 1000))
        break
      case 'rejects':
        void Promise.reject(new Error('unheard'))
        await new Promise(() => setInterval(() => {}, 1000))
        break
      case 'big': {
        const about = Object.fromEntries(Array.from({ length: 20000 }, (_, i) => [`k${i}`, 'x'.repeat(50)]))
        return { ...records.hold, about }
      }
    }
    return records.hold
  },
  code => {
    process.exitCode = code
  },
)
