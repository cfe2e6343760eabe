/** Edits (insert, delete, replace, swap of neighbours) from a to b: optimal string alignment. */
export const distance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swap =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? rows[i - 2]![j - 2]! + 1
          : Number.POSITIVE_INFINITY
      row.push(Math.min(replace, swap, rows[i - 1]![j]! + 1, row[j - 1]! + 1))
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}

/** The candidate that was most likely meant; none where nothing is near: a wild guess misleads. */
export const suggest = (word: string, candidates: Iterable<string>): string | undefined => {
  const plain = (s: string) => s.toLowerCase().replaceAll(/[-_ ]/g, '')
  const allowed = word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3
  const ranked = [...candidates]
    .map(name => ({ name, edits: distance(plain(word), plain(name)) }))
    .toSorted((a, b) => a.edits - b.edits)
  const best = ranked[0]
  if (best && best.edits <= allowed && best.edits < plain(best.name).length) return best.name
  const stem = (a: string, b: string) => a.length >= 3 && b.startsWith(a)
  return ranked.find(({ name }) => stem(plain(word), plain(name)) || stem(plain(name), plain(word)))?.name
}

/** "did you mean `x`?", or what there is to choose from. */
export const didYouMean = (word: string, candidates: Iterable<string>): string | undefined => {
  const all = [...new Set(candidates)]
  const near = suggest(word, all)
  if (near !== undefined) return `did you mean \`${near}\`?`
  return all.length === 0 ? undefined : `known here: ${all.join(', ')}`
}
