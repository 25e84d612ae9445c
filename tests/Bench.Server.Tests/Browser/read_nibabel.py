# Prints the shape of a mask file, its voxel sizes, and the number of voxels of each label in each frame.
import sys

import nibabel
import numpy

image = nibabel.load(sys.argv[1])
labels = numpy.asarray(image.dataobj)
print(*labels.shape)
print(*(round(float(v), 6) for v in image.header.get_zooms()[:3]))
for frame in range(labels.shape[3]):
    print(*(int((labels[..., frame] == label).sum()) for label in (1, 2)))
