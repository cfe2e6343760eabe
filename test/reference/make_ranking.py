"""Values that test/gates/ranking.test.ts holds the gate to, by scikit-learn and trec_eval: writes ranking.json.

    python -m venv /tmp/venv && /tmp/venv/bin/pip install -r requirements-ranking.txt && /tmp/venv/bin/python make_ranking.py

Lists of 2 to 25 documents with grades 0 to 4, a tenth of them without a relevant one. The incumbent's scores are all
different, so that trec_eval has no ties to break; the candidate's are in eighths. Where sklearn and trec_eval have no
rule for ties, `scipy.stats.rankdata(method='max')` is the one that the gate states.
"""
import json
import pathlib

import numpy as np
import pytrec_eval
from scipy.stats import binomtest, rankdata, ttest_rel
from sklearn.metrics import label_ranking_average_precision_score, ndcg_score

rng = np.random.default_rng(20261121)
CUTS = [1, 3, 10, 30]


def lists(n=150):
    for q in range(n):
        size = int(rng.integers(2, 26))
        grades = np.zeros(size, int) if q % 10 == 0 else rng.choice(5, size, p=[0.6, 0.15, 0.1, 0.1, 0.05])
        noise = rng.normal(size=(2, size))
        yield f"q{q}", grades, grades + 1.5 * noise[0], np.round(8 * (grades + 1.2 * noise[1])) / 8


queries = list(lists())


def ndcg(which, k, gain=lambda r: r):
    return float(np.mean([ndcg_score([gain(q[1])], [q[which]], k=k) for q in queries]))


def paired(k=10):
    each = [np.array([ndcg_score([q[1]], [q[which]], k=k) for q in queries]) for which in (2, 3)]
    ends = ttest_rel(each[1], each[0]).confidence_interval(0.95)
    return {"value": float(np.mean(each[1] - each[0])), "low": float(ends.low), "high": float(ends.high)}


def by_trec(level=1):
    qrels = {q: {f"d{i}": int(g) for i, g in enumerate(grades)} for q, grades, *_ in queries}
    run = {q: {f"d{i}": float(len(s) - r) for i, r in enumerate(rankdata(-s))} for q, _, s, _ in queries}
    cuts = ",".join(map(str, CUTS))
    names = {"map", "recip_rank", f"map_cut.{cuts}", f"recall.{cuts}", f"success.{cuts}"}
    each = pytrec_eval.RelevanceEvaluator(qrels, names, relevance_level=level).evaluate(run)
    mean = lambda name: float(np.mean([each.get(q[0], {}).get(name, 0.0) for q in queries]))
    out = {"map": mean("map"), "mrr": mean("recip_rank")}
    for k in CUTS:
        out |= {f"map@{k}": mean(f"map_cut_{k}"), f"recall@{k}": mean(f"recall_{k}"), f"hit_rate@{k}": mean(f"success_{k}")}
    return out


def by_last_place(which):
    out = {}
    for k in CUTS:
        each = []
        for _, grades, *scores in queries:
            place = rankdata(-scores[which], method="max")
            found = place[grades >= 1]
            hits = found[found <= k]
            total = max(len(found), 1)
            each.append((1 / hits.min() if len(hits) else 0, len(hits) / total, float(len(hits) > 0)))
        out |= dict(zip([f"mrr@{k}", f"recall@{k}", f"hit_rate@{k}"], np.mean(each, axis=0).tolist()))
    return out


some = [q for q in queries if q[1].any()]
lrap = lambda which: float(
    sum(label_ranking_average_precision_score([q[1] >= 1], [q[which]]) for q in some) / len(queries)
)
arm = lambda which: {f"ndcg@{k}": ndcg(which, k) for k in CUTS} | by_last_place(which - 2)

golden = {
    "tolerance": 1e-9,
    "lists": [
        {"relevance": grades.tolist(), "incumbent": ours.tolist(), "candidate": theirs.tolist()}
        for _, grades, ours, theirs in queries
    ],
    "values": {"incumbent": arm(2) | by_trec(), "candidate": arm(3) | {"map": lrap(3)}},
    "exponential": {"ndcg@10": ndcg(2, 10, lambda r: 2.0**r - 1)},
    "paired": paired(),
    "picks": [
        {"incumbent": i, "candidate": c, "p": float(binomtest(c, i + c, 0.5).pvalue)}
        for i, c in [(5, 5), (3, 9), (0, 7), (40, 61)]
    ],
    "relevant": {"level": 3, "values": by_trec(3)},
}
pathlib.Path(__file__).with_name("ranking.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
