import { canonical, sha256 } from './canonical.ts'

/** One line of the audit log, `mlgate/log@1`: who did what when, after which entry. Within @1 fields are only added. */
export type Entry = Envelope & Body

/** What is around every entry. */
interface Envelope {
  readonly schema: 'mlgate/log@1'
  /** From 1, without a gap. */
  readonly number: number
  /** The digest of the entry before; null for the first. */
  readonly previous: string | null
  /** ISO, by the clock of whoever wrote it. */
  readonly time: string
  readonly by: Who
  readonly model: string
  /** The version of mlgate. */
  readonly mlgate: string
  /** Of all but `signature` and `digest`. */
  readonly signature?: Signature
  /** Of all but `digest`. */
  readonly digest: string
}

/** Claims, all of them, but where the entry is signed. */
export interface Who {
  readonly name: string | null
  readonly email: string | null
  readonly host: string
  readonly pid: number
  /** When the process began, where the system tells: numbers of processes are given again. */
  readonly process_began: string | null
  readonly ci: { readonly service: string; readonly actor: string | null; readonly run: string | null } | null
}

/** As `ssh-keygen -Y sign` makes it, in the namespace `mlgate`. */
export interface Signature {
  readonly principal: string
  readonly armored: string
}

export type Body = Started | Staged | Looked | Approved | Begun | Ended | Paused

/** A file beside the log. */
export interface Attached {
  readonly file: string
  readonly sha256: string
}

/** What a stage is judged by, as it was when the stage began. */
interface Criteria {
  readonly spec: { readonly path: string; readonly sha256: string }
  /** The resolved spec. */
  readonly resolved: Attached
  /** The file of keys whose signatures count. */
  readonly signers: Attached | null
}

export interface Started {
  readonly kind: 'start'
  /** Tells this rollout from others of the model. */
  readonly rollout: string
  readonly candidate: string | null
  readonly incumbent: string | null
  readonly about: Readonly<Record<string, string>>
  readonly stages: readonly { readonly name: string; readonly strategy: string; readonly traffic: number | null }[]
  readonly reason: string | null
}

/** A stage begins. */
export interface StageBegin {
  readonly stage: string
  /** The share that the candidate answers now; null: nobody is served by it. */
  readonly traffic: number | null
  readonly criteria: Criteria
  /** The way back, ready to be run. */
  readonly rollback: Recipe | null
}

export interface Recipe {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

interface Staged extends StageBegin {
  readonly kind: 'stage'
}

/** The stage's check was run. */
export interface Looked {
  readonly kind: 'look'
  readonly stage: string
  /** Of what the result says, its run aside: approvals are bound to it. */
  readonly result: string
  readonly record: Attached
  readonly evidence: Attached | null
  readonly spec: { readonly path: string; readonly sha256: string }
  /** What the spec asks since the stage began that it did not, or no longer. */
  readonly changed: readonly string[]
  readonly logs: Readonly<
    Record<
      string,
      {
        readonly version: string | null
        readonly rows: number
        readonly files: readonly { readonly path: string; readonly digest: string }[]
      }
    >
  >
  readonly lineage: Readonly<Record<string, { readonly path: string; readonly digest: string }>>
  readonly commit: string | null
  readonly decision: 'promote' | 'hold' | 'block' | 'rollback'
  readonly decided_by: readonly string[]
  /** Why a promotion does not count: it is of a part of the gates, or of a spec that asks for less. */
  readonly short: string | null
  readonly verdicts: {
    readonly pass: number
    readonly skipped: number
    readonly fail: readonly string[]
    readonly inconclusive: readonly string[]
  }
  readonly waived: readonly string[]
  /** What was found, in a sentence for each check that led to the decision. */
  readonly found: readonly string[]
}

export interface Approved {
  readonly kind: 'approve'
  readonly stage: string
  readonly result: string
  readonly role: string
  readonly reason: string
}

export type CommandName = 'promote' | 'rollback' | 'hold'

/** A command is about to be run: written before, so that one that ran unrecorded is known of. */
export interface Begun {
  readonly kind: 'begin'
  readonly command: CommandName
  readonly recipe: Recipe | null
  /** Of a promotion: where it leads; null where the rollout is then done. */
  readonly to: StageBegin | null
  /** Of a promotion: the result that it rests on; null where the first stage begins. */
  readonly result: string | null
  /** Numbers of the approvals that it rests on. */
  readonly approvals: readonly number[]
  /** Seconds that it may take. */
  readonly timeout: number
  readonly reason: string | null
}

export interface Ended {
  readonly kind: 'end'
  readonly command: CommandName
  /** The number of its `begin`; null where that could not be written. */
  readonly of: number | null
  readonly ok: boolean
  /** null: there was no command to run. */
  readonly outcome: Outcome | null
  readonly reason: string | null
  /** What was wrong on the way: of a rollback that went past a broken log. */
  readonly complaints: readonly string[]
}

export interface Outcome {
  readonly argv: readonly string[]
  readonly exit: number | null
  readonly signal: string | null
  readonly timed_out: boolean
  readonly seconds: number
  /** stdout and stderr as they came, the last part of them where they are long. */
  readonly output: string
  readonly output_cut: boolean
  /** Why it could not even be started. */
  readonly error: string | null
}

/** Stopped for now, let go on, or ended for good. */
export interface Paused {
  readonly kind: 'hold' | 'release' | 'abort'
  readonly reason: string
}

/** What a signature is of. */
export const signedText = ({
  digest: _,
  signature: __,
  ...rest
}: Omit<Entry, 'digest'> & { digest?: string }): string => canonical(rest)

export const digestOf = ({ digest: _, ...rest }: Omit<Entry, 'digest'> & { digest?: string }): string =>
  sha256(canonical(rest))

export const lineOf = (entry: Entry): string => `${canonical(entry)}\n`
