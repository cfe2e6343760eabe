/** What `open` takes of node-api when it is called: by name, since a bundle tells no names of a CommonJS package. */
export { DuckDBInstance, listValue } from '@duckdb/node-api'
