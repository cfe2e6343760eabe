"""Values that test/stats/covariate.test.ts holds src/stats/covariate.ts to, by statsmodels and scipy: writes covariate.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install numpy==2.4.6 scipy==1.17.1 statsmodels==0.15.0
    /tmp/venv/bin/python make_covariate.py
"""
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy import stats

rng = np.random.default_rng(20241102)


def arm(n, effect, ratio):
    x = np.round(rng.gamma(2, 10, n), 3)
    size = rng.integers(1, 9, n) if ratio else np.ones(n)
    total = np.round(size * (0.5 * x + effect + rng.normal(0, 4, n)), 3)
    return total, size.astype(float), x


def moments(columns):
    names = ["total", "size", "covariate"]
    centred = [c - c.mean() for c in columns]
    return {"n": len(columns[0]), "mean": {k: float(c.mean()) for k, c in zip(names, columns)},
            "comoments": {k: {j: float(a @ b) for j, b in zip(names, centred)} for k, a in zip(names, centred)}}


cases = []
for ratio in [False, True]:
    for n, m, effect in [(60, 45, 1.5), (400, 150, 0)]:
        arms = [arm(n, 0, ratio), arm(m, effect, ratio)]
        value = [t.sum() / s.sum() for t, s, _ in arms]
        z = [(t - v * s) / s.mean() for (t, s, _), v in zip(arms, value)]
        x = [a[2] for a in arms]
        # z has mean 0 in each arm: the slope is that within the arms
        design = np.column_stack([np.repeat([1.0, 0.0], [n, m]), np.repeat([0.0, 1.0], [n, m]), np.concatenate(x)])
        slope = sm.OLS(np.concatenate(z), design).fit().params[2]
        left = [zi - slope * xi for zi, xi in zip(z, x)]
        welch = stats.ttest_ind(left[1], left[0], equal_var=False)
        se = float((left[1].mean() - left[0].mean()) / welch.statistic)
        case = {"ratio": ratio, "incumbent": moments(arms[0]), "candidate": moments(arms[1]), "slope": float(slope),
                "difference": float(value[1] - value[0] - slope * (x[1].mean() - x[0].mean())), "se": se}
        if not ratio:
            # The whole regression: y on arm and x
            y = np.concatenate([arms[0][0], arms[1][0]])
            full = sm.OLS(y, design).fit()
            case["ancova"] = float(full.params[1] - full.params[0])
        cases.append(case)

pathlib.Path(__file__).with_name("covariate.json").write_text(json.dumps({"adjusted": {"tolerance": 1e-9, "cases": cases}}, indent=1) + "\n")
