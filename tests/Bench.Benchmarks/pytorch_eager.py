"""UNet3+ in PyTorch eager mode: prints the version, then answers each line with the seconds that it took.

pytorch_eager.py THREADS                              one 256 x 256 image through the published network
pytorch_eager.py THREADS FILTERS SIDE BATCH           one training step: five heads (or as many as levels), soft Dice, backward, Adam
"""
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

FILTERS = [32, 64, 128, 256, 512]


def block(inputs, outputs):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs, eps=1e-3), nn.ReLU(inplace=True))


class UNet3Plus(nn.Module):
    def __init__(self, filters=FILTERS):
        super().__init__()
        f, levels = filters, len(filters)
        self.levels = levels
        self.encoder = nn.ModuleList(nn.Sequential(block(1 if i == 0 else f[i - 1], f[i]), block(f[i], f[i])) for i in range(levels))
        self.skips = nn.ModuleList(nn.ModuleList(block(f[u], f[d]) for u in range(levels)) for d in range(levels - 1))
        self.decoder = nn.ModuleList(block(levels * f[d], f[d]) for d in range(levels - 1))
        self.first = nn.ModuleList(nn.Conv2d(f[l], 3, 3, padding=1) for l in range(levels))
        self.second = nn.ModuleList(nn.Conv2d(3, 3, 3, padding=1) for _ in range(levels))

    def forward(self, x):
        encoded = []
        for i, level in enumerate(self.encoder):
            x = level(x if i == 0 else F.max_pool2d(x, 2))
            encoded.append(x)
        decoded = [None] * (self.levels - 1) + [encoded[-1]]
        for d in range(self.levels - 2, -1, -1):
            parts = []
            for u in range(self.levels):
                source = decoded[u] if u == d + 1 else encoded[u]
                if u < d:
                    source = F.max_pool2d(source, 2 ** (d - u))
                elif u > d:
                    source = F.interpolate(source, scale_factor=2 ** (u - d), mode="bilinear", align_corners=False)
                parts.append(self.skips[d][u](source))
            decoded[d] = self.decoder[d](torch.cat(parts, 1))
        return decoded

    def head(self, level, x, size):
        y = self.first[level](x)
        return self.second[level](y if level == 0 else F.interpolate(y, size=size, mode="bilinear", align_corners=False))


def soft_dice(logits, target):
    p = logits.softmax(1)
    overlap, total = (p * target).sum((0, 2, 3)), p.sum((0, 2, 3)) + target.sum((0, 2, 3))
    return 1 - ((2 * overlap + 1e-6) / (total + 1e-6)).mean()


def main():
    torch.set_num_threads(int(sys.argv[1]))
    net = UNet3Plus([int(f) for f in sys.argv[2].split(",")] if len(sys.argv) > 2 else FILTERS)
    if len(sys.argv) > 2:
        side, batch = int(sys.argv[3]), int(sys.argv[4])
        net.train()
        optimiser = torch.optim.Adam(net.parameters(), eps=1e-7)
        images, labels = torch.rand(batch, 1, side, side), F.one_hot(torch.randint(0, 3, (batch, side, side)), 3).permute(0, 3, 1, 2).float()

        def work():
            optimiser.zero_grad()
            decoded = net(images)
            sum(soft_dice(net.head(l, x, (side, side)), labels) for l, x in enumerate(decoded)).backward()
            optimiser.step()
    else:
        net.eval()
        image = torch.rand(1, 1, 256, 256)

        def work():
            with torch.no_grad():
                net.head(0, net(image)[0], None)

    print(torch.__version__, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        work()
        print(time.perf_counter() - start, flush=True)


if __name__ == "__main__":
    main()
