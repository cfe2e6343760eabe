import type { Problem } from '../errors.ts'
import { matching, type Node, pointerOf, spoken } from './tree.ts'

/**
 * What the format has and this version of mlgate cannot do yet: refused, never passed over. To land a feature, take
 * out its line. `*` stands for any one key or index; `only` limits a line to scalars that match.
 */
export const NOT_YET: readonly { readonly key: string; readonly only?: RegExp; readonly what: string }[] = [
  { key: 'logs.*.sampled', what: 'sampled logs' },
  ...['host'].map(role => ({
    key: `columns.${role}`,
    what: `the role \`${role}\``,
  })),
  { key: 'columns.*.log', only: /^(incumbent|candidate)$/, what: "a role from one arm's log for both" },
]

export const notYet = (root: Node): Problem[] =>
  NOT_YET.flatMap(({ key, only, what }) =>
    matching(root, key).flatMap(({ node, path, at }) =>
      only && !(node.kind === 'scalar' && only.test(node.text))
        ? []
        : [
            {
              code: 'not-yet',
              message: `\`${spoken(path)}\`: this version of mlgate cannot do ${what} yet`,
              at: only ? node.at : at,
              hint: 'take it out; it is refused so that nothing you ask for is passed over in silence',
              pointer: pointerOf(path),
            },
          ],
    ),
  )
