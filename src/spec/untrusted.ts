import { dirname, resolve } from 'node:path'
import type { Place, Problem } from '../errors.ts'
import { inside, isWithin, physical } from '../within.ts'
import { isUrl } from './logs.ts'
import { entry, type MapNode, matching, type Node, type ScalarNode, scalarsOf } from './tree.ts'

/** A spec that a stranger may have written is told nothing, runs nothing and reads nothing but the repository's files. */
export interface Boundary {
  /** The repository, without links. */
  readonly root: string
  /** What paths on the command line are relative to. */
  readonly cwd: string
}

const refused = (message: string, at: Place | undefined, hint: string): Problem => ({
  code: 'untrusted',
  message,
  hint,
  ...(at && { at }),
})

const OWN_CODE = /^([./\\]|npm:|[a-z]:)/i
const LOGS = ['logs.*', 'stages.*.logs.*']
const FILES = ['lineage.*', 'state', 'allowed_signers']

/** What the document may not hold, before anything is substituted in it. */
export function secretsIn(root: MapNode): Problem[] {
  // `$${env:X}` is the text itself.
  return scalarsOf(root)
    .filter(({ text }) => /(^|[^$])(\$\$)*\$\{env:/.test(text))
    .map(({ at }) =>
      refused(
        'A spec that is not trusted has nothing from the environment.',
        at,
        'give the value by --var, or write it out',
      ),
    )
}

/** What it may not hold once it is whole. */
export function reachIn(root: MapNode, directoryOf: (file: string) => string, boundary: Boundary): Problem[] {
  const gates = ['gates.*.gate', 'stages.*.gates.*.gate']
    .flatMap(key => matching(root, key))
    .flatMap(({ node }) => (node.kind === 'scalar' && OWN_CODE.test(node.text) ? [node] : []))
    .map(({ text, at }) =>
      refused(`The gate ${text} is code, and a spec that is not trusted has built-in gates only.`, at, 'leave it out'),
    )
  const commands = matching(root, 'commands').map(({ at }) =>
    refused('A spec that is not trusted runs no commands.', at, 'leave `commands` out'),
  )
  const engines = ['engine', ...LOGS.map(key => `${key}.table`)]
    .flatMap(key => matching(root, key))
    .filter(({ node }) => !(node.kind === 'scalar' && node.text === 'duckdb'))
    .map(({ at }) =>
      refused('A spec that is not trusted reads files, by the engine in this process.', at, 'leave it out'),
    )
  const logs = LOGS.flatMap(key => matching(root, key)).flatMap(({ node }) => namesIn(node))
  const others = FILES.flatMap(key => matching(root, key)).flatMap(({ node }) => namesIn(node))
  const paths = [...logs.filter(({ text }) => text !== 'none'), ...others]
  return [...gates, ...commands, ...engines, ...paths.flatMap(node => outside(node, directoryOf, boundary))]
}

/** The files of a log, however it is written. */
function namesIn(node: Node | undefined): ScalarNode[] {
  if (node === undefined) return []
  if (node.kind === 'map') return namesIn(entry(node, 'path')?.value)
  return node.kind === 'list' ? node.items.flatMap(namesIn) : [node]
}

function outside({ text, at }: ScalarNode, directoryOf: (file: string) => string, boundary: Boundary): Problem[] {
  if (isUrl(text))
    return [refused(`A spec that is not trusted reads nothing from a network: ${text}`, at, 'download it first')]
  const path = resolve(directoryOf(at.file), text)
  // Of a pattern, as much as is no pattern; what it finds is looked at when it has found it.
  const fixed = /[*?[\]]/.test(path) ? dirname(path.slice(0, path.search(/[*?[\]]/)).concat('x')) : path
  return isWithin(boundary.root, fixed) || isGivenFromOutside(at, path, boundary) ? [] : [leadsOut(text, at)]
}

/** A path on the command line is that of whoever runs mlgate: only one into the repository may not lead out of it. */
export const isGivenFromOutside = (at: Place | undefined, path: string, { root, cwd }: Boundary): boolean =>
  at?.file.startsWith('--') === true &&
  inside(root, path) === null &&
  inside(physical(cwd), path) === null &&
  inside(cwd, path) === null

export const leadsOut = (name: string, at: Place | undefined): Problem =>
  refused(
    `${name} leads out of the repository, and a spec that is not trusted stays in it.`,
    at,
    'copy the file into the repository',
  )
