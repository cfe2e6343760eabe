"""Values that test/gates/weights-golden.test.ts holds weighted metrics to, by scikit-learn (sample_weight), numpy, scipy and
statsmodels: writes weights.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_weights.py

Where a library takes no weights, rows are repeated: weights are quarters, and what is asked of does not depend on their unit.
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy import stats
from sklearn import metrics

rng = np.random.default_rng(20261121)
N = 240
w = rng.choice([0.25, 0.5, 1.0, 1.5, 4.0], N)
copies = (4 * w).astype(int)


def repeated(x):
    return np.repeat(x, copies)


def quantile(x, p):
    return float(np.quantile(x, p, weights=w, method="inverted_cdf"))


def rows(**columns):
    names = list(columns)
    return [dict(id=i, w=float(w[i])) | {k: columns[k][i].item() for k in names} for i in range(N)]


def binary():
    x = rng.normal(size=N)
    y = (rng.random(N) < 1 / (1 + np.exp(-x))).astype(int)
    sex = rng.choice(["F", "M"], N)
    scores = {a: np.clip(np.round(1 / (1 + np.exp(-x - s * rng.normal(size=N))), 2), 0.01, 0.99) for a, s in [("incumbent", 0.4), ("candidate", 0.8)]}
    took = {a: np.round(20 + 40 * rng.random(N) ** 3, 2) for a in scores}

    def values(a):
        s = scores[a]
        d = (s >= 0.5).astype(int)
        k = dict(sample_weight=w)
        edges = np.linspace(0, 1, 11)[1:-1]
        bins = np.searchsorted(edges, s, side="left")
        gaps = [abs(np.sum((w * (s - y))[bins == b])) / w.sum() for b in range(10)]
        largest = [abs(np.sum((w * (s - y))[bins == b])) / w[bins == b].sum() for b in range(10) if np.any(bins == b)]
        logit = np.log(s / (1 - s))
        fit = sm.GLM(y, sm.add_constant(logit), family=sm.families.Binomial(), freq_weights=w).fit(tol=1e-14)
        selected = [np.average(d[sex == g], weights=w[sex == g]) for g in "FM"]
        tpr = [np.average(d[(sex == g) & (y == 1)], weights=w[(sex == g) & (y == 1)]) for g in "FM"]
        auc_by_sex = [metrics.roc_auc_score(y[sex == g], s[sex == g], sample_weight=w[sex == g]) for g in "FM"]
        return {
            "significance/accuracy/margin": metrics.accuracy_score(y, d, **k),
            "significance/balanced_accuracy/margin": metrics.balanced_accuracy_score(y, d, **k),
            "significance/precision/margin": metrics.precision_score(y, d, **k),
            "significance/recall/margin": metrics.recall_score(y, d, **k),
            "significance/f1/margin": metrics.f1_score(y, d, **k),
            "significance/mcc/margin": metrics.matthews_corrcoef(y, d, **k),
            "significance/auc/margin": metrics.roc_auc_score(y, s, **k),
            "significance/average_precision/margin": metrics.average_precision_score(y, s, **k),
            "significance/log_loss/margin": metrics.log_loss(y, s, **k),
            "significance/brier/margin": metrics.brier_score_loss(y, s, **k),
            "calibration/ece/margin": sum(gaps),
            "calibration/mce/margin": max(largest),
            "calibration/slope/max": fit.params[1],
            "calibration/intercept/max": fit.params[0],
            "calibration/calibration_in_the_large/max": np.average(y, weights=w) - np.average(s, weights=w),
            "calibration/observed_to_expected/max": np.average(y, weights=w) / np.average(s, weights=w),
            "fairness/demographic_parity_difference(sex)/max": max(selected) - min(selected),
            "fairness/equal_opportunity_ratio(sex)/min": min(tpr) / max(tpr),
            "fairness/auc_difference(sex)/max": max(auc_by_sex) - min(auc_by_sex),
            "latency/p50/max": quantile(took[a], 0.5),
            "latency/p99/max": quantile(took[a], 0.99),
            "latency/mean/max": np.average(took[a], weights=w),
        }

    i, c = scores["incumbent"], scores["candidate"]
    moved = np.abs(c - i)
    pair = {
        "parity/flip_rate/max": np.average((i >= 0.5) != (c >= 0.5), weights=w),
        "parity/kappa/min": metrics.cohen_kappa_score(i >= 0.5, c >= 0.5, sample_weight=w),
        "parity/mean_abs_diff/max": metrics.mean_absolute_error(i, c, sample_weight=w),
        "parity/p90_abs_diff/max": quantile(moved, 0.9),
        "parity/pearson/min": (lambda v: v[0, 1] / np.sqrt(v[0, 0] * v[1, 1]))(np.cov(i, c, aweights=w)),
        "parity/spearman/min": stats.spearmanr(repeated(i), repeated(c)).statistic,
        "parity/kendall_tau_b/min": stats.kendalltau(repeated(i), repeated(c)).statistic,
        "drift/wasserstein(score)/max": stats.wasserstein_distance(c, i, w, w),
        "drift/ks(score)/max": stats.ks_2samp(repeated(c), repeated(i)).statistic,
    }
    made = {a: rows(y=y, sex=sex, score=scores[a], took=took[a]) for a in scores}
    return {"rows": made, "values": {a: values(a) for a in scores}, "pair": pair}


def multiclass():
    names = np.array(["cat", "dog", "owl"])
    truth = rng.integers(0, 3, N)
    made, values = {}, {}
    for a, right in [("incumbent", 0.7), ("candidate", 0.6)]:
        p = rng.dirichlet([1, 1, 1], N) * (1 - right) + right * np.eye(3)[np.where(rng.random(N) < right, truth, rng.integers(0, 3, N))]
        p = np.round(p, 3)
        p[:, 2] = np.round(1 - p[:, 0] - p[:, 1], 3)
        d = p.argmax(axis=1)
        k = dict(sample_weight=w)
        made[a] = [dict(id=i, w=float(w[i]), truth=str(names[truth[i]]), p=[float(v) for v in p[i]]) for i in range(N)]
        values[a] = {
            "accuracy": metrics.accuracy_score(truth, d, **k),
            "macro_f1": metrics.f1_score(truth, d, average="macro", **k),
            "weighted_precision": metrics.precision_score(truth, d, average="weighted", **k),
            "macro_recall": metrics.recall_score(truth, d, average="macro", **k),
            "macro_auc_ovr": np.mean([metrics.roc_auc_score(truth == c, p[:, c], **k) for c in range(3)]),
            "log_loss": metrics.log_loss(truth, np.clip(p, 1e-15, 1 - 1e-15), **k) if np.allclose(p.sum(axis=1), 1) else None,
        }
    return {"rows": made, "values": values}


def regression():
    z = np.round(10 + 3 * rng.normal(size=N), 3)
    made, values = {}, {}
    for a, s in [("incumbent", 1.0), ("candidate", 1.2)]:
        g = np.round(z + s * rng.normal(size=N), 3)
        k = dict(sample_weight=w)
        made[a] = rows(z=z, guess=g)
        values[a] = {
            "mae": metrics.mean_absolute_error(z, g, **k),
            "rmse": metrics.root_mean_squared_error(z, g, **k),
            "mape": metrics.mean_absolute_percentage_error(z, g, **k),
            "medae": quantile(np.abs(g - z), 0.5),
            "r2": metrics.r2_score(z, g, **k),
            "bias": np.average(g - z, weights=w),
            "pinball": metrics.mean_pinball_loss(z, g, **k),
        }
    return {"rows": made, "values": values}


def plain(x):
    if isinstance(x, dict):
        return {k: plain(v) for k, v in x.items()}
    if isinstance(x, list):
        return [plain(v) for v in x]
    return x.item() if isinstance(x, np.generic) else x


out = {
    "tolerance": 1e-9,
    # Of the two that statsmodels finds by iteration.
    "tolerance_fitted": 1e-6,
    "effective_n": float(w.sum() ** 2 / (w**2).sum()),
    "binary": binary(),
    "multiclass": multiclass(),
    "regression": regression(),
}
path = pathlib.Path(__file__).with_name("weights.json")
path.write_text(json.dumps(plain(out), separators=(",", ":")) + "\n")
