import { createRequire } from 'node:module'
import { program } from 'commander'

const { version } = createRequire(import.meta.url)('mlgate/package.json')

program.name('mlgate').version(version).parse()
