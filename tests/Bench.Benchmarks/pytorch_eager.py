"""UNet3+ as published, in PyTorch eager mode: prints the version, then answers each line with the seconds that one 256 x 256 image took."""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

FILTERS = [32, 64, 128, 256, 512]


def block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs, eps=1e-3), nn.ReLU(inplace=True))


class UNet3Plus(nn.Module):
    def __init__(self):
        super().__init__()
        f = FILTERS
        self.encoder = nn.ModuleList(nn.Sequential(block(1 if i == 0 else f[i - 1], f[i]), block(f[i], f[i])) for i in range(5))
        self.skips = nn.ModuleList(nn.ModuleList(block(f[u], f[d]) for u in range(5)) for d in range(4))
        self.decoder = nn.ModuleList(block(5 * f[d], f[d]) for d in range(4))
        self.first = nn.Conv2d(f[0], 3, 3, padding=1)
        self.second = nn.Conv2d(3, 3, 3, padding=1)

    def forward(self, x):
        encoded = []
        for i, level in enumerate(self.encoder):
            x = level(x if i == 0 else F.max_pool2d(x, 2))
            encoded.append(x)
        deeper = encoded[4]
        for d in (3, 2, 1, 0):
            parts = []
            for u in range(5):
                source = deeper if u == d + 1 else encoded[u]
                if u < d:
                    source = F.max_pool2d(source, 2 ** (d - u))
                elif u > d:
                    source = F.interpolate(source, scale_factor=2 ** (u - d), mode="bilinear", align_corners=False)
                parts.append(self.skips[d][u](source))
            deeper = self.decoder[d](torch.cat(parts, 1))
        return self.second(self.first(deeper))


torch.set_num_threads(int(sys.argv[1]))
net = UNet3Plus().eval()
image = torch.rand(1, 1, 256, 256)
print(torch.__version__, flush=True)
with torch.no_grad():
    for _ in sys.stdin:
        start = time.perf_counter()
        net(image)
        print(time.perf_counter() - start, flush=True)
