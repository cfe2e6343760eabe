import { clipped, visible } from './text.ts'

/** A zero-width space as an entity: GitHub looks for mentions, issues and links in what the entities have become. */
const APART = '&#8203;'

/**
 * Text from logs or spec as GitHub-flavoured Markdown that shows just that text: no markup, HTML, table cell, formula,
 * link, mention, issue or emoji begins in it. For the inside of a line; its first character has to be ours.
 */
export const md = (text: string, most = 600): string =>
  clipped(visible(text), most)
    .replace(/[&<>\\`*[\]|~$@#]|(?<![a-z\d])_|_(?![a-z\d])/gi, c => `&#${c.charCodeAt(0)};`)
    .replace(/(&#64;|&#35;|\bgh(?=-\d)|:(?=\/\/)|\bwww(?=\.)|:(?!\d\d:)(?=[\w+-]+:))/gi, `$1${APART}`)

export const code = (text: string, most?: number): string => `<code>${md(text, most)}</code>`

/** Rows of a table have a cell for each of its titles. */
export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`

export const tableHead = (titles: readonly string[]): string =>
  tableRow(titles) + tableRow(titles.map(title => (/^(?:incumbent|candidate|change)$/.test(title) ? '---:' : '---')))
