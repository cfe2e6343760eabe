/** How often each decision was reached, of all runs: shares that add up to 1. */
export interface Shares {
  promote: number
  hold: number
  block: number
}

/** What a spec made of one kind of candidate. */
export interface SimulatedScenario {
  name: string
  about: string
  /** What the release engineer would want: a candidate of this kind let through, or not; null: neither. */
  wanted: 'promote' | 'block' | null
  runs: number
  decisions: Shares
  gates: readonly ({ name: string } & Shares)[]
  checks: readonly {
    id: string
    pass: number
    fail: number
    undecided: number
    skipped: number
    /** The limit was put where the truth is: a pass is a false one, and so is a fail. */
    at_limit: boolean
  }[]
  /** Checks, and gates that decided nothing, by how often they led to a hold or a block. */
  decided_by: readonly { id: string; share: number }[]
}

/** A day of the past, judged as of its end. */
export interface SimulatedDay {
  day: string
  rows: number
  decision: 'promote' | 'hold' | 'block' | 'error'
  decided_by: readonly string[]
}

/** What `mlgate simulate --format json` prints. */
export interface Simulation1 {
  schema: 'mlgate/simulation@1'
  model: string
  spec: { path: string }
  versions: { incumbent: string | null; candidate: string }
  rows: { incumbent: number | null; candidate: number; paired: boolean }
  buckets: { unit: number | null; time: number | null }
  /** How harmless candidates were made. */
  harmless: string
  seed: string
  confidence: number
  /** The logs as they are. */
  as_logged: { decision: 'promote' | 'hold' | 'block'; decided_by: readonly string[] }
  scenarios: readonly SimulatedScenario[]
  days: readonly SimulatedDay[]
  notes: readonly string[]
  provenance: { mlgate: string; engine: string; scans: number; seconds: number }
}
