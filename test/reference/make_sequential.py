"""Values that test/stats/sequential.test.ts holds looks and sequences to, by confseq and scipy: writes sequential.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements-sequential.txt
    /tmp/venv/bin/python make_sequential.py

confseq 0.0.11 pins pybind11 2.6, which no longer compiles on Python 3.11: unpack its source, and build its two modules
beside it (needs Boost's headers):

    g++ -O1 -shared -fPIC -std=c++17 $(python -m pybind11 --includes) -I confseq confseq/boundaries.cpp \\
        -o confseq/boundaries$(python -c "import sysconfig; print(sysconfig.get_config_var('EXT_SUFFIX'))")

(and quantiles.cpp alike), then run this with PYTHONPATH at the folder that holds `confseq`.
"""
import json
import pathlib

import numpy as np

np.float_ = np.float64  # confseq's annotations use numpy 1's name
from confseq import betting, boundaries
from scipy import integrate, optimize, special, stats

out = {}


def section(name, tolerance, cases):
    out[name] = {"tolerance": tolerance, "cases": cases}


# Capital of bets on a rate: a sum s = events - n p of variance process v = n p (1 - p), of steps in [-p, 1 - p].
rates = []
for events, n, p, tuned in [(0, 100, 0.01, 1000), (3, 100, 0.01, 1000), (12, 1000, 0.005, 5000), (40, 1000, 0.05, 1000),
                            (70, 1000, 0.05, 4000), (30, 1000, 0.05, 1000), (520, 1000, 0.5, 20000), (940, 1000, 0.9, 1000),
                            (41, 20000, 0.001, 20000)]:
    q = p * (1 - p)
    rates.append({"events": events, "n": n, "p": p, "tunedAt": tuned, "log": float(
        boundaries.beta_binomial_log_mixture(events - n * p, n * q, tuned * q, p, 1 - p, 0.025, True))})
section("rate_capital", 1e-9, rates)

# The same as an average of betting martingales of Waudby-Smith and Ramdas, each with a fixed bet.
by_bets = []
for events, n, p, tuned in [(4, 60, 0.05, 300), (25, 200, 0.1, 400), (2, 90, 0.03, 90)]:
    q = p * (1 - p)
    two_log = 2 * np.log(1 / 0.05)
    rho = tuned * q / (two_log + np.log(1 + two_log))
    r = max(rho - q, 1e-3 * q)
    a, b = r / (1 - p), r / p
    x = np.repeat([1.0, 0.0], [events, n - events])
    np.random.default_rng(events).shuffle(x)

    def capital(rate):
        bet = (rate - p) / q
        return betting.betting_mart(x, p, lambdas_fn_positive=lambda x, m: np.repeat(bet, len(x)), theta=1, trunc_scale=1, m_trunc=True)[-1]

    mass = special.betaincc(a, b, p)
    nodes, weights = np.polynomial.legendre.leggauss(400)
    # q = p + (1 - p) u^2: smooth where the beta density is not
    u = (nodes + 1) / 2
    at = p + (1 - p) * u**2
    density = stats.beta.pdf(at, a, b) * 2 * u * (1 - p) / 2
    by_bets.append({"events": events, "n": n, "p": p, "tunedAt": tuned,
                    "log": float(np.log(sum(w * d * capital(v) for w, d, v in zip(weights, density, at)) / mass))})
section("rate_capital_by_bets", 1e-6, by_bets)

section("normal_capital", 1e-9, [{"z": z, "ratio": ratio, "log": float(boundaries.normal_log_mixture(z, 1, ratio, 0.025, True))}
        for z in [-4, -1, 0, 1, 2, 3.5, 6] for ratio in [0.5, 1, 3, 20]])

# Largest z that a sequence allows at a look: the bound of the sum at v = 1.
section("normal_bound", 1e-8, [{"a": a, "ratio": ratio, "z": float(boundaries.normal_mixture_bound(1, a, ratio, 0.025, True))}
        for a in [0.05, 0.025, 0.001] for ratio in [0.5, 1, 3, 20]])

# A quantile's sequence: the limit is beyond it once the rows below the limit are that many (Howard & Ramdas 2022, theorem 1).
quantiles = []
for p, n, tuned in [(0.5, 400, 400), (0.9, 1000, 500), (0.99, 5000, 5000)]:
    for a in [0.025, 0.005]:
        v, tuned_v = n * p * (1 - p), tuned * p * (1 - p)
        up = boundaries.beta_binomial_mixture_bound(v, a, tuned_v, p, 1 - p, 0.025, True)
        down = boundaries.beta_binomial_mixture_bound(v, a, tuned_v, 1 - p, p, 0.025, True)
        quantiles.append({"p": p, "n": n, "tunedAt": tuned, "a": a, "low": int(np.floor(n * p - down)), "high": int(np.ceil(n * p + up))})
section("quantile_ranks", 0, quantiles)


# Group sequential boundaries by O'Brien and Fleming's spending, crossing chances by the multivariate normal (Genz).
def spending(a, t):
    return a if t >= 1 else 2 * stats.norm.sf(stats.norm.isf(a / 2) / np.sqrt(t))


def none_crossed(z, t):
    t = np.asarray(t)
    cov = np.sqrt(np.minimum.outer(t, t) / np.maximum.outer(t, t))
    if len(t) == 1:
        return stats.norm.cdf(z[0])
    exact = stats.multivariate_normal(cov=cov, abseps=1e-9, releps=1e-9, maxpts=2_000_000, seed=1)
    return exact.cdf(z)


looks = []
for a, t in [(0.025, [0.5, 1]), (0.025, [0.2, 0.9]), (0.025, [1 / 3, 2 / 3, 1]), (0.05, [0.3, 0.4, 1]), (0.005, [0.25, 0.5, 0.75])]:
    z, spent = [], 0.0
    for k in range(len(t)):
        goal = spending(a, t[k])
        z.append(float(stats.norm.isf(goal)) if k == 0 else float(optimize.brentq(
            lambda x: 1 - none_crossed(np.array(z + [x]), t[: k + 1]) - goal, 0, 10, xtol=1e-7)))
    looks.append({"a": a, "t": t, "spent": [float(spending(a, x)) for x in t], "z": z})
section("looks", 2e-5, looks)

# As printed: O'Brien-Fleming type bounds of equal looks, two-sided 0.05, by ldbounds and gsDesign (sfLDOF): DeMets & Lan,
# Statistics in Medicine 13 (1994), and the packages' documentation. Their coarser integration is good to three decimals (the
# second of five looks is 3.35701 by the multivariate normal).
section("looks_printed", 5e-4, [{"a": 0.025, "z": z} for z in [[2.9626, 1.9686], [3.7103, 2.5114, 1.9930], [4.3326, 2.9631, 2.3590, 2.0141],
                                                            [4.8769, 3.3569, 2.6803, 2.2898, 2.0310]]])

pathlib.Path(__file__).with_name("sequential.json").write_text(json.dumps(out, indent=1) + "\n")
