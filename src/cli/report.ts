import { resolve } from 'node:path'
import { readEvidence } from '../record/evidence.ts'
import { readRecord } from '../record/schema.ts'
import { type ReportFlags, report } from './check.ts'
import type { Io } from './io.ts'

/** A saved result in any format; neither logs nor spec nor engine are needed. The exit code says that it was read. */
export async function reportCommand(file: string, flags: ReportFlags, io: Io): Promise<number> {
  const record = readRecord(resolve(io.cwd, file), file)
  await report(record, flags, io, readEvidence(record, file, io.cwd))
  return 0
}
