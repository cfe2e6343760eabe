/**
 * What any check has to do at least: node bench/limit.ts <folder>. The fastest statement found that joins the two logs on
 * id and touches each column that the check needs once: scores through the join, all else beside it.
 */
import { DuckDBInstance } from '@duckdb/node-api'

const folder = process.argv[2]!.replaceAll("'", "''")
const log = (arm: string) => `'${folder}/${arm}.parquet'`
const columns = ['label', 'latency_ms', 'income', 'age', 'balance', 'visits', 'user_id']
const rest = [...columns.map(c => `sum(${c})`), ...['ts', 'country', 'device', 'tier'].map(c => `max(${c})`)].join(', ')
const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'false' })
const connection = await instance.connect()
await connection.runAndReadAll(`select * from
  (select count(*), sum(c.score - i.score), sum(i.score) from ${log('incumbent')} as i
    join ${log('candidate')} as c on hash(i.request_id) = hash(c.request_id)),
  (select ${rest} from ${log('incumbent')}), (select ${rest} from ${log('candidate')})`)
connection.closeSync()
instance.closeSync()
