/** `node scripts/changelog.ts 1.2.3`: what CHANGELOG.md says of a version; exit code 1 where it says nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text under the heading `## 1.2.3 …`, or null. */
export function sectionOf(changelog: string, version: string): string | null {
  const sections = changelog.split(/^(?=## )/m)
  const found = sections.find(section => /^## (\S+)/.exec(section)?.[1] === version)
  return found?.replace(/^.*\n/, '').trim() || null
}

if (import.meta.main) {
  const version = process.argv[2] ?? ''
  const section = sectionOf(readFileSync(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8'), version)
  if (section === null) console.error(`CHANGELOG.md says nothing of ${version}`)
  else console.log(section)
  process.exitCode = section === null ? 1 : 0
}
