"""Aggregates of the rows that test/gates/measures.test.ts makes, by numpy: writes measures.json.

    pip install -r requirements-stability.txt && python make_measures.py
"""
import json
import pathlib

import numpy as np


def arm(shift):
    id = np.arange(2000)
    score = ((id * 7919 + shift * 31) % 1000) / 1000
    cost = np.where(id % 9 == 0, np.nan, id % 13 + shift)
    paid = cost[~np.isnan(cost)]
    spread = paid * score[~np.isnan(cost)]
    return {
        "median": float(np.median(spread)),
        "quantile": float(np.quantile(spread, 0.9)),
        "stddev": float(np.std(spread, ddof=1)),
        "variance": float(np.var(spread, ddof=1)),
        "range": float(np.quantile(spread, 0.9) - np.quantile(spread, 0.1)),
        "over_median": float(np.mean(spread) / np.median(spread)),
    }


# Results hold 12 significant digits.
out = {"tolerance": 1e-11, "incumbent": arm(0), "candidate": arm(5)}
pathlib.Path(__file__).with_name("measures.json").write_text(json.dumps(out, indent=2) + "\n")
