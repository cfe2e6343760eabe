import { resolve } from 'node:path'
import { type Differing, diffOf } from '../record/diff.ts'
import { readRecord } from '../record/schema.ts'
import type { Record1 } from '../record/types.ts'
import { diff } from '../report/diff.ts'
import { jsonText } from '../report/json.ts'
import { changesOf, spokenPath, spokenValue } from '../spec/changes.ts'
import { colorFor, type Io, widthFor } from './io.ts'
import type { WhyFlags } from './why.ts'

/** What changed between two saved results. That something did is no failure. */
export async function diffCommand(before: string, after: string, flags: WhyFlags, io: Io): Promise<number> {
  const read = (file: string) => [readRecord(resolve(io.cwd, file), file), file] as const
  const [a, b] = [read(before), read(after)]
  const found = diffOf(a, b, specIn(a[0], b[0]))
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(flags.format === 'json' ? jsonText(found) : diff(found, { width: widthFor(io), color }))
  return 0
}

function specIn(a: Record1, b: Record1): Differing[] {
  return changesOf(a.spec.resolved, b.spec.resolved).map(({ path, before, after }) => ({
    what: spokenPath(path),
    ...(before !== undefined && before !== null && { before: spokenValue(before) }),
    ...(after !== undefined && after !== null && { after: spokenValue(after) }),
  }))
}
