"""More small mice, by h5py 3.7.0 (HDF5 1.10.8), NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_more.py       (no randomness; writes some of good/ and bad/)
Formula of the numbers: make_files.py.
"""
import h5py
import numpy as np

h, w, s, f = np.indices((13, 11, 3, 5))
IMAGES = (1000 * h + 50 * w + 10 * s + f).astype("u2")
MASKS = np.where(np.isin(f, (1, 3)), (h + 2 * w + s + f) % 3, 0).astype("u1")
ROI = np.array([1, 3])
LAYOUT = {"chunks": (5, 4, 2, 2)}

# Signed, big-endian, of 8 bytes, and floating-point numbers with three decimals, kept in fewer bits.
for name, kind, digits in (("signed", "<i4", 0), ("big_endian", ">u2", 0), ("long", "<i8", 0), ("decimals", "<f4", 3), ("double_decimals", "<f8", 2)):
    with h5py.File(f"good/scale_offset_{name}.h5", "w") as file:
        file.create_dataset("Images", data=IMAGES.astype(kind), scaleoffset=digits, **LAYOUT)
        file.create_dataset("Masks", data=MASKS, scaleoffset=0, **LAYOUT)
        file["Frames_with_ROI"] = ROI

with h5py.File("bad/images_octave.h5", "w") as file:
    file["Masks"], file["Frames_with_ROI"] = MASKS, ROI
    group = file.create_group("Images")
    group.attrs["OCTAVE_NEW_FORMAT"] = np.uint8(1)
    group["type"], group["value"] = np.bytes_("uint16 matrix"), IMAGES.T

# A frame without labels was never written, and nothing stands there: what PureHDF 2.2 writes, and with it this program before phantoms of version 4.
with h5py.File("one/never_filled.h5", "w") as file:
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((13, 11, 3, 1))
    plist.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
    masks = h5py.h5d.create(file.id, b"Masks", h5py.h5t.STD_U8LE, h5py.h5s.create_simple(MASKS.shape), plist)
    for frame in (1, 3):
        h5py.Dataset(masks)[..., frame] = MASKS[..., frame]
    file["Images"], file["Frames_with_ROI"] = IMAGES, ROI
