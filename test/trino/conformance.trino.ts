import { trinoEngine } from '../../src/engine/trino/engine.ts'
import { engineSuite } from '../engine/conformance.ts'
import { logsAsTables } from './logs.ts'
import { client, data } from './shared.ts'

let schemas = 0

engineSuite(
  'trino',
  async logs => {
    const schema = `conformance_${process.pid}_${++schemas}`
    const sources = await logsAsTables(client(), data, schema, logs)
    const engine = trinoEngine(client(), { catalog: 'lake', schema })
    await engine.describe(sources, [])
    return engine
  },
  { plain: 4, weighted: 2, seconds: 900, endOnFailure: true },
)
