import { globSync } from 'node:fs'
import { cancel, confirm, isCancel, multiselect, note, select, text } from '@clack/prompts'
import { GUESSED, type GuessedRole, type Said } from '../guess/types.ts'
import type { Io } from './io.ts'
import type { Logs, Looked } from './look.ts'
import { seen } from './proposed.ts'

/** Questions are no result: they go where progress goes. */
const output = process.stderr
const OTHER = ''
const PATTERN = '**/*.{parquet,pq,csv,tsv,ndjson,jsonl,arrow,feather}'
const MOST_FILES = 40
const MOST_DEEP = 4
/** Files that are named for outcomes are asked about when it is about those. */
const OUTCOMES = /label|outcome|truth|target/i

interface Given {
  incumbent: string | undefined
  candidate: string | undefined
  labels: string | undefined
  reference: string | undefined
}

class Left extends Error {}

/** The answer; whoever leaves the question leaves all of them. */
async function answered<T>(asked: Promise<T>): Promise<Exclude<T, symbol>> {
  const answer = await asked
  if (isCancel(answer)) throw new Left()
  return answer as Exclude<T, symbol>
}

/** Null: they left. */
async function unlessLeft<T>(questions: () => Promise<T>): Promise<T | null> {
  try {
    return await questions()
  } catch (error) {
    if (!(error instanceof Left)) throw error
    cancel('Nothing was written.', { output })
    return null
  }
}

/** The logs that were not named. */
export const askForLogs = (given: Given, io: Io): Promise<Logs | null> =>
  unlessLeft(async () => {
    if (given.incumbent !== undefined)
      return {
        incumbent: given.incumbent,
        candidate: given.candidate ?? null,
        labels: given.labels ?? null,
        reference: given.reference ?? null,
      }
    const files = globSync(PATTERN, { cwd: io.cwd, exclude: ['**/node_modules/**', '**/.*/**'] })
      .filter(file => file.split(/[\\/]/).length <= MOST_DEEP)
      .toSorted()
      .slice(0, MOST_FILES)
    const [outcomes, models] = [true, false].map(own => files.filter(file => OUTCOMES.test(file) === own))
    const left = (taken: readonly (string | null)[], files: readonly string[]) => files.filter(f => !taken.includes(f))
    const answers = [...models!, ...outcomes!]
    const incumbent = (await whichLog('Which log is of the model that serves now?', answers, null, io))!
    const candidate = await whichLog(
      'Which is of the proposed model?',
      left([incumbent], answers),
      'there is none yet',
      io,
    )
    const rest = left([incumbent, candidate], [...outcomes!, ...models!])
    const labels = given.labels ?? (await whichLog('Do the outcomes have a log of their own?', rest, 'no', io))
    return { incumbent, candidate, labels, reference: given.reference ?? null }
  })

async function whichLog(
  message: string,
  files: readonly string[],
  none: string | null,
  io: Io,
): Promise<string | null> {
  const options = [
    ...(none === null ? [] : [{ value: NONE, label: none }]),
    ...files.map(file => ({ value: file, label: file })),
    { value: OTHER, label: 'another file' },
  ]
  const chosen = await answered(select({ message, options, output, maxItems: 12 }))
  if (chosen === NONE) return null
  if (chosen !== OTHER) return chosen
  return await answered(
    text({
      message: 'Its path',
      placeholder: 'logs/v1.parquet',
      output,
      validate: path => (path ? undefined : `It is relative to ${io.cwd}`),
    }),
  )
}

const NONE = '-'

/** Shows what was found; `yes`, or what is to be otherwise. */
export const askWhether = (looked: Looked, said: Said): Promise<'yes' | Said | null> =>
  unlessLeft(async () => {
    note(seen(looked, { width: (output.columns ?? 80) - 6, color: false }).join('\n'), 'What was found', { output })
    if (await answered(confirm({ message: 'Is that right?', output }))) return 'yes'
    const { roles, groups } = looked.sketch.guesses
    const role = await answered(
      select({
        message: 'What is otherwise?',
        maxItems: 12,
        output,
        options: [...GUESSED, 'groups' as const].map(name => ({
          value: name,
          label: name,
          hint: name === 'groups' ? groups.map(g => g.value).join(', ') : (roles[name]?.value ?? 'none'),
        })),
      }),
    )
    const names = columnsFor(role, looked)
    if (role === 'groups') {
      const chosen = await answered(
        multiselect({
          message: 'What does fairness compare?',
          options: names.map(name => ({ value: name, label: name })),
          initialValues: groups.map(g => g.value),
          required: false,
          maxItems: 12,
          output,
        }),
      )
      return { ...said, groups: chosen }
    }
    const column = await answered(
      select({
        message: `Which column is \`${role}\`?`,
        maxItems: 12,
        output,
        initialValue: roles[role]?.value ?? 'none',
        options: [
          ...names.map(name => ({ value: name, label: name })),
          { value: 'none', label: 'there is none' },
          { value: OTHER, label: 'a formula' },
        ],
      }),
    )
    const value =
      column === OTHER
        ? await answered(text({ message: 'One SQL scalar over the columns', placeholder: "status = 'paid'", output }))
        : column
    return { ...said, roles: { ...said.roles, [role]: value } }
  })

/** Columns that both logs have; those of the labels' own log, where it may be one of them. */
function columnsFor(role: GuessedRole | 'groups', { profiles }: Looked): string[] {
  const [incumbent, candidate, labels] = [profiles.incumbent, profiles.candidate, profiles.labels]
  const own = incumbent!.columns.filter(c => !candidate || candidate.columns.some(d => d.name === c.name))
  const outcomes = role === 'label' || role === 'relevance' ? (labels?.columns ?? []) : []
  return [...new Set([...outcomes, ...own].map(c => c.name))]
}
