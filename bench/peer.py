"""The numbers of bench/mlgate.yaml by pandas, scikit-learn and scipy: point values only, vectorised, needed columns only.

python bench/peer.py <folder> <values.json>
"""
import json
import sys

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, brier_score_loss, log_loss, roc_auc_score

folder, out = sys.argv[1:]
COLUMNS = ["request_id", "score", "label", "country", "device", "tier", "latency_ms", "income", "age", "balance", "visits"]
SLICES = ["country", "device", "tier"]
FEATURES = ["score", "income", "age", "balance", "visits"]
logs = {}
for arm in ("incumbent", "candidate"):
    log = pd.read_parquet(f"{folder}/{arm}.parquet", columns=COLUMNS)
    for name in SLICES:
        log[name] = log[name].astype("category")
    logs[arm] = log

values = {}


def put(name, arm, value):
    values.setdefault(name, {})[arm] = None if value is None else float(value)


candidate, incumbent = logs["candidate"], logs["incumbent"]
for arm, log in logs.items():
    put("data/rows/min", arm, len(log))
    put("data/null_rate(score)/max", arm, log["score"].isna().mean())
    put("data/out_of_range(score)/max", arm, ((log["score"] < 0) | (log["score"] > 1)).mean())

pairs = incumbent[["request_id", "score"]].merge(
    candidate[["request_id", "score"]], on="request_id", suffixes=("_i", "_c"), sort=False
)
i, c = pairs["score_i"].to_numpy(), pairs["score_c"].to_numpy()
put("parity/flip_rate/max", "candidate", ((i >= 0.5) != (c >= 0.5)).mean())
put("parity/mean_abs_diff/max", "candidate", np.abs(c - i).mean())
put("parity/within_tolerance/min", "candidate", (np.abs(c - i) <= 0.01).mean())
put("parity/pearson/min", "candidate", stats.pearsonr(i, c)[0])
put("parity/spearman/min", "candidate", stats.spearmanr(i, c)[0])

for feature in FEATURES:
    x, y = candidate[feature].to_numpy(dtype=float), incumbent[feature].to_numpy(dtype=float)
    edges = np.unique(np.quantile(y, np.linspace(0, 1, 11))[1:-1])
    p, q = (np.maximum(np.bincount(np.searchsorted(edges, v, side="right"), minlength=len(edges) + 1) / len(v), 1e-4) for v in (x, y))
    put(f"drift/psi({feature})/max", "candidate", ((p - q) * np.log(p / q)).sum())
    put(f"drift/ks({feature})/max", "candidate", stats.ks_2samp(x, y, method="asymp").statistic)
    put(f"drift/wasserstein({feature})/max", "candidate", stats.wasserstein_distance(x, y))

for arm, log in logs.items():
    score, label = log["score"].to_numpy(), log["label"].to_numpy()
    decision = score >= 0.5
    bins = np.searchsorted(np.arange(1, 10) / 10, score, side="left")
    n, s, y = (np.bincount(bins, weights=w, minlength=10) for w in (np.ones(len(score)), score, label))
    put("calibration/ece/margin", arm, np.abs(s - y).sum() / n.sum())
    put("calibration/brier/margin", arm, brier_score_loss(label, score))
    logit = np.log(score / (1 - score)).reshape(-1, 1)
    put("calibration/slope/margin", arm, LogisticRegression(C=np.inf, tol=1e-10).fit(logit, label).coef_[0, 0])
    for group in ("country", "device"):
        rates = log.assign(decision=decision)
        selected = rates.groupby(group, observed=True)["decision"].mean()
        recall = rates[label == 1].groupby(group, observed=True)["decision"].mean()
        put(f"fairness/demographic_parity_difference({group})/margin", arm, selected.max() - selected.min())
        put(f"fairness/equal_opportunity_difference({group})/margin", arm, recall.max() - recall.min())
    latency = log["latency_ms"].to_numpy()
    for name, value in zip(("p50", "p99", "p999"), np.quantile(latency, [0.5, 0.99, 0.999])):
        put(f"latency/{name}/margin", arm, value)
    put("latency/mean/margin", arm, latency.mean())
    parts = {"": slice(None)}
    for name in SLICES:
        codes = log[name].cat.codes.to_numpy()
        for code, value in enumerate(log[name].cat.categories):
            parts[f"[{name}={value}]"] = codes == code
    for suffix, rows in parts.items():
        own, outcome = score[rows], label[rows]
        put(f"significance/accuracy/margin{suffix}", arm, accuracy_score(outcome, decision[rows]))
        put(f"significance/auc/margin{suffix}", arm, roc_auc_score(outcome, own))
        put(f"significance/log_loss/margin{suffix}", arm, log_loss(outcome, own))

with open(out, "w") as file:
    json.dump(values, file, indent=1)
