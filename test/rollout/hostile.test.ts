import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { storyOf } from '../../src/cli/rollout/story.ts'
import { advancedText, statusText } from '../../src/cli/rollout/text.ts'
import { spokenArgv } from '../../src/rollout/commands.ts'
import { history } from '../../src/rollout/history.ts'
import { status } from '../../src/rollout/status.ts'
import { safeName } from '../../src/rollout/store.ts'
import { back, begin, type Place, place, SPEC, seenAt, step, verified } from './helpers.ts'

const HOSTILE = [
  '; rm -rf .',
  '$(touch pwned)',
  '`touch pwned`',
  'v2\n--traffic 100%\r\n',
  '../../../etc/passwd',
  "'; touch pwned; '",
  '{incumbent.version} {next.traffic}',
  '--traffic=100%',
  '\u001b[2J\u202e% &|><*?~ "',
  '::error::x ##vso[task.x]',
]

const named = (version: string): string => SPEC.replace('version: v2', `version: ${JSON.stringify(version)}`)

/** Writes each of its arguments as it was, with a null after it. */
const TELL = `#!/bin/sh
printf '%s\\0' "$@" > told
`
const told = (at: Place): string[] => readFileSync(at.path('told'), 'utf8').split('\0').slice(0, -1)

describe.each(HOSTILE)('a version called %j', version => {
  test('reaches the command as one plain argument, and the log as text', async () => {
    const at = place(named(version))
    at.write('deploy', TELL)
    await begin(at)
    const done = await step(at, 'promote')
    expect(done.decision).toBe('promote')
    expect(told(at)).toEqual([version, '5%'])
    const { entries } = await seenAt(at)
    expect(entries[0]).toMatchObject({ kind: 'start', candidate: version })
    expect((await back(at)).ok).toBe(true)
    expect(told(at)).toEqual(['v1', '100%'])
    expect(await verified(at)).toEqual([])
    const look = { color: false, width: 100 }
    const pages = [
      advancedText(done, false, look),
      statusText(await status(at.spec, {}, at.world), look),
      storyOf(await history(at.spec, {}, at.world), look),
    ]
    for (const page of pages) {
      expect(page).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u)
      expect(page).not.toMatch(/^\s*::|##\w*\[/m)
    }
    expect(pages.join('')).not.toContain('\n--traffic 100%')
  })
})

test('any version at all', async () => {
  const at = place()
  at.write('deploy', TELL)
  const text = fc
    .string({ unit: 'binary', maxLength: 40 })
    .filter(s => !/[\0\ud800-\udfff\ufffe\uffff]|\$\{/.test(s) && s.length > 0)
  await fc.assert(
    fc.asyncProperty(text, async version => {
      at.write('mlgate.yaml', named(version))
      await begin(at)
      expect((await step(at, 'promote')).decision).toBe('promote')
      expect(told(at)).toEqual([version, '5%'])
      await back(at)
    }),
    { numRuns: 15 },
  )
  expect(await verified(at)).toEqual([])
}, 120_000)

test('a null character is refused, since no argument can hold one', async () => {
  const at = place(named('v2\0'))
  await expect(begin(at)).rejects.toThrow(/null character/)
})

test('a model whose name is a path keeps its log in the folder of logs', async () => {
  const at = place(SPEC.replace('model: adult-income', 'model: "../../x; rm -rf"'))
  await begin(at)
  expect((await seenAt(at)).state.status).toBe('running')
  expect(await verified(at)).toEqual([])
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(safeName(a)).toMatch(/^(?!\.)[\w%.-]*$/)
      if (a.isWellFormed() && b.isWellFormed() && a !== b) expect(safeName(a)).not.toBe(safeName(b))
    }),
  )
})

test('a command in words, quoted so that a shell would read the same', async () => {
  const { execFileSync } = await import('node:child_process')
  for (const version of HOSTILE) {
    const out = execFileSync('bash', ['-c', `printf '%s\\0' ${spokenArgv(['a', version])}`], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    expect(out.split('\0').slice(0, -1)).toEqual(['a', version])
  }
})
