import type { Parsed } from './units.ts'

/** Whether a version is in a range such as `>=1.4`, `>=1.4 <2`, `^1.2` or `1.4.2`. Parts left out count as 0. */
export const satisfies = (version: string, range: string): Parsed<boolean> => {
  const comparators = range
    .replaceAll(/([<>=^~])\s+/g, '$1')
    .trim()
    .split(/\s+/)
  let all = true
  for (const comparator of comparators) {
    const match = /^(>=|<=|>|<|=|\^|~)?v?(\d+)(?:\.(\d+))?(?:\.(\d+))?$/.exec(comparator)
    if (!match)
      return { ok: false, message: `\`${range}\` is not a range of versions`, hint: 'as in ">=1.4" or ">=1.4 <2"' }
    const [, operator = '=', major, minor, patch] = match
    const bound = [major, minor, patch].map(part => Number(part ?? 0))
    const order = compare(parts(version), bound)
    const next = major === '0' || operator === '~' ? [bound[0]!, bound[1]! + 1, 0] : [bound[0]! + 1, 0, 0]
    const holds = {
      '>=': order >= 0,
      '<=': order <= 0,
      '>': order > 0,
      '<': order < 0,
      '=': parts(version).every((p, i) => [major, minor, patch][i] === undefined || p === bound[i]),
      '^': order >= 0 && compare(parts(version), next) < 0,
      '~': order >= 0 && compare(parts(version), next) < 0,
    }[operator]
    all &&= holds ?? false
  }
  return { ok: true, value: all }
}

const parts = (version: string) => version.split(/[-+]/)[0]!.split('.').map(Number)

const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = [0, 1, 2].find(i => (a[i] ?? 0) !== (b[i] ?? 0))
  return at === undefined ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}
