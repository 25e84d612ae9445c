"""Plain PyTorch of the published UNet3+ for comparison: eager, channels last; TF32 and bfloat16 (autocast; weights for prediction). Prints JSON.

plain.py [--device cuda|cpu] [--size 256] [--batch 16] [--seconds 3] [--filters 32,64,128,256,512]
"""
import argparse
import json
import pathlib
import sys
import time

import torch
from torch.nn import functional as F

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "Bench.Benchmarks"))  # In a bundle it lies beside this file.
from pytorch_eager import UNet3Plus, soft_dice

parser = argparse.ArgumentParser()
parser.add_argument("--device", default="cuda")
parser.add_argument("--size", type=int, default=256)
parser.add_argument("--batch", type=int, default=16)
parser.add_argument("--seconds", type=float, default=3)
parser.add_argument("--filters", default="32,64,128,256,512")
options = parser.parse_args()
cuda = options.device == "cuda"
shape = (options.batch, 1, options.size, options.size)


def wait():
    if cuda:
        torch.cuda.synchronize()


def timed(work):
    for _ in range(3):
        work()
    wait()
    times, begin = [], time.perf_counter()
    while len(times) < 3 or time.perf_counter() - begin < options.seconds / 2:
        start = time.perf_counter()
        work()
        wait()
        times.append(1000 * (time.perf_counter() - start))
    begin = time.perf_counter()
    for _ in times:  # As many again, and only the last is waited for: Python orders ahead of the card.
        work()
    wait()
    ahead = 1000 * (time.perf_counter() - begin) / len(times)
    times.sort()
    median = times[len(times) // 2]
    return {"passes": len(times), "median_ms": median, "least_ms": times[0], "most_ms": times[-1], "images_a_second": 1000 * options.batch / median, "ahead_ms": ahead}


def network():
    torch.manual_seed(1)
    return UNet3Plus([int(f) for f in options.filters.split(",")]).to(options.device, memory_format=torch.channels_last)


def memory(found):
    if cuda:
        found["peak_allocated_mib"] = torch.cuda.max_memory_allocated() / 2**20
        free, total = torch.cuda.mem_get_info()
        found["used_mib"] = (total - free) / 2**20  # As bench check-gpu counts: PyTorch keeps what it once took.
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
    return found


def train(reduced):
    net = network().train()
    optimiser = torch.optim.Adam(net.parameters(), eps=1e-7)
    images = torch.rand(shape, device=options.device)
    labels = F.one_hot(torch.randint(0, 3, (shape[0], *shape[2:]), device=options.device), 3).permute(0, 3, 1, 2).float()

    def step():
        optimiser.zero_grad()
        with torch.autocast(options.device, torch.bfloat16, enabled=reduced):
            heads = [net.head(level, x, shape[2:]) for level, x in enumerate(net(images))]
        sum(soft_dice(h.float(), labels) for h in heads).backward()
        optimiser.step()

    return memory(timed(step))


def predict(reduced):
    kind = torch.bfloat16 if reduced else torch.float32
    net = network().eval().to(kind)
    images = torch.rand(shape, device=options.device, dtype=kind)

    def work():
        with torch.no_grad():
            net.head(0, net(images)[0], None).argmax(1).to(torch.uint8)

    return memory(timed(work))


torch.backends.cuda.matmul.allow_tf32 = True
torch.backends.cudnn.allow_tf32 = True
result = {"part": "plain", "torch": torch.__version__, "device": torch.cuda.get_device_name() if cuda else "cpu"}
for name, measure in (("train", train), ("predict", predict)):
    for precision in ("tf32", "bf16"):
        try:
            result[f"{name}-{precision}"] = measure(precision == "bf16")
        except Exception as problem:  # Out of memory in one must not cost the others.
            print(f"{name} {precision}: {problem}", file=sys.stderr)
print(json.dumps(result, indent=1))
