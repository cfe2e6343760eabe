/** What the engine knows of a server: statements go in, columns come out. Connection, retries and secrets are the client's. */
export interface Client {
  /**
   * Rejects with an MlgateError where the server, the network or the statement fails, and with the signal's reason once
   * it is aborted; the statement is then cancelled on the server. It never resolves to part of an answer.
   */
  query(sql: string, options?: QueryOptions): Promise<Result>
}

interface QueryOptions {
  readonly signal?: AbortSignal | undefined
  /** From 0 to 1, as the server tells it. */
  readonly onProgress?: ((share: number) => void) | undefined
}

/** An answer by column. */
export interface Result {
  readonly columns: readonly ResultColumn[]
  readonly rows: number
  /** What came over the wire. */
  readonly bytes: number
  /** What the cluster read of its tables for it; null where the server does not say. */
  readonly read: number | null
}

export interface ResultColumn {
  readonly name: string
  /** As Trino writes it: `double`, `varchar(3)`, `timestamp(6) with time zone`. */
  readonly type: string
  /**
   * Of double, real, tinyint, smallint, integer and bigint a Float64Array, NaN where the value is null (the engine casts
   * a bigint that may leave 2^53 to text); of all other types the values as Trino's JSON has them.
   */
  readonly values: Float64Array | readonly unknown[]
  /** 1 where a number is null; null where none is, and of all other columns. */
  readonly nulls: Uint8Array | null
}

export interface TrinoOptions {
  /** Of tables that are named without them. */
  readonly catalog: string | null
  readonly schema: string | null
  /** Of naive timestamps, of hour() and of dates; the client has to set the session's to the same. Default UTC. */
  readonly timezone?: string | undefined
  /** Rows of a relation above which windows over all of them are of cells; default: a million. */
  readonly large?: number | undefined
}
