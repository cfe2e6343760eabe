import { describe, expect, test } from 'vitest'
import { problems, rendered, TWELVE, withSection } from './helpers.ts'

const change = (from: string, to: string): string => {
  if (!TWELVE.includes(from)) throw new Error(`not in the spec: ${from}`)
  return TWELVE.replace(from, to)
}

/** Broken specs, named for what is wrong. What each is refused with is in broken.golden.txt: read it aloud. */
const broken: Record<string, string> = {
  // YAML
  empty: '',
  'only a comment': '# nothing yet\n',
  'a list': '- version: 1\n',
  'a sentence': 'promote it\n',
  'tab as indentation': change('  - gate: parity', '\t- gate: parity'),
  'indented under a value': change('task: binary\n', 'task: binary\n  threshold: 0.5\n'),
  'indented by one too few': change('    metrics: {flip_rate', '   metrics: {flip_rate'),
  'list item out of line': change('  - gate: significance', ' - gate: significance'),
  'key without a colon': change('task: binary', 'task binary'),
  'key without a space': change('task: binary', 'task:binary'),
  'colon in a value': withSection("columns: {}\nslices:\n  a:\n    where: note = 'a: b'"),
  'unclosed quote': change('model: adult-income', 'model: "adult-income'),
  'text after a quote': change('model: adult-income', 'model: "adult" income'),
  'unclosed list': change('groups: [sex, race]}', 'groups: [sex, race}'),
  'unclosed map': change('{flip_rate: {max: 15%}}', '{flip_rate: {max: 15%}'),
  'one brace too many': change('{flip_rate: {max: 15%}}', '{flip_rate: {max: 15%}}}'),
  'range without quotes': withSection('requires: >=1.4'),
  'value that begins with @': change('model: adult-income', 'model: @adult'),
  'value that begins with *': withSection('slices:\n  a:\n    where: * = 1'),
  'value that begins with a backtick': change('model: adult-income', 'model: `adult`'),
  'value that begins with %': withSection('about: {owner: %me}'),
  'list on the line of its key': change('gates:\n  - gate: parity', 'gates: - gate: parity'),
  'list item without a space': change('  - gate: latency', '  -gate: latency'),
  'unknown alias': change('model: adult-income', 'model: *name'),
  'bad escape': change('model: adult-income', 'model: "adult\\income"'),
  'duplicate key': change('task: binary', 'task: binary\nmodel: other'),
  'two documents': `${TWELVE}---\nversion: 1\n`,
  'a tag': change('model: adult-income', 'model: !!int 5'),
  'a map as a key': withSection('about: {? {a: b} : c}'),
  'variable in braces': change('logs/v1.parquet', '${day}.parquet'),
  // Expressions that YAML tears apart
  'torn: function with two arguments': withSection("slices: {day: {by: [date_trunc('day', ts)]}}"),
  'torn: in (…)': withSection('slices: {open: {where: status in (1, 2), min_rows: 5}}'),
  'torn: case': withSection('columns: {groups: [case when a then b, c end]}'),
  'torn: quoted comma': withSection("slices: {a: {where: note = 'x, y', prove: true}}"),
  'torn: metric with two subjects': withSection('gates: [{gate: drift, metrics: {psi(a, b): {max: 1}}}]'),
  'torn: comment': withSection("slices:\n  a:\n    where: note = 'a #b'"),
  'torn: stray words': withSection('slices: {a: {where: hour(ts) < 6, and: x}}'),
  // Keys and values
  'unknown key': change('task: binary', 'taks: binary'),
  'unknown key in logs': change('candidate: logs', 'canidate: logs'),
  'unknown key in a log': withSection('logs: {incumbent: a.parquet, candidate: {path: b.parquet, fromat: csv}}'),
  'unknown role': change('score: score', 'scor: score'),
  'unknown key in a role': withSection('columns: {latency: {value: took, units: s}}'),
  'unknown arm in a role': withSection('columns: {score: {incumbent: a, canddate: b}}'),
  'unknown limit': change('{max: 15%}', '{maximum: 15%}'),
  'unknown key in a long limit': change('{max: 15%}', '{max: {value: 15%, severty: warn}}'),
  'unknown key in a slice': withSection('slices: {a: {by: sex, min_row: 3}}'),
  'unknown key far from any': change('task: binary', 'colour: blue'),
  'wrong task': change('task: binary', 'task: binry'),
  'wrong multiplicity': withSection('multiplicity: bonferroni'),
  'wrong severity': change('{max: 15%}', '{max: {value: 15%, severity: wran}}'),
  'threshold out of range': withSection('threshold: 50'),
  'threshold quoted': withSection('threshold: "0.5"'),
  'threshold in words': withSection('threshold: half'),
  'threshold as a share': withSection('threshold: 50%'),
  'confidence as percent': withSection('confidence: 95'),
  'confidence too low': withSection('confidence: 0.05'),
  'no value': change('model: adult-income', 'model:'),
  'no version': change('version: 1\n', ''),
  'version of the future': change('version: 1', 'version: 2'),
  'version quoted': change('version: 1', 'version: "1"'),
  'no model, no logs, no gates': 'version: 1\n',
  'no gates': withSection('gates: []'),
  'gates as a map': withSection('gates: {parity: {flip_rate: {max: 15%}}}'),
  'gate as a word': withSection('gates: [parity]'),
  'time zone': withSection('timezone: Europe/Pariss'),
  'min_rows as a fraction': withSection('slices: {a: {by: sex, min_rows: 0.5}}'),
  'prove as yes': withSection('slices: {a: {by: sex, prove: yes}}'),
  // Logs
  'incumbent missing': withSection('logs: {candidate: b.parquet}'),
  'candidate missing': withSection('logs: {incumbent: none}'),
  'candidate none': withSection('logs: {incumbent: a.parquet, candidate: none}'),
  'log without a path': withSection('logs: {incumbent: a.parquet, candidate: {version: v2}}'),
  'maturity of a candidate': withSection('logs: {incumbent: a.parquet, candidate: {path: b.parquet, maturity: 7d}}'),
  'maturity without a unit': withSection(
    'logs: {incumbent: a, candidate: b, labels: {path: c, maturity: 7}}\ncolumns: {id: id}',
  ),
  'labels without an id': withSection('logs: {incumbent: a.parquet, candidate: b.parquet, labels: c.parquet}'),
  'window without a time': withSection('window: {last: 14d}'),
  'pairing without an id': withSection('pairing: required'),
  'role of one arm': withSection('columns: {score: {candidate: p2}}'),
  'list for a single role': withSection('columns: {score: [a, b]}'),
  'group listed twice': withSection('columns: {groups: [sex, race, sex]}'),
  // Gates
  'gate with misspelt metrics': withSection('gates: [{gate: parity, metrcs: {flip_rate: {max: 15%}}}]'),
  'gate without gate': withSection('gates: [{gat: parity, metrics: {flip_rate: {max: 15%}}}]'),
  'two gates of one name': withSection(
    'gates: [{gate: data, metrics: {rows: {min: 1}}}, {gate: data, metrics: {rows: {min: 2}}}]',
  ),
  'gate with a slash': withSection('gates: [{gate: data, name: a/b, metrics: {rows: {min: 1}}}]'),
  'limit without a kind': change('{flip_rate: {max: 15%}}', '{flip_rate: 15%}'),
  'metric without a limit': change('{flip_rate: {max: 15%}}', '{flip_rate: {}}'),
  'metric with an open bracket': change('{flip_rate: {max: 15%}}', '{"psi(age": {max: 0.1}}'),
  'metric without a subject': change('{flip_rate: {max: 15%}}', '{psi(): {max: 0.1}}'),
  'metric with a space': change('{flip_rate: {max: 15%}}', '{psi (age): {max: 0.1}}'),
  'metric twice': change('{flip_rate: {max: 15%}}', '{psi(age): {max: 0.1}, psi( age ): {max: 0.2}}'),
  'negative margin': change('{margin: 0.005}', '{margin: -0.005}'),
  'misspelt unit': change('{margin: 20%}', '{max: 250 msec}'),
  'grouped digits': withSection('gates: [{gate: data, metrics: {rows: {min: 10_000}}}]'),
  'floor on a max': change('{margin: 20%}', '{max: {value: 20ms, floor: 5ms}}'),
  'superior with a number': change('{margin: 0.005}', '{superior: 0.01}'),
  'unknown slice': withSection(
    'slices: {sex: {by: sex}, race: {by: race}}\ngates: [{gate: data, slices: [sexx], metrics: {rows: {min: 1}}}]',
  ).replace('gates: [{gate: data, metrics: {rows: {min: 1}}}]\n', ''),
  'slices that are not defined': withSection('gates: [{gate: data, slices: true, metrics: {rows: {min: 1}}}]'),
  'slice that says nothing': withSection('slices: {sex: {prove: true}}'),
  'slice named all': withSection('slices: {all: {by: sex}}'),
  'three things at once': change('task: binary', 'taks: binary\nthreshold: 2').replace(
    '{margin: 20%}',
    '{margin: 20 percent}',
  ),
  // Not yet
  'a package that is none': withSection('gates: [{gate: npm:../chargeback, metrics: {cost: {max: 1}}}]'),
  'an interleaved log beside two': change('logs: {', 'logs: {interleaved: both.parquet, '),
  'an interleaved log without sources': withSection('logs: {interleaved: both.parquet}'),
  'pairs in an interleaved log': withSection(
    'pairing: required\nlogs: {interleaved: both.parquet}\ncolumns: {id: id, session: s, source: model}',
  ),
  // Engines
  'an engine by its name alone': withSection('engine: trino'),
  'an engine that nobody knows': withSection('engine: {kind: spark, server: https://a.example.org}'),
  'an engine without a server': withSection('engine: {kind: trino, user: ana}'),
  'an engine without a user': withSection('engine: {kind: trino, server: https://a.example.org}'),
  'a server with a path': withSection('engine: {kind: trino, server: https://a.example.org/ui, user: ana}'),
  'a server of another scheme': withSection('engine: {kind: trino, server: jdbc:trino://a.example.org, user: ana}'),
  'a password and a token': withSection(
    'engine: {kind: trino, server: https://a.example.org, user: ana, password_env: P, token_env: T}',
  ),
  'a schema of no catalog': withSection('engine: {kind: trino, server: https://a.example.org, user: ana, schema: ml}'),
  'an engine of too many names': withSection('engine: trino://ana@a.example.org/lake/ml/predictions'),
  'an engine with another option': withSection('engine: trino://ana@a.example.org/lake?SSL=true'),
  'DuckDB on a server': withSection('engine: {kind: duckdb, server: https://a.example.org}'),
  'files on a server': withSection(
    'engine: trino://ana@a.example.org/lake/ml\nlogs: {incumbent: {table: v1}, candidate: v2.parquet}',
  ),
  'tables in DuckDB': withSection('logs: {incumbent: v1.parquet, candidate: {table: v2}}'),
  'tables that are none': withSection(
    'engine: trino://ana@a.example.org/lake/ml\nlogs: {incumbent: {table: v1; drop table v2}, candidate: {table: a.b.c.d, format: csv}}',
  ),
  // Stages
  'a stage without traffic': withSection('stages: [{name: s, strategy: canary, gates: [data]}]'),
  'a stage with a gate that is none': withSection(
    'columns: {id: id}\nstages: [{name: s, strategy: shadow, gates: [dta, {name: latncy, metrics: {p99: {max: 1}}}]}]',
  ),
  'a stage of a misspelt strategy': withSection('stages: [{name: s, strategy: canarry, traffic: 5%}]'),
  'stages that misuse words': withSection(
    [
      'columns: {score: s}',
      'stages:',
      '  - {name: done, strategy: shadow, traffic: 5%, limit: {duration: 7d, then: rollback}, next: ab}',
      '  - {name: canary, strategy: canary, traffic: 5, min: {}, sequential: true, next: canary}',
      '  - {name: canary, strategy: ab, traffic: 100%, approvals: {rsk: 1, ops: 2}}',
      '  - {name: sort, strategy: interleaved, gates: [{name: data, disabled: not now}]}',
      '  - {name: after, strategy: monitor, traffic: 50%, next: befor}',
      'approvers: {risk: [ana@example.org], ops: [bob@example.org]}',
    ].join('\n'),
  ),
  'stages in a circle': withSection(
    'columns: {id: i}\nstages: [{name: a, strategy: shadow, next: b}, {name: b, strategy: shadow, next: a}]',
  ),
  'a stage that follows none': withSection(
    'columns: {id: i}\nstages: [{name: a, strategy: shadow, next: c}, {name: b, strategy: shadow}, {name: c, strategy: shadow}]',
  ),
  'a gate of a stage in which something is wrong': withSection(
    'columns: {id: i}\nstages: [{name: a, strategy: shadow, gates: [{name: data, metrics: {rows: {min: many}}}]}]',
  ),
  'waivers that waive nothing': withSection(
    [
      'waivers:',
      '  - {check: latency, until: 2026-02-30, owner: ana@example.org, reason: " "}',
      '  - {check: data/rows/min, until: 2026-12-31, owner: anna@example.org, reason: known}',
      '  - {check: data/rows/min, until: 2027-12-31, owner: ana@example.org, reason: known}',
      'approvers: {risk: [ana@example.org]}',
    ].join('\n'),
  ),
  'commands with words that are none': withSection(
    'commands: {promote: [./deploy, "{candidat.version}"], rollback: ["{model}"]}',
  ),
  'a state that is no place': withSection('state: git:refs/heads/main\nlineage: {model: s3://bucket/model}'),
}

describe('a broken spec is refused in words that help', () => {
  test('golden messages', async () => {
    const text = Object.entries(broken).map(
      ([name, spec]) => `=== ${name}\n\n${problems(spec).map(rendered).join('\n\n')}\n`,
    )
    await expect(text.join('\n')).toMatchFileSnapshot('./broken.golden.txt')
  })

  test.each(Object.entries(broken))(
    '%s: every problem has a place in the file, a frame, and no undefined',
    (_, spec) => {
      for (const problem of problems(spec)) {
        expect(problem.at).toMatchObject({ file: 'mlgate.yaml', line: expect.any(Number), column: expect.any(Number) })
        expect(JSON.stringify([problem.message, problem.hint])).not.toMatch(/undefined|\[object|NaN/)
        if (spec.trim() !== '') expect(problem.frame).toContain('^')
      }
    },
  )
})
