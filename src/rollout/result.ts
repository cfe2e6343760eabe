import type { Record1 } from '../record/types.ts'
import { keysOf } from '../spec/changes.ts'
import { canonical, sha256 } from './canonical.ts'

/**
 * The digest that an approval is bound to: of what a result says and rests on. Which run found it, when, where the files
 * lay and how often the same was looked at before is left out, so the same evidence found again has the same digest.
 */
export function resultDigest(record: Record1): string {
  const { run_id: _, as_of: __, provenance, looks, evidence: ___, spec, logs, staged, audit: ____, ...rest } = record
  return sha256(
    canonical({
      ...rest,
      // How long the stage has lasted is said by the clock.
      staged: staged && { ...staged, lasted: null },
      spec: { sha256: spec.sha256, keys: keysOf(spec.resolved) },
      logs: Object.fromEntries(
        Object.entries(logs).map(([name, { files, ...log }]) => [name, { ...log, files: files.map(f => f.digest) }]),
      ),
      looks: looks?.number,
      mlgate: provenance.mlgate,
      engine: provenance.engine,
      gates: provenance.gates?.map(g => g.sha256),
    }),
  )
}
