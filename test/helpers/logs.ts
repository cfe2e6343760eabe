import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Cell, type Kind, openDuckDB, writeParquet } from '../../fixtures/parquet.ts'
import { chance } from '../../fixtures/random.ts'

export type Row = Readonly<Record<string, Cell>>

/** Two models that answered the same requests, and what came of them: rows by log. */
export interface World {
  incumbent: readonly Row[]
  candidate: readonly Row[]
  labels: readonly Row[]
}

export interface Traffic {
  rows?: number
  /** Standard deviation of what the candidate's log odds differ by. */
  noise?: number
  /** Added to the candidate's log odds, for everyone or by what is known of the request. */
  shift?: number | ((about: Row) => number)
  /** The candidate's latencies are this many times as long. */
  slower?: number
}

const KINDS: Readonly<Record<string, Kind>> = {
  ts: 'TIMESTAMP',
  labelled_at: 'TIMESTAMP',
  age: 'INTEGER',
  label: 'INTEGER',
  score: 'DOUBLE',
  latency_ms: 'DOUBLE',
}

const START = Date.UTC(2026, 0, 5) / 1000

/** Independent requests, one a minute; equal names give equal rows. */
export function world(name: string, { rows = 400, noise = 0.1, shift = 0, slower = 1 }: Traffic = {}): World {
  const random = chance(name)
  const shiftOf = (about: Row) => (typeof shift === 'number' ? shift : shift(about))
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
  const requests = Array.from({ length: rows }, (_, i) => {
    const x = 2 * random.normal() - 0.5
    const about = {
      request_id: `r${i}`,
      user_id: `u${i >> 1}`,
      ts: START + 60 * i,
      sex: random.uniform() < 0.4 ? 'Female' : 'Male',
      age: 18 + random.below(60),
    }
    const latency = () => 10 * Math.exp(0.3 * random.normal())
    return {
      incumbent: { ...about, score: sigmoid(x), latency_ms: latency() },
      candidate: {
        ...about,
        score: sigmoid(x + shiftOf(about) + noise * random.normal()),
        latency_ms: slower * latency(),
      },
      labels: {
        request_id: about.request_id,
        label: random.uniform() < sigmoid(x) ? 1 : 0,
        labelled_at: about.ts + 86_400,
      },
    }
  })
  return {
    incumbent: requests.map(r => r.incumbent),
    candidate: random.shuffled(requests).map(r => r.candidate),
    labels: requests.map(r => r.labels),
  }
}

/** Writes incumbent.parquet, candidate.parquet and labels.parquet, or whatever logs there are. */
export async function writeLogs(
  folder: string,
  logs: Readonly<Record<string, readonly Row[]>> | World,
  kinds: Readonly<Record<string, Kind>> = {},
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const db = await openDuckDB()
  try {
    for (const [name, rows] of Object.entries(logs) as [string, readonly Row[]][]) {
      const columns = [...new Set(rows.flatMap(Object.keys))]
      const table = Object.fromEntries(
        columns.map(c => [c, { kind: kinds[c] ?? KINDS[c] ?? 'VARCHAR', cells: rows.map(row => row[c] ?? null) }]),
      )
      await writeParquet(db, join(folder, `${name}.parquet`), table)
    }
  } finally {
    db.closeSync()
  }
}

/** The spec that these logs fit; `gates` and whatever else is given replace their sections. */
export function specFor(sections: Readonly<Record<string, string>> = {}): string {
  const all: Readonly<Record<string, string>> = {
    version: '1',
    model: 'credit',
    task: 'binary',
    logs: '{incumbent: incumbent.parquet, candidate: candidate.parquet, labels: labels.parquet}',
    columns: '{id: request_id, time: ts, score: score, label: label, latency: latency_ms}',
    gates: '[{gate: parity, metrics: {flip_rate: {max: 15%}}}]',
    ...sections,
  }
  return Object.entries(all)
    .map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`)
    .join('')
}
