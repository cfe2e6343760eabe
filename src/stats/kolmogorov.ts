import gammaln from '@stdlib/math-base-special-gammaln'

/**
 * P(D ≥ d) of the two-sided one-sample Kolmogorov-Smirnov statistic of n values, as scipy's kstwo.sf (to 1e-9; d from
 * 0 to 1). Which formula where: Simard & L'Ecuyer, Journal of Statistical Software 39 (2011).
 */
export function kolmogorovUpper(n: number, d: number): number {
  const t = n * d
  if (n < 1 || t <= 0.5) return 1
  if (d >= 1) return 0
  if (t <= 1) return 1 - Math.exp(gammaln(n + 1) - n * Math.log(n) + n * Math.log(2 * t - 1))
  if (t >= n - 1) return 2 * (1 - d) ** n
  const squared = t * d
  if (squared >= 370) return 0
  if (d >= 0.5 || squared >= (n > 140 ? 2.2 : 4)) return Math.min(1, 2 * smirnovUpper(n, d))
  const exact = n <= 140 || (n <= 1e5 && n * d ** 1.5 <= 1.4)
  return Math.min(1, Math.max(0, 1 - (exact ? exactLower(n, d) : pelzGoodLower(n, d))))
}

/** Of more terms than this, a hundred thousand are as good as all: they lie on one smooth curve that ends at 0. */
const MOST_TERMS = 1e6

/** P(D⁺ ≥ d) = d Σ C(n, j)(d + j/n)ʲ⁻¹(1 − d − j/n)ⁿ⁻ʲ. Birnbaum & Tingey 1951. */
function smirnovUpper(n: number, d: number): number {
  if (n > MOST_TERMS) return smirnovOfMany(n, d)
  let sum = 0
  let logChoose = 0
  for (let j = 0; j <= Math.floor(n * (1 - d)); j++) {
    const rest = 1 - d - j / n
    if (rest > 0) sum += Math.exp(logChoose + (j - 1) * Math.log(d + j / n) + (n - j) * Math.log(rest))
    logChoose += Math.log((n - j) / (j + 1))
  }
  return d * sum
}

/** Every k-th term, k-fold. C(n, j) (j/n)ʲ (1 − j/n)ⁿ⁻ʲ by Stirling's series, so that nothing large cancels (Loader 2000). */
function smirnovOfMany(n: number, d: number): number {
  const error = (x: number) => 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5)
  const step = Math.floor(n / 1e5)
  let sum = 0
  for (let j = step; j < n * (1 - d); j += step) {
    const rest = n - j
    const choose = 0.5 * Math.log(n / (2 * Math.PI * j * rest)) + error(n) - error(j) - error(rest)
    sum += Math.exp(choose + j * Math.log1p((n * d) / j) + rest * Math.log1p((-n * d) / rest)) / (d + j / n)
  }
  return d * step * sum
}

/** P(D < d) by the power of a matrix. Marsaglia, Tsang & Wang, Journal of Statistical Software 8 (2003). */
function exactLower(n: number, d: number): number {
  const k = Math.ceil(n * d)
  const m = 2 * k - 1
  const h = k - n * d
  let base = Array.from({ length: m }, (_, i) => Float64Array.from({ length: m }, (_, j) => Number(i - j + 1 >= 0)))
  for (let i = 0; i < m; i++) {
    base[i]![0]! -= h ** (i + 1)
    base[m - 1]![i]! -= h ** (m - i)
  }
  base[m - 1]![0]! += 2 * h - 1 > 0 ? (2 * h - 1) ** m : 0
  for (let i = 0; i < m; i++)
    for (let j = 0; j < m; j++) if (i - j + 1 > 0) base[i]![j]! /= Math.exp(gammaln(i - j + 2))
  let power = Array.from({ length: m }, (_, i) => Float64Array.from({ length: m }, (_, j) => Number(i === j)))
  let [logBase, logPower] = [0, 0]
  for (let e = n; e > 0; e >>= 1) {
    if (e & 1) {
      power = times(power, base)
      logPower += logBase + rescale(power)
    }
    base = times(base, base)
    logBase = 2 * logBase + rescale(base)
  }
  return power[k - 1]![k - 1]! * Math.exp(logPower + gammaln(n + 1) - n * Math.log(n))
}

function times(a: Float64Array[], b: Float64Array[]): Float64Array<ArrayBuffer>[] {
  return a.map(row => {
    const out = new Float64Array(row.length)
    for (const [k, x] of row.entries()) if (x !== 0) for (let j = 0; j < out.length; j++) out[j]! += x * b[k]![j]!
    return out
  })
}

/** Divides by the largest entry, and returns its logarithm. */
function rescale(a: Float64Array[]): number {
  const largest = a.reduce((most, row) => row.reduce((x, y) => Math.max(x, Math.abs(y)), most), 0)
  for (const row of a) for (let j = 0; j < row.length; j++) row[j]! /= largest
  return Math.log(largest)
}

/** P(D < d) by the expansion to order n^(−3/2). Pelz & Good, JRSS B 38 (1976). */
function pelzGoodLower(n: number, d: number): number {
  const z = Math.sqrt(n) * d
  const pi2 = Math.PI ** 2
  const terms = Math.ceil((16 * z) / Math.PI)
  const K = [0, 0, 0, 0]
  for (let k = 1; k <= terms; k++) {
    const m2 = (2 * k - 1) ** 2
    const q = Math.exp((-pi2 * m2) / 8 / z ** 2)
    K[0]! += q
    K[1]! += q * (-(z ** 2) + (pi2 / 4) * m2)
    K[2]! +=
      q *
      (6 * z ** 6 +
        2 * z ** 4 +
        (pi2 / 4) * (2 * z ** 4 - 5 * z ** 2) * m2 +
        (pi2 ** 2 / 16) * (1 - 2 * z ** 2) * m2 ** 2)
    K[3]! +=
      q *
      (-30 * z ** 6 -
        90 * z ** 8 +
        (pi2 / 4) * (135 * z ** 4 - 96 * z ** 6) * m2 +
        (pi2 ** 2 / 16) * (212 * z ** 4 - 60 * z ** 2) * m2 ** 2 +
        (pi2 ** 3 / 64) * (5 - 30 * z ** 2) * m2 ** 3)
  }
  const root = Math.sqrt(2 * Math.PI)
  const scale = [z, 6 * z ** 4, 72 * z ** 7, 6480 * z ** 10]
  const sums = K.map((x, i) => (x * root) / scale[i]!)
  for (let k = 1; k <= terms; k++) {
    const q = Math.exp((-pi2 * k ** 2) / 2 / z ** 2)
    sums[2]! -= (pi2 * root * k ** 2 * q) / (36 * z ** 3)
    sums[3]! += (pi2 * root * (3 * z ** 2 - pi2 * k ** 2) * k ** 2 * q) / (216 * z ** 6)
  }
  return sums.reduce((total, x, i) => total + x / n ** (i / 2), 0)
}
