/**
 * What a page says can be done, done: its blocks in their order, in one folder a page.
 *
 * ```` ```yaml name.yaml ````, ```` ```ts name.ts ````, ```` ```js name.js ````: written as that file. A rollout spec (`version:` first) is validated.
 * ```` ```yaml ````: a part of a spec, validated as what extends `base.yaml`.
 * A spec with an `engine`, which is not there, is validated by itself.
 * ```` ```sh exit=3 ````: each line run; the last one has that exit code, all others 0.
 * ```` ```console exit=3 ````: the command after `$`, and all that it prints.
 * `text`, `jsonc` and no language: shown only.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { world, writeLogs } from '../helpers/logs.ts'

export interface Block {
  readonly language: string
  readonly file: string | null
  readonly exit: number
  readonly text: string
  /** Of the fence's line, from 1. */
  readonly line: number
}

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)([^\n]*)\n(.*?)^```$/gms)].map(
    ({ 1: language = '', 2: info = '', 3: text = '', index }) => {
      const words = info.trim().split(/\s+/).filter(Boolean)
      const exit = words.find(word => word.startsWith('exit='))
      return {
        language,
        file: words.find(word => word !== exit) ?? null,
        exit: exit ? Number(exit.slice('exit='.length)) : 0,
        text,
        line: page.slice(0, index).split('\n').length,
      }
    },
  )
}

const SHOWN = new Set(['', 'text', 'jsonc'])

/** Lines that install something, or run this project's own scripts: named here one by one. */
const ELSEWHERE = new Set([
  'npm ci && npm run demo',
  'npm ci && npm test',
  'npm install --save-dev mlgate',
  'npm ci && npm run build:binary',
  'sha256sum --check --ignore-missing SHA256SUMS',
  'chmod +x mlgate-linux-x64',
])

/** `mlgate …` lines of a block. */
const commandsIn = ({ language, text }: Block): string[] =>
  language === 'sh'
    ? text.trim().split('\n')
    : language === 'console'
      ? text.split('\n').flatMap(line => (line.startsWith('$ ') ? [line.slice(2)] : []))
      : []

/** What pages take for granted: a spec, `mlgate.yaml`, and its logs. v2 is a harmless retrained model, v3 is slower and worse for women, and few of v2. */
export async function prepare(folder: string, root: string): Promise<void> {
  const rows = 12_000
  const v1 = world('docs', { rows, noise: 0.05 })
  const v3 = world('docs', { rows, noise: 0.05, slower: 1.4, shift: of => (of.sex === 'Female' ? -1.2 : 0.05) })
  await writeLogs(join(folder, 'logs'), { v1: v1.incumbent, v2: v1.candidate, v3: v3.candidate, labels: v1.labels })
  const first = new Set(v1.incumbent.slice(0, 150).map(row => row.request_id))
  await writeLogs(join(folder, 'few'), {
    v1: v1.incumbent.slice(0, 150),
    v2: v1.candidate.filter(row => first.has(row.request_id)),
  })
  const spec = (gates: string): string => `version: 1
model: credit
task: binary
logs: {incumbent: logs/v1.parquet, candidate: logs/v2.parquet, labels: logs/labels.parquet, reference: logs/v1.parquet}
columns: {id: request_id, time: ts, unit: user_id, score: score, label: label, latency: latency_ms, groups: [sex], features: [age]}
gates: [${gates}]
`
  writeFileSync(join(folder, 'base.yaml'), spec('{gate: data, name: base, metrics: {rows: {min: 1}}}'))
  const judging = '{gate: significance, metrics: {auc: {margin: 0.01}}}, {gate: latency, metrics: {p99: {margin: 20%}}}'
  writeFileSync(join(folder, 'mlgate.yaml'), spec(judging))
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(root, join(folder, 'node_modules/mlgate'))
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/mlgate'), `#!/bin/sh\nexec "${process.execPath}" "${root}/bin/mlgate.cjs" "$@"\n`, {
    mode: 0o755,
  })
  writeFileSync(join(folder, 'bin/npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 })
}

const run = (line: string, folder: string): Promise<{ exit: number; output: string; errors: string }> =>
  new Promise(done => {
    const PATH = [join(folder, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter)
    const env = { PATH, HOME: folder, NO_COLOR: '1', COLUMNS: '100' }
    execFile('bash', ['-c', line], { cwd: folder, env }, (error, stdout, stderr) =>
      done({ exit: error ? Number(error.code ?? -1) : 0, output: stdout, errors: stderr }),
    )
  })

/** How long it took is another each time. */
const timeless = (text: string): string => text.replace(/\b\d+\.\d\d s\b/g, '0.41 s')

const validating = (file: string, text: string): string =>
  `mlgate validate ${file}${/^engine:/m.test(text) ? ' --offline' : ''}`

/** Does what a block says; what it should say instead, where that is something else, or an error. */
export async function perform(block: Block, folder: string): Promise<string> {
  const fails = (why: string) => new Error(`line ${block.line}: ${why}`)
  const did = async (line: string, expected: number) => {
    if (ELSEWHERE.has(line)) return { output: '' }
    const found = await run(line, folder)
    if (found.exit !== expected)
      throw fails(`\`${line}\` ended with ${found.exit}, not ${expected}:\n${found.output}${found.errors}`)
    return found
  }
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const { language, file, exit, text } = block
  if (SHOWN.has(language)) return text
  if (language === 'sh' || language === 'console') {
    const commands = commandsIn(block)
    if (commands.length === 0) throw fails('no command')
    const outputs: string[] = []
    for (const [i, line] of commands.entries())
      outputs.push(`$ ${line}\n${timeless((await did(line, i === commands.length - 1 ? exit : 0)).output)}`)
    return language === 'sh' ? text : outputs.join('\n')
  }
  if (file !== null) {
    write(file, text)
    if (language === 'yaml' && /^version:/m.test(text) && !/^(on|repos|apiVersion|mlgate):/m.test(text))
      await did(validating(file, text), exit)
    return text
  }
  if (language !== 'yaml') throw fails(`what should be done with ${language}?`)
  write('part.yaml', /^version:/m.test(text) ? text : `version: 1\nextends: [base.yaml]\n${text}`)
  await did(validating('part.yaml', text), exit)
  return text
}
