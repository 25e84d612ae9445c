"""Runs the module of network.py on images.f32 and prints: heads, largest difference from head0.f32 ..., largest score."""

import sys

import numpy
import torch

folder, channels, side = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
sys.path.insert(0, folder)
import network  # noqa: E402

model = network.load(f"{folder}/weights.safetensors")
images = numpy.fromfile(f"{folder}/images.f32", "<f4").reshape(-1, channels, side, side)
with torch.no_grad():
    heads = [head.numpy() for head in model(torch.from_numpy(images))]
expected = [numpy.fromfile(f"{folder}/head{i}.f32", "<f4").reshape(head.shape) for i, head in enumerate(heads)]
difference = max(float(abs(a - b).max()) for a, b in zip(heads, expected))
print(len(heads), difference, max(float(abs(b).max()) for b in expected))
