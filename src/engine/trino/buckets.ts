import { doubleToTrino, hash64, quoteText } from '../../sql/trino.ts'
import type { Survey } from './survey.ts'

/** Which bucket a row is in, over its unit `u` and its time `t`. */
export interface Buckets {
  readonly unit: string
  readonly time: string
}

/**
 * Units are dealt by hash, or have one bucket each where they are few: `few` are those, in order. Times by equal spans;
 * rows without a time are in no block.
 */
export function bucketsOf({ clusters: { unit, time }, from, until }: Survey, few: readonly string[] | null): Buckets {
  const dealt = unit === null ? '0' : `mod(bitwise_and(${hash64('u')}, 9223372036854775807), ${unit.buckets})`
  const places = few && `map(array[${few.map(quoteText).join(', ')}], array[${few.map((_, i) => i).join(', ')}])`
  const own = places ? `coalesce(element_at(${places}, u), ${dealt})` : dealt
  const last = (time?.buckets ?? 1) - 1
  const span = (until - from) / (last + 1)
  const [start, end, width] = [from, until, span].map(doubleToTrino)
  const block = span > 0 ? `least(${last}, floor((t - ${start}) / ${width}))` : '0'
  return {
    unit: `cast(${own} as integer)`,
    time:
      time === null
        ? 'cast(null as integer)'
        : `case when t between ${start} and ${end} then cast(${block} as integer) end`,
  }
}
