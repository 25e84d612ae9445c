"""Small NIfTI files by nibabel 5.0.0, NumPy 1.24.2, and what nibabel reads from them.

Run in this folder:  /usr/bin/python3 make_nifti.py        (no randomness; writes Files/ and nifti.json)
"""
import json
import os

import nibabel as nib
import numpy as np

os.makedirs("Files", exist_ok=True)
cases = []
ROTATED = np.array([[0.06, -0.08, 0.0, 5.5], [0.08, 0.06, 0.0, -7.25], [0.0, 0.0, 1.2, 3.0], [0, 0, 0, 1]])


def save(name, shape, kind, image_class=nib.Nifti1Image, affine=ROTATED, sform=1, qform=0, units=("mm", "sec"), slope=None, big=False, step=None):
    index = np.indices(shape)
    data = sum(v * 10.0**p for p, v in enumerate(index)).astype(kind)
    if kind == "u1":
        data %= 3
    header = image_class.header_class(endianness=">" if big else "<")
    header.set_data_dtype(np.dtype(kind).newbyteorder(">" if big else "<"))
    image = image_class(data, affine, header)
    image.set_sform(affine, sform)
    image.set_qform(affine, qform)
    image.header.set_xyzt_units(*units)
    if step is not None:
        image.header.set_zooms(image.header.get_zooms()[:3] + (step,) + image.header.get_zooms()[4:])
    if slope:
        image.header.set_slope_inter(*slope)
    nib.save(image, "Files/" + name)
    read = nib.load("Files/" + name)
    values = read.get_fdata()
    values = values.reshape((values.shape + (1,) * (4 - values.ndim))[:4])
    cases.append({
        "file": name,
        "shape": values.shape,
        "affine": read.affine[:3].ravel().tolist(),
        "zooms": [float(v) for v in read.header.get_zooms()],
        "c_order": [float(v) for v in values.ravel()],
    })


save("int16_scaled.nii", (3, 4, 2), "i2", slope=(0.5, -3.0))
save("uint8_cine.nii.gz", (3, 4, 2, 3), "u1", step=0.005)
save("float64_version2.nii", (3, 4, 2), "f8", image_class=nib.Nifti2Image)
save("uint16_version2_cine.nii.gz", (4, 3, 2, 2), "u2", image_class=nib.Nifti2Image, step=0.25)
save("int32_big_endian.nii", (3, 4, 2), "i4", big=True)
save("float32_big_endian_version2.nii", (3, 4, 2), "f4", image_class=nib.Nifti2Image, big=True)
save("qform_only.nii", (3, 4, 2), "i1", sform=0, qform=1)
save("qform_mirrored.nii", (3, 4, 2), "u4", sform=0, qform=1, affine=ROTATED @ np.diag([1, 1, -1, 1]))
save("flat.nii", (5, 4), "i2")
for kind in ("i1", "i8", "u8"):
    save(f"{kind}_big_endian.nii", (3, 4, 2), kind, big=True)
save("i8_version2.nii.gz", (3, 4, 2), "i8", image_class=nib.Nifti2Image)
save("one_axis_more.nii", (3, 4, 2, 2, 1), "f4", step=0.005)
with open("nifti.json", "w") as file:
    json.dump({"nibabel": nib.__version__, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
