"""Mice with several things wrong at once, by h5py 3.7.0, NumPy 1.24.2. Run in this folder: /usr/bin/python3 make_files.py (no randomness).

many_problems: 13 x 11 x 3 x 5. Images float32 with NaN at [6, 5, 0, 3] and inf at [0, 0, 2, 4]; Masks uint8 with 3 at [12, 10, 1, 1] and 9 at [0, 0, 0, 1],
contours in frames 1 and 3 and, unlisted, a label in frame 4; Frames_with_ROI lists 1, 3, 3, 7 and -1.
sound: rows 0-9 and columns 0-9 myocardium but 2-8 blood pool (49 px, and 7 x 8 = 56 at frame 3), slices 0 and 1 of frames 1 and 3; frame 0 image flat.
"""
import h5py
import numpy as np

H, W, S, F = 13, 11, 3, 5
h, w, s, f = np.indices((H, W, S, F))
images = (1000 * h + 50 * w + 10 * s + f).astype("f4")
masks = np.where(np.isin(f, (1, 3)), (h + 2 * w + s + f) % 3, 0).astype("u1")

with h5py.File("many_problems.h5", "w") as file:
    wrong, labels = images.copy(), masks.copy()
    wrong[6, 5, 0, 3], wrong[0, 0, 2, 4] = np.nan, np.inf
    labels[12, 10, 1, 1], labels[0, 0, 0, 1], labels[3, 3, 1, 4] = 3, 9, 1
    options = dict(chunks=(13, 11, 3, 1), compression="gzip")
    file.create_dataset("Images", data=wrong, **options)
    file.create_dataset("Masks", data=labels, **options)
    file["Frames_with_ROI"] = np.array([1, 3, 3, 7, -1])

with h5py.File("sound.h5", "w") as file:
    grey, labels = images.astype("u2"), np.zeros((H, W, S, F), "u1")
    grey[:, :, :, 0] = 7
    labels[0:10, 0:10, 0:2, 1] = 1
    labels[2:9, 2:9, 0:2, 1] = 2
    labels[0:10, 0:10, 0:2, 3] = 1
    labels[2:9, 2:10, 0:2, 3] = 2
    options = dict(chunks=(13, 11, 3, 1), compression="gzip")
    file.create_dataset("Images", data=grey, **options)
    file.create_dataset("Masks", data=labels, **options)
    file["Frames_with_ROI"] = np.array([1, 3])
