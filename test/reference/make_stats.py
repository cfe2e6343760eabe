"""Values that test/stats holds src/stats to, by scipy and statsmodels: writes stats.python.json beside itself.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_stats.py

Score intervals of paired and independent rates are found here by maximising the likelihood numerically under θ = δ,
which shares no formula with src/stats/score.ts. statsmodels' own score
interval of a difference is not used: it is not antisymmetric in the arms (0.15.0: 56/70 − 48/80 gives 0.0526, 0.3440 one
way round and 0.0527, 0.3429 the other; Newcombe 1998 prints 0.0528, 0.3382).
"""
import json
import pathlib

import numpy as np
from scipy import optimize, special, stats
from statsmodels.stats import multitest, power, proportion, weightstats
from statsmodels.stats.contingency_tables import mcnemar

out = {}


def section(name, tolerance, cases):
    out[name] = {"tolerance": tolerance, "cases": cases}


# Distribution functions. scipy's betainc, ndtr and gammaincc are Boost's and Cephes', checked against R in make_stats.R.
section("normal_upper", 1e-11, [{"z": z, "p": float(special.ndtr(-z))} for z in [0, 0.1, 1.96, 5, 8, 17.716, 30, 37]])
section("normal_point", 1e-12, [{"a": a, "z": float(-special.ndtri(a))} for a in [0.4, 0.025, 0.005, 1e-6, 1e-20, 1e-70, 1e-200]])
section("t_upper", 1e-10, [{"t": t, "df": v, "p": float(special.betainc(v / 2, 0.5, v / (v + t * t)) / 2)}
        for v in [1, 2.5, 5, 29, 199, 1000.5, 16280] for t in [0.5, 1.96, 5, 10, 20, 40]])
section("t_point", 1e-9, [{"a": a, "df": v, "t": float(stats.t.isf(a, v))}
        for v in [1, 2.5, 29, 199, 16280] for a in [0.4, 0.025, 0.005, 1e-6, 1e-12]])
betas = []
for a, b in [(0.5, 0.5), (1, 30), (5.5, 100.25), (45, 956), (669, 334), (2411, 13871), (10000, 1000000)]:
    m = a / (a + b)
    s = (m * (1 - m) / (a + b + 1)) ** 0.5
    for z in [-15, -5, -2, 0.1, 2, 5, 15]:
        x = m + z * s
        if 0 < x < 1:
            betas.append({"x": x, "a": a, "b": b, "lower": float(special.betainc(a, b, x)), "upper": float(special.betaincc(a, b, x))})
section("beta", 1e-9, betas)
section("beta_point", 1e-9, [{"p": p, "a": a, "b": b, "x": float(special.betaincinv(a, b, p))}
        for a, b in [(1, 30), (1, 100000), (5.5, 100.25), (45, 956), (13870, 2412)] for p in [0.025, 0.975, 0.005, 1e-6]])
section("binomial", 1e-9, [{"x": x, "n": n, "p": p, "lower": float(stats.binom.cdf(x, n, p)), "upper": float(stats.binom.sf(x - 1, n, p))}
        for x, n, p in [(0, 100, 0.01), (3, 100, 0.1), (16093, 16281, 0.99), (333, 1002, 0.5), (10, 10, 0.3)]])
section("chi_square_upper", 1e-10, [{"x": x, "df": k, "p": float(special.gammaincc(k / 2, x / 2))}
        for k in [1, 2, 9, 14, 99] for x in [0.1, 4.6, 30, 120, 326, 1000]])

# One rate.
rates = []
for x, n in [(0, 20), (1, 20), (3, 100), (45, 1000), (13870, 16281), (20, 20)]:
    for alpha in [0.05, 0.01]:
        mid_low = 0.0 if x == 0 else optimize.brentq(lambda p: stats.binom.sf(x, n, p) + stats.binom.pmf(x, n, p) / 2 - alpha / 2, 1e-12, x / n, xtol=1e-14)
        mid_high = 1.0 if x == n else optimize.brentq(lambda p: stats.binom.cdf(x - 1, n, p) + stats.binom.pmf(x, n, p) / 2 - alpha / 2, x / n, 1 - 1e-12, xtol=1e-14)
        rates.append({"events": x, "n": n, "alpha": alpha,
                      "clopper_pearson": [float(v) for v in proportion.proportion_confint(x, n, alpha, "beta")],
                      "wilson": [float(v) for v in proportion.proportion_confint(x, n, alpha, "wilson")],
                      "mid_p": [mid_low, mid_high]})
section("rates", 1e-9, rates)


def inverted(z, estimate, low, high, alpha):
    """Ends of {δ: |z(δ)| ≤ z(α/2)}."""
    q = stats.norm.isf(alpha / 2)
    eps = 1e-9
    lower = low if z(low + eps) < q else optimize.brentq(lambda d: z(d) - q, low + eps, estimate - 1e-13, xtol=1e-13)
    upper = high if z(high - eps) > -q else optimize.brentq(lambda d: z(d) + q, estimate + 1e-13, high - eps, xtol=1e-13)
    return [float(lower), float(upper)]


def argmax(f, low, high):
    grid = np.linspace(low, high, 2001)[1:-1]
    best = grid[np.nanargmax([f(g) for g in grid])]
    step = (high - low) / 2000
    r = optimize.minimize_scalar(lambda v: -f(v), bounds=(max(low, best - step), min(high, best + step)), method="bounded", options={"xatol": 1e-15})
    return r.x


def xlogy(x, p):
    return 0.0 if x == 0 else x * np.log(p) if p > 0 else -np.inf


def tango(b, c, n, alpha):
    """candidate − incumbent; b only the incumbent, c only the candidate: trinomial likelihood under q_c − q_b = δ."""
    def z(d):
        like = lambda q: xlogy(b, q) + xlogy(c, q + d) + xlogy(n - b - c, 1 - 2 * q - d)
        low, high = max(0, -d), (1 - d) / 2
        q = low if b == 0 and like(low) > like(low + 1e-9) else argmax(like, low, high)
        v = (2 * q + d - d * d) / n
        return ((c - b) / n - d) / np.sqrt(v)
    return inverted(z, (c - b) / n, -1, 1, alpha)


def miettinen_nurminen(xi, ni, xc, nc, alpha):
    def z(d):
        like = lambda p: xlogy(xi, p) + xlogy(ni - xi, 1 - p) + xlogy(xc, p + d) + xlogy(nc - xc, 1 - p - d)
        p = argmax(like, max(0, -d), min(1, 1 - d))
        v = (p * (1 - p) / ni + (p + d) * (1 - p - d) / nc) * (ni + nc) / (ni + nc - 1)
        return (xc / nc - xi / ni - d) / np.sqrt(v)
    return inverted(z, xc / nc - xi / ni, -1, 1, alpha)


section("tango", 2e-6, [{"both": a, "onlyIncumbent": b, "onlyCandidate": c, "neither": d, "alpha": alpha, "interval": tango(b, c, a + b + c + d, alpha)}
        for a, b, c, d in [(1, 1, 7, 12), (70, 9, 21, 0), (40, 2, 5, 53), (13537, 333, 669, 1742)] for alpha in [0.05, 0.01]])
section("miettinen_nurminen", 2e-6, [{"incumbent": [xi, ni], "candidate": [xc, nc], "alpha": alpha, "interval": miettinen_nurminen(xi, ni, xc, nc, alpha)}
        for xi, ni, xc, nc in [(48, 80, 56, 70), (3, 10, 9, 10), (62, 980, 45, 1000), (5, 400, 2, 300)] for alpha in [0.05, 0.01]])
section("newcombe", 1e-9, [{"incumbent": [xi, ni], "candidate": [xc, nc], "alpha": alpha,
                            "interval": [float(v) for v in proportion.confint_proportions_2indep(xc, nc, xi, ni, method="newcomb", alpha=alpha)]}
        for xi, ni, xc, nc in [(48, 80, 56, 70), (62, 980, 45, 1000)] for alpha in [0.05, 0.01]])

# Corrections.
p = [0.2, 0.001, 0.041, 0.03, 1e-70, 0.012, 0.03, 0.9]
section("adjust", 1e-12, [{"p": p, "method": m, "adjusted": [float(v) for v in multitest.multipletests(p, method=k)[1]]}
        for m, k in [("holm", "holm"), ("benjamini-hochberg", "fdr_bh")]])

# Tests.
rng = np.random.default_rng(20240601)
x = np.round(rng.normal(size=400), 1)
y = np.round(x + rng.normal(0.05, 0.5, size=400), 1)
d = y - x
d = np.round(d, 1)
nonzero = d[d != 0]
ties = lambda v: int(sum(t**3 - t for t in np.unique(v, return_counts=True)[1]))
w = stats.wilcoxon(d, zero_method="wilcox", method="asymptotic", correction=False)
positive = float(stats.rankdata(np.abs(nonzero))[nonzero > 0].sum())
section("wilcoxon", 1e-9, [{"w": positive, "n": len(nonzero), "ties": ties(np.abs(nonzero)), "p": float(w.pvalue)}])
z = np.round(rng.normal(0.2, size=300), 1)
u = stats.mannwhitneyu(x, z, method="asymptotic")
section("mann_whitney", 1e-9, [{"u": float(u.statistic), "n1": len(x), "n2": len(z), "ties": ties(np.concatenate([x, z])), "p": float(u.pvalue)}])
t = stats.ttest_ind(z, x, equal_var=False)
section("welch", 1e-9, [{"incumbent": {"n": len(x), "mean": float(x.mean()), "variance": float(x.var(ddof=1))},
                         "candidate": {"n": len(z), "mean": float(z.mean()), "variance": float(z.var(ddof=1))},
                         "t": float(t.statistic), "df": float(t.df), "p": float(t.pvalue), "interval": [float(v) for v in t.confidence_interval(0.95)]}])
t = stats.ttest_rel(y, x)
cov = np.cov(x, y)
section("paired_t", 1e-9, [{"n": len(x), "mean": [float(x.mean()), float(y.mean())], "comoments": (cov * (len(x) - 1)).tolist(),
                            "t": float(t.statistic), "p": float(t.pvalue), "interval": [float(v) for v in t.confidence_interval(0.95)]}])
# Two one-sided tests of equivalence within ±m.
def tost(limit, p, sample):
    return {"limit": limit, "p": float(p), **sample}


paired_sample = {"n": len(x), "mean": [float(x.mean()), float(y.mean())], "comoments": (cov * (len(x) - 1)).tolist()}
apart = {"incumbent": {"n": len(x), "mean": float(x.mean()), "variance": float(x.var(ddof=1))},
         "candidate": {"n": len(z), "mean": float(z.mean()), "variance": float(z.var(ddof=1))}}
section("tost", 1e-9, [tost(m, weightstats.ttost_paired(y, x, -m, m)[0], {"paired": paired_sample}) for m in [0.05, 0.2, 0.5]]
                    + [tost(m, weightstats.ttost_ind(z, x, -m, m, usevar="unequal")[0], {"apart": apart}) for m in [0.1, 0.3, 0.6]])
section("mcnemar", 1e-9, [{"onlyIncumbent": b, "onlyCandidate": c,
                           "exact": float(mcnemar([[0, b], [c, 0]], exact=True).pvalue),
                           "statistic": float(mcnemar([[0, b], [c, 0]], exact=False).statistic), "p": float(mcnemar([[0, b], [c, 0]], exact=False).pvalue)}
        for b, c in [(333, 669), (2309, 1032), (3, 9), (5, 5)]])
section("two_proportions", 1e-9, [{"incumbent": [62, 980], "candidate": [45, 1000],
                                   "z": float(proportion.proportions_ztest([45, 62], [1000, 980])[0]), "p": float(proportion.proportions_ztest([45, 62], [1000, 980])[1])}])

# Ratio of two estimates with a covariance: the two roots of Fieller's quadratic, written out.
fieller = []
for i, c, v, df in [(10, 11, (0.04, 0.01, 0.05), 29), (0.32, 0.277, (1e-5, 4e-6, 1.2e-5), 199), (-4, -5, (0.09, 0.02, 0.16), 50)]:
    tq = stats.t.isf(0.025, df)
    a2, a1, a0 = i * i - tq**2 * v[0], -2 * (i * c - tq**2 * v[1]), c * c - tq**2 * v[2]
    roots = sorted(np.roots([a2, a1, a0]).real)
    ends = [r - 1 for r in roots] if i > 0 else [1 - r for r in roots[::-1]]
    fieller.append({"incumbent": i, "candidate": c, "covariance": v, "df": df, "interval": [float(e) for e in ends]})
section("fieller", 1e-8, fieller)

# Sample sizes. statsmodels' TTestIndPower gives those of means as well, but stops its search at 6e-9.
def rows_for_means(effect):
    def power_less(n):
        df = 2 * n - 2
        return stats.ncf.sf(stats.t.ppf(0.975, df) ** 2, 1, df, effect**2 * n / 2) - 0.8

    about = power.TTestIndPower().solve_power(effect, alpha=0.05, power=0.8)
    return optimize.brentq(power_less, 0.9 * about, 1.1 * about, xtol=1e-12, rtol=1e-14)


section("sizes", 1e-9, [{"p0": 0.1, "p1": 0.11, "n": float(power.NormalIndPower().solve_power(proportion.proportion_effectsize(0.11, 0.1), alpha=0.05, power=0.8))},
                        {"p0": 0.02, "p1": 0.01, "n": float(power.NormalIndPower().solve_power(proportion.proportion_effectsize(0.01, 0.02), alpha=0.05, power=0.8))},
                        *[{"effect": e, "n": rows_for_means(e)} for e in [0.05, 0.1, 0.5, 0.9]]])

pathlib.Path(__file__).with_name("stats.python.json").write_text(json.dumps(out, indent=1) + "\n")
