import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MlgateError, type Problem } from '../../errors.ts'
import type { Source } from '../../plan/types.ts'
import { quoteText } from '../../sql/duckdb.ts'
import { type Session, texts } from './session.ts'

/** What is taken from the environment, for logs that are not on this machine. */
export interface RemoteOptions {
  readonly env?: Readonly<Record<string, string | undefined>> | undefined
}

/** How each kind of address is read: DuckDB's extension for it, and whose credentials it takes. */
const SCHEMES: Readonly<Record<string, { readonly secret: 's3' | 'gcs' | null }>> = {
  http: { secret: null },
  https: { secret: null },
  s3: { secret: 's3' },
  gs: { secret: 'gcs' },
}

const schemeOf = (url: string): string => url.slice(0, url.indexOf('://')).toLowerCase()

/** What a URL may say to whoever reads a report: a signature is in what follows the `?`. */
export const withoutQuery = (url: string): string => url.replace(/[?#].*$/s, '')

/** An address that is not of a kind that is read; null where it is. */
export function urlProblemOf({ log, at }: Source, url: string): Problem | null {
  const scheme = schemeOf(url)
  if (Object.hasOwn(SCHEMES, scheme)) return null
  const message = `The ${log} log ${withoutQuery(url)} is at a kind of address that mlgate does not read.`
  return { code: 'log-url', message, at, hint: 'it reads s3://, gs:// and https://; download it first' }
}

/**
 * Makes the engine able to read the addresses of the logs, before it is locked: extensions of DuckDB's own are loaded, and
 * credentials taken from the chain of providers (environment, profile, machine).
 */
export async function prepareRemote(
  session: Session,
  remote: readonly { readonly source: Source; readonly url: string }[],
  { env = {} }: RemoteOptions,
): Promise<void> {
  const [first] = remote
  if (!first) return
  await loadExtension(session, 'httpfs', first, env)
  for (const secret of ['s3', 'gcs'] as const) {
    const needs = remote.find(({ url }) => SCHEMES[schemeOf(url)]?.secret === secret)
    if (!needs) continue
    await loadExtension(session, 'aws', needs, env)
    await session.query(secretSql(secret, env)).catch((cause: unknown) => {
      throw new MlgateError(
        {
          code: 'log-credentials',
          message: `There are no credentials for the ${needs.source.log} log ${withoutQuery(needs.url)}.`,
          at: needs.source.at,
          hint: 'set them in the environment, name a profile, or give the machine a role',
        },
        cause,
      )
    })
  }
}

/** What keeps an address from being read, as an error about its log; of anything else, the error itself. */
export function unreachable({ log, at }: Pick<Source, 'log' | 'at'>, urls: readonly string[], error: unknown): unknown {
  if (!(error instanceof MlgateError) || error.code !== 'engine') return error
  const told = error.problems[0]!.message.replace('The engine stopped: ', '')
  const reason = urls.reduce((text, url) => text.replaceAll(url, withoutQuery(url)), told)
  const url = urls.find(one => told.includes(one)) ?? urls[0]!
  return new MlgateError(
    {
      code: 'log-unreachable',
      message: `The ${log} log ${withoutQuery(url)} can't be read: ${reason}`,
      at,
      hint: 'check the address, the network and the credentials',
    },
    error,
  )
}

/** A store of one's own has another address than that of the cloud whose protocol it speaks. */
function secretSql(secret: 's3' | 'gcs', env: NonNullable<RemoteOptions['env']>): string {
  const endpoint = secret === 's3' ? (env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL) : undefined
  const own = /^(https?):\/\/(.+?)\/?$/i.exec(endpoint ?? '')
  const place = own
    ? `, endpoint ${quoteText(own[2]!)}, use_ssl ${own[1]!.toLowerCase() === 'https'}, url_style 'path'`
    : ''
  return `create secret mlgate_${secret} (type ${secret}, provider credential_chain${place})`
}

/** From the folder that is named, as a file in it or laid out as DuckDB does; from DuckDB's own otherwise, by its signature. */
async function loadExtension(
  session: Session,
  name: string,
  { source, url }: { readonly source: Source; readonly url: string },
  env: NonNullable<RemoteOptions['env']>,
): Promise<void> {
  const folder = env.MLGATE_EXTENSIONS
  const file = folder ? join(folder, `${name}.duckdb_extension`) : null
  try {
    if (file && existsSync(file)) await session.query(`load ${quoteText(file)}`)
    else if (folder) {
      await session.query(`set extension_directory = ${quoteText(folder)}`)
      await session.query(`load ${name}`)
    } else {
      await session.query(`install ${name}`)
      await session.query(`load ${name}`)
    }
  } catch (cause) {
    if (!(cause instanceof MlgateError)) throw cause
    const found = await session.query('select version() as version, platform from pragma_platform()')
    const [version, platform] = [texts(found, 'version')[0], texts(found, 'platform')[0]]
    throw new MlgateError(
      {
        code: 'extension-missing',
        message: `The ${source.log} log ${withoutQuery(url)} needs DuckDB's extension ${name} (${version}, ${platform}), which cannot be loaded${folder ? ` from ${folder}` : ''}.`,
        at: source.at,
        hint: `without a network: put ${name}.duckdb_extension for ${version} and ${platform} into a folder, and name it by MLGATE_EXTENSIONS`,
      },
      cause,
    )
  }
}
