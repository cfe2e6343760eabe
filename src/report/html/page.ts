import type { Reporter } from '../index.ts'
export const html: Reporter = (record, { evidence }) => JSON.stringify(evidence, null, 1) + record.model
