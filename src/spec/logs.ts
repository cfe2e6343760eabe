import { resolve, sep } from 'node:path'
import { type Context, expression, nodeAt, report, taken } from './context.ts'
import type { LabelLogInput, LogInput, SpecInput } from './schema.ts'
import { type Path, pointerOf, spoken } from './tree.ts'
import type { LabelLog, Log, Logs } from './types.ts'
import { parseDuration, parseShare } from './units.ts'

export const isUrl = (path: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(path)

/** Absolute, with forward slashes on every system; a URL as it is. */
const resolvePath = (context: Context, written: string, at: Path): string => {
  if (isUrl(written)) return written
  return resolve(folderOf(context, at), written).replaceAll(sep, '/')
}

/** The folder that what is written there is relative to. */
export const folderOf = (context: Context, at: Path): string =>
  context.directoryOf(nodeAt(context, at)?.at.file ?? context.root.at.file)

/** `tables`: the engine has tables, and reads no files; null: nobody knows. */
export const resolveLogs = (context: Context, input: SpecInput['logs'], tables: boolean | null): Logs | null => {
  const { labels, reference } = input
  const none = input.incumbent === 'none'
  for (const name of ['incumbent', 'candidate'] as const) {
    if (input[name] !== undefined || input.interleaved !== undefined) continue
    report(
      context,
      ['logs', name],
      {
        code: 'missing-log',
        message: `\`logs.${name}\` is missing`,
        hint: name === 'incumbent' ? 'its log, or `none` for a first model; or --incumbent' : 'its log; or --candidate',
      },
      'key',
    )
  }
  for (const name of ['incumbent', 'candidate'] as const) {
    if (input[name] === undefined || input.interleaved === undefined) continue
    const message = `\`logs.${name}\` beside \`logs.interleaved\`, which is the log of both`
    report(context, ['logs', name], { code: 'bad-value', message, hint: 'take out one of the two' }, 'key')
  }
  for (const name of ['candidate', 'labels', 'reference', 'interleaved'] as const) {
    if (input[name] !== 'none') continue
    const hint =
      name === 'candidate' ? 'only the incumbent may be `none`' : 'leave the key out; for a file, write ./none'
    report(context, ['logs', name], { code: 'bad-value', message: `\`logs.${name}\` cannot be \`none\``, hint })
  }
  const interleaved =
    input.interleaved === undefined ? null : resolveLog(context, input.interleaved, ['logs', 'interleaved'], tables)
  const arm = (name: 'incumbent' | 'candidate') =>
    interleaved ?? (input[name] === undefined ? null : resolveLog(context, input[name], ['logs', name], tables))
  const candidate = arm('candidate')
  if (candidate === null) return null
  return {
    incumbent: none ? null : arm('incumbent'),
    candidate,
    interleaved,
    labels: labels === undefined ? null : resolveLabels(context, labels, ['logs', 'labels'], tables),
    reference: reference === undefined ? null : resolveLog(context, reference, ['logs', 'reference'], tables),
  }
}

const resolveLog = (context: Context, input: LogInput | LabelLogInput, path: Path, tables: boolean | null): Log => {
  const log = typeof input === 'string' || Array.isArray(input) ? { path: input } : input
  const pathsAt = log === input ? [...path, 'path'] : path
  if (log.path === undefined && log.table === undefined) {
    const message = `\`${spoken(path)}\` names no ${tables ? 'table' : 'file'}`
    report(context, path, { code: 'missing-key', message, hint: `give it a ${tables ? 'table' : 'path'}` }, 'key')
  } else if (log.path !== undefined && log.table !== undefined) {
    report(context, path, { code: 'bad-value', message: `\`${spoken(path)}\` has both a path and a table` }, 'key')
  } else checkKind(context, log, path, tables)
  const written = typeof log.path === 'string' ? [log.path] : (log.path ?? [])
  const at = (i: number) => (typeof log.path === 'string' ? pathsAt : [...pathsAt, i])
  for (const [i, name] of written.entries()) {
    if (!/^[a-z][a-z\d+.-]*:\/\/[^/?#]*@/i.test(name)) continue
    // Neither the name nor the line that it stands in: they would be in the log of a pipeline.
    const { file } = nodeAt(context, at(i))?.at ?? context.root.at
    context.problems.push({
      code: 'url-credentials',
      message: `\`${spoken(path)}\` is a URL with a key in it`,
      at: { file },
      hint: 'leave the key out: credentials come from the environment, a profile or the machine',
    })
  }
  return {
    paths: written.map((name, i) => resolvePath(context, name, at(i))),
    written,
    table: log.table ?? null,
    format: log.format ?? null,
    where: log.where === undefined ? null : expression(log.where, [...path, 'where']),
    version: log.version ?? null,
    sampled: log.sampled === undefined ? null : taken(context, [...path, 'sampled'], parseShare(String(log.sampled))),
    pointer: pointerOf(path),
  }
}

/** A log is what its engine reads. */
function checkKind(
  context: Context,
  { table, format }: Exclude<LogInput, string | string[]>,
  path: Path,
  tables: boolean | null,
) {
  const name = `\`${spoken(path)}\``
  if (tables && table === undefined)
    report(context, path, {
      code: 'log-not-table',
      message: `${name} is a file, and the engine reads tables`,
      hint: 'name its table: {table: predictions, where: …}; or leave `engine` out, to read files here',
    })
  if (tables === false && table !== undefined)
    report(context, [...path, 'table'], {
      code: 'log-not-file',
      message: `${name} is a table, and no server is named that has it`,
      hint: 'name it, by `engine: {kind: trino, …}` or `--engine trino://user@host/catalog/schema`; or give the log a path',
    })
  if (table !== undefined && !/^(NAME\.){0,2}NAME$/.test(table.replace(/"(?:[^"]|"")+"|[\p{L}\p{N}_-]+/gu, 'NAME')))
    report(context, [...path, 'table'], {
      code: 'bad-value',
      message: `\`${table}\` is not the name of a table`,
      hint: 'one to three names with dots between, as in lake.ml.predictions; odd ones in double quotes',
    })
  if (table !== undefined && format !== undefined)
    report(context, [...path, 'format'], {
      code: 'bad-value',
      message: `${name} is a table, which has no format of a file`,
      hint: 'take it out',
    })
}

const resolveLabels = (context: Context, input: LabelLogInput, path: Path, tables: boolean | null): LabelLog => {
  const { time, maturity, absent } = typeof input === 'string' || Array.isArray(input) ? {} : input
  return {
    ...resolveLog(context, input, path, tables),
    time: time === undefined ? null : expression(time, [...path, 'time']),
    maturity: maturity === undefined ? null : taken(context, [...path, 'maturity'], parseDuration(maturity)),
    absent: absent ?? null,
  }
}
