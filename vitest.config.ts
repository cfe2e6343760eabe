import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      { find: /^mlgate$/, replacement: fileURLToPath(new URL('./src/index.ts', import.meta.url)) },
      { find: /^mlgate\/testing$/, replacement: fileURLToPath(new URL('./src/testing/index.ts', import.meta.url)) },
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seed.ts'],
    expect: { requireAssertions: true },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Processes, not threads: DuckDB is native code, and tests may change the working folder.
    pool: 'forks',
    maxWorkers: availableParallelism(),
    // It imports JSON without saying so, as bundlers allow and Node does not.
    server: { deps: { inline: ['@actions/workflow-parser'] } },
    reporters: ['dot', './test/reporter.ts'],
  },
})
