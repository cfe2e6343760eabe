"""Values that test/gates/calibration.test.ts holds gates/calibration.ts to, by numpy, scipy and statsmodels: writes calibration.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_calibration.py [predictions.csv ...]

With files of score and label (columns so named), it prints their slope and intercept, for comparison with real logs.
"""
import csv
import json
import pathlib
import sys

import numpy as np
import statsmodels.api as sm
from scipy import stats

CLIP = 1e-15


def recalibration(s, y):
    c = np.clip(s, CLIP, 1 - CLIP)
    found = sm.Logit(y, sm.add_constant(np.log(c / (1 - c)))).fit(disp=0, method="newton", maxiter=200, tol=1e-14)
    return {"intercept": float(found.params[0]), "slope": float(found.params[1])}


def gaps(s, y, bins, equal_count):
    """Right-closed bins; of equal count, cut at numpy's linear quantiles."""
    edges = np.unique(np.quantile(s, np.arange(1, bins) / bins)) if equal_count else np.arange(1, bins) / bins
    b = np.searchsorted(edges, s, side="left")
    rows = [(np.mean(b == k), s[b == k].mean(), y[b == k].mean()) for k in np.unique(b)]
    w, p, r = map(np.array, zip(*rows))
    base = y.mean()
    return {
        "ece": float(np.sum(w * np.abs(p - r))),
        "mce": float(np.max(np.abs(p - r))),
        "reliability": float(np.sum(w * (p - r) ** 2)),
        "resolution": float(np.sum(w * (r - base) ** 2)),
    }


def values(s, y):
    z = np.sum((y - s) * (1 - 2 * s)) / np.sqrt(np.sum((1 - 2 * s) ** 2 * s * (1 - s)))
    return {
        "brier": float(np.mean((s - y) ** 2)),
        "calibration_in_the_large": float(y.mean() - s.mean()),
        "observed_to_expected": float(y.sum() / s.sum()),
        "spiegelhalter_z": float(z),
        "spiegelhalter_p": float(2 * stats.norm.sf(abs(z))),
        **recalibration(s, y),
    }


if len(sys.argv) > 1:
    for path in sys.argv[1:]:
        with open(path) as f:
            rows = [(float(r["score"]), float(r["label"])) for r in csv.DictReader(f)]
        print(path, json.dumps(recalibration(*map(np.array, zip(*rows)))))
    sys.exit()

rng = np.random.default_rng(20261203)
cases = []
for name, n, distort in [
    ("honest", 400, lambda x: x),
    ("overconfident", 600, lambda x: 2.5 * x + 0.3),
    ("with certain scores", 500, lambda x: 4 * x),
    ("tied", 300, lambda x: np.round(x)),
]:
    x = rng.normal(-1, 1.5, n)
    y = (rng.random(n) < 1 / (1 + np.exp(-x))).astype(float)
    s = 1 / (1 + np.exp(-distort(x)))
    if name == "with certain scores":
        s = np.round(s, 3)
    if name == "tied":
        s = np.round(s, 1)
    case = {"name": name, "score": s.tolist(), "label": y.tolist(), "values": values(s, y)}
    case["bins"] = [
        {"bins": bins, "binning": "equal-count" if equal else "equal-width", **gaps(s, y, bins, equal)}
        for bins, equal in [(10, False), (15, False), (10, True)]
    ]
    cases.append(case)

tolerance = {"relative": 1e-9, "recalibration": 1e-6}
out = {"tolerance": tolerance, "cases": cases}
pathlib.Path(__file__).with_name("calibration.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
