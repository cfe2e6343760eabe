"""Values that test/gates/significance.test.ts holds the gate to, by scikit-learn and scipy: writes significance.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_significance.py

Four classes of which the candidate never decides for one, probabilities with ties, and a regression of skewed labels.
"""
import json
import pathlib

import numpy as np
from scipy import stats
from sklearn import metrics as m

rng = np.random.default_rng(20261120)
CLASSES = ["cat", "dog", "human", "other"]


def multiclass(n=600):
    y = rng.choice(4, n, p=[0.4, 0.3, 0.2, 0.1])
    arms = {}
    for arm, (skill, floor) in {"incumbent": (1.6, 0.0), "candidate": (2.0, -9.0)}.items():
        z = rng.normal(size=(n, 4)) + skill * np.eye(4)[y]
        z[:, 3] += floor
        p = np.exp(z)
        # 64ths make ties; sums stay exact.
        q = np.round(64 * p / p.sum(1, keepdims=True))
        q[np.arange(n), q.argmax(1)] += 64 - q.sum(1)
        arms[arm] = q / 64
    return y, arms


def values(y, p):
    d = p.argmax(1)
    out = {"accuracy": m.accuracy_score(y, d), "balanced_accuracy": m.balanced_accuracy_score(y, d)}
    for how in ["macro", "weighted", "micro"]:
        out[f"{how}_precision"] = m.precision_score(y, d, average=how, zero_division=0)
        out[f"{how}_recall"] = m.recall_score(y, d, average=how, zero_division=0)
        out[f"{how}_f1"] = m.f1_score(y, d, average=how, zero_division=0)
    out["macro_auc_ovr"] = m.roc_auc_score(y, p, multi_class="ovr")
    clipped = np.clip(p[np.arange(len(y)), y], 1e-15, 1 - 1e-15)
    out["log_loss"] = -np.log(clipped).mean()
    for k, name in enumerate(CLASSES):
        out[f"recall({name})"] = m.recall_score(y == k, d == k)
        out[f"auc({name})"] = m.roc_auc_score(y == k, p[:, k])
        if (d == k).any():
            out[f"precision({name})"] = m.precision_score(y == k, d == k)
        out[f"f1({name})"] = m.f1_score(y == k, d == k)
    out["mcc"] = m.matthews_corrcoef(y, d)
    out["brier"] = m.brier_score_loss(y, p, labels=range(4), scale_by_half=False)
    for k, name in enumerate(CLASSES):
        out[f"average_precision({name})"] = m.average_precision_score(y == k, p[:, k])
    return out


def decided_over(thresholds, y, p):
    """Decisions of the largest probability over threshold, as Spark's ProbabilisticClassificationModel has them."""
    d = (p / np.array(thresholds)).argmax(1)
    return {"accuracy": m.accuracy_score(y, d), "macro_f1": m.f1_score(y, d, average="macro"), "mcc": m.matthews_corrcoef(y, d)}


def regression(n=500):
    y = rng.lognormal(3, 1, n)
    return y, {"incumbent": y * rng.lognormal(0.05, 0.3, n), "candidate": np.where(rng.random(n) < 0.1, y + 1, y * rng.lognormal(0, 0.25, n))}


def errors(y, p):
    return {
        "mae": m.mean_absolute_error(y, p), "rmse": m.root_mean_squared_error(y, p), "mape": m.mean_absolute_percentage_error(y, p),
        "medae": m.median_absolute_error(y, p), "r2": m.r2_score(y, p), "bias": (p - y).mean(), "pinball": m.mean_pinball_loss(y, p, alpha=0.9),
    }


y, arms = multiclass()
rows = {arm: [{"id": i, "label": CLASSES[y[i]], "p": list(map(float, p[i]))} for i in range(len(y))] for arm, p in arms.items()}
out = {"tolerance": 1e-9, "multiclass": {"rows": rows, "values": {arm: values(y, p) for arm, p in arms.items()}}}
THRESHOLDS = [0.4, 0.3, 0.25, 0.05]
out["multiclass"]["thresholds"] = dict(zip(CLASSES, THRESHOLDS))
out["multiclass"]["over"] = {
    arm: {k: float(v) for k, v in decided_over(THRESHOLDS, y, p).items()} for arm, p in arms.items()
}
y, arms = regression()
size = {arm: np.abs(p - y) for arm, p in arms.items()}
test = stats.wilcoxon(size["candidate"], size["incumbent"], method="asymptotic")
ranks = stats.mannwhitneyu(size["candidate"], size["incumbent"], method="asymptotic")
welch = stats.ttest_ind(size["candidate"], size["incumbent"], equal_var=False)
out["regression"] = {
    "rows": {arm: [{"id": i, "label": float(y[i]), "prediction": float(p[i])} for i in range(len(y))] for arm, p in arms.items()},
    "values": {arm: errors(y, p) for arm, p in arms.items()},
    "wilcoxon": {"statistic": float(test.statistic), "p": float(test.pvalue)},
    "mann_whitney": {"statistic": float(ranks.statistic), "p": float(ranks.pvalue)},
    "welch": {"statistic": float(welch.statistic), "p": float(welch.pvalue)},
}
# Counts of two groups of users, with many ties and a few unknown.
orders = {"incumbent": rng.poisson(1.1, 400), "candidate": rng.poisson(1.4, 350)}
ranks = stats.mannwhitneyu(orders["candidate"], orders["incumbent"], method="asymptotic")
out["orders"] = {
    "rows": {arm: [{"orders": int(x)} for x in xs] + [{"orders": None}] * 9 for arm, xs in orders.items()},
    "mann_whitney": {"statistic": float(ranks.statistic), "p": float(ranks.pvalue)},
}
out["multiclass"]["values"] = {a: {k: float(v) for k, v in vs.items()} for a, vs in out["multiclass"]["values"].items()}
out["regression"]["values"] = {a: {k: float(v) for k, v in vs.items()} for a, vs in out["regression"]["values"].items()}
pathlib.Path(__file__).with_name("significance.json").write_text(json.dumps(out) + "\n")
