"""The mice of make_files.py as MATLAB's save -v7.3 lays them out, imitated by h5py 3.7.0 (HDF5 1.10.8); no MATLAB was at hand.

Run in this folder:  /usr/bin/python3 make_matlab.py

MATLAB puts a text of 512 bytes before the HDF5 file, stores arrays with their axes in reverse, notes their class in the attribute MATLAB_class, and
makes every list a matrix of doubles.
"""
import h5py
import numpy as np

H, W, S, F = 13, 11, 3, 5
h, w, s, f = np.indices((H, W, S, F))
IMAGES = (1000 * h + 50 * w + 10 * s + f).astype("u2")
MASKS = np.where(np.isin(f, (1, 3)), (h + 2 * w + s + f) % 3, 0).astype("u1")


def write(name, images, masks, roi, **layout):
    path = name + ".h5"
    with h5py.File(path, "w", userblock_size=512, libver="earliest") as file:
        for key, values in (("Images", images), ("Masks", masks), ("Frames_with_ROI", roi)):
            data = file.create_dataset(key, data=values.T, **(layout if values.ndim > 2 else {}))
            data.attrs["MATLAB_class"] = np.bytes_({"u": "uint%d" % (8 * values.itemsize), "f": "double"}[values.dtype.kind])
    text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Mon Jan  1 00:00:00 2024 HDF5 schema 1.00 ."
    with open(path, "r+b") as file:
        file.write(text.ljust(116) + b"\0" * 8 + b"\x00\x02IM")


write("good/matlab_contiguous", IMAGES, MASKS, np.array([[1.0, 3.0]]))
write("good/matlab_chunked", IMAGES, MASKS, np.array([[1.0], [3.0]]), chunks=(1, 1, W, H), compression="gzip")
write("one/matlab_one_frame", IMAGES[..., 1], MASKS[..., 1], np.array([[0.0]]), chunks=(2, 5, 7), compression="gzip", shuffle=True)
