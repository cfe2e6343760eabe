import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkImports } from '../scripts/check-imports.ts'
import { root } from './helpers/dist.ts'

test('every file of src and gates is read, and keeps to the table', async () => {
  const { read, breaches } = await checkImports(root)
  expect(breaches).toEqual([])
  expect(read).toBe(globSync('{src,gates}/**/*.ts', { cwd: root }).length)
})

/** Path in a copy of the tree → source that must be reported, and the words of the report. */
const planted: Record<string, [source: string, report: RegExp]> = {
  'src/judge/planted-layer.ts': ["import '../report/planted.ts'", /judge: layer/],
  'src/judge/planted-type.ts': ["import type { A } from '../report/planted.ts'\nexport type B = A", /judge: layer/],
  'src/judge/planted-lazy.ts': ["export const a = () => import('../report/planted.ts')", /judge: layer/],
  'src/judge/planted-inline.ts': ["export type B = import('../report/planted.ts').A", /import type/],
  'src/report/planted-package.ts': ["import 'commander'", /report: package/],
  'src/plan/planted-core.ts': ["import 'node:fs'", /plan: pure/],
  'src/stats/planted-random.ts': ['export const a = () => Math.random()', /stats has no effects/],
  'src/stats/planted-clock.ts': ['export const a = new Date()', /stats has no effects/],
  'src/record/planted-value.ts': ["import '../decide/planted.ts'", /record: types only/],
  'src/gate/planted-static.ts': ["import '../../gates/planted-path.ts'", /gate: import\(\) only/],
  'src/engine/planted-cycle-a.ts': ["import './planted-cycle-b.ts'", /no cycle/],
  'src/engine/planted-lost.ts': ["import './nowhere.ts'", /resolvable/],
  'src/nowhere/planted.ts': ['export const a = 1', /not in layers[.]ts/],
  'gates/planted-path.ts': ["import '../src/index.ts'", /gates: bare mlgate/],
  'gates/planted-inside.ts': ["import '../src/stats/planted.ts'", /gates: layer/],
}

/** What must pass, and what the breaches above refer to. */
const allowed: Record<string, string> = {
  'src/index.ts': `${readFileSync(join(root, 'src/index.ts'), 'utf8')}export { load } from './gate/planted.ts'\n`,
  'src/report/planted.ts': 'export interface A { a: 1 }',
  'src/decide/planted.ts': 'export interface A { a: 1 }',
  'src/engine/planted-cycle-b.ts': "import type {} from './planted-cycle-a.ts'",
  'src/stats/planted.ts': '// Date.now() is only mentioned\nexport const a = (iso: string) => new Date(iso)',
  'src/plan/planted.ts':
    "import { createHash } from 'node:crypto'\nimport '../stats/planted.ts'\nexport { createHash }",
  'src/record/planted.ts': "import type { A } from '../decide/planted.ts'\nexport type B = A",
  'src/gate/planted.ts': "export const load = () => import('../../gates/planted.ts')",
  'gates/planted.ts': "import { MlgateError } from 'mlgate'\nimport { z } from 'zod'\nexport default [MlgateError, z]",
}

let copy: string
let reports: string[]

beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'mlgate-imports-'))
  for (const part of ['src', 'gates', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const [file, source] of [
    ...Object.entries(planted).map(([file, [source]]) => [file, source] as const),
    ...Object.entries(allowed),
  ]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), source)
  }
  reports = (await checkImports(copy)).breaches
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

test.each(Object.entries(planted))('%s is reported', (file, [, report]) => {
  expect(reports.filter(line => line.startsWith(file))).toEqual([expect.stringMatching(report)])
})

test('nothing else is', () => {
  expect(reports.filter(line => !Object.keys(planted).some(file => line.startsWith(file)))).toEqual([])
})

test('an empty tree is a failure, not a success', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'mlgate-imports-'))
  mkdirSync(join(empty, 'src'))
  writeFileSync(join(empty, 'tsconfig.json'), '{}')
  const { read, breaches } = await checkImports(empty)
  rmSync(empty, { recursive: true })
  expect({ read, breaches }).toEqual({ read: 0, breaches: expect.arrayContaining(['no file found']) })
})
