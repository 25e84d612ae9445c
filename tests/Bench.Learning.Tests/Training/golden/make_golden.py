"""Golden data for whole training steps, from PyTorch in double precision and no code of this project.

Made with PyTorch 1.13.0 (Debian 12, python3-torch) and NumPy 1.24, seed 5:
    python3 make_golden.py

start.safetensors   first weights of UNet3+ with encoder skips and 2, 3, 4 filters, all moving statistics 0 and 1
images.f32          three batches of 2 images of 16 x 24 pixels, float32
labels.u8           their labels, 0 to 2; the third batch is background throughout
CASE.json           loss of each of the three steps
CASE.safetensors    weights after them
CASE is soft-dice-keras, soft-dice-pytorch or focal-tversky-keras.
"""

import json
import struct

import numpy as np
import torch
import torch.nn.functional as F

FILTERS = (2, 3, 4)
STEPS, IMAGES, HEIGHT, WIDTH = 3, 2, 16, 24
RATE = 1e-2
random = np.random.default_rng(5)


def save(name, arrays):
    header, start = {}, 0
    for key, value in arrays.items():
        header[key] = {"dtype": "F32", "shape": list(value.shape), "data_offsets": [start, start + 4 * value.numel()]}
        start += 4 * value.numel()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(name, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for value in arrays.values():
            file.write(value.detach().numpy().astype("<f4").tobytes())


def first_weights():
    weights = {}

    def convolution(name, into, out):
        weights[name + ".weight"] = torch.from_numpy(random.normal(0, np.sqrt(2 / (9 * into)), (out, into, 3, 3)).astype("f4"))
        weights[name + ".bias"] = torch.from_numpy(random.normal(0, 0.1, out).astype("f4"))

    def block(name, i, into, out):
        convolution(f"{name}_Conv_{i}", into, out)
        for key, value in (("weight", random.uniform(0.5, 1.5, out)), ("bias", random.normal(0, 0.1, out)), ("running_mean", np.zeros(out)), ("running_var", np.ones(out))):
            weights[f"{name}_BN_{i}.{key}"] = torch.from_numpy(value.astype("f4"))

    for level, filters in enumerate(FILTERS):
        block(f"Encoder{level + 1}", 1, FILTERS[level - 1] if level else 1, filters)
        block(f"Encoder{level + 1}", 2, filters, filters)
    for d in (1, 0):
        for u in range(3):
            block(f"Skip{u + 1}_{d + 1}", 1, FILTERS[u], FILTERS[d])
        block(f"Decoder{d + 1}", 1, 3 * FILTERS[d], FILTERS[d])
    for level in range(3):
        convolution(f"deepsup_conv_{level + 1}_1", FILTERS[level], 3)
        convolution(f"deepsup_conv_{level + 1}_2", 3, 3)
    return weights


def batch_norm(x, weights, name):
    mean, variance = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
    count = x.numel() / x.shape[1]
    with torch.no_grad():
        weights[name + ".running_mean"].mul_(0.99).add_(0.01 * mean)
        weights[name + ".running_var"].mul_(0.99).add_(0.01 * variance * count / (count - 1))
    scaled = (x - mean[:, None, None]) / torch.sqrt(variance + 1e-3)[:, None, None]
    return scaled * weights[name + ".weight"][:, None, None] + weights[name + ".bias"][:, None, None]


def convolve(x, weights, name):
    return F.conv2d(x, weights[name + ".weight"], weights[name + ".bias"], padding=1)


def block(x, weights, name, i):
    return torch.relu(batch_norm(convolve(x, weights, f"{name}_Conv_{i}"), weights, f"{name}_BN_{i}"))


def enlarge(x, like):
    return F.interpolate(x, size=like.shape[2:], mode="bilinear", align_corners=False)


def network(x, weights):
    encoded = []
    for level in range(3):
        x = F.max_pool2d(x, 2) if level else x
        x = block(block(x, weights, f"Encoder{level + 1}", 1), weights, f"Encoder{level + 1}", 2)
        encoded.append(x)
    decoded = [None, None, encoded[2]]
    for d in (1, 0):
        parts = []
        for u in range(3):
            source = decoded[u] if u == d + 1 else encoded[u]
            source = F.max_pool2d(source, 2 ** (d - u)) if u < d else enlarge(source, encoded[d]) if u > d else source
            parts.append(block(source, weights, f"Skip{u + 1}_{d + 1}", 1))
        decoded[d] = block(torch.cat(parts, 1), weights, f"Decoder{d + 1}", 1)
    heads = []
    for level in (2, 1, 0):
        y = convolve(decoded[level], weights, f"deepsup_conv_{level + 1}_1")
        y = enlarge(y, encoded[0]) if level else y
        heads.append(torch.softmax(convolve(y, weights, f"deepsup_conv_{level + 1}_2"), 1))
    return heads


def soft_dice(p, t):
    return (1 - (2 * (p * t).sum((0, 2, 3)) + 1e-6) / (p.sum((0, 2, 3)) + t.sum((0, 2, 3)) + 1e-6)).mean()


def focal_tversky(p, t):
    hit, missed, invented = (p * t).sum((0, 2, 3)), ((1 - p) * t).sum((0, 2, 3)), (p * (1 - t)).sum((0, 2, 3))
    return ((1 - (hit + 1e-6) / (hit + 0.7 * missed + 0.3 * invented + 1e-6)) ** 0.75).mean()


def train(name, loss_of_head, keras, epsilon):
    weights = {k: v.double() for k, v in start.items()}
    trained = [k for k in weights if "running" not in k]
    mean, square = ({k: torch.zeros_like(weights[k]) for k in trained} for _ in range(2))
    losses = []
    for step in range(STEPS):
        for key in trained:
            weights[key] = weights[key].detach().requires_grad_()
        target = F.one_hot(torch.from_numpy(labels[step].astype("i8")), 3).permute(0, 3, 1, 2).double()
        loss = sum(loss_of_head(p, target) for p in network(torch.from_numpy(images[step][:, None]).double(), weights))
        loss.backward()
        losses.append(loss.item())
        with torch.no_grad():
            first, second = 1 - 0.9 ** (step + 1), 1 - 0.999 ** (step + 1)
            for key in trained:
                gradient = weights[key].grad
                mean[key] = 0.9 * mean[key] + 0.1 * gradient
                square[key] = 0.999 * square[key] + 0.001 * gradient**2
                change = np.sqrt(second) / first * mean[key] / (square[key].sqrt() + epsilon) if keras else mean[key] / first / ((square[key] / second).sqrt() + epsilon)
                weights[key] = weights[key] - RATE * change
    with open(f"{name}.json", "w") as file:
        json.dump({"losses": losses}, file)
    save(f"{name}.safetensors", weights)
    print(name, losses)


start = first_weights()
save("start.safetensors", start)
images = random.random((STEPS, IMAGES, HEIGHT, WIDTH)).astype("f4")
labels = random.integers(0, 3, (STEPS, IMAGES, HEIGHT, WIDTH)).astype("u1")
labels[:, :, :5] = 0
labels[2] = 0
images.tofile("images.f32")
labels.tofile("labels.u8")
train("soft-dice-keras", soft_dice, True, 1e-7)
train("soft-dice-pytorch", soft_dice, False, 1e-8)
train("focal-tversky-keras", focal_tversky, True, 1e-7)
print(torch.__version__, np.__version__)
