"""Golden values for NumericsTests.cs. Command: /usr/bin/python3 normal_distribution.py > normal_distribution.csv"""
import scipy
from scipy.stats import norm

print(f"# scipy {scipy.__version__}: norm.cdf")
for x in (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 3.5):
    print(f"{x!r},{norm.cdf(x)!r}")
