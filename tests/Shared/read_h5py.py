"""Prints the SHA-256 of a data set's bytes, in C order, as the HDF5 library of h5py puts them into a buffer that holds 0x5a everywhere before.

h5py's usual interface sets its buffers to zero before it reads, which hides voxels that a file leaves undefined; this does not.

Run:  /usr/bin/python3 read_h5py.py FILE DATASET
"""
import hashlib
import sys

import h5py
import numpy as np

file = h5py.h5f.open(sys.argv[1].encode(), h5py.h5f.ACC_RDONLY)
data = h5py.h5d.open(file, sys.argv[2].encode())
buffer = np.frombuffer(bytearray(b"\x5a") * (int(np.prod(data.shape)) * data.dtype.itemsize), dtype=data.dtype).reshape(data.shape)
data.read(h5py.h5s.ALL, h5py.h5s.ALL, buffer)
print(data.dtype, *data.shape, hashlib.sha256(buffer.tobytes()).hexdigest())
