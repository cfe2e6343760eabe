import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Advanced, AdvanceOptions } from '../../src/rollout/advance.ts'
import { advance } from '../../src/rollout/advance.ts'
import { approve } from '../../src/rollout/approve.ts'
import { look, type Seen } from '../../src/rollout/journal.ts'
import { openRollout } from '../../src/rollout/open.ts'
import { rollback } from '../../src/rollout/rollback.ts'
import type { Signer } from '../../src/rollout/signatures.ts'
import { start } from '../../src/rollout/start.ts'
import { verify } from '../../src/rollout/verify.ts'
import type { World } from '../../src/rollout/who.ts'
import { type Decision, finding } from './finding.ts'

export { finding }

/** A spec whose logs nobody reads: the check is the test's own. */
export const SPEC = `version: 1
model: adult-income
task: binary
about: {hypothesis: fewer wrong decisions}
logs:
  incumbent: {path: v1.parquet, version: v1}
  candidate: {path: v2.parquet, version: v2}
columns: {id: request_id, score: score, label: label, unit: user_id}
gates:
  - gate: parity
    metrics: {flip_rate: {max: 15%}}
  - gate: significance
    metrics: {auc: {margin: 0.02}}
stages:
  - {name: shadow, strategy: shadow, gates: [parity]}
  - {name: canary, strategy: canary, traffic: 5%, gates: [significance]}
  - {name: ab, strategy: ab, traffic: 50%, gates: [significance]}
commands:
  promote: [./deploy, "{candidate.version}", "{next.traffic}"]
  rollback: [./deploy, "{incumbent.version}", "100%"]
`

/** Writes who is served by what into a file, as a deploy tool would tell a router. */
const DEPLOY = `#!/bin/sh
printf '%s\\n' "$@" > traffic
if [ -e fail ]; then echo "no such cluster" >&2; exit 7; fi
`

export const ANA = 'ana@example.org'

export interface Place {
  readonly folder: string
  readonly spec: string
  readonly world: World
  /** The arguments of the last deployment, or null. */
  traffic(): string[] | null
  path(name: string): string
  write(name: string, text: string): void
}

/** A folder with a spec and a deploy tool, gone after the test. */
export function place(spec = SPEC, env: World['env'] = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'mlgate-'))
  try {
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  } catch {
    // Not within a test: whoever asked takes it away.
  }
  const path = (name: string) => join(folder, name)
  const write = (name: string, text: string) => writeFileSync(path(name), text)
  write('mlgate.yaml', spec)
  write('deploy', DEPLOY)
  chmodSync(path('deploy'), 0o755)
  return {
    ...{ folder, path, write, spec: 'mlgate.yaml' },
    world: {
      cwd: folder,
      env: { PATH: process.env.PATH, GIT_AUTHOR_NAME: 'Ben', GIT_AUTHOR_EMAIL: 'ben@example.org', ...env },
      signal: new AbortController().signal,
    },
    traffic: () => (existsSync(path('traffic')) ? readFileSync(path('traffic'), 'utf8').trimEnd().split('\n') : null),
  }
}

export const begin = (at: Place, options: Partial<Parameters<typeof start>[1]> = {}) =>
  start(at.spec, options, at.world)

export const step = (at: Place, decision: Decision, options: Partial<AdvanceOptions> = {}): Promise<Advanced> =>
  advance(
    at.spec,
    { cwd: at.folder, reportOf: async () => 'report.md', check: finding(decision), ...options },
    at.world,
  )

export const approving = (at: Place, signer: Signer | null, options: Partial<Parameters<typeof approve>[1]> = {}) =>
  approve(at.spec, { role: 'risk', reason: 'agreed', signer, ...options }, at.world)

export const back = (at: Place, options: Partial<Parameters<typeof rollback>[1]> = {}) =>
  rollback(at.spec, { reason: 'complaints', ...options }, at.world)

export async function seenAt(at: Place): Promise<Seen> {
  const { journal } = await openRollout(at.spec, { anywhere: true }, at.world)
  return look(journal)
}

export async function verified(at: Place, options: Parameters<typeof verify>[1] = {}): Promise<string[]> {
  const { journal } = await openRollout(at.spec, { anywhere: true }, at.world)
  return (await verify(journal.store, options)).flaws.map(({ line, message }) => `${line}: ${message}`)
}
