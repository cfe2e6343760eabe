import { type Cells, call, cells, div, notice, role } from 'mlgate'

/** Below this, how requests come says nothing of how long answers take; see `waiting`. */
const CORRELATED = 0.6
/** Minutes, and requests in each. */
const [LEAST_MINUTES, LEAST_REQUESTS] = [30, 10]

/**
 * Coordinated omission (Tene 2013): clients that wait for an answer before they ask again send nothing while it is slow,
 * and the requests that should have been slow are missing. k clients that wait L for an answer and think for θ ask every
 * (θ + L)/k: by minute, the time between requests rises with the mean latency, at a slope of 1/k. Where users come as they
 * like it does not; nor can it rise by more than the latency does (a quiet night with cold caches).
 *
 * Simulated hours at 20 requests a second, whose server stalls for 0.1, 1 or 5 seconds every 90: correlations of users
 * who come as they like at most 0.32, also with a rhythm of the day, 0.46 where nights are cold. Of 1 or 8 clients that do
 * not think, or for 20 or 200 ms: 0.5 to 1.0 where stalls are of 1 or 5 seconds and take a tenth of their time. Stalls that
 * take less are not seen.
 */
export function waiting({ size, keys, n, mean }: Cells<'minute', 'latency'>): {
  correlation: number
  clients: number
} | null {
  const all = Array.from({ length: size }, (_, i) => ({
    minute: keys.minute[i] as number | null,
    requests: n[i]!,
    latency: mean.latency[i],
  }))
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { minute } of all) {
    if (minute === null) continue
    if (minute < first) first = minute
    if (minute > last) last = minute
  }
  const points = all.flatMap(({ minute, requests, latency }) =>
    // The first and the last minute are not whole.
    minute !== null && minute > first && minute < last && requests >= LEAST_REQUESTS && typeof latency === 'number'
      ? [{ latency, gap: 60_000 / requests }]
      : [],
  )
  if (points.length < LEAST_MINUTES) return null
  const average = (of: (p: (typeof points)[number]) => number) => points.reduce((s, p) => s + of(p), 0) / points.length
  const centre = { latency: average(p => p.latency), gap: average(p => p.gap) }
  const both = average(p => (p.latency - centre.latency) * (p.gap - centre.gap))
  const spread = [average(p => (p.latency - centre.latency) ** 2), average(p => (p.gap - centre.gap) ** 2)] as const
  if (!(spread[0] * spread[1] > 0)) return null
  return { correlation: both / Math.sqrt(spread[0] * spread[1]), clients: spread[0] / both }
}

/** Fewer than one client cannot wait; a fifth is for chance. */
const LEAST_CLIENTS = 0.8

const told = (cellsOf: Cells<'minute', 'latency'> | undefined, of: string): string[] => {
  const found = cellsOf && waiting(cellsOf)
  if (!found || found.correlation < CORRELATED || found.clients < LEAST_CLIENTS) return []
  const clients = Math.max(1, Math.round(found.clients))
  return [
    `${of} requests come the more slowly the longer answers take (by minute, the time between them correlates with latency at ${found.correlation.toFixed(2)}), as of ${clients === 1 ? 'a client that waits' : `${clients} clients that wait`} for each answer`,
  ]
}

export const omission = notice({
  code: 'coordinated-omission',
  hint: 'send requests at times that do not depend on the answers, or measure from when each was due',
  from: {
    minutes: cells(
      { minute: call('floor', div(call('epoch', role('time')), 60)) },
      { mean: { latency: role('latency') } },
    ),
  },
  say: ([whole]) => {
    const found = [
      ...told(whole?.incumbent?.minutes, "The incumbent's"),
      ...told(whole?.candidate?.minutes, "The candidate's"),
    ]
    return found.length === 0
      ? null
      : `${found.join('; ')}: requests that should have been slow were never sent, and high percentiles are too low (coordinated omission).`
  },
})
