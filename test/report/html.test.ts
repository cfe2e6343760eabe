import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Evidence1 } from '../../src/record/evidence.ts'
import type { Record1 } from '../../src/record/types.ts'
import { html, htmlOfError } from '../../src/report/html/page.ts'
import { check as run } from '../../src/run.ts'
import { hasChromium, launch, openPage } from '../helpers/chromium.ts'
import { check, estimate, record } from '../helpers/decided.ts'
import { errorOf, HOSTILE, hostileRecord } from '../helpers/hostile.ts'
import { specFor, world, writeLogs } from '../helpers/logs.ts'
import { records } from '../helpers/records.ts'

const options = { width: 100, color: false, verbose: false, quiet: false }
const folder = mkdtempSync(join(tmpdir(), 'mlgate-html-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = (name: string, text: string): string => {
  const file = join(folder, `${name}.html`)
  writeFileSync(file, text)
  return file
}

/** In the place of a group's name: markup that runs where it is taken for markup. */
const GROUP = `Fe<script>alert('ran')</script>\nmale<img src=x onerror=alert('ran')>"'`
const gates = `
  - {gate: parity, metrics: {flip_rate: {max: 15%}}}
  - {gate: calibration, slices: [sex], metrics: {ece: {max: 0.02, margin: 0.01}, brier: {margin: 0.01}}}
  - {gate: drift, of: [score, age, sex], metrics: {psi: {max: 0.2}}}
  - {gate: fairness, by: [sex], metrics: {equal_opportunity_difference: {max: 0.15}}}
  - {gate: latency, metrics: {p50: {margin: 10%}, p99: {margin: 20%}}}
  - {gate: significance, slices: [sex], metrics: {auc: {margin: 0.005}, accuracy: {margin: 1pp}}}`

let whole: { record: Record1; evidence: Evidence1; file: string }

beforeAll(async () => {
  const logs = world('pages', { rows: 4000, noise: 0.4, slower: 1.5, shift: row => (row.sex === 'Female' ? -1 : 0) })
  const renamed = (rows: typeof logs.incumbent) =>
    rows.map(row => ({ ...row, sex: row.sex === 'Female' ? GROUP : row.sex! }))
  await writeLogs(folder, { ...logs, incumbent: renamed(logs.incumbent), candidate: renamed(logs.candidate) })
  writeFileSync(join(folder, 'mlgate.yaml'), specFor({ slices: '{sex: {by: sex}}', gates }))
  let evidence: Evidence1 | null = null
  const made = await run({
    spec: 'mlgate.yaml',
    cwd: folder,
    evidence: {
      path: null,
      take: e => {
        evidence = e
      },
    },
  })
  whole = { record: made, evidence: evidence!, file: page('whole', html(made, { ...options, evidence })) }
})

describe('the text of a page', () => {
  test('begins with the decision in a sentence', () => {
    expect(html(records.block, options)).toMatch(
      /<h1><span class="decision">✖ BLOCK<\/span> adult-income<\/h1>\n<p class="lead">The candidate must not be released: /,
    )
    expect(html(records.hold, options)).toContain(
      'The release has to wait: nothing that blocks has failed, and one finding is in its way.',
    )
    expect(html(records.promote, options)).toContain('The candidate can be released: no check that blocks has failed')
  })

  test('has every message and a row for every check, with its limit', () => {
    const text = html(records.block, options)
    const checks = records.block.gates.flatMap(g => g.checks)
    expect(text.match(/<tr role="row" title=/g)).toHaveLength(checks.length)
    expect(text.match(/role="img"/g)!.length).toBe(checks.filter(c => c.estimate && c.bound !== null).length)
    for (const finding of checks.filter(c => c.verdict === 'fail')) expect(text).toContain(finding.message)
  })

  test('says what is missing where there is no evidence', () => {
    expect(html(records.hold, options)).toContain('this result was made without evidence')
    const named = { ...records.hold, evidence: { path: 'lost.json', sha256: '' } }
    expect(html(named, options)).toContain('they are in lost.json, which was not found')
  })

  test('has what the logs and the spec hold as text only', () => {
    for (const text of [html(hostileRecord(), options), htmlOfError(errorOf(HOSTILE))]) {
      expect(text).toContain('&#60;script&#62;')
      expect(text.match(/<script|<img|<!--|javascript:/g)).toBeNull()
      expect(text.match(/[^\P{Cc}\n]|\p{Cf}/gu)).toBeNull()
    }
    const text = readFileSync(whole.file, 'utf8')
    expect(text).toContain('Fe&#60;script&#62;alert(&#39;ran&#39;)&#60;/script&#62;\\nmale')
    expect(text.match(/<script|<img|onerror=a(?!l)|style="/g)).toBeNull()
  })

  test('stays under a mebibyte for 40 checks on 10 slices, with every picture', () => {
    const checks = Array.from({ length: 40 }, (_, i) => i).flatMap(i =>
      [null, ...Array.from({ length: 10 }, (_, k) => `region=some longer name of a region ${k}`)].map(slice =>
        check({
          gate: `gate ${i % 6}`,
          metric: `a_metric_of_some_length_${i}`,
          slice,
          estimate: estimate(0.01 - i * 0.004, 0.002 - i * 0.007, 0.02 + i * 0.001),
          verdict: i % 3 === 0 ? 'fail' : i % 3 === 1 ? 'inconclusive' : 'pass',
          reason: i % 3 === 1 ? 'straddles' : null,
        }),
      ),
    )
    const made = record(checks)
    const evidence = {
      ...whole.evidence,
      pictures: Array.from({ length: 2 }, () => whole.evidence.pictures)
        .flat()
        .map((p, i) => ({ ...p, gate: `gate ${i % 6}` })),
    }
    const text = html(made, { ...options, evidence })
    expect(text.match(/<tr role="row" title=/g)).toHaveLength(440)
    expect(Buffer.byteLength(text)).toBeLessThan(2 ** 20)
  })
})

describe.skipIf(!hasChromium)('a page in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())

  test.each(['light', 'dark'] as const)('draws every plot, %s, without an error or a request', async scheme => {
    const { page, troubles } = await openPage(browser, whole.file, { scheme })
    const figures = await page.locator('figure').evaluateAll(all =>
      all.map(figure => {
        const plots = [...figure.querySelectorAll('svg')]
        return {
          title: figure.querySelector('figcaption')!.textContent!,
          drawn: plots.every(svg => {
            const shapes = [...svg.querySelectorAll('path, circle, rect, line')]
            return svg.getBoundingClientRect().height > 50 && shapes.length > 5 && !/NaN|undefined/.test(svg.outerHTML)
          }),
          said: plots.every(svg => svg.querySelector('title') !== null),
          rows: figure.querySelectorAll('tbody tr').length,
        }
      }),
    )
    expect(figures.map(f => f.title)).toHaveLength(whole.evidence.pictures.length)
    expect(new Set(whole.evidence.pictures.map(p => p.drawing.kind)).size).toBe(6)
    expect(figures.filter(f => !(f.drawn && f.said && f.rows > 1))).toEqual([])
    expect(troubles).toEqual([])
  })

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('can be read by everyone, %s at %i: contrast, names, tables, order', async (scheme, width) => {
    const { page } = await openPage(browser, whole.file, { scheme, width, free: true })
    await page.evaluate(axe.source)
    await unfold(page)
    const { violations, passes } = await page.evaluate<axe.AxeResults>('axe.run()')
    expect(passes.map(p => p.id)).toContain('color-contrast')
    expect(violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160))])).toEqual([])
  })

  test.each([360, 800, 1280])('does not scroll sideways at %i, folded or open', async width => {
    for (const file of [whole.file, page('hostile', html(hostileRecord(), options))]) {
      const { page } = await openPage(browser, file, { width })
      const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(await overflow()).toBeLessThanOrEqual(0)
      await unfold(page)
      expect(await overflow()).toBeLessThanOrEqual(0)
      await page.close()
    }
  })

  test('is reached by keyboard: every link and fold, and Enter opens', async () => {
    const { page } = await openPage(browser, whole.file, { width: 360 })
    const wanted = await page.locator('a, summary').count()
    const reached = new Set<string>()
    for (let i = 0; i < wanted + 40; i++) {
      await page.keyboard.press('Tab')
      reached.add(
        await page.evaluate<string>(
          "String([...document.querySelectorAll('a, summary')].indexOf(document.activeElement))",
        ),
      )
    }
    reached.delete('-1')
    expect(reached.size).toBe(wanted)
    await page.locator('summary').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('details').first().getAttribute('open')).toBe('')
  })

  test('runs nothing that logs or spec hold, even without its policy', async () => {
    for (const file of [
      whole.file,
      page('hostile', html(hostileRecord(), options)),
      page('error', htmlOfError(errorOf(HOSTILE))),
    ]) {
      const { page, troubles } = await openPage(browser, file, { free: true })
      expect(troubles).toEqual([])
      expect(await page.locator('script, img, iframe, a[href^="http"]').count()).toBe(0)
    }
  })

  test('on paper everything folded is there, and the links are not', async () => {
    const { page } = await openPage(browser, whole.file)
    const shown = () =>
      page
        .locator('details table')
        .evaluateAll(all => ({ seen: all.filter(t => t.checkVisibility()).length, all: all.length }))
    const folded = await shown()
    expect(folded.seen).toBe(0)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await shown()).toEqual({ seen: folded.all, all: folded.all })
  })
})

const unfold = (page: Page) =>
  page.locator('details').evaluateAll(all => {
    for (const fold of all) fold.setAttribute('open', '')
  })
