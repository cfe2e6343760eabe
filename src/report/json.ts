import type { ErrorRecord, Record1 } from '../record/types.ts'

/** The record as it is. */
export const json = (record: Record1 | ErrorRecord): string => jsonText(record)

/** What could steer a terminal is escaped, as JSON allows it. */
export const jsonText = (document: object): string =>
  `${JSON.stringify(document, null, 2).replace(/[\u007f-\u009f]|[^\P{Cf}]|[\u2028\u2029]/gu, escaped)}\n`

const escaped = (c: string): string =>
  Array.from({ length: c.length }, (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
