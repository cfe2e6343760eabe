import { resolve, sep } from 'node:path'
import { type Context, report } from './context.ts'
import { folderOf, isUrl } from './logs.ts'
import type { SpecInput } from './schema.ts'
import { didYouMean } from './suggest.ts'
import { type Path, pointerOf, spoken } from './tree.ts'
import type { Commands, NamedFile, Spec, State, Waiver } from './types.ts'

type Release = Pick<Spec, 'lineage' | 'waivers' | 'approvers' | 'commands' | 'state' | 'allowed_signers' | 'separation'>

/** Who answers for a release, what is let through, and what is run. */
export function resolveRelease(context: Context, input: SpecInput, sound: (path: Path) => boolean): Release {
  const whole = <K extends keyof SpecInput>(key: K) => (sound([key]) ? input[key] : undefined)
  const lineage = Object.entries(whole('lineage') ?? {})
  const signers = whole('allowed_signers')
  return {
    lineage: Object.fromEntries(lineage.map(([name, file]) => [name, fileOf(context, file, ['lineage', name])])),
    waivers: waiversOf(context, whole('waivers') ?? [], whole('approvers') ?? {}),
    approvers: whole('approvers') ?? {},
    commands: commandsOf(context, whole('commands') ?? {}),
    state: stateOf(context, whole('state'), input.model),
    allowed_signers: signers === undefined ? null : fileOf(context, signers, ['allowed_signers']),
    separation: whole('separation') ?? false,
  }
}

function fileOf(context: Context, written: string, path: Path): NamedFile {
  if (isUrl(written)) {
    const message = `\`${spoken(path)}\` names a file, not an address`
    report(context, path, { code: 'bad-value', message, hint: 'download it first' })
  }
  const absolute = resolve(folderOf(context, path), written).replaceAll(sep, '/')
  return { path: absolute, written, pointer: pointerOf(path) }
}

function waiversOf(
  context: Context,
  input: NonNullable<SpecInput['waivers']>,
  approvers: NonNullable<SpecInput['approvers']>,
): Waiver[] {
  const people = [...new Set(Object.values(approvers).flat())]
  return input.map(({ check, until, candidate = null, owner, reason }, i) => {
    const path = ['waivers', i]
    if (!isDay(until)) {
      const message = `\`${until}\` is not a day`
      report(context, [...path, 'until'], { code: 'bad-value', message, hint: 'as in until: 2026-12-31' })
    }
    if (!/^[^/\s]+\/.+\/\w+(\[.*\])?$/s.test(check)) {
      const hint = 'as in latency/p99/max: gate, metric and kind of limit, as reports print it'
      report(context, [...path, 'check'], { code: 'bad-value', message: `\`${check}\` is not the id of a check`, hint })
    }
    const first = input.findIndex(other => other.check === check && (other.candidate ?? null) === candidate)
    if (first < i) {
      const hint = 'keep one of the two'
      report(context, [...path, 'check'], { code: 'duplicate-waiver', message: `\`${check}\` is waived twice`, hint })
    }
    if (people.length > 0 && !people.includes(owner)) {
      const message = `\`${owner}\` answers for a waiver, and is none of the approvers`
      report(context, [...path, 'owner'], { code: 'unknown-approver', message, hint: didYouMean(owner, people) })
    }
    if (reason.trim() === '') {
      const hint = 'say why it may be let through'
      report(context, [...path, 'reason'], { code: 'bad-value', message: 'a waiver has a reason', hint })
    }
    return { check, until, candidate, owner, reason, pointer: pointerOf(path) }
  })
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

/** What a command may be told. */
const PLACEHOLDERS: readonly string[] = [
  'model',
  'stage',
  'traffic',
  'audience',
  'strategy',
  'next.stage',
  'next.traffic',
  'next.audience',
  'next.strategy',
  'candidate.version',
  'incumbent.version',
  'decision',
  'report',
  'result',
]

/** `{word}` or `{word.word}`; other braces are text. */
export const PLACEHOLDER = /\{([A-Za-z_]+(?:\.[A-Za-z_]+)*)\}/g

function commandsOf(context: Context, input: NonNullable<SpecInput['commands']>): Commands {
  const argumentsOf = (name: keyof Commands): readonly string[] | null => {
    const written = input[name]
    if (written === undefined) return null
    const [program] = written
    if (program!.trim() === '' || program!.search(PLACEHOLDER) >= 0) {
      const message = `\`commands.${name}\` does not begin with a program`
      report(context, ['commands', name, 0], {
        code: 'bad-value',
        message,
        hint: 'as in [./deploy, --model, "{candidate.version}"]',
      })
    }
    written.forEach((argument, i) => {
      for (const [, word] of argument.matchAll(PLACEHOLDER)) {
        if (PLACEHOLDERS.includes(word!)) continue
        const message = `\`{${word}}\` is nothing that a command is told`
        const hint = didYouMean(word!, PLACEHOLDERS)
        report(context, ['commands', name, i], { code: 'unknown-placeholder', message, hint })
      }
    })
    return written
  }
  return { promote: argumentsOf('promote'), rollback: argumentsOf('rollback'), hold: argumentsOf('hold') }
}

/** A model's name may be any text, a ref's may not. */
export const inRef = (model: string): string => model.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'model'

function stateOf(context: Context, written: string | undefined, model: string): State | null {
  if (written === undefined) return null
  const path = ['state']
  const pointer = pointerOf(path)
  if (!written.startsWith('git:')) {
    if (isUrl(written)) {
      const hint = 'as in state: .mlgate, or state: git:refs/mlgate/{model}'
      report(context, path, { code: 'bad-value', message: '`state` is a folder or a ref of git', hint })
    }
    const { path: absolute } = fileOf(context, written, path)
    return { kind: 'folder', path: absolute, written, pointer }
  }
  const ref = written.slice('git:'.length).replaceAll('{model}', inRef(model))
  if (
    !/^refs(\/[\w-][\w.-]*)+$/.test(ref) ||
    /\.\.|\.lock$|\.lock\/|\.$|\.\//.test(ref) ||
    /^refs\/(heads|tags|remotes)\//.test(ref)
  ) {
    const hint = 'as in state: git:refs/mlgate/{model}'
    const message = `\`${written}\` is no ref of its own`
    report(context, path, { code: 'bad-value', message, hint })
  }
  return { kind: 'git', ref, written, pointer }
}
