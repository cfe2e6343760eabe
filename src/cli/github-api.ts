import type { Io } from './io.ts'

/** As much of GitHub's API as writing a comment takes. */
export interface Api {
  send(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object): Promise<unknown>
  /** The first of the things that a paged list has, or null. */
  find<T>(path: string, wanted: (thing: T) => boolean): Promise<T | null>
}

const PAGE = 100
const MOST_PAGES = 50
const TIMEOUT = 30_000

export function githubApi({ env, signal }: Pick<Io, 'env' | 'signal'>): Api {
  const { GITHUB_API_URL: root = 'https://api.github.com', GITHUB_TOKEN: token } = env
  if (!token) throw new Error('there is no GITHUB_TOKEN')
  const send: Api['send'] = async (method, path, body) => {
    const response = await fetch(root + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'mlgate',
        'x-github-api-version': '2022-11-28',
      },
      // A redirect would take the token elsewhere.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path.split('?')[0]} was answered with ${response.status}`)
    return response.json()
  }
  const find: Api['find'] = async <T>(path: string, wanted: (thing: T) => boolean) => {
    for (let page = 1; page <= MOST_PAGES; page++) {
      const query = `${path.includes('?') ? '&' : '?'}per_page=${PAGE}&page=${page}`
      const things = (await send('GET', path + query)) as T[]
      const found = things.find(wanted)
      if (found !== undefined) return found
      if (things.length < PAGE) return null
    }
    return null
  }
  return { send, find }
}
