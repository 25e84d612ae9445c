"""Golden data for components, cleaning and the published ED/ES rule, by scikit-image 0.19.3, NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_components.py        (seed 20260101; writes components.json)

Volumes are (H, W, S), as the study stores them; labels are written as bytes in the order slice, row, column, zlib-compressed, in base64.
The rules are written here anew from their description, on scikit-image's labelling.
"""
import base64
import json
import zlib

import numpy as np
import skimage
from scipy import ndimage
from skimage.measure import label, regionprops

rng = np.random.default_rng(20260101)


def text(volume):
    return base64.b64encode(zlib.compress(np.moveaxis(volume, 2, 0).astype(np.uint8).tobytes(), 9)).decode()


def blobs(shape, density, smooth):
    noise = ndimage.gaussian_filter(rng.standard_normal(shape), smooth)
    cuts = np.quantile(noise, [1 - density, 1 - density / 2])
    return np.digitize(noise, cuts).astype(np.uint8)


def structure(neighbours):
    if neighbours in (6, 18, 26):
        return ndimage.generate_binary_structure(3, {6: 1, 18: 2, 26: 3}[neighbours])
    flat = np.zeros((3, 3, 3), bool)
    flat[:, :, 1] = ndimage.generate_binary_structure(2, {4: 1, 8: 2}[neighbours])
    return flat


def sizes(mask, neighbours):
    labels, count = ndimage.label(mask, structure(neighbours))
    if neighbours in (6, 18, 26):
        again = label(mask, connectivity={6: 1, 18: 2, 26: 3}[neighbours])
        assert again.max() == count
    return sorted(np.bincount(labels.ravel())[1:].tolist())


def largest(volume, connectivity):
    kept = np.zeros_like(volume)
    for c in (1, 2):
        labels = label(volume == c, connectivity=connectivity)
        if labels.max():
            kept[labels == np.bincount(labels.ravel())[1:].argmax() + 1] = c
    return kept


def islands(volume, least, span, reach):
    kept = np.zeros_like(volume)
    for c in (1, 2):
        parts = [(r, np.unique(r.coords[:, 2]).size) for r in regionprops(label(volume == c, connectivity=1)) if r.area >= least]
        if not parts:
            continue
        most = max(s for _, s in parts)
        centre = next(np.array(r.centroid) for r, s in parts if s == most)
        for r, s in parts:
            if s >= span and np.linalg.norm(np.array(r.centroid) - centre) <= reach:
                kept[tuple(r.coords.T)] = c
    return kept


def counted_blood(volume, heart, least):
    total = 0
    for s in range(volume.shape[2]):
        labels = label(volume[:, :, s] == 2)
        big = np.bincount(labels.ravel()) >= least
        big[0] = False
        total += int((big[labels] & heart[:, :, s]).sum())
    return total


cases = []
for shape, density, smooth in [
    ((12, 10, 4), 0.5, 0.6), ((9, 14, 5), 0.4, 0.8), ((16, 16, 3), 0.3, 0.7), ((7, 7, 7), 0.6, 0.5), ((20, 6, 1), 0.5, 0.7),
    ((64, 90, 4), 0.10, 1.5), ((120, 80, 5), 0.06, (2, 2, 1)), ((100, 100, 6), 0.04, (2.5, 2.5, 1)), ((5, 5, 2), 0.0, 0.5), ((48, 128, 3), 0.08, 1.2),
]:
    v = blobs(shape, density, smooth) if density else np.zeros(shape, np.uint8)
    cases.append({
        "size": shape, "labels": text(v),
        "component_sizes": {str(n): [sizes(v == c, n) for c in (1, 2)] for n in (4, 6, 8, 18, 26)},
        "largest": {str(n): text(largest(v, k)) for n, k in ((6, 1), (18, 2), (26, 3))},
        "published": text(islands(v, 10, 2, 40)),
    })

rule = []
for trial in range(8):
    shape = (24, 22, 3)
    frames = [blobs(shape, 0.75 if f and trial % 2 else 0.55, (3, 3, 0.5)) for f in range(int(rng.integers(2, 5)))]
    heart = frames[0] > 0
    volumes = [counted_blood(f, heart, 50) for f in frames]
    systole = 1 + int(np.argmin(volumes[1:]))
    rule.append({"size": shape, "frames": [text(f) for f in frames], "counted": volumes, "systole": systole,
                 "warns": int(np.argmax(volumes)) != 0})

with open("components.json", "w") as f:
    json.dump({"tool": f"scikit-image {skimage.__version__}, NumPy {np.__version__}", "cases": cases, "phase_rule": rule}, f)
