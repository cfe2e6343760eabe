import { MlgateError } from '../../errors.ts'
import { fromSource, type OpenedSource } from './files.ts'
import type { Session } from './session.ts'

/**
 * The file that keeps a run from its end: footers and schemas read well, and what is between them does not. It is found by
 * reading every value of every file, once something has failed. Null where all can be read: then it was something else.
 */
export async function damagedFile(
  session: Session,
  sources: readonly OpenedSource[],
  cause: unknown,
): Promise<MlgateError | null> {
  for (const source of sources)
    for (const file of source.files)
      try {
        await session.query(
          `select count(*) as n from ${fromSource({ ...source, files: [file] })} as t where hash(t) = 0`,
        )
      } catch (error) {
        if (!(error instanceof MlgateError) || error.code !== 'engine') throw error
        return new MlgateError(
          {
            code: 'log-damaged',
            message: `The ${source.log} log ${file} is damaged: its values cannot be read.`,
            at: source.at,
            hint: 'write it again, or copy it again',
          },
          cause,
        )
      }
  return null
}
