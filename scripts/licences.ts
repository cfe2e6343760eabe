import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

/** Folder of the npm package that a bundled file is from. */
const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/

/** The folders of the npm packages that the bundle has something of. */
export const foldersIn = ({ outputs }: Metafile): string[] => {
  const shipped = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  return [...new Set(shipped.flatMap(path => packageFolder.exec(path)?.[0] ?? []))].sort()
}

/** The licence texts of all packages in the bundle; a package without one is an error: we may not ship it. */
export const licences = (root: string, metafile: Metafile): string => {
  const packages = foldersIn(metafile).map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const files = globSync('{LICENSE,LICENCE,License,Licence,license,licence,COPYING,NOTICE}*', {
      cwd: join(root, folder),
    })
    if (files.length === 0) throw new Error(`${name} is bundled and has no licence file`)
    const texts = files.sort().map(file => readFileSync(join(root, folder, file), 'utf8').trim())
    return { is: `${name} ${version} (${license})`, text: texts.join('\n\n') }
  })
  // A hundred packages of one project have the same text: it is there once.
  const alike = Map.groupBy(packages, ({ text }) => text)
  const parts = [...alike].map(([text, all]) => [...all.map(({ is }) => is), '', text].join('\n'))
  return `mlgate contains these packages.\n\n${parts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`
}
