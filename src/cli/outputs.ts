/** Where the arguments ask for what, read without parsing them all: an error in them must still find its way there. */
export interface Outputs {
  /** Of what is printed. */
  format: string | undefined
  files: readonly { format: string; file: string }[]
}

export function outputsOf(args: readonly string[]): Outputs {
  let format: string | undefined
  const files: { format: string; file: string }[] = []
  const add = (text: string | undefined) => {
    const output = text === undefined ? null : splitOutput(text)
    if (output) files.push(output)
  }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--') break
    if (arg === '--format') format = args[++i]
    else if (arg.startsWith('--format=')) format = arg.slice('--format='.length)
    else if (arg === '-o' || arg === '--output') add(args[++i])
    else if (arg.startsWith('--output=')) add(arg.slice('--output='.length))
    else if (arg === '--evidence') add(`json:${args[++i] ?? ''}`)
    else if (arg.startsWith('--evidence=')) add(`json:${arg.slice('--evidence='.length)}`)
    else if (arg.startsWith('-o')) add(arg.slice('-o'.length))
  }
  return { format, files }
}

/** `json:result.json`; null where it is not of that form. */
export function splitOutput(text: string): { format: string; file: string } | null {
  const colon = text.indexOf(':')
  return colon < 1 || colon === text.length - 1 ? null : { format: text.slice(0, colon), file: text.slice(colon + 1) }
}
