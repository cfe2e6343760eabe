import { type Document, visit, type YAMLError } from 'yaml'
import type { Place, Problem } from '../errors.ts'
import { quoted } from './torn.ts'

/** The first thing that is wrong, in our words: what follows it is mostly an echo. */
export const syntaxProblem = (
  errors: readonly YAMLError[],
  text: string,
  document: Document.Parsed,
  place: (offset: number) => Place,
): Problem => {
  const error = errors[0]!
  const [from] = error.pos
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const line = text.slice(lineStart, (text.indexOf('\n', from) + 1 || text.length + 1) - 1)
  const problem = (message: string, hint: string, offset = from): Problem => ({
    code: 'yaml-syntax',
    message,
    at: place(offset),
    hint,
  })
  const [, indentedKey, rest] = /^\s*(?:- )*([^:#{[]+?):\s+(.*?)\s*$/.exec(line) ?? []
  const quoteValue = rest ? `quote it: ${indentedKey}: ${quoted(rest.replace(/\s+#.*$/, ''))}` : 'quote the value'

  const quoteToken = `quote it: ${quoted(/^[^,}\]\n]*/.exec(text.slice(from))![0].trim())}`
  const inFlow = enclosingFlow(document, from)
  if (inFlow !== null && /\$\{/.test(text.slice(Math.max(from - 1, 0), from + 2))) {
    const token = /[^\s,{[]*\$\{[^}]*\}?[^\s,}\]]*/.exec(line)!
    return problem(
      '`${…}` inside of { } or [ ] must be quoted',
      `quote it: ${quoted(token[0])}`,
      lineStart + token.index,
    )
  }
  const dash = line.search(/-[^\s-]/)
  if (inFlow === null && dash >= 0 && line.slice(0, dash).trim() === '') {
    return problem('A space is missing after this -', 'as in `- gate: parity`', lineStart + dash)
  }
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return problem('A tab is used for indentation', 'YAML is indented with spaces')
    case 'MULTIPLE_DOCS':
      return problem('A second document begins here', 'a file holds one spec; keep the second in a file of its own')
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const deeper = errors.find(e => e.code === 'MULTILINE_IMPLICIT_KEY' && e.pos[1] > e.pos[0])
      if (error.message.includes('sequence') || deeper) {
        const at = deeper && deeper.pos[0] === from ? text.lastIndexOf('\n', deeper.pos[1] - 1) + 1 : lineStart
        const indent = /^[ ]*/.exec(text.slice(at))![0].length
        return problem(
          'The indentation of this line fits nothing above it',
          'line it up with its neighbours; what has a value on its own line holds no further lines',
          at + indent,
        )
      }
      return problem('A value with a colon and a space in it must be quoted', quoteValue)
    }
    case 'BAD_INDENT':
    case 'BLOCK_IN_FLOW':
      if (inFlow !== null) return unclosed(text, inFlow, problem)
      return problem('The indentation of this line fits nothing above it', 'line it up with its neighbours')
    case 'MISSING_CHAR':
      if (/quote/.test(error.message)) {
        return problem('This quote is never closed', 'end the value with the same quote', openQuote(document, from))
      }
      if (/Missing ,/.test(error.message)) {
        return problem('A comma is missing before this', 'a value that holds braces or brackets must be quoted')
      }
      if (/map values/.test(error.message)) return noColon(problem)
      if (/Sequence item/.test(error.message)) {
        const message = 'The indentation of this line fits nothing above it'
        return problem(message, 'line it up with its neighbours', lineStart + line.search(/\S|$/))
      }
      return inFlow === null ? problem(error.message, 'check the brackets') : unclosed(text, inFlow, problem)
    case 'MULTILINE_IMPLICIT_KEY':
      return noColon(problem)
    case 'BAD_SCALAR_START':
      return problem(`A value that begins with ${text[from]} must be quoted`, inFlow === null ? quoteValue : quoteToken)
    case 'BAD_DQ_ESCAPE':
      return problem(
        `\`${text.slice(from, from + 2)}\` is no escape sequence`,
        "double the backslash, or use 'single quotes'",
      )
    case 'BAD_ALIAS':
      return problem('A value that begins with * must be quoted', inFlow === null ? quoteValue : quoteToken)
    case 'UNEXPECTED_TOKEN': {
      if (/Block scalar header/.test(error.message)) {
        return problem(`A value that begins with ${text[from - 1] ?? '>'} must be quoted`, quoteValue, from - 1)
      }
      if (/block-seq-ind/.test(error.message)) {
        return problem('A list cannot begin on the line of its key', 'put each `- item` on a line of its own')
      }
      if (/^[}\]]/.test(text.slice(from))) {
        return problem(`This ${text[from]} closes nothing`, 'take it out, or quote a value that holds brackets')
      }
      if (/["']\s*$/.test(text.slice(lineStart, from))) {
        return problem('Nothing may follow a closing quote', 'quote the value as a whole')
      }
      return problem(
        'This is one thing too many here',
        'quote a value that holds brackets, braces or quotes as a whole',
      )
    }
    default:
      return problem(error.message, 'check the YAML around this line')
  }
}

const noColon = (problem: (message: string, hint: string) => Problem) =>
  problem('A colon and a space are missing on this line', 'as in `key: value`')

const unclosed = (text: string, offset: number, problem: (message: string, hint: string, at: number) => Problem) =>
  problem(
    `This ${text[offset]} is never closed`,
    text[offset] === '[' ? 'end the list with ]' : 'end the map with }',
    offset,
  )

const enclosingFlow = (document: Document.Parsed, offset: number): number | null => {
  let found: number | null = null
  visit(document, {
    Collection: (_, node) => {
      if (node.flow && node.range && node.range[0] < offset && node.range[1] >= offset) found = node.range[0]
    },
  })
  return found
}

const openQuote = (document: Document.Parsed, end: number): number => {
  let found = end
  visit(document, {
    Scalar: (_, node) => {
      if (/^QUOTE/.test(node.type ?? '') && node.range && node.range[0] < end) found = node.range[0]
    },
  })
  return found
}
