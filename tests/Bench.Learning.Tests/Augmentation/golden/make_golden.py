"""Golden data for CLAHE and the affine change, from OpenCV.

Made with OpenCV 4.6.0 (Debian 12, python3-opencv) and NumPy 1.24, seed 7:
    python3 make_golden.py

input.txt        size, then one image: 48 x 40 levels of grey (smooth blobs and noise)
clahe-*.txt      cv2.createCLAHE(clip limit, tiles).apply
affine.txt       cv2.warpAffine, bilinear, constant border 0: scale 1.08 along columns, 0.95 down rows, 7 degrees, shift (2, -3)
"""

import cv2
import numpy as np

random = np.random.default_rng(7)
height, width = 48, 40
rows, columns = np.mgrid[0:height, 0:width]
image = 90 + 70 * np.sin(rows / 6.0) * np.cos(columns / 5.0) + 60 * (np.hypot(rows - 20, columns - 22) < 9) + random.normal(0, 12, (height, width))
image = np.clip(np.rint(image), 0, 255).astype(np.uint8)


def save(name, values):
    np.savetxt(name, values, fmt="%d")


save("input.txt", image)
for limit, tiles in ((2.0, 8), (1.3, 8), (2.0, 4), (40.0, 3)):
    save(f"clahe-{limit}-{tiles}.txt", cv2.createCLAHE(clipLimit=limit, tileGridSize=(tiles, tiles)).apply(image))

angle = np.deg2rad(7)
turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
linear = turn @ np.diag([1.08, 0.95])
centre = np.array([(width - 1) / 2, (height - 1) / 2])
matrix = np.hstack([linear, (centre - linear @ centre + np.array([2.0, -3.0]))[:, None]])
save("affine.txt", cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=0))
print(cv2.__version__, np.__version__)
