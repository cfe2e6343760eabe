import type { Estimated } from '../port.ts'
import type { Client } from './types.ts'

/** What `EXPLAIN (TYPE IO, FORMAT JSON)` says of a table that is read. Numbers that are not known are texts. */
interface Input {
  readonly table: {
    readonly catalog: string
    readonly schemaTable: { readonly schema: string; readonly table: string }
  }
  readonly estimate?: { readonly outputRowCount: unknown; readonly outputSizeInBytes: unknown }
}

/** The server's own estimate of what a statement reads, by the statistics of its tables. The statement is not run. */
export async function estimateOn(client: Client, sql: string, signal?: AbortSignal): Promise<Estimated> {
  const { columns } = await client.query(`explain (type io, format json) ${sql}`, { signal })
  const { inputTableColumnInfos: inputs } = JSON.parse(String(columns[0]?.values[0])) as {
    readonly inputTableColumnInfos: readonly Input[]
  }
  return {
    tables: inputs.map(({ table: { catalog, schemaTable }, estimate }) => ({
      name: `${catalog}.${schemaTable.schema}.${schemaTable.table}`,
      rows: known(estimate?.outputRowCount),
      bytes: known(estimate?.outputSizeInBytes),
    })),
  }
}

const known = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
