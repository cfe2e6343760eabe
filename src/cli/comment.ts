import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { MlgateError } from '../errors.ts'
import { readDocument } from '../record/schema.ts'
import type { ErrorRecord, Record1 } from '../record/types.ts'
import { markdown, markdownOfError } from '../report/markdown.ts'
import { type Api, githubApi } from './github-api.ts'
import type { Io } from './io.ts'

/** A result is some kilobytes a check; the artefact of a fork could be anything. */
const LARGEST = 64 * 1024 * 1024

/**
 * Writes a result as a comment on the pull request that it is of, and the next one over it. It runs in a second workflow,
 * on `workflow_run`, with a token that may write, and takes nothing from the judged code but the result: the pull request
 * is the event's, the text is made here. A comment that cannot be written is a warning, and changes nothing.
 */
export async function commentCommand(path: string, io: Io): Promise<number> {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST)
    throw new MlgateError({ code: 'not-a-record', message: `${path} is too large for a result.`, at: { file: path } })
  const document = readDocument(path)
  const { GITHUB_REPOSITORY: repository = '', GITHUB_EVENT_PATH: event = '' } = io.env
  try {
    const api = githubApi(io)
    const pull = await pullRequestOf(readEvent(event), repository, api)
    if (pull === null) await io.stderr.write('No comment: no open pull request is at the commit that was judged.\n')
    else await io.stdout.write(`${await write(document, repository, pull, api)}\n`)
  } catch (error) {
    if (io.signal.aborted) throw error
    await io.stderr.write(`warning: The comment could not be written: ${reasonOf(error)}\n`)
  }
  return 0
}

/** Puts the comment in the place of the last one, if there is one; its address. */
async function write(document: Record1 | ErrorRecord, repository: string, pull: number, api: Api): Promise<string> {
  const marker = markerOf(document)
  const body = `${marker}\n${document.decision === 'error' ? markdownOfError(document) : markdown(document, {})}`
  const comments = `/repos/${repository}/issues/${pull}/comments`
  const ours = await api.find(
    comments,
    (c: Comment) => c.user?.type === 'Bot' && typeof c.body === 'string' && c.body.startsWith(marker),
  )
  const written = (await (ours
    ? api.send('PATCH', `/repos/${repository}/issues/comments/${Number(ours.id)}`, { body })
    : api.send('POST', comments, { body }))) as { html_url?: unknown }
  return String(written.html_url)
}

interface Comment {
  id: number
  body?: unknown
  user?: { type?: unknown } | null
}

/** A comment for each model, stage and spec. Names in it are hashed: it could not be ended by one. */
function markerOf(document: Record1 | ErrorRecord): string {
  const of = document.decision === 'error' ? [] : [document.model, document.stage, document.spec.path]
  return `<!-- mlgate ${createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 16)} -->`
}

interface Run {
  event?: unknown
  head_sha?: unknown
  head_branch?: unknown
  head_repository?: { full_name?: unknown; owner?: { login?: unknown } } | null
}

interface Pull {
  number: number
  head: { sha: string; repo: { full_name: string } | null }
}

function readEvent(path: string): Run {
  const { workflow_run: run } = JSON.parse(readFileSync(path, 'utf8')) as { workflow_run?: Run }
  if (run?.event !== 'pull_request') throw new Error('the event is not a workflow_run after a pull_request')
  return run
}

/** By what GitHub says of the run, never by the artefact. One that was pushed to since has its own run to come. */
async function pullRequestOf(run: Run, repository: string, api: Api): Promise<number | null> {
  const { head_sha: sha, head_branch: branch, head_repository: head } = run
  const owner = String(head?.owner?.login)
  const found = await api.find(
    `/repos/${repository}/pulls?state=open&head=${encodeURIComponent(`${owner}:${String(branch)}`)}`,
    (pull: Pull) => pull.head.sha === sha && pull.head.repo?.full_name === head?.full_name,
  )
  return found && Number(found.number)
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
