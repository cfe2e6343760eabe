import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Check } from '../check.ts'
import type { Io } from '../io.ts'
import type { AuditFlags, RolloutFlags } from './commands.ts'

type Runner = <A extends unknown[]>(run: (...args: A) => Promise<number>) => (...args: A) => Promise<void>
type Handler = (spec: string | undefined, flags: RolloutFlags, io: Io, check: Check) => Promise<number>

/** What the commands of a rollout share: how a spec is read, and what is printed. */
export interface Shared {
  variable: (text: string, before?: Readonly<Record<string, string>>) => Record<string, string>
  instant: (text: string) => string
}

/** `mlgate rollout …`: the stages, one command each. */
export function addRollout(program: Command, io: Io, check: Check, to: Runner, { variable, instant }: Shared): void {
  const rollout = program
    .command('rollout')
    .summary('move a candidate through the stages of its spec')
    .description('Moves a candidate through the stages of its spec; what was done is kept in an audit log.')
    .addHelpText('after', '\nExample:\n  $ mlgate rollout start && mlgate rollout advance && mlgate rollout status\n')
  const add = (name: string, summary: string, description: string, example: string) =>
    rollout
      .command(name)
      .summary(summary)
      .description(description)
      .argument('[spec]', 'the rollout spec (default: mlgate.yaml)')
      .option('-c, --config <file>', 'the rollout spec; the same as naming it')
      .option('--incumbent <log>', "instead of the spec's log of the incumbent")
      .option('--candidate <log>', "instead of the spec's log of the candidate")
      .option('--engine <engine>', "instead of the spec's: duckdb, or trino://user@host/catalog/schema")
      .option('--var <name=value>', 'a value for one of the variables of the spec; repeatable', variable)
      .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
      .option('--no-color', 'no colour (also: NO_COLOR)')
      .addHelpText('after', `\nExample:\n  $ mlgate rollout ${example}\n`)
  const run = (handler: (all: typeof import('./commands.ts')) => Handler) =>
    to(async (spec: string | undefined, flags: RolloutFlags) =>
      handler(await import('./commands.ts'))(spec, flags, io, check),
    )
  const reason = (command: Command, required: boolean) =>
    required
      ? command.requiredOption('--reason <text>', 'why; it is kept in the log')
      : command.option('--reason <text>', 'why; it is kept in the log')
  const signed = (command: Command) =>
    command
      .option('--sign', "sign the entry with git's SSH key (user.signingkey)")
      .option('--key <file>', 'sign it with this SSH key')
      .option('--as <name>', 'whose key it is, as allowed_signers has it (default: user.email of git)')
  const runs = (command: Command) =>
    command
      .option('--timeout <seconds>', 'how long a command may take', seconds, 600)
      .option('--dry-run', 'print the command, and run nothing')

  signed(
    runs(
      reason(add('start', 'begin', 'Begins a rollout, with its first stage.', 'start --reason "release 14"'), false),
    ),
  ).action(run(all => all.startCommand))
  add(
    'status',
    'where it is, and what is missing',
    'Where the rollout is: its stage, the evidence so far, and what is missing.',
    'status',
  ).action(run(all => all.statusCommand))
  signed(
    runs(
      reason(
        add(
          'advance',
          'check the stage, and go on',
          "Runs the stage's check; where it passes and the approvals are there, runs `commands.promote` and goes on. Harm to users is rolled back.",
          'advance',
        ),
        false,
      ),
    ),
  )
    .option('--labels <log>', "instead of the spec's labels")
    .option('--reference <log>', "instead of the spec's reference")
    .option('--as-of <time>', 'the time that windows and ages count back from (default: now)', instant)
    .option('--against <ref|file>', 'list what the spec asks for less than there: then it is held')
    .option('--result <digest>', 'rely on this earlier result of the stage, which was approved')
    .option('--threads <n>', 'threads of the engine', whole)
    .option('--memory-limit <size>', 'memory of the engine, such as 4GB')
    .addHelpText(
      'after',
      `
Exit codes:
  0  it went on
  1  block or rollback: a gate failed
  2  no verdict, or a command that failed
  3  hold: something is undecided, or an approval is missing
`,
    )
    .action(run(all => all.advanceCommand))
  signed(
    reason(
      add(
        'approve',
        'let a result through',
        'Approves a result of the stage, in a role. It counts with a signature.',
        'approve --role risk --result 1f2e3d4c --reason "agreed in RFC 12"',
      ),
      true,
    ),
  )
    .requiredOption('--role <role>', 'as which of the approvers')
    .option('--result <digest>', 'which result (default: the last)')
    .action(run(all => all.approveCommand))
  signed(
    reason(
      add(
        'hold',
        'stop it for now',
        'Stops the rollout until it is released; users go on being served as they are.',
        'hold --reason "incident 77"',
      ),
      true,
    ),
  )
    .option('--release', 'let it go on')
    .action(run(all => all.holdCommand))
  signed(
    runs(
      reason(
        add(
          'rollback',
          'go back to the incumbent, at once',
          'Runs `commands.rollback` at once, whatever the spec, the logs or the audit log look like.',
          'rollback --reason "complaints by phone"',
        ),
        false,
      ),
    ),
  )
    .option('--model <name>', 'which model, where the spec cannot be read')
    .action(run(all => all.rollbackCommand))
  signed(
    reason(
      add(
        'abort',
        'end it',
        'Ends a rollout in which nobody is served by the candidate.',
        'abort --reason "superseded by v3"',
      ),
      true,
    ),
  )
    .option('--leave-traffic', 'end it although users are served by the candidate, and leave that as it is')
    .action(run(all => all.abortCommand))
  add('history', 'what was done', 'What was done, by whom and on what evidence.', 'history --all --since 2026-03-01')
    .option('--all', 'of all models whose logs are in the same place')
    .option('--model <name>', 'only of this model')
    .option('--stage <name>', 'only in this stage')
    .addOption(
      new Option('--decision <decision>', 'only decisions of this kind').choices([
        'promote',
        'hold',
        'block',
        'rollback',
      ]),
    )
    .option('--since <time>', 'only from then on', instant)
    .option('--until <time>', 'only until then', instant)
    .option('--review', 'what was expected, what was seen, what was let through')
    .action(run(all => all.historyCommand))
  add(
    'rehearse',
    'see that the way back is there',
    'Prints the commands of every stage as they would be run, and looks for their programs. Runs nothing.',
    'rehearse',
  ).action(run(all => all.rehearseCommand))
}

/** `mlgate audit …`: the log of a rollout, as somebody else would look at it. */
export function addAudit(program: Command, io: Io, to: Runner): void {
  const audit = program
    .command('audit')
    .summary('verify or export the log of a rollout')
    .description('Verifies or exports the audit log of a rollout.')
    .addHelpText('after', '\nExample:\n  $ mlgate audit verify\n')
  const run = (
    handler: (
      all: typeof import('./commands.ts'),
    ) => (of: string | undefined, flags: AuditFlags, io: Io) => Promise<number>,
  ) => to(async (of: string | undefined, flags: AuditFlags) => handler(await import('./commands.ts'))(of, flags, io))
  const add = (name: string, summary: string, description: string) =>
    audit
      .command(name)
      .summary(summary)
      .description(description)
      .argument('[spec]', 'the rollout spec, the file of a log, or the folder of an export (default: mlgate.yaml)')
      .option('-c, --config <file>', 'the rollout spec; the same as naming it')
      .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
      .option('--no-color', 'no colour (also: NO_COLOR)')
  add(
    'verify',
    'find what was changed',
    'Finds every entry that was changed, dropped or moved, and every signature that is not good.',
  )
    .option('--head <digest>', 'an earlier head, kept elsewhere: the log has to go on from it')
    .option('--signers <file>', 'whose signatures count (default: those that the log began its stages with)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate audit verify --head 1f2e3d4c5b6a\n  $ mlgate audit verify evidence/\n\nExit codes:\n  0  it is what was written\n  1  it is not\n  2  it could not be read\n',
    )
    .action(run(all => all.verifyCommand))
  add(
    'export',
    'make a folder of evidence',
    'Writes the log, its results, reports, specs and keys into one folder, which `mlgate audit verify` verifies without anything else.',
  )
    .requiredOption('--to <folder>', 'the folder, which is made')
    .addHelpText('after', '\nExample:\n  $ mlgate audit export --to evidence\n')
    .action(run(all => all.exportCommand))
}

function seconds(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('It has to be a number of seconds.')
  return Number(text)
}

function whole(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number from 1.')
  return Number(text)
}
