"""Coverage of printed intervals in samples from a smoothed population, simulated by numpy with another generator than Bench's.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_coverage.py
Writes coverage.json beside itself; the versions used stand in that file. 100,000 samples each, seed 20260217, so that a coverage is good
to 0.1 points. The population is written here from its definition (src/Bench.Statistics/Coverage/SmoothedSample.cs documents it): a case
at random, noise of 0.45 n^(-1/5) times the cases' covariance, shrunk to the cases' covariance about their mean.
"""
import json
import os

import numpy as np
import scipy
from scipy import stats

REPLICATES = 100_000
rng = np.random.default_rng(20260217)


def population(columns, size):
    """REPLICATES samples of size cases; columns is cases x k, divisor of its covariance n."""
    n, k = columns.shape
    h = 0.45 * n ** -0.2
    mean = columns.mean(0)
    cov = np.cov(columns.T, bias=True).reshape(k, k)
    noise = rng.multivariate_normal(np.zeros(k), cov, (REPLICATES, size), check_valid="ignore")
    drawn = columns[rng.integers(0, n, (REPLICATES, size))]
    return mean + (drawn - mean + h * noise) / np.sqrt(1 + h * h)


def share(low, high, truth):
    return float(np.mean((low <= truth) & (truth <= high)))


def mean_t(values):
    n = len(values)
    s = population(values[:, None], n)[:, :, 0]
    half = stats.t.ppf(0.975, n - 1) * s.std(1, ddof=1) / np.sqrt(n)
    return share(s.mean(1) - half, s.mean(1) + half, values.mean())


def mean_fraction(values):
    n = len(values)
    s = 1 / (1 + np.exp(-population(np.log(values / (1 - values))[:, None], n)[:, :, 0]))
    truth = s.mean()
    m = s.mean(1)
    half = stats.t.ppf(0.975, n - 1) * s.std(1, ddof=1) / np.sqrt(n) / (m * (1 - m))
    logit = np.log(m / (1 - m))
    return share(1 / (1 + np.exp(-(logit - half))), 1 / (1 + np.exp(-(logit + half))), truth)


def pairs(x, y, inner, outer):
    n = len(x)
    both = population(np.column_stack([x, y - x]), n)
    a, d = both[:, :, 0], both[:, :, 1]
    m, s = d.mean(1), d.std(1, ddof=1)
    bias, half = (y - x).mean(), 1.959963984540054 * (y - x).std()
    t = stats.t.ppf(0.975, n - 1) * s / np.sqrt(n)
    b = a + d
    ac, bc = a - a.mean(1, keepdims=True), b - b.mean(1, keepdims=True)
    r = (ac * bc).sum(1) / np.sqrt((ac ** 2).sum(1) * (bc ** 2).sum(1))
    vx, vy, cxy = (ac ** 2).mean(1), (bc ** 2).mean(1), (ac * bc).mean(1)
    u2 = (b.mean(1) - a.mean(1)) ** 2 / np.sqrt(vx * vy)
    c = 2 * cxy / (vx + vy + (b.mean(1) - a.mean(1)) ** 2)
    # Lin 1989 with the correction of 2000: variance of artanh c.
    v = ((1 - r ** 2) * c ** 2 / ((1 - c ** 2) * r ** 2) + 2 * c ** 3 * (1 - c) * u2 / (r * (1 - c ** 2) ** 2)
         - c ** 4 * u2 ** 2 / (2 * r ** 2 * (1 - c ** 2) ** 2)) / (n - 2)
    zc, ec = np.arctanh(c), 1.959963984540054 * np.sqrt(v)
    true_c = 2 * np.cov(x, y, bias=True)[0, 1] / (x.var() + y.var() + (y - x).mean() ** 2)
    z, e = np.arctanh(r), 1.959963984540054 / np.sqrt(n - 3)
    return dict(bias=share(m - t, m + t, bias), lower=share(m - outer * s, m - inner * s, bias - half),
                upper=share(m + inner * s, m + outer * s, bias + half),
                concordance=share(np.tanh(zc - ec), np.tanh(zc + ec), true_c),
                pearson=share(np.tanh(z - e), np.tanh(z + e), np.corrcoef(x, y)[0, 1]))


normal = np.round(stats.norm.ppf((np.arange(25) + 0.5) / 25) * 3 + 50, 3)
skewed = np.round(np.exp(1.2 * stats.norm.ppf((np.arange(10) + 0.5) / 10)), 4)
dice = np.round(stats.beta.ppf((np.arange(16) + 0.5) / 16, 12, 0.6), 4)
x = np.round(rng.normal(60, 12, 25), 2)
y = np.round(x + stats.gamma.rvs(1.2, size=25, random_state=7) * 3 - 2, 2)
# Carkeet's factors at 24 degrees of freedom (published: pyCompare's referenceCIs.csv), two-sided 95 %.
inner, outer = 1.5533, 2.7893
document = dict(
    versions=dict(numpy=np.__version__, scipy=scipy.__version__), replicates=REPLICATES,
    normal=dict(values=normal.tolist(), t=mean_t(normal)),
    skewed=dict(values=skewed.tolist(), t=mean_t(skewed)),
    dice=dict(values=dice.tolist(), fraction=mean_fraction(dice), t=mean_t(dice)),
    pairs=dict(x=x.tolist(), y=y.tolist(), **pairs(x, y, inner, outer)))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "coverage.json"), "w", encoding="utf-8") as file:
    json.dump(document, file, indent=1)
    file.write("\n")
print({k: {n: v for n, v in document[k].items() if not isinstance(v, list)} for k in ("normal", "skewed", "dice", "pairs")})
