/**
 * Which part may import which: the one table. The rules of dependency-cruiser (`.dependency-cruiser.mjs`) and the
 * check (`scripts/check-imports.ts`) are derived from it. A part is a folder of `src/`, a file in `src/` by its name
 * without the extension, or `gates`. Every part may import itself and `errors`; what is not granted is forbidden.
 */
export interface Part {
  /** Parts it may import, values and types alike. */
  imports: readonly string[]
  /** Parts of which it may import types only. */
  types?: readonly string[]
  /** Parts it may reach by `import()` only. */
  loads?: readonly string[]
  /** npm packages it may use; a trailing `*` stands for any ending. */
  packages?: readonly string[]
  /** Same input, same output: no clock, randomness, environment or network, and of Node's own modules only `node:crypto`, for hashing. */
  pure?: true
}

export const parts: Readonly<Record<string, Part>> = {
  errors: { imports: [] },
  // Of the single executable: what starts the bundle from inside it.
  binary: { imports: [] },
  within: { imports: [] },
  git: { imports: ['within'] },
  stats: {
    imports: [],
    packages: ['simple-statistics', '@stdlib/stats-base-dists-*', '@stdlib/math-base-special-*'],
    pure: true,
  },
  sql: { imports: [], pure: true },
  gate: { imports: ['stats', 'sql'], loads: ['gates'], packages: ['zod'] },
  spec: { imports: ['within', 'gate', 'sql'], packages: ['yaml', 'zod'] },
  plan: { imports: ['spec', 'gate', 'sql', 'stats'], pure: true },
  engine: { imports: ['within', 'plan', 'sql', 'stats'], packages: ['@duckdb/node-api', '@duckdb/node-bindings'] },
  judge: { imports: ['plan', 'gate', 'stats'], pure: true },
  decide: { imports: ['judge', 'plan', 'gate', 'stats'], pure: true },
  simulate: { imports: ['judge', 'decide', 'plan', 'spec', 'gate', 'sql', 'stats'], pure: true },
  record: { imports: [], types: ['decide', 'judge', 'plan', 'spec'], packages: ['zod'] },
  report: { imports: ['record'], packages: ['@observablehq/plot'] },
  search: { imports: ['spec', 'gate', 'plan', 'engine', 'judge', 'decide'] },
  run: { imports: ['search', 'within', 'git', 'spec', 'gate', 'plan', 'engine', 'judge', 'decide', 'record'] },
  outlook: { imports: ['run', 'spec', 'plan', 'engine', 'judge', 'decide', 'record'] },
  backtest: { imports: ['run', 'spec', 'gate', 'plan', 'engine', 'judge', 'decide', 'simulate', 'record'] },
  guess: { imports: [], pure: true },
  propose: { imports: ['guess', 'stats'], types: ['run'], pure: true },
  rollout: { imports: ['git', 'record', 'spec', 'run'], packages: ['execa'] },
  cli: {
    imports: ['within', 'git', 'guess', 'propose', 'run', 'outlook', 'backtest', 'rollout', 'report', 'spec', 'record'],
    packages: ['commander', '@clack/prompts'],
  },
  testing: { imports: ['run', 'record'] },
  index: { imports: ['run', 'gate', 'spec', 'sql', 'stats', 'record', 'rollout', 'report'], packages: ['zod'] },
  gates: { imports: ['index'], packages: ['zod'] },
}
