import { resolve } from 'node:path'
import type { Evidence1 } from '../record/evidence.ts'
import { writeWhole } from '../record/write.ts'
import type { CheckOptions } from '../run.ts'

export interface Keeper {
  /** For the run; nothing where no evidence is wanted. */
  readonly options: Pick<CheckOptions, 'evidence'>
  /** What the run handed over. */
  readonly taken: () => Evidence1 | null
  /** Writes it where it is to be kept. */
  readonly write: (cwd: string) => void
}

/**
 * The evidence is wanted where a file is named for it or a report draws pictures; an HTML report's is kept beside it
 * unless another place is named.
 */
export function keeperOf(
  named: string | undefined,
  printed: string,
  outputs: readonly { format: string; file: string }[],
): Keeper {
  const page = outputs.find(({ format }) => format === 'html')?.file
  const path = named ?? (page === undefined ? null : `${page.replace(/\.html?$/i, '')}.evidence.json`)
  let kept: { evidence: Evidence1; text: string } | null = null
  const take = (evidence: Evidence1, text: string) => {
    kept = { evidence, text }
  }
  return {
    options: path === null && printed !== 'html' ? {} : { evidence: { path, take } },
    taken: () => kept?.evidence ?? null,
    write: cwd => {
      if (kept && path !== null) writeWhole(resolve(cwd, path), kept.text)
    },
  }
}
