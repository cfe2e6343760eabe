import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/spec/places.ts'
import { stageOf, stageText } from '../../src/spec/stage.ts'
import { codes, EVERYTHING, parse, problems, withSection } from './helpers.ts'

const whole = parse(EVERYTHING.replace('extends: [../base.yaml]', '# no base').replace(/^ {2}host:.*\n/m, ''), {
  vars: { day: 'x' },
})
const inStage = (name: string) => stageOf(whole, name)
const namesOf = (name: string) => inStage(name).spec.gates.map(g => g.name)

describe('the stages of the manual', () => {
  test('have the gates that they name', () => {
    expect(namesOf('shadow')).toEqual(['data', 'parity', 'drift', 'latency'])
    expect(namesOf('canary')).toEqual(['data', 'latency'])
    expect(namesOf('ab')).toEqual(['data', 'business'])
    expect(whole.spec.stages.map(s => s.gates)).toEqual(['shadow', 'canary', 'ab'].map(namesOf))
  })

  test('a change of a gate is merged into it, and each value keeps its place', () => {
    const canary = inStage('canary')
    const [, latency] = canary.spec.gates
    const limits = latency!.metrics.flatMap(m => m.limits.map(l => [m.written, l.kind, l.written]))
    expect(limits).toEqual([
      ['p50', 'margin', '10%'],
      ['p99', 'max', '60ms'],
      ['p99', 'margin', '20%'],
      ['error_rate', 'max', '0.1%'],
    ])
    const lineOf = (text: string) => whole.sources[0]!.text.split('\n').findIndex(l => l.includes(text)) + 1
    const [max, margin] = latency!.metrics[1]!.limits
    expect(placeOf(canary, max!.pointer).line).toBe(lineOf('p99: {max: 60ms}'))
    expect(placeOf(canary, margin!.pointer).line).toBe(lineOf('p99: {max: 250ms'))
  })

  test('arms are paired in the shadow, and apart where each serves users of its own', () => {
    expect(['shadow', 'canary', 'ab'].map(name => inStage(name).spec.pairing)).toEqual(['required', 'none', 'none'])
  })

  test('logs of a stage are other files of the same models', () => {
    const { incumbent, candidate, labels, reference } = inStage('canary').spec.logs
    expect(incumbent!.written).toEqual(['live/v1/*.parquet'])
    expect(candidate).toMatchObject({ written: ['live/v2/*.parquet'], version: 'v2-boosted' })
    expect(labels).toEqual(whole.spec.logs.labels)
    expect(reference).toEqual(whole.spec.logs.reference)
    expect(inStage('ab').spec.logs).toEqual(whole.spec.logs)
  })

  test('what only other stages read is not asked of its logs', () => {
    expect(Object.keys(inStage('ab').spec.measures)).toEqual(['revenue'])
    expect(inStage('canary').spec.measures).toEqual({})
    expect(inStage('shadow').spec.slices).toEqual({})
  })

  test('in words', () => {
    expect(whole.spec.stages.map(stageText)).toMatchInlineSnapshot(`
      [
        "both models answer the same requests, and only the incumbent serves; gates data, parity, drift, latency; a failure blocks; then canary.",
        "the candidate serves 5% (internal); gates data, latency; watched at every look; no promotion before 20,000 rows and 6h; after 7d on hold: rollback; a failure is rolled back; then ab.",
        "the candidate serves 50% of the units, drawn at random; gates data, business; a failure is rolled back; approved by 1 × risk; then done.",
      ]
    `)
  })

  test('the rest of a rollout', () => {
    expect(whole.spec).toMatchObject({
      approvers: { risk: ['ana@example.org'] },
      lineage: { model: { path: '/work/models/v2.onnx', written: 'models/v2.onnx' } },
      waivers: [{ check: 'latency/p99/max', until: '2026-12-31', candidate: 'v2-boosted', owner: 'ana@example.org' }],
      commands: { promote: ['./deploy', '--model', '{candidate.version}', '--traffic', '{next.traffic}'] },
      state: null,
      separation: false,
    })
  })
})

describe('which stage', () => {
  const refused = (name: string | undefined, of = whole) => {
    try {
      return stageOf(of, name) && 'accepted'
    } catch (error) {
      return (error as Error).message
    }
  }
  test('has to be said, where there are some', () => {
    expect(refused(undefined)).toContain('3 stages, and nobody says which')
    expect(refused('canry')).toContain('no stage of that name')
    const plain = parse(withSection('timezone: UTC'))
    expect(refused('canary', plain)).toContain('has no stages')
    expect(stageOf(plain, undefined)).toBe(plain)
    for (const word of ['constructor', '__proto__', 'toString'])
      expect(refused(word)).toContain('no stage of that name')
  })
})

const stages = (text: string, more = '') =>
  withSection(`columns: {id: id, time: ts, unit: user, score: s}\nstages: ${text}${more}`)
const only = (text: string, more = '') => stageOf(parse(stages(text, more)), 's').spec

describe('a stage', () => {
  test('without gates has those of the spec', () => {
    expect(only('[{name: s, strategy: shadow}]').gates.map(g => g.name)).toEqual(['data'])
  })

  test('may lack labels and a reference', () => {
    const logs = '\nlogs: {incumbent: a.csv, candidate: b.csv, labels: l.csv, reference: r.csv}'
    expect(only('[{name: s, strategy: shadow, logs: {labels: none, reference: none}}]', logs).logs).toMatchObject({
      labels: null,
      reference: null,
    })
  })

  test('adds columns, and an interleaved one has its own', () => {
    const columns = '{error: failed, unit: account}'
    const own = only(`[{name: s, strategy: canary, traffic: 5%, columns: ${columns}}]`).columns
    expect([own.error, own.unit, own.score].map(role => role?.candidate?.[0]?.text)).toEqual(['failed', 'account', 's'])
    const sort = only(
      '[{name: s, strategy: interleaved, logs: {interleaved: both.csv}, columns: {session: v, source: m, credit: c}}]',
    )
    expect(sort.columns.score).toBeNull()
    expect(sort.logs.candidate.written).toEqual(['both.csv'])
  })

  test('is overridden by the command line', () => {
    const text = stages('[{name: s, strategy: canary, traffic: 5%, logs: {candidate: live.csv}}]')
    const given = stageOf(parse(text, { overrides: { candidate: 'mine.csv' } }), 's')
    expect(given.spec.logs.candidate.paths).toEqual(['/work/mine.csv'])
  })

  test('keeps what came from the environment out of records, wherever it was written', () => {
    const env = '\nenv: [DAY, WHO]\nlogs: {incumbent: a.csv, candidate: "${env:DAY}.csv"}'
    const text = stages('[{name: s, strategy: canary, traffic: 5%, audience: "${env:WHO}"}]', env)
    const { fromEnv } = stageOf(parse(text, { env: { DAY: 'd', WHO: 'w' } }), 's')
    expect(fromEnv).toEqual(expect.arrayContaining(['/logs/candidate', '/stages/0/audience']))
  })

  test.each([
    ['[{name: s, strategy: backtest}]', []],
    ['[{name: s, strategy: monitor}]', []],
    ['[{name: s, strategy: interleaved}]', ['missing-log']],
    ['[{name: s, strategy: canary, traffic: 0%}]', ['bad-value']],
    ['[{name: s, strategy: canary, traffic: 0.05, min: {duration: 6}}]', ['bad-value']],
    ['[{name: s, strategy: canary, traffic: 5%, gates: []}]', ['wrong-value']],
    ['[{name: s, strategy: canary, traffic: 5%, min: {rows: 1}, sequential: true}]', []],
    ['[{name: s, strategy: shadow, gates: [data, data]}]', ['duplicate-gate']],
    ['[{name: s, strategy: shadow, gates: [{metrics: {rows: {min: 1}}}]}]', ['unknown-gate']],
    ['[{name: s, strategy: shadow, logs: {interleaved: x.csv}}]', ['bad-value']],
    ['[{name: s, strategy: shadow, logs: {incumbent: none}}]', ['bad-value']],
  ])('%s', (text, expected) => {
    if (expected.length === 0) expect(parse(stages(text)).spec.stages).toHaveLength(1)
    else expect(codes(stages(text))).toEqual(expected)
  })

  test('duration needs the time', () => {
    const text = withSection(
      'columns: {unit: u}\nstages: [{name: s, strategy: canary, traffic: 5%, min: {duration: 6h}, limit: {duration: 9d, then: hold}}]',
    )
    expect(problems(text).map(p => [p.code, p.message])).toEqual([
      ['missing-role', '`min.duration` needs `columns.time`.'],
      ['missing-role', '`limit.duration` needs `columns.time`.'],
    ])
  })

  test('slices that only a stage looks at are used', () => {
    const text = stages('[{name: s, strategy: shadow, gates: [{name: data, slices: [x]}]}]', '\nslices: {x: {by: sex}}')
    expect(parse(text).warnings).toEqual([])
    expect(parse(stages('[{name: s, strategy: shadow}]', '\nslices: {x: {by: sex}}')).warnings).toHaveLength(1)
  })
})

test('lists of a ranking are paired by their query, without an id', () => {
  const text = withSection(
    'task: ranking\ncolumns: {query: q, score: s, relevance: r}\nstages: [{name: s, strategy: shadow}, {name: c, strategy: canary, traffic: 5%}]',
  )
  const { stages: both } = parse(text)
  expect([both.s!.spec.pairing, both.c!.spec.pairing]).toEqual(['required', 'none'])
})

test('what the spec says of pairs is not said of its stages', () => {
  expect(only('[{name: s, strategy: shadow}]', '\npairing: none').pairing).toBe('required')
  expect(only('[{name: s, strategy: canary, traffic: 5%}]', '\npairing: required').pairing).toBe('none')
})
