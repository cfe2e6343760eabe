import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { loadSpec } from '../../src/spec/load.ts'
import { NOT_YET } from '../../src/spec/not-yet.ts'
import { placeOf, placesOf, problemAt, readOptions } from '../../src/spec/places.ts'
import { GATE_KEYS, jsonSchema, specSchema } from '../../src/spec/schema.ts'
import { pathOf, pointerOf } from '../../src/spec/tree.ts'
import { readYaml } from '../../src/spec/yaml.ts'
import { CWD, codes, EVERYTHING, parse, problems, refusal, rendered, TWELVE, withSection } from './helpers.ts'

describe('twelve lines', () => {
  const { spec, warnings, ...loaded } = parse(TWELVE)

  test('resolve, every default explicit', async () => {
    expect(warnings).toEqual([])
    await expect(`${JSON.stringify(spec, null, 2)}\n`).toMatchFileSnapshot('./twelve.golden.txt')
  })

  test('are plain, frozen data', () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
    const everyObject = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(everyObject))
    expect(everyObject(spec)).toBe(true)
    expect(loaded.sources).toEqual([{ file: 'mlgate.yaml', sha256: loaded.sha256, text: TWELVE }])
  })

  test('every pointer of the resolved spec leads to where it was written', () => {
    const whole = parse(TWELVE)
    const limit = spec.gates[1]!.metrics[0]!.limits[0]!
    expect(limit).toMatchObject({ kind: 'margin', written: '0.005', pointer: '/gates/1/metrics/auc/margin' })
    expect(placeOf(whole, limit.pointer)).toEqual({ file: 'mlgate.yaml', line: 10, column: 29 })
    expect(placeOf(whole, limit.pointer, 'key')).toEqual({ file: 'mlgate.yaml', line: 10, column: 21 })
    expect(placeOf(whole, '/gates/1/metrics/auc/nothing/here')).toEqual(placeOf(whole, '/gates/1/metrics/auc'))
    const pointers = [...JSON.stringify(spec).matchAll(/"pointer":"([^"]+)"/g)].map(m => m[1]!)
    expect(pointers.length).toBeGreaterThan(10)
    expect(pointers.filter(pointer => !(pointer in placesOf(whole)))).toEqual([])
  })

  test('a problem found later gets its place and frame', () => {
    const problem = problemAt(parse(TWELVE), '/columns/score', { code: 'unknown-column', message: 'no such column' })
    expect(rendered(problem)).toContain('> 5 | columns: {id: request_id, score: score')
  })
})

describe('everything there is', () => {
  const found = problems(EVERYTHING, { vars: { day: '2026-01-01' } }, { '../base.yaml': '' })

  test('parses, but for what is not yet', () => {
    const text = EVERYTHING.replace('extends: [../base.yaml]', '# no base')
    const left = problems(text, { vars: { day: '2026-01-01' } })
    expect(new Set(left.map(p => p.code))).toEqual(new Set(['not-yet']))
    expect(left.map(p => /`([^`]+)`/.exec(p.message)![1])).toMatchInlineSnapshot(`
      [
        "columns.host",
      ]
    `)
  })

  test('all of it, without what is not yet, resolves', () => {
    const tops = NOT_YET.flatMap(({ key, only }) => (only || key.includes('.') ? [] : [key]))
    const text = EVERYTHING.replace('extends: [../base.yaml]', '# no base')
      .split(/\n(?=\S)/)
      .filter(section => !tops.some(key => section.startsWith(`${key}:`)))
      .join('\n')
      .replace(/^ {2}host:.*\n/gm, '')
      .replace(/ {2}- gate: \.\/gates[^\n]*\n[^\n]*\n?/, '')
    const { spec } = parse(text, { vars: { day: 'x' } })
    expect(spec.gates.map(gate => gate.name)).toEqual([
      'data',
      'parity',
      'drift',
      'calibration',
      'fairness',
      'latency',
      'significance',
      'night-shift',
    ])
    expect(spec.logs.labels).toMatchObject({ maturity: { seconds: 604_800 }, absent: 0, time: { text: 'labelled_at' } })
    expect(spec.gates[0]!.options).toEqual({
      contract: { score: { range: [0, 1] }, workclass: { allowed: ['Private', 'State-gov'] } },
    })
    expect(spec.gates[2]!.metrics[1]).toMatchObject({ metric: 'psi', subject: 'age' })
    expect(spec.gates[5]!.metrics[1]!.limits).toMatchObject([
      { kind: 'max', amount: { value: 250, unit: 'ms' }, floor: null },
      { kind: 'margin', amount: { value: 20, unit: '%' }, floor: { value: 5, unit: 'ms' } },
    ])
    expect(spec.gates[6]!.metrics[1]!.limits[1]).toMatchObject({
      kind: 'superior',
      amount: { value: 0 },
      severity: 'warn',
    })
    expect(spec.slices).toMatchObject({ seniors: { prove: true, margin_scale: 2, where: { text: 'age >= 60' } } })
    expect(spec.window).toEqual({ last: { seconds: 14 * 86_400, written: '14d' } })
  })

  test('an unreadable base is said of the base', () => {
    expect(found.map(p => `${p.code} ${p.at?.file}`)).toEqual(['empty-spec ../base.yaml'])
  })
})

describe('names are read from their source text', () => {
  const named = (yaml: string) => parse(withSection(yaml)).spec

  test.each(['1.10', '007', '2026-01-01', 'no', 'true', '1e3', '0x1F', '.5', '12:30', 'on'])('%s', text => {
    expect(named(`model: ${text}`).model).toBe(text)
    expect(
      parse(withSection(`logs: {incumbent: a, candidate: {path: b, version: ${text}}}`)).spec.logs.candidate.version,
    ).toBe(text)
    expect(parse(withSection(`columns: {score: ${text}}`)).spec.columns.score?.candidate?.[0]?.text).toBe(text)
  })

  test('numbers and booleans are what the schema wants them to be, and quotes make text', () => {
    const { spec } = parse(
      withSection('threshold: 1e-1\nslices: {a: {by: [1], prove: True, min_rows: 0o17}}\nabout: {n: 1.50}'),
    )
    expect(spec.threshold).toBe(0.1)
    expect(spec.slices.a).toMatchObject({ prove: true, min_rows: 15, by: [{ text: '1' }] })
    expect(spec.about).toEqual({ n: '1.50' })
    expect(codes(withSection('threshold: "0.1"'))).toEqual(['wrong-type'])
  })

  test('absent labels keep their type', () => {
    const absent = (text: string) =>
      parse(withSection(`columns: {id: id}\nlogs: {incumbent: a, candidate: b, labels: {path: c, absent: ${text}}}`))
        .spec.logs.labels!.absent
    expect([absent('0'), absent('"0"'), absent('false'), absent('good')]).toEqual([0, '0', false, 'good'])
  })

  test('a gate’s own options are read by its own schema', () => {
    const loaded = parse(
      withSection(
        'gates: [{gate: data, bins: 10, edition: 1.10, codes: [007, 1], rest: 1.50, metrics: {rows: {min: 1}}}]',
      ),
    )
    const bins = z.int().max(50).default(5)
    const schema = z.strictObject({ bins, edition: z.string(), codes: z.array(z.string()), rest: z.number() })
    expect(readOptions(loaded, loaded.spec.gates[0]!, schema)).toEqual({
      value: { bins: 10, edition: '1.10', codes: ['007', '1'], rest: 1.5 },
      problems: [],
    })
  })

  test('a gate’s own schema refuses with a place, and proposes the keys of every gate as well', () => {
    const text = 'gates: [{gate: data, whre: x > 1, bin: 4, codes: 5, metrics: {rows: {min: 1}}}]'
    const loaded = parse(withSection(text))
    const schema = z.strictObject({ bins: z.int().optional(), codes: z.array(z.string()) })
    expect(readOptions(loaded, loaded.spec.gates[0]!, schema).problems.map(rendered)).toMatchInlineSnapshot(`
      [
        "mlgate.yaml:4:22 unknown-key
      \`whre\` is not a key of gates[0].
      → did you mean \`where\`?
        3 | logs: {incumbent: a.parquet, candidate: b.parquet}
      > 4 | gates: [{gate: data, whre: x > 1, bin: 4, codes: 5, metrics: {rows: {min: 1}}}]
          |                      ^",
        "mlgate.yaml:4:35 unknown-key
      \`bin\` is not a key of gates[0].
      → did you mean \`bins\`?
        3 | logs: {incumbent: a.parquet, candidate: b.parquet}
      > 4 | gates: [{gate: data, whre: x > 1, bin: 4, codes: 5, metrics: {rows: {min: 1}}}]
          |                                   ^",
        "mlgate.yaml:4:50 wrong-type
      \`gates[0].codes\` must be a list, not \`5\`.
        3 | logs: {incumbent: a.parquet, candidate: b.parquet}
      > 4 | gates: [{gate: data, whre: x > 1, bin: 4, codes: 5, metrics: {rows: {min: 1}}}]
          |                                                  ^",
      ]
    `)
  })
})

describe('extends', () => {
  const base = `version: 1
model: base
threshold: 0.3
columns: {score: score, groups: [sex, race]}
logs: {incumbent: logs/v1.parquet, candidate: logs/v2.parquet}
gates:
  - gate: drift
    metrics: {psi: {max: 0.2}}
  - gate: calibration
    bins: 10
    metrics: {ece: {max: 0.03}}
`
  const own = `version: 1
extends: shared/base.yaml
model: own
columns: {groups: [sex]}
logs: {candidate: mine/v3.parquet}
gates:
  - name: calibration
    metrics: {ece: {max: 0.05}, brier: {max: 0.2}}
  - {name: drift, disabled: "ADR 12"}
  - gate: parity
    metrics: {flip_rate: {max: 15%}}
`
  const loaded = parse(own, {}, { 'shared/base.yaml': base })
  const { spec } = loaded

  test('maps merge by key, gates by name, other lists replace', () => {
    expect(spec).toMatchObject({ model: 'own', threshold: 0.3 })
    expect(spec.columns.groups.map(g => g.text)).toEqual(['sex'])
    expect(spec.gates.map(g => g.name)).toEqual(['calibration', 'parity'])
    expect(spec.gates[0]).toMatchObject({ gate: 'calibration', options: { bins: 10 } })
    expect(spec.gates[0]!.metrics.map(m => `${m.metric} ${m.limits[0]!.written}`)).toEqual(['ece 0.05', 'brier 0.2'])
  })

  test('a gate taken out is recorded with its reason and place', () => {
    expect(spec.disabled).toEqual([
      { name: 'drift', reason: 'ADR 12', at: { file: 'mlgate.yaml', line: 9, column: 19 } },
    ])
  })

  test('paths are relative to the file that holds them', () => {
    expect(spec.logs.incumbent).toMatchObject({ paths: ['/work/shared/logs/v1.parquet'], written: ['logs/v1.parquet'] })
    expect(spec.logs.candidate.paths).toEqual(['/work/mine/v3.parquet'])
  })

  test('places point into the file that each value comes from', () => {
    expect(placeOf(loaded, '/threshold')).toEqual({ file: 'shared/base.yaml', line: 3, column: 12 })
    expect(placeOf(loaded, '/gates/0/bins')).toMatchObject({ file: 'shared/base.yaml', line: 10 })
    expect(placeOf(loaded, '/gates/0/metrics/ece/max')).toMatchObject({ file: 'mlgate.yaml', line: 8 })
    expect(loaded.sources.map(s => s.file)).toEqual(['mlgate.yaml', 'shared/base.yaml'])
  })

  test('a mistake in the base is shown in the base', () => {
    const wrong = problems(own, {}, { 'shared/base.yaml': base.replace('threshold: 0.3', 'treshold: 0.3') })
    expect(wrong.map(rendered)).toEqual([
      `shared/base.yaml:3:1 unknown-key
\`treshold\` is not a key of the spec.
→ did you mean \`threshold\`?
  2 | model: base
> 3 | treshold: 0.3
    | ^
  4 | columns: {score: score, groups: [sex, race]}`,
    ])
  })

  test('later bases win over earlier ones', () => {
    const two = own.replace('shared/base.yaml', '[shared/base.yaml, second.yaml]')
    const files = { 'shared/base.yaml': base, 'second.yaml': 'version: 1\nthreshold: 0.7\n' }
    expect(parse(two, {}, files).spec.threshold).toBe(0.7)
  })

  test.each([
    ['a circle', own, { 'shared/base.yaml': `extends: ../mlgate.yaml\n${base}` }, 'extends-cycle'],
    ['itself', TWELVE.replace('task: binary', 'extends: mlgate.yaml'), {}, 'extends-cycle'],
    ['a file that was not read', own, {}, 'extends-unread'],
    ['a map', `extends: {a: b}\n${TWELVE}`, {}, 'wrong-type'],
    ['a variable', `extends: "$\{team}.yaml"\n${TWELVE}`, {}, 'wrong-type'],
    ['a base of another version', own, { 'shared/base.yaml': base.replace('version: 1', 'version: 2') }, 'wrong-value'],
    [
      'a gate that the base does not have',
      own.replace('name: calibration', 'name: calibraton'),
      { 'shared/base.yaml': base },
      'unknown-gate',
    ],
    ['no reason', own.replace('"ADR 12"', 'true'), { 'shared/base.yaml': base }, 'disabled-without-reason'],
  ])('%s is refused', (_, text, files, code) => {
    expect(codes(text, {}, files as Record<string, string>)).toContain(code)
  })

  test('merging is by key: what neither file changes stays', () => {
    expect(parse('version: 1\nextends: b.yaml\n', {}, { 'b.yaml': TWELVE }).spec).toEqual(parse(TWELVE).spec)
  })
})

describe('variables', () => {
  const text = `version: 1
model: m-$\{day}
vars: {day: {required: true}, region: {default: eu}, tier: gold}
env: [BUCKET]
logs:
  incumbent: "s3://$\{env:BUCKET}/$\{region}/v1.parquet"
  candidate: "$\{region}/$\{day}/*.parquet"
about: {price: "$$\{day}", tier: "$\{tier}"}
gates: [{gate: data, metrics: {rows: {min: 1}}}]
`
  const given = { vars: { day: '2026-02-03' }, env: { BUCKET: 'lake', SECRET: 'x' } }

  test('are substituted in values, and keep their place', () => {
    const loaded = parse(text, given)
    expect(loaded.spec.model).toBe('m-2026-02-03')
    expect(loaded.spec.logs.incumbent?.paths).toEqual(['s3://lake/eu/v1.parquet'])
    expect(loaded.spec.logs.candidate.paths).toEqual([`${CWD}/eu/2026-02-03/*.parquet`])
    expect(loaded.spec.about).toEqual({ price: '${day}', tier: 'gold' })
    expect(placeOf(loaded, '/model')).toEqual({ file: 'mlgate.yaml', line: 2, column: 8 })
    expect(loaded.fromEnv).toEqual(['/logs/incumbent'])
  })

  test('never become structure, further variables or keys', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('a: {b: c}', '[x]', '\n- y', '${env:SECRET}', '$&', '"')),
        value => {
          fc.pre(!/^(~|null|Null|NULL|)$/.test(value))
          const loaded = parse(text, { ...given, vars: { day: value } })
          expect(loaded.spec.model).toBe(`m-${value}`)
        },
      ),
    )
  })

  test('a number may come from a variable', () => {
    const { spec } = parse(withSection('vars: {t: {default: 0.25}}\nthreshold: ${t}'))
    expect(spec.threshold).toBe(0.25)
  })

  test.each([
    ['missing', text, { ...given, vars: {} }, 'missing-var'],
    ['undeclared on the command line', text, { ...given, vars: { day: 'x', dya: 'x' } }, 'unknown-var'],
    ['undeclared in the spec', text.replace('m-${day}', 'm-${dya}'), given, 'unknown-var'],
    ['not in the environment', text, { ...given, env: {} }, 'missing-env'],
    ['no environment at all', text, { vars: given.vars }, 'missing-env'],
    ['not listed under env', text.replace('env:BUCKET', 'env:SECRET'), given, 'unknown-env'],
    ['malformed', text.replace('m-${day}', 'm-${}'), given, 'bad-var'],
    ['unclosed', text.replace('m-${day}', 'm-${day'), given, 'bad-var'],
    ['in a default', text.replace('default: eu', 'default: "${day}"'), given, 'misplaced-var'],
    ['required with a default', text.replace('{required: true}', '{required: true, default: x}'), given, 'bad-value'],
  ])('%s: refused', (_, spec, options, code) => {
    expect(codes(spec, options)).toEqual([code])
  })

  test('a variable of the prototype is not declared', () => {
    expect(codes(withSection('model: "${constructor}"'))).toEqual(['unknown-var'])
    expect(codes(withSection('env: [constructor]\nmodel: "${env:constructor}"'), { env: {} })).toEqual(['missing-env'])
  })
})

describe('flags in place of logs', () => {
  test('take the place of a path, and of a missing key', () => {
    const { spec } = parse(TWELVE, {
      overrides: { candidate: 'other/v3.parquet', reference: ['a.parquet', 'b.parquet'] },
    })
    expect(spec.logs.candidate.paths).toEqual([`${CWD}/other/v3.parquet`])
    expect(spec.logs.reference?.paths).toEqual([`${CWD}/a.parquet`, `${CWD}/b.parquet`])
    const none = parse(withSection('logs: {candidate: b}'), { overrides: { incumbent: 'none' } })
    expect(none.spec.logs.incumbent).toBeNull()
  })

  test('keep the filter, and drop what was said of the other file', () => {
    const text = withSection('logs: {incumbent: a, candidate: {path: b.csv, format: csv, version: v2, where: x > 1}}')
    const { candidate } = parse(text, { overrides: { candidate: 'c.parquet' } }).spec.logs
    expect(candidate).toMatchObject({
      format: null,
      version: null,
      where: { text: 'x > 1' },
      paths: [`${CWD}/c.parquet`],
    })
  })

  test('are relative to the working directory, not to the spec', async () => {
    const read = async () => withSection('logs: {incumbent: a, candidate: b}')
    const loaded = await loadSpec('deep/spec.yaml', { cwd: CWD, overrides: { candidate: 'c' } }, read)
    expect(loaded.spec.logs.candidate.paths).toEqual(['/work/c'])
    expect(loaded.spec.logs.incumbent?.paths).toEqual(['/work/deep/a'])
    expect(placeOf(loaded, '/logs/candidate')).toEqual({ file: '--candidate' })
  })
})

describe('anchors', () => {
  test('ordinary use, and merges', () => {
    const { spec } = parse(
      withSection(`gates:
  - {gate: data, metrics: &m {rows: &n {min: 5}}}
  - {gate: data, name: two, metrics: *m}
  - {gate: data, name: three, metrics: {<<: *m, null_rate(x): {max: 0}, rows: {min: 7}}}`),
    )
    expect(spec.gates.map(g => g.metrics.map(m => `${m.written} ${m.limits[0]!.written}`))).toEqual([
      ['rows 5'],
      ['rows 5'],
      ['null_rate(x) 0', 'rows 7'],
    ])
  })

  test('bombs are refused, quickly', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, i) => `  a${i}: &a${i} [${i === 0 ? 'x' : Array(9).fill(`*a${i - 1}`)}]`,
    )
    expect(codes(`about:\n${bomb.join('\n')}\n`)).toEqual(['yaml-alias'])
    const merges = Array.from(
      { length: 30 },
      (_, i) => `  a${i}: &a${i} {k${i}: 1${i === 0 ? '' : `, <<: [${Array(9).fill(`*a${i - 1}`)}]`}}`,
    )
    expect(codes(`about:\n${merges.join('\n')}\n`)).toEqual(['yaml-alias'])
    expect(codes('about: &a {b: *a}\n')).toEqual(['yaml-alias'])
    expect(codes(`about: ${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toEqual(['yaml-too-deep'])
    expect(codes(`about: ${'{a: '.repeat(100)}1${'}'.repeat(100)}`)).toEqual(['yaml-too-deep'])
    expect(codes(`# ${'x'.repeat(1_000_001)}`)).toEqual(['yaml-too-large'])
  })
})

describe('reading files', () => {
  test.each([
    ['nowhere.yaml', 'spec-not-found'],
    ['.', 'spec-unreadable'],
  ])('%s', async (name, code) => {
    await expect(loadSpec(join(import.meta.dirname, name))).rejects.toMatchObject({ problems: [{ code }] })
  })

  test('a base that is missing is reported where it is named, with all else', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'mlgate-'))
    writeFileSync(join(dir, 'a.yaml'), `extends: [b.yaml, gone.yaml]\n${TWELVE}`)
    writeFileSync(join(dir, 'b.yaml'), 'version: 1\nmodel: x\nmodel: y\n')
    writeFileSync(join(dir, 'bytes.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xff]))
    const failure = await loadSpec('a.yaml', { cwd: dir }).catch(error => error)
    expect(failure.problems.map((p: { code: string; at: object }) => [p.code, p.at])).toEqual([
      ['spec-not-found', { file: 'a.yaml', line: 1, column: 19 }],
      ['duplicate-key', { file: 'b.yaml', line: 3, column: 1 }],
    ])
    await expect(loadSpec('bytes.yaml', { cwd: dir })).rejects.toMatchObject({
      problems: [{ code: 'spec-unreadable' }],
    })
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    expect(parse(`\uFEFF${TWELVE.replaceAll('\n', '\r\n')}`).spec).toEqual(parse(TWELVE).spec)
  })
})

test('`requires` is held against the version, where it is known', () => {
  const text = withSection('requires: ">=1.4"')
  expect(codes(text, { mlgate: '1.3.0' })).toEqual(['requires'])
  expect(parse(text, { mlgate: '1.4.0' }).spec.requires).toBe('>=1.4')
  expect(codes(withSection('requires: newest'), { mlgate: '1.4.0' })).toEqual(['bad-value'])
})

test('a slice that no gate looks at is warned of', () => {
  const { warnings } = parse(
    withSection('slices: {sex: {by: sex}, race: {by: race}}').replace('metrics', 'slices: [sex], metrics'),
  )
  expect(warnings.map(rendered)).toMatchInlineSnapshot(`
    [
      "mlgate.yaml:5:26 unused-slice
    No gate looks at the slice \`race\`.
    → a gate asks for it with \`slices: true\` or by its name
      4 | gates: [{gate: data, slices: [sex], metrics: {rows: {min: 1}}}]
    > 5 | slices: {sex: {by: sex}, race: {by: race}}
        |                          ^",
    ]
  `)
})

test('limits take their severity from the nearest that says one', () => {
  const { spec } = parse(
    withSection(`gates:
  - gate: data
    severity: warn
    alpha: 0.01
    metrics:
      a: {max: 1}
      b: {severity: block, max: 1, min: {value: 0, severity: warn, rule: point}}
      chi2: {}
      ratio: {alpha: 0.001}
      off: {superior: false, max: 1}`),
  )
  const shown = spec.gates[0]!.metrics.map(m =>
    m.limits.map(l => `${m.metric}/${l.kind} ${l.written} ${l.severity} ${l.rule}`),
  )
  expect(shown).toEqual([
    ['a/max 1 warn interval'],
    ['b/max 1 block interval', 'b/min 0 warn point'],
    ['chi2/alpha 0.01 warn interval'],
    ['ratio/alpha 0.001 warn interval'],
    ['off/max 1 warn interval'],
  ])
})

test('roles: an expression, a list, by arm, from another log, with a unit', () => {
  const { columns } = parse(
    withSection(`columns:
  id: [a, b]
  score: {incumbent: p1, candidate: p2}
  label: {log: labels, value: is_fraud}
  latency: {value: {incumbent: t1, candidate: t2}, unit: us}
  decision: action = 'DECLINE'`),
  ).spec
  const texts = (role: keyof typeof columns, arm: 'incumbent' | 'candidate' | 'reference') =>
    (columns[role] as unknown as Record<string, { text: string }[] | null>)[arm]?.map(e => e.text) ?? null
  expect(texts('id', 'reference')).toEqual(['a', 'b'])
  expect([texts('score', 'incumbent'), texts('score', 'candidate'), texts('score', 'reference')]).toEqual([
    ['p1'],
    ['p2'],
    null,
  ])
  expect(columns.label).toMatchObject({
    log: 'labels',
    candidate: [{ text: 'is_fraud', pointer: '/columns/label/value' }],
  })
  expect(columns.latency).toMatchObject({ unit: 'us', candidate: [{ text: 't2' }] })
  expect(texts('decision', 'candidate')).toEqual(["action = 'DECLINE'"])
  expect(columns.weight).toBeNull()
})

test('every line of what is not yet is reached by a spec', () => {
  const hit = problems(EVERYTHING.replace('extends: [../base.yaml]', ''), { vars: { day: 'x' } })
  const others = [
    'logs: {interleaved: {table: t, sampled: 10%, format: arrow}}',
    'columns: {label: {log: candidate, value: x}}',
  ].flatMap(section => problems(withSection(section)))
  const messages = [...hit, ...others].filter(p => p.code === 'not-yet').map(p => p.message)
  for (const { what } of NOT_YET)
    expect(
      messages.some(m => m.includes(what)),
      what,
    ).toBe(true)
})

describe('no misspelt key is passed over', () => {
  /** Where keys are names of the user's or of a gate's, and so not the schema's. */
  const free = [
    /^\/about/,
    /^\/vars\/[^/]+$/,
    /^\/(slices|measures|lineage|approvers)\/[^/]+$/,
    /^\/gates\/\d+\/contract/,
    /^\/gates\/\d+\/metrics\/[^/]+$/,
    /^\/stages\/\d+\/(approvals\/[^/]+|gates\/.*)$/,
  ]
  const text = EVERYTHING.replace('extends: [../base.yaml]', 'extends: []')
  const root = readYaml(text, 'mlgate.yaml').root!
  const keys = Object.keys(placesOf({ tree: root } as never)).filter(
    pointer => pointer !== '' && !/\/\d+$/.test(pointer) && !free.some(pattern => pattern.test(pointer)),
  )
  const lines = text.split('\n')
  const misspellings = (word: string) =>
    fc
      .record({
        how: fc.constantFrom('drop', 'swap', 'double', 'change'),
        at: fc.nat(word.length - 1),
        letter: fc.constantFrom(...'qxzj'),
      })
      .map(({ how, at, letter }) => {
        const [before, here, after] = [word.slice(0, at), word[at]!, word.slice(at + 1)]
        if (how === 'drop') return before + after
        if (how === 'double') return before + here + here + after
        if (how === 'swap' && after) return before + after[0] + here + after.slice(1)
        return before + letter + after
      })
      .filter(wrong => wrong !== word && wrong !== '')

  test('one letter wrong is an unknown key at its place, or a gate option for the gate to refuse', () => {
    expect(keys.length).toBeGreaterThan(120)
    const known = new Set(Object.keys(specSchema.def.shape))
    fc.assert(
      fc.property(
        fc.constantFrom(...keys).chain(key => fc.tuple(fc.constant(key), misspellings(pathOf(key).at(-1)!))),
        ([key, wrong]) => {
          const path = pathOf(key)
          const word = path.at(-1)!
          fc.pre(!known.has(wrong))
          const tree = { tree: root } as never
          const at = placeOf(tree, path, 'key')
          const line = lines[at.line! - 1]!
          const changed = lines.with(
            at.line! - 1,
            line.slice(0, at.column! - 1) + wrong + line.slice(at.column! - 1 + word.length),
          )
          const found = problems(changed.join('\n'), { vars: { day: 'x' } })
          const ofGate = /^\/gates\/\d+\/[^/]+$/.test(key)
          const refused = found.some(
            p => p.code === 'unknown-key' && p.at?.line === at.line && p.message.includes(`\`${wrong}\``),
          )
          if (ofGate) {
            expect(GATE_KEYS).toContain(word)
            expect(GATE_KEYS).not.toContain(wrong)
          } else expect(refused, `${key} → ${wrong}: ${found.map(p => p.message).join('; ')}`).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a misspelt key of a gate is kept as its option, never dropped', () => {
    const { spec } = parse(withSection('gates: [{gate: data, whre: x > 1, metrics: {rows: {min: 1}}}]'))
    expect(spec.gates[0]!.options).toEqual({ whre: 'x > 1' })
    expect(spec.gates[0]!.where).toBeNull()
  })
})

test('any text at all is read, or refused in words', () => {
  const yamlish = fc
    .array(fc.constantFrom(...'ab:{}[],-\n \'"#&*!|>%@$?1', ': ', '\n  ', 'version: 1', '<<: ', '${'))
    .map(a => a.join(''))
  fc.assert(
    fc.property(fc.oneof(yamlish, fc.string()), text => {
      const found = refusal(() => parse(text))
      expect(found.length).toBeGreaterThan(0)
      for (const p of found) expect(p.message).toMatch(/\S/)
    }),
    { numRuns: 500 },
  )
})

describe('the JSON Schema', () => {
  const schema = jsonSchema() as { properties: Record<string, { description?: string }>; additionalProperties: boolean }

  test('is strict and describes every key', () => {
    expect(schema.additionalProperties).toBe(false)
    const undescribed: string[] = []
    const walk = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return
      for (const [key, value] of Object.entries((node as { properties?: object }).properties ?? {})) {
        if (!(value as { description?: string }).description) undescribed.push(`${path}/${key}`)
      }
      for (const [key, value] of Object.entries(node)) walk(value, `${path}/${key}`)
    }
    walk(schema, '')
    expect(undescribed).toEqual([])
  })

  test('holds numbers and text where the spec takes both', () => {
    expect(schema.properties.threshold).toMatchObject({ anyOf: [{ type: 'number' }, { type: 'object' }] })
    expect(schema.properties.requires).toMatchObject({ type: 'string' })
  })
})

test('nothing but read.ts reads files', () => {
  const script = `
    import fs from 'node:fs'
    const { parseSpec } = await import(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../src/spec/load.ts')).href)})
    fs.readFileSync = fs.promises.readFile = () => { throw new Error('a file was read') }
    console.log(parseSpec(${JSON.stringify(TWELVE)}, 'mlgate.yaml').spec.model)`
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim()).toBe(
    'adult-income',
  )
  expect(pointerOf(['a/b', 'c~d'])).toBe('/a~1b/c~0d')
})
