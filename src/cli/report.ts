import { resolve } from 'node:path'
import { readRecord } from '../record/schema.ts'
import { type ReportFlags, report } from './check.ts'
import type { Io } from './io.ts'

/** A saved result in any format; neither logs nor spec nor engine are needed. The exit code says that it was read. */
export async function reportCommand(file: string, flags: ReportFlags, io: Io): Promise<number> {
  await report(readRecord(resolve(io.cwd, file), file), flags, io)
  return 0
}
