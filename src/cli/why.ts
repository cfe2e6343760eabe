import { resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { readEvidence } from '../record/evidence.ts'
import { readRecord } from '../record/schema.ts'
import type { Record1 } from '../record/types.ts'
import { jsonText } from '../report/json.ts'
import { idsIn, type Why, why, whyOf } from '../report/why.ts'
import { didYouMean } from '../spec/suggest.ts'
import { colorFor, type Io, widthFor } from './io.ts'

export interface WhyFlags {
  format: 'pretty' | 'json'
  color: boolean
}

/** One check of a saved result, with everything that bears on it. */
export async function whyCommand(file: string, id: string, flags: WhyFlags, io: Io): Promise<number> {
  const record = readRecord(resolve(io.cwd, file), file)
  const found = whyOf(record, id)
  if (!found) throw unknownCheck(record, file, id)
  const about = {
    ...found,
    source: await sourceOf(found.gate, found.check.metric),
    ...evidenceFor(record, file, id, io.cwd),
  }
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(flags.format === 'json' ? jsonText(about) : why(about, { width: widthFor(io), color }))
  return 0
}

/** The bins and the queries behind a check, from the evidence file that the result names. */
function evidenceFor(
  record: Record1,
  file: string,
  id: string,
  cwd: string,
): Pick<Why, 'bins' | 'queries' | 'missing'> {
  const evidence = readEvidence(record, file, cwd)
  const missing = record.evidence
    ? `The bins and the queries are in ${record.evidence.path}, which is not there.`
    : 'The bins and the queries are not in a result, and this one names no evidence file: `mlgate check --evidence`.'
  if (evidence === null) return { bins: [], queries: [], missing: [missing] }
  const own = evidence.checks.find(c => c.id === id)
  const asks = new Set(own?.asks)
  return {
    bins: own?.bins ?? [],
    queries: evidence.statements.filter(s => s.asks.some(ask => asks.has(ask))).map(s => s.sql),
    missing: own ? [] : [`The evidence file tells nothing of ${id}.`],
  }
}

function unknownCheck(record: Record1, file: string, id: string): MlgateError {
  const ids = idsIn(record)
  const holding = ids.filter(known => known.includes(id))
  return new MlgateError({
    code: 'unknown-check',
    message: `${file} has no check \`${id}\`.`,
    at: { file },
    hint: holding.length > 0 ? `there is ${holding.join(', ')}` : didYouMean(id, ids),
  })
}

/** Of a built-in gate, whose code is ours. One that a result names by a path is not run for a look at it. */
async function sourceOf(gate: string, metric: string): Promise<string | null> {
  if (/^([./]|npm:)/.test(gate)) return null
  const { catalogue } = await import('../run.ts')
  try {
    const [described] = await catalogue([gate])
    return described?.metrics.find(m => m.name === metric)?.source ?? null
  } catch (error) {
    // Of another version, whose gates may be others.
    if (error instanceof MlgateError) return null
    throw error
  }
}
