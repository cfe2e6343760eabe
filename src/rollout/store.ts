/** Where the audit log of a model is kept, and the files that its entries name. */
export interface Store {
  /** As people call it. */
  readonly where: string
  /** The whole text of the log; '' where there is none yet. */
  read(): Promise<string>
  /** The same as it was last known here, asking nobody else. */
  known(): Promise<string>
  /**
   * Puts a line at the end of the log, with the files that it names, if the log is still the text that was read: whole or
   * not at all. `moved`: another writer came first.
   */
  append(before: string, line: string, files: Files): Promise<'written' | 'moved'>
  /** The text of such a file; null where it is not there. */
  file(name: string): Promise<string | null>
  /** All logs in the same place, this one among them. */
  all(): Promise<readonly Store[]>
}

/** Texts by name. */
export type Files = Readonly<Record<string, string>>

/** What an entry calls a file beside the log must not lead elsewhere: who can write a log could name any. */
export const isFileName = (name: string): boolean => /^[\w-][\w.-]*$/.test(name)

/** A name of a model as the name of a file: whatever could be a path, or a hidden file, is escaped. */
export const safeName = (model: string): string =>
  [...model].map((c, i) => (/[A-Za-z0-9_-]/.test(c) || (c === '.' && i > 0) ? c : escaped(c))).join('')

const escaped = (c: string): string =>
  [...new TextEncoder().encode(c)].map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
