import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FORMATS, formatOf, loadReporter } from '../../src/report/index.ts'
import { json } from '../../src/report/json.ts'
import { pretty } from '../../src/report/pretty.ts'
import { widthOf } from '../../src/report/text.ts'
import { arbitraryCheck } from '../helpers/arbitrary.ts'
import { arm, check, decided, record, unprotected } from '../helpers/decided.ts'
import { loosened, records } from '../helpers/records.ts'
import wide from './east-asian-wide.json' with { type: 'json' }

const plain = { width: 80, color: false, verbose: false, quiet: false }
/** Terminal cells by Unicode's own table of what is wide, and none for marks. */
const cellsOf = (line: string): number =>
  [...line].reduce((n, c) => n + (/\p{M}/u.test(c) ? 0 : isWide(c.codePointAt(0)!) ? 2 : 1), 0)
const isWide = (code: number): boolean => wide.ranges.some(([from, to]) => from! <= code && code <= to!)

test("what is wide by Unicode's table is never taken for narrow", () => {
  const taken = wide.ranges.flatMap(([from, to]) => {
    const codes = Array.from({ length: to! - from! + 1 }, (_, i) => from! + i)
    return codes.filter(code => widthOf(String.fromCodePoint(code)) < cellsOf(String.fromCodePoint(code)))
  })
  expect(taken.map(code => code.toString(16))).toEqual([])
})

const golden = (name: string) => join(import.meta.dirname, 'golden', name)

describe('the whole page', () => {
  test.each([
    ['block', 80],
    ['block', 120],
    ['hold', 80],
    ['hold', 120],
    ['promote', 80],
    ['promote', 120],
  ] as const)('%s at %i columns', async (name, width) => {
    await expect(pretty(records[name], { ...plain, width })).toMatchFileSnapshot(golden(`${name}-${width}.txt`))
  })

  test('verbose', async () => {
    await expect(pretty(records.block, { ...plain, width: 120, verbose: true })).toMatchFileSnapshot(
      golden('block-120-verbose.txt'),
    )
  })

  test('quiet', async () => {
    await expect(pretty(records.block, { ...plain, quiet: true })).toMatchFileSnapshot(golden('block-80-quiet.txt'))
  })

  test.each([80, 120])('in colour at %i columns', async width => {
    await expect(pretty(records.block, { ...plain, width, color: true })).toMatchFileSnapshot(
      golden(`block-${width}-colour.txt`),
    )
  })
})

test('colour adds nothing but colour, and words where there is none', () => {
  const words = / (pass|fail|undecided|warned|nothing shown)$/
  for (const made of Object.values(records)) {
    const bare = (text: string) =>
      text.split('\n').map(line => (/[✔✖◐▲○] /.test(line) ? line.replace(words, '') : line))
    const colored = stripVTControlCharacters(pretty(made, { ...plain, width: 160, color: true }))
    expect(bare(colored)).toEqual(bare(pretty(made, { ...plain, width: 160 })))
  }
})

describe('laws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constant('a\u001b[31m\nb\u202e名前'),
  )
  const options = fc.record({
    width: fc.integer({ min: 40, max: 160 }),
    verbose: fc.boolean(),
    quiet: fc.boolean(),
    color: fc.boolean(),
  })
  const made = fc
    .tuple(fc.array(fc.tuple(arbitraryCheck, text, text), { maxLength: 6 }), text, text)
    .map(([list, model, version]) => {
      const checks = list.map(([c, subject, slice]) =>
        check({ ...c, id: `${c.id} ${subject}`, subject, slice: c.slice && slice }),
      )
      const made = record(checks, {
        model,
        unprotected: [unprotected({ slice: model, rows: 3 })],
        loosened: [loosened(version)],
      })
      return { ...made, logs: { ...made.logs, candidate: { ...made.logs.candidate!, version } } }
    })

  test('no line is wider than the terminal', () => {
    fc.assert(
      fc.property(made, options, (record, o) => {
        const lines = stripVTControlCharacters(pretty(record, o)).split('\n')
        expect(lines.filter(line => cellsOf(line) > o.width)).toEqual([])
      }),
    )
  })

  test('no control codes but line breaks; in colour, colours only', () => {
    fc.assert(
      fc.property(made, options, (record, o) => {
        const shown = pretty(record, o)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        const rest = o.color ? shown.replace(/\u001b\[\d+m/g, '') : shown
        expect(rest).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/u)
      }),
    )
  })

  test('every failure and every check that decided is in it', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCheck, { maxLength: 6 }), fc.boolean(), (checks, quiet) => {
        const shown = pretty(record(checks), { ...plain, width: 160, quiet })
        for (const id of decided(checks).decidedBy) expect(shown).toContain(id)
      }),
    )
  })
})

describe('what the decision rests on', () => {
  test('a gate that decided nothing', () => {
    const checks = [check({ severity: 'block', slice: 'a=b', verdict: 'inconclusive', reason: 'straddles' })]
    const made = record(checks, { decided: decided(checks, { decision: 'hold', decidedBy: ['significance'] }) })
    expect(pretty(made, plain)).toContain(
      '  ◐ significance\n    None of the checks of this gate could be decided, and a gate that decides\n    nothing holds the release.\n',
    )
  })

  test('a run of some gates', () => {
    const checks = [check()]
    const made = record(checks, {
      partial: true,
      decided: decided(checks, { decision: 'hold', decidedBy: ['partial'] }),
    })
    expect(pretty(made, plain)).toContain('◐ HOLD')
    expect(pretty(made, plain)).toContain('  ◐ partial\n    Only some of the gates were run')
  })

  test('what the spec loosens comes before everything else', () => {
    const against = { name: 'main at c0ffee', allowed: false }
    const made = record([check()], { loosened: [loosened('`a` was 1, and is 2.')], against })
    expect(pretty(made, plain).split('\n').slice(3, 5)).toEqual([
      '  Loosened by this spec, held against main at c0ffee',
      '  ▼ `a` was 1, and is 2. (mlgate.yaml:3)',
    ])
    expect(pretty(made, { ...plain, quiet: true })).toContain('▼ `a` was 1')
  })

  test('a hold that is let through says so', () => {
    expect(pretty(records.hold, plain)).toMatch(/exit code 3: nothing failed, something is undecided\n$/)
    expect(pretty(records.hold, { ...plain, failOn: 'block' })).toMatch(
      /exit code 0: hold, let through by --fail-on block\n$/,
    )
  })

  test('a first model has nothing before it', () => {
    const made = record([check()], { logs: { candidate: records.hold.logs.candidate! }, pairing: null })
    expect(pretty(made, plain).split('\n')[0]).toBe(
      '✔ PROMOTE   adult-income   v4-label-outage (first model)     16,281 rows, 0.41 s',
    )
  })
})

describe('json', () => {
  test('is the record, in its order', () => {
    expect(JSON.parse(json(records.block))).toEqual(records.block)
    expect(json(records.block)).toBe(`${JSON.stringify(records.block, null, 2)}\n`)
  })

  test('cannot steer a terminal and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), model => {
        const text = json({ ...records.hold, model })
        expect(text).not.toMatch(/[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/u)
        expect(JSON.parse(text).model).toBe(model)
      }),
    )
  })
})

describe('formats', () => {
  test.each(FORMATS)('%s is loaded when asked for', async format => {
    expect((await loadReporter(formatOf(format)))(records.hold, plain)).toContain('adult-income')
  })

  test.each(['prety', 'toString', ''])('%j is none', format => {
    expect(() => formatOf(format)).toThrow('is not a format')
  })
})

describe('what is alike is told once', () => {
  const empty = (metric: string, slice: string | null = null) =>
    check({ metric, slice, estimate: null, verdict: 'inconclusive', reason: 'no_rows', candidate: arm(null, 0) })

  test('a reason that many checks have', () => {
    const shown = pretty(record([empty('auc'), empty('log_loss'), empty('accuracy')]), plain)
    expect(shown.match(/There are no rows/g)).toHaveLength(1)
    expect(shown.replace(/\s+/g, ' ')).toContain(
      'The same goes for significance/log_loss/margin, significance/accuracy/margin.',
    )
  })

  test('but not what has an estimate of its own, nor another reason', () => {
    const open = (metric: string) => check({ metric, verdict: 'inconclusive', reason: 'straddles' })
    const other = check({ metric: 'brier', estimate: null, verdict: 'inconclusive', reason: 'no_labels' })
    const shown = pretty(record([open('auc'), open('log_loss'), empty('accuracy'), other]), plain)
    expect(shown).not.toContain('The same goes for')
  })
})
