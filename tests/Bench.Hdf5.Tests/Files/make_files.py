"""Small mice in many layouts, sound and broken, by h5py 3.7.0 (HDF5 1.10.8), NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_files.py        (no randomness, but HDF5 notes the time in some; writes good/, one/ and bad/)

Every sound file is 13 x 11 x 3 x 5 (H, W, S, F) and follows one formula, which the tests repeat:
    Images[h, w, s, f] = 1000 h + 50 w + 10 s + f          Masks[h, w, s, f] = (h + 2 w + s + f) mod 3 in contoured frames 1 and 3, else 0
"""
import os

import h5py
import numpy as np

H, W, S, F = 13, 11, 3, 5
h, w, s, f = np.indices((H, W, S, F))
IMAGES = (1000 * h + 50 * w + 10 * s + f).astype("u2")
MASKS = np.where(np.isin(f, (1, 3)), (h + 2 * w + s + f) % 3, 0).astype("u1")
ROI = np.array([1, 3])

os.makedirs("good", exist_ok=True)
os.makedirs("bad", exist_ok=True)


def write(path, images=IMAGES, masks=MASKS, roi=ROI, libver="earliest", **layout):
    with h5py.File(path + ".h5", "w", libver=libver) as file:
        if images is not None:
            file.create_dataset("Images", data=images, **layout)
        if masks is not None:
            file.create_dataset("Masks", data=masks, **layout)
        if roi is not None:
            file.create_dataset("Frames_with_ROI", data=roi)


def good(name, **what):
    write("good/" + name, **what)


def bad(name, **what):
    write("bad/" + name, **what)


good("contiguous")
good("chunks_one_frame", chunks=(8, 8, 2, 1), compression="gzip")
good("chunks_uneven", chunks=(5, 4, 2, 2), compression="gzip", shuffle=True)
good("chunks_whole", chunks=(H, W, S, F))
good("chunks_frames_only", chunks=(1, 1, 1, F))
good("chunks_fletcher", chunks=(13, 6, 1, 3), fletcher32=True)
good("chunks_resizable", chunks=(8, 8, 3, 2), maxshape=(None, None, None, None))
good("latest_single_chunk", libver="latest", chunks=(H, W, S, F), compression="gzip")
good("latest_fixed_array", libver="latest", chunks=(5, 4, 2, 2), compression="gzip")
good("latest_implicit_size", libver="latest", chunks=(5, 4, 2, 2))
good("latest_extensible", libver="latest", chunks=(5, 4, 2, 2), maxshape=(None, W, S, F))
good("latest_btree2", libver="latest", chunks=(5, 4, 2, 2), maxshape=(None, None, S, F), compression="gzip")
good("latest_contiguous", libver="latest")
# One axis grows without end (extensible array) or all may grow a little (fixed array); of one voxel a chunk there are enough to fill pages of either.
good("latest_growing", libver="latest", chunks=(5, 4, 2, 2), maxshape=(H, W, S, None))
good("latest_growing_gzip", libver="latest", chunks=(5, 4, 2, 1), maxshape=(20, 30, S, None), compression="gzip", shuffle=True)
good("latest_growing_middle", libver="latest", chunks=(5, 4, 2, 2), maxshape=(H, None, 6, F), compression="gzip")
good("latest_growing_pages", libver="latest", chunks=(1, 1, 1, 1), maxshape=(H, W, S, None))
good("latest_bounded", libver="latest", chunks=(5, 4, 2, 2), maxshape=(20, 30, 6, 10))
good("latest_bounded_pages", libver="latest", chunks=(1, 1, 1, 1), maxshape=(H, W + 1, S + 2, F))
for kind in ("i2", "i4", "i8", "u4", "u8", "f4", "f8"):
    good("type_" + kind, images=IMAGES.astype(kind), masks=MASKS.astype(kind), roi=ROI.astype(kind))
good("big_endian", images=IMAGES.astype(">u2"), masks=MASKS.astype(">f4"), roi=ROI.astype(">i8"))
good("big_endian_chunks", images=IMAGES.astype(">f8"), roi=ROI.astype(">u2"), chunks=(5, 4, 2, 2), compression="gzip", shuffle=True)
good("chunks_lzf", chunks=(5, 4, 2, 2), compression="lzf")
good("chunks_lzf_fletcher", chunks=(13, 6, 1, 3), compression="lzf", shuffle=True, fletcher32=True)
good("masks_int8", masks=MASKS.astype("i1"))
good("masks_float16", masks=MASKS.astype("f2"))
good("roi_2d_row", roi=ROI[None, :].astype("i4"))
good("roi_2d_column", roi=ROI[:, None].astype("u1"))
good("roi_unsorted_float", roi=ROI[::-1].astype("f8"))
good("roi_int64_one", roi=ROI.astype("i8"))
with h5py.File("good/compact_roi_and_more.h5", "w") as file:
    file["Images"], file["Masks"] = IMAGES, MASKS
    space, kind = h5py.h5s.create_simple((2,)), h5py.h5t.NATIVE_INT64
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    data = h5py.h5d.create(file.id, b"Frames_with_ROI", kind, space, plist)
    data.write(h5py.h5s.ALL, h5py.h5s.ALL, ROI.astype("i8"))
    file["Other"] = np.arange(3)
    file.attrs["note"] = "files may hold more than is asked for"

with h5py.File("good/latest_user_block.h5", "w", libver="latest", userblock_size=1024) as file:
    for name, data in (("Images", IMAGES), ("Masks", MASKS)):
        file.create_dataset(name, data=data, chunks=(5, 4, 2, 2), compression="gzip")
    file["Frames_with_ROI"] = ROI
with h5py.File("good/user_block.h5", "w", userblock_size=512) as file:
    file["Images"], file["Masks"], file["Frames_with_ROI"] = IMAGES, MASKS, ROI
with h5py.File("good/latest_many_names.h5", "w", libver="latest") as file:
    # More than eight names are kept in a heap; so many, in blocks of several sizes.
    for number in range(150):
        file.attrs[f"attribute {number}"] = number
        file[f"a data set of some other name, number {number}"] = number
    file["Images"], file["Masks"], file["Frames_with_ROI"] = IMAGES, MASKS, ROI
with h5py.File("good/many_names.h5", "w") as file:
    for number in range(150):
        file[f"a data set of some other name, number {number}"] = number
    file["Images"], file["Masks"], file["Frames_with_ROI"] = IMAGES, MASKS, ROI
with h5py.File("good/soft_links.h5", "w") as file:
    file["group/images"], file["group/deeper/masks"], file["Frames_with_ROI"] = IMAGES, MASKS, ROI
    file["Images"] = h5py.SoftLink("/group/images")
    file["group/masks"] = h5py.SoftLink("deeper/masks")
    file["Masks"] = h5py.SoftLink("group/masks")
for version in ("earliest", "latest"):
    # Only contoured frames are written; the last number along the frames of Images is filled in.
    with h5py.File(f"good/{version}_unwritten.h5", "w", libver=version) as file:
        masks = file.create_dataset("Masks", MASKS.shape, "u1", chunks=(5, 4, 2, 1), maxshape=(H, W, S, None))
        for frame in (1, 3):
            masks[..., frame] = MASKS[..., frame]
        file["Images"], file["Frames_with_ROI"] = IMAGES, ROI
with h5py.File("good/scale_offset.h5", "w") as file:
    file.create_dataset("Images", data=IMAGES, chunks=(5, 4, 2, 2), scaleoffset=0)
    file.create_dataset("Masks", data=MASKS, chunks=(5, 4, 2, 2), scaleoffset=0)
    file["Frames_with_ROI"] = ROI
with h5py.File("good/named_values.h5", "w") as file:
    file["Images"], file["Frames_with_ROI"] = IMAGES, ROI
    file.create_dataset("Masks", data=MASKS, dtype=h5py.enum_dtype({"other": 0, "muscle": 1, "blood": 2}, basetype="u1"))
with h5py.File("good/named_type.h5", "w") as file:
    file["grey"] = IMAGES.dtype
    file.create_dataset("Images", data=IMAGES, dtype=file["grey"])
    file["Masks"], file["Frames_with_ROI"] = MASKS, ROI
plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
plist.set_chunk((5, 4, 2, 2))
plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
with h5py.File("good/latest_consecutive.h5", "w", libver="latest") as file:
    data = h5py.h5d.create(file.id, b"Images", h5py.h5t.STD_U16LE, h5py.h5s.create_simple(IMAGES.shape, (20, 30, S, 10)), plist)
    data.write(h5py.h5s.ALL, h5py.h5s.ALL, IMAGES)
    file["Masks"], file["Frames_with_ROI"] = MASKS, ROI

os.makedirs("one", exist_ok=True)
write("one/scalar_roi", roi=np.int64(1))
write("one/no_images", images=None)
write("one/masks_three_axes", images=None, roi=None, masks=MASKS[:, :, :, 3].astype("i8"), chunks=(8, 8, 2), compression="gzip")

bad("no_masks", masks=None)
bad("no_images", images=None)
bad("no_roi", roi=None)
bad("roi_empty", roi=np.zeros(0, "i8"))
bad("roi_null", roi=h5py.Empty("i8"))
bad("roi_twice", roi=np.array([3, 1, 3]))
bad("roi_beyond", roi=np.array([1, 5]))
bad("roi_negative", roi=np.array([-1, 3]))
bad("roi_fraction", roi=np.array([1.5]))
bad("roi_text", roi="1, 3")
bad("masks_shape", masks=MASKS[:, :, :, :4])
bad("masks_rank", masks=MASKS[:, :, :, 1])
bad("images_rank", images=IMAGES[None])
bad("masks_zero_size", images=IMAGES[:, :, :0], masks=MASKS[:, :, :0])
bad("masks_text", masks=np.full(MASKS.shape, b"a"))
bad("masks_complex", masks=MASKS.astype("c16"))
wrong = MASKS.astype("i2")
wrong[7, 4, 2, 3] = -5
bad("label_negative", masks=wrong)
wrong = MASKS.copy()
wrong[12, 10, 1, 1] = 3
bad("label_three", masks=wrong)
wrong = MASKS.astype("f4")
wrong[0, 9, 0, 1] = 1.5
bad("label_fraction", masks=wrong)
wrong = MASKS.astype("f4")
wrong[2, 3, 1, 3] = np.nan
bad("label_nan", masks=wrong)
wrong = IMAGES.astype("f4")
wrong[6, 5, 0, 3] = np.nan
bad("image_nan", images=wrong)
wrong = IMAGES.astype("f8")
wrong[6, 5, 0, 3] = 1e300
bad("image_beyond_float32", images=wrong)
with h5py.File("bad/masks_group.h5", "w") as file:
    file["Images"], file["Frames_with_ROI"] = IMAGES, ROI
    file.create_group("Masks")
with h5py.File("bad/masks_never_written.h5", "w") as file:
    file["Images"], file["Frames_with_ROI"] = IMAGES, ROI
    file.create_dataset("Masks", (200, 200, 10, 50), "u1")
with h5py.File("bad/elsewhere.dat", "w") as file:
    file["Images"] = IMAGES


def without_images(name, libver="earliest"):
    file = h5py.File(f"bad/{name}.h5", "w", libver=libver)
    file["Masks"], file["Frames_with_ROI"] = MASKS, ROI
    return file


with without_images("images_elsewhere") as file:
    file["Images"] = h5py.ExternalLink("elsewhere.dat", "/Images")
with without_images("images_nowhere") as file:
    file["Images"] = h5py.SoftLink("/no such thing")
with without_images("images_in_a_circle") as file:
    file["Images"] = h5py.SoftLink("/other")
    file["other"] = h5py.SoftLink("/Images")
with without_images("images_external") as file:
    file.create_dataset("Images", IMAGES.shape, "u2", external=[("elsewhere.dat", 0, IMAGES.nbytes)])
with without_images("images_virtual", "latest") as file:
    layout = h5py.VirtualLayout(IMAGES.shape, "u2")
    layout[...] = h5py.VirtualSource("elsewhere.dat", "Images", IMAGES.shape)
    file.create_virtual_dataset("Images", layout)
with without_images("images_quadruple") as file:
    file["Images"] = IMAGES.astype("g")
with without_images("images_few_bits") as file:
    kind = h5py.h5t.STD_U16LE.copy()
    kind.set_precision(14)
    h5py.h5d.create(file.id, b"Images", kind, h5py.h5s.create_simple(IMAGES.shape)).write(h5py.h5s.ALL, h5py.h5s.ALL, IMAGES)
with without_images("images_szip") as file:
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((13, 11, 1, 1))
    plist.set_szip(32, 8)
    data = h5py.h5d.create(file.id, b"Images", h5py.h5t.STD_U16LE, h5py.h5s.create_simple(IMAGES.shape), plist)
    data.write(h5py.h5s.ALL, h5py.h5s.ALL, IMAGES)
os.remove("bad/elsewhere.dat")
with h5py.File("bad/empty_file.h5", "w"):
    pass
with open("bad/no_bytes.h5", "wb"):
    pass
with open("bad/foreign.h5", "wb") as file:
    file.write(b"PK\x03\x04 this is no HDF5 file " * 40)
with open("good/contiguous.h5", "rb") as whole, open("bad/truncated.h5", "wb") as file:
    file.write(whole.read()[:-1])
