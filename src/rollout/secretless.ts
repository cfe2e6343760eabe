import type { LoadedSpec } from '../spec/load.ts'
import { secretsOf, withoutSecrets } from '../spec/secrets.ts'
import type { World } from './who.ts'

/** Hides in what commands print whatever the spec took from the environment. */
export const secretless = (loaded: LoadedSpec, { env }: World): ((text: string) => string) =>
  withoutSecrets(secretsOf(loaded, env))
