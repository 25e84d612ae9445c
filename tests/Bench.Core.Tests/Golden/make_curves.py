"""Golden data for smoothing and slopes of volume curves, by SciPy 1.10.1, NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_curves.py        (seed 20260103; writes curves.json)
"""
import json

import numpy as np
import scipy
from scipy.signal import savgol_filter

rng = np.random.default_rng(20260103)
cases = []
for n, window, degree in [(17, 3, 2), (17, 5, 2), (22, 7, 3), (36, 9, 4), (9, 9, 2), (12, 5, 4), (20, 3, 1)]:
    curve = 45 + 20 * np.cos(2 * np.pi * np.arange(n) / n) + rng.normal(0, 1.5, n)
    for periodic in (True, False):
        mode = "wrap" if periodic else "interp"
        cases.append({
            "values": curve.tolist(), "window": window, "degree": degree, "periodic": periodic,
            "smooth": savgol_filter(curve, window, degree, mode=mode).tolist(),
            "slopes": savgol_filter(curve, window, degree, deriv=1, mode=mode).tolist(),
        })

with open("curves.json", "w") as f:
    json.dump({"tool": f"SciPy {scipy.__version__}, NumPy {np.__version__}", "cases": cases}, f)
