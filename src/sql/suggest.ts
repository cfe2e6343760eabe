/** The word of `words` that was most likely meant, if any is near enough. */
export function nearest(word: string, words: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of words) {
    const d = distance(word.toLowerCase(), candidate.toLowerCase())
    if (d < least) [best, least] = [candidate, d]
  }
  return best
}

/** Edits from one to the other, neighbours swapped being one (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let d = Math.min(change, row[j - 1]! + 1, rows[i - 1]![j]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, rows[i - 2]![j - 2]! + 1)
      row.push(d)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** What to use in place of a function that has no place in an expression. */
export function insteadOf(name: string): string | undefined {
  const known: Readonly<Record<string, string>> = {
    log: 'say which: ln, log2 or log10',
    now: 'the only clock is `--as-of`: use `window:` in the spec',
    today: 'the only clock is `--as-of`: use `window:` in the spec',
    get_current_timestamp: 'the only clock is `--as-of`: use `window:` in the spec',
    random: 'nothing may differ from run to run',
    uuid: 'nothing may differ from run to run',
    ifnull: 'use coalesce',
    if: 'use case when … then … else … end',
    '//': 'use floor(a / b)',
    date_add: 'use `+ interval 1 day`',
    regexp_full_match: "Use regexp_matches with '^…$'.",
    '~': "Use regexp_matches with '^…$'.",
  }
  return Object.hasOwn(known, name) ? known[name] : undefined
}
