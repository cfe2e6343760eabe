import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ErrorRecord, Record1 } from '../../src/record/types.ts'
import { mlgate } from '../helpers/cli.ts'
import { errorOf, hostileRecord } from '../helpers/hostile.ts'
import { records } from '../helpers/records.ts'

/** As much of GitHub as comments take. */
interface Hub {
  comments: { id: number; body: string; user: { type: string } }[]
  pulls: { number: number; head: { sha: string; repo: { full_name: string } | null } }[]
  asked: string[]
  status?: number
}

let hub: Hub
let server: Server
let cwd: string
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'mlgate-'))
  hub = {
    comments: [],
    pulls: [{ number: 7, head: { sha: 'abc', repo: { full_name: 'them/models' } } }],
    asked: [],
  }
  server = createServer(async (request, response) => {
    const [path, query = ''] = request.url!.split('?') as [string, string?]
    hub.asked.push(`${request.method} ${request.url}`)
    const answer = await answerTo(request, path, new URLSearchParams(query))
    response.writeHead(hub.status ?? (answer === null ? 404 : 200), { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
})
afterEach(() => {
  server.close()
  rmSync(cwd, { recursive: true })
})

async function answerTo(request: IncomingMessage, path: string, query: URLSearchParams): Promise<unknown> {
  if (request.headers.authorization !== 'Bearer t0ken') return null
  const page = <T>(all: T[]) => all.slice((Number(query.get('page')) - 1) * 100, Number(query.get('page')) * 100)
  const text = async () => JSON.parse((await request.toArray()).join('')).body as string
  if (path === '/repos/us/models/pulls') return page(hub.pulls)
  if (path === '/repos/us/models/issues/7/comments') {
    if (request.method === 'GET') return page(hub.comments)
    hub.comments.push({ id: 1000 + hub.comments.length, body: await text(), user: { type: 'Bot' } })
    return { html_url: 'https://hub.example/7#new' }
  }
  const [, id] = /^\/repos\/us\/models\/issues\/comments\/(\d+)$/.exec(path) ?? []
  const comment = hub.comments.find(c => c.id === Number(id))
  if (!comment || request.method !== 'PATCH') return null
  comment.body = await text()
  return { html_url: 'https://hub.example/7#old' }
}

const run = { event: 'pull_request', head_sha: 'abc', head_branch: 'better&state=all', pull_requests: [] }
const theirs = { full_name: 'them/models', owner: { login: 'them' } }

async function comment(document: Record1 | ErrorRecord | string, env: Record<string, string> = {}, event: object = {}) {
  const save = (name: string, value: object | string) =>
    writeFileSync(join(cwd, name), typeof value === 'string' ? value : JSON.stringify(value))
  save('result.json', document)
  save('event.json', { workflow_run: { ...run, head_repository: theirs, ...event } })
  const { port } = server.address() as AddressInfo
  const given = {
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    GITHUB_TOKEN: 't0ken',
    GITHUB_REPOSITORY: 'us/models',
    GITHUB_EVENT_PATH: join(cwd, 'event.json'),
  }
  return mlgate(['comment', 'result.json'], { cwd, env: { ...given, ...env } })
}

describe('a comment', () => {
  test('is written on the pull request of the event, and the next result over it', async () => {
    expect(await comment(records.block)).toEqual({ code: 0, stdout: 'https://hub.example/7#new\n', stderr: '' })
    expect(hub.asked[0]).toBe(
      'GET /repos/us/models/pulls?state=open&head=them%3Abetter%26state%3Dall&per_page=100&page=1',
    )
    expect(hub.comments[0]!.body).toMatch(/^<!-- mlgate [0-9a-f]{16} -->\n## ✖ BLOCK: adult-income\n/)
    expect(await comment(records.promote)).toMatchObject({ code: 0, stdout: 'https://hub.example/7#old\n' })
    expect(hub.comments.map(c => /BLOCK|PROMOTE/.exec(c.body)?.[0])).toEqual(['PROMOTE'])
  })

  test('each model and stage has its own', async () => {
    await comment(records.block)
    await comment({ ...records.block, model: 'fraud' })
    await comment({ ...records.block, stage: 'canary' })
    expect(hub.comments).toHaveLength(3)
  })

  test("is not written over another's, whatever it begins with", async () => {
    await comment(records.block)
    hub.comments[0]!.user.type = 'User'
    await comment(records.promote)
    expect(hub.comments.map(c => /BLOCK|PROMOTE/.exec(c.body)?.[0])).toEqual(['BLOCK', 'PROMOTE'])
  })

  test('is found behind hundreds', async () => {
    hub.comments = Array.from({ length: 250 }, (_, id) => ({ id, body: 'talk', user: { type: 'Bot' } }))
    await comment(records.block)
    await comment(records.promote)
    expect(hub.comments).toHaveLength(251)
  })

  test('holds no marker of ours but the first, and fits', async () => {
    await comment(hostileRecord('<!-- mlgate 0123456789abcdef --> '.repeat(3000)))
    expect(hub.comments[0]!.body.match(/<!--/g)).toHaveLength(1)
    expect(hub.comments[0]!.body.length).toBeLessThan(65_536)
  })

  test('tells of a run without a verdict', async () => {
    await comment(errorOf('x'))
    expect(hub.comments[0]!.body).toContain('NO VERDICT')
  })
})

describe('no comment', () => {
  test.each([
    ['was pushed to since', { head_sha: 'def' }],
    ["is another repository's", { head_repository: { full_name: 'others/models', owner: { login: 'them' } } }],
  ])('where the pull request %s', async (_, event) => {
    const { code, stderr } = await comment(records.block, {}, event)
    expect([code, stderr, hub.comments.length]).toEqual([0, expect.stringMatching(/^No comment: /), 0])
  })

  test.each([
    ['the token may not', { GITHUB_TOKEN: 'wrong' }, {}, 'was answered with 404'],
    ['there is no token', { GITHUB_TOKEN: '' }, {}, 'there is no GITHUB_TOKEN'],
    ['nobody answers', { GITHUB_API_URL: 'http://127.0.0.1:9' }, {}, 'fetch failed'],
    ['it is no event of ours', {}, { event: 'push' }, 'not a workflow_run after a pull_request'],
    ['there is no event', { GITHUB_EVENT_PATH: 'none.json' }, {}, 'ENOENT'],
  ])('where %s: a warning, which changes nothing', async (_, env, event, why) => {
    const { code, stderr } = await comment(records.block, env, event)
    expect([code, stderr]).toEqual([0, expect.stringContaining('warning: The comment could not be written: ')])
    expect(stderr).toContain(why)
  })

  test.each([
    ['not JSON', 'not-json'],
    ['{"decision": "promote"}', 'not-a-record'],
    [JSON.stringify({ ...records.block, gates: [{ name: 'x' }] }), 'record-invalid'],
  ])('of what is no result', async (text, code) => {
    expect(await comment(text)).toMatchObject({ code: 2, stderr: expect.stringContaining(`error ${code}`) })
    expect(hub.asked).toEqual([])
  })
})
