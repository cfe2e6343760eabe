import { dirname } from 'node:path'
import { isUrl } from '../spec/logs.ts'
import type { Logs } from './look.ts'

/** A workflow that judges the candidate of a pull request; `examples/github/check.yml` is the same for `logs/`. */
export function workflowFor(config: string, logs: Logs): string {
  const folders = Object.values(logs).flatMap((log: string | null) =>
    log === null || isUrl(log) ? [] : [`${dirname(log)}/**`],
  )
  const paths = [
    'models/**',
    ...folders.map(f => f.replace(/^\.\//, '')),
    '**/mlgate.yaml',
    ...(/(^|\/)mlgate\.yaml$/.test(config) ? [] : [config]),
  ]
  // Within the repository only: of others GitHub knows no change.
  const known = [...new Set(paths)].filter(path => !path.startsWith('..') && !path.startsWith('/'))
  return WORKFLOW.replace('PATHS', JSON.stringify(known).replaceAll(',', ', ')).replace('SPEC', config)
}

const WORKFLOW = `# .github/workflows/mlgate.yml: judges the candidate of a pull request, with a token that can only read.
name: mlgate
on:
  pull_request:
    paths: PATHS

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 30
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: mlgate/mlgate@v0.1.0
        id: gate
        with:
          spec: SPEC
      - name: What the next steps can go by
        if: always()
        env:
          DECISION: \${{ steps.gate.outputs.decision }}
        run: |
          echo "decided: $DECISION"
`
