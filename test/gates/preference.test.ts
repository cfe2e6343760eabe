import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanced, byTeam, interleaved, probabilistic, type Shown, type Source } from '../../fixtures/lists.ts'
import { chance } from '../../fixtures/random.ts'
import type { Record1 } from '../../src/record/types.ts'
import { near } from '../helpers/check.ts'
import { checkIn, type Rows, recordOf } from './helpers.ts'

/** Sessions as texts: `I.C*` is a list of three documents, of which the candidate's was clicked. */
const sessions = (lists: readonly string[]): Shown[] =>
  lists.flatMap((list, s) =>
    list.split(' ').flatMap((one, q) =>
      [...one.matchAll(/([IC])(\**)/g)].map(([, source, clicks], i) => ({
        session: `s${s}`,
        query: `${q}`,
        position: i + 1,
        source: source === 'I' ? ('incumbent' as const) : ('candidate' as const),
        credit: clicks!.length,
      })),
    ),
  )

const COLUMNS = 'columns: {session: session, query: query, position: position, source: source, credit: credit}\n'
const METRICS = ['preference', 'ties', 'without_credit', 'one_sided', 'draft_share', 'position_balance'] as const
const limits = METRICS.map(name => `${name}: {${name === 'preference' ? 'min: 0.4' : 'max: 0.9'}}`).join(', ')
const gate = (metrics: string) => `${COLUMNS}gates: [{gate: preference, metrics: {${metrics}}}]\n`
const ALL = gate(`${limits}, draft_balance: {alpha: 0.001}, credit: {margin: 0.1}`)

const gateOf = (record: Record1) => record.gates.find(g => g.name === 'preference')!
const found = (record: Record1, name: string) => gateOf(record).checks.find(c => c.metric === name)!

async function values(rows: Rows): Promise<Record<string, number | null>> {
  const record = await recordOf({ interleaved: rows }, ALL)
  return Object.fromEntries(gateOf(record).checks.map(c => [c.metric, c.candidate?.value ?? null]))
}

describe('team drafts worked by hand', () => {
  test('won, lost, tied, and without credit', async () => {
    // Two sessions won, one lost, one tied, one without a click, one that shows a single model.
    expect(await values(sessions(['C*I', 'IC**', 'I*C', 'C*I*', 'IC', 'C*']))).toEqual({
      preference: (2 + 0.5) / 4,
      ties: 1 / 4,
      without_credit: 1 / 5,
      one_sided: expect.closeTo(1 / 6, 11),
      // First in the 1st and the 4th of five lists with both.
      draft_balance: 2 / 5,
      draft_share: expect.closeTo((5 * 0.5 + 1) / 6, 11),
      position_balance: expect.closeTo((-1 + 1 + 1 - 1 + 1) / 5, 11),
      // 1 + 2 + 0 + 1 + 0 + 1 over six sessions with a document of the candidate's.
      credit: expect.closeTo(5 / 6, 11),
    })
  })

  test('credit is of the session, the draft of each of its lists', async () => {
    const seen = await values(sessions(['C*I IC I*C', 'IC* CI', 'CI I*C']))
    // 1 : 1, 0 : 1 and 1 : 0.
    expect(seen).toMatchObject({ preference: 0.5, ties: expect.closeTo(1 / 3, 11) })
    expect(seen.draft_balance).toBeCloseTo(3 / 7, 11)
  })

  test('a click counts once, however it is written', async () => {
    const rows = sessions(['C*I', 'I*C', 'CI*']).map(row => ({ ...row, credit: row.credit > 0 }))
    expect((await values(rows)).preference).toBeCloseTo(1 / 3, 11)
  })
})

test("the test of the draft is scipy's binomtest", async () => {
  const golden: { picks: Record<'incumbent' | 'candidate' | 'p', number>[] } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../reference/ranking.json'), 'utf8'),
  )
  for (const { incumbent, candidate, p } of golden.picks) {
    const lists = [...Array<string>(incumbent).fill('IC'), ...Array<string>(candidate).fill('CI')]
    const record = await recordOf({ interleaved: sessions(lists) }, gate('draft_balance: {alpha: 0.001}'))
    near(found(record, 'draft_balance').p, p, 1e-6)
  }
})

/** Sessions of two models that order by quality and noise of their own; the better has less of it. */
const simulated = (
  name: string,
  n: number,
  noise: Readonly<Record<Source, number>>,
  draft?: typeof balanced,
): Shown[] => interleaved(chance(name), n, noise, draft)

/** The preference of a very large sample, by a loop. */
function truth(noise: Readonly<Record<Source, number>>, draft?: typeof balanced): number {
  const outcomes = [...Map.groupBy(simulated('truth', 100_000, noise, draft), row => row.session).values()].flatMap(
    rows => {
      const credit = (source: Source) => rows.reduce((sum, r) => sum + (r.source === source ? r.credit : 0), 0)
      const [i, c] = [credit('incumbent'), credit('candidate')]
      return i + c === 0 ? [] : [c > i ? 1 : c < i ? 0 : 0.5]
    },
  )
  return outcomes.reduce((a, b) => a + b) / outcomes.length
}

describe('a known preference', () => {
  const noise = { incumbent: 0.6, candidate: 0.2 }
  const spec = gate('preference: {min: 0.5}, draft_balance: {alpha: 0.001}, credit: {superior: true}')

  test('the better model is preferred, the other is not, and neither of two that are alike', async () => {
    const verdicts = async (of: typeof noise) => {
      const record = await recordOf({ interleaved: simulated('a', 1500, of) }, spec)
      return ['preference', 'draft_balance', 'credit'].map(name => found(record, name).verdict)
    }
    expect(await verdicts(noise)).toEqual(['pass', 'inconclusive', 'pass'])
    expect(await verdicts({ incumbent: 0.2, candidate: 0.6 })).toEqual(['fail', 'inconclusive', 'fail'])
    expect((await verdicts({ incumbent: 0.3, candidate: 0.3 }))[0]).toBe('inconclusive')
  })

  test('the interval covers it', async () => {
    const expected = truth(noise)
    expect(expected).toBeGreaterThan(0.53)
    let missed = 0
    const runs = 60
    for (let i = 0; i < runs; i++) {
      const record = await recordOf({ interleaved: simulated(`run ${i}`, 300, noise) }, spec)
      const { low, high } = found(record, 'preference').estimate!
      if (!(low! <= expected && expected <= high!)) missed += 1
    }
    // Nine or more of 60 happen once in 400 times where 5 % miss.
    expect(missed).toBeLessThan(9)
  }, 60_000)
})

/** A document that both models are credited for is a row for each. */
describe.each([
  ['balanced', balanced],
  ['probabilistic', probabilistic],
])('a %s list', (_, draft) => {
  const noise = { incumbent: 0.6, candidate: 0.2 }
  const spec = gate('preference: {min: 0.5}')

  test('shows which model is preferred, and of two that are alike neither', async () => {
    const verdict = async (of: typeof noise) => {
      const record = await recordOf({ interleaved: simulated('a', 1500, of, draft) }, spec)
      return found(record, 'preference')
    }
    expect((await verdict(noise)).verdict).toBe('pass')
    expect((await verdict({ incumbent: 0.2, candidate: 0.6 })).verdict).toBe('fail')
    const alike = await verdict({ incumbent: 0.3, candidate: 0.3 })
    expect(alike.verdict).toBe('inconclusive')
    expect(alike.estimate!.low).toBeLessThan(0.5)
    expect(alike.estimate!.high).toBeGreaterThan(0.5)
  })

  test('has an interval that covers the preference', async () => {
    const expected = truth(noise, draft)
    expect(expected).toBeGreaterThan(0.53)
    let missed = 0
    for (let i = 0; i < 40; i++) {
      const record = await recordOf({ interleaved: simulated(`run ${i}`, 300, noise, draft) }, spec)
      const { low, high } = found(record, 'preference').estimate!
      if (!(low! <= expected && expected <= high!)) missed += 1
    }
    // Seven or more of 40 happen once in 290 times where 5 % miss.
    expect(missed).toBeLessThan(7)
  }, 60_000)
})

describe('lists worked by hand', () => {
  const row = (session: string, position: number, source: Source, credit: number): Shown => ({
    session,
    query: '0',
    position,
    source,
    credit,
  })

  test('balanced: a click counts for each model that has the document within its first k', async () => {
    const own = { incumbent: [0, 1, 2, 3], candidate: [1, 3, 0, 2] }
    const coin = (first: Source) => ({ ...chance('coin'), uniform: () => (first === 'incumbent' ? 0.1 : 0.9) })
    const credits = (first: Source, clicked: boolean[]) => {
      const list = balanced(coin(first), own, 4)
      return [list.map(d => d.document), list.map(d => d.credits(clicked))]
    }
    // Incumbent first: 0, 1 (the candidate's first), then 1 is there, 3 the candidate's second, then 2.
    expect(credits('incumbent', [false, false, true, false])).toEqual([
      [0, 1, 3, 2],
      // 3 is second of the candidate's and fourth of the incumbent's: k = 2, and only the candidate has it by then.
      [0, 0, 1, 0].map(c => ({ incumbent: 0, candidate: c })),
    ])
    // 0 and 1 clicked: the lowest is 1, the candidate's first: k = 1, which the incumbent's 0 and the candidate's 1 meet.
    expect(credits('incumbent', [true, true, false, false])[1]).toEqual([
      { incumbent: 1, candidate: 0 },
      { incumbent: 0, candidate: 1 },
      { incumbent: 0, candidate: 0 },
      { incumbent: 0, candidate: 0 },
    ])
    expect(credits('candidate', [false, false, false, false])).toEqual([
      [1, 0, 3, 2],
      [0, 0, 0, 0].map(() => ({ incumbent: 0, candidate: 0 })),
    ])
  })

  test('team drafts: the better of what is left, turn by turn', () => {
    const own = { incumbent: [0, 1, 2, 3], candidate: [1, 3, 0, 2] }
    const tosses: Source[] = ['candidate', 'incumbent']
    const list = byTeam(() => tosses.shift()!)(chance('none'), own, 4)
    expect(list.map(d => [d.document, Object.keys(d.credits([]))[0]])).toEqual([
      [1, 'candidate'],
      [0, 'incumbent'],
      [2, 'incumbent'],
      [3, 'candidate'],
    ])
  })

  test('probabilistic: credit by how likely it is whose the document was', async () => {
    const own = { incumbent: [0, 1], candidate: [1, 0] }
    const [first, second] = probabilistic(chance('p'), own, 2)
    // By 1/rank³ the first of two is eight times as likely as the second.
    const share = first!.document === 1 ? 8 / 9 : 1 / 9
    expect(first!.credits([true, false]).candidate).toBeCloseTo(share, 12)
    // Of one that is left, nobody can tell.
    expect(second!.credits([true, true])).toEqual({ incumbent: 0.5, candidate: 0.5 })
  })

  test('credit in parts, for one document and for two', async () => {
    const seen = await values([
      // 0.7 to 0.3 for the candidate, then 0.2 to 0.8 against it: 0.9 to 1.1.
      row('a', 1, 'candidate', 0.7),
      row('a', 1, 'incumbent', 0.3),
      row('a', 2, 'candidate', 0.2),
      row('a', 2, 'incumbent', 0.8),
      row('b', 1, 'candidate', 1),
      row('b', 1, 'incumbent', 0),
      row('b', 2, 'incumbent', 0),
      // Clicked by nobody, and a tie of a half each.
      row('c', 1, 'candidate', 0),
      row('c', 2, 'incumbent', 0),
      row('d', 1, 'incumbent', 0.5),
      row('d', 1, 'candidate', 0.5),
    ])
    expect(seen).toMatchObject({ preference: (0 + 1 + 0.5) / 3, ties: expect.closeTo(1 / 3, 12), without_credit: 0.25 })
    // Who picked first is told by c alone: of a document that is both models' nobody says.
    expect(seen.draft_balance).toBe(1)
  })
})

describe('what must not pass', () => {
  const rows = simulated('fair', 400, { incumbent: 0.3, candidate: 0.2 })
  const spec = gate('preference: {min: 0.3}, draft_balance: {alpha: 0.001}')
  const decided = async (some: Rows) => recordOf({ interleaved: some }, spec)

  test('as it is, it does', async () => {
    expect((await decided(rows)).decision).toBe('promote')
  })

  test.each([
    ['a source that is neither', { source: 'v7' }, 'data/valid(source)/max'],
    ['a missing source', { source: null }, 'data/valid(source)/max'],
    ['a missing session', { session: null }, 'data/valid(session)/max'],
    ['a missing credit', { credit: null }, 'data/valid(credit)/max'],
  ])('%s', async (_, defect, id) => {
    const at = rows.findIndex(row => row.source === 'candidate')
    const record = await decided(rows.map((row, i) => (i === at ? { ...row, ...defect } : row)))
    expect(record.decision).toBe('block')
    expect(checkIn(record, id)).toMatchObject({ verdict: 'fail', candidate: { value: 1 } })
  })

  test('a draft in which the candidate always picks first makes a preference not comparable', async () => {
    const rigged = rows.map(row => ({ ...row, position: row.source === 'candidate' ? row.position : row.position + 9 }))
    const record = await decided(rigged)
    expect(found(record, 'draft_balance')).toMatchObject({ verdict: 'fail', candidate: { value: 1 } })
    expect(found(record, 'preference')).toMatchObject({ verdict: 'inconclusive', reason: 'not_comparable' })
    expect(record.decision).toBe('block')
  })

  test('clicks that were lost: no sessions to judge by, and not a tie', async () => {
    const record = await decided(rows.map(row => ({ ...row, credit: 0 })))
    expect(found(record, 'preference')).toMatchObject({ verdict: 'inconclusive', reason: 'no_rows' })
    expect(record.decision).toBe('hold')
  })

  test("the incumbent's documents are missing from most sessions", async () => {
    const kept = rows.filter(row => row.source === 'candidate' || Number(row.session.slice(1)) < 20)
    const record = await decided(kept)
    expect(found(record, 'preference').candidate!.n).toBeLessThanOrEqual(20)
    expect(record.decision).toBe('hold')
  })

  test.each([
    ['parity: it has no pairs', 'parity', 'flip_rate: {max: 0.1}', 'task: binary\n', 'score: credit,', 'not-paired'],
    ['latency: a list has one', 'latency', 'p99: {margin: 20%}', '', 'latency: credit,', 'interleaved'],
    ['traffic: all users see both', 'traffic', 'sample_ratio: {alpha: 0.001}', '', 'unit: session,', 'interleaved'],
  ])('%s', async (_, name, metrics, task, role, code) => {
    const text = `${task}${COLUMNS.replace('{', `{${role} `)}gates: [{gate: ${name}, metrics: {${metrics}}}]\n`
    await expect(recordOf({ interleaved: rows }, text)).rejects.toMatchObject({ code })
  })

  test('two logs have no preference', async () => {
    const [incumbent, candidate] = (['incumbent', 'candidate'] as const).map(s => rows.filter(r => r.source === s))
    await expect(recordOf({ incumbent: incumbent!, candidate: candidate! }, spec)).rejects.toMatchObject({
      code: 'option-missing',
    })
  })
})

describe('laws', () => {
  const list = fc.array(fc.tuple(fc.constantFrom('I', 'C'), fc.constantFrom('', '*', '**')), {
    minLength: 1,
    maxLength: 5,
  })
  const lists = fc.array(
    list.map(l => l.map(x => x.join('')).join('')),
    { minLength: 2, maxLength: 15 },
  )

  test('the arms swapped mirror a preference; the order of the rows does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(lists, async some => {
        const both = ['CI*', 'IC*', ...some]
        const rows = sessions(both)
        const swapped = rows.map(row => ({
          ...row,
          source: row.source === 'incumbent' ? ('candidate' as const) : ('incumbent' as const),
        }))
        const [a, b] = [await values(rows), await values([...swapped].reverse())]
        for (const name of ['preference', 'draft_balance', 'draft_share']) near(b[name], 1 - a[name]!, 1e-12)
        near(b.position_balance, -a.position_balance!, 1e-12)
        for (const name of ['ties', 'without_credit', 'one_sided']) near(b[name], a[name]!, 1e-12)
      }),
      { seed: 20261121, numRuns: 12 },
    )
  }, 60_000)
})
