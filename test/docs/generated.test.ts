/** Gates, recipes and pictures are made by the program: `npm run docs`. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generated } from '../../scripts/docs.ts'
import { root } from '../helpers/dist.ts'
import { expectGolden } from '../helpers/golden.ts'

test('what is made is what is there', async () => {
  const made = await generated()
  const there = globSync(['docs/gates/*.md', 'docs/pictures/*.svg'], { cwd: root }).map(name =>
    name.replaceAll('\\', '/'),
  )
  const page = (name: string) => name !== 'docs/ci.md'
  expect(there.sort()).toEqual(Object.keys(made).filter(page).sort())
  for (const [name, text] of Object.entries(made)) expectGolden(text, join(root, name))
})
