import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MlgateError } from '../../src/errors.ts'
import type { LoadedSpec } from '../../src/spec/load.ts'
import { type Loosened, loosenedIn } from '../../src/spec/loosened.ts'
import { child, type Node, type Path, spoken } from '../../src/spec/tree.ts'
import { parse } from './helpers.ts'

const BASE = `version: 1
requires: ">=0.0"
model: credit
task: binary
about: {owner: risk}
timezone: UTC
window: {last: 14d}
logs:
  incumbent: {path: v1.parquet, version: v1, where: 'ok = 1', format: parquet}
  candidate: {path: v2.parquet, version: v2, where: 'ok = 1', format: parquet}
  labels: {path: labels.parquet, time: at, maturity: 7d, absent: 0, where: 'x = 1'}
  reference: {path: training.parquet}
pairing: required
columns:
  id: request_id
  time: ts
  unit: user_id
  score: {incumbent: old, candidate: new}
  decision: score > 0.4
  label: {value: y, log: labels}
  latency: {value: took, unit: s}
  error: status >= 500
  features: [age, income]
  groups: [sex]
threshold: 0.4
confidence: 0.95
multiplicity: benjamini-hochberg
inconclusive: hold
slices:
  sex: {by: sex}
  race: {by: [race], min_rows: 500}
  seniors: {where: age >= 60, prove: true, margin_scale: 2}
measures:
  revenue: {value: usd, aggregate: sum, better: higher, unit: usd, outcome: per_arm, rule: interval}
  cost: {numerator: spent, denominator: sold, better: lower}
gates:
  - gate: data
    contract: {score: {range: [0, 1]}}
    tolerance: 0.01
    metrics: {rows: {min: 10000}, freshness: {max: 24h}, null_rate(score): {max: 1%}}
  - gate: parity
    metrics: {flip_rate: {max: {value: 15%, severity: warn, rule: point}}, spearman: {min: 0.8, optional: false}}
  - gate: ./own.ts
    name: own
    optional: false
    severity: warn
    metrics: {x: {equivalent: 0.1, tolerance: 0.1}}
  - gate: calibration
    slices: [sex, race]
    where: age > 20
    bins: 15
    metrics: {ece: {max: 0.03, margin: 0.01}, spiegelhalter_z: {alpha: 0.01}}
  - gate: fairness
    by: [sex]
    of: [score]
    min_group: {rows: 100, events: 50}
    metrics: {accuracy_difference: {max: 0.1}}
  - gate: latency
    alpha: 0.05
    metrics: {p99.9: {max: 250ms, margin: {value: 20%, floor: 5ms}}, p50: {superior: {value: true, severity: block}}}
`

/** The same, released in stages. */
const STAGED = `${BASE}lineage: {model: models/v2.onnx}
waivers:
  - {check: latency/p50/superior, until: 2026-12-31, candidate: v2, owner: ana, reason: known}
stages:
  - {name: shadow, strategy: shadow, gates: [data, parity, {name: latency, metrics: {p50: {max: 60ms}}}]}
  - name: canary
    strategy: canary
    traffic: 5%
    audience: staff
    logs: {incumbent: live/v1.parquet, candidate: live/v2.parquet}
    columns: {error: failed}
    gates: [data, {gate: fairness, name: live, metrics: {error_rate_difference: {max: 0.1}}}]
    min: {rows: 20000, duration: 6h}
    sequential: true
    limit: {rows: 90000, duration: 7d, then: rollback}
    next: ab
  - {name: ab, strategy: ab, traffic: 50%, approvals: {risk: 1}, gates: [data, latency]}
approvers: {risk: [ana, bob]}
commands: {promote: [./deploy, --to, "{next.traffic}"], rollback: [./deploy], hold: [./notify]}
state: rollouts
allowed_signers: signers
separation: true
`

const base = parse(BASE)
const staged = parse(STAGED)
const edited = (from: string, to: string): LoadedSpec => {
  expect(BASE).toContain(from)
  return parse(BASE.replace(from, to))
}
const brief = (all: readonly Loosened[]) => all.map(({ what, how }) => `${how} ${what}`)

test('a spec against itself loosens nothing', () => {
  expect(loosenedIn(base, parse(BASE))).toEqual([])
})

describe('is told', () => {
  test.each([
    ['24h', '25h', 'laxer gates.data.metrics.freshness.max'],
    ['{min: 10000}', '{min: 9999}', 'laxer gates.data.metrics.rows.min'],
    ['{value: 20%, floor', '{value: 21%, floor', 'laxer gates.latency.metrics.p99.9.margin'],
    ['floor: 5ms', 'floor: 6ms', 'laxer gates.latency.metrics.p99.9.margin.floor'],
    ['margin: 0.01}', 'margin: {value: 0.01, floor: 0.1}}', 'laxer gates.calibration.metrics.ece.margin.floor'],
    ['equivalent: 0.1', 'equivalent: 0.2', 'laxer gates.own.metrics.x.equivalent'],
    ['{alpha: 0.01}', '{alpha: 0.001}', 'laxer gates.calibration.metrics.spiegelhalter_z.alpha'],
    ['{max: 1%}', '{max: 0.01}', 'changed gates.data.metrics.null_rate(score).max'],
    ['severity: block}', 'severity: warn}', 'laxer gates.latency.metrics.p50.superior.severity'],
    ['rule: point', 'rule: interval', 'changed gates.parity.metrics.flip_rate.max.rule'],
    ['optional: false}', 'optional: true}', 'laxer gates.parity.metrics.spearman.optional'],
    ['max: 0.03, ', '', 'removed gates.calibration.metrics.ece.max'],
    ['{rows: {min: 10000}, ', '{', 'removed gates.data.metrics.rows'],
    ['slices: [sex, race]', 'slices: [race]', 'removed gates.calibration.slices'],
    ['slices: [sex, race]', 'slices: [sex, race, seniors]', 'changed gates.calibration.slices'],
    ['rows: 100, events', 'rows: 101, events', 'laxer gates.fairness.min_group.rows'],
    ['rows: 100, events', 'rows: 99, events', 'changed gates.fairness.min_group.rows'],
    ['    tolerance: 0.01', '    tolerance: 0.02', 'laxer gates.data.tolerance'],
    ['age > 20', 'age > 30', 'changed gates.calibration.where'],
    ['    where: age > 20\n', '', 'changed gates.calibration.where'],
    ['bins: 15', 'bins: 5', 'changed gates.calibration.options.bins'],
    ['gate: calibration', 'gate: drift\n    name: calibration', 'changed gates.calibration.gate'],
    ['min_rows: 500', 'min_rows: 501', 'laxer slices.race.min_rows'],
    ['min_rows: 500', 'min_rows: 499', 'changed slices.race.min_rows'],
    ['prove: true', 'prove: false', 'laxer slices.seniors.prove'],
    ['margin_scale: 2', 'margin_scale: 3', 'laxer slices.seniors.margin_scale'],
    ['age >= 60', 'age >= 61', 'changed slices.seniors.where'],
    ['inconclusive: hold', 'inconclusive: pass', 'laxer inconclusive'],
    ['confidence: 0.95', 'confidence: 0.9', 'laxer confidence'],
    ['confidence: 0.95', 'confidence: 0.99', 'changed confidence'],
    ['multiplicity: benjamini-hochberg', 'multiplicity: holm', 'laxer multiplicity'],
    ['pairing: required', 'pairing: none', 'laxer pairing'],
    ['threshold: 0.4', 'threshold: 0.6', 'changed threshold'],
    ['last: 14d', 'last: 1d', 'changed window.last'],
    ['{incumbent: old, candidate: new}', 'new', 'changed columns.score'],
    ['  unit: user_id\n', '', 'changed columns.unit'],
    ['features: [age, income]', 'features: [age]', 'changed columns.features'],
    ['training.parquet', 'elsewhere.parquet', 'changed logs.reference'],
    ['v1.parquet', 'elsewhere.parquet', 'changed logs.incumbent'],
    ["v2, where: 'ok = 1'", "v2, where: 'ok = 0'", 'changed logs.candidate.where'],
    ["v2, where: 'ok = 1', ", 'v2, ', 'changed logs.candidate.where'],
    ['maturity: 7d', 'maturity: 1d', 'changed logs.labels.maturity'],
    ['absent: 0, ', '', 'changed logs.labels.absent'],
    ['spent', 'earned', 'changed measures.cost.numerator'],
  ])('%s → %s', (from, to, told) => {
    expect(brief(loosenedIn(base, edited(from, to)))).toEqual([told])
  })

  test('a gate that is gone, or disabled with a reason', () => {
    const without = parse(BASE.replace(/ {2}- gate: parity\n.*\n/, ''))
    expect(loosenedIn(base, without)).toMatchObject([
      { what: 'gates.parity', how: 'removed', message: '`gates.parity` was taken out.', at: { line: 37 } },
    ])
    const over = 'version: 1\nextends: base.yaml\ngates:\n  - {name: parity, disabled: "ADR 12"}\n'
    expect(brief(loosenedIn(base, parse(over, {}, { 'base.yaml': BASE })))).toEqual(['removed gates.parity'])
  })

  test('a first model, of which nothing can be compared', () => {
    const first = parse(BASE.replace(/incumbent: \{path.*/, 'incumbent: none').replace('pairing: required\n', ''))
    expect(brief(loosenedIn(base, first))).toEqual(['laxer logs.incumbent', 'laxer pairing'])
  })

  test('with old and new, and where it is now', () => {
    expect(loosenedIn(base, edited('24h', '3d'))).toEqual([
      {
        what: 'gates.data.metrics.freshness.max',
        how: 'laxer',
        before: '24h',
        after: '3d',
        at: { file: 'mlgate.yaml', line: 40, column: 52 },
        message: '`gates.data.metrics.freshness.max` was 24h, and is 3d, which asks for less.',
      },
    ])
  })

  test('never with what came from the environment', () => {
    const secret = BASE.replace('version: 1\n', 'version: 1\nenv: [LIMIT, RULE]\n')
      .replace('24h', '"$${env:LIMIT}"')
      .replace('age > 20', '"$${env:RULE}"')
    const told = loosenedIn(base, parse(secret, { env: { LIMIT: '99h', RULE: 'age > 77' } }))
    expect(told.map(t => [t.before, t.after])).toEqual([
      ['24h', '${env}'],
      ['age > 20', '${env}'],
    ])
    expect(JSON.stringify(told)).not.toMatch(/99h|77/)
  })
})

describe('of a rollout is told', () => {
  test.each([
    ['until: 2026-12-31', 'until: 2027-01-01', ['laxer waivers.latency/p50/superior.until']],
    [' candidate: v2, owner', ' owner', ['changed waivers.latency/p50/superior.candidate']],
    ['rows: 20000', 'rows: 2000', ['laxer stages.canary.min.rows']],
    ['{rows: 20000, duration: 6h}', '{rows: 20000}', ['laxer stages.canary.min.duration']],
    ['approvals: {risk: 1}, ', '', ['laxer stages.ab.approvals.risk']],
    ['risk: [ana, bob]', 'risk: [ana]', ['changed approvers.risk']],
    ['separation: true', 'separation: false', ['laxer separation']],
    ['{model: models/v2.onnx}', '{}', ['removed lineage.model']],
    ['gates: [data, latency]', 'gates: [data]', ['removed stages.ab.gates', 'removed stages.ab.gates.latency']],
    // Once, where it is written.
    ['24h', '25h', ['laxer gates.data.metrics.freshness.max']],
    ['max: 60ms', 'max: 70ms', ['laxer stages.shadow.gates.latency.metrics.p50.max']],
    [
      'max: 0.1}}}]\n    min',
      'max: 0.2}}}]\n    min',
      ['laxer stages.canary.gates.live.metrics.error_rate_difference.max'],
    ],
    ['error: failed', 'error: false', ['changed stages.canary.columns.error']],
    ['live/v1', 'live/v0', ['changed stages.canary.logs.incumbent']],
    ['traffic: 50%', 'traffic: 40%', ['changed stages.ab.traffic']],
    ['sequential: true', 'sequential: false', ['changed stages.canary.sequential']],
  ])('%s → %s', (from, to, told) => {
    expect(STAGED).toContain(from)
    expect(brief(loosenedIn(staged, parse(STAGED.replace(from, to))))).toEqual(told)
  })

  test.each([
    ['until: 2026-12-31', 'until: 2026-12-30'],
    ['rows: 20000', 'rows: 30000'],
    ['models/v2.onnx', 'models/v3.onnx'],
    ['approvals: {risk: 1}', 'approvals: {risk: 2}'],
    ['gates: [data, latency]', 'gates: [data, latency, parity]'],
    ['live/v2', 'live/v3'],
  ])('%s → %s is not', (from, to) => {
    expect(STAGED).toContain(from)
    expect(loosenedIn(staged, parse(STAGED.replace(from, to)))).toEqual([])
  })

  test('a waiver that is new, and a stage that is gone', () => {
    const more = STAGED.replace(
      'waivers:\n',
      'waivers:\n  - {check: data/rows/min, until: 2026-12-31, owner: ana, reason: x}\n',
    )
    expect(brief(loosenedIn(staged, parse(more)))).toEqual(['laxer waivers.data/rows/min'])
    expect(loosenedIn(parse(more), staged)).toEqual([])
    const without = parse(STAGED.replace(/ {2}- \{name: shadow.*\n/, ''))
    expect(brief(loosenedIn(staged, without))).toEqual(['removed stages.shadow'])
    expect(brief(loosenedIn(staged, base))).toContain('changed stages')
  })
})

describe('is not told', () => {
  test.each([
    ['24h', '23h'],
    ['24h', '1d'],
    ['{min: 10000}', '{min: 10001}'],
    ['{value: 20%, floor', '{value: 19%, floor'],
    [', floor: 5ms', ''],
    ['{alpha: 0.01}', '{alpha: 0.02}'],
    ['severity: warn, rule', 'severity: block, rule'],
    ['inconclusive: hold', 'inconclusive: fail'],
    ['multiplicity: benjamini-hochberg', 'multiplicity: none'],
    ['margin_scale: 2', 'margin_scale: 1'],
    ['{owner: risk}', '{owner: ops}'],
    ['v2.parquet, version: v2', 'v3.parquet, version: v3'],
    ['metrics: {ece: ', 'metrics: {brier: {max: 0.2}, ece: '],
    ['  - gate: parity', '  - {gate: drift, metrics: {psi: {max: 0.2}}}\n  - gate: parity'],
    ['slices: [sex, race]', 'slices: [race, sex]'],
    ['slices:\n  sex:', 'slices:\n  all-ages: {by: age}\n  sex:'],
  ])('%s → %s', (from, to) => {
    expect(loosenedIn(base, edited(from, to))).toEqual([])
  })

  test('another order of the gates', () => {
    const [, head, gates] = /^(.*?gates:\n)(.*)$/s.exec(BASE)!
    const turned = gates!.split(/(?=^ {2}- )/m).toReversed()
    expect(loosenedIn(base, parse(head + turned.join('')))).toEqual([])
  })
})

test('whatever makes a limit laxer is told, whatever makes it stricter is not', () => {
  const limits = { max: 1, min: -1, margin: 1, equivalent: 1, alpha: -1 } as const
  const size = fc.integer({ min: 1, max: 999 }).map(n => n / 1000)
  const unit = fc.constantFrom('', '%', 'pp', 'ms', 'h')
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(limits) as (keyof typeof limits)[])),
      size,
      size,
      unit,
      (kind, a, b, u) => {
        const written = (x: number) => (kind === 'alpha' ? String(x) : `${x}${u}`)
        const spec = (x: number) =>
          parse(`version: 1
model: m
logs: {incumbent: a, candidate: b}
gates: [{gate: g, metrics: {x: {${kind}: ${written(x)}}}}]
`)
        const told = loosenedIn(spec(a), spec(b)).map(l => l.how)
        expect(told).toEqual(limits[kind] * (b - a) > 0 ? ['laxer'] : [])
      },
    ),
  )
})

/** Every scalar of a document with its path. */
const scalars = (node: Node, path: Path = []): { path: Path; text: string }[] =>
  node.kind === 'scalar'
    ? [{ path, text: node.text }]
    : node.kind === 'list'
      ? node.items.flatMap((item, i) => scalars(item, [...path, i]))
      : node.entries.flatMap(e => scalars(e.value, [...path, e.key]))

/** What says nothing of what is asked, and so may change unseen; among them an `alpha` over metrics that take none. */
const SILENT =
  /^(about\.|logs\.(incumbent|candidate)\.version|logs\.candidate\.path|gates\[5\]\.alpha|lineage\.|waivers\[0\]\.reason|stages\[1\]\.logs\.candidate)/
/** What can have no other value, or none that says another thing. */
const NOTHING_ELSE =
  /^(version|columns\.label\.log|measures\.revenue\.outcome|approvers\.risk\[0\]|stages\[1\]\.next|stages\[2\]\.name)$/

describe('a change of any value is told, from one side or from the other', () => {
  // What stages name can be called nothing else; of the spec alone it can.
  const all = [...scalars(base.tree), ...scalars(staged.tree).filter(s => !child(base.tree, s.path[0]!))]
  const others = (text: string): string[] => {
    const number = /^(-?[\d.]+)(.*)$/.exec(text)
    const words = [
      ['true', 'false'],
      ['block', 'warn'],
      ['interval', 'point'],
      ['lower', 'higher'],
      ['required', 'none'],
      ['hold', 'pass', 'fail'],
      ['holm', 'benjamini-hochberg', 'none'],
      ['binary', 'regression'],
      ['shadow', 'backtest'],
      ['data', 'parity', 'latency', 'calibration'],
      ['ana', 'bob'],
      ['canary', 'monitor', 'ab'],
      ['rollback', 'hold'],
      ['s', 'ms'],
      ['parquet', 'csv'],
    ].flatMap(set => (set.includes(text) ? set.filter(w => w !== text) : []))
    return [
      ...(number
        ? [
            `${Number(number[1]) * 0.5}${number[2]}`,
            `${Number(number[1]) + 1}${number[2]}`,
            `${Number(number[1]) * 0.9}${number[2]}`,
          ]
        : []),
      ...words,
      `${text}x`,
      'seniors',
      'Europe/Paris',
    ]
  }
  const plain = ({ spec, stages }: LoadedSpec) =>
    JSON.stringify([spec, ...Object.values(stages).map(s => s.spec)], (key, value) =>
      key === 'pointer' || key === 'at' ? undefined : value,
    )

  test.each(all.filter(s => !SILENT.test(spoken(s.path))).map(s => [spoken(s.path), s] as const))(
    '%s',
    (_, { path, text }) => {
      const [before, source] = child(base.tree, path[0]!) ? [base, BASE] : [staged, STAGED]
      const changed = others(text).flatMap(other => {
        try {
          return [parse(rewritten(source, before, path, other))]
        } catch (error) {
          if (error instanceof MlgateError) return []
          throw error
        }
      })
      const different = changed.filter(spec => plain(spec) !== plain(before))
      expect(different.length > 0 || NOTHING_ELSE.test(spoken(path)), text).toBe(true)
      for (const spec of different)
        expect([...loosenedIn(before, spec), ...loosenedIn(spec, before)], plain(spec)).not.toEqual([])
    },
  )

  /** The text with one scalar replaced where it stands. */
  function rewritten(source: string, { tree }: LoadedSpec, path: Path, other: string): string {
    const node = path.reduce<Node>((n, step) => child(n, step)!, tree)
    const lines = source.split('\n')
    const { line = 1, column = 1 } = node.at
    const before = lines[line - 1]!
    const quoted = before[column - 1] === "'" || before[column - 1] === '"'
    const length = (node.kind === 'scalar' ? node.text.length : 0) + (quoted ? 2 : 0)
    lines[line - 1] =
      `${before.slice(0, column - 1)}${quoted ? JSON.stringify(other) : other}${before.slice(column - 1 + length)}`
    return lines.join('\n')
  }
})
