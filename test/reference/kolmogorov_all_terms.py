"""P(D >= d) of millions of values, to a factor of 2 the sum of all terms of Birnbaum & Tingey (1951), in 80-bit numbers.

scipy's own for so many values is Maag's approximation, good to 1e-6. Needs numpy and mpmath; takes 2 s.
"""
import mpmath
import numpy as np

mpmath.mp.dps = 30
BLOCK = 20000


def upper(n, d):
    total = mpmath.mpf(0)
    last = int(n * (1 - d))
    wide = np.longdouble(d)
    for first in range(0, last + 1, BLOCK):
        j = np.arange(first, min(first + BLOCK, last + 1)).astype(np.longdouble)
        choose = mpmath.loggamma(n + 1) - mpmath.loggamma(first + 1) - mpmath.loggamma(n - first + 1)
        steps = np.concatenate([[0], np.cumsum(np.log((n - j) / (j + 1)))[:-1]])
        rest = 1 - wide - j / n
        own = rest > 0
        log = np.longdouble(str(choose)) + steps
        terms = np.exp(log[own] + (j[own] - 1) * np.log(wide + j[own] / n) + (n - j[own]) * np.log(rest[own]))
        total += mpmath.mpf(str(terms.sum()))
    return 2 * mpmath.mpf(d) * total


for n, d in [(1500000, 0.0015), (1500000, 0.003), (6000000, 0.0009)]:
    print(n, d, mpmath.nstr(upper(n, d), 14))
