/** The page about the result document speaks of every field. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../helpers/dist.ts'

interface Schema {
  properties: Readonly<Record<string, Schema & { items: Schema }>>
}

test('every field of a result and of a check is on its page, and no other', () => {
  const page = readFileSync(join(root, 'docs/results.md'), 'utf8')
  const { anyOf } = JSON.parse(readFileSync(join(root, 'schema/result.schema.json'), 'utf8')) as { anyOf: [Schema] }
  const run = anyOf[0].properties
  const check = run.gates!.items.properties.checks!.items.properties
  const [, ofRun = '', ofCheck = ''] = page.split(/^## (?:The run|A check)$/m)
  const named = (text: string) =>
    [...text.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(m => m[1]))
  expect(named(ofRun).sort()).toEqual(Object.keys(run).sort())
  expect([...named(ofCheck), 'id'].sort()).toEqual(Object.keys(check).sort())
})
