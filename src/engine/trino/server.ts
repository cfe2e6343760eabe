import { MlgateError, type Place } from '../../errors.ts'

/** Where statements are sent, and as whom. Secrets are no part of it: they come from the environment as they are sent. */
export interface TrinoServer {
  /** Scheme, host and port. */
  readonly server: string
  /** null: the token says who. */
  readonly user: string | null
  /** Of tables that are named without them. */
  readonly catalog: string | null
  readonly schema: string | null
  /** Names of environment variables; at most one of the two. */
  readonly password_env: string | null
  readonly token_env: string | null
}

/** This machine: what is sent there crosses no network, so nobody on one can read it. */
const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127(\.\d+){3}$/.test(host)

/**
 * The header that says who asks, by a token or a password of the environment; null: by name alone. Neither leaves this
 * machine over a line that others can read.
 */
export function authorizationOf(
  server: TrinoServer,
  env: Readonly<Record<string, string | undefined>>,
  at?: Place | undefined,
): { readonly header: string; readonly secret: string } | null {
  const name = server.token_env ?? server.password_env
  if (name === null) return null
  const word = server.token_env === null ? 'password' : 'token'
  const access = (message: string, hint: string) => new MlgateError({ code: 'engine-access', message, at, hint })
  const url = new URL(server.server)
  if (url.protocol !== 'https:' && !isLoopback(url.hostname))
    throw access(`A ${word} is not sent to ${url.host} over http, where others can read it.`, 'use https')
  const secret = env[name]
  if (secret === undefined || secret === '')
    throw access(
      `The environment has no ${name}, which holds the ${word} of the engine.`,
      `set ${name} where mlgate runs, or name another variable in \`${word}_env\``,
    )
  // A line's end is what `cat` of a file leaves behind, and no header may hold it.
  if (/[\r\n\0]/.test(secret))
    throw access(`The ${word} in ${name} has a line break in it.`, 'set it without, as $(…) of a shell does')
  const header =
    server.token_env === null
      ? `Basic ${Buffer.from(`${server.user}:${secret}`).toString('base64')}`
      : `Bearer ${secret}`
  return { header, secret }
}
