"""Makes resampling.json for StackResamplingTests. Run with python3 (NumPy 1.24, SciPy 1.10, scikit-image 0.19); writes beside itself.

resize  rows and columns stretched over the same field, by skimage.transform.resize (order 1, edge values, half-pixel centres)
field   one axis cut and the other padded at once, odd sizes, rows and columns of other spacing, by scipy.ndimage.map_coordinates (order 1): a pixel
        reaches half a pixel to each side, and what lies beyond the outermost edges is outside; labels by their largest share of one-hot maps
back    probabilities on the working grid brought back to each case's own by the same function; outside only background
whole   the same spacing: pixels are cut and added whole, and no value is interpolated
"""
import json
import pathlib

import numpy as np
from scipy.ndimage import map_coordinates
from skimage.transform import resize

HERE = pathlib.Path(__file__).parent
RANDOM = np.random.RandomState(20)
CLASSES = 4


def positions(count_from, mm_from, count_to, mm_to):
    """Centres of an axis's pixels in the other's pixels, both axes having one middle."""
    millimetres = (np.arange(count_to) - (count_to - 1) / 2) * mm_to
    return millimetres / mm_from + (count_from - 1) / 2


def sample(plane, rows, columns):
    inside = np.logical_and.outer(
        (rows >= -0.5) & (rows <= plane.shape[0] - 0.5), (columns >= -0.5) & (columns <= plane.shape[1] - 0.5))
    values = map_coordinates(plane.astype(np.float64), np.meshgrid(rows, columns, indexing="ij"), order=1, mode="nearest")
    return values, inside


def image_on(plane, rows, columns):
    values, inside = sample(plane, rows, columns)
    return np.where(inside, values, values[inside].min())


def labels_on(plane, rows, columns):
    shares = np.stack([np.where(*(lambda v, i: (i, v, float(k == 0)))(*sample(plane == k, rows, columns))) for k in range(CLASSES)])
    ordered = np.sort(shares, 0)
    assert (ordered[-1] - ordered[-2]).min() > 1e-6, "a tie would test rounding"
    return shares.argmax(0)


def case(name, own, own_mm, grid, grid_mm):
    rows = positions(own[0], own_mm[0], grid[0], grid_mm)
    columns = positions(own[1], own_mm[1], grid[1], grid_mm)
    image = RANDOM.randint(100, 900, own).astype(np.float64)
    labels = RANDOM.randint(0, CLASSES, own)
    probabilities = RANDOM.dirichlet(np.ones(CLASSES), grid).astype(np.float32)
    back_rows = positions(grid[0], grid_mm, own[0], own_mm[0])
    back_columns = positions(grid[1], grid_mm, own[1], own_mm[1])
    back = np.stack([np.where(*(lambda v, i: (i, v, float(k == 0)))(*sample(probabilities[..., k], back_rows, back_columns))) for k in range(CLASSES)], -1)
    result = image_on(image, rows, columns)
    if name == "resize":
        assert np.allclose(result, resize(image, grid, order=1, mode="edge", anti_aliasing=False))
        result = resize(image, grid, order=1, mode="edge", anti_aliasing=False)
    if name == "whole":
        assert np.allclose(result, result.round())
    return {
        "name": name, "rows": own[0], "columns": own[1], "row_mm": own_mm[0], "column_mm": own_mm[1],
        "grid_rows": grid[0], "grid_columns": grid[1], "grid_mm": grid_mm,
        "image": image.ravel().tolist(), "image_on_grid": result.ravel().tolist(),
        "labels": labels.ravel().tolist(), "labels_on_grid": labels_on(labels, rows, columns).ravel().tolist(),
        "probabilities": probabilities.ravel().tolist(), "probabilities_back": back.ravel().tolist(),
        "labels_back": back.argmax(-1).ravel().tolist(),
    }


cases = [
    case("resize", (11, 14), (17 * 1.1 / 11, 8 * 1.1 / 14), (17, 8), 1.1),
    case("field", (13, 10), (1.5, 0.8), (8, 12), 1.1),
    case("field, the other way", (7, 21), (1.3, 1.9), (15, 9), 0.7),
    case("whole", (9, 6), (1.4, 1.4), (5, 8), 1.4),
]
(HERE / "resampling.json").write_text(json.dumps(cases) + "\n")
