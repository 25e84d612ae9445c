"""The normal distribution, its inverse, and the logarithm of the gamma function, by mpmath at 50 digits.

Command:  /usr/bin/python3 tests/Bench.Statistics.Tests/Golden/make_special.py
Writes special.tsv beside itself, the version of mpmath in its first line. Nothing is random: the grid is written out below.
Columns: function, argument (an exact double), value with 20 digits.
"""
import os

import mpmath as mp

mp.mp.dps = 50
rows = []

# Both sides of every place where the method changes (|z| = 0.75), and tails down to the smallest normal double.
for z in [1e-300, 1e-9, 0.001, 0.1, 0.3, 0.5, 0.7, 0.7499999, 0.75, 0.7500001, 0.8, 1, 1.3, 1.959963984540054, 2.5, 3, 4.1, 5, 6.2, 8, 10.1, 13, 17.7, 22, 28,
          33.3, 37.5]:
    for signed in (z, -z):
        rows.append(("normal", signed, mp.ncdf(mp.mpf(signed))))

for p in [1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1e-10, 1e-5, 0.001, 0.01, 0.025, 0.05, 0.1, 0.2, 0.2266, 0.2267, 0.25, 0.3, 0.4, 0.49, 0.4999, 0.49999999,
          0.5000001, 0.6, 0.75, 0.8, 0.95, 0.975, 0.999]:
    exact = mp.mpf(p)
    start = mp.sqrt(2) * mp.erfinv(2 * exact - 1) if 1e-10 < p < 1 - 1e-10 else -mp.sqrt(-2 * mp.log(exact))
    rows.append(("quantile", p, mp.findroot(lambda z: mp.log(mp.ncdf(z)) - mp.log(exact), start)))

for x in [1e-300, 1e-8, 0.01, 0.25, 0.4999999, 0.5, 0.75, 0.999, 1, 1.0001, 1.4616321449683623, 1.5, 1.75, 2, 2.25, 3, 4.5, 7.75, 11.5, 11.9999, 12, 12.5, 23.75,
          100, 1e4, 1e6]:
    rows.append(("loggamma", x, mp.loggamma(mp.mpf(x))))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "special.tsv"), "w") as out:
    out.write(f"# mpmath {mp.__version__}, make_special.py\n")
    for name, argument, value in rows:
        out.write(f"{name}\t{argument!r}\t{mp.nstr(value, 20)}\n")
