import { jsonSchema } from '../spec/schema.ts'
import type { Io } from './io.ts'

/** The JSON Schema of the spec, for editors. */
export async function schemaCommand(io: Io): Promise<number> {
  await io.stdout.write(`${JSON.stringify(jsonSchema(), null, 2)}\n`)
  return 0
}
