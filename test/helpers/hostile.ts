import type { ErrorRecord, Record1 } from '../../src/record/types.ts'
import { arm, check, decided, estimate, record, unprotected } from './decided.ts'

/** What a group's name in a log could hold: each format has something in it to mind. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '<!-- mlgate -->',
  '\n::error::forged\n',
  '##[error]forged ##vso[task.complete result=Succeeded]',
  '@team #1 GH-2 https://evil.example www.evil.example x@evil.example :tada:',
  '[link](https://evil.example) ![image](https://evil.example/x.png)',
  '`code` | cell | *bold* _thin_ ~~gone~~ $x^2$',
  ']]> &amp; "quoted" \'single\' %0A%25',
  '\u001b[31mred\u0007 \u202eleft \ufffe \ud800',
].join(' ')

/** The hostile name in every place of a record that logs or the spec can reach. */
export function hostileRecord(name = HOSTILE): Record1 {
  const gap = {
    gate: 'fairness',
    metric: 'equal_opportunity_difference',
    subject: name,
    kind: 'max',
    better: 'lower',
    limit: 0.15,
    bound: 0.15,
    incumbent: arm(0.06),
    candidate: arm(0.54),
    estimate: estimate(0.54, 0.51, 0.57, name),
    between: [name, 'Male'],
    at: { file: `models/${name}/mlgate.yaml`, line: 31, column: 5 },
  } as const
  const checks = [
    check({ ...gap, verdict: 'fail', p: 0, pPass: 1 }),
    check({ ...gap, slice: name, verdict: 'fail', severity: 'warn', p: 0, pPass: 1 }),
    check({ ...gap, kind: 'margin', verdict: 'inconclusive', reason: 'straddles', p: 0.4, pPass: 0.4 }),
    check({ slice: name, verdict: 'inconclusive', reason: 'straddles', p: 0.4, pPass: 0.4 }),
    check({ gate: name, verdict: 'pass' }),
  ]
  const made = record(checks, {
    model: name,
    stage: name,
    about: { owner: name },
    loosened: [{ what: name, how: 'laxer', before: name, after: name, at: { file: name, line: 2 }, message: name }],
    against: { name, allowed: false },
    unprotected: [unprotected({ gate: 'fairness', grouping: 'sex', group: name, rows: 3, metrics: ['auc'] })],
    warnings: [{ code: 'relative-share', message: name, hint: name, at: { file: name, line: 1 } }],
    decided: decided(checks, { decision: 'block', decidedBy: [checks[0]!.id, name] }),
  })
  return {
    ...made,
    spec: { ...made.spec, path: `models/${name}/mlgate.yaml` },
    logs: { ...made.logs, candidate: { ...made.logs.candidate!, version: name } },
    provenance: { ...made.provenance, engine: name },
  }
}

export function errorOf(name: string): ErrorRecord {
  const at = { file: name, line: 3, column: 2 }
  const first = { code: 'unknown-column', message: `There is no column ${name}.`, at, hint: `did you mean ${name}?` }
  return {
    schema: 'mlgate/result@1',
    decision: 'error',
    error: first,
    errors: [first, { code: 'no-file', message: name }],
  }
}
