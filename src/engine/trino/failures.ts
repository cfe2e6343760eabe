import { MlgateError, type Problem } from '../../errors.ts'

/** What a page says of a query that failed. */
export interface Failure {
  readonly message: string
  readonly errorName: string
  readonly errorType: string
}

const NARROW = "narrow the logs' `where` to fewer partitions, or ask who runs the cluster for more"
const LOST = 'nothing was decided: run it again'
const SETTINGS = 'check `engine` in the spec, or `--engine`'

/** By Trino's names of errors (StandardErrorCode of its SPI; HIVE_ and ICEBERG_ of the connectors). */
const KNOWN: Readonly<Record<string, Pick<Problem, 'code' | 'hint'>>> = {
  TABLE_NOT_FOUND: { code: 'log-missing', hint: "check the log's `table`, and `catalog` and `schema` of `engine`" },
  SCHEMA_NOT_FOUND: { code: 'log-missing', hint: "check `schema` of `engine`, or the log's `table`" },
  CATALOG_NOT_FOUND: { code: 'log-missing', hint: "check `catalog` of `engine`, or the log's `table`" },
  MISSING_CATALOG_NAME: { code: 'log-missing', hint: 'give `engine` a catalog, or the table all three names' },
  MISSING_SCHEMA_NAME: { code: 'log-missing', hint: 'give `engine` a schema, or the table all three names' },
  PERMISSION_DENIED: { code: 'engine-access', hint: 'ask for the right to read it, or name another user' },
  EXCEEDED_LOCAL_MEMORY_LIMIT: { code: 'out-of-memory', hint: NARROW },
  EXCEEDED_GLOBAL_MEMORY_LIMIT: { code: 'out-of-memory', hint: NARROW },
  CLUSTER_OUT_OF_MEMORY: { code: 'out-of-memory', hint: 'run it when the cluster has less to do' },
  EXCEEDED_TIME_LIMIT: { code: 'engine', hint: NARROW },
  EXCEEDED_CPU_LIMIT: { code: 'engine', hint: NARROW },
  EXCEEDED_SCAN_LIMIT: { code: 'engine', hint: NARROW },
  EXCEEDED_SPILL_LIMIT: { code: 'engine', hint: NARROW },
  QUERY_QUEUE_FULL: { code: 'engine', hint: 'run it when the cluster has less to do' },
  QUERY_REJECTED: { code: 'engine', hint: 'ask who runs the cluster' },
  ADMINISTRATIVELY_KILLED: { code: 'engine', hint: 'ask who runs the cluster why' },
  ADMINISTRATIVELY_PREEMPTED: { code: 'engine', hint: 'run it when the cluster has less to do' },
  SERVER_STARTING_UP: { code: 'engine-unreachable', hint: 'wait until it is up' },
  NO_NODES_AVAILABLE: { code: 'engine-unreachable', hint: 'no worker is up: ask who runs the cluster' },
  SERVER_SHUTTING_DOWN: { code: 'engine-lost', hint: LOST },
  ABANDONED_QUERY: { code: 'engine-lost', hint: LOST },
  REMOTE_TASK_ERROR: { code: 'engine-lost', hint: LOST },
  REMOTE_TASK_MISMATCH: { code: 'engine-lost', hint: LOST },
  REMOTE_TASK_FAILED: { code: 'engine-lost', hint: LOST },
  REMOTE_HOST_GONE: { code: 'engine-lost', hint: LOST },
  PAGE_TRANSPORT_ERROR: { code: 'engine-lost', hint: LOST },
  PAGE_TRANSPORT_TIMEOUT: { code: 'engine-lost', hint: LOST },
  TOO_MANY_REQUESTS_FAILED: { code: 'engine-lost', hint: LOST },
}

/** A failed query as what ends the run, with Trino's name of the error as its cause. */
export function failed(failure: Failure, id: string): MlgateError {
  const { message, errorName, errorType } = failure
  const known = KNOWN[errorName]
  const hint =
    known?.hint ??
    (errorType === 'INSUFFICIENT_RESOURCES' ? NARROW : 'the server tells more of the query by its number')
  return new MlgateError(
    {
      code: known?.code ?? 'engine',
      message: `The query failed on the server: ${firstLine(message)} (${errorName}, query ${id})`,
      hint,
    },
    { errorName },
  )
}

/** An HTTP answer that is none of the protocol. */
export function refused(host: string, user: string | null, status: number, text: string, sent: boolean): MlgateError {
  if (status === 401 || status === 403)
    return new MlgateError({
      code: 'engine-access',
      message: `${host} does not let ${user ?? 'this token'} in (HTTP ${status}).`,
      hint: 'check the user, and the environment variable that `password_env` or `token_env` names',
    })
  if (status >= 300 && status < 400)
    return new MlgateError({
      code: 'engine-unreachable',
      message: `${host} sends statements on to another address (HTTP ${status}), and mlgate does not follow: a password would go with them.`,
      hint: 'name the address that answers itself in `engine`',
    })
  if (sent && (status === 404 || status === 410))
    return new MlgateError({
      code: 'engine-lost',
      message: `${host} no longer knows the query: the coordinator was restarted, or dropped it.`,
      hint: LOST,
    })
  if (status === 404 || status === 405) return noTrino(host)
  return new MlgateError({
    code: 'engine',
    message: `${host} answered HTTP ${status}: ${firstLine(text) || 'no reason given'}`,
    hint: status >= 500 ? LOST : SETTINGS,
  })
}

export const noTrino = (host: string): MlgateError =>
  new MlgateError({
    code: 'engine-unreachable',
    message: `What answers at ${host} is no Trino coordinator.`,
    hint: `${SETTINGS}: address and port`,
  })

/** No line came to be, so nothing was sent. */
export const isUnsent = (code: string): boolean =>
  /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code)

/** Lines that will not come to be however often they are tried. */
const HOPELESS: readonly { readonly code: RegExp; readonly problem: (url: URL, code: string) => [string, string] }[] = [
  { code: /^ENOTFOUND$/, problem: ({ hostname }) => [`There is no machine named ${hostname}.`, SETTINGS] },
  { code: /^HPE_/, problem: ({ host }) => [`What answers at ${host} does not speak HTTP.`, `${SETTINGS}: the port`] },
  {
    code: /WRONG_VERSION_NUMBER|PACKET_LENGTH|EPROTO/,
    problem: ({ host }) => [
      `${host} does not speak https.`,
      'name the port that does; where it has none, `server: http://…` or `--engine trino+http://…`, without a password',
    ],
  },
  {
    code: /CERT|SIGNATURE|ISSUER/,
    problem: ({ host }, code) => [
      `The certificate of ${host} is not trusted (${code}).`,
      'an authority of your own is trusted by NODE_EXTRA_CA_CERTS=file.pem where mlgate runs',
    ],
  },
]
export const isHopeless = (code: string): boolean => HOPELESS.some(known => known.code.test(code))

/** A line that broke, or was never there, by the code that the system has for it. */
export function unreachable(url: URL, code: string, cause: unknown): MlgateError {
  const known = HOPELESS.find(one => one.code.test(code))?.problem(url, code)
  if (!known && !isUnsent(code))
    return new MlgateError(
      { code: 'engine-lost', message: `The line to ${url.host} broke (${code}).`, hint: LOST },
      cause,
    )
  const [message, hint] = known ?? [
    `Nothing answers at ${url.host} (${code}).`,
    `${SETTINGS}, the network, and whether the server is up`,
  ]
  return new MlgateError({ code: 'engine-unreachable', message, hint }, cause)
}

const firstLine = (text: string): string => text.trim().split('\n', 1)[0]!.slice(0, 500)
