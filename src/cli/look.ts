import { basename, dirname, resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { guess } from '../guess/guess.ts'
import type { Said, Task } from '../guess/types.ts'
import type { Sketch } from '../propose/sketch.ts'
import { commonIds, inspect, nearness, type Profile } from '../run.ts'
import { isUrl } from '../spec/logs.ts'
import type { Io } from './io.ts'
import { ROLE_FLAGS } from './roles.ts'

/** Rows that columns are looked at in: enough to tell what they are. */
const SAMPLE = 100_000
/** Below this share of common ids, each model had requests of its own. */
const PAIRED = 0.9

/** Flags that say what would be guessed otherwise. */
export interface LookFlags {
  labels?: string
  reference?: string
  task?: Task
  id?: string
  time?: string
  unit?: string
  score?: string
  probabilities?: string
  prediction?: string
  decision?: string
  label?: string
  latency?: string
  error?: string
  weight?: string
  query?: string
  relevance?: string
  groups?: string[]
  model?: string
}

export interface Logs {
  incumbent: string
  candidate: string | null
  labels: string | null
  reference: string | null
}

export interface Looked {
  sketch: Sketch
  profiles: { [log in keyof Logs]: Profile | null }
  /** The share of the candidate's ids that the incumbent's log has too. */
  common: number | null
}

export const saidBy = (flags: LookFlags): Said => ({
  task: flags.task,
  groups: flags.groups?.filter(g => g !== 'none'),
  roles: Object.fromEntries(ROLE_FLAGS.flatMap(([role]) => (flags[role] === undefined ? [] : [[role, flags[role]]]))),
})

/** The logs column by column, of large ones a sample. */
export async function profilesOf(logs: Logs, io: Io): Promise<Looked['profiles']> {
  const look = (name: keyof Logs) =>
    logs[name] === null
      ? null
      : inspect(pathOf(logs[name], io), { signal: io.signal, env: io.env, sample: SAMPLE }).catch(namedAs(name))
  // One after the other: each takes all threads, and all of the memory that there is.
  return {
    incumbent: await look('incumbent'),
    candidate: await look('candidate'),
    labels: await look('labels'),
    reference: await look('reference'),
  }
}

/** Relative to where the user is, if it is a path. */
const pathOf = (log: string, io: Pick<Io, 'cwd'>): string => (isUrl(log) ? log : resolve(io.cwd, log))

/** What is what in the logs. */
export async function look(
  logs: Logs,
  profiles: Looked['profiles'],
  said: Said,
  { model, io }: { model: string | undefined; io: Io },
): Promise<Looked> {
  const path = pathOf(logs.incumbent, io)
  const guesses = await guess({ ...profiles, incumbent: profiles.incumbent! }, said, (answer, columns) =>
    nearness(path, answer, columns, { signal: io.signal, env: io.env }),
  )
  const { id } = guesses.roles
  const column = id && profiles.incumbent!.columns.find(c => c.name === id.value || `"${c.name}"` === id.value)?.name
  const common =
    column && logs.candidate !== null
      ? await commonIds({ incumbent: path, candidate: pathOf(logs.candidate, io) }, column, {
          signal: io.signal,
          env: io.env,
        })
      : null
  return {
    profiles,
    common,
    sketch: {
      model: model ?? modelOf(path),
      task: (guesses.task?.value as Task | undefined) ?? null,
      logs,
      guesses,
      paired: id !== undefined && (common === null || common >= PAIRED),
    },
  }
}

/** Folders that are named for what is in them, and not for a model. */
const COMMON = /^(logs?|data|datasets?|predictions?|live|shadow|output|results?|tmp|files?)$/i

function modelOf(path: string): string {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    const name = basename(folder)
    if (!COMMON.test(name) && /^[\w][\w.-]*$/.test(name)) return name
  }
  return 'model'
}

/** The engine speaks of a candidate whichever log it looks at. */
const namedAs = (name: string) => (error: unknown) => {
  if (!(error instanceof MlgateError)) throw error
  throw new MlgateError(
    error.problems.map(({ at: _, ...p }) => ({
      ...p,
      message: p.message.replace(/\bcandidate log\b/g, `${name} log`),
    })),
    error,
  )
}
