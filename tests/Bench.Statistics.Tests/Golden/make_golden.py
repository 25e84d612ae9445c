"""Golden values for Bench.Statistics.Tests from SciPy and statsmodels.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_golden.py
Writes golden.json beside itself; the versions used stand in that file. Seed 20260217.
What SciPy and statsmodels lack (intraclass correlation, Passing-Bablok, jackknifed Deming, exact permutations, limits of repeated
measures) is written out here from the formulas of the papers, independently of the C# code.
Quantiles of t and F come from mpmath: SciPy 1.10's are good to nine digits only (t(0.975, 39): 2.0226909117 for 2.0226909200),
and F's far tail to seven.
"""
import itertools
import json
import math
import os

import mpmath as mp
import numpy as np
import scipy
import statsmodels
from scipy import integrate, optimize, special, stats
from statsmodels.stats.anova import AnovaRM
from statsmodels.stats.diagnostic import het_breuschpagan
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower
import pandas as pd
import statsmodels.api as sm

SEED = 20260217
rng = np.random.default_rng(SEED)


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [clean(v) for v in value]
    if isinstance(value, (np.floating, float)):
        value = float(value)
        return value if math.isfinite(value) else ("NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity")
    if isinstance(value, np.integer):
        return int(value)
    return value


mp.mp.dps = 30


def solve(log_quantile, upper, tail):
    """Newton's method in the logarithm of quantile and tail probability, from SciPy's quantile."""
    f = lambda u: mp.log(upper(mp.exp(u))) - mp.log(tail)
    return float(mp.exp(mp.findroot(f, (mp.mpf(log_quantile), mp.mpf(log_quantile) + mp.mpf("1e-6")), tol=1e-24)))


def t_ppf(p, df):
    if p == 0.5:
        return 0.0
    tail = mp.mpf(min(p, 1 - p)) if p > 1e-3 and p < 0.999 else (mp.mpf(p) if p < 0.5 else 1 - mp.mpf(p))
    nu = mp.mpf(df)
    upper = lambda t: mp.betainc(nu / 2, mp.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2
    value = solve(math.log(abs(stats.t.ppf(p, df))), upper, tail)
    return value if p > 0.5 else -value


def f_ppf(p, a, b):
    a, b = mp.mpf(a), mp.mpf(b)
    start = math.log(stats.f.ppf(p, float(a), float(b)))
    if p < 0.5:
        return solve(start, lambda x: mp.betainc(a / 2, b / 2, 0, a * x / (b + a * x), regularized=True), mp.mpf(p))
    return solve(start, lambda x: mp.betainc(b / 2, a / 2, 0, b / (b + a * x), regularized=True), 1 - mp.mpf(p))


def t_interval(df, centre, error):
    half = t_ppf(.975, df) * error
    return [centre - half, centre + half]


def distributions():
    rows = []
    for p in [1e-10, 1e-4, 0.025, 0.3, 0.5, 0.9, 0.975, 0.99999]:
        rows.append({"kind": "normal", "p": p, "quantile": stats.norm.ppf(p)})
        for df in [1, 2, 4.5, 24, 300]:
            rows.append({"kind": "t", "p": p, "a": df, "quantile": t_ppf(p, df)})
            rows.append({"kind": "chi2", "p": p, "a": df, "quantile": stats.chi2.ppf(p, df)})
            for other in [1, 7, 24]:
                rows.append({"kind": "f", "p": p, "a": df, "b": other, "quantile": f_ppf(p, df, other)})
    tails = []
    for x in [-3.2, 0.01, 0.7, 2.5, 9.0, 30.0]:
        tails.append({"kind": "normal", "x": x, "upper": stats.norm.sf(x)})
        for df in [1, 3, 24, 200]:
            tails.append({"kind": "t", "x": x, "a": df, "upper": stats.t.sf(x, df)})
            tails.append({"kind": "chi2", "x": x, "a": df, "upper": stats.chi2.sf(x, df)})
            tails.append({"kind": "f", "x": x, "a": df, "b": 12, "upper": stats.f.sf(x, df, 12)})
        tails.append({"kind": "kolmogorov", "x": x, "upper": special.kolmogorov(x)})
    # SciPy 1.10's noncentral t loses digits, so the reference is its own integral by adaptive quadrature.
    noncentral = []
    for df in [1, 3, 16, 24, 99]:
        for delta in [-2.0, 0.5, 3.0, 9.8]:
            for t in [-1.0, 0.4, 2.2, 8.0, 15.0]:
                f = lambda s: stats.norm.cdf(t * s - delta) * 2 * df * s * stats.chi2.pdf(df * s * s, df)
                mid = delta / t
                top = 1 + 12 / math.sqrt(df)
                points = [q for q in [max(0, 1 - 10 / math.sqrt(df)), 1.0, mid - 0.2, mid, mid + 0.2] if 0 < q < top]
                value, _ = integrate.quad(f, 0, top, points=sorted(points), epsabs=1e-14, epsrel=1e-13, limit=400)
                noncentral.append({"t": t, "df": df, "delta": delta, "lower": value})
    # Large degrees of freedom by mpmath, where ln gamma itself loses digits.
    large = []
    for df in [5000, 200000]:
        for t in [0.3, 1.96, 6.0]:
            nu = mp.mpf(df)
            x = nu / (nu + mp.mpf(t) ** 2)
            large.append({"kind": "t", "x": t, "a": df, "upper": float(mp.quad(lambda u: (1 + u * u / nu) ** (-(nu + 1) / 2), [t, t + 2, t + 6, t + 15, t + 40])
                * mp.gamma((nu + 1) / 2) / mp.gamma(nu / 2) / mp.sqrt(nu * mp.pi))})
        for z in [-3, 0.5, 4]:
            value = df + z * math.sqrt(2 * df)
            large.append({"kind": "chi2", "x": value, "a": df, "upper": float(mp.quad(
                lambda u: mp.exp((mp.mpf(df) / 2 - 1) * mp.log(u) - u / 2 - mp.loggamma(mp.mpf(df) / 2) - mp.mpf(df) / 2 * mp.log(2)),
                [value + k * math.sqrt(2 * df) for k in (0, 1, 2, 4, 7, 12, 20)]))})
    tails.extend(large)
    ranges = [{"q": q, "k": k, "upper": stats.studentized_range.sf(q, k, np.inf)} for q in [0.5, 2.0, 3.3, 5.0] for k in [2, 3, 6]]
    binomial = [{"k": k, "n": n, "p": stats.binomtest(k, n).pvalue, "low": stats.binomtest(k, n).proportion_ci(0.95).low,
                 "high": stats.binomtest(k, n).proportion_ci(0.95).high} for k, n in [(0, 6), (3, 10), (5, 10), (17, 25), (25, 25), (40, 100)]]
    return {"quantiles": rows, "tails": tails, "noncentral_t": noncentral, "studentized_range": ranges, "binomial": binomial}


def icc(x):
    n, k = x.shape
    grand, rows, cols = x.mean(), x.mean(1), x.mean(0)
    msr = k * ((rows - grand) ** 2).sum() / (n - 1)
    msc = n * ((cols - grand) ** 2).sum() / (k - 1)
    msw = ((x - rows[:, None]) ** 2).sum() / (n * (k - 1))
    mse = ((x - rows[:, None] - cols[None] + grand) ** 2).sum() / ((n - 1) * (k - 1))
    one, three = (msr - msw) / (msr + (k - 1) * msw), (msr - mse) / (msr + (k - 1) * mse)
    two = (msr - mse) / (msr + (k - 1) * mse + k * (msc - mse) / n)
    values = [one, two, three, (msr - msw) / msr, (msr - mse) / (msr + (msc - mse) / n), (msr - mse) / msr]
    def fint(f, d1, d2):
        lo, hi = f / f_ppf(.975, d1, d2), f * f_ppf(.975, d2, d1)
        return (lo - 1) / (lo + k - 1), (hi - 1) / (hi + k - 1)
    i1 = fint(msr / msw, n - 1, n * (k - 1))
    i3 = fint(msr / mse, n - 1, (n - 1) * (k - 1))
    fj = msc / mse
    vn = (k - 1) * (n - 1) * (k * two * fj + n * (1 + (k - 1) * two) - k * two) ** 2
    vd = (n - 1) * k ** 2 * two ** 2 * fj ** 2 + (n * (1 + (k - 1) * two) - k * two) ** 2
    v = vn / vd
    f2u, f2l = f_ppf(.975, n - 1, v), f_ppf(.975, v, n - 1)
    i2 = (n * (msr - f2u * mse) / (f2u * (k * msc + (k * n - k - n) * mse) + n * msr),
          n * (f2l * msr - mse) / (k * msc + (k * n - k - n) * mse + n * f2l * msr))
    sb = lambda r: k * r / (1 + (k - 1) * r)
    ints = [i1, i2, i3] + [tuple(map(sb, i)) for i in (i1, i2, i3)]
    return {"values": values, "intervals": ints, "f_one_way": msr / msw, "f_two_way": msr / mse,
            "p_two_way": stats.f.sf(msr / mse, n - 1, (n - 1) * (k - 1))}


def deming(x, y, ratio):
    def fit(a, b):
        u, v = a - a.mean(), b - b.mean()
        xx, yy, xy = (u * u).sum(), (v * v).sum(), (u * v).sum()
        s = (yy - ratio * xx + math.sqrt((yy - ratio * xx) ** 2 + 4 * ratio * xy * xy)) / (2 * xy)
        return s, b.mean() - s * a.mean()
    n = len(x)
    s, c = fit(x, y)
    ps = np.array([n * np.array([s, c]) - (n - 1) * np.array(fit(np.delete(x, i), np.delete(y, i))) for i in range(n)])
    half = t_ppf(.975, n - 2) * ps.std(0, ddof=1) / math.sqrt(n)
    return {"slope": s, "intercept": c, "slope_half": half[0], "intercept_half": half[1]}


def passing_bablok(x, y):
    slopes = []
    for i in range(len(x)):
        for k in range(i + 1, len(x)):
            dx, dy = x[k] - x[i], y[k] - y[i]
            if dx == 0 and dy == 0:
                continue
            s = math.copysign(math.inf, dy) if dx == 0 else dy / dx
            if s != -1:
                slopes.append(s)
    slopes.sort()
    m, shift = len(slopes), sum(s < -1 for s in slopes)
    b = slopes[(m + 1) // 2 + shift - 1] if m % 2 else (slopes[m // 2 + shift - 1] + slopes[m // 2 + shift]) / 2
    n = len(x)
    c = stats.norm.ppf(.975) * math.sqrt(n * (n - 1) * (2 * n + 5) / 18)
    m1 = int(math.floor((m - c) / 2 + .5))
    lo, hi = slopes[m1 + shift - 1] if m1 + shift >= 1 else -math.inf, slopes[m - m1 + 1 + shift - 1] if m - m1 + 1 + shift <= m else math.inf
    return {"slope": b, "slope_low": lo, "slope_high": hi, "intercept": float(np.median(y - b * x)),
            "intercept_low": float(np.median(y - hi * x)) if math.isfinite(hi) else -math.inf,
            "intercept_high": float(np.median(y - lo * x)) if math.isfinite(lo) else math.inf}


def exact_spearman(x, y):
    a, b = stats.rankdata(x), stats.rankdata(y)
    a = a - a.mean()
    obs = abs((a * b).sum()) - 1e-9
    return float(np.mean([abs(np.dot(a, p)) >= obs for p in itertools.permutations(b)]))


def exact_wilcoxon(d):
    d = d[d != 0]
    r = stats.rankdata(np.abs(d))
    w = r[d > 0].sum()
    sums = np.array([0.0])
    for rank in r:
        sums = np.concatenate([sums, sums + rank])
    return min(1.0, 2 * min(np.mean(sums <= w + 1e-9), np.mean(sums >= w - 1e-9)))


def dz_interval(t, n):
    def cdf(delta):
        f = lambda s: stats.norm.cdf(t * s - delta) * 2 * (n - 1) * s * stats.chi2.pdf((n - 1) * s * s, n - 1)
        return integrate.quad(f, 0, 1 + 12 / math.sqrt(n - 1), points=[1.0], epsabs=1e-14, limit=300)[0]
    ends = [optimize.brentq(lambda d: cdf(d) - p, t - 12, t + 12, xtol=1e-13) for p in (.975, .025)]
    return [e / math.sqrt(n) for e in ends]


def pair(name, x, y):
    d = y - x
    n = len(d)
    e = {"n": n}
    e["mean"], e["sd"], e["sd_population"] = x.mean(), x.std(ddof=1), x.std()
    e["mean_ci"] = t_interval(n - 1, x.mean(), stats.sem(x))
    e["quartiles"] = np.percentile(x, [25, 50, 75])
    t = stats.ttest_rel(y, x)
    e["t"], e["t_p"] = t.statistic, t.pvalue
    e["bias"], e["bias_ci"] = d.mean(), t_interval(n - 1, d.mean(), stats.sem(d))
    r = stats.pearsonr(x, y)
    e["pearson"], e["pearson_p"] = r.statistic, r.pvalue
    ci = r.confidence_interval(.95)
    e["pearson_ci"] = [ci.low, ci.high]
    line = sm.OLS(d, sm.add_constant((x + y) / 2)).fit()
    e["line"] = {"intercept": line.params[0], "slope": line.params[1], "intercept_se": line.bse[0], "slope_se": line.bse[1],
                 "intercept_p": line.pvalues[0], "slope_p": line.pvalues[1], "slope_ci": t_interval(n - 2, line.params[1], line.bse[1]), "r2": line.rsquared,
                 "residual_sd": math.sqrt(line.scale)}
    e["breusch_pagan"], e["breusch_pagan_p"] = het_breuschpagan(line.resid, line.model.exog)[:2]
    cov = np.cov(x, y, ddof=0)
    e["ccc"] = 2 * cov[0, 1] / (cov[0, 0] + cov[1, 1] + (x.mean() - y.mean()) ** 2)
    # Lin's standard error in the untransformed form (Lin 1989 as corrected in 2000), then divided by 1 - c^2 for Fisher's z.
    c, rr, u = e["ccc"], r.statistic, (y.mean() - x.mean()) / (cov[0, 0] * cov[1, 1]) ** 0.25
    se = math.sqrt(((1 - rr ** 2) * c ** 2 * (1 - c ** 2) / rr ** 2 + 2 * c ** 3 * (1 - c) * u ** 2 / rr - 0.5 * c ** 4 * u ** 4 / rr ** 2) / (n - 2))
    half = stats.norm.ppf(.975) * se / (1 - c ** 2)
    e["ccc_ci"] = [math.tanh(math.atanh(c) - half), math.tanh(math.atanh(c) + half)]
    walsh = [(d[i] + d[k]) / 2 for i in range(n) for k in range(i, n) if d[i] != 0 and d[k] != 0]
    e["hodges_lehmann"] = float(np.median(walsh))
    s = stats.spearmanr(x, y)
    e["spearman"], e["spearman_t_p"] = s.statistic, s.pvalue
    if n <= 8:
        e["spearman_exact_p"] = exact_spearman(x, y)
    ties = len(set(x)) < n or len(set(y)) < n
    k = stats.kendalltau(x, y, method="asymptotic")
    e["kendall"], e["kendall_asymptotic_p"] = k.statistic, k.pvalue
    if not ties:
        e["kendall_exact_p"] = stats.kendalltau(x, y, method="exact").pvalue
    sw = stats.shapiro(d)
    e["shapiro_w"], e["shapiro_p"] = sw.statistic, sw.pvalue
    e["wilcoxon"] = stats.wilcoxon(y, x, mode="approx").statistic
    e["wilcoxon_asymptotic_p"] = stats.wilcoxon(y, x, mode="approx").pvalue
    e["wilcoxon_corrected_p"] = stats.wilcoxon(y, x, mode="approx", correction=True).pvalue
    e["wilcoxon_pratt_p"] = stats.wilcoxon(y, x, mode="approx", zero_method="pratt").pvalue
    if n <= 16:
        e["wilcoxon_exact_p"] = exact_wilcoxon(d)
    if len(set(np.abs(d))) == n and (d != 0).all():
        e["wilcoxon_exact_p"] = stats.wilcoxon(y, x, mode="exact").pvalue
    e["sign_p"] = stats.binomtest(int((d > 0).sum()), int((d != 0).sum())).pvalue
    if n <= 12:
        e["permutation_p"] = stats.permutation_test((d,), np.mean, permutation_type="samples", n_resamples=np.inf).pvalue
    e["dz"], e["dz_ci"] = d.mean() / d.std(ddof=1), dz_interval(t.statistic, n)
    e["icc"] = icc(np.column_stack([x, y]))
    e["deming_1"], e["deming_2"] = deming(x, y, 1.0), deming(x, y, 2.0)
    e["passing_bablok"] = passing_bablok(x, y)
    margin = round(float(abs(d.mean()) + d.std()), 3)
    e["tost_margin"] = margin
    e["tost_p"] = max(stats.ttest_1samp(d, -margin, alternative="greater").pvalue, stats.ttest_1samp(d, margin, alternative="less").pvalue)
    e["sd_ci"] = [d.std(ddof=1) * math.sqrt((n - 1) / stats.chi2.ppf(q, n - 1)) for q in (.975, .025)]
    return {"name": name, "reference": x, "predicted": y, "expected": e}


def pairs():
    result = []
    for n in [4, 5, 8, 12, 25, 60]:
        x = rng.normal(60, 10, n)
        result.append(pair(f"normal-{n}", x, 1 + 1.05 * x + rng.normal(0, 3, n)))
    x = np.exp(rng.normal(3, 0.6, 30))
    result.append(pair("lognormal-30", x, x * np.exp(rng.normal(0.05, 0.15, 30))))
    for n in [7, 15, 40]:
        x = np.round(rng.normal(20, 4, n))
        result.append(pair(f"ties-{n}", x, x + np.round(rng.normal(0.5, 2, n))))
    x = rng.normal(0.9, 0.03, 25)
    result.append(pair("dice-25", x, np.clip(x + rng.normal(0.004, 0.008, 25), 0, 1)))
    x = rng.normal(1e6, 1.0, 20)
    result.append(pair("far-from-zero-20", x, x + rng.normal(0.1, 0.2, 20)))
    return result


def philox(counter_low, counter_high, key):
    c = [counter_low & 0xFFFFFFFF, counter_low >> 32, counter_high & 0xFFFFFFFF, counter_high >> 32]
    k = [key & 0xFFFFFFFF, key >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def draw(seed, resample, n):
    units, block, buffer = [], 0, []
    while len(units) < n:
        if not buffer:
            buffer = philox(block, resample, seed)
            block += 1
        product = buffer.pop(0) * n
        # Lemire's rejection: with n below 100 a rejected draw has a chance of n / 2^32.
        if (product & 0xFFFFFFFF) < n and (product & 0xFFFFFFFF) < (2 ** 32 - n) % n:
            continue
        units.append(product >> 32)
    return units


def bootstrap():
    x = np.array([2.1, 3.4, 1.9, 5.6, 4.4, 9.8, 3.3, 2.7, 4.1, 6.2, 3.9])
    reps = np.array([x[draw(SEED, r, len(x))].mean() for r in range(2000)])
    jack = np.array([np.delete(x, i).mean() for i in range(len(x))])
    u = jack.mean() - jack
    a = (u ** 3).sum() / (6 * (u ** 2).sum() ** 1.5)
    # Resamples of the same values in another order tie with the estimate but for rounding.
    tied = np.abs(reps - x.mean()) <= 1e-12 * reps.std(ddof=1)
    z0 = stats.norm.ppf((((reps < x.mean()) & ~tied).sum() + 0.5 * tied.sum()) / len(reps))
    adj = lambda p: stats.norm.cdf(z0 + (z0 + stats.norm.ppf(p)) / (1 - a * (z0 + stats.norm.ppf(p))))
    return {"values": x, "seed": SEED, "resamples": 2000, "first_units": draw(SEED, 0, 11), "percentile": np.percentile(reps, [2.5, 97.5]),
            "bca": np.percentile(reps, [100 * adj(.025), 100 * adj(.975)]), "z0": z0, "acceleration": a, "se": reps.std(ddof=1)}


def several():
    base = rng.normal(0.9, 0.02, 12)
    cols = [base + rng.normal(m, 0.01, 12) for m in (0, 0.005, -0.01, 0.012)]
    friedman = stats.friedmanchisquare(*cols)
    tied = [np.round(c, 2) for c in cols]
    friedman_tied = stats.friedmanchisquare(*tied)
    frame = pd.DataFrame([{"case": i, "a": j // 2, "b": j % 2, "y": cols[j][i]} for i in range(12) for j in range(4)])
    anova = AnovaRM(frame, "y", "case", within=["a", "b"]).fit().anova_table
    p = [0.01, 0.04, 0.03, 0.005, 0.8, 0.04]
    return {"columns": cols, "friedman": friedman.statistic, "friedman_p": friedman.pvalue, "tied": tied,
            "friedman_tied": friedman_tied.statistic, "friedman_tied_p": friedman_tied.pvalue,
            "anova_f": anova["F Value"].tolist(), "anova_p": anova["Pr > F"].tolist(),
            "p": p, "holm": multipletests(p, method="holm")[1], "bh": multipletests(p, method="fdr_bh")[1]}


def power():
    rows = [{"effect": e, "n": n, "alpha": a, "power": TTestPower().power(e, n, a, alternative="two-sided")}
            for e in (0.2, 0.5, 1.0) for n in (5, 10, 25, 100) for a in (0.05, 0.01)]
    sizes = [{"effect": e, "power": p, "n": math.ceil(TTestPower().solve_power(effect_size=e, power=p, alpha=0.05))}
             for e in (0.3, 0.5, 0.8) for p in (0.8, 0.9)]
    tost = []
    for diff, sd, margin, n in [(0, 1, 0.5, 25), (0.2, 1, 0.5, 40), (0, 2.8, 1.2, 25), (-0.2, 2.8, 1.5, 30), (0, 1, 1, 4)]:
        t = t_ppf(.95, n - 1)
        f = lambda s: max(0.0, stats.norm.cdf((margin - diff) * math.sqrt(n) / sd - t * s) - stats.norm.cdf((-margin - diff) * math.sqrt(n) / sd + t * s)) \
            * 2 * (n - 1) * s * stats.chi2.pdf((n - 1) * s * s, n - 1)
        corner = margin * math.sqrt(n) / sd / t
        tost.append({"difference": diff, "sd": sd, "margin": margin, "n": n,
                     "power": integrate.quad(f, 0, corner, epsabs=1e-13, limit=400, points=[min(1.0, corner * .9)])[0]})
    return {"t": rows, "sizes": sizes, "tost": tost}


def repeated():
    cases, x, y = [], [], []
    for i, m in enumerate([2, 3, 5, 4, 2, 6, 3]):
        b = rng.normal(0.5, 1)
        for _ in range(m):
            truth = rng.normal(60, 8)
            cases.append(f"mouse {i}")
            x.append(truth + rng.normal(0, 1))
            y.append(truth + b + rng.normal(0, 1.5))
    x, y = np.array(x), np.array(y)
    d, names = y - x, sorted(set(cases))
    g = [np.array([k for k, c in enumerate(cases) if c == name]) for name in names]
    m = np.array([len(v) for v in g])
    within = lambda v: sum(((v[i] - v[i].mean()) ** 2).sum() for i in g) / (len(d) - len(g))
    means = np.array([d[i].mean() for i in g])
    msb = (m * (means - d.mean()) ** 2).sum() / (len(g) - 1)
    n0 = (m.sum() ** 2 - (m ** 2).sum()) / ((len(g) - 1) * m.sum())
    varying = max(0, (msb - within(d)) / n0) + within(d)
    constant = means.var(ddof=1) + (1 - (1 / m).mean()) * (within(x) + within(y))
    return {"cases": cases, "reference": x, "predicted": y, "varying_bias": d.mean(), "varying_sd": math.sqrt(varying),
            "constant_bias": means.mean(), "constant_sd": math.sqrt(constant)}


golden = {
    "tools": {"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "numpy": np.__version__},
    "seed": SEED,
    "distributions": distributions(),
    "pairs": pairs(),
    "bootstrap": bootstrap(),
    "several": several(),
    "power": power(),
    "repeated": repeated(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w") as out:
    json.dump(clean(golden), out, indent=1)
    out.write("\n")
