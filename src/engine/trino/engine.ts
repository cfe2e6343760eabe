import { MlgateError } from '../../errors.ts'
import type { Engine } from '../port.ts'
import type { Client, TrinoOptions } from './types.ts'

/** Trino, or what speaks its SQL, through a client that is told statements. */
export function trinoEngine(_client: Client, _options: TrinoOptions): Engine {
  throw new MlgateError({ code: 'engine', message: 'not yet' })
}
