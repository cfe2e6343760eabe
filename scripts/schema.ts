/** `npm run schema`: writes the published JSON Schema of the result; a test holds the file to the code. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultJsonSchema } from '../src/record/schema.ts'

const folder = join(import.meta.dirname, '../schema')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'result.schema.json'), `${JSON.stringify(resultJsonSchema(), null, 2)}\n`)
