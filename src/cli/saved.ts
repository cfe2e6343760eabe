import { Argument, type Command, Option } from 'commander'
import { FORMATS } from '../report/index.ts'
import type { ReportFlags } from './check.ts'
import type { Io } from './io.ts'
import type { WhyFlags } from './why.ts'

/** Makes an action of a command: what it gives becomes the exit code. */
type Runner = <A extends unknown[]>(run: (...args: A) => Promise<number>) => (...args: A) => Promise<void>

/** The commands on saved results, on a log by itself, and for the shell. */
export function addSaved(program: Command, io: Io, to: Runner): void {
  program
    .command('report')
    .summary('render a saved result')
    .description('Renders a saved result, in any format. Needs neither the logs nor the spec.')
    .argument('<result>', 'a result, as `mlgate check -o json:result.json` writes it')
    .option('--format <format>', `what is printed: ${FORMATS.join(', ')}`, 'pretty')
    .option(
      '-o, --output <format:file>',
      'write a report to a file; repeatable',
      (value: string, all: string[] = []) => [...all, value],
    )
    .addOption(
      new Option('--fail-on <decision>', 'what the check was run with, for the line on its exit code')
        .choices(['hold', 'block'])
        .default('hold'),
    )
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .option('--quiet', 'only the decision and what led to it')
    .option('--verbose', 'every slice, and how each check was judged')
    .addHelpText('after', '\nExample:\n  $ mlgate report result.json --verbose\n')
    .action(
      to(async (file: string, flags: ReportFlags) => (await import('./report.ts')).reportCommand(file, flags, io)),
    )
  program
    .command('why')
    .summary('explain a check of a saved result')
    .description('Explains one check of a saved result: what it measures, what was found, and what would settle it.')
    .argument('<result>', 'a result, as `mlgate check -o json:result.json` writes it')
    .argument('<check>', 'the id of a check, as reports print it')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .addHelpText(
      'after',
      "\nExamples:\n  $ mlgate why result.json latency/p99/margin\n  $ mlgate why result.json 'significance/auc/margin[sex=Female]'\n",
    )
    .action(
      to(async (file: string, id: string, flags: WhyFlags) =>
        (await import('./why.ts')).whyCommand(file, id, flags, io),
      ),
    )
  program
    .command('diff')
    .summary('compare two saved results')
    .description('What changed between two saved results: verdicts, values beyond their noise, checks, spec and logs.')
    .argument('<before>', 'a result')
    .argument('<after>', 'another')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .addHelpText('after', '\nExample:\n  $ mlgate diff monday.json tuesday.json\n')
    .action(
      to(async (before: string, after: string, flags: WhyFlags) =>
        (await import('./diff.ts')).diffCommand(before, after, flags, io),
      ),
    )
  program
    .command('inspect')
    .summary('look at a log')
    .description('What a log holds, column by column: type, nulls, distinct values, range and a small histogram.')
    .argument('<log>', 'a file, or a pattern of files: Parquet, CSV or NDJSON')
    .addOption(new Option('--format <format>', 'what is printed').choices(['pretty', 'json']).default('pretty'))
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .addHelpText('after', '\nExample:\n  $ mlgate inspect logs/v1.parquet\n')
    .action(to(async (log: string, flags: WhyFlags) => (await import('./inspect.ts')).inspectCommand(log, flags, io)))
  program
    .command('completion')
    .summary('complete commands in a shell')
    .description('Prints a script that completes the commands and options of mlgate in a shell.')
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', '\nExample:\n  $ mlgate completion bash >> ~/.bashrc\n')
    .action(
      to(async (shell: (typeof SHELLS)[number]) =>
        (await import('./completion.ts')).completionCommand(shell, program, io),
      ),
    )
}

const SHELLS = ['bash', 'zsh', 'fish'] as const
