import { resolve } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import own from '../../package.json' with { type: 'json' }
import { MlgateError } from '../errors.ts'
import { FORMATS } from '../report/index.ts'
import type { Check, CheckFlags } from './check.ts'
import { addFirst } from './first.ts'
import type { Io } from './io.ts'
import type { OutlookFlags } from './outlook.ts'
import { addAudit, addRollout } from './rollout/program.ts'
import { addSaved } from './saved.ts'
import type { SimulateFlags } from './simulate.ts'
import type { ValidateFlags } from './validate.ts'

/** Parses the arguments and runs the command; the exit code. Commander and this file are all that `--help` loads. */
export async function parse(args: readonly string[], io: Io, check: Check): Promise<number> {
  let code = 0
  const out: string[] = []
  const err: string[] = []
  const program = new Command('mlgate')
    .description('Release gate for machine-learning models: promote, hold or block, judged on intervals.')
    .version(own.version, '-V, --version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureHelp({ helpWidth: Math.min(io.stdout.columns ?? 100, 100) })
    .configureOutput({
      writeOut: text => void out.push(text),
      writeErr: text => void err.push(text),
      // Errors are thrown as well, and rendered where all others are.
      outputError: () => {},
      getOutHelpWidth: () => Math.min(io.stdout.columns ?? 100, 100),
      getErrHelpWidth: () => Math.min(io.stderr.columns ?? 100, 100),
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate init logs/v1.parquet logs/v2.parquet\n  $ mlgate check mlgate.yaml --candidate logs/v2.parquet\n',
    )
  const to =
    <A extends unknown[]>(run: (...args: A) => Promise<number>) =>
    async (...args: A) => {
      code = await run(...args)
    }
  const named: Readonly<Record<string, () => void>> = {
    check: () =>
      addCheck(program, async (specs, flags) => {
        const { checkCommand } = await import('./check.ts')
        code = await checkCommand(specs, flags, io, check)
      }),
    validate: () =>
      addValidate(
        program,
        to(async (specs, flags) => (await import('./validate.ts')).validateCommand(specs, flags, io)),
      ),
    plan: () =>
      addPlan(
        program,
        to(async (spec, flags) => (await import('./outlook.ts')).planCommand(spec, flags, io)),
      ),
    power: () =>
      addPower(
        program,
        to(async (spec, flags) => (await import('./outlook.ts')).powerCommand(spec, flags, io)),
      ),
    simulate: () =>
      addSimulate(
        program,
        to(async (spec, flags) => (await import('./simulate.ts')).simulateCommand(spec, flags, io)),
      ),
    gates: () =>
      addGates(
        program,
        to(async (names, flags) => (await import('./gates.ts')).gatesCommand(names, flags, io)),
      ),
    schema: () =>
      addSchema(
        program,
        to(async flags => (await import('./schema.ts')).schemaCommand(flags, io)),
      ),
    explain: () =>
      addExplain(
        program,
        to(async word => (await import('./explain.ts')).explainCommand(word, io)),
      ),
  }
  // To describe them all takes 5 ms.
  const [command = ''] = args
  if (Object.hasOwn(named, command)) named[command]!()
  else {
    addFirst(program, io, to)
    for (const add of Object.values(named)) add()
    addRollout(program, io, check, to, { variable, instant })
    addAudit(program, io, to)
    addSaved(program, io, to)
    addComment(
      program,
      to(async path => (await import('./comment.ts')).commentCommand(resolve(io.cwd, path), io)),
    )
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help that was not asked for is a usage error; `mlgate` alone gives it.
    if (error.code === 'commander.help' && err.length > 0) code = 2
    else if (error.exitCode !== 0) throw usageError(error, program, args)
  }
  if (out.length > 0) await io.stdout.write(out.join(''))
  if (err.length > 0) await io.stderr.write(err.join(''))
  return code
}

function addCheck(program: Command, run: (specs: string[], flags: CheckFlags) => Promise<void>): void {
  program
    .command('check')
    .summary('judge the candidate against the incumbent')
    .description(
      'Judges the candidate against the incumbent, as the rollout spec asks, and decides: promote, hold or block; in a stage that serves users, rollback.',
    )
    .argument('[spec...]', 'rollout specs, or patterns of them (default: mlgate.yaml)')
    .option('-c, --config <file>', 'the rollout spec; the same as naming it')
    .option('--changed-since <ref>', 'only specs that a change since then may touch; the others are not judged')
    .option('--incumbent <log>', "instead of the spec's log of the incumbent")
    .option('--candidate <log>', "instead of the spec's log of the candidate")
    .option('--labels <log>', "instead of the spec's labels")
    .option('--reference <log>', "instead of the spec's reference")
    .option('--var <name=value>', 'a value for one of the variables of the spec; repeatable', variable)
    .option('--as-of <time>', 'the time that windows and ages count back from (default: now)', instant)
    .option(
      '--stage [name]',
      'the stage that is judged (default: where the rollout is); without a name, they are listed',
    )
    .option('--only <gate...>', 'run these gates only: at best a hold')
    .option('--find-slices', 'search the slices of one and two columns that fare worst: they are warned of')
    .option('--previous <result...>', 'earlier results of this candidate, or globs: looking again costs certainty')
    .option('--against <ref|file>', 'list what the spec asks for less than there: at best a hold')
    .option('--allow-loosened', 'the same, and let it through')
    .option('--untrusted', 'nobody answers for the spec: files of the repository and built-in gates only')
    .option('--format <format>', `what is printed: ${FORMATS.join(', ')}`, 'pretty')
    .option(
      '-o, --output <format:file>',
      'write a report to a file; repeatable',
      (value: string, all: string[] = []) => [...all, value],
    )
    .option('--evidence <file>', "write what the result rests on: the pictures' data, bins and queries")
    .addOption(
      new Option('--fail-on <decision>', 'the mildest decision with an exit code other than 0')
        .choices(['hold', 'block'])
        .default('hold'),
    )
    .option('--engine <engine>', "instead of the spec's: duckdb, or trino://user@host/catalog/schema")
    .option('--threads <n>', 'threads of the engine', positive)
    .option('--memory-limit <size>', 'memory of the engine, such as 4GB', size)
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .addOption(new Option('--quiet', 'only the decision and what led to it').conflicts('verbose'))
    .addOption(
      new Option(
        '--verbose',
        'every slice and how each check was judged; on stderr, the resolved spec, the SQL and the timings',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ mlgate check
  $ mlgate check rollout.yaml --candidate logs/v3.parquet --var day=2026-03-01
  $ mlgate check -o json:result.json -o junit:results.xml --only latency parity
  $ mlgate check -o html:report.html
  $ mlgate check --previous 'results/*.json' -o json:results/3.json
  $ mlgate check --stage canary --previous 'results/*.json'
  $ mlgate check --against origin/main
  $ mlgate check 'models/*/mlgate.yaml' --changed-since origin/main

Exit codes:
  0  promote; also hold, under --fail-on block
  1  block, or rollback in a stage that serves users: a gate failed
  2  no verdict: usage, spec, unreadable data, or a bug
  3  hold: nothing failed, something is undecided
`,
    )
    .action(run)
}

function addValidate(program: Command, run: (specs: string[], flags: ValidateFlags) => Promise<void>): void {
  program
    .command('validate')
    .summary('read the rollout spec, and judge nothing')
    .description('Reads the rollout spec against its schema, the gates and the columns of the logs. Reads no rows.')
    .argument('[spec...]', 'rollout specs (default: mlgate.yaml)')
    .option('-c, --config <file>', 'the rollout spec; the same as naming it')
    .option('--untrusted', 'nobody answers for the spec: files of the repository and built-in gates only')
    .option('--offline', 'without the logs: only what the spec says by itself')
    .option('--incumbent <log>', "instead of the spec's log of the incumbent")
    .option('--candidate <log>', "instead of the spec's log of the candidate")
    .option('--labels <log>', "instead of the spec's labels")
    .option('--reference <log>', "instead of the spec's reference")
    .option('--var <name=value>', 'a value for one of the variables of the spec; repeatable', variable)
    .option('--as-of <time>', 'the time that windows and ages count back from (default: now)', instant)
    .option('--engine <engine>', "instead of the spec's: duckdb, or trino://user@host/catalog/schema")
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .addHelpText('after', '\nExamples:\n  $ mlgate validate\n  $ mlgate validate rollout.yaml --offline\n')
    .action(run)
}

type Outlook = (spec: string | undefined, flags: OutlookFlags) => Promise<void>

function addPlan(program: Command, run: Outlook): void {
  outlook(program, 'plan')
    .summary('show what a check asks, and what it is held to')
    .description(
      'Shows what a check of these logs asks and reads, the level that each claim is held to, and what is not controlled. Reads the logs, and decides nothing.',
    )
    .option('--resolved', 'each value of the spec too, with its file and line')
    .option('--verbose', 'the SQL of every statement, and every slice')
    .addHelpText('after', '\nExamples:\n  $ mlgate plan\n  $ mlgate plan --verbose --resolved\n')
    .action(run)
}

function addPower(program: Command, run: Outlook): void {
  outlook(program, 'power')
    .summary('show the samples and margins that settle each check')
    .description(
      'Shows the sample with which a harmless candidate passes each check, the tightest limits that these logs settle, and the joint chance that it is promoted. Decides nothing, and is no look at the candidate.',
    )
    .option('--verbose', 'every slice')
    .addHelpText('after', '\nExamples:\n  $ mlgate power\n  $ mlgate power rollout.yaml --format json\n')
    .action(run)
}

function addSimulate(program: Command, run: (spec: string | undefined, flags: SimulateFlags) => Promise<void>): void {
  onLogs(program, 'simulate')
    .summary('try the spec on harmless and harmful candidates')
    .description(
      'How the spec would decide on candidates that are made of its own logs: harmless ones, ones exactly at their limits, and ones that are harmed in a known way. The logs are read once for each kind; runs draw from what was counted. Where both arms are the same log, the candidate is its twin with noise on the scores.',
    )
    .option('--runs <n>', 'runs of each kind of candidate (default: 200)', runs)
    .option('--seed <text>', 'the same seed gives the same runs (default: 1)')
    .option('--flip-rate <share>', 'of one log: decisions that noise turns over in its twin (default: 1%)', shareOf)
    .option('--by-day', 'judge the logs day by day as well, as of the end of each')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json', 'html']).default('pretty'))
    .option(
      '-o, --output <format:file>',
      'write the same to a file; repeatable',
      (value: string, all: string[] = []) => [...all, value],
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate simulate\n  $ mlgate simulate rollout.yaml --runs 1000 -o html:simulation.html\n  $ mlgate simulate --candidate logs/v1.parquet --flip-rate 2%\n  $ mlgate simulate --by-day\n',
    )
    .action(run)
}

const outlook = (program: Command, name: string): Command =>
  onLogs(program, name)
    .option('--only <gate...>', 'these gates only')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))

/** What reads a spec and its logs, and decides nothing. */
const onLogs = (program: Command, name: string): Command =>
  program
    .command(name)
    .argument('[spec]', 'the rollout spec (default: mlgate.yaml)')
    .option('-c, --config <file>', 'the rollout spec; the same as naming it')
    .option('--incumbent <log>', "instead of the spec's log of the incumbent")
    .option('--candidate <log>', "instead of the spec's log of the candidate")
    .option('--labels <log>', "instead of the spec's labels")
    .option('--reference <log>', "instead of the spec's reference")
    .option('--var <name=value>', 'a value for one of the variables of the spec; repeatable', variable)
    .option('--as-of <time>', 'the time that windows and ages count back from (default: now)', instant)
    .option('--stage <name>', 'the stage of the rollout that is meant')
    .option('--untrusted', 'nobody answers for the spec: files of the repository and built-in gates only')
    .option('--engine <engine>', "instead of the spec's: duckdb, or trino://user@host/catalog/schema")
    .option('--threads <n>', 'threads of the engine', positive)
    .option('--memory-limit <size>', 'memory of the engine, such as 4GB', size)
    .option('--no-color', 'no colour (also: NO_COLOR)')

function addGates(program: Command, run: (names: string[], flags: { format: string }) => Promise<void>): void {
  program
    .command('gates')
    .summary('list the gates and their metrics')
    .description('Lists the gates and their metrics; of those that are named, definitions, sources and options.')
    .argument('[name...]', 'built-in gates, or paths of your own')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate gates\n  $ mlgate gates latency\n  $ mlgate gates ./gates/chargeback.ts\n',
    )
    .action(run)
}

function addSchema(program: Command, run: (flags: { result?: boolean }) => Promise<void>): void {
  program
    .command('schema')
    .summary('print the JSON Schema of the spec or the result')
    .description('Prints the JSON Schema of the rollout spec, for editors, or of the result document.')
    .option('--result', 'of the result document, as --format json prints it')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate schema > mlgate.schema.json\n  and in mlgate.yaml: # yaml-language-server: $schema=mlgate.schema.json\n  $ mlgate schema --result\n',
    )
    .action(run)
}

function addExplain(program: Command, run: (code: string | undefined) => Promise<void>): void {
  program
    .command('explain')
    .summary('explain an error')
    .description('The long form of an error: what it means, and what to do. Without a code, lists them.')
    .argument('[code]', 'the word after `error`')
    .addHelpText('after', '\nExample:\n  $ mlgate explain slice-by-model\n')
    .action(run)
}

function addComment(program: Command, run: (path: string) => Promise<void>): void {
  program
    .command('comment')
    .summary('write a saved result as a comment on its pull request')
    .description(
      'Writes a saved result as a comment on its pull request, or over the last one. For a job of GitHub Actions on workflow_run; a comment that cannot be written is a warning.',
    )
    .argument('<result>', 'what `mlgate check -o json:` wrote')
    .addHelpText('after', '\nExample:\n  $ mlgate comment result.json\n')
    .action(run)
}

/** Commands that have commands. */
const GROUPS: ReadonlySet<string> = new Set(['rollout', 'audit'])

/** Commander's words, in our form. */
function usageError(
  { message }: CommanderError,
  program: Command,
  [command = '', step = '']: readonly string[],
): MlgateError {
  const known = /^[a-z]+$/.test(step) && !message.includes('unknown command')
  const asked = program.commands.some(c => c.name() === command) ? `${command} ` : ''
  const help = `mlgate ${asked}${GROUPS.has(command) && known ? `${step} ` : ''}--help`
  const [, text, guess] = /^(?:error: )?(.*?)(?:\n\((Did you mean .*)\))?$/s.exec(message) ?? [null, message]
  return new MlgateError({
    code: 'usage',
    message: `${text!.charAt(0).toUpperCase()}${text!.slice(1)}${/[.?!]$/.test(text!) ? '' : '.'}`,
    hint: guess ? guess.charAt(0).toLowerCase() + guess.slice(1) : `\`${help}\` shows what there is`,
  })
}

function variable(text: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(0, equals))
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) throw new InvalidArgumentError('It has to be name=value.')
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError(`${name} is given twice.`)
  return { ...before, [name]: text.slice(equals + 1) }
}

function instant(text: string): string {
  const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/
  const [day = ''] = /^\d{4}-\d\d-\d\d/.exec(text) ?? []
  // Date.parse takes the 30th of February for the 2nd of March.
  if (!iso.test(text) || Number.isNaN(Date.parse(text)) || !new Date(day).toISOString().startsWith(day))
    throw new InvalidArgumentError('It has to be a date or a time, such as 2026-03-01 or 2026-03-01T12:00Z.')
  return text
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1.')
  return Number(text)
}

function runs(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1 to 999999.')
  return Number(text)
}

function shareOf(text: string): number {
  const [, digits, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text) ?? []
  const share = Number(digits) / (sign ? 100 : 1)
  if (!(share > 0 && share < 0.5)) throw new InvalidArgumentError('It has to be a share below a half, such as 1%.')
  return share
}

function size(text: string): string {
  if (!/^[1-9]\d*(?:\.\d+)? ?(?:[KMGT]i?)?B$/i.test(text))
    throw new InvalidArgumentError('It has to be a size, such as 4GB.')
  return text
}
