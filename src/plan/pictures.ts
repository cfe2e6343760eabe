import { MlgateError } from '../errors.ts'
import type { Gates } from '../gate/load.ts'
import type { AnyPicture, Shown } from '../gate/picture.ts'
import type { Needs } from '../gate/request.ts'
import { expressionsRead } from '../gate/roles.ts'
import type { Subject } from '../gate/subject.ts'
import type { Bound, BoundCheck } from '../spec/bound.ts'
import type { Role } from '../sql/expr.ts'
import { bindRequest, populationOf } from './request.ts'
import type { Ask, PlannedPicture } from './types.ts'

type Add = (ask: Omit<Ask, 'key'>) => string

const LOGS = ['incumbent', 'candidate', 'reference', 'pairs'] as const

/** What the pictures of the gates are made of, over the rows that their checks are about; no slices, no buckets. */
export function planPictures(bound: Bound, gates: Gates, add: Add): PlannedPicture[] {
  return bound.gates.flatMap(({ name: gate }) => {
    const checks = bound.checks.filter(c => c.gate === gate && !c.implicit)
    const [first] = checks
    if (!first) return []
    return Object.entries(gates.pictures(gate)).flatMap(([picture, entry]) =>
      ('ofEach' in entry ? subjectsOf(checks) : [null]).flatMap(subject => {
        const made = gates.picture(gate, picture, subject)
        const asks = made && asksOf(made, first, bound, add)
        return asks?.candidate || asks?.pairs ? [{ gate, picture, subject, asks }] : []
      }),
    )
  })
}

/** Each that a check of the gate is about, once. */
function subjectsOf(checks: readonly BoundCheck[]): Subject[] {
  const all = checks.flatMap(c => [...(c.subject ? [c.subject] : []), ...(c.subjects ?? [])])
  return [...new Map(all.map(s => [s.name, s])).values()]
}

/** Of each log that has all that the picture is made of. */
function asksOf(picture: AnyPicture, { where }: BoundCheck, bound: Bound, add: Add): PlannedPicture['asks'] {
  const from = picture.from as Needs
  const requests = Object.values(from)
  const unfit = requests.find(r => r.kind === 'rows' || r.kind === 'keys')
  if (unfit)
    throw new MlgateError({
      code: 'picture-of-rows',
      message: `The picture \`${picture.title}\` asks for ${unfit.kind}, and no report holds a row.`,
      hint: 'ask for moments, cells, quantiles or ranks',
    })
  if (picture.tasks && bound.task && !picture.tasks.includes(bound.task)) return {}
  const roles = [...(picture.needs ?? []), ...expressionsRead(picture).flatMap(e => (e.is === 'role' ? [e.name] : []))]
  const over = requests[0]?.over ?? 'arm'
  const has = (log: Shown): boolean =>
    (over === 'pairs') === (log === 'pairs') &&
    (log !== 'reference' || picture.reference === true) &&
    bindable(log, roles, requests, bound)
  const asked = (log: Shown) =>
    Object.fromEntries(
      Object.entries(from).map(([word, request]) => {
        const ask = { relation: log, ...populationOf({ where, slice: null }, log, bound, []), cluster: null }
        return [word, add({ ...ask, request: bindRequest(request, log, bound) })]
      }),
    )
  return Object.fromEntries(LOGS.filter(has).map(log => [log, asked(log)]))
}

function bindable(log: Shown, roles: readonly Role[], requests: readonly Needs[string][], bound: Bound): boolean {
  if (log === 'pairs')
    return bound.paired && (['incumbent', 'candidate'] as const).every(arm => bindable(arm, roles, requests, bound))
  const arm = bound.arms[log]
  if (!arm || roles.some(name => !arm.roles[name])) return false
  // Where rows are weighted, cells say how much weight they have and not of how few rows: a mean could be that of one.
  if (arm.relation.weight !== null && requests.some(r => r.kind === 'cells' && Object.keys(r.mean).length > 0))
    return false
  const foreign = requests.some(
    r =>
      r.kind === 'cells' &&
      Object.values(r.keys).some(k => k.is === 'bin' && 'quantiles' in k.edges && k.edges.from === 'reference'),
  )
  return !foreign || bound.arms.reference !== undefined || bound.arms.incumbent !== undefined
}
