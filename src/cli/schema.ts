import { resultJsonSchema } from '../record/schema.ts'
import { jsonSchema } from '../spec/schema.ts'
import type { Io } from './io.ts'

/** The JSON Schema of the spec, for editors; of the result, for whoever reads it. */
export async function schemaCommand({ result }: { result?: boolean }, io: Io): Promise<number> {
  await io.stdout.write(`${JSON.stringify(result ? resultJsonSchema() : jsonSchema(), null, 2)}\n`)
  return 0
}
