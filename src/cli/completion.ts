import type { Command } from 'commander'
import type { Io } from './io.ts'

interface Completed {
  name: string
  summary: string
  options: readonly { long: string; about: string }[]
  /** Of `rollout` and `audit`: what comes after them. */
  commands: readonly { name: string; about: string }[]
}

type Shell = 'bash' | 'zsh' | 'fish'

/** A script that completes commands and their options in a shell; what is neither is a file, as the shell knows it. */
export async function completionCommand(shell: Shell, program: Command, io: Io): Promise<number> {
  await io.stdout.write(scripts[shell](commandsOf(program)))
  return 0
}

const commandsOf = (program: Command): Completed[] =>
  program
    .createHelp()
    .visibleCommands(program)
    .map(command => ({
      name: command.name(),
      summary: command.summary() || command.description(),
      options: optionsOf([command, ...command.commands]),
      commands: command.commands.map(c => ({ name: c.name(), about: c.summary() })),
    }))

/** Each once, whichever of the commands has it. */
function optionsOf(commands: readonly Command[]): Completed['options'] {
  const all = commands.flatMap(command => command.createHelp().visibleOptions(command))
  const known = new Map(all.flatMap(({ long, description }) => (long ? [[long, description] as const] : [])))
  return [...known].map(([long, about]) => ({ long, about }))
}

/** Within single quotes, of any of the three. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

const wordsOf = ({ options, commands }: Completed): string =>
  [...commands.map(c => c.name), ...options.map(o => o.long)].join(' ')

const scripts: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = {
  bash: commands => `# mlgate completion bash; for this shell: source <(mlgate completion bash)
_mlgate() {
  local words=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=${quoted(commands.map(c => c.name).join(' '))}
  else
    case "\${COMP_WORDS[1]}" in
${commands.map(c => `      ${c.name}) words=${quoted(wordsOf(c))} ;;`).join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _mlgate mlgate
`,
  zsh: commands => `#compdef mlgate
# mlgate completion zsh; for this shell: source <(mlgate completion zsh)
_mlgate() {
  local -a found
  if (( CURRENT == 2 )); then
    found=(${commands.map(c => `\n      ${quoted(described(c.name, c.summary))}`).join('')}
    )
    _describe command found
    return
  fi
  case "$words[2]" in
${commands.map(c => `    ${c.name}) found=(${[...c.commands.map(o => described(o.name, o.about)), ...c.options.map(o => described(o.long, o.about))].map(o => `\n      ${quoted(o)}`).join('')}\n    ) ;;`).join('\n')}
  esac
  _describe -o option found
  _files
}
compdef _mlgate mlgate
`,
  fish: commands => `# mlgate completion fish; for this shell: mlgate completion fish | source
${commands.map(c => `complete -c mlgate -n __fish_use_subcommand -f -a ${quoted(c.name)} -d ${quoted(c.summary)}`).join('\n')}
${commands
  .flatMap(c => [
    ...c.commands.map(
      o =>
        `complete -c mlgate -n ${quoted(`__fish_seen_subcommand_from ${c.name}`)} -f -a ${quoted(o.name)} -d ${quoted(o.about)}`,
    ),
    ...c.options.map(
      o =>
        `complete -c mlgate -n ${quoted(`__fish_seen_subcommand_from ${c.name}`)} -l ${quoted(o.long.slice(2))} -d ${quoted(o.about)}`,
    ),
  ])
  .join('\n')}
`,
}

/** A word with what it is, as zsh takes it. */
const described = (word: string, about: string): string => `${word}:${about.replaceAll(':', '\\:')}`
