/** Expressions that YAML's flow style tears apart at their commas, as in `{by: [date_trunc('day', ts)]}`. */

/** A bracket, a quote or a `case` is opened and not closed. An apostrophe within a word opens nothing. */
export const isOpen = (text: string): boolean => {
  let depth = 0
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (quote) quote = c === quote ? '' : quote
    else if ((c === "'" || c === '"') && !/\w/.test(text[i - 1] ?? '')) quote = c
    else if (c === '(' || c === '[') depth++
    else if (c === ')' || c === ']') depth--
  }
  const words = text.replaceAll(/'[^']*'/g, '').toLowerCase()
  const count = (word: string) => words.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0
  return depth > 0 || quote !== '' || count('case') > count('end')
}

/** The index of the item that closes what item i opens; null where item i is whole, or nothing closes it. */
export const tornAway = (ranges: readonly (readonly number[])[], i: number, text: string): number | null => {
  const slice = (j: number) => text.slice(ranges[i]![0], ranges[j]![1])
  if (!isOpen(slice(i))) return null
  for (let j = i + 1; j < ranges.length; j++) if (!isOpen(slice(j))) return j
  return null
}

/** In YAML double quotes; in single ones where it holds double quotes itself. */
export const quoted = (text: string): string =>
  text.includes('"') || text.includes('\\') ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
