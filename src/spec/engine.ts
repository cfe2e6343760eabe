import type { Problem } from '../errors.ts'
import { type Context, report } from './context.ts'
import type { SpecInput } from './schema.ts'
import { child, matching, type Node, type Path, scalarText, spoken } from './tree.ts'
import type { TrinoSpec } from './types.ts'

const SERVER = 'as in server: https://trino.example.org:8443'
const ADDRESS = 'as in trino://ana@trino.example.org:8443/lake/ml'

type Keys = Omit<TrinoSpec, 'pointer'>
/** A mistake, at a key of `engine` or at all of it. */
interface Wrong {
  readonly key?: string
  readonly message: string
  readonly hint: string
}

/** Whether logs are tables, by the engine as written. */
export const hasTables = (engine: Node | undefined): boolean => {
  const word = scalarText(engine) ?? scalarText(child(engine, 'kind'))
  return word !== undefined && word !== 'duckdb'
}

/** What reads the logs; null: DuckDB, in this process. */
export function resolveEngine(context: Context, input: SpecInput['engine']): TrinoSpec | null {
  if (input === undefined || input === 'duckdb') return null
  const read = typeof input === 'string' ? fromAddress(input) : fromKeys(input)
  const found = read === null || 'message' in read ? read : (wrongIn(read) ?? read)
  if (found === null || 'kind' in found) return found && { ...found, pointer: '/engine' }
  const { key, message, hint } = found
  const path: Path = key === undefined || typeof input === 'string' ? ['engine'] : ['engine', key]
  report(context, path, { code: 'bad-value', message, hint })
  return null
}

function fromKeys(input: Exclude<NonNullable<SpecInput['engine']>, string>): Keys | Wrong | null {
  const { kind, server, user = null, catalog = null, schema = null, password_env = null, token_env = null } = input
  if (kind === 'duckdb') {
    const key = Object.keys(input).find(k => k !== 'kind')
    return key === undefined ? null : { key, message: `\`engine.${key}\` is not for DuckDB`, hint: 'take it out' }
  }
  if (server === undefined) return { message: '`engine` does not say where its server is', hint: SERVER }
  const url = URL.canParse(server) ? new URL(server) : null
  if (!url || !/^https?:$/.test(url.protocol) || `${url.pathname}${url.search}${url.hash}` !== '/')
    return { key: 'server', message: `\`${server}\` is not the address of a server`, hint: SERVER }
  return { kind, server: url.origin, user, catalog, schema, password_env, token_env }
}

/** `trino://user@host:port/catalog/schema?password_env=NAME`: https, but to this machine; `trino+http` says so. */
function fromAddress(text: string): Keys | Wrong {
  const [, plain, rest] = /^trino(\+http)?:\/\/(.+)$/.exec(text) ?? []
  const url = rest !== undefined && URL.canParse(`https://${rest}`) ? new URL(`https://${rest}`) : null
  if (!url) return { message: `\`${text}\` is not an engine`, hint: `duckdb, or a Trino server, ${ADDRESS}` }
  const [catalog = null, schema = null, ...more] = url.pathname.split('/').flatMap(part => decoded(part) || [])
  if (more.length > 0) return { message: `\`${text}\` names more than a catalog and a schema`, hint: ADDRESS }
  const { password_env = null, token_env = null, ...odd } = Object.fromEntries(url.searchParams)
  if (Object.keys(odd).length > 0)
    return {
      message: `\`${text}\` has a \`${Object.keys(odd)[0]}\``,
      hint: 'password_env and token_env may follow the ?',
    }
  const scheme = plain !== undefined || isHere(url.hostname) ? 'http' : 'https'
  const server = new URL(`${scheme}://${rest!.replace(/^[^/?#]*@/, '').replace(/[/?#].*$/s, '')}`).origin
  return { kind: 'trino', server, user: decoded(url.username) || null, catalog, schema, password_env, token_env }
}

const isHere = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function wrongIn({ user, catalog, schema, password_env, token_env }: Keys): Wrong | null {
  if (user === null && token_env === null)
    return { message: '`engine` does not say as which user', hint: 'as in user: ana' }
  if (password_env !== null && token_env !== null)
    return { key: 'token_env', message: '`engine` has a password and a token', hint: 'name one of the two' }
  if (schema !== null && catalog === null)
    return { key: 'schema', message: '`engine` has a schema and no catalog', hint: 'name the catalog that it is in' }
  // They go into the headers of a request.
  for (const [key, name] of Object.entries({ user, catalog, schema }))
    if (name !== null && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(name))
      return { key, message: `\`engine.${key}\` has characters that no request can carry`, hint: 'letters of ASCII' }
  return null
}

/**
 * A password that stands in the spec, or on the command line, is known to whoever reads either. Neither it nor its line
 * is shown: they would be in the log of a pipeline as well.
 */
export function secretsWritten(root: Node): Problem[] {
  const engine = child(root, 'engine')
  const under = (...keys: string[]) => keys.flatMap(key => matching(root, `engine.${key}`))
  const keys = under('password', 'token').map(({ path, at }) => ({ at, what: `\`${spoken(path)}\` is a secret` }))
  const names = under('password_env', 'token_env').flatMap(({ node, path, at }) =>
    node.kind === 'scalar' && VARIABLE.test(node.text)
      ? []
      : { at, what: `\`${spoken(path)}\` is not the name of an environment variable (capitals, digits and _)` },
  )
  const addresses = [engine, child(engine, 'server')].flatMap(node =>
    node?.kind === 'scalar' && !SECRETLESS.test(node.text)
      ? { at: node.at, what: 'The address of the engine has a password in it' }
      : [],
  )
  return [...keys, ...names, ...addresses].map(({ what, at }) => ({
    code: 'engine-secret',
    message: `${what}, and a secret comes from the environment only.`,
    at: { file: at.file },
    hint: 'name the variable that holds it: `password_env: TRINO_PASSWORD`, or `?password_env=…` at the end of an address; and change a secret that was written down',
  }))
}

const VARIABLE = /^[A-Z_][A-Z\d_]*$/
/** Neither before the @, nor where the name of a variable is due. */
const SECRETLESS = /^(?!.*:\/\/[^/?#]*:[^/?#]*@)(?!.*[?&](password_env|token_env)=(?![A-Z_][A-Z\d_]*(&|$)))/s
