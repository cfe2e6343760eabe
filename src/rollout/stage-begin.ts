import { readFileSync } from 'node:fs'
import { MlgateError } from '../errors.ts'
import { resolvedSpec } from '../record/gather.ts'
import { placeOf } from '../spec/places.ts'
import type { Stage } from '../spec/types.ts'
import { canonical, sha256 } from './canonical.ts'
import type { Attached, StageBegin } from './entry.ts'
import type { Rollout } from './open.ts'
import { recipeOf } from './recipes.ts'
import type { Files } from './store.ts'

/**
 * A stage as it begins: what it will be judged by, whose signatures count, and the way back, all as they are now. Later
 * changes are seen against this, and the way back works without the spec.
 */
export function stageBegin(rollout: Rollout, stage: Stage): { begin: StageBegin; files: Files } {
  const { loaded, spec } = rollout
  const resolved = attached('spec', canonical(resolvedSpec(loaded.stages[stage.name]!)))
  const signers = signersOf(rollout, stage)
  return {
    begin: {
      stage: stage.name,
      traffic: stage.traffic?.share ?? null,
      criteria: {
        spec: { path: loaded.sources[0]!.file, sha256: loaded.sha256 },
        resolved: resolved.named,
        signers: signers?.named ?? null,
      },
      rollback: recipeOf('rollback', spec, stage),
    },
    files: { ...resolved.files, ...signers?.files },
  }
}

/** A text under the name of its digest. */
function attached(kind: string, text: string, ending = 'json'): { named: Attached; files: Files } {
  const digest = sha256(text)
  const file = `${kind}-${digest.slice(0, 16)}.${ending}`
  return { named: { file, sha256: digest }, files: { [file]: text } }
}

function signersOf({ loaded, spec }: Rollout, stage: Stage): ReturnType<typeof attached> | null {
  const named = spec.allowed_signers
  if (named === null) {
    if (Object.keys(stage.approvals).length === 0) return null
    throw new MlgateError({
      code: 'no-signers',
      message: `The stage \`${stage.name}\` awaits approvals, and a role counts only with a signature: the spec names no file of keys`,
      at: placeOf(loaded, stage.pointer),
      hint: 'add `allowed_signers: allowed_signers`, a file with lines such as `ana@example.org ssh-ed25519 AAAA…`',
    })
  }
  try {
    return attached('signers', readFileSync(named.path, 'utf8'), 'txt')
  } catch (error) {
    throw new MlgateError(
      {
        code: 'no-file',
        message: `The file of keys whose signatures count cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        at: placeOf(loaded, named.pointer),
      },
      error,
    )
  }
}
