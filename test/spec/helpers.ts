import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { MlgateError, type Problem } from '../../src/errors.ts'
import { type LoadedSpec, parseSpec, type SpecOptions } from '../../src/spec/load.ts'

export const CWD = '/work'

export const parse = (text: string, options: SpecOptions = {}, others: Record<string, string> = {}): LoadedSpec =>
  parseSpec(
    text,
    'mlgate.yaml',
    { cwd: CWD, ...options },
    Object.fromEntries(Object.entries(others).map(([path, other]) => [resolve(CWD, path), other])),
  )

/** What a spec is refused for; a test that expects a refusal fails where there is none. */
export const refusal = (run: () => unknown): readonly Problem[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof MlgateError) return error.problems
    throw error
  }
  throw new Error('the spec was accepted')
}

export const problems = (text: string, options: SpecOptions = {}, others: Record<string, string> = {}) =>
  refusal(() => parse(text, options, others))

export const codes = (text: string, options: SpecOptions = {}, others: Record<string, string> = {}) =>
  problems(text, options, others).map(p => p.code)

export const rendered = (p: Problem): string =>
  [
    `${p.at?.file ?? '-'}:${p.at?.line ?? '-'}:${p.at?.column ?? '-'} ${p.code}`,
    p.message,
    ...(p.hint ? [`→ ${p.hint}`] : []),
    ...(p.frame ? [p.frame] : []),
  ].join('\n')

/** The twelve lines of the manual. */
export const TWELVE = `version: 1
model: adult-income
task: binary
logs: {incumbent: logs/v1.parquet, candidate: logs/v2.parquet, labels: logs/labels.parquet}
columns: {id: request_id, score: score, label: label, latency: latency_ms, groups: [sex, race]}
gates:
  - gate: parity
    metrics: {flip_rate: {max: 15%}}
  - gate: significance
    metrics: {auc: {margin: 0.005}}
  - gate: latency
    metrics: {p99: {margin: 20%}}
`

/** Everything there is in the manual. */
export const EVERYTHING = readFileSync(new URL('./everything.yaml.txt', import.meta.url), 'utf8')

/** A small sound spec with sections replaced or added. */
export const withSection = (sections: string): string => {
  const keys = sections.match(/^\w+(?=:)/gm) ?? []
  const base = [
    'version: 1',
    'model: m',
    'logs: {incumbent: a.parquet, candidate: b.parquet}',
    'gates: [{gate: data, metrics: {rows: {min: 1}}}]',
  ]
  return `${[...base.filter(line => !keys.some(key => line.startsWith(`${key}:`))), sections].join('\n')}\n`
}
