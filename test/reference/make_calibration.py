"""Values that test/gates/calibration.test.ts holds gates/calibration.ts to, by numpy, scipy, statsmodels and scikit-learn: writes calibration.json.

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
from sklearn import metrics

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

# Four classes, one rare; probabilities too sure of themselves, to two digits, the likeliest taking what is left over.
CLASSES = ["cat", "dog", "human", "other"]
n = 700
x = rng.normal(size=(n, 4)) + np.array([1.0, 0.5, 0.2, -1.0])
y = np.array([rng.choice(4, p=p) for p in np.exp(x) / np.exp(x).sum(1, keepdims=True)])
e = np.exp(1.8 * x)
p = np.round(e / e.sum(1, keepdims=True), 2)
p[np.arange(n), p.argmax(1)] += 1 - p.sum(1)
p = np.round(p, 2)
top, right = p.max(1), (p.argmax(1) == y).astype(float)
each = {name: (p[:, k], (y == k).astype(float)) for k, name in enumerate(CLASSES)}


def classes(bins, equal):
    out = {f"{metric}({name})": v for name, (s, o) in each.items() for metric, v in gaps(s, o, bins, equal).items()}
    eces = [out[f"ece({name})"] for name in CLASSES]
    return {**gaps(top, right, bins, equal), **out, "classwise_ece": float(np.mean(eces)), "worst_class_ece": max(eces)}


unbinned = {f"{metric}({name})": v for name, (s, o) in each.items() for metric, v in values(s, o).items()}
brier = metrics.brier_score_loss(y, p, labels=range(4), scale_by_half=False)
multiclass = {
    "classes": CLASSES, "probabilities": p.tolist(), "label": [CLASSES[k] for k in y],
    "values": {**values(top, right), "brier": float(brier), **unbinned},
    "bins": [
        {"bins": bins, "binning": "equal-count" if equal else "equal-width", **classes(bins, equal)}
        for bins, equal in [(10, False), (15, False), (10, True)]
    ],
}

# A regression that is off where it predicts much, with intervals that are too narrow.
n = 600
prediction = np.round(rng.gamma(3, 10, n), 3)
y = np.round(prediction + rng.normal(0, 4, n) + 0.02 * prediction**1.5 - 3, 3)
low, high = prediction - 5, prediction + 5
LEVEL = 0.8
alpha = 1 - LEVEL
pinballs = metrics.mean_pinball_loss(y, low, alpha=alpha / 2) + metrics.mean_pinball_loss(y, high, alpha=1 - alpha / 2)
edges = np.unique(np.quantile(prediction, np.arange(1, 10) / 10))
b = np.searchsorted(edges, prediction, side="left")
regression = {
    "level": LEVEL, "prediction": prediction.tolist(), "low": low.tolist(), "high": high.tolist(), "label": y.tolist(),
    "values": {
        "interval_coverage": float(np.mean((low <= y) & (y <= high))),
        "interval_width": float(np.mean(high - low)),
        "interval_score": float(2 / alpha * pinballs),
        "decile_bias": float(max(abs(np.mean((prediction - y)[b == k])) for k in np.unique(b))),
    },
}

tolerance = {"relative": 1e-9, "recalibration": 1e-6}
out = {"tolerance": tolerance, "cases": cases, "multiclass": multiclass, "regression": regression}
pathlib.Path(__file__).with_name("calibration.json").write_text(json.dumps(out, separators=(",", ":")) + "\n")
