import { resolve, sep } from 'node:path'
import { type Context, expression, nodeAt, report, taken } from './context.ts'
import type { LabelLogInput, LogInput, SpecInput } from './schema.ts'
import { type Path, pointerOf, spoken } from './tree.ts'
import type { LabelLog, Log, Logs } from './types.ts'
import { parseDuration, parseShare } from './units.ts'

export const isUrl = (path: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(path)

/** Absolute, with forward slashes on every system; a URL as it is. */
export const resolvePath = (context: Context, written: string, at: Path): string => {
  if (isUrl(written)) return written
  const file = nodeAt(context, at)?.at.file ?? context.root.at.file
  return resolve(context.directoryOf(file), written).replaceAll(sep, '/')
}

export const resolveLogs = (context: Context, input: SpecInput['logs']): Logs | null => {
  const { incumbent, candidate, labels, reference } = input
  const none = incumbent === 'none'
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
  for (const name of ['candidate', 'labels', 'reference'] as const) {
    if (input[name] !== 'none') continue
    const hint =
      name === 'candidate' ? 'only the incumbent may be `none`' : 'leave the key out; for a file, write ./none'
    report(context, ['logs', name], { code: 'bad-value', message: `\`logs.${name}\` cannot be \`none\``, hint })
  }
  if (candidate === undefined) return null
  return {
    incumbent: incumbent === undefined || none ? null : resolveLog(context, incumbent, ['logs', 'incumbent']),
    candidate: resolveLog(context, candidate, ['logs', 'candidate']),
    labels: labels === undefined ? null : resolveLabels(context, labels, ['logs', 'labels']),
    reference: reference === undefined ? null : resolveLog(context, reference, ['logs', 'reference']),
  }
}

const resolveLog = (context: Context, input: LogInput | LabelLogInput, path: Path): Log => {
  const log = typeof input === 'string' || Array.isArray(input) ? { path: input } : input
  const pathsAt = log === input ? [...path, 'path'] : path
  if (log.path === undefined && log.table === undefined) {
    const message = `\`${spoken(path)}\` names no file`
    report(context, path, { code: 'missing-key', message, hint: 'give it a path' }, 'key')
  }
  if (log.path !== undefined && log.table !== undefined) {
    report(context, path, { code: 'bad-value', message: `\`${spoken(path)}\` has both a path and a table` }, 'key')
  }
  const written = typeof log.path === 'string' ? [log.path] : (log.path ?? [])
  const at = (i: number) => (typeof log.path === 'string' ? pathsAt : [...pathsAt, i])
  return {
    paths: written.map((name, i) => resolvePath(context, name, at(i))),
    written,
    format: log.format ?? null,
    where: log.where === undefined ? null : expression(log.where, [...path, 'where']),
    version: log.version ?? null,
    sampled: log.sampled === undefined ? null : taken(context, [...path, 'sampled'], parseShare(String(log.sampled))),
    pointer: pointerOf(path),
  }
}

const resolveLabels = (context: Context, input: LabelLogInput, path: Path): LabelLog => {
  const { time, maturity, absent } = typeof input === 'string' || Array.isArray(input) ? {} : input
  return {
    ...resolveLog(context, input, path),
    time: time === undefined ? null : expression(time, [...path, 'time']),
    maturity: maturity === undefined ? null : taken(context, [...path, 'maturity'], parseDuration(maturity)),
    absent: absent ?? null,
  }
}
