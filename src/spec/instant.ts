import { MlgateError } from '../errors.ts'

/** --as-of as an ISO instant: an instant, or a day (its first, in UTC). */
export const instantOf = (text: string): string => {
  const time = Date.parse(text)
  if (!Number.isNaN(time)) return new Date(time).toISOString()
  throw new MlgateError({
    code: 'as-of',
    message: `"${text}" is no instant.`,
    hint: 'write --as-of 2026-11-20 or --as-of 2026-11-20T13:00:00Z',
  })
}
