import type { ErrorRecord, Record1 } from '../record/types.ts'

/** The record as it is. */
export const json = (record: Record1 | ErrorRecord): string => jsonText(record)

/** What could steer a terminal or a CI runner is escaped, as JSON allows it. */
export const jsonText = (document: object): string => `${harmless(JSON.stringify(document, null, 2))}\n`

/** The same JSON, without a character that steers a terminal, nor the beginning of a runner's `##[command]`. */
export const harmless = (text: string): string =>
  text.replace(/[\u007f-\u009f]|[^\P{Cf}]|[\u2028\u2029]|(?<=#)#(?=\w*\[)/gu, escaped)

const escaped = (c: string): string =>
  Array.from({ length: c.length }, (_, i) => `\\u${c.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
