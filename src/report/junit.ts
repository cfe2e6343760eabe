import type { ErrorRecord, Record1 } from '../record/types.ts'
import { loosenedText, placeText, versionsOf, waiverText } from './facts.ts'
import { decidingOf, type Finding, othersOf } from './findings.ts'
import type { ErrorOptions, ReportOptions } from './index.ts'
import { outcomeOf } from './signs.ts'
import { visible } from './text.ts'

/**
 * JUnit's XML: a suite a gate, a case a check. A `failure` is a check that blocks; an `error` is one (or a gate) whose
 * being undecided holds the release, so that nobody who reads only this file takes a hold for a pass. Undecided without
 * holding, or held but let through by `--fail-on block`, is `skipped`, as JUnit has no word for it.
 */
export function junit(record: Record1, { failOn }: Pick<ReportOptions, 'failOn'>): string {
  const holding = failOn === 'block' && record.decision === 'hold' ? 'skipped' : 'error'
  const deciding = new Map(decidingOf(record).map(found => [found.id, found]))
  const warned = new Set(othersOf(record).failed.map(found => found.id))
  const suites = record.gates.map(gate => {
    const silent = deciding.get(gate.name)
    const cases = gate.checks.map((check): Case => {
      const found = deciding.get(check.id)
      const outcome = outcomeOf(check)
      const result = found
        ? resultOf(found, holding)
        : outcome === 'waived' || outcome === 'undecided' || outcome === 'nothing shown' || outcome === 'skipped'
          ? 'skipped'
          : null
      return {
        name: check.id,
        result,
        type: check.reason ?? check.kind,
        message: waiverText(check),
        at: found?.at ?? check.at,
      }
    })
    const notes = gate.checks
      .filter(check => check.waived || warned.has(check.id))
      .map(check => `${outcomeOf(check)}: ${check.id}: ${waiverText(check)}`)
    return { name: gate.name, cases: silent ? [...cases, whole(silent, holding)] : cases, notes }
  })
  const gates = new Set(record.gates.map(g => g.name))
  const ofRun = [...deciding.values()].filter(f => f.check === null && !gates.has(f.id))
  if (ofRun.length + record.loosened.length > 0)
    suites.unshift({
      name: 'run',
      cases: ofRun.map(found => whole(found, holding)),
      notes: record.loosened.map(one => `loosened: ${loosenedText(one)}`),
    })
  const properties = {
    model: record.model,
    decision: record.decision,
    versions: versionsOf(record),
    run: record.run_id,
    'as of': record.as_of,
  }
  return document(suites, properties, record.provenance.started)
}

/** A run without a verdict is a suite with one case in error: an empty file would look like nothing to report. */
export function junitOfError({ errors }: ErrorRecord, { started }: ErrorOptions): string {
  const cases = errors.map(
    ({ code, message, at, hint }, i): Case => ({
      name: `${code} ${i + 1}`,
      result: 'error',
      type: code,
      message: hint === undefined ? message : `${message} Hint: ${hint}.`,
      at: at ?? null,
    }),
  )
  return document([{ name: 'run', cases, notes: [] }], { decision: 'error' }, started)
}

type Result = 'failure' | 'error' | 'skipped'

interface Case {
  name: string
  result: Result | null
  type: string
  message: string
  at: Finding['at']
}

interface Suite {
  name: string
  cases: readonly Case[]
  /** What did not fail a case and has to be said. */
  notes: readonly string[]
}

const resultOf = ({ outcome }: Finding, holding: Result): Result => (outcome === 'undecided' ? holding : 'failure')

const whole = (found: Finding, holding: Result): Case => ({
  name: `${found.id} as a whole`,
  result: resultOf(found, holding),
  type: 'undecided',
  message: found.sentence,
  at: found.at,
})

function document(suites: readonly Suite[], properties: Readonly<Record<string, string>>, started: string): string {
  const inner = Object.entries(properties).map(([name, value]) => `      <property${attributes({ name, value })}/>\n`)
  const written = suites.map(({ name, cases, notes }, id) => {
    const count = (result: Result) => cases.filter(c => c.result === result).length
    const about = {
      name,
      package: 'mlgate',
      id,
      // The schema of Ant has no time zones; this one is UTC.
      timestamp: started.slice(0, 19),
      hostname: 'localhost',
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: 0,
    }
    return [
      `  <testsuite${attributes(about)}>\n    <properties>\n${inner.join('')}    </properties>\n`,
      ...cases.map(one => caseOf(name, one)),
      `    <system-out>${notes.map(xml).join('\n')}</system-out>\n    <system-err></system-err>\n  </testsuite>\n`,
    ].join('')
  })
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${written.join('')}</testsuites>\n`
  // Printed, it must hold no command for a CI runner (`##[error]`): see `inert`.
  return text.replace(/##(?=\w*\[)/g, '#&#35;')
}

function caseOf(suite: string, { name, result, type, message, at }: Case): string {
  const start = `    <testcase${attributes({ name, classname: suite, time: 0 })}`
  if (result === null) return `${start}/>\n`
  const place = at ? `at ${placeText(at)}` : ''
  // By the schema of Jenkins, `skipped` has a text and no attributes.
  const [about, text] =
    result === 'skipped' ? ['', [message, place].filter(Boolean).join(' ')] : [attributes({ message, type }), place]
  return `${start}>\n      <${result}${about}>${xml(text)}</${result}>\n    </testcase>\n`
}

const attributes = (all: Readonly<Record<string, string | number>>): string =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${xml(String(value))}"`)
    .join('')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text in XML 1.0, which has no control characters and no non-characters, not even as references. */
const xml = (text: string): string =>
  visible(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, c => ENTITIES[c]!)
