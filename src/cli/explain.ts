import { MlgateError } from '../errors.ts'
import { EXPLANATIONS } from './explanations.ts'
import type { Io } from './io.ts'
import { wrapped } from './wrap.ts'

/** The long form of an error's code; all codes where none is given. */
export async function explainCommand(code: string | undefined, io: Io): Promise<number> {
  if (code === undefined) {
    await io.stdout.write(`${Object.keys(EXPLANATIONS).join('\n')}\n`)
    return 0
  }
  const text = Object.hasOwn(EXPLANATIONS, code) ? EXPLANATIONS[code] : undefined
  if (text === undefined)
    throw new MlgateError({
      code: 'usage',
      message: `There is no error with the code \`${code}\`.`,
      hint: '`mlgate explain` lists all codes',
    })
  await io.stdout.write(`${code}\n\n${wrapped(text, io, '  ')}\n`)
  return 0
}
