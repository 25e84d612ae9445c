"""Writes Odd/*.h5, files as labs store them, which differ from the published format in one thing each. Python 3.11, h5py 3.7, numpy 1.24; no random numbers.

    python3 make_odd.py

Image value at row r, column c, slice s, frame f of the upright array: ((r * W + c) * S + s) * F + f. Masks: at the contoured frames 1 and 4, in slices 1 to S - 2, a
disc of blood pool (label 2) of radius 5 (frame 1) or 3 (frame 4) pixels around the middle, within a ring of myocardium (label 1) 3 pixels wide.
"""
import os
import h5py
import numpy as np

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Odd")
S, F, CONTOURED = 5, 6, [1, 4]


def mouse(height, width):
    images = np.arange(height * width * S * F, dtype="u2").reshape(height, width, S, F)
    masks = np.zeros((height, width, S, F), "u1")
    rows, columns = np.mgrid[:height, :width]
    distance = np.hypot(rows - height // 2, columns - width // 2)
    for frame, radius in zip(CONTOURED, (5, 3)):
        for piece in range(1, S - 1):
            masks[:, :, piece, frame][distance <= radius + 3] = 1
            masks[:, :, piece, frame][distance <= radius] = 2
    return images, masks


def write(name, images, masks, contoured=CONTOURED, order="HWSF"):
    axes = ["HWSF".index(letter) for letter in order]
    with h5py.File(os.path.join(HERE, name + ".h5"), "w") as file:
        file.create_dataset("Images", data=np.ascontiguousarray(images.transpose(axes)), compression="gzip")
        file.create_dataset("Masks", data=np.ascontiguousarray(masks.transpose(axes)), compression="gzip")
        file["Frames_with_ROI"] = np.array(contoured)


os.makedirs(HERE, exist_ok=True)
for order in ["HWSF", "SHWF", "FSHW", "FSWH", "HWFS", "SFHW", "FHSW", "HFSW", "WHSF"]:
    write("oblong_" + order, *mouse(20, 26), order=order)
for order in ["SHWF", "FSHW", "HWFS"]:
    write("square_" + order, *mouse(22, 22), order=order)
images, masks = mouse(20, 26)
write("from_one", images, masks, [2, 5])
write("elsewhere", images, masks, [0, 4])
write("labels_021", images, np.array([0, 2, 1], "u1")[masks])
write("labels_120", images, np.array([1, 2, 0], "u1")[masks])
write("labels_201", images, np.array([2, 0, 1], "u1")[masks])
with_right = np.array([0, 2, 3], "u1")[masks]
with_right[:4, :4, 2, CONTOURED] = 1
write("labels_0123", images, with_right)
