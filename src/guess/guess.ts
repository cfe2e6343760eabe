import { featuresIn, groupsIn, versionOf } from './about.ts'
import * as names from './names.ts'
import {
  isBinary,
  isFlag,
  isNumber,
  isText,
  isTime,
  named,
  numbersOf,
  type Pool,
  poolOf,
  quoted,
  within,
} from './pool.ts'
import type { Guess, GuessedRole, Guesses, Nearness, Said, SeenColumn, SeenLogs, Task } from './types.ts'

/** A numeric outcome with more values is no class. */
const MOST_CLASSES = 20
/** An answer that explains less of a column's variance is not an answer about it. */
const NEAR = 0.05

/**
 * What is what in the logs of a model, by the columns' names and what is in them, each with the reason. What was said
 * goes before what is guessed. Nothing is guessed twice: a column has one role.
 */
export async function guess(seen: SeenLogs, said: Said, near: Nearness): Promise<Guesses> {
  const pool = poolOf(seen)
  const roles: Partial<Record<GuessedRole, Guess>> = {}
  for (const [role, value] of Object.entries(said.roles ?? {}) as [GuessedRole, string][])
    if (value !== 'none') roles[role] = { value, because: 'you said so' }
  const settle = (role: GuessedRole, found: () => Guess | null): void => {
    if (roles[role] || said.roles?.[role] === 'none') return
    const guessed = found()
    if (guessed) roles[role] = guessed
  }
  const free = () => pool.columns.filter(c => !taken(roles, c))

  settle('id', () => idIn(pool))
  settle('time', () => timeIn(free()))
  settle('unit', () => unitIn(free(), pool))
  settle('latency', () => latencyIn(free()))
  settle('error', () => errorIn(free()))
  settle('weight', () => weightIn(free()))
  settle('query', () => byName(free(), names.QUERY, () => true))
  if (roles.query) {
    const ranked = [...free(), ...ofLabels(pool, roles)]
    settle('relevance', () => byName(ranked, names.RELEVANCE, isNumber))
    settle('rank', () => byName(free(), names.RANK, isNumber))
  }
  const ranking = said.task === 'ranking' || (!said.task && roles.query && roles.relevance)
  settle('probabilities', () => (ranking ? null : probabilitiesIn(free())))
  settle('score', () => scoreIn(free(), roles, Boolean(ranking)))
  settle('prediction', () => (ranking ? null : predictionIn(free())))
  settle('label', () => (ranking ? null : labelByName(pool, free(), roles)))
  if (!ranking && !roles.label && said.roles?.label !== 'none') {
    const found = await labelByContent(free(), roles, near)
    if (found) roles.label = found
  }
  const task = said.task ? { value: said.task, because: 'you said so' } : taskOf(pool, roles)
  const kept = ofTask(task?.value as Task | undefined, roles, said)
  if (task?.value === 'binary' && !kept.decision && said.roles?.decision !== 'none') {
    const decision = byName(free(), names.DECISION, isFlag)
    if (decision) kept.decision = decision
  }
  const groups = said.groups?.map(value => ({ value, because: 'you said so' })) ?? groupsIn(free())
  const rest = pool.columns.filter(c => !taken(kept, c) && !groups.some(g => g.value === quoted(c.name)))
  return {
    task,
    roles: kept,
    latencyUnit: kept.latency ? unitOf(kept.latency.value, pool) : null,
    groups,
    features: featuresIn(rest, pool),
    labelsTime: pool.labels ? labelsTimeIn(pool, kept) : null,
    versions: versionOf(seen),
  }
}

/** Whether a column has a role already, by itself or within an expression. */
const taken = (roles: Readonly<Partial<Record<GuessedRole, Guess>>>, { name }: SeenColumn): boolean =>
  Object.values(roles).some(
    ({ value }) =>
      value === name ||
      value === quoted(name) ||
      value.startsWith(`${quoted(name)} `) ||
      value.startsWith(`${quoted(name)}[`),
  )

const byName = (columns: readonly SeenColumn[], pattern: RegExp, fits: (c: SeenColumn) => boolean): Guess | null => {
  const found = named(columns, pattern).find(fits)
  return found ? { value: quoted(found.name), because: 'its name' } : null
}

function idIn({ columns, isKey, labels }: Pool): Guess | null {
  const keys = columns.filter(c => isKey(c.name) && !isTime(c) && !/^(FLOAT|DOUBLE)/.test(c.type))
  const shared = labels ? keys.filter(c => labels.columns.some(l => l.name === c.name)) : keys
  const among = shared.length > 0 ? shared : keys
  const found = named(among, names.ID)[0]
  if (found) return { value: quoted(found.name), because: 'its name; every row has another' }
  const only = among.filter(c => isText(c) || /^U?(BIG|HUGE|)INT/.test(c.type) || /^U?INTEGER/.test(c.type))
  return only.length === 1
    ? { value: quoted(only[0]!.name), because: 'the only column of which every row has another' }
    : null
}

const timeIn = (columns: readonly SeenColumn[]): Guess | null => {
  const times = columns.filter(isTime)
  const found = named(times, names.TIME)[0] ?? (times.length === 1 ? times[0] : undefined)
  return found
    ? { value: quoted(found.name), because: times.length === 1 ? 'the only time in the log' : 'its name' }
    : null
}

/** Repeats, but is not one of few. */
function unitIn(columns: readonly SeenColumn[], { looked }: Pool): Guess | null {
  const found = named(columns, names.UNIT).find(c => (c.distinct ?? 0) > 30 && (c.distinct ?? 0) < looked)
  return found
    ? {
        value: quoted(found.name),
        because: `its name; ${(found.distinct ?? 0).toLocaleString('en-US')} in ${looked.toLocaleString('en-US')} rows`,
      }
    : null
}

const latencyIn = (columns: readonly SeenColumn[]): Guess | null =>
  byName(columns, names.LATENCY, c => c.type === 'INTERVAL' || (isNumber(c) && (numbersOf(c)?.[0] ?? -1) >= 0))

const unitOf = (value: string, { columns }: Pool): Guesses['latencyUnit'] => {
  const column = columns.find(c => quoted(c.name) === value)
  if (!column || column.type === 'INTERVAL') return null
  const [, unit] = /_(s|sec|seconds|us|micros|ns)$/.exec(names.plain(column.name)) ?? []
  return unit === undefined ? null : unit === 'ns' ? 'ns' : unit.startsWith('s') ? 's' : 'us'
}

function errorIn(columns: readonly SeenColumn[]): Guess | null {
  const flag = named(columns, names.ERROR).find(isFlag)
  if (flag)
    return { value: flag.type === 'BOOLEAN' ? quoted(flag.name) : `${quoted(flag.name)} = 1`, because: 'its name' }
  const status = named(columns, names.STATUS).find(c => isNumber(c) && within(c, 100, 599))
  return status
    ? { value: `${quoted(status.name)} >= 500`, because: 'the name of an HTTP status, and its values' }
    : null
}

const weightIn = (columns: readonly SeenColumn[]): Guess | null =>
  byName(columns, names.WEIGHT, c => isNumber(c) && (numbersOf(c)?.[0] ?? -1) >= 0 && (c.distinct ?? 0) > 1)

function probabilitiesIn(columns: readonly SeenColumn[]): Guess | null {
  const lists = columns.filter(
    c => /^(FLOAT|DOUBLE)\[\d*\]$/.test(c.type) && c.lengths && c.lengths[0] === c.lengths[1] && within(c, 0, 1),
  )
  const found = named(lists, names.PROBABILITIES)[0] ?? (lists.length === 1 ? lists[0] : undefined)
  const classes = found?.lengths?.[0] ?? 0
  return found && classes > 2
    ? { value: quoted(found.name), because: `lists of ${classes} numbers between 0 and 1` }
    : null
}

/** A probability, or what documents are ordered by. */
function scoreIn(
  columns: readonly SeenColumn[],
  roles: Readonly<Partial<Record<GuessedRole, Guess>>>,
  ranking: boolean,
): Guess | null {
  if (roles.probabilities) return null
  if (ranking) return byName(columns, names.SCORE, isNumber)
  const shares = columns.filter(c => isNumber(c) && within(c, 0, 1) && (c.distinct ?? 0) > 2)
  const found = named(shares, names.SCORE)[0]
  if (found) return { value: quoted(found.name), because: 'its name; between 0 and 1' }
  const pair = columns.find(
    c => /^(FLOAT|DOUBLE)\[\d*\]$/.test(c.type) && c.lengths?.join() === '2,2' && within(c, 0, 1),
  )
  if (pair) return { value: `${quoted(pair.name)}[2]`, because: 'the second of two probabilities' }
  const answer = named(shares, names.PREDICTION).find(c => (c.distinct ?? 0) > MOST_CLASSES)
  return answer ? { value: quoted(answer.name), because: 'its name; between 0 and 1' } : null
}

const predictionIn = (columns: readonly SeenColumn[]): Guess | null =>
  byName(columns, names.PREDICTION, c => isNumber(c) || isText(c))

/** What the labels' own log has besides the id and times. */
const ofLabels = ({ labels }: Pool, roles: Readonly<Partial<Record<GuessedRole, Guess>>>): readonly SeenColumn[] =>
  labels?.columns.filter(c => !taken(roles, c) && !isTime(c)) ?? []

function labelByName(
  pool: Pool,
  free: readonly SeenColumn[],
  roles: Readonly<Partial<Record<GuessedRole, Guess>>>,
): Guess | null {
  const apart = ofLabels(pool, roles)
  const inLabels = named(apart, names.LABEL)[0] ?? (apart.length === 1 ? apart[0] : undefined)
  if (inLabels)
    return asLabel(inLabels, apart.length === 1 ? 'the only outcome in the labels' : 'its name, in the labels')
  const own = named(free, names.LABEL)[0]
  return own ? asLabel(own, 'its name') : null
}

/** Two words are made the numbers that scores are probabilities of. */
function asLabel(column: SeenColumn, because: string): Guess {
  const { name, values, distinct } = column
  if (!isText(column) || distinct !== 2 || values?.length !== 2) return { value: quoted(name), because }
  const positive = values.find(v => names.POSITIVE.test(v.value)) ?? values[1]!
  const reason = names.POSITIVE.test(positive.value) ? 'the positive of its two values' : 'the rarer of its two values'
  return { value: `${quoted(name)} = '${positive.value.replaceAll("'", "''")}'`, because: `${because}; ${reason}` }
}

/** The column that the answers are nearest to. */
async function labelByContent(
  free: readonly SeenColumn[],
  { score, prediction }: Readonly<Partial<Record<GuessedRole, Guess>>>,
  near: Nearness,
): Promise<Guess | null> {
  const answer = score ?? prediction
  if (!answer || /[ [\]]/.test(answer.value)) return null
  const among = free.filter(c => (score ? isBinary(c) : isNumber(c)))
  if (among.length === 0) return null
  const found = await near(
    answer.value,
    among.map(c => c.name),
  )
  const [name, share] = Object.entries(found).reduce<[string, number]>(
    (best, [name, x]) => (x !== null && x > best[1] ? [name, x] : best),
    ['', NEAR],
  )
  return name === ''
    ? null
    : {
        value: quoted(name),
        because: `what \`${answer.value}\` is nearest to: R² ${share.toFixed(2)}`,
      }
}

function taskOf(pool: Pool, roles: Readonly<Partial<Record<GuessedRole, Guess>>>): Guess | null {
  const { query, relevance, probabilities, score, prediction, label } = roles
  const columnOf = (guess: Guess | undefined) =>
    [...pool.columns, ...(pool.labels?.columns ?? [])].find(c => guess && taken({ label: guess }, c))
  if (query && relevance) return { value: 'ranking', because: 'queries with graded answers' }
  if (probabilities) return { value: 'multiclass', because: 'a list of class probabilities' }
  const outcome = columnOf(label)
  const two = label?.value.includes(' = ') || (outcome && isBinary(outcome))
  if (score && (two || !outcome))
    return {
      value: 'binary',
      because: `a probability${two ? '; a label of two values' : ''}`,
    }
  const answer = columnOf(prediction ?? score)
  if (!answer) return null
  const classes = outcome ?? answer
  const many = (classes.distinct ?? 0) > MOST_CLASSES || !isWhole(classes)
  if (isNumber(classes) && many)
    return { value: 'regression', because: `\`${classes.name}\` is a number of many values` }
  if ((classes.distinct ?? 0) > 2 || !score)
    return { value: 'multiclass', because: `\`${classes.name}\` is one of ${classes.distinct} values` }
  return null
}

const isWhole = (c: SeenColumn): boolean => !/^(FLOAT|DOUBLE|DECIMAL)/.test(c.type)

/** A task has its own word for what is answered. */
function ofTask(
  task: Task | undefined,
  { score, prediction, probabilities, ...roles }: Partial<Record<GuessedRole, Guess>>,
  said: Said,
): Partial<Record<GuessedRole, Guess>> {
  const keep = (role: GuessedRole, guess: Guess | undefined) => guess && { [role]: guess }
  switch (task) {
    case 'binary':
      return { ...roles, ...keep('score', score), ...(said.roles?.prediction && keep('prediction', prediction)) }
    case 'regression':
      return { ...roles, ...keep('prediction', prediction ?? score) }
    case 'multiclass':
      return { ...roles, ...keep('probabilities', probabilities), ...keep('prediction', prediction) }
    case 'ranking':
      return { ...roles, ...keep('score', score) }
    default:
      return {
        ...roles,
        ...keep('score', score),
        ...keep('prediction', prediction),
        ...keep('probabilities', probabilities),
      }
  }
}

function labelsTimeIn({ labels }: Pool, roles: Readonly<Partial<Record<GuessedRole, Guess>>>): Guess | null {
  const times = labels!.columns.filter(c => isTime(c) && !taken(roles, c))
  const found = named(times, names.TIME)[0] ?? (times.length === 1 ? times[0] : undefined)
  return found ? { value: quoted(found.name), because: 'the time in the labels' } : null
}
