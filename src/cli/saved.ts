import type { Command } from 'commander'
import type { ReportFlags } from './check.ts'
import type { Io } from './io.ts'

/** Makes an action of a command: what it gives becomes the exit code. */
type Runner = <A extends unknown[]>(run: (...args: A) => Promise<number>) => (...args: A) => Promise<void>

/** The commands on saved results. */
export function addSaved(program: Command, io: Io, to: Runner): void {
  program
    .command('report')
    .summary('render a saved result')
    .description('Renders a saved result, in any format. Needs neither the logs nor the spec.')
    .argument('<result>', 'a result, as `mlgate check -o json:result.json` writes it')
    .option('--format <format>', 'what is printed: pretty or json', 'pretty')
    .option(
      '-o, --output <format:file>',
      'write a report to a file; repeatable',
      (value: string, all: string[] = []) => [...all, value],
    )
    .option('--no-color', 'no colour (also: NO_COLOR)')
    .option('--quiet', 'only the decision and what led to it')
    .option('--verbose', 'every slice, and how each check was judged')
    .addHelpText('after', '\nExample:\n  $ mlgate report result.json --verbose\n')
    .action(
      to(async (file: string, flags: ReportFlags) => (await import('./report.ts')).reportCommand(file, flags, io)),
    )
}
