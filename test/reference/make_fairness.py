"""Golden values of gaps between groups: fairlearn and scikit-learn.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r test/reference/requirements-fairness.txt
    /tmp/venv/bin/python test/reference/make_fairness.py

writes test/reference/fairness.json beside itself. Rows are drawn here, so the document holds them.
"""

import json
from pathlib import Path

import fairlearn
import numpy as np
import sklearn
from fairlearn.metrics import (
    MetricFrame,
    demographic_parity_difference,
    demographic_parity_ratio,
    equal_opportunity_difference,
    equal_opportunity_ratio,
    equalized_odds_difference,
    equalized_odds_ratio,
    false_negative_rate,
    false_positive_rate,
    selection_rate,
    true_positive_rate,
)
from sklearn.metrics import accuracy_score, precision_score, roc_auc_score

rng = np.random.default_rng(20260301)
rows = 400
groups = np.array(["a", "b", "c", "d"])[rng.choice(4, rows, p=[0.5, 0.25, 0.15, 0.1])]
shift = {"a": 0.0, "b": 0.4, "c": -0.3, "d": 0.8}
label = rng.binomial(1, 0.4, rows)
# Two decimals, so that scores tie, also at the threshold.
score = np.round(1 / (1 + np.exp(-(1.4 * label - 0.7 + np.array([shift[g] for g in groups]) + rng.normal(0, 1, rows)))), 2)
decision = (score >= 0.5).astype(int)

rates = {
    "selection_rate": selection_rate,
    "true_positive_rate": true_positive_rate,
    "false_positive_rate": false_positive_rate,
    "false_negative_rate": false_negative_rate,
    "precision": precision_score,
    "accuracy": accuracy_score,
}
values = {name: MetricFrame(metrics=f, y_true=label, y_pred=decision, sensitive_features=groups) for name, f in rates.items()}
values["auc"] = MetricFrame(metrics=roc_auc_score, y_true=label, y_pred=score, sensitive_features=groups)
values["mean_error"] = MetricFrame(metrics=lambda y, s: np.mean(s) - np.mean(y), y_true=label, y_pred=score, sensitive_features=groups)

named = {
    "demographic_parity_difference": demographic_parity_difference,
    "demographic_parity_ratio": demographic_parity_ratio,
    "equal_opportunity_difference": equal_opportunity_difference,
    "equal_opportunity_ratio": equal_opportunity_ratio,
    "equalized_odds_difference": equalized_odds_difference,
    "equalized_odds_ratio": equalized_odds_ratio,
}
gaps = {name: f(label, decision, sensitive_features=groups) for name, f in named.items()}
for name, frame in values.items():
    gaps[f"{name}_difference"] = frame.difference(method="between_groups")
    if name != "mean_error":
        gaps[f"{name}_ratio"] = frame.ratio(method="between_groups")
gaps["predictive_parity_difference"] = gaps["precision_difference"]
gaps["calibration_difference"] = gaps["mean_error_difference"]

document = {
    "made_by": f"fairlearn {fairlearn.__version__}, scikit-learn {sklearn.__version__}, numpy {np.__version__}",
    "tolerance": 1e-9,
    "rows": [[str(g), int(y), float(s)] for g, y, s in zip(groups, label, score)],
    "groups": {name: {str(g): float(v) for g, v in frame.by_group.items()} for name, frame in values.items()},
    "gaps": {name: float(v) for name, v in gaps.items()},
}
path = Path(__file__).parent / "fairness.json"
path.write_text(json.dumps(document, indent=1).replace("\n   ", " ").replace("\n  ]", " ]") + "\n")
