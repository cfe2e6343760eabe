import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { MlgateError, type Place } from '../errors.ts'
import type { Spec } from '../spec/types.ts'
import type { Record1 } from './types.ts'

/** The digests of the files that the candidate was made of: of all bytes, for it is to be proven later which they were. */
export async function lineageOf(
  { lineage }: Spec,
  placeOf: (pointer: string) => Place | undefined,
): Promise<Record1['lineage']> {
  const files = Object.entries(lineage)
  if (files.length === 0) return undefined
  const digests = await Promise.all(
    files.map(async ([name, { path, written, pointer }]) => {
      try {
        return [name, { path: written, digest: `sha256:${await digestOf(path)}` }] as const
      } catch (cause) {
        throw new MlgateError(
          {
            code: 'no-file',
            message: `lineage.${name}: ${written} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? cause}.`,
            at: placeOf(pointer),
            hint: 'name a file that is there, so that the record can hold its digest',
          },
          cause,
        )
      }
    }),
  )
  return Object.fromEntries(digests)
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
