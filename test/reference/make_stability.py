"""Trends: scipy.stats.theilslopes and pymannkendall.original_test, for test/stats/trend.test.ts: writes stability.json.

    pip install -r requirements-stability.txt && python make_stability.py
"""
import json
import pathlib

import numpy as np
import pymannkendall
from scipy import stats

draws = np.random.default_rng(5)


def trend(t, y):
    found = [stats.theilslopes(y, t, alpha=1 - a) for a in (0.05, 0.01)]
    tested = pymannkendall.original_test(y)
    return {
        "t": t.tolist(),
        "y": y.tolist(),
        "slope": float(found[0].slope),
        "intervals": [{"alpha": a, "low": float(f.low_slope), "high": float(f.high_slope)} for a, f in zip((0.05, 0.01), found)],
        # Two-sided; with the correction for continuity and for ties.
        "p": float(tested.p),
        "s": float(tested.s),
    }


hours = np.arange(24.0)
out = {"trends": {
    "tolerance": 1e-12,
    "cases": [
        trend(hours, draws.normal(size=24)),
        trend(hours, 0.9 - 0.004 * hours + 0.01 * draws.normal(size=24)),
        trend(np.delete(hours, [3, 4, 5, 11]), np.delete(hours, [3, 4, 5, 11]) / 7 + draws.normal(size=20)),
        # Rates of few events: many ties.
        trend(hours, draws.binomial(20, 0.1, size=24) / 20),
        # A wild last window.
        trend(hours, np.append(draws.normal(size=23), 100.0)),
        trend(np.arange(168.0), draws.lognormal(size=168)),
    ],
}}
pathlib.Path(__file__).with_name("stability.json").write_text(json.dumps(out) + "\n")
