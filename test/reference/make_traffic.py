"""Values that test/gates/traffic.test.ts holds src/stats/sample-ratio.ts to: scipy's chisquare, and the sequential
multinomial test of Lindon & Malek (2022), equation 7, as a product over single observations: writes traffic.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_traffic.py
"""
import json
import math
import pathlib

from scipy import stats

CONCENTRATIONS = [4, 40, 400, 4000, 40_000]


def bayes_factor(counts, shares, concentration):
    # The posterior predictive of each observation over its probability under the expected shares; their order is free.
    log, seen, n = [], [0] * len(counts), 0
    for i, count in enumerate(counts):
        for _ in range(count):
            log.append(math.log((concentration * shares[i] + seen[i]) / (concentration + n) / shares[i]))
            seen[i] += 1
            n += 1
    return math.exp(math.fsum(log))


def sequential(counts, shares):
    return min(1, 1 / (math.fsum(bayes_factor(counts, shares, c) for c in CONCENTRATIONS) / len(CONCENTRATIONS)))


cases = []
for counts, shares in [
    ([5000, 5000], [0.5, 0.5]),
    ([5000, 5200], [0.5, 0.5]),
    ([10000, 10700], [0.5, 0.5]),
    ([95200, 4800], [0.95, 0.05]),
    ([94000, 6000], [0.95, 0.05]),
    ([12, 30], [0.5, 0.5]),
    ([0, 9], [0.5, 0.5]),
    ([500000, 503000], [0.5, 0.5]),
]:
    n = sum(counts)
    cases.append({
        "counts": counts,
        "shares": shares,
        "chi2": float(stats.chisquare(counts, [n * s for s in shares]).statistic),
        "p": sequential(counts, shares),
    })
pathlib.Path(__file__).with_name("traffic.json").write_text(
    json.dumps({"chi2_tolerance": 1e-9, "p_tolerance": 1e-6, "cases": cases}) + "\n")
