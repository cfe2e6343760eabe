import { readFileSync, rmSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../src/rollout/canonical.ts'
import { readChain } from '../../src/rollout/chain.ts'
import { digestOf, type Entry, lineOf } from '../../src/rollout/entry.ts'
import { breaches } from '../../src/rollout/rules.ts'
import { stateOf } from '../../src/rollout/state.ts'
import { begin, type Place, place, seenAt, step, verified } from './helpers.ts'

const LOG = '.mlgate/adult-income.log.jsonl'

async function logged(): Promise<{ at: Place; lines: string[] }> {
  const at = place()
  await begin(at)
  await step(at, 'hold')
  await step(at, 'promote')
  await step(at, 'promote')
  const lines = readFileSync(at.path(LOG), 'utf8').trimEnd().split('\n')
  expect(lines).toHaveLength(9)
  return { at, lines }
}

test('the canonical text is one for all orders of keys, and is read as what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      const turned = (v: unknown): unknown =>
        Array.isArray(v)
          ? v.map(turned)
          : typeof v === 'object' && v !== null
            ? Object.fromEntries(
                Object.entries(v)
                  .reverse()
                  .map(([k, inner]) => [k, turned(inner)]),
              )
            : v
      expect(canonical(turned(value))).toBe(canonical(value))
    }),
  )
})

test('the example of RFC 8785', () => {
  const numbers = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]')
  const value = { numbers, string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
  expect(canonical(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
  // Keys by their UTF-16 code units.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
  expect([...canonical(keys).matchAll(/:(\d)/g)].map(([, n]) => n).join('')).toBe('2467153')
})

test('any character changed, any entry dropped, any two swapped is found', async () => {
  const { lines } = await logged()
  const flaws = (all: readonly string[]) => readChain(`${all.join('\n')}\n`).flaws.length
  expect(flaws(lines)).toBe(0)
  for (let i = 0; i < lines.length; i++) {
    if (i < lines.length - 1) {
      expect(flaws(lines.toSpliced(i, 1))).toBeGreaterThan(0)
      expect(flaws(lines.toSpliced(i, 2, lines[i + 1]!, lines[i]!))).toBeGreaterThan(0)
    }
    expect(flaws(lines.toSpliced(i, 0, lines[i]!))).toBeGreaterThan(0)
  }
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (i, k, text) => {
      const line = lines[i]!
      const at = k % line.length
      const changed = `${line.slice(0, at)}${text}${line.slice(at + text.length)}`
      fc.pre(changed !== line)
      expect(flaws(lines.toSpliced(i, 1, changed))).toBeGreaterThan(0)
    }),
  )
})

test('an entry that was changed with its digest no longer fits the one after it', async () => {
  const { at } = await logged()
  const { entries } = await seenAt(at)
  const forged = entries.map((entry, i) => {
    if (i !== 3) return entry
    const changed = { ...entry, time: '2020-01-01T00:00:00.000Z' }
    return { ...changed, digest: digestOf(changed) }
  })
  const found = readChain(forged.map(lineOf).join('')).flaws
  expect(found).toEqual([{ line: 5, message: 'it does not follow from the entry before it' }])
})

test('entries cut off at the end are found by a head that was kept elsewhere', async () => {
  const { at, lines } = await logged()
  const { head } = await seenAt(at)
  expect(await verified(at, { head: head!.slice(0, 16) })).toEqual([])
  const earlier = readChain(`${lines.slice(0, 4).join('\n')}\n`).head!
  expect(await verified(at, { head: earlier })).toEqual([])
  at.write(LOG, `${lines.slice(0, -3).join('\n')}\n`)
  expect(await verified(at)).toEqual([])
  expect(await verified(at, { head: head! })).toEqual([expect.stringMatching(/no entry has the digest .* cut off/)])
})

test('a result beside the log that was changed, or is gone, is found', async () => {
  const { at } = await logged()
  const { entries } = await seenAt(at)
  const look = entries.find(e => e.kind === 'look')!
  const file = `.mlgate/adult-income/${look.record.file}`
  const text = readFileSync(at.path(file), 'utf8')
  at.write(file, text.replace('"hold"', '"promote"'))
  expect(await verified(at)).toEqual([expect.stringMatching(/^3: the file look-.* was changed$/)])
  rmSync(at.path(file))
  expect(await verified(at)).toEqual([expect.stringMatching(/^3: the file look-.* is not there$/)])
})

/** The log written anew by somebody who can: every digest is right. */
function rewritten(entries: readonly Entry[], change: (entry: Entry) => Entry | null): Entry[] {
  const result: Entry[] = []
  for (const entry of entries) {
    const changed = change(entry)
    if (changed === null) continue
    const linked = { ...changed, number: result.length + 1, previous: result.at(-1)?.digest ?? null }
    result.push({ ...linked, digest: digestOf(linked) })
  }
  return result
}

test('a chain made anew without its evidence is whole in itself, and says what mlgate would not have done', async () => {
  const { at } = await logged()
  const { entries } = await seenAt(at)
  const found = (change: (entry: Entry) => Entry | null) => {
    const made = rewritten(entries, change)
    expect(readChain(made.map(lineOf).join('')).flaws).toEqual([])
    return breaches(made).map(f => f.message)
  }
  expect(found(e => e)).toEqual([])
  expect(found(e => (e.kind === 'look' ? null : e))).toContain('it was promoted without evidence')
  expect(found(e => (e.kind === 'look' ? { ...e, decision: 'hold' } : e))).toContain('it was promoted without evidence')
  expect(found(e => (e.kind === 'look' ? { ...e, short: 'partial' } : e))).toContain('it was promoted without evidence')
  expect(found(e => (e.kind === 'begin' ? { ...e, approvals: [1] } : e)).join()).toContain(
    'by an approval of another result',
  )
  expect(found(e => (e.kind === 'stage' ? null : e)).join()).toContain('and the rollout was in none')
})

test('a log cannot name a file elsewhere as its own', async () => {
  const { at } = await logged()
  const { openRollout } = await import('../../src/rollout/open.ts')
  const { journal } = await openRollout(at.spec, {}, at.world)
  const look = (await seenAt(at)).entries.find(e => e.kind === 'look')!
  expect(await journal.store.file(look.record.file)).not.toBeNull()
  for (const name of ['../adult-income.log.jsonl', '../../mlgate.yaml', '/etc/passwd', '.', '..', ''])
    expect(await journal.store.file(name)).toBeNull()
})

test('the state is that of the last whole entry, whatever the entries are', async () => {
  const { at } = await logged()
  const { entries } = await seenAt(at)
  for (let n = 0; n <= entries.length; n++)
    expect(stateOf(entries.slice(0, n)).head).toBe(entries[n - 1]?.digest ?? null)
})
