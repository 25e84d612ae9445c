"""Procedures on two columns of one-decimal numbers, n = 2 to 3000, by SciPy, numpy, mpmath and whole-number arithmetic.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_large.py
Writes large.json beside itself; the versions used stand in that file. The columns come from the linear congruential generator below
(seed 20260217), which GoldenLargeTests.cs repeats, so that they need not be stored. Ranks, signs and differences are those of tenths as
whole numbers: no binary rounding takes part. p-values of t come from the incomplete beta of make_tails.py.
"""
import json
import math
import os
from fractions import Fraction

import mpmath as mp
import numpy as np
import scipy
from scipy import stats

mp.mp.dps = 50


def beta_tail(a, b, x):
    """I_x(a, b) by the continued fraction 26.5.8 of Abramowitz and Stegun."""
    a, b, x = mp.mpf(a), mp.mpf(b), mp.mpf(x)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(b, a, 1 - x)
    c, d = mp.mpf(1), 1 / (1 - (a + b) * x / (a + 1))
    h, m = d, 0
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = 1 / (1 + even * d), 1 + even / c
        h *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = 1 / (1 + odd * d), 1 + odd / c
        h *= d * c
        if abs(d * c - 1) < mp.mpf("1e-40"):
            return h / a * mp.exp(a * mp.log(x) + b * mp.log1p(-x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))


def t_two_sided(t2, v):
    return float(beta_tail(mp.mpf(v) / 2, mp.mpf(1) / 2, v / (v + t2)))


def t_upper(t, v):
    half = beta_tail(mp.mpf(v) / 2, mp.mpf(1) / 2, v / (v + t * t)) / 2
    return float(half if t > 0 else 1 - half)


def columns(n):
    state = 20260217 + n
    def draw(count):
        nonlocal state
        state = (state * 1103515245 + 12345) % 2**31
        return (state >> 8) % count
    x, y = [], []
    for _ in range(n):
        x.append(500 + draw(400))
        y.append(x[-1] + sum(draw(21) for _ in range(3)) - 27)
    return x, y


def binomial_tail(k, n):
    """P(at most k heads of n), exactly."""
    return Fraction(sum(math.comb(n, i) for i in range(k + 1)), 2**n)


rows = []
for n in [2, 3, 4, 5, 10, 25, 60, 300, 499, 500, 501, 1001, 1501, 3000]:
    x, y = columns(n)
    d = [b - a for a, b in zip(x, y)]
    X, Y, D = np.array(x), np.array(y), np.array(d)
    row = {"n": n}
    total, squares = sum(d), sum(v * v for v in d)
    spread = Fraction(n * squares - total * total, n * (n - 1))
    if spread > 0:
        t2 = Fraction(total * total, n * n) / (spread / n)
        row["t_p"] = t_two_sided(mp.mpf(t2.numerator) / t2.denominator, n - 1)
        error = mp.sqrt(mp.mpf((spread / n).numerator) / (spread / n).denominator)
        mean = mp.mpf(total) / n
        row["tost_p"] = max(t_upper((mean + 10) / error, n - 1), t_upper((10 - mean) / error, n - 1))
    positive, negative = sum(v > 0 for v in d), sum(v < 0 for v in d)
    row["signs"] = [positive, negative]
    row["sign_p"] = float(min(1, 2 * binomial_tail(min(positive, negative), positive + negative)))
    ordered = sorted(d)
    k = -1
    while binomial_tail(k + 1, n) <= Fraction(1, 40):
        k += 1
    row["median_ci"] = ["-Infinity", "Infinity"] if k < 0 else [ordered[k] / 10, ordered[n - 1 - k] / 10]
    nonzero = D[D != 0]
    if n >= 10:
        row["wilcoxon"] = float(stats.wilcoxon(nonzero, mode="approx", correction=False).statistic)
        row["wilcoxon_p"] = float(stats.wilcoxon(nonzero, mode="approx", correction=False).pvalue)
        row["wilcoxon_corrected_p"] = float(stats.wilcoxon(nonzero, mode="approx", correction=True).pvalue)
    i, j = np.triu_indices(len(nonzero))
    walsh = np.sort(nonzero[i] + nonzero[j])
    row["hodges_lehmann"] = float(np.median(walsh)) / 20
    if n >= 3:
        for name, u, v in [("pearson", X, Y), ("spearman", stats.rankdata(X), stats.rankdata(Y))]:
            u, v = [Fraction(float(w)) for w in u], [Fraction(float(w)) for w in v]
            mu, mv = sum(u) / n, sum(v) / n
            xx, yy = sum((w - mu) ** 2 for w in u), sum((w - mv) ** 2 for w in v)
            xy = sum((a - mu) * (b - mv) for a, b in zip(u, v))
            r2 = xy * xy / (xx * yy)
            row[name] = math.copysign(math.sqrt(r2), xy)
            if r2 < 1:
                row[name + "_p"] = float(beta_tail(mp.mpf(n - 2) / 2, mp.mpf(1) / 2, mp.mpf((1 - r2).numerator) / (1 - r2).denominator))
        tau = stats.kendalltau(X, Y, method="asymptotic")
        row["kendall"], row["kendall_p"] = float(tau.correlation), float(tau.pvalue)
        m = [a + b for a, b in zip(x, y)]
        mm, md = Fraction(sum(m), n), Fraction(total, n)
        xx = sum((w - mm) ** 2 for w in m)
        xy = sum((a - mm) * (b - md) for a, b in zip(m, d))
        yy = sum((b - md) ** 2 for b in d)
        if xx > 0 and yy * xx > xy * xy:
            t2 = (xy * xy / xx) / ((yy - xy * xy / xx) / (n - 2))
            row["slope"] = float(xy / xx) * 2
            row["slope_p"] = t_two_sided(mp.mpf(t2.numerator) / t2.denominator, n - 2)
        W, p = stats.shapiro(D)
        row["shapiro"] = [float(W), float(p)]
    if n >= 10:
        i, j = np.triu_indices(n, 1)
        dx, dy = X[j] - X[i], Y[j] - Y[i]
        keep = ((dx != 0) | (dy != 0)) & (dx != -dy)
        dx, dy = dx[keep].astype(float), dy[keep].astype(float)
        with np.errstate(divide="ignore"):
            s = np.sort(dy / dx)
        shift, N = int((s < -1).sum()), len(s)
        row["passing_bablok"] = float(s[(N + 1) // 2 + shift - 1] if N % 2 else (s[N // 2 + shift - 1] + s[N // 2 + shift]) / 2)
        C = stats.norm.ppf(0.975) * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
        low = int(math.floor((N - C) / 2 + 0.5))
        row["passing_bablok_ci"] = [float(s[low + shift - 1]), float(s[N - low + 1 + shift - 1])]
    if n <= 501 and n >= 5:
        def deming(u, v):
            xx, yy = np.var(u), np.var(v)
            xy = np.mean((u - u.mean()) * (v - v.mean()))
            return (yy - xx + math.sqrt((yy - xx) ** 2 + 4 * xy * xy)) / (2 * xy)
        whole = deming(X, Y)
        pseudo = np.array([n * whole - (n - 1) * deming(np.delete(X, q), np.delete(Y, q)) for q in range(n)])
        row["deming"], row["deming_se"] = float(whole), float(pseudo.std(ddof=1) / math.sqrt(n))
        rest = [np.delete(D, q) for q in range(n)]
        stud = np.array([(D[q] - rest[q].mean()) / (rest[q].std(ddof=1) * math.sqrt(n / (n - 1))) for q in range(n)])
        worst = int(np.argmax(np.abs(stud)))
        line = stats.linregress(np.delete((X + Y) / 2, worst), rest[worst])
        row["outlier"] = [worst, float(stud[worst]), float(line.slope), float(line.pvalue)]
    if n >= 5:
        # ICC(3,1) of Shrout and Fleiss with its F interval.
        table = np.column_stack([X, Y]).astype(float)
        means = table.mean(axis=1)
        cases = 2 * np.sum((means - table.mean()) ** 2) / (n - 1)
        residual = np.sum((table - means[:, None] - table.mean(axis=0)[None, :] + table.mean()) ** 2) / (n - 1)
        F = cases / residual
        low, high = F / stats.f.ppf(0.975, n - 1, n - 1), F * stats.f.ppf(0.975, n - 1, n - 1)
        row["icc3"] = [float((F - 1) / (F + 1)), float((low - 1) / (low + 1)), float((high - 1) / (high + 1))]
    third = [v + (q % 3) - 1 for q, v in enumerate(x)]
    if n >= 3:
        friedman = stats.friedmanchisquare(x, y, third)
        row["friedman"], row["friedman_p"] = float(friedman.statistic), float(friedman.pvalue)
    rows.append(row)
    print(n, flush=True)

result = {"tools": {"numpy": np.__version__, "scipy": scipy.__version__, "mpmath": mp.__version__}, "rows": rows}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "large.json")
with open(path, "w", encoding="utf-8", newline="\n") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
