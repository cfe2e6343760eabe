import type { Gate } from '../gate/define.ts'
import type { Report } from './scope.ts'
import type { Amount, MetricSpec } from './types.ts'

/** Of a gate whose options have one. */
export function toleranceOf(
  { value, unit }: Amount,
  options: unknown,
  gate: Gate,
  pointer: string,
  report: Report,
): number | null {
  if ('tolerance' in Object(options) && unit === 'plain') return value
  report.problem(
    'tolerance' in Object(options)
      ? {
          code: 'unit',
          message: 'A tolerance is a difference of values.',
          hint: 'write it as a plain number, such as 0.01',
        }
      : { code: 'unknown-key', message: `The gate ${gate.name} has no \`tolerance\`.` },
    `${pointer}/tolerance`,
  )
  return null
}

/** One that makes no difference to what is asked of the logs, or said of it. */
export function warnOfUnused(of: MetricSpec, made: (tolerance: number) => unknown, own: number, report: Report): void {
  // Functions are left out of the text.
  const [here, elsewhere] = [own, own + 1].map(t => JSON.stringify(made(t)))
  if (here !== elsewhere) return
  report.warning(
    {
      code: 'tolerance-unused',
      message: `\`${of.written}\` is the same for any \`tolerance\`.`,
      hint: 'take it out, or give it to a metric of which some differences count as none',
    },
    of.pointer,
  )
}
