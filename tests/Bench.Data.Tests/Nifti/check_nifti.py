"""Says what nibabel reads from a file that Bench wrote: shape, zooms, affine, type, units, values in C order, as JSON. Used by a test.

Run:  /usr/bin/python3 check_nifti.py FILE
"""
import json
import sys

import nibabel as nib

image = nib.load(sys.argv[1])
print(json.dumps({
    "class": type(image).__name__,
    "shape": image.shape,
    "zooms": [float(v) for v in image.header.get_zooms()],
    "affine": image.affine[:3].ravel().tolist(),
    "type": str(image.get_data_dtype()),
    "units": image.header.get_xyzt_units(),
    "values": image.get_fdata().ravel().tolist(),
}))
