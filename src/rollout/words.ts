/** What led to a decision and is no check. */
const WORDS: Readonly<Record<string, string>> = {
  minimum: 'the stage has not reached its minimum of rows and duration',
  limit: 'the stage was on hold for longer than it may be',
  partial: 'only some of the gates were run',
  loosened: 'the spec asks for less than the one that it is held against',
}

/** The id of a check as it is, anything else in words. */
export const inWords = (id: string): string =>
  Object.hasOwn(WORDS, id) ? WORDS[id]! : id.includes('/') ? id : `the gate ${id} decided nothing`
