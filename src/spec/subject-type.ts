import { roleIn } from './columns.ts'
import type { Described } from './described.ts'
import type { Spec } from './types.ts'

/** What the roles that mlgate computes with are read as; of the others, and of columns, the type that the log has. */
const COMPUTED: Readonly<Record<string, string>> = {
  score: 'DOUBLE',
  'interval.low': 'DOUBLE',
  'interval.high': 'DOUBLE',
  latency: 'DOUBLE',
  weight: 'DOUBLE',
  covariate: 'DOUBLE',
  decision: 'BOOLEAN',
  error: 'BOOLEAN',
  position: 'DOUBLE',
  credit: 'DOUBLE',
  rank: 'DOUBLE',
  relevance: 'DOUBLE',
  source: 'VARCHAR',
}

/** Where there are several classes, these are names of one. */
const CLASSES: readonly string[] = ['prediction', 'decision', 'label']

/** The engine's name for the type of a subject in the candidate's log; '' where it is not known. */
export function subjectType(name: string, spec: Spec, described: Described): string {
  const columns = described.logs.candidate?.columns ?? {}
  const role = roleIn(spec.columns, name)
  if (role || (name === 'decision' && !columns.decision)) {
    if (spec.task === 'multiclass' && CLASSES.includes(name)) return 'VARCHAR'
    if (COMPUTED[name]) return COMPUTED[name]
    const number = (name === 'label' && spec.task === 'binary') || (name === 'prediction' && spec.task === 'regression')
    if (number) return 'DOUBLE'
  }
  const text = role && 'candidate' in role ? (role.candidate?.[0]?.text ?? name) : name
  const types = described.expressions[text]?.types
  return columns[text] ?? types?.candidate ?? types?.labels ?? described.logs.labels?.columns[text] ?? ''
}
