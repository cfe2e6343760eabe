"""Values that test/stats/power.test.ts holds src/stats/power.ts to, by scipy and statsmodels: writes power.json beside itself.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_power.py

The power of Tango's test of paired rates is summed over all tables that matter, its p found by maximising the likelihood
numerically: no formula is shared with src/stats.
"""
import json
import pathlib

import numpy as np
from scipy import optimize, stats
from statsmodels.stats import power, proportion

out = {}


def section(name, tolerance, cases):
    out[name] = {"tolerance": tolerance, "cases": cases}


ALPHA = 0.05

# One end: the chance to rule out harm that is `distance` away, z test.
one = power.NormalIndPower(ddof=0)
section("one-end", 1e-9, [
    {"distance": d, "se": se, "power": float(one.power(d / se, 1, ALPHA / 2, ratio=0, alternative="larger"))}
    for d, se in [(0.005, 0.002), (0.005, 0.0017846), (0.01, 0.01), (0.2, 0.05)]])

# Two one-sided tests, both ends at α/2, the truth anywhere between. The variance is the same at both ends.
tost = []
for low, upp, p, n in [(0.45, 0.55, 0.5, 1051), (0.45, 0.55, 0.5, 2000), (0.28, 0.32, 0.3, 5000), (0.28, 0.32, 0.31, 9000), (0.4, 0.6, 0.55, 700)]:
    found = proportion.power_ztost_prop(low, upp, n, p, alpha=ALPHA / 2, dist="norm", variance_prop=p, discrete=False)
    tost.append({"above": upp - p, "below": p - low, "se": (p * (1 - p) / n) ** 0.5, "power": float(np.squeeze(found[0] if isinstance(found, tuple) else found))})
section("tost", 1e-9, tost)

# The rows that give a power, of a z test: one end.
section("rows", 1e-6, [
    {"distance": d, "sd": sd, "power": p, "n": float(one.solve_power(d / sd, alpha=ALPHA / 2, power=p, ratio=0, alternative="larger"))}
    for d, sd in [(0.005, 0.3), (0.01, 0.5)] for p in (0.8, 0.9)])

# Paired means, by the noncentral t: the interval is a t interval, ours takes its width for a normal one's.
section("paired-means", 0.015, [
    {"distance": d, "sd": sd, "n": n, "power": float(power.TTestPower().power(d / sd, n, ALPHA / 2, alternative="larger"))}
    for d, sd, n in [(0.05, 0.5, 785), (0.05, 0.5, 1051), (0.1, 0.5, 200), (0.2, 0.5, 60)]])

def spread_under(rate, margin):
    """Standard deviation of the difference of one row an arm, with the rates fitted (as often in each arm) to a difference of −margin."""
    def loss(q):
        return -sum(rate * np.log(x) + (1 - rate) * np.log(1 - x) for x in (q, q + margin))
    q = optimize.minimize_scalar(loss, bounds=(1e-12, 1 - margin - 1e-12), method="bounded", options={"xatol": 1e-12}).x
    return (q * (1 - q) + (q + margin) * (1 - q - margin)) ** 0.5


# Two proportions, unpaired and alike: non-inferiority by a margin (Farrington & Manning 1990).
section("two-proportions", 0.02, [
    {"rate": r, "margin": m, "n": n, "power": float(power.normal_power_het(m, n, ALPHA / 2, std_null=spread_under(r, m), std_alternative=(2 * r * (1 - r)) ** 0.5, alternative="larger"))}
    for r, m, n in [(0.1, 0.02, 3500), (0.3, 0.05, 1300), (0.5, 0.1, 400), (0.02, 0.01, 3000)]])


def tango(b, c, n, margin):
    """One-sided p of "rate of the candidate − rate of the incumbent ≤ −margin": c pairs only the candidate has, b only the incumbent."""
    def loss(q):
        # q: share of pairs that only the candidate has, q + margin: that only the incumbent has.
        rest = 1 - 2 * q - margin
        return -(c * np.log(q) + b * np.log(q + margin) + (n - b - c) * np.log(rest))
    top = (1 - margin) / 2
    q = optimize.minimize_scalar(loss, bounds=(1e-12, top - 1e-12), method="bounded", options={"xatol": 1e-12}).x
    return stats.norm.sf((c - b + n * margin) / np.sqrt(n * (2 * q + margin * (1 - margin))))


def power_of_pairs(n, psi, margin):
    d = stats.binom(n, psi)
    total = 0.0
    for discordant in range(int(d.ppf(1e-6)), int(d.isf(1e-6)) + 1):
        c = np.arange(discordant + 1)
        # p falls with c: the first that rejects.
        low, high = 0, discordant + 1
        while low < high:
            middle = (low + high) // 2
            if tango(discordant - middle, middle, n, margin) <= ALPHA / 2:
                high = middle
            else:
                low = middle + 1
        total += d.pmf(discordant) * stats.binom.sf(low - 1, discordant, 0.5)
    return total


# McNemar's table: alike arms, psi of the pairs differ.
section("pairs", 0.02, [
    {"n": n, "psi": psi, "margin": m, "power": float(power_of_pairs(n, psi, m))}
    for n, psi, m in [(1600, 0.05, 0.015), (4000, 0.08, 0.0125), (600, 0.1, 0.04), (2500, 0.02, 0.01)]])

pathlib.Path(__file__).with_name("power.json").write_text(json.dumps(out, indent=1) + "\n")
