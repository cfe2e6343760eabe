import { createHash } from 'node:crypto'
import type { Place } from '../errors.ts'
import type { ErrorRecord, Record1 } from '../record/types.ts'
import { decidingOf, type Finding, loosenedOf, othersOf } from './findings.ts'
import type { ErrorOptions, ReportOptions } from './index.ts'
import { harmless } from './json.ts'
import { clipped, visible } from './text.ts'

/**
 * SARIF 2.1.0: what failed and what is undecided, each at its line of the spec, the gravest first. What passed is no
 * result, since code scanning would list it as an alert. An undecided check is a `warning` where it holds the release
 * and a `note` where not: SARIF's own `open` demands the level `none`, which code scanning drops.
 */
export function sarif(record: Record1, { inRepository }: Pick<ReportOptions, 'inRepository'>): string {
  const { failed, undecided, inSlices, waived } = othersOf(record)
  const findings = [
    ...decidingOf(record).map(found => ({ found, level: found.outcome === 'undecided' ? 'warning' : 'error' })),
    ...[...waived, ...failed].map(found => ({ found, level: 'warning' })),
    ...[...undecided, ...inSlices].map(found => ({ found, level: 'note' })),
  ].toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
  const all = [...loosenedOf(record).map(found => ({ found, level: 'warning' })), ...findings]
  const kept = all.slice(0, MOST_RESULTS)
  const rules = [...new Map(kept.map(({ found }) => [ruleIdOf(found), ruleOf(found)])).values()]
  const places = new Map(rules.map(({ id }, i) => [id, i]))
  const where = inRepository ?? (file => file)
  const results = kept.map(({ found, level }) => ({
    ruleId: ruleIdOf(found),
    ruleIndex: places.get(ruleIdOf(found)),
    level,
    message: { text: plain(found.sentence) },
    locations: [locationOf(found.at ?? { file: record.spec.path }, where)],
    ...suppressed(found),
    partialFingerprints: { 'mlgateCheck/v1': digest(found.id) },
    properties: { check: clipped(visible(found.id), LONGEST), verdict: found.check?.verdict ?? 'inconclusive' },
  }))
  const stage = record.stage === null ? '' : `${record.stage}/`
  return log({
    tool: { driver: { name: 'mlgate', version: record.provenance.mlgate, rules } },
    // Code scanning keeps apart what differs before the last slash: several models in one repository.
    automationDetails: { id: clipped(visible(`mlgate/${record.model}/${stage}`), LONGEST) },
    invocations: [
      {
        executionSuccessful: true,
        startTimeUtc: record.provenance.started,
        ...(all.length > kept.length && {
          toolExecutionNotifications: [
            {
              level: 'warning',
              message: { text: `${all.length - kept.length} findings are left out: a run holds ${MOST_RESULTS}.` },
            },
          ],
        }),
      },
    ],
    results,
    properties: { decision: record.decision, runId: record.run_id },
  })
}

/** A run that was not carried through, with the errors as its notifications: results it has none. */
export const sarifOfError = ({ errors }: ErrorRecord, { inRepository, mlgate }: ErrorOptions): string =>
  log({
    tool: { driver: { name: 'mlgate', version: mlgate } },
    invocations: [
      {
        executionSuccessful: false,
        exitCode: 2,
        toolExecutionNotifications: errors.map(({ code, message, at }) => ({
          level: 'error',
          descriptor: { id: code },
          message: { text: plain(message) },
          ...(at && { locations: [locationOf(at, inRepository ?? (file => file))] }),
        })),
      },
    ],
    results: [],
  })

/** Let through by the spec's owner, as others mark their alerts. */
const suppressed = ({ check }: Finding) =>
  check?.waived
    ? {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: plain(`Until ${check.waived.until}, by ${check.waived.owner}: ${check.waived.reason}`),
          },
        ],
      }
    : {}

/** Code scanning refuses runs with more. */
const MOST_RESULTS = 25_000
const LEVELS = ['error', 'warning', 'note']
/** Of ids, by code scanning. */
const LONGEST = 255
const LONGEST_MESSAGE = 1000

const log = (run: object): string =>
  `${harmless(
    JSON.stringify(
      {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [{ ...run, columnKind: 'utf16CodeUnits' }],
      },
      null,
      2,
    ),
  )}\n`

/** `latency/p99/margin`: the same for all subjects and slices, as a rule is. */
const ruleIdOf = ({ id, check }: Finding): string =>
  clipped(visible(check ? `${id.split('/')[0]}/${check.metric}/${check.kind}` : id.split('/')[0]!), LONGEST)

function ruleOf(found: Finding) {
  const { check } = found
  const text = check
    ? `The limit \`${check.kind}\` of ${check.metric}, a metric in ${check.measured_in}.`
    : 'What the spec no longer asks for, or a gate or run that decided nothing.'
  return {
    id: ruleIdOf(found),
    shortDescription: { text: plain(text) },
    help: { text: 'The rollout spec says what is allowed; `mlgate gates` says how each metric is defined.' },
    properties: { tags: ['model-release'] },
  }
}

/** `[text](1)` in a message is a link in SARIF; nothing from a log may be one. */
const plain = (text: string): string => clipped(visible(text).replaceAll('](', '] ('), LONGEST_MESSAGE)

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

function locationOf({ file, line, column }: Place, inRepository: (file: string) => string) {
  return {
    physicalLocation: {
      artifactLocation: uriOf(inRepository(file)),
      region: { startLine: line ?? 1, ...(line !== undefined && column !== undefined && { startColumn: column }) },
    },
  }
}

/** Relative to the repository's root, or a `file:` of its own where it is outside. */
function uriOf(file: string): { uri: string; uriBaseId?: string } {
  const path = file
    .replaceAll('\\', '/')
    .split('/')
    .map(part => encodeURIComponent(part.toWellFormed()))
    .join('/')
  return path.startsWith('/') ? { uri: `file://${path}` } : { uri: path, uriBaseId: '%SRCROOT%' }
}
