import type { Place, Problem } from '../errors.ts'
import { child, type MapNode, type Node, type Path, placeIn, pointerOf, spoken } from './tree.ts'
import type { Expression } from './types.ts'
import type { Parsed } from './units.ts'

/** What the sections of the spec are resolved with: the merged document, and where problems go. */
export interface Context {
  readonly root: MapNode
  /** Paths written in `file` are relative to this. */
  readonly directoryOf: (file: string) => string
  readonly problems: Problem[]
  readonly warnings: Problem[]
}

export const nodeAt = (context: Context, path: Path): Node | undefined =>
  path.reduce<Node | undefined>((node, step) => child(node, step), context.root)

const placed = (context: Context, path: Path, side?: 'key' | 'value'): Place => placeIn(context.root, path, side)

export const report = (
  context: Context,
  path: Path,
  problem: { code: string; message: string; hint?: string | undefined },
  side?: 'key' | 'value',
): void => {
  context.problems.push({ ...problem, at: placed(context, path, side) })
}

/** The parsed value; null, and a problem, where it could not be read. */
export const taken = <T>(context: Context, path: Path, parsed: Parsed<T>): T | null => {
  if (parsed.ok) return parsed.value
  report(context, path, { code: 'bad-value', message: `\`${spoken(path)}\`: ${parsed.message}`, hint: parsed.hint })
  return null
}

export const expression = (text: string, path: Path): Expression => ({ text: text.trim(), pointer: pointerOf(path) })

export const expressions = (input: string | readonly string[], path: Path): Expression[] =>
  typeof input === 'string' ? [expression(input, path)] : input.map((text, i) => expression(text, [...path, i]))

/** Names that appear in ids such as `gate/metric/max[slice]`, on command lines and in file names. */
export const checkName = (context: Context, what: string, name: string, path: Path, side?: 'key' | 'value'): void => {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(name)) return
  report(
    context,
    path,
    {
      code: 'bad-name',
      message: `\`${name}\` cannot be the name of a ${what}`,
      hint: 'a name is made of letters, digits, _ - and .',
    },
    side,
  )
}
