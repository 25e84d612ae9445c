"""Golden data for distance transforms and border-voxel surface distances, by SciPy 1.10.1, NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_surfaces.py        (seed 20260102; writes surfaces.json)

Volumes are (H, W, S), as the study stores them; labels are written as bytes in the order slice, row, column, zlib-compressed, in base64.
Each pair of volumes is measured for blood pool (label 2), in 3-D and slice by slice. Only pairs present in both masks have distances.
"""
import base64
import json
import zlib

import numpy as np
import scipy
from scipy import ndimage

rng = np.random.default_rng(20260102)


def text(volume):
    return base64.b64encode(zlib.compress(np.moveaxis(volume, 2, 0).astype(np.uint8).tobytes(), 9)).decode()


def border(mask):
    return mask & ~ndimage.binary_erosion(mask)


def measures(a, b, spacing):
    if not a.any() or not b.any():
        return None
    sa, sb = border(a), border(b)
    there = ndimage.distance_transform_edt(~sb, sampling=spacing)[sa]
    back = ndimage.distance_transform_edt(~sa, sampling=spacing)[sb]
    both = np.concatenate([there, back])
    return {
        "hausdorff": max(there.max(), back.max()),
        "hd95": max(np.percentile(there, 95), np.percentile(back, 95)),
        "hd95_pooled": np.percentile(both, 95),
        "assd": both.mean(),
        "mean_there": there.mean(), "mean_back": back.mean(),
        "points": [there.size, back.size],
        "nsd_0.1": (both <= 0.1).mean(), "nsd_0.2": (both <= 0.2).mean(), "nsd_1.05": (both <= 1.05).mean(),
    }


def blobs(shape, density, smooth):
    noise = ndimage.gaussian_filter(rng.standard_normal(shape), smooth)
    return np.digitize(noise, np.quantile(noise, [1 - density, 1 - density / 2])).astype(np.uint8)


def heart(shape, centre, radius):
    r, c, s = np.ogrid[tuple(slice(n) for n in shape)]
    d = np.sqrt((r - centre[0]) ** 2 + (c - centre[1]) ** 2 + (3 * (s - centre[2])) ** 2)
    d = d + ndimage.gaussian_filter(rng.standard_normal(shape), 1.5) * 8
    return np.select([d < radius, d < 1.5 * radius], [2, 1]).astype(np.uint8)


pairs = [(blobs(shape, d1, sm), blobs(shape, d2, sm), sp) for shape, d1, d2, sm, sp in [
    ((14, 11, 5), 0.5, 0.3, 0.8, (0.1, 0.1, 1.0)), ((9, 16, 4), 0.4, 0.6, 1.0, (0.1, 0.1, 1.0)), ((12, 12, 1), 0.5, 0.5, 1.0, (0.1, 0.1, 1.0)),
    ((1, 20, 6), 0.4, 0.4, 0.8, (0.2, 0.13, 0.7)), ((17, 1, 3), 0.4, 0.4, 0.8, (2.0, 1.0, 0.5)), ((10, 9, 8), 0.05, 0.9, 0.5, (0.31, 0.17, 0.53)),
    ((25, 30, 6), 0.02, 0.02, 0.7, (0.1, 0.1, 1.0)), ((6, 7, 5), 1.0, 1.0, 0.6, (1.0, 1.0, 1.0))]]
for _ in range(4):
    shape = (48, 44, 7)
    pairs.append((heart(shape, (24, 22, 3), 9), heart(shape, (25, 21, 3.4), 8.5), (0.1, 0.1, 1.0)))

cases = []
for a, b, spacing in pairs:
    ra, rb = a == 2, b == 2
    cases.append({
        "size": a.shape, "spacing": spacing, "reference": text(a), "predicted": text(b),
        "stack": measures(ra, rb, spacing),
        "slices": [measures(ra[:, :, s], rb[:, :, s], spacing[:2]) for s in range(a.shape[2])],
        "transform": [] if not ra.any() or a.size > 1000 else
        np.moveaxis(ndimage.distance_transform_edt(~ra, sampling=spacing), 2, 0).ravel().tolist(),
    })

with open("surfaces.json", "w") as f:
    json.dump({"tool": f"SciPy {scipy.__version__}, NumPy {np.__version__}", "cases": cases}, f)
