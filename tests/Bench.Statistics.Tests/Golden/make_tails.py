"""Tails and quantiles of every distribution, for parameters up to 1e6 and probabilities down to 1e-300, by mpmath at 50 digits.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_tails.py
Writes tails.tsv beside itself, the version of mpmath in its first line. Nothing is random: the grid is written out below.
Columns: distribution, argument, parameter a, parameter b, lower tail, upper tail. Arguments are exact doubles; tails have 17 digits.
"""
import math
import os

import mpmath as mp

mp.mp.dps = 50
LEAST = mp.mpf("1e-300")
rows = []


def beta_lower(a, b, x):
    """I_x(a, b) for x below the mean: continued fraction 26.5.8 of Abramowitz and Stegun by Lentz's method; the digits cover its cancellation."""
    c = mp.mpf(1)
    d = 1 / (1 - (a + b) * x / (a + 1))
    h = d
    m = 0
    while True:
        m += 1
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + even * d)
        c = 1 + even / c
        h *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + odd * d)
        c = 1 + odd / c
        h *= d * c
        if abs(d * c - 1) < mp.mpf("1e-34"):
            break
    front = mp.exp(a * mp.log(x) + b * mp.log1p(-x) - mp.loggamma(a) - mp.loggamma(b) + mp.loggamma(a + b))
    return front * h / a


def beta_tails(a, b, x, y):
    a, b = mp.mpf(a), mp.mpf(b)
    if x <= a / (a + b):
        lower = beta_lower(a, b, x)
        return lower, 1 - lower
    upper = beta_lower(b, a, y)
    return 1 - upper, upper


def gamma_tails(a, x):
    """P(a, x) and Q(a, x): series below a, Legendre's continued fraction above."""
    front = mp.exp(a * mp.log(x) - x - mp.loggamma(a))
    if x < a + 1:
        term = 1 / a
        total = term
        n = 0
        while term > total * mp.mpf("1e-36"):
            n += 1
            term *= x / (a + n)
            total += term
        return front * total, 1 - front * total
    b = x + 1 - a
    c = mp.mpf("1e400")
    d = 1 / b
    h = d
    n = 0
    while True:
        n += 1
        an = -n * (n - a)
        b += 2
        d = 1 / (an * d + b)
        c = b + an / c
        step = d * c
        h *= step
        if abs(step - 1) < mp.mpf("1e-36"):
            break
    return 1 - front * h, front * h


def add(kind, argument, a, b, lower, upper):
    if min(lower, upper) >= LEAST:
        rows.append((kind, repr(float(argument)), repr(float(a)), repr(float(b)), mp.nstr(lower, 17), mp.nstr(upper, 17)))


degrees = [1, 2, 7.5, 24, 499, 1001, 2999, 1e4, 1e6]
for v in degrees:
    for t in [1e-9, 0.1, 0.9, 1.7, 2.5, 6, 12, 20, 36, 1e5, 1e100]:
        t2 = mp.mpf(t) ** 2
        lower, upper = beta_tails(mp.mpf(v) / 2, mp.mpf(1) / 2, v / (v + t2), t2 / (v + t2))
        add("t", t, v, 0, 1 - lower / 2, lower / 2)
    sd = math.sqrt(2 * v)
    for z in [-36, -20, -8, -3, -1, -0.01, 0, 0.5, 2, 6, 15, 36]:
        x = v + z * sd
        for value in ([x] if x > 0 else [v * 10.0 ** z]):
            add("chi2", value, v, 0, *gamma_tails(mp.mpf(v) / 2, mp.mpf(value) / 2))
    for w in [1, 2, 24, 998, 1e6]:
        spread = math.sqrt(2 / v + 2 / w)
        for z in [-30, -8, -2, -0.3, 0, 0.4, 3, 9, 30]:
            f = math.exp(z * spread)
            share = v * mp.mpf(f) / (w + v * mp.mpf(f))
            add("F", f, v, w, *beta_tails(mp.mpf(v) / 2, mp.mpf(w) / 2, share, w / (w + v * mp.mpf(f))))

print(len(rows), flush=True)
for n in [1, 2, 9, 50, 499, 501, 3000, 100000, 1000000]:
    for p in [0.5, 0.025, 0.3, 1e-6]:
        centre, sd = n * p, math.sqrt(n * p * (1 - p))
        for z in [-37, -10, -2, -0.5, 0, 1, 5, 30]:
            k = round(centre + z * sd)
            if 0 <= k < n:
                lower, upper = beta_tails(n - k, k + 1, 1 - mp.mpf(p), mp.mpf(p))
                add("binomial", k, n, p, lower, upper)

print(len(rows), flush=True)
for z in [-37, -20, -8, -5.5, -2, -0.3, 0, 1e-8, 0.7, 3, 9, 25, 37]:
    add("normal", z, 0, 0, mp.ncdf(z), mp.ncdf(-mp.mpf(z)))

for x in [0.05, 0.2, 0.5, 0.9, 1, 1.3, 3, 8, 18]:
    x = mp.mpf(x)
    upper = 2 * mp.nsum(lambda k: (-1) ** (int(k) - 1) * mp.exp(-2 * k * k * x * x), [1, 200])
    add("kolmogorov", x, 0, 0, 1 - upper, upper)

mp.mp.dps = 25


def noncentral(t, v, delta):
    """E[Φ(t·s − δ)] over s = χ/√ν, by Gauss and Legendre on pieces around the integrand's peaks."""
    t, v, delta = mp.mpf(t), mp.mpf(v), mp.mpf(delta)
    logc = mp.log(2) + v / 2 * mp.log(v / 2) - mp.loggamma(v / 2)
    f = lambda s: mp.exp(logc + (v - 1) * mp.log(s) - v * s * s / 2) * mp.ncdf(t * s - delta) if s > 0 else mp.mpf(0)
    peak = max([mp.mpf(i) / 100 for i in range(1, 1200)], key=f)
    edges = {mp.mpf(0), peak}
    for centre, width in [(peak, 1 / mp.sqrt(2 * v + t * t)), (delta / t, 1 / abs(t)), (mp.mpf(1), 1 / mp.sqrt(2 * v))]:
        edges |= {centre + i * width for i in range(-16, 17)}
    edges = sorted(e for e in edges if e >= 0)
    top = f(peak)  # quad's tolerance is absolute
    return top * mp.quad(lambda s: f(s) / top, edges + [edges[-1] + 10], method="gauss-legendre")


print(len(rows), flush=True)
for v in [1, 24, 2999]:
    for delta in [-6, 0, 2, 9.5]:
        for t in [-12, -0.2, 1.9, 30]:
            lower, upper = noncentral(t, v, delta), noncentral(-t, v, -delta)
            add("noncentral", t, v, delta, lower, upper)

print(len(rows), flush=True)
for k in [2, 3, 5, 20]:
    for q in [0.1, 1, 3.3, 6, 12, 25, 50]:
        q_ = mp.mpf(q)
        upper = mp.quad(
            lambda z: -k * mp.npdf(z) * mp.ncdf(z) ** (k - 1) * mp.expm1((k - 1) * mp.log1p(-mp.ncdf(z - q_) / mp.ncdf(z))),
            [q_ / 2 + mp.mpf(i) / 2 for i in range(-26, 27)], method="gauss-legendre")
        add("range", q, k, 0, 1 - upper, upper)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "tails.tsv"), "w", encoding="utf-8", newline="\n") as file:
    file.write(f"# mpmath {mp.__version__}, make_tails.py\n")
    for row in rows:
        file.write("\t".join(row) + "\n")
print(len(rows), "rows")
