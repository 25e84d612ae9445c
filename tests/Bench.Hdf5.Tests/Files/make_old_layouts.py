"""Small mice whose data layout messages are of version 1 and 2, as HDF5 up to 1.6.2 wrote them and no library of today does.

h5py 3.7.0 (HDF5 1.10.8) writes a file; in the header of each data set the message of version 3 is then replaced by one of version 1 or 2, put together
from the HDF5 File Format Specification 3.0, section IV.A.2.i, in room that the header has to spare. The HDF5 library reads every file back.

Run in this folder:  /usr/bin/python3 make_old_layouts.py       (no randomness, but HDF5 notes the time in some; writes good/layout_*.h5)
Formula of the numbers: make_files.py.
"""
import struct

import h5py
import numpy as np

h, w, s, f = np.indices((13, 11, 3, 5))
IMAGES = (1000 * h + 50 * w + 10 * s + f).astype("u2")
MASKS = np.where(np.isin(f, (1, 3)), (h + 2 * w + s + f) % 3, 0).astype("u1")
ROI = np.array([1, 3])


def old_layout(message, version, extent):
    """The message of version 1 or 2 for one of version 3."""
    kind = message[1]
    head = lambda dimensions: struct.pack("<BBB5x", version, dimensions, kind)
    if kind == 0:
        size, = struct.unpack_from("<H", message, 2)
        return head(len(extent)) + struct.pack(f"<{len(extent)}I", *extent) + struct.pack("<I", size) + message[4:4 + size]
    if kind == 1:
        return head(len(extent)) + message[2:10] + struct.pack(f"<{len(extent)}I", *extent)
    dimensions = message[2]
    return head(dimensions) + message[3:11 + 4 * dimensions]


def rewrite(path, name, version):
    with h5py.File(path, "r") as file:
        address, extent = h5py.h5o.get_info(file[name].id).addr, file[name].shape
    data = bytearray(open(path, "rb").read())
    count, size = struct.unpack_from("<2xH4xI", data, address)
    messages, at, end = [], address + 16, address + 16 + size
    while at < end:
        kind, length, flags = struct.unpack_from("<HHB", data, at)
        messages.append((kind, flags, bytes(data[at + 8:at + 8 + length])))
        at += 8 + length
    kept = [(kind, flags, body) for kind, flags, body in messages if kind not in (0, 0x12)]  # without spare room and the time of writing
    kept = [(kind, flags, old_layout(body, version, extent) if kind == 8 else body) for kind, flags, body in kept]
    kept = [(kind, flags, body + bytes(-len(body) % 8)) for kind, flags, body in kept]
    spare = size - sum(8 + len(body) for _, _, body in kept) - 8
    assert spare >= 0 and not any(kind == 0x10 for kind, _, _ in kept), (path, name, spare)
    kept.append((0, 0, bytes(spare)))
    struct.pack_into("<H", data, address + 2, len(kept))
    data[address + 16:end] = b"".join(struct.pack("<HHB3x", kind, len(body), flags) + body for kind, flags, body in kept)
    open(path, "wb").write(data)


def good(name, version, **layout):
    path = f"good/layout_{version}_{name}.h5"
    with h5py.File(path, "w", libver="earliest") as file:
        file.create_dataset("Images", data=IMAGES, **layout)
        file.create_dataset("Masks", data=MASKS, **layout)
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        roi = h5py.h5d.create(file.id, b"Frames_with_ROI", h5py.h5t.NATIVE_INT64, h5py.h5s.create_simple((2,)), compact)
        roi.write(h5py.h5s.ALL, h5py.h5s.ALL, ROI.astype("i8"))
    for data_set in ("Images", "Masks", "Frames_with_ROI"):
        rewrite(path, data_set, version)
    with h5py.File(path, "r") as file:
        assert np.array_equal(file["Images"][...], IMAGES) and np.array_equal(file["Masks"][...], MASKS) and np.array_equal(file["Frames_with_ROI"][...], ROI)


for version in (1, 2):
    good("contiguous", version)
    good("chunks", version, chunks=(5, 4, 2, 2), compression="gzip")
