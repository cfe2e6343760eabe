/** Types as Trino writes them, in lower case: `double`, `varchar(3)`, `array(double)`, `row(a integer, "b c" varchar)`. */

const INTEGERS = ['tinyint', 'smallint', 'integer', 'bigint'] as const

export const isInteger = (type: string): boolean => (INTEGERS as readonly string[]).includes(type)
export const isFloat = (type: string): boolean => type === 'double' || type === 'real'
export const isDecimal = (type: string): boolean => type.startsWith('decimal')
export const isNumber = (type: string): boolean => isInteger(type) || isFloat(type) || isDecimal(type)
export const isText = (type: string): boolean => /^(var)?char\b/.test(type)
export const isInterval = (type: string): boolean => type.startsWith('interval')
export const isZoned = (type: string): boolean => /^timestamp.* with time zone$/.test(type)
const isTimestamp = (type: string): boolean => type.startsWith('timestamp') && !isZoned(type)
export const isInstant = (type: string): boolean => type === 'date' || type.startsWith('timestamp')
export const isList = (type: string): boolean => type.startsWith('array(')
/** Of `null` alone. */
export const UNKNOWN = 'unknown'

/** Of an array its elements', of a map its values'. */
export function elementOf(type: string): string {
  if (isList(type)) return type.slice('array('.length, -1)
  return type.startsWith('map(') ? (parts(type)[1] ?? UNKNOWN) : UNKNOWN
}

/** Of a row the type of one of its fields; null where it has none of that name. */
export function fieldOf(type: string, name: string): string | null {
  if (!type.startsWith('row(')) return null
  for (const part of parts(type)) {
    const [, quoted, plain, of] = /^(?:"((?:[^"]|"")*)"|(\S+)) (.*)$/s.exec(part) ?? []
    if ((quoted?.replaceAll('""', '"') ?? plain)?.toLowerCase() === name.toLowerCase()) return of!
  }
  return null
}

/** What stands between the brackets, cut at the commas that are in no others. */
function parts(type: string): string[] {
  const inner = type.slice(type.indexOf('(') + 1, -1)
  const out: string[] = []
  let [depth, quoted, from] = [0, false, 0]
  for (let i = 0; i < inner.length; i++) {
    const c = inner[i]
    if (c === '"') quoted = !quoted
    else if (quoted) continue
    else if (c === '(') depth++
    else if (c === ')') depth--
    else if (c === ',' && depth === 0) {
      out.push(inner.slice(from, i).trim())
      from = i + 1
    }
  }
  return [...out, inner.slice(from).trim()]
}

/** The type that values of all of them are brought to. */
export function commonOf(types: readonly string[]): string {
  const known = types.filter(type => type !== UNKNOWN)
  const [first] = known
  if (first === undefined) return UNKNOWN
  if (known.every(type => type === first)) return first
  if (known.every(isNumber)) {
    if (known.some(isFloat)) return known.includes('double') || known.some(isDecimal) ? 'double' : 'real'
    return known.find(isDecimal) ?? 'bigint'
  }
  if (known.every(isText)) return 'varchar'
  if (known.every(isInstant)) return known.find(isZoned) ?? known.find(isTimestamp) ?? 'date'
  return first
}

/** The same type in the words that a spec is bound with, which are DuckDB's: `DOUBLE[]`, `TIMESTAMP WITH TIME ZONE`. */
export function plainType(type: string): string {
  if (isList(type)) return `${plainType(elementOf(type))}[]`
  if (isText(type)) return 'VARCHAR'
  if (isZoned(type)) return 'TIMESTAMP WITH TIME ZONE'
  if (isTimestamp(type)) return 'TIMESTAMP'
  if (type === 'real') return 'FLOAT'
  if (type.startsWith('row(')) return `STRUCT${type.slice('row'.length)}`
  if (isInterval(type)) return 'INTERVAL'
  if (type === 'varbinary') return 'BLOB'
  return type.replace(/^decimal\((\d+), ?(\d+)\)$/, 'decimal($1,$2)').toUpperCase()
}
