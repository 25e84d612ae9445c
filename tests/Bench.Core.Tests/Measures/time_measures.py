"""Times the measures of one mouse's two structures in NumPy and SciPy, for comparison with MeasureSpeedTests.cs: 25 mice × 2 frames of 256 × 256 × 9.

Run:  /usr/bin/python3 time_measures.py        (one thread; SciPy 1.10.1, NumPy 1.24.2)

Overlap, 3-D and slice-wise Hausdorff, HD95, ASSD and surface Dice; cropped to the structures' bounding box, as here. Wall thickness and error profiles are left out.
"""
import time

import numpy as np
from scipy import ndimage


def heart(seed, inner, outer):
    rng = np.random.default_rng(seed)
    r, c = np.mgrid[:256, :256]
    r, c = r - 120 - 4 * rng.random(), c - 130 - 4 * rng.random()
    slices = []
    for s in range(9):
        d = np.hypot(r, c) / (np.sqrt(1 - (s / 9.5) ** 2) * (1 + 0.1 * rng.random()) * (1 + 0.05 * np.sin(5 * np.arctan2(r, c) + 6 * rng.random())))
        slices.append(np.select([d < inner, d < outer], [2, 1]))
    return np.stack(slices, 2).astype(np.uint8)


def surfaces(a, b, spacing):
    if not a.any() or not b.any():
        return None
    box = ndimage.find_objects((a | b).astype(np.uint8))[0]
    a, b = a[box], b[box]
    sa, sb = a & ~ndimage.binary_erosion(a), b & ~ndimage.binary_erosion(b)
    there = ndimage.distance_transform_edt(~sb, sampling=spacing)[sa]
    back = ndimage.distance_transform_edt(~sa, sampling=spacing)[sb]
    both = np.concatenate([there, back])
    return both.max(), max(np.percentile(there, 95), np.percentile(back, 95)), both.mean(), (both <= 0.1).mean(), (both <= 0.2).mean()


def measures(reference, predicted):
    for label in (1, 2):
        a, b = reference == label, predicted == label
        tp, fp, fn = (a & b).sum(), (~a & b).sum(), (a & ~b).sum()
        yield 2 * tp / (2 * tp + fp + fn), tp / (tp + fp + fn), tp / (tp + fn), tp / (tp + fp), 1 - abs(fn - fp) / (2 * tp + fp + fn)
        yield surfaces(a, b, (0.1, 0.1, 1.0))
        yield [surfaces(a[:, :, s], b[:, :, s], (0.1, 0.1)) for s in range(a.shape[2])]


frames = [(heart(m + k, i, o), heart(m + k + 100, i, o)) for m in range(25) for k, i, o in ((0, 17, 25), (200, 11, 23))]
start, used = time.perf_counter(), time.process_time()
for frame in frames:
    list(measures(*frame))
print(f"25 mice x 2 frames: {time.perf_counter() - start:.2f} s, {time.process_time() - used:.2f} s of processor time")
