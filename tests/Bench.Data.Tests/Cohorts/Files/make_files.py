"""Mice as NIfTI files by nibabel 5.0.0, NumPy 1.24.2 (no randomness). Run in this folder:  /usr/bin/python3 make_files.py

All are 13 x 11 x 3 x 5 (i, j, k, t) in voxels of 0.2 x 0.1 x 1.5 mm and follow the formula of ../../../Bench.Hdf5.Tests/Files/make_files.py:
    image = 1000 i + 50 j + 10 k + t       mask = (i + 2 j + k + t) mod 3 in contoured frames 1 and 3
cohort/  whole: 4-D images and masks.  frames: 4-D images, a mask a frame.  turned: masks stored as nibabel reorients them, axes exchanged and reversed.
         contoured: images and masks of the contoured frames alone, a file each.  no_images: masks alone.  plain: no sform, no qform, NIfTI-2, uncompressed.
bad/     shifted: masks half a voxel away.  shape: masks of 3 frames.  label: 3 at [12, 10, 1] of frame 1.  no_masks.  nan: image NaN at [6, 5, 0] of frame 3.
predictions/  whole 4-D; frames: a file a frame; turned_ED, turned_ES reoriented; contoured.nii.gz of two frames; no_images as .h5 is not here.
"""
import os

import nibabel as nib
import numpy as np
from nibabel.orientations import axcodes2ornt, inv_ornt_aff, apply_orientation

i, j, k, t = np.indices((13, 11, 3, 5))
IMAGE = (1000 * i + 50 * j + 10 * k + t).astype("i2")
MASK = np.where(np.isin(t, (1, 3)), (i + 2 * j + k + t) % 3, 0).astype("u1")
AFFINE = np.array([[-0.2, 0, 0, 12.5], [0, 0.1, 0, -3], [0, 0, 1.5, 40], [0, 0, 0, 1]])


def save(path, data, affine=AFFINE, kind=nib.Nifti1Image):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    image = kind(data, affine)
    if affine is None:
        image.header.set_zooms((0.2, 0.1, 1.5) + (1,) * (data.ndim - 3))
        image.header.set_sform(None, 0)
        image.header.set_qform(None, 0)
    image.header.set_xyzt_units("mm")
    nib.save(image, path)


def frames(folder, name, data, which, affine=AFFINE):
    for frame in which:
        save(f"{folder}/{name}_frame{frame:03d}.nii.gz", data[..., frame], affine)


def turned(data, codes="SLA"):
    # AFFINE is LAS: i runs to the left.
    ornt = nib.orientations.ornt_transform(nib.io_orientation(AFFINE), axcodes2ornt(codes))
    return apply_orientation(data, ornt), AFFINE @ inv_ornt_aff(ornt, data.shape[:3])


save("cohort/images/whole.nii.gz", IMAGE)
save("cohort/masks/whole.nii.gz", MASK)
save("cohort/images/frames.nii.gz", IMAGE)
frames("cohort/masks", "frames", MASK, (1, 3))
save("cohort/images/turned.nii.gz", IMAGE)
save("cohort/masks/turned.nii.gz", *turned(MASK))
frames("cohort/images", "contoured", IMAGE, (1, 3))
frames("cohort/masks", "contoured", MASK, (1, 3))
save("cohort/masks/no_images.nii.gz", MASK)
save("cohort/images/plain.nii", IMAGE.astype("f4"), None, nib.Nifti2Image)
save("cohort/masks/plain.nii", MASK, None, nib.Nifti2Image)

half = AFFINE.copy()
half[0, 3] += 0.1
wrong, hole = MASK.copy(), IMAGE.astype("f4")
wrong[12, 10, 1, 1], hole[6, 5, 0, 3] = 3, np.nan
for name, image, mask, affine in (("shifted", IMAGE, MASK, half), ("shape", IMAGE, MASK[..., :3], AFFINE), ("label", IMAGE, wrong, AFFINE), ("nan", hole, MASK, AFFINE)):
    save(f"bad/images/{name}.nii.gz", image)
    save(f"bad/masks/{name}.nii.gz", mask, affine)
save("bad/images/no_masks.nii.gz", IMAGE)

save("predictions/whole.nii.gz", MASK.astype("f4"))
frames("predictions", "frames", MASK, (1, 3))
for phase, frame in (("ED", 1), ("ES", 3)):
    save(f"predictions/turned_{phase}.nii.gz", *turned(MASK[..., frame], "IPR"))
save("predictions/contoured.nii.gz", MASK[..., (1, 3)])
