import { resolvedSpec } from '../../src/record/gather.ts'
import type { Record1 } from '../../src/record/types.ts'
import type { CheckOptions } from '../../src/run.ts'
import { loadSpec } from '../../src/spec/load.ts'
import { records } from '../helpers/records.ts'

export type Decision = 'promote' | 'hold' | 'block' | 'rollback'

/** What a stage's check finds, by what it is to decide: the spec is read, the logs are not. */
export const finding =
  (decision: Decision, change: Partial<Record1> = {}) =>
  async ({ spec, stage, cwd = '.', env = {}, vars, overrides }: CheckOptions): Promise<Record1> => {
    const loaded = await loadSpec(spec, { cwd, env, ...(vars && { vars }), ...(overrides && { overrides }) })
    return {
      ...records[decision === 'rollback' ? 'block' : decision],
      decision,
      stage: stage ?? null,
      spec: { path: spec, sha256: loaded.sha256, resolved: resolvedSpec(loaded.stages[stage!]!) },
      ...change,
    }
  }
