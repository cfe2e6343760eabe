import { MlgateError } from '../errors.ts'
import type { Validated } from '../run.ts'
import { overridesOf } from './check.ts'
import { renderErrors } from './errors.ts'
import { isStrangers, refuseForksFiles } from './fork.ts'
import { colorFor, type Io } from './io.ts'

export interface ValidateFlags {
  config?: string
  incumbent?: string
  candidate?: string
  labels?: string
  reference?: string
  engine?: string
  var?: Record<string, string>
  asOf?: string
  offline?: boolean
  untrusted?: boolean
  color: boolean
}

function counted({ gates, checks, seen }: Validated, offline: boolean): string {
  const count = `${gates} ${gates === 1 ? 'gate' : 'gates'}, ${checks} ${seen ? 'checks' : 'limits'}`
  if (seen) return count
  return `${count}; ${offline ? 'columns were not looked at' : 'its logs are not there yet, so columns were not looked at'}`
}

/** Specs against schema, gates and columns; nothing is judged. All that is wrong ends it, as it would end a check. */
export async function validateCommand(specs: readonly string[], flags: ValidateFlags, io: Io): Promise<number> {
  const { validate } = await import('../run.ts')
  const { config, offline = false } = flags
  const asked = [...specs, ...(config === undefined ? [] : [config])]
  const problems: MlgateError['problems'][number][] = []
  for (const spec of asked.length > 0 ? asked : ['mlgate.yaml']) {
    try {
      await refuseForksFiles(spec, io)
      const { parts, warnings } = await validate({
        spec,
        offline,
        cwd: io.cwd,
        env: io.env,
        overrides: overridesOf(flags),
        ...(flags.var && { vars: flags.var }),
        ...(flags.asOf !== undefined && { asOf: flags.asOf }),
        ...((flags.untrusted || isStrangers(io.env)) && { untrusted: true }),
      })
      if (warnings.length > 0) {
        const text = renderErrors(new MlgateError(warnings), {
          color: colorFor(io.stderr, io.env, flags.color),
          debug: false,
        })
        await io.stderr.write(text.replace(/^error/gm, 'warning').replace(/errors$/m, 'warnings'))
      }
      const [first] = parts
      if (first && first.stage === null) await io.stdout.write(`${spec}: sound; ${counted(first, offline)}\n`)
      else {
        const { stageLines } = await import('./stages.ts')
        const lines = parts.map(part => `${stageLines(part.stage!, io)}\n    ${counted(part, offline)}\n`)
        const many = parts.length === 1 ? 'a stage' : `${parts.length} stages`
        await io.stdout.write(`${spec}: sound; ${many}\n${lines.join('')}`)
      }
    } catch (error) {
      if (!(error instanceof MlgateError)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new MlgateError(problems)
  return 0
}
