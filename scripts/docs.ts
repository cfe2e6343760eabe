/** `npm run docs`: the pages and pictures that the program makes of itself; a test says when one is stale. */
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Record1, RecordedCheck } from '../src/record/types.ts'
import { intervalPicture } from '../src/report/html/checks.ts'
import { STYLE } from '../src/report/html/style.ts'
import { catalogue, check, type DescribedGate } from '../src/run.ts'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const NOTE = '<!-- Made by `npm run docs`: what it says stands in the code. -->'

/** Files by their path in the repository. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  const gates = await catalogue([])
  return {
    'docs/gates/README.md': indexOf(gates),
    ...Object.fromEntries(gates.map(gate => [`docs/gates/${gate.name}.md`, pageOf(gate)])),
    'docs/ci.md': recipes(),
    ...(await pictures()),
  }
}

const lines = (...all: (string | readonly string[])[]): string => `${all.flat().join('\n')}\n`
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ').replaceAll('<', '&lt;')
const row = (...cells: string[]): string => `| ${cells.map(cell).join(' | ')} |`
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(...heads),
  row(...heads.map(() => '---')),
  ...rows.map(cells => row(...cells)),
]

const indexOf = (gates: readonly DescribedGate[]): string =>
  lines(
    NOTE,
    '',
    '# The gates',
    '',
    'Each gate answers one question of a release. `mlgate gates <name>` prints what these pages say. A gate of your own is [one file](../writing-a-gate.md).',
    '',
    table(
      ['gate', 'asks', 'metrics'],
      gates.map(({ name, question, metrics }) => [`[${name}](${name}.md)`, question, String(metrics.length)]),
    ),
  )

function pageOf({ name, question, options, metrics }: DescribedGate): string {
  return lines(
    NOTE,
    '',
    `# ${name}`,
    '',
    `*${question}*`,
    ...exampleOf(name),
    ...(options.length === 0
      ? []
      : [
          '',
          '## Options',
          '',
          ...table(
            ['option', 'default', 'is'],
            options.map(o => [`\`${o.name}\``, o.default === null ? '' : `\`${o.default}\``, o.about]),
          ),
        ]),
    '',
    '## Metrics',
    '',
    ...metrics.flatMap(metric => [
      `### ${metric.name}${metric.subject ? '(…)' : ''}`,
      '',
      `${sentence(metric.summary)} ${sentence(factsOf(metric).join('; '))}`,
      ...(metric.source ? ['', `Definition: ${escaped(ended(metric.source))}`] : []),
      '',
    ]),
  ).replace(/\n+$/, '\n')
}

const escaped = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('*', '\\*')
const ended = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)
const sentence = (text: string): string => escaped(ended(text.charAt(0).toUpperCase() + text.slice(1)))

/** Whatever is not as it is with most metrics. */
function factsOf({
  subject,
  better,
  measuredIn,
  kind,
  weights,
  range,
  tasks,
}: DescribedGate['metrics'][number]): string[] {
  const [low, high] = range ?? [null, null]
  const direction = better === 'lower' || better === 'higher' ? `${better} is better` : better && `best ${better}`
  const facts = [
    direction,
    measuredIn && `in ${measuredIn}`,
    range && (low === null ? `at most ${high}` : high === null ? `${low} or more` : `${low} to ${high}`),
    subject && 'for one subject at a time',
    kind === 'test' && 'a test: takes `alpha`',
    kind === 'exact' && 'exact: judged on the value',
    weights !== 'counted' && `sampling weights are ${weights}`,
    tasks && `for ${tasks.join(', ')}`,
  ]
  return facts.filter(fact => typeof fact === 'string')
}

/** A few metrics of each, as a spec may have them; a test reads them as one. */
const EXAMPLES: Readonly<Record<string, string>> = {
  calibration: `
gates:
  - gate: calibration
    metrics: {ece: {max: 0.03, margin: 0.01}, slope: {max: 0.2}}`,
  data: `
gates:
  - gate: data
    contract: {score: {range: [0, 1]}, sex: {allowed: [Female, Male]}}
    metrics: {rows: {min: 10000}, out_of_range(score): {max: 0}, not_allowed(sex): {max: 0}, label_coverage: {min: 95%}}`,
  drift: `
gates:
  - gate: drift
    of: [score, features]
    metrics: {psi: {max: 0.2}, psi(age): {max: 0.4}}`,
  fairness: `
gates:
  - gate: fairness
    by: [sex]
    min_group: {rows: 100, events: 100}
    metrics: {equal_opportunity_difference: {max: {value: 0.15, severity: warn}, margin: 0.05}}`,
  latency: `
gates:
  - gate: latency
    metrics: {p50: {margin: 10%}, p99: {max: 250ms, margin: {value: 20%, floor: 5ms}}}`,
  parity: `
gates:
  - gate: parity
    metrics: {flip_rate: {max: 15%}, spearman: {min: 0.8}}`,
  significance: `
slices: {sex: {by: sex}}
gates:
  - gate: significance
    slices: [sex]
    metrics: {auc: {margin: 0.005}, log_loss: {margin: 0.005}}`,
  stability: `
gates:
  - gate: significance
    metrics: {accuracy: {margin: 0.02}}
  - gate: stability
    window: 12h
    metrics: {trend(significance/accuracy): {margin: 0.02}}`,
  traffic: `
pairing: none
gates:
  - gate: traffic
    candidate_share: 50%
    metrics: {sample_ratio: {alpha: 0.001}}`,
}

/** Of a gate whose logs are of another kind, from its scenario. */
const scenarioOf = (gate: string): string[] => {
  const file = globSync('fixtures/*/mlgate.yaml', { cwd: root })
    .sort()
    .find(name => (parse(read(name)) as { gates?: { gate: string }[] }).gates?.some(entry => entry.gate === gate))
  if (!file) throw new Error(`${gate} has neither an example nor a scenario`)
  return ['', `From [a scenario](../../${file}):`, '', '```text', read(file).trimEnd(), '```']
}

const exampleOf = (gate: string): string[] => {
  const own = EXAMPLES[gate]
  return own === undefined ? scenarioOf(gate) : ['', '```yaml', own.trim(), '```']
}

function recipes(): string {
  const of = (file: string, under: string, lead: string): string[] => [
    `## ${lead}`,
    '',
    `[${file}](../${file})`,
    '',
    `\`\`\`yaml ${under}`,
    read(file).trimEnd(),
    '```',
    '',
  ]
  return lines(
    NOTE,
    '',
    '# Recipes for CI',
    '',
    'One command, one exit code: 0 promotes, 1 blocks, 3 holds, 2 is no verdict. [examples](../examples/README.md) says what each of these does and does not do, and why a pull request is judged with a token that can only read.',
    '',
    of('examples/github/check.yml', '.github/workflows/mlgate.yml', 'GitHub: judge a pull request'),
    of('examples/github/comment.yml', '.github/workflows/mlgate-comment.yml', 'GitHub: comment on it'),
    of('examples/github/fork.yml', '.github/workflows/mlgate-fork.yml', "GitHub: a stranger's logs, in a container"),
    of('examples/gitlab.yml', '.gitlab-ci.yml', 'GitLab'),
    of('examples/argo-analysis.yaml', 'analysis.yaml', 'Argo Rollouts'),
    of('examples/pre-commit-config.yaml', '.pre-commit-config.yaml', 'pre-commit'),
  ).replace(/\n+$/, '\n')
}

/** Checks of real runs, each as the HTML report draws it: by the name of the picture. */
const SHOWN: readonly { picture: string; scenario: string; check: string }[] = [
  { picture: 'pass', scenario: 'harmless-twin', check: 'significance/auc/margin' },
  { picture: 'better', scenario: 'label-outage', check: 'significance/auc/margin' },
  { picture: 'fail', scenario: 'label-outage', check: 'significance/accuracy/margin[sex=Female]' },
  { picture: 'undecided', scenario: 'too-small', check: 'significance/accuracy/margin' },
  { picture: 'absolute', scenario: 'label-outage', check: 'parity/flip_rate/max' },
]

async function pictures(): Promise<Record<string, string>> {
  const records = new Map<string, Record1>()
  for (const scenario of new Set(SHOWN.map(s => s.scenario)))
    records.set(scenario, await check({ spec: 'mlgate.yaml', cwd: join(root, 'fixtures', scenario) }))
  return Object.fromEntries(
    SHOWN.map(({ picture, scenario, check: id }) => {
      const found = records
        .get(scenario)!
        .gates.flatMap(g => g.checks)
        .find(c => c.id === id)
      if (!found) throw new Error(`${scenario} has no check ${id}`)
      return [`docs/pictures/${picture}.svg`, alone(found)]
    }),
  )
}

/** The report's colours, for light and for dark, within the picture. */
function alone(of: RecordedCheck): string {
  const drawn = intervalPicture(of)
  if (!drawn) throw new Error(`${of.id} has no picture`)
  const used = new Set([...drawn.markup.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name))
  const [light, dark] = [...STYLE.matchAll(/:root\{[^}]*\}/g)].map(([rule]) =>
    rule.replace(/(--[\w-]+):[^;}]*;?/g, (all, name: string) => (used.has(name) ? all : '')),
  )
  const style = `<style>${light}@media (prefers-color-scheme:dark){${dark}}</style>`
  return `${drawn.markup
    .replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" width="416" height="44"')
    .replace('</title>', `</title>${style}`)}\n`
}

if (import.meta.main) {
  for (const folder of ['docs/gates', 'docs/pictures']) rmSync(join(root, folder), { recursive: true, force: true })
  for (const [path, text] of Object.entries(await generated())) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
