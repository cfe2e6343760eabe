"""Values that test/gates/parity.test.ts holds gates/parity.ts to, by scipy, numpy and statsmodels: writes parity.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements.txt && /tmp/venv/bin/python make_parity.py
"""
import json
import pathlib

import numpy as np
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa

rng = np.random.default_rng(20261120)


def case(name, incumbent, candidate):
    incumbent, candidate = [np.asarray(x, dtype=float) for x in (incumbent, candidate)]
    difference = np.abs(candidate - incumbent)
    a, b = incumbent >= 0.5, candidate >= 0.5
    table = [[int(np.sum((a == i) & (b == j))) for j in (False, True)] for i in (False, True)]
    kappa = cohens_kappa(np.array(table))
    n = len(incumbent)

    def overlap(k):
        # No ties across the threshold in what is asked of.
        top = [set(np.flatnonzero(stats.rankdata(-x) <= k)) for x in (incumbent, candidate)]
        return len(top[0] & top[1]) / max(map(len, top))

    return {
        "name": name,
        "incumbent": incumbent.tolist(),
        "candidate": candidate.tolist(),
        "kendall_tau_b": float(stats.kendalltau(incumbent, candidate).statistic),
        "kappa": float(kappa.kappa),
        "kappa_se": float(kappa.std_kappa),
        "flip_rate_up": float(np.mean(~a & b)),
        "flip_rate_down": float(np.mean(a & ~b)),
        "quantiles": {f"p{q}_abs_diff": float(np.quantile(difference, float(f"0.{q}"))) for q in ("5", "50", "90", "99", "999")},
        "top_20": overlap(20),
        "top_share_0.1": overlap(0.1 * n + 1e-9),
    }


x = rng.random(400)
cases = [
    case("no ties", x, np.clip(x + rng.normal(0, 0.2, 400), 0, 1) * 0.999 + rng.random(400) * 1e-3),
    case("ties everywhere", np.round(x, 1), np.round(np.clip(x + rng.normal(0, 0.3, 400), 0, 1), 1)),
    case("reversed", x, 1 - x),
]
pathlib.Path(__file__).with_name("parity.json").write_text(json.dumps({"tolerance": 1e-9, "cases": cases}) + "\n")
