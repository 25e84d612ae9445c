"""Makes tiny TorchScript models and their labels for ForeignModelTests. Run with python3 (torch 1.13); writes beside itself.

one.pt        scripted: (N, 1, H, W), sides multiples of 4, to (N, 3, H, W) logits
last.pt       the same kernel, channels in the order blood pool, background, myocardium, given last of two outputs, as probabilities
first.pt      one.pt's network in float64, scores first of two outputs, a mean of them second
dictionary.pt one.pt's scores in a dictionary
sigmoid.pt    the sigmoid of one.pt's scores, each class by itself
labels.pt     the class of one.pt's highest score, int64, (N, H, W)
bytes.pt      the same as uint8, (N, 1, H, W)
expected.json grey values of a stack of two slices of 10 x 14, and the probabilities of one.pt at native size,
              padded by repetition to 12 x 16 and cut back; sigmoid: those of sigmoid.pt
"""
import copy
import json
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 6, 3, padding=1)
        self.second = nn.Conv2d(6, 3, 3, padding=1)

    def forward(self, x):
        small = torch.relu(self.first(nn.functional.avg_pool2d(x, 4)))
        return self.second(nn.functional.interpolate(small, scale_factor=4.0, mode="nearest")) * 8.0


class Last(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        scores = self.net(x)
        shares = torch.softmax(scores, 1)
        return scores * 0.0, torch.stack([shares[:, 2], shares[:, 0], shares[:, 1]], 1)


class First(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        scores = self.net(x)
        return scores, scores.mean()


class Dictionary(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, x):
        return {"scores": self.net(x)}


class Output(nn.Module):
    def __init__(self, net, kind: str):
        super().__init__()
        self.net = net
        self.kind = kind

    def forward(self, x):
        scores = self.net(x)
        if self.kind == "sigmoid":
            return torch.sigmoid(scores)
        if self.kind == "labels":
            return scores.argmax(1)
        return scores.argmax(1, keepdim=True).to(torch.uint8)


torch.manual_seed(4)
net = Net().eval()
torch.jit.script(net).save(str(HERE / "one.pt"))
torch.jit.script(Last(net)).save(str(HERE / "last.pt"))
torch.jit.script(Dictionary(net)).save(str(HERE / "dictionary.pt"))
torch.jit.script(First(copy.deepcopy(net).double())).save(str(HERE / "first.pt"))
for kind in ("sigmoid", "labels", "bytes"):
    torch.jit.script(Output(net, kind)).save(str(HERE / f"{kind}.pt"))
grey = torch.randint(0, 200, (2, 1, 10, 14)).float()
low, high = grey.amin((1, 2, 3), keepdim=True), grey.amax((1, 2, 3), keepdim=True)
padded = nn.functional.pad((grey - low) / (high - low), (0, 2, 0, 2), mode="replicate")
with torch.no_grad():
    shares = torch.softmax(net(padded), 1)[:, :, :10, :14]
    sigmoid = torch.sigmoid(net(padded))[:, :, :10, :14]
    standard = (grey - grey.mean((1, 2, 3), keepdim=True)) / grey.std((1, 2, 3), unbiased=False, keepdim=True)
    zscored = torch.softmax(net(nn.functional.pad(standard, (0, 2, 0, 2), mode="replicate")), 1)[:, :, :10, :14]
rounded = lambda t: [round(v, 6) for v in t.permute(0, 2, 3, 1).flatten().tolist()]
(HERE / "expected.json").write_text(json.dumps({
    "torch": torch.__version__, "size": [10, 14, 2], "grey": [int(v) for v in grey.flatten().tolist()],
    "unit": rounded(shares), "zscore": rounded(zscored), "sigmoid": rounded(sigmoid)}) + "\n")
