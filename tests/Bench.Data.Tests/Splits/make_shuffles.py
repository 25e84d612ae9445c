"""Golden shuffles by NumPy 1.24.2: numpy.random.RandomState(seed).shuffle(list(range(size))), and the first raw draws.

Run in this folder:  /usr/bin/python3 make_shuffles.py        (writes shuffles.json)
"""
import json

import numpy as np

cases = []
for seed in (0, 1, 42, 12345, 2**31, 2**32 - 1):
    for size in (0, 1, 2, 3, 16, 17, 60, 130, 2000):
        items = list(range(size))
        np.random.RandomState(seed).shuffle(items)
        # The longest list crosses the generator's block of 624 words several times; its ends and a weighted sum stand for it.
        cases.append({
            "seed": seed,
            "size": size,
            "first": items[:130],
            "last": items[-5:],
            "weighted_sum": sum((i + 1) * v for i, v in enumerate(items)),
        })
draws = [{"seed": s, "draws": [int(v) for v in np.random.RandomState(s).randint(0, 2**32, 5, dtype=np.uint32)]} for s in (0, 42, 2**32 - 1)]
with open("shuffles.json", "w") as file:
    json.dump({"numpy": np.__version__, "cases": cases, "draws": draws}, file, separators=(",", ":"))
    file.write("\n")
