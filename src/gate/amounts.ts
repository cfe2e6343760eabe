import { z } from 'zod'

/** Options with a unit, as limits have them; what a gate sees is the plain number. */

const MILLISECONDS: Readonly<Record<string, number>> = { us: 1e-3, ms: 1, s: 1e3, m: 60e3, h: 3600e3, d: 86400e3 }

/** `250ms`, `1.5s`, or a number of milliseconds. */
export const milliseconds = () =>
  z
    .union([
      z.number().positive(),
      z.string().regex(/^\d+(\.\d+)?(us|ms|s|m|h|d)$/, 'must be a time, such as 250ms or 1.5s'),
    ])
    .transform(written => {
      if (typeof written === 'number') return written
      const [, value, unit] = /^([\d.]+)(.+)$/.exec(written)!
      return Number(value) * MILLISECONDS[unit!]!
    })

/** `5%`, or a number between 0 and 1. */
export const share = () =>
  z
    .union([z.number(), z.string().regex(/^\d+(\.\d+)?%$/, 'must be a share, such as 5% or 0.05')])
    .transform(written => (typeof written === 'number' ? written : Number(written.slice(0, -1)) / 100))
    .refine(x => x > 0 && x < 1, 'must be more than 0 and less than 1')
