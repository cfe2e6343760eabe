/** Whatever the pages say can be done, is done: `page.ts` says how. */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lastBuild, root } from '../helpers/dist.ts'
import { expectGolden } from '../helpers/golden.ts'
import { blocksOf, perform, prepare } from './page.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'examples/*.md'], { cwd: root })
  .filter(page => page !== 'decisions.md')
  .sort()
const read = (page: string) => readFileSync(join(root, page), 'utf8')

describe('what pages say to do', () => {
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mlgate-docs-'))
    lastBuild()
    await prepare(join(folder, 'prepared'), root)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const asked = pages.filter(page => blocksOf(read(page)).some(({ language }) => language !== ''))

  test.each(asked)(
    '%s',
    async page => {
      const own = mkdtempSync(join(folder, 'page-'))
      cpSync(join(folder, 'prepared'), own, { recursive: true, verbatimSymlinks: true })
      const text = read(page)
      // It is for those who have no spec yet.
      if (text.includes('mlgate init')) rmSync(join(own, 'mlgate.yaml'))
      let said = text
      for (const block of blocksOf(text)) {
        const does = await perform(block, own)
        if (does !== block.text) said = said.replace(`\n${block.text}\`\`\``, () => `\n${does}\`\`\``)
      }
      expectGolden(said, join(root, page))
    },
    120_000,
  )

  test('there are pages', () => {
    expect(asked.length).toBeGreaterThan(5)
  })
})

describe('links', () => {
  test.each(pages)('%s leads to what there is', page => {
    const text = read(page).replace(/^```.*?^```$/gms, '')
    const anchorsOf = (of: string) =>
      [...read(of).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
        heading
          .toLowerCase()
          .replace(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      )
    const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link = '']) => link)
      .filter(link => !/^https?:/.test(link))
      .filter(link => {
        const [path = '', anchor] = link.split('#')
        const target = path === '' ? page : normalize(join(dirname(page), path))
        if (globSync(target, { cwd: root }).length === 0) return true
        return anchor !== undefined && !anchorsOf(target).includes(anchor)
      })
    expect(broken).toEqual([])
  })
})

test('scripts that pages name are there', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const named = pages.flatMap(page => [...read(page).matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name = '']) => name))
  expect(named.length).toBeGreaterThan(5)
  expect([...new Set(named)].filter(name => !(name in scripts))).toEqual([])
})
