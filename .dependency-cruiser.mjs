// The rules, derived from the table in layers.ts. `npm run imports` applies them.
import { parts } from './layers.ts'

const error = /** @type {const} */ ('error')
const isFile = new Set(['errors', 'within', 'git', 'run', 'outlook', 'search', 'index'])
const pathOf = part => (part === 'gates' ? '^gates/' : isFile.has(part) ? `^src/${part}[.]ts$` : `^src/${part}/`)
const packagePath = name =>
  name.endsWith('*') ? `(^|/)node_modules/${name.slice(0, -1)}[^/]*/` : `(^|/)node_modules/${name}/`

const rulesFor = ([part, { imports, types = [], loads = [], packages = [], pure }]) => {
  const from = { path: pathOf(part) }
  const rule = (name, comment, to) => ({ name: `${part}: ${name}`, comment, severity: error, from, to })
  return [
    rule('layer', `layers.ts grants ${part} ${imports.join(', ') || 'nothing'}`, {
      path: '^(src|gates)/',
      pathNot: [part, 'errors', ...imports, ...types, ...loads].map(pathOf),
    }),
    rule('package', `layers.ts grants ${part} ${packages.join(', ') || 'no package'}`, {
      path: '(^|/)node_modules/',
      pathNot: packages.map(packagePath),
    }),
    ...types.map(to =>
      rule('types only', `${part} may import types of ${to}, not values`, {
        path: pathOf(to),
        dependencyTypesNot: ['type-only'],
      }),
    ),
    ...loads.map(to =>
      rule('import() only', `${part} may load ${to} when asked, not import it`, { path: pathOf(to), dynamic: false }),
    ),
    ...(pure
      ? [rule('pure', `${part} has no effects`, { dependencyTypes: ['core'], pathNot: ['^(node:)?crypto$'] })]
      : []),
  ]
}

/** @satisfies {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(parts).flatMap(rulesFor),
    {
      name: 'gates: bare mlgate',
      comment: "a built-in gate imports `mlgate` as a user's gate does, not a path",
      severity: error,
      from: { path: '^gates/' },
      to: { path: pathOf('index'), dependencyTypes: ['local'] },
    },
    {
      name: 'no cycle',
      comment: 'type imports count; a cycle closed by import() does not: gates import mlgate, src/gate/ loads gates',
      severity: error,
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'resolvable',
      comment: 'what cannot be found cannot be checked',
      severity: error,
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
