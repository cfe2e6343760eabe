import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Check } from '../../src/cli/check.ts'
import { MlgateError } from '../../src/errors.ts'
import { FORMATS } from '../../src/report/index.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { mlgate } from '../helpers/cli.ts'
import { records } from '../helpers/records.ts'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'mlgate-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const giving =
  (record: Awaited<ReturnType<Check>>): Check =>
  async () =>
    record
const failing =
  (error: unknown): Check =>
  async () => {
    throw error
  }
const wrong = new MlgateError({
  code: 'unknown-metric',
  message: '`acc` is not a metric of `significance`.',
  at: { file: 'mlgate.yaml', line: 12, column: 15 },
  hint: 'did you mean `accuracy`?',
})
const read = (file: string) => readFileSync(join(cwd, file), 'utf8')

describe('exit codes and documents', () => {
  const rolled = { ...records.block, decision: 'rollback' as const }
  test.each([
    ['promote', records.promote, 0, 0],
    ['hold', records.hold, 3, 0],
    ['block', records.block, 1, 1],
    ['rollback', rolled, 1, 1],
  ] as const)('%s is the same in every format', async (_, record, code, lenient) => {
    for (const format of FORMATS) {
      const others = FORMATS.flatMap(other => ['-o', `${other}:out/${other}`])
      const args = ['check', '--format', format, '-o', 'json:r.json', '-o', 'pretty:r.txt', ...others]
      expect(await mlgate(args, { cwd, check: giving(record) })).toMatchObject({ code, stderr: '' })
      expect(await mlgate([...args, '--fail-on', 'block'], { cwd, check: giving(record) })).toMatchObject({
        code: lenient,
      })
      expect(JSON.parse(read('r.json'))).toEqual(record)
      expect(read('r.txt')).toContain(record.decision.toUpperCase())
    }
    expect(readdirSync(cwd).sort()).toEqual(['out', 'r.json', 'r.txt'])
    expect(readdirSync(join(cwd, 'out')).sort()).toEqual(FORMATS.toSorted())
  })

  test('prints the report and nothing else', async () => {
    const plain = { width: 80, color: false, verbose: false, quiet: false }
    expect(await mlgate(['check'], { check: giving(records.block) })).toEqual({
      code: 1,
      stdout: pretty(records.block, plain),
      stderr: '',
    })
    expect(await mlgate(['check', '--format=json'], { check: giving(records.block) })).toMatchObject({
      stdout: json(records.block),
    })
    expect((await mlgate(['check', '--quiet'], { check: giving(records.block) })).stdout).toBe(
      pretty(records.block, { ...plain, quiet: true }),
    )
    expect(
      (await mlgate(['check', '--verbose'], { check: giving(records.block), env: { COLUMNS: '120' } })).stdout,
    ).toBe(pretty(records.block, { ...plain, verbose: true, width: 120 }))
  })
})

describe('no verdict', () => {
  test('is told on stderr, and as a document wherever one was asked for', async () => {
    writeFileSync(join(cwd, 'r.txt'), '✔ PROMOTE')
    const ran = await mlgate(['check', '--format', 'json', '-o', 'json:r.json', '-opretty:r.txt'], {
      cwd,
      check: failing(wrong),
    })
    expect(ran.code).toBe(2)
    expect(ran.stderr).toBe(
      'error unknown-metric: `acc` is not a metric of `significance`.\n  at mlgate.yaml:12:15\n  hint: did you mean `accuracy`?\n',
    )
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schema: 'mlgate/result@1',
      decision: 'error',
      error: { code: 'unknown-metric', at: { line: 12 }, hint: 'did you mean `accuracy`?' },
    })
    expect(read('r.json')).toBe(ran.stdout)
    expect(read('r.txt')).toBe(ran.stderr)
  })

  test.each([
    ['--candiate', ['check', '--candiate', 'x', '--format', 'json']],
    ['--threads', ['check', '--format=json', '--threads', '0']],
    ['pdf', ['check', '--format', 'json', '-o', 'pdf:r.pdf']],
    ['chek', ['chek', '--format', 'json']],
  ])('a usage error has a document too: %s', async (word, args) => {
    const { code, stdout, stderr } = await mlgate(args, { cwd })
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({ decision: 'error' })
    expect(stderr).toContain(word)
  })

  test('a mistake of ours is called one; the stack is for those who ask', async () => {
    const world = { check: failing(new TypeError('x is undefined')) }
    const { code, stderr } = await mlgate(['check'], world)
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error internal: This is a bug in mlgate, not in your spec or logs: TypeError: x is undefined.\n' +
        '  hint: report it with the output under MLGATE_DEBUG=1; no verdict was reached\n',
    })
    expect((await mlgate(['check'], { ...world, env: { MLGATE_DEBUG: '1' } })).stderr).toMatch(
      /caused by TypeError: .*\n +at /,
    )
  })

  test('a report that cannot be written is no verdict, and no report says otherwise', async () => {
    writeFileSync(join(cwd, 'file'), '')
    const args = ['check', '-o', 'json:r.json', '-o', 'json:file/x.json']
    const { code, stdout, stderr } = await mlgate(args, { cwd, check: giving(records.promote) })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('error cannot-write')
    expect(JSON.parse(read('r.json'))).toMatchObject({ decision: 'error' })
  })

  test('nor is one that cannot be printed', async () => {
    const { code, stderr } = await mlgate(['check'], { check: giving(records.promote), broken: 'stdout' })
    expect(code).toBe(2)
    expect(stderr).toContain('no space left on device')
  })

  test('an interrupted run says so and writes nothing', async () => {
    const stopping = new AbortController()
    const check: Check = async ({ signal }) => {
      stopping.abort()
      signal!.throwIfAborted()
      return records.promote
    }
    const world = { cwd, signal: stopping.signal }
    expect(await mlgate(['check', '-o', 'json:r.json'], { ...world, check })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Interrupted: no verdict was reached.\n',
    })
    // A pipeline that does not listen changes nothing.
    expect(await mlgate(['check', '-o', 'json:r.json'], { ...world, check: giving(records.promote) })).toMatchObject({
      code: 130,
    })
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('what the pipeline is given', () => {
  const given = async (...args: string[]) => {
    const check = vi.fn<Check>(giving(records.promote))
    const { code, stderr } = await mlgate(['check', ...args], { check, cwd: '/work', env: { DAY: '1' } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(check).toHaveBeenCalledOnce()
    const { signal: _, ...options } = check.mock.calls[0]![0]
    return options
  }

  test('the default spec', async () => {
    expect(await given()).toEqual({ spec: 'mlgate.yaml', cwd: '/work', env: { DAY: '1' }, overrides: {} })
  })

  test.each([[['a.yaml']], [['-c', 'a.yaml']], [['--config=a.yaml']]])('%j', async args => {
    expect(await given(...args)).toMatchObject({ spec: 'a.yaml' })
  })

  test('everything', async () => {
    const options = await given(
      ...[
        'a.yaml',
        '--incumbent',
        'i',
        '--candidate',
        'c',
        '--labels',
        'l',
        '--reference',
        'r',
        '--as-of',
        '2026-03-01',
      ],
      ...[
        '--var',
        'day=1=2',
        '--var',
        '__proto__=x',
        '--threads',
        '2',
        '--memory-limit',
        '4GB',
        '--only',
        'data',
        'parity',
      ],
    )
    expect(options).toEqual({
      spec: 'a.yaml',
      cwd: '/work',
      env: { DAY: '1' },
      overrides: { incumbent: 'i', candidate: 'c', labels: 'l', reference: 'r' },
      asOf: '2026-03-01',
      vars: Object.fromEntries([
        ['day', '1=2'],
        ['__proto__', 'x'],
      ]),
      threads: 2,
      memoryLimit: '4GB',
      only: ['data', 'parity'],
    })
    expect(Object.keys(options.vars!)).toEqual(['day', '__proto__'])
  })
})

describe('refused', () => {
  test.each([
    [['check', 'a.yaml', '-c', 'b.yaml'], 'The spec is given twice'],
    [['check', '--var', 'day'], 'It has to be name=value.'],
    [['check', '--var', 'day=1', '--var', 'day=2'], 'day is given twice.'],
    [['check', '--as-of', 'yesterday'], 'It has to be a date or a time'],
    [['check', '--as-of', '2026-02-31T99:00'], 'It has to be a date or a time'],
    [['check', '--threads', '1.5'], 'It has to be a whole number from 1.'],
    [['check', '--memory-limit', 'lots'], 'It has to be a size, such as 4GB.'],
    [['check', '--fail-on', 'promote'], 'Allowed choices are hold, block.'],
    [['check', '--format', 'prety'], '`prety` is not a format.'],
    [['check', '-o', 'result.json'], 'is not of the form format:file'],
    [['check', '-o', 'json:a', '-o', 'pretty:a'], '`a` is written twice.'],
    [['check', '--quiet', '--verbose'], 'cannot be used with'],
    [['check', 'a.yaml', 'b.yaml', '--stage'], '`--stage` without a name lists the stages of one spec.'],
    [['check', 'a.yaml', 'b.yaml', '--format', 'sarif'], 'Of many specs there is no sarif'],
    [['check', 'a.yaml', 'b.yaml', '-o', 'junit:r.xml'], 'Of many specs there is no junit'],
    [['check', 'models/*/none.yaml'], 'No file matches models/*/none.yaml'],
    [['check', '--candiate', 'x'], 'did you mean --candidate?'],
    [['chek'], 'did you mean check?'],
    [['--frmat'], "Unknown option '--frmat'."],
  ])('%j', async (args, text) => {
    const { code, stdout, stderr } = await mlgate(args)
    expect({ code, stdout: stdout === '' || stdout.startsWith('{') }).toEqual({ code: 2, stdout: true })
    expect(stderr).toContain(text)
  })
})

describe('several specs', () => {
  const byName: Check = async ({ spec }) => {
    if (spec === 'broken') throw wrong
    return records[spec as keyof typeof records]
  }
  test.each([
    [['promote', 'hold'], 3],
    [['hold', 'block', 'promote'], 1],
    [['block', 'broken', 'hold'], 2],
  ])('the worst of %j counts: %i', async (specs, code) => {
    const ran = await mlgate(['check', ...specs], { check: byName })
    expect(ran.code).toBe(code)
    for (const spec of specs.filter(s => s !== 'broken')) expect(ran.stdout).toContain(spec.toUpperCase())
    expect(ran.stderr.includes('broken\nerror unknown-metric')).toBe(specs.includes('broken'))
  })
})

describe('colour', () => {
  const shown = async (env: Record<string, string>, tty: number | undefined, ...flags: string[]) => {
    const { stdout } = await mlgate(['check', ...flags], { check: giving(records.hold), env, ...(tty && { tty }) })
    return stdout.includes('\u001b[')
  }
  test.each([
    [true, {}, 100],
    [false, {}, undefined],
    [false, { NO_COLOR: '1' }, 100],
    [true, { NO_COLOR: '' }, 100],
    [false, { CI: 'true' }, 100],
    [false, { TERM: 'dumb' }, 100],
    [true, { FORCE_COLOR: '1' }, undefined],
    [true, { FORCE_COLOR: '1', CI: 'true' }, undefined],
    [false, { FORCE_COLOR: '0' }, 100],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, 100],
  ] as const)('%s with %j at a terminal of %s', async (colored, env, tty) => {
    expect(await shown(env, tty)).toBe(colored)
  })

  test('--no-color goes before all', async () => {
    expect(await shown({ FORCE_COLOR: '1' }, 100, '--no-color')).toBe(false)
  })

  test('a file has none', async () => {
    await mlgate(['check', '-o', 'pretty:r.txt'], {
      check: giving(records.hold),
      cwd,
      tty: 100,
      env: { FORCE_COLOR: '1' },
    })
    expect(read('r.txt')).not.toContain('\u001b')
  })
})
