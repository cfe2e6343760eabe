import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument, Scalar } from 'yaml'
import type { Place, Problem } from '../errors.ts'
import { isOpen, quoted, tornAway } from './torn.ts'
import type { Entry, MapNode, Node, ScalarNode } from './tree.ts'
import { syntaxProblem } from './yaml-syntax.ts'

export interface Read {
  /** null where the text could not be read at all. */
  readonly root: Node | null
  readonly problems: readonly Problem[]
}

const MAX_BYTES = 1_000_000
/** Nodes that aliases and merges may add: enough for anchors in ordinary use, far below what a bomb needs. */
const MAX_ALIASED = 5_000
const MAX_DEPTH = 60

/** YAML 1.2 to a tree of scalars with their source text. A syntax error is one problem; all else is reported together. */
export const readYaml = (source: string, file: string): Read => {
  const text = source.replace(/^\uFEFF/, '')
  const start: Place = { file, line: 1, column: 1 }
  const refuse = (code: string, message: string, hint: string): Read => ({
    root: null,
    problems: [{ code, message, at: start, hint }],
  })
  if (text.length > MAX_BYTES)
    return refuse('yaml-too-large', 'The spec is larger than 1 MB', 'is this the right file?')

  const counter = new LineCounter()
  const place = (offset: number): Place => {
    const { line, col } = counter.linePos(Math.min(offset, text.length))
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: counter, prettyErrors: false })
  if (document.errors.some(e => e.code === 'RESOURCE_EXHAUSTION')) {
    return refuse('yaml-too-deep', 'The spec is nested too deeply', `at most ${MAX_DEPTH} levels`)
  }
  const syntax = document.errors.filter(e => e.code !== 'DUPLICATE_KEY')
  if (syntax.length > 0) return { root: null, problems: [syntaxProblem(syntax, text, document, place)] }
  if (document.contents === null || (isScalar(document.contents) && document.contents.source === '')) {
    return refuse('empty-spec', 'The spec is empty', 'begin with `version: 1`')
  }

  const problems: Problem[] = []
  const root = convert(document, text, place, problems)
  return { root, problems }
}

class Refused extends Error {}

const convert = (document: Document.Parsed, text: string, place: (offset: number) => Place, problems: Problem[]) => {
  let aliased = 0
  const open: unknown[] = []
  const start = (node: unknown) => (node as { range?: [number, number, number] | null } | null)?.range?.[0] ?? 0
  const end = (node: unknown) => (node as { range?: [number, number, number] | null } | null)?.range?.[1] ?? 0

  const report = (code: string, message: string, offset: number, hint?: string) => {
    problems.push({ code, message, at: place(offset), hint })
  }

  const scalar = (node: Scalar): ScalarNode => {
    const plain = node.type === Scalar.PLAIN || node.type === undefined
    const value = String(node.value ?? '')
    if (plain && node.tag === undefined && node.comment && isOpen(value)) {
      const whole = `${value} #${node.comment}`
      report(
        'torn-expression',
        `YAML reads what follows the # as a comment, and the value as \`${value}\``,
        start(node),
        isOpen(whole) ? 'quote the value' : `quote it: ${quoted(whole)}`,
      )
    }
    return { kind: 'scalar', text: value, plain: plain && node.tag === undefined, at: place(start(node)) }
  }

  const torn = (from: number, to: number, key: string | null): ScalarNode => {
    const whole = text.slice(from, to).replaceAll(/\s+/g, ' ')
    report(
      'torn-expression',
      `YAML tears this apart at its comma or colon: \`${whole}\``,
      from,
      `quote it: ${key === null ? '' : `${key}: `}${quoted(whole)}`,
    )
    return { kind: 'scalar', text: whole, plain: false, at: place(from) }
  }

  const merged = (source: Node, offset: number): readonly Entry[] => {
    if (source.kind === 'map') return source.entries
    if (source.kind === 'list' && source.items.every(item => item.kind === 'map')) {
      return source.items.flatMap(item => (item as MapNode).entries)
    }
    report('yaml-merge', '`<<` takes a map, or a list of maps', offset, 'as in `<<: *name`')
    return []
  }

  const map = (node: { items: Pair[]; flow?: boolean | undefined }, offset: number): MapNode => {
    const entries: Entry[] = []
    const inherited: Entry[] = []
    const add = (key: string, keyAt: number, value: Node) => {
      const first = entries.find(e => e.key === key)
      if (first) {
        report('duplicate-key', `\`${key}\` is written twice`, keyAt, `the first is on line ${first.keyAt.line}`)
      } else entries.push({ key, keyAt: place(keyAt), value })
    }
    for (let i = 0; i < node.items.length; i++) {
      const { key, value } = node.items[i]!
      if (!isScalar(key)) {
        report('yaml-key', 'a key must be a plain word', key === null ? offset : start(key), 'quote it if it is text')
        continue
      }
      const name = String(key.value)
      if (name === '__proto__') {
        report('unknown-key', '`__proto__` cannot be a key', start(key))
        continue
      }
      if (node.flow && value === null) {
        const last = tornAway(
          node.items.map(p => [start(p.key), end(p.key)]),
          i,
          text,
        )
        if (last !== null) {
          const { text: whole } = torn(start(key), end(node.items[last]!.key), null)
          const rest = node.items[last]!.value
          add(whole, start(key), rest === null ? nothing(end(node.items[last]!.key)) : build(rest))
          i = last
          continue
        }
      }
      if (node.flow && isPlain(value)) {
        const last = tornAway(
          node.items.map(p => [start(p.value ?? p.key), end(p.value ?? p.key)]),
          i,
          text,
        )
        if (last !== null) {
          const closing = node.items[last]!
          add(name, start(key), torn(start(value), end(closing.value ?? closing.key), name))
          i = last
          continue
        }
      }
      if (name === '<<' && isPlain(key) && value !== null) inherited.push(...merged(build(value), start(value)))
      else add(name, start(key), value === null ? nothing(end(key)) : build(value))
    }
    for (const e of inherited) if (!entries.some(own => own.key === e.key)) entries.push(e)
    return { kind: 'map', entries, at: place(offset), ...(node.flow ? { flow: true } : {}) }
  }

  const list = (node: { items: unknown[]; flow?: boolean | undefined }, offset: number): Node => {
    const items: Node[] = []
    for (let i = 0; i < node.items.length; i++) {
      const item = node.items[i]
      const bare = isPlain(item) || (isMap(item) && item.flow && text[start(item)] !== '{')
      const last =
        node.flow && bare
          ? tornAway(
              node.items.map(x => [start(x), end(x)]),
              i,
              text,
            )
          : null
      if (last === null) items.push(item === null ? nothing(offset) : build(item))
      else {
        items.push(torn(start(item), end(node.items[last]), null))
        i = last
      }
    }
    return { kind: 'list', items, at: place(offset) }
  }

  const nothing = (offset: number): ScalarNode => ({ kind: 'scalar', text: '', plain: true, at: place(offset) })

  const build = (node: unknown): Node => {
    const offset = start(node)
    if (isAlias(node)) {
      const target = node.resolve(document)
      if (!target) {
        report('yaml-alias', `Nothing above is anchored as &${node.source}`, offset, 'an anchor comes before its alias')
        return { ...nothing(offset), text: `*${node.source}`, plain: false }
      }
      if (open.includes(target)) {
        report('yaml-alias', `*${node.source} stands inside of what it refers to`, offset)
        throw new Refused()
      }
      aliased++
      const built = build(target)
      aliased += sizeOf(built)
      if (aliased > MAX_ALIASED) {
        report('yaml-alias', 'Aliases blow this spec up beyond reason', offset, 'write out what is meant')
        throw new Refused()
      }
      return built
    }
    const tag = (node as { tag?: string }).tag
    if (tag !== undefined && !/^tag:yaml\.org,2002:(str|map|seq)$/.test(tag)) {
      report(
        'yaml-tag',
        `tags such as ${tag.replace('tag:yaml.org,2002:', '!!')} are not used here`,
        offset,
        'quote a value that is text',
      )
    }
    if (isScalar(node)) return scalar(node)
    open.push(node)
    if (open.length > MAX_DEPTH) {
      report('yaml-too-deep', 'The spec is nested too deeply', offset, `at most ${MAX_DEPTH} levels`)
      throw new Refused()
    }
    const built = isMap(node)
      ? map(node as { items: Pair[]; flow?: boolean }, offset)
      : isSeq(node)
        ? list(node, offset)
        : nothing(offset)
    open.pop()
    return built
  }

  try {
    return build(document.contents)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

const isPlain = (node: unknown): node is Scalar => isScalar(node) && node.type === Scalar.PLAIN

const sizeOf = (node: Node): number =>
  node.kind === 'scalar'
    ? 1
    : node.kind === 'list'
      ? node.items.reduce((n, item) => n + sizeOf(item), 1)
      : node.entries.reduce((n, e) => n + sizeOf(e.value), 1)
