import type { Problem } from '../errors.ts'
import { didYouMean } from './suggest.ts'
import { child, entry, isNull, type MapNode, mapScalars, type Node, pointerOf, scalarText } from './tree.ts'

export interface Given {
  readonly vars?: Readonly<Record<string, string>> | undefined
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
  /** Default: they are a mistake. */
  readonly unknownVars?: 'ignore' | undefined
}

export interface Substituted {
  readonly root: MapNode
  readonly problems: readonly Problem[]
  /** JSON pointers of the scalars that lack a value: nothing more is to be said of them. */
  readonly unresolved: readonly string[]
}

/** Where nothing is substituted: it is what substitution starts from. */
const LITERAL = ['vars', 'env']

/** `${day}` and `${env:NAME}` in scalars. What comes in is text: it makes no keys, no lists, no further `${…}`. */
export const substitute = (root: MapNode, given: Given): Substituted => {
  const problems: Problem[] = []
  const unresolved: string[] = []
  const declared = declaredVars(root)
  const env = namesOf(child(root, 'env'))
  const values = new Map<string, string>()

  for (const [name, value] of Object.entries(given.vars ?? {})) {
    if (declared.has(name)) values.set(name, value)
    else if (given.unknownVars !== 'ignore') {
      problems.push({
        code: 'unknown-var',
        message: `--var ${name}: the spec declares no such variable`,
        hint: declared.size === 0 ? `declare it: vars: {${name}: {required: true}}` : didYouMean(name, declared.keys()),
      })
    }
  }
  for (const [name, { fallback, at }] of declared) {
    if (values.has(name)) continue
    if (fallback !== undefined) values.set(name, fallback)
    else {
      problems.push({
        code: 'missing-var',
        message: `the variable \`${name}\` has no value`,
        at,
        hint: `give it with --var ${name}=…, or give it a default`,
      })
    }
  }

  const replaced = mapScalars(root, [], (scalar, path) => {
    if (!scalar.text.includes('${')) return scalar
    const report = (code: string, message: string, hint?: string) => {
      problems.push({ code, message, at: scalar.at, hint })
      unresolved.push(pointerOf(path))
      return ''
    }
    if (LITERAL.includes(String(path[0]))) {
      report('misplaced-var', `\`${path[0]}\` is read before variables are known`, 'write the value out')
      return scalar
    }
    let fromEnv = false
    const text = scalar.text.replaceAll(/\$(\$\{)|\$\{([^}]*)(\}?)/g, (whole, escaped, inner, closed) => {
      if (escaped) return '${'
      const [, source, name] = /^(env:)?([A-Za-z_][\w-]*)$/.exec(inner) ?? []
      if (!closed || name === undefined) {
        return report(
          'bad-var',
          `\`${whole}\` is not a variable`,
          'as in ${day} or ${env:NAME}; $${ stands for ${ itself',
        )
      }
      if (source) {
        if (!env.includes(name)) {
          return report(
            'unknown-env',
            `\`${name}\` is not listed under env`,
            `add it: env: [${[...env, name].join(', ')}]`,
          )
        }
        const value = given.env && Object.hasOwn(given.env, name) ? given.env[name] : undefined
        if (value === undefined) {
          return report(
            'missing-env',
            `the environment has no variable ${name}`,
            `set it, as in ${name}=… mlgate check`,
          )
        }
        fromEnv = true
        return value
      }
      if (!declared.has(name)) {
        const near = didYouMean(name, declared.keys())
        return report(
          'unknown-var',
          `\`${name}\` is not declared`,
          near ?? `declare it: vars: {${name}: {required: true}}`,
        )
      }
      if (!values.has(name)) unresolved.push(pointerOf(path))
      return values.get(name) ?? ''
    })
    return { ...scalar, text, ...(fromEnv ? { env: true as const } : {}) }
  })
  return { root: replaced as MapNode, problems, unresolved }
}

const declaredVars = (root: MapNode) => {
  const vars = child(root, 'vars')
  return new Map(
    (vars?.kind === 'map' ? vars.entries : []).map(({ key, keyAt, value }) => {
      const fallback = value.kind === 'scalar' ? scalarText(value) : scalarText(entry(value, 'default')?.value)
      return [key, { fallback, at: keyAt }]
    }),
  )
}

const namesOf = (node: Node | undefined): string[] =>
  (node?.kind === 'list' ? node.items : []).flatMap(item =>
    item.kind === 'scalar' && !isNull(item) ? [item.text] : [],
  )
