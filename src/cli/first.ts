import { type Command, Option } from 'commander'
import type { CompareFlags } from './compare.ts'
import type { InitFlags } from './init.ts'
import type { Io } from './io.ts'
import { ROLE_FLAGS } from './roles.ts'

/** Makes an action of a command: what it gives becomes the exit code. */
type Runner = <A extends unknown[]>(run: (...args: A) => Promise<number>) => (...args: A) => Promise<void>

/** The commands that need no spec: they find out what is what in the logs. */
export function addFirst(program: Command, io: Io, to: Runner): void {
  const init = program
    .command('init')
    .summary('look at the logs and propose a rollout spec')
    .description(
      'Looks at the logs, finds out what is what in them, and writes a commented rollout spec with limits that the incumbent’s own noise passes. On a terminal it asks; elsewhere flags answer.',
    )
    .argument('[incumbent]', 'the log of the model that serves now')
    .argument('[candidate]', 'the log of the proposed model; without it, the spec waits for one')
    .option('-c, --config <file>', 'the spec that is written', 'mlgate.yaml')
    .option('--github', 'write a workflow of GitHub Actions as well')
    .option('-y, --yes', 'take what is found, and ask nothing')
    .option('--no-simulate', 'do not try the proposal on simulated candidates')
  looking(init)
    .addHelpText(
      'after',
      `
Examples:
  $ mlgate init
  $ mlgate init logs/v1.parquet logs/v2.parquet --labels logs/labels.parquet
  $ mlgate init logs/v1.parquet --score p_default --label "status = 'bad'" --groups sex age_band
`,
    )
    .action(
      to(async (incumbent: string | undefined, candidate: string | undefined, flags: InitFlags) =>
        (await import('./init.ts')).initCommand(incumbent, candidate, flags, io),
      ),
    )
  const compare = program
    .command('compare')
    .summary('all metrics of two logs, with no spec and no decision')
    .description(
      'All metrics of both logs and their differences, with intervals. What is what in them is found out as by `mlgate init`.',
    )
    .argument('<incumbent>', 'the log of the model that serves now')
    .argument('<candidate>', 'the log of the proposed model')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
  looking(compare)
    .addHelpText(
      'after',
      '\nExamples:\n  $ mlgate compare logs/v1.parquet logs/v2.parquet --labels logs/labels.parquet\n  $ mlgate compare a.csv b.csv --prediction price_hat --label price\n',
    )
    .action(
      to(async (incumbent: string, candidate: string, flags: CompareFlags) =>
        (await import('./compare.ts')).compareCommand(incumbent, candidate, flags, io),
      ),
    )
}

/** What says of the logs what would be guessed otherwise. */
function looking(command: Command): Command {
  command
    .option('--labels <log>', 'outcomes in a log of their own, joined by the id')
    .option('--reference <log>', 'what drift is measured against')
    .option('--model <name>', 'the name of what is released (default: the folder of the log)')
    .addOption(
      new Option('--task <task>', 'what the model predicts').choices(['binary', 'multiclass', 'regression', 'ranking']),
    )
  for (const [role, about] of ROLE_FLAGS)
    command.option(`--${role} <column>`, `${about}: a column or an SQL scalar, or \`none\``)
  return command
    .option('--groups <column...>', 'what fairness compares, or `none`')
    .option('--no-color', 'no colour (also: NO_COLOR)')
}
