import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type ClientOptions, trinoClient } from '../../src/engine/trino/client.ts'
import type { TrinoServer } from '../../src/engine/trino/server.ts'
import type { Client } from '../../src/engine/trino/types.ts'
import { MlgateError } from '../../src/errors.ts'

/** What the server was asked, in order: `POST statement`, `GET 1`. */
let asked: string[] = []
let servers: Server[] = []
afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  servers = []
  asked = []
})

type Answer = (response: ServerResponse, request: IncomingMessage, at: string) => void
type Pages = Readonly<Record<string, Answer | readonly Answer[]>>

/** A coordinator that answers `POST statement` and `GET <token>` as told: of a list one after the other, then the last. */
async function coordinator(pages: Pages, options: Partial<TrinoServer & ClientOptions> = {}): Promise<Client> {
  const times: Record<string, number> = {}
  const server = createServer((request, response) => {
    const what = `${request.method} ${request.url!.split('/').at(-1)}`
    asked.push(what)
    request.resume().on('end', () => {
      const answers = [pages[what] ?? []].flat()
      const n = times[what] ?? 0
      times[what] = n + 1
      const answer = answers[Math.min(n, answers.length - 1)]
      if (answer) answer(response, request, `http://127.0.0.1:${port}/v1/statement/q1`)
      else response.writeHead(204).end()
    })
  })
  servers.push(server)
  await new Promise<void>(done => server.listen(0, '127.0.0.1', () => done()))
  const { port } = server.address() as AddressInfo
  return trinoClient(
    {
      server: `http://127.0.0.1:${port}`,
      user: 'ana',
      catalog: 'lake',
      schema: 'ml',
      password_env: null,
      token_env: null,
      ...options,
    },
    { env: {}, timezone: 'UTC', busy: 2000, absent: 200, ...options },
  )
}

const json = (page: object): Answer => {
  const text = (at: string) => JSON.stringify(page).replaceAll('AT/', `${at}/`)
  return (response, _, at) => response.writeHead(200, { 'content-type': 'application/json' }).end(text(at))
}
const page = (rest: object, next?: string): Answer =>
  json({ id: 'q1', stats: { state: next ? 'RUNNING' : 'FINISHED' }, ...(next && { nextUri: `AT/${next}` }), ...rest })
const status =
  (code: number, text = '', headers: Record<string, string> = {}): Answer =>
  response =>
    response.writeHead(code, headers).end(text)
const cut: Answer = response => response.socket!.destroy()
const halfway: Answer = response => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('{"id":', () => response.socket!.destroy())
}

const columns = [
  { name: 'n', type: 'bigint' },
  { name: 'x', type: 'double' },
  { name: 'word', type: 'varchar(3)' },
]
const END = page({})

const failing = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(MlgateError)
  return (error as MlgateError).problems[0]!
}

test('rows of every page come by column, those of the first and the last too', async () => {
  const client = await coordinator({
    'POST statement': page({ columns, data: [[1, 0.5, 'a']] }, '1'),
    'GET 1': page({}, '2'),
    'GET 2': page(
      {
        data: [
          [2, 'NaN', null],
          [null, '-Infinity', 'b'],
        ],
      },
      '3',
    ),
    'GET 3': json({ id: 'q1', stats: { state: 'FINISHED', physicalInputBytes: 77 }, data: [[4, null, 'c']] }),
  })
  const { bytes, ...result } = await client.query('select')
  expect(result).toEqual({
    rows: 4,
    read: 77,
    columns: [
      { name: 'n', type: 'bigint', values: Float64Array.of(1, 2, Number.NaN, 4), nulls: Uint8Array.of(0, 0, 1, 0) },
      {
        name: 'x',
        type: 'double',
        values: Float64Array.of(0.5, Number.NaN, -Infinity, Number.NaN),
        nulls: Uint8Array.of(0, 0, 0, 1),
      },
      { name: 'word', type: 'varchar(3)', values: ['a', null, 'b', 'c'], nulls: null },
    ],
  })
  expect(bytes).toBeGreaterThan(300)
})

test('an answer of one page is an answer, and one of no rows has its columns', async () => {
  const one = await coordinator({ 'POST statement': page({ columns, data: [[1, 2, 'a']] }) })
  expect((await one.query('select')).rows).toBe(1)
  const none = await coordinator({ 'POST statement': page({}, '1'), 'GET 1': page({ columns }) })
  expect((await none.query('select')).columns.map(c => [c.name, c.values.length])).toEqual([
    ['n', 0],
    ['x', 0],
    ['word', 0],
  ])
})

test('more rows than a column has room for at first', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => [i, i / 2, `${i}`])
  const client = await coordinator({
    'POST statement': page({ columns, data: rows.slice(0, 10) }, '1'),
    'GET 1': page({ data: rows.slice(10) }),
  })
  const { columns: found } = await client.query('select')
  expect(found[0]!.values).toEqual(Float64Array.from(rows, ([n]) => n as number))
  expect(found[2]!.values).toEqual(rows.map(([, , word]) => word))
})

test.each([
  ['the first page', (error: Answer): Pages => ({ 'POST statement': error })],
  [
    'a later page',
    (error: Answer): Pages => ({ 'POST statement': page({ columns, data: [[1, 1, 'a']] }, '1'), 'GET 1': error }),
  ],
])('an error on %s ends the query, whatever came before', async (_, pages) => {
  const error = {
    message: 'Query exceeded per-node memory limit of 1MB\n\tat io.trino',
    errorName: 'EXCEEDED_LOCAL_MEMORY_LIMIT',
    errorType: 'INSUFFICIENT_RESOURCES',
  }
  const client = await coordinator(pages(json({ id: 'q1', stats: { state: 'FAILED' }, error })))
  expect(await failing(client.query('select'))).toEqual({
    code: 'out-of-memory',
    message:
      'The query failed on the server: Query exceeded per-node memory limit of 1MB (EXCEEDED_LOCAL_MEMORY_LIMIT, query q1)',
    hint: "narrow the logs' `where` to fewer partitions, or ask who runs the cluster for more",
  })
})

test.each([
  ['TABLE_NOT_FOUND', 'log-missing', /`table`/],
  ['PERMISSION_DENIED', 'engine-access', /right to read/],
  ['REMOTE_HOST_GONE', 'engine-lost', /run it again/],
  ['NO_NODES_AVAILABLE', 'engine-unreachable', /no worker is up/],
  ['DIVISION_BY_ZERO', 'engine', /tells more/],
])('%s is told as %s, with what to do', async (errorName, code, hint) => {
  const error = { message: 'because', errorName, errorType: 'USER_ERROR' }
  const client = await coordinator({ 'POST statement': json({ id: 'q1', stats: { state: 'FAILED' }, error }) })
  const problem = await failing(client.query('select'))
  expect(problem.code).toBe(code)
  expect(problem.hint).toMatch(hint)
})

test('a query that ends as anything but finished gives no answer', async () => {
  const client = await coordinator({
    'POST statement': page({ columns, data: [[1, 1, 'a']] }, '1'),
    'GET 1': json({ id: 'q1', stats: { state: 'FAILED' } }),
  })
  expect((await failing(client.query('select'))).code).toBe('engine-lost')
})

test.each([
  ['a line that breaks', cut],
  ['a page that breaks off', halfway],
  ['429', status(429, '', { 'retry-after': '0' })],
  ['502', status(502)],
  ['503', status(503)],
  ['504', status(504)],
])('a page is asked for again after %s', async (_, trouble) => {
  const client = await coordinator({
    'POST statement': page({ columns }, '1'),
    'GET 1': [trouble, trouble, page({ data: [[1, 1, 'a']] }, '2')],
    'GET 2': END,
  })
  expect((await client.query('select')).rows).toBe(1)
  expect(asked).toEqual(['POST statement', 'GET 1', 'GET 1', 'GET 1', 'GET 2'])
})

test('a statement is sent again only where the server says that it did not take it', async () => {
  const busy = await coordinator({ 'POST statement': [status(503), status(429), page({ columns })] })
  expect((await busy.query('select')).rows).toBe(0)
  expect(asked).toEqual(['POST statement', 'POST statement', 'POST statement'])
})

test.each([
  ['a line that breaks', cut, 'engine-lost'],
  ['502', status(502, 'bad gateway'), 'engine'],
  ['504', status(504), 'engine'],
  ['an answer that breaks off', halfway, 'engine-lost'],
])('a statement is not sent twice after %s', async (_, trouble, code) => {
  const client = await coordinator({ 'POST statement': [trouble, page({ columns })] })
  expect((await failing(client.query('select'))).code).toBe(code)
  expect(asked).toEqual(['POST statement'])
})

test('a server that stays busy, or does not come back, is given up', async () => {
  const busy = await coordinator({ 'POST statement': status(503, 'later') }, { busy: 100 })
  expect(await failing(busy.query('select'))).toMatchObject({
    code: 'engine',
    message: expect.stringMatching(/503: later/),
  })
  const lost = await coordinator({ 'POST statement': page({}, '1'), 'GET 1': cut }, { busy: 100 })
  expect((await failing(lost.query('select'))).code).toBe('engine-lost')
  const silent = await coordinator({ 'POST statement': () => {} }, { busy: 100 })
  expect((await failing(silent.query('select'))).message).toMatch(/no answer in time/)
})

test('nothing that listens', async () => {
  const client = await coordinator({})
  servers[0]!.close()
  const problem = await failing(client.query('select'))
  expect(problem.code).toBe('engine-unreachable')
  expect(problem.message).toMatch(/^Nothing answers at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\.$/)
})

test.each([
  ['401', status(401, 'Basic authentication failed'), 'engine-access', /does not let ana in \(HTTP 401\)/],
  ['a redirect', status(307, '', { location: 'http://127.0.0.1:1/' }), 'engine-unreachable', /does not follow/],
  ['a page of the web', status(200, '<html>'), 'engine-unreachable', /no Trino coordinator/],
  ['JSON of another program', status(200, '{"id": 1}'), 'engine-unreachable', /no Trino coordinator/],
  ['404', status(404), 'engine-unreachable', /no Trino coordinator/],
])('%s in answer to a statement', async (_, answer, code, message) => {
  const client = await coordinator({ 'POST statement': answer })
  const problem = await failing(client.query('select'))
  expect(problem.code).toBe(code)
  expect(problem.message).toMatch(message)
})

test('a coordinator that has started anew does not know the query', async () => {
  const client = await coordinator({ 'POST statement': page({}, '1'), 'GET 1': [cut, status(404, 'Query not found')] })
  expect(await failing(client.query('select'))).toMatchObject({
    code: 'engine-lost',
    message: expect.stringMatching(/no longer knows/),
  })
})

test('pages are asked of the server itself, whatever address it names', async () => {
  const client = await coordinator({
    'POST statement': json({
      id: 'q1',
      stats: { state: 'QUEUED' },
      nextUri: 'http://elsewhere.invalid:99/v1/statement/q1/1',
    }),
    'GET 1': END,
  })
  expect((await client.query('select')).rows).toBe(0)
  expect(asked).toEqual(['POST statement', 'GET 1'])
})

test('progress is told as it comes', async () => {
  const at = (share: number, next: string) =>
    json({ id: 'q1', stats: { state: 'RUNNING', progressPercentage: share }, nextUri: `AT/${next}` })
  const client = await coordinator({
    'POST statement': page({}, '1'),
    'GET 1': at(25, '2'),
    'GET 2': at(100, '3'),
    'GET 3': END,
  })
  const told: number[] = []
  await client.query('select', { onProgress: share => told.push(share) })
  expect(told).toEqual([0.25, 1])
})

test.each([
  ['while a page is awaited', 'GET 1'],
  ['while the statement is on its way', 'POST statement'],
])('an aborted query is cancelled on the server: %s', async (_, when) => {
  const stop = new AbortController()
  const late =
    (then: Answer): Answer =>
    (...args) => {
      stop.abort(new Error('enough'))
      setTimeout(() => then(...args), 30)
    }
  const client = await coordinator({
    'POST statement': when === 'POST statement' ? late(page({}, '1')) : page({}, '1'),
    'GET 1': late(page({}, '2')),
    'DELETE 1': status(204),
  })
  await expect(client.query('select', { signal: stop.signal })).rejects.toThrow('enough')
  expect(asked.at(-1)).toBe('DELETE 1')
})

test('a query whose answer makes no sense is cancelled too', async () => {
  const client = await coordinator({
    'POST statement': page({ columns, data: [['one', 1, 'a']] }, '1'),
    'DELETE 1': status(204),
  })
  expect((await failing(client.query('select'))).message).toMatch(/no number/)
  expect(asked).toEqual(['POST statement', 'DELETE 1'])
})

test('who asks, and how', async () => {
  let headers: IncomingMessage['headers'] = {}
  const answer: Answer = (response, request, at) => {
    headers = request.headers
    page({ columns })(response, request, at)
  }
  const client = await coordinator(
    { 'POST statement': answer },
    { token_env: 'TOKEN', env: { TOKEN: 's3cret' }, timezone: 'Europe/Paris' },
  )
  await client.query('select')
  expect(headers).toMatchObject({
    'x-trino-user': 'ana',
    'x-trino-source': 'mlgate',
    'x-trino-catalog': 'lake',
    'x-trino-schema': 'ml',
    'x-trino-time-zone': 'Europe/Paris',
    authorization: 'Bearer s3cret',
  })
})

test.each([
  ['password_env', 'Basic YW5hOnMzY3JldA=='],
  ['token_env', 'Bearer s3cret'],
] as const)('a server that repeats what it was sent by %s tells no secret', async (word, header) => {
  const echo: Answer = (response, request) =>
    response.writeHead(500).end(`no: ${request.headers.authorization}, which is s3cret`)
  const client = await coordinator({ 'POST statement': echo }, { [word]: 'SECRET', env: { SECRET: 's3cret' } })
  const problem = await failing(client.query('select'))
  expect(problem.message).toMatch(
    /^127\.0\.0\.1:\d+ answered HTTP 500: no: (Basic|Bearer) \(secret\), which is \(secret\)$/,
  )
  expect(JSON.stringify(problem)).not.toContain(header.split(' ')[1])
})

test.each([
  [
    'over http to another machine',
    { server: 'http://trino.example.org:8080' },
    { SECRET: 'x' },
    /not sent to trino\.example\.org:8080 over http/,
  ],
  ['that is not set', {}, {}, /no SECRET/],
  ['that is empty', {}, { SECRET: '' }, /no SECRET/],
  ['with the line break of a file', {}, { SECRET: 'x\n' }, /line break/],
] as const)('a password %s is refused before anything is sent', (_, server, env, message) => {
  const make = () =>
    trinoClient(
      {
        server: 'https://trino.example.org',
        user: 'ana',
        catalog: null,
        schema: null,
        password_env: 'SECRET',
        token_env: null,
        ...server,
      },
      { env, timezone: 'UTC' },
    )
  expect(make).toThrow(message)
})
