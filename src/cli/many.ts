import { globSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { MlgateError } from '../errors.ts'
import { type Changes, changesSince } from '../git.ts'
import { errorRecord } from '../record/make.ts'
import { type ManyRecords, manyRecords, type OneOfMany } from '../record/many.ts'
import { writeWhole } from '../record/write.ts'
import { jsonText } from '../report/json.ts'
import { many } from '../report/many.ts'
import { inside, physical } from '../within.ts'
import { noVerdict, outputsToActions, tellActions } from './actions.ts'
import {
  type Check,
  type CheckFlags,
  isPattern,
  judged,
  optionsFor,
  optionsOf,
  outputs,
  rendered,
  usage,
} from './check.ts'
import { asMlgateError, renderErrors } from './errors.ts'
import { colorFor, type Io, widthFor } from './io.ts'

/** Many specs in one process: each is judged by itself, an index tells of all, and the worst is the exit code. */
export async function checkMany(named: readonly string[], flags: CheckFlags, io: Io, check: Check): Promise<number> {
  const files = outputs(flags.output ?? [])
  const odd = [{ format: flags.format }, ...files].find(o => o.format !== 'pretty' && o.format !== 'json')
  if (odd)
    throw usage(
      `Of many specs there is no ${odd.format}: an index is pretty or json.`,
      'check one spec at a time for it',
    )
  if (flags.evidence !== undefined)
    throw usage('Many specs have no evidence file in common.', 'check one at a time for it')
  if (flags.previous)
    throw usage('Earlier results are of one spec, and several are given.', 'check one at a time for it')
  const changes = flags.changedSince === undefined ? null : await changesSince(flags.changedSince, resolve(io.cwd))
  const specs = found(named, io.cwd)
  const gone = changes ? removedAmong(named, changes, io.cwd) : []
  if (specs.length + gone.length === 0)
    throw new MlgateError({
      code: 'spec-not-found',
      message: `No file matches ${named.join(' ')}`,
      hint: 'quote the pattern, so that it is read here and not by the shell',
    })

  const results: OneOfMany[] = gone.map(spec => ({ spec, decision: 'removed', result: null }))
  for (const spec of specs) {
    const touched = changes === null || (await isTouched(spec, changes, flags, io))
    results.push(touched ? await one(spec, flags, io, check) : { spec, decision: 'unchanged', result: null })
  }
  const since = changes && { ref: flags.changedSince!, commit: changes.commit }
  const { index, exitCode } = manyRecords(results, since, flags.failOn, flags.allowLoosened ?? false)
  for (const { format, file } of files)
    writeWhole(resolve(io.cwd, file), format === 'json' ? jsonText(index) : await page(index, exitCode, flags, io))
  const color = colorFor(io.stdout, io.env, flags.color)
  await io.stdout.write(
    flags.format === 'json' ? jsonText(index) : many(index, exitCode, { width: widthFor(io), color }),
  )
  await outputsToActions(io, index.decision ?? 'promote', files[0]?.file)
  return exitCode
}

/** Judges one, and prints its report where people read. An error is its own affair: the others are judged all the same. */
async function one(spec: string, flags: CheckFlags, io: Io, check: Check): Promise<OneOfMany> {
  try {
    const record = await judged(spec, flags, io, check)
    io.signal.throwIfAborted()
    if (flags.format === 'pretty') await io.stdout.write(`${await rendered('pretty', record, flags, io, 'stdout')}\n`)
    await tellActions(io, { record, options: optionsFor('file', flags, io) }, flags.format)
    return { spec, decision: record.decision, result: record }
  } catch (thrown) {
    if (io.signal.aborted) throw thrown
    const error = asMlgateError(thrown)
    const color = colorFor(io.stderr, io.env, flags.color)
    await io.stderr.write(`${spec}\n${renderErrors(error, { color, debug: io.env.MLGATE_DEBUG === '1' })}\n`)
    await tellActions(io, await noVerdict(error, io), flags.format)
    return { spec, decision: 'error', result: errorRecord(error) }
  }
}

/** For a file: every report, then the index. */
async function page(index: ManyRecords, exitCode: number, flags: CheckFlags, io: Io): Promise<string> {
  const texts = []
  for (const { result } of index.results)
    if (result !== null && result.decision !== 'error') texts.push(await rendered('pretty', result, flags, io, 'file'))
  const { width, color } = optionsFor('file', flags, io)
  return [...texts, many(index, exitCode, { width, color })].join('\n')
}

/** Names as they are, patterns as the files that they match. */
function found(named: readonly string[], cwd: string): string[] {
  const all = named.flatMap(name =>
    isPattern(name)
      ? globSync(name, { cwd })
          .map(file => file.replaceAll('\\', '/'))
          .sort()
      : [name],
  )
  return [...new Set(all)]
}

/** Specs that a pattern would have matched, had they not been taken away: what is judged by nothing passes nothing. */
function removedAmong(named: readonly string[], { root, removed }: Changes, cwd: string): string[] {
  const patterns = named.filter(isPattern).map(asRegExp)
  const base = physical(resolve(cwd))
  return removed
    .map(file => relative(base, resolve(root, file)).replaceAll('\\', '/'))
    .filter(file => patterns.some(pattern => pattern.test(file)))
}

/** `*`, `**`, `?` and `{a,b}`. */
function asRegExp(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.\//, '')
    .replace(/[.+^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_, words: string) => `(${words.replaceAll(',', '|')})`)
    .replace(/\*\*\/|\*\*|\*|\?/g, found => ({ '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' })[found]!)
  return new RegExp(`^${source}$`)
}

/**
 * Whether anything changed that the verdict may depend on: the spec's folder, and whatever it names elsewhere. A spec
 * that cannot be read is judged, so that its error is told.
 */
async function isTouched(spec: string, { root, changed }: Changes, flags: CheckFlags, io: Io): Promise<boolean> {
  const { filesOf } = await import('../run.ts')
  const named = await filesOf(optionsOf(spec, flags, io)).catch((error: unknown) => {
    if (error instanceof MlgateError) return null
    throw error
  })
  if (named === null) return true
  const reach = [dirname(resolve(io.cwd, spec)), ...named].map(physical)
  return changed.some(file => reach.some(path => inside(path, resolve(root, file)) !== null))
}
