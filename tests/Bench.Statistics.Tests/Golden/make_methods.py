"""Verdicts on methods: tables case x seed, with and without gaps, by ordinary least squares, analysis of variance and REML.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_methods.py
Writes methods.json beside itself; the versions used stand in that file. Tables are drawn by numpy (seed 20260217) and rounded, so that
the file holds exactly what was analysed.

* Mean squares: statsmodels' anova_lm, type II, of value ~ case + seed: that is what Henderson's method III takes.
* Expected mean squares: by traces of projections onto the design's columns, not by a formula.
* Mean and its variance: least squares of the full design by pseudo-inverse, weights of every value, variance from the weights.
* REML of the tables without gaps: statsmodels' MixedLM with crossed effects; equal to the analysis of variance where no component is
  negative (Searle, Casella and McCulloch 1992).
* False superiority, detectable difference: scipy's t and noncentral t.
"""
import json
import os
import warnings

import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import optimize, stats

rng = np.random.default_rng(20260217)


def draw(cases, seeds, case, seed, rest, gaps, mean=0.9, digits=4):
    base = rng.normal(0, case, cases)
    y = mean + base[:, None] + rng.normal(0, seed, seeds)[None, :] + rng.normal(0, rest, (cases, seeds))
    y = np.round(y, digits)
    for i, j in gaps:
        y[i, j] = np.nan
    return y


def frame(y):
    i, j = np.nonzero(np.isfinite(y))
    return pd.DataFrame({"value": y[i, j], "case": i.astype(str), "seed": j.astype(str)})


def design(d):
    case = pd.get_dummies(d["case"]).reindex(columns=sorted(set(d["case"]), key=int)).to_numpy(float)
    seed = pd.get_dummies(d["seed"]).reindex(columns=sorted(set(d["seed"]), key=int)).to_numpy(float)
    return case, seed


def projection(x):
    return x @ np.linalg.pinv(x)


def part(y):
    d = frame(y)
    a, b, n = len(set(d["case"])), len(set(d["seed"])), len(d)
    table = sm.stats.anova_lm(smf.ols("value ~ C(case) + C(seed)", d).fit(), typ=2)
    ms = {k: table.loc[k, "sum_sq"] / table.loc[k, "df"] for k in ("C(case)", "C(seed)", "Residual")}
    case, seed = design(d)
    both = np.hstack([case, seed])
    for_case = projection(both) - projection(seed)
    for_seed = projection(both) - projection(case)
    k_case = np.trace(case.T @ for_case @ case) / (a - 1)
    k_seed = np.trace(seed.T @ for_seed @ seed) / (b - 1)
    fit = np.linalg.pinv(both)
    contrast = np.concatenate([np.full(a, 1 / a), np.full(b, 1 / b)])
    weights = contrast @ fit
    parameters = fit @ d["value"].to_numpy()
    case_means = parameters[:a] + parameters[a:].mean()
    return dict(
        a=a, b=b, n=n, mean=float(weights @ d["value"]), case_means=case_means,
        seed_means=parameters[a:] + parameters[:a].mean(),
        ms_case=ms["C(case)"], ms_seed=ms["C(seed)"], ms_rest=ms["Residual"], df_rest=n - a - b + 1,
        k_case=k_case, k_seed=k_seed,
        w_case=float(np.sum((weights @ case) ** 2)), w_seed=float(np.sum((weights @ seed) ** 2)), w_rest=float(np.sum(weights ** 2)))


def of_mean(y):
    p = part(y)
    case = max(0, p["ms_case"] - p["ms_rest"]) / p["k_case"]
    seed = max(0, p["ms_seed"] - p["ms_rest"]) / p["k_seed"]
    variance = p["w_case"] * case + p["w_seed"] * seed + p["w_rest"] * p["ms_rest"]
    c_case, c_seed = p["w_case"] / p["k_case"], p["w_seed"] / p["k_seed"]
    c_rest = p["w_rest"] - c_case - c_seed
    spread = ((c_case * p["ms_case"]) ** 2 / (p["a"] - 1) + (c_seed * p["ms_seed"]) ** 2 / (p["b"] - 1)
              + (c_rest * p["ms_rest"]) ** 2 / p["df_rest"])
    df = max(min(p["a"], p["b"]) - 1, variance ** 2 / spread)
    half = stats.t.ppf(0.975, df) * np.sqrt(variance)
    return dict(mean=p["mean"], seed_means=list(p["seed_means"]), se=np.sqrt(variance), df=df, low=p["mean"] - half, high=p["mean"] + half,
                case_sd=np.sqrt(case), seed_sd=np.sqrt(seed), rest_sd=np.sqrt(p["ms_rest"]))


def detectable(se, df):
    t = stats.t.ppf(0.975, df)
    power = lambda d: stats.nct.sf(t, df, d) + stats.nct.cdf(-t, df, d) - 0.8
    return se * optimize.brentq(power, 1e-6, 50)


def of_difference(y, z):
    p, q = part(y), part(z)
    d = p["case_means"] - q["case_means"]
    n, s2 = len(d), np.var(d, ddof=1)
    variance, spread = s2 / n, (s2 / n) ** 2 / (n - 1)
    for m in (p, q):
        c = m["w_seed"] / m["k_seed"]
        variance += c * max(0, m["ms_seed"] - m["ms_rest"])
        spread += (c * m["ms_seed"]) ** 2 / (m["b"] - 1) + (c * m["ms_rest"]) ** 2 / m["df_rest"]
    df = max(min(n, p["b"], q["b"]) - 1, variance ** 2 / spread)
    se, difference = np.sqrt(variance), float(np.mean(d))
    half = stats.t.ppf(0.975, df) * se
    t = abs(difference) / se
    return dict(difference=difference, se=se, df=df, low=difference - half, high=difference + half, p=2 * stats.t.sf(t, df),
                false_superiority=stats.t.sf(t, df), of_weights=stats.t.sf(abs(difference) / np.sqrt(s2 / n), n - 1),
                detectable=detectable(se, df))


def reml(y):
    d = frame(y)
    d["all"] = 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = smf.mixedlm("value ~ 1", d.assign(value=(d["value"] - 0.9) * 100), groups="all",
                          vc_formula={"case": "0 + C(case)", "seed": "0 + C(seed)"}).fit(reml=True)
    return dict(case_sd=np.sqrt(fit.vcomp[0]) / 100, seed_sd=np.sqrt(fit.vcomp[1]) / 100, rest_sd=np.sqrt(fit.scale) / 100,
                se=float(fit.bse_fe[0]) / 100)


def rows(y):
    return [[None if np.isnan(v) else v for v in r] for r in y.tolist()]


tables = {
    "balanced": draw(12, 4, 0.03, 0.01, 0.01, []),
    "two_seeds": draw(25, 2, 0.03, 0.005, 0.008, []),
    "no_seed_effect": draw(10, 5, 0.03, 0.0, 0.02, []),
    "no_case_effect": draw(8, 6, 0.0, 0.02, 0.02, []),
    "gaps": draw(15, 5, 0.03, 0.01, 0.012, [(0, 0), (0, 1), (3, 4), (7, 2), (7, 3), (7, 4), (14, 0)]),
    "volumes": draw(20, 3, 9.0, 1.5, 2.5, [(5, 1)], mean=62.0, digits=2),
}
pairs = {
    "balanced": (draw(16, 3, 0.03, 0.006, 0.008, []), draw(16, 5, 0.03, 0.004, 0.01, [], mean=0.89)),
    "gaps": (draw(16, 4, 0.03, 0.006, 0.008, [(2, 1), (9, 3)]), draw(16, 3, 0.03, 0.004, 0.01, [(9, 0)], mean=0.895)),
}
cases = [(0.91, 0.03, 0.90, 0.035, r, n) for r in (0.0, 0.5, 0.9) for n in (5, 25, 100)] + [(0.952, 0.02, 0.95, 0.02, 0.7, 50)]
document = dict(
    versions=dict(numpy=np.__version__, scipy=scipy.__version__, statsmodels=statsmodels.__version__, pandas=pd.__version__),
    means=[dict(name=k, rows=rows(y), expected=of_mean(y), **({} if np.isnan(y).any() else dict(reml=reml(y)))) for k, y in tables.items()],
    differences=[dict(name=k, first=rows(y), second=rows(z), expected=of_difference(y, z)) for k, (y, z) in pairs.items()],
    printed=[dict(first=a, first_sd=s, second=b, second_sd=t, r=r, n=n,
                  p=float(stats.t.cdf(np.sqrt(n) * (b - a) / np.sqrt(s * s + t * t - 2 * s * t * r), n - 1))) for a, s, b, t, r, n in cases],
)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "methods.json"), "w", encoding="utf-8") as file:
    json.dump(document, file, indent=1, default=float)
    file.write("\n")
