import type { Plan1, Power1 } from '../record/outlook.ts'
import { jsonText } from '../report/json.ts'
import type { Page } from '../report/outlook.ts'
import { inert } from '../report/text.ts'
import type { CheckOptions } from '../run.ts'
import { type CheckFlags, optionsOf, specsOf } from './check.ts'
import { isStrangers, refuseForksFiles } from './fork.ts'
import { colorFor, type Io, widthFor } from './io.ts'

export interface OutlookFlags extends Pick<CheckFlags, 'config' | 'only' | 'untrusted' | 'color' | 'verbose'> {
  format: 'pretty' | 'json'
  resolved?: boolean
}

/** What a check would ask and what it would be held to; nothing is decided. */
export const planCommand = (named: string | undefined, flags: OutlookFlags, io: Io): Promise<number> =>
  outlook(named, flags, io, async options => {
    const [{ planOf }, { plan }] = await Promise.all([import('../outlook.ts'), import('../report/plan.ts')])
    return [await planOf({ ...options, ...(flags.resolved && { resolved: true }) }), plan]
  })

/** What it takes for a harmless candidate to be promoted. */
export const powerCommand = (named: string | undefined, flags: OutlookFlags, io: Io): Promise<number> =>
  outlook(named, flags, io, async options => {
    const [{ powerOfSpec }, { power }] = await Promise.all([import('../outlook.ts'), import('../report/power.ts')])
    return [await powerOfSpec(options), power]
  })

async function outlook<F extends Plan1 | Power1>(
  named: string | undefined,
  flags: OutlookFlags,
  io: Io,
  look: (options: CheckOptions) => Promise<[F, (found: F, page: Page) => string]>,
): Promise<number> {
  const [spec] = specsOf(named === undefined ? [] : [named], flags) as [string]
  await refuseForksFiles(spec, io)
  const untrusted = flags.untrusted || isStrangers(io.env)
  const [found, page] = await look(optionsOf(spec, { ...flags, ...(untrusted && { untrusted }) } as CheckFlags, io))
  io.signal.throwIfAborted()
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(
    flags.format === 'json'
      ? jsonText(found)
      : inert(page(found, { width: widthFor(io), color, verbose: flags.verbose ?? false })),
  )
  return 0
}
