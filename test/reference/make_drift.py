"""Golden numbers for drift: python make_drift.py > drift.python.json, with the versions of requirements.txt."""
import json
import numpy as np
from scipy import stats
from scipy.spatial.distance import jensenshannon

noncentral = []
for df in (1, 5, 9, 14, 100):
    for nc in (0.5, 5, 60, 2000, 1e5, 1e6):
        sd = (2 * df + 4 * nc) ** 0.5
        for z in (-12, -5, -2, -0.5, 0, 0.5, 2, 5, 12, 25):
            x = df + nc + z * sd
            if x > 0:
                noncentral.append([x, df, nc, stats.ncx2.cdf(x, df, nc), stats.ncx2.sf(x, df, nc)])

kolmogorov = [
    [n, z / n**0.5, stats.kstwo.sf(z / n**0.5, n)]
    for n in (1, 2, 5, 10, 30, 100, 140, 141, 500, 10854, 200000)
    for z in (0.3, 0.45, 0.57, 0.8, 1, 1.2, 1.45, 1.5, 1.9, 2.05, 2.5, 4, 6.5, 10)
    if z <= n**0.5
]

rng = np.random.default_rng(7)
samples = []
for x, y in (
    (rng.normal(0.3, 1.2, 60), rng.normal(0, 1, 90)),
    (rng.poisson(3, 80).astype(float), rng.poisson(2, 50).astype(float)),
    (rng.normal(1e8, 1, 40), rng.normal(1e8 + 1, 2, 40)),
    (np.append(rng.exponential(1, 50), 1e4), rng.exponential(2, 70)),
):
    ks = stats.ks_2samp(x, y, method="asymp")
    u = stats.mannwhitneyu(x, y, method="asymptotic")
    samples.append({
        "arm": x.tolist(), "reference": y.tolist(),
        "ks": ks.statistic, "ks_p": ks.pvalue, "u": u.statistic, "u_p": u.pvalue,
        "wasserstein": stats.wasserstein_distance(x, y), "sd": y.std(ddof=1),
        "mean_shift": (x.mean() - y.mean()) / y.std(ddof=1),
    })

tables = []
for p, q in (([30, 20, 50], [40, 45, 35]), ([5, 0, 95], [30, 10, 60]), ([1, 2, 3, 4, 5, 600], [9, 8, 7, 6, 5, 300])):
    a, b = np.array(p), np.array(q)
    s, t = a / a.sum(), b / b.sum()
    f, g = np.maximum(s, 1e-4), np.maximum(t, 1e-4)
    chi2 = stats.chi2_contingency([a, b], correction=False)
    tables.append({
        "arm": p, "reference": q,
        "psi": float(((f - g) * np.log(f / g)).sum()), "js": float(jensenshannon(s, t, base=2)),
        "hellinger": float(np.sqrt(((np.sqrt(s) - np.sqrt(t)) ** 2).sum() / 2)), "total_variation": float(abs(s - t).sum() / 2),
        "chi2": chi2.statistic, "chi2_p": chi2.pvalue,
        "cramers_v": stats.contingency.association(np.array([a, b]), correction=False),
    })

json.dump({"noncentral": noncentral, "kolmogorov": kolmogorov, "samples": samples, "tables": tables}, __import__("sys").stdout, indent=1)
