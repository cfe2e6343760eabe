import { join } from 'node:path'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, test } from 'vitest'
import type { ErrorRecord, Record1 } from '../../src/record/types.ts'
import { FORMATS, type Format, loadErrorReporter, loadReporter } from '../../src/report/index.ts'
import { LEAST, markdownWithin } from '../../src/report/markdown.ts'
import { check, decided, record, unprotected } from '../helpers/decided.ts'
import { expectGolden } from '../helpers/golden.ts'
import { errorOf, HOSTILE, hostileRecord } from '../helpers/hostile.ts'
import { loosened, records } from '../helpers/records.ts'
import { JUNIT_SCHEMAS, junitProblems, sarifProblems } from '../helpers/validate.ts'

const plain = { width: 100, color: false, verbose: false, quiet: false }
const errors = { mlgate: '0.1.0', started: '2026-03-01T00:00:00.000Z' }
const shown = async (format: Format, made: Record1) => (await loadReporter(format))(made, plain)
const golden = (name: string) => join(import.meta.dirname, 'golden', name)
const endings = {
  ndjson: 'ndjson',
  markdown: 'md',
  junit: 'xml',
  sarif: 'sarif',
  github: 'github.txt',
  html: 'html',
} as const
const formats = Object.keys(endings) as (keyof typeof endings)[]
const hostile = hostileRecord()

/** More than any limit holds: 30 gates of 1,000 slices each. */
const manyChecks = Array.from({ length: 30_000 }, (_, i) =>
  check({
    gate: `gate${i % 30}`,
    slice: `slice=${i}`,
    verdict: i % 8 ? 'fail' : 'pass',
    at: { file: 'mlgate.yaml', line: (i % 30) + 1 },
  }),
)
const vast = record(manyChecks, {
  loosened: Array.from({ length: 2000 }, (_, i) => loosened(`limit ${i} is larger`)),
  unprotected: Array.from({ length: 5000 }, (_, i) => unprotected({ slice: `slice=x${i}`, rows: 3 })),
})

describe('golden files', () => {
  const cases = formats.flatMap(format =>
    (['block', 'hold', 'promote', 'hostile', 'error'] as const).map(name => [format, name] as const),
  )
  test.each(cases)('%s of %s', async (format, name) => {
    const text =
      name === 'error'
        ? (await loadErrorReporter(format))!(errorOf(HOSTILE), errors)
        : await shown(format, name === 'hostile' ? hostile : records[name])
    expectGolden(text, golden(`${name}.${endings[format]}`))
  })
})

test.each(['pretty', 'html', 'markdown', 'github', 'sarif', 'junit'] as const)(
  '%s says what the spec loosens',
  async format => {
    const text = await shown(format, record(manyChecks.slice(0, 2), { loosened: [loosened('limit 7 is larger')] }))
    expect(text).toContain('limit 7 is larger')
  },
)

describe('nothing from logs or spec is taken for a command', () => {
  /** A line that GitHub's runner would obey, by its own parser: `::name` at the start of a line, `##[name]` anywhere. */
  const commands = (text: string) => text.split('\n').filter(line => /^\s*::/.test(line) || /##\w*\[/.test(line))
  const steering = /[^\P{Cc}\n]|\p{Cf}|\p{Zl}|\p{Zp}/u
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc
      .array(fc.constantFrom('::', '##', '#', '[', 'error', ' ', '\n', '\r', 'x'.repeat(90), 'vso', ']', '\u2028'))
      .map(parts => parts.join('')),
  )

  test.each(FORMATS)('%s', async format => {
    const report = await loadReporter(format)
    fc.assert(
      fc.property(names, name => {
        const text = report(hostileRecord(name), plain)
        const forged = commands(text).filter(
          line => !(format === 'github' && /^::(error|warning|notice) [\w=,%./()-]*/.test(line)),
        )
        expect([forged, steering.test(text)]).toEqual([[], false])
      }),
      { numRuns: 60 },
    )
  })

  test('github writes its own commands and no others', async () => {
    const lines = (await shown('github', hostile)).trimEnd().split('\n')
    expect(lines.map(line => /^::(\w+) file=[^:,]*,line=\d+(?:,col=\d+)?,title=[^:,]*::/.exec(line)?.[1])).toEqual([
      'error',
      'warning',
      'warning',
      'warning',
      'warning',
      'notice',
    ])
  })
})

describe('markdown', () => {
  const html = (text: string) =>
    micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] })
  const OWN =
    /<\/?(h2|h3|p|code|table|thead|tbody|tr|th|td|details|summary|sub|strong|ul|li|br)( align="right")?( \/)?>/g
  const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  /** The text of a page, in which GitHub looks for mentions and links. */
  const bare = (page: string) =>
    page
      .replace(OWN, '')
      .replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code, name) => (code ? String.fromCodePoint(code) : NAMED[name]!))

  test('shows hostile text as it is: no markup, link, mention or comment begins in it', () => {
    for (const made of [hostile, ...Object.values(records)]) {
      const text = markdownWithin(made, {}, 65_000)
      const page = html(text)
      // Formulas are looked for in the source.
      expect(text).not.toContain('$')
      expect(page.replace(OWN, '')).not.toMatch(/<|javascript:/)
      expect(bare(page)).not.toMatch(/@\w|#\d|\bGH-\d|:\/\/|\bwww\.|:tada:/)
    }
  })

  test('whatever the text, the page has the same parts', () => {
    const parts = (page: string) => page.match(OWN)?.join('')
    const unremarkable = parts(html(markdownWithin(hostileRecord('name'), {}, 65_000)))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ minLength: 1 })), name => {
        const page = html(markdownWithin(hostileRecord(`n${name}`), {}, 65_000))
        expect(parts(page)).toBe(unremarkable)
        expect(page.replace(OWN, '')).not.toContain('<')
      }),
      { numRuns: 60 },
    )
  })

  test('always fits a comment, keeps what blocks, and says what was left out', () => {
    const text = markdownWithin(vast, {}, 65_000)
    expect(text.length).toBeLessThan(65_536)
    expect(text).toContain('### What blocks')
    expect(text).toMatch(
      /\*\*Left out, since there is no more room here:\*\* [\d,]+ loosened limits, [\d,]+ blocking findings, [\d,]+ checks, [\d,]+ unprotected groups/,
    )
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0)
  })

  test('fits whatever room there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: LEAST, max: 200_000 }), room => {
        expect(Buffer.byteLength(markdownWithin(vast, {}, room))).toBeLessThanOrEqual(room)
      }),
      { numRuns: 10 },
    )
    // Marks have no width, and an entity or two for each character is what escaping comes to.
    for (const name of ['名', '\u0301', '@', '\u{e0001}', '\ud83d\ude00'])
      for (const room of [LEAST, 65_000])
        expect(
          Buffer.byteLength(markdownWithin(hostileRecord(name.repeat(30_000)), { failOn: 'hold' }, room)),
        ).toBeLessThanOrEqual(room)
  })

  test('says what would settle a check once, in a column of its own', () => {
    const text = markdownWithin(records.hold, {}, 65_000)
    expect(text.match(/4,200/g)).toHaveLength(1)
    expect(text).toContain('minimum of 64 %. | 4,200 more pairs (2 h at this traffic) | ')
  })

  test('leaves nothing out, and says nothing of it, where there is room', () => {
    const text = markdownWithin(records.block, {}, 65_000)
    expect(text).not.toContain('Left out')
    for (const { id } of records.block.gates.flatMap(g => g.checks).filter(c => c.verdict === 'fail'))
      expect(text).toContain(id)
  })
})

describe('junit', () => {
  test.each(JUNIT_SCHEMAS)('is valid by %s, which refuses what is not', async schema => {
    const error = (await loadErrorReporter('junit'))!
    const texts = [
      ...(await Promise.all([...Object.values(records), hostile].map(made => shown('junit', made)))),
      error(errorOf(HOSTILE), errors),
    ]
    for (const text of texts) expect(await junitProblems(text, schema)).toEqual([])
    expect(await junitProblems(texts[0]!.replaceAll('<testcase name=', '<testcase nome='), schema)).not.toEqual([])
  })

  const results = async (made: Record1, failOn?: 'block') => {
    const text = (await loadReporter('junit'))(made, { ...plain, ...(failOn && { failOn }) })
    return {
      failures: [...text.matchAll(/<failure /g)].length,
      errors: [...text.matchAll(/<error /g)].length,
      skipped: [...text.matchAll(/<skipped>/g)].length,
    }
  }

  test('what blocks fails, what holds is an error, all else undecided is skipped', async () => {
    expect(await results(records.block)).toEqual({ failures: 2, errors: 0, skipped: 5 })
    expect(await results(records.hold)).toEqual({ failures: 0, errors: 1, skipped: 2 })
    expect(await results(records.hold, 'block')).toEqual({ failures: 0, errors: 0, skipped: 3 })
    expect(await results(records.promote)).toEqual({ failures: 0, errors: 0, skipped: 0 })
  })

  test('a gate that decided nothing, and a partial run, have cases of their own', async () => {
    const checks = [check()]
    const made = record(checks, {
      decided: decided(checks, { decision: 'hold', decidedBy: ['significance', 'partial'] }),
    })
    expect(await results(made)).toEqual({ failures: 0, errors: 2, skipped: 0 })
  })
})

describe('sarif', () => {
  const runOf = (text: string) => JSON.parse(text).runs[0]

  test('is valid by the schema of SARIF 2.1.0, which refuses what is not', async () => {
    const error = (await loadErrorReporter('sarif'))!
    for (const made of [...Object.values(records), hostile, vast])
      expect(sarifProblems(await shown('sarif', made))).toEqual([])
    expect(sarifProblems(error(errorOf(HOSTILE), errors))).toEqual([])
    expect(sarifProblems((await shown('sarif', hostile)).replace('"level": "error"', '"level": "fatal"'))).not.toEqual(
      [],
    )
  })

  test('points at the line of the spec, by a path from the root of the repository', async () => {
    const report = await loadReporter('sarif')
    const { results } = runOf(report(records.block, { ...plain, inRepository: file => `models/a b/${file}` }))
    expect(results[0]).toMatchObject({
      ruleId: 'fairness/equal_opportunity_difference/max',
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'models/a%20b/mlgate.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 31, startColumn: 7 },
          },
        },
      ],
    })
  })

  test('keeps to the limits of code scanning, and says what it left out', async () => {
    const text = await shown('sarif', vast)
    const { results, tool, invocations } = runOf(text)
    expect(results).toHaveLength(25_000)
    expect(tool.driver.rules).toHaveLength(31)
    expect(invocations[0].toolExecutionNotifications[0].message.text).toContain('3250 findings are left out')
    const { results: few, automationDetails } = runOf(await shown('sarif', hostileRecord('long\u0301'.repeat(1000))))
    for (const { ruleId, message } of few) {
      expect(ruleId.length).toBeLessThanOrEqual(255)
      expect(message.text.length).toBeLessThanOrEqual(1000)
    }
    expect(automationDetails.id.length).toBeLessThanOrEqual(255)
  })

  test('results are the same findings from run to run, and one each', async () => {
    const prints = runOf(await shown('sarif', records.block)).results.map(
      (r: { partialFingerprints: object }) => r.partialFingerprints,
    )
    expect(new Set(prints.map((p: object) => JSON.stringify(p))).size).toBe(prints.length)
    expect(runOf(await shown('sarif', { ...records.block, run_id: 'another' })).results).toEqual(
      runOf(await shown('sarif', records.block)).results,
    )
  })

  test('a run without a verdict was not carried through', () => {
    expect.hasAssertions()
    return loadErrorReporter('sarif').then(report => {
      const { invocations, results } = runOf(report!(errorOf('x'), errors))
      expect([invocations[0].executionSuccessful, invocations[0].exitCode, results]).toEqual([false, 2, []])
    })
  })
})

describe('ndjson', () => {
  test('is a row a check, all with the same columns and nothing nested', async () => {
    const rows = (await shown('ndjson', records.block))
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    const checks = records.block.gates.flatMap(g => g.checks)
    expect(rows.map(row => row.check)).toEqual(checks.map(c => c.id))
    expect(new Set(rows.map(row => Object.keys(row).join())).size).toBe(1)
    expect(
      rows.flatMap(row => Object.values(row)).filter(value => typeof value === 'object' && value !== null),
    ).toEqual([])
    for (const [i, row] of rows.entries())
      expect([row.verdict, row.low, row.candidate]).toEqual([
        checks[i]!.verdict,
        checks[i]!.estimate?.low ?? null,
        checks[i]!.candidate?.value ?? null,
      ])
    expect(rows.filter(row => row.decided).map(row => row.check)).toEqual(records.block.decided_by)
  })

  test('a run without a verdict has a row too', async () => {
    const error: ErrorRecord = errorOf('x')
    const text = (await loadErrorReporter('ndjson'))!(error, errors)
    expect(text.endsWith('\n')).toBe(true)
    expect(JSON.parse(text)).toMatchObject({ decision: 'error', code: 'unknown-column', line: 3 })
  })
})

describe('github', () => {
  test('at most ten annotations of a level, of which the last tells how many more there are', async () => {
    const lines = (await shown('github', vast)).trimEnd().split('\n')
    expect(lines).toHaveLength(21)
    expect(lines[10]).toContain('::warning file=mlgate.yaml,line=3,title=loosened/a::limit 0 is larger')
    expect(lines[9]).toBe('::error file=mlgate.yaml,line=1,title=mlgate::26241 more findings block the release.')
  })

  test('paths are from the root of the repository', async () => {
    const report = await loadReporter('github')
    const [first] = report(records.block, { ...plain, inRepository: file => `a,b:c%/${file}` }).split('\n')
    expect(first).toMatch(/^::error file=a%2Cb%3Ac%25\/mlgate\.yaml,line=31,col=7,title=/)
  })
})
