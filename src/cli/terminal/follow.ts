import { writeSync } from 'node:fs'
import type { CheckEvent, CheckOptions } from '../../run.ts'
import { liveOn } from './live.ts'
import { advanced, begun, screen } from './progress.ts'

/** A run that is over before this is not worth a picture that comes and goes. */
const PATIENCE = 250
const FRAME = 100
const STDERR = 2

export interface Following {
  readonly options: Pick<CheckOptions, 'onEvent' | 'progressEvery'>
  /** Nothing of it stays on the screen. */
  stop(): void
}

/** Shows on the terminal behind stderr how a run gets on. */
export function follow(columns: () => number): Following {
  const started = performance.now()
  // Past the stream's queue: a last line must not come after the area was cleared, nor be lost when the process ends.
  const live = liveOn({ columns, write: text => void writeSync(STDERR, text) })
  let progress = begun
  const draw = () => {
    const elapsed = performance.now() - started
    if (elapsed >= PATIENCE) live.draw(screen(progress, { width: columns(), seconds: elapsed / 1000 }))
  }
  const timer = setInterval(draw, FRAME)
  const stop = () => {
    clearInterval(timer)
    process.off('exit', stop)
    live.clear()
  }
  process.once('exit', stop)
  const onEvent = (event: CheckEvent) => {
    progress = advanced(progress, event, (performance.now() - started) / 1000)
    // Nothing is drawn while verdicts are computed, so that is said before.
    if (event.kind === 'judging') draw()
  }
  return { options: { onEvent, progressEvery: FRAME }, stop }
}
