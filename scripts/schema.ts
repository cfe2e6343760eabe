/** `npm run schema`: writes the published JSON Schemas of the spec and of the result; tests hold the files to the code. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { resultJsonSchema } from '../src/record/schema.ts'
import { jsonSchema } from '../src/spec/schema.ts'

const folder = join(import.meta.dirname, '../schema')
mkdirSync(folder, { recursive: true })
for (const [name, schema] of Object.entries({ result: resultJsonSchema(), spec: jsonSchema() }))
  writeFileSync(join(folder, `${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`)
