"""Writes the split files of this folder with NumPy alone: names sorted as text, RandomState(seed).shuffle, cut into train, validation, test.

Run in this folder:  python3 make_splits.py        (any NumPy; written with 1.24.2). A test checks that Bench makes the same files.
"""
import numpy as np


def write(name, mice, seed, train, validation):
    names = sorted(f"Mouse{i}" for i in range(1, mice + 1))
    np.random.RandomState(seed).shuffle(names)
    lists = {
        "train": names[:train],
        "validation": names[train:train + validation],
        "test": names[train + validation:],
    }
    rule = (f"{mice} names sorted as text, shuffled by numpy.random.RandomState({seed}).shuffle, "
            f"cut into {train} for training, {validation} for validation and {len(lists['test'])} for testing.")
    with open(f"{name}.json", "w", newline="\n") as file:
        file.write(f'{{\n  "name": "{name}",\n  "rule": "{rule}",\n')
        blocks = []
        for key, members in lists.items():
            lines = [", ".join(f'"{m}"' for m in members[i:i + 10]) for i in range(0, len(members), 10)]
            blocks.append(f'  "{key}": [\n    ' + ",\n    ".join(lines) + "\n  ]")
        file.write(",\n".join(blocks) + "\n}\n")


write("notebook-seed42", 130, 42, 90, 15)
write("phantom-quick", 60, 42, 30, 5)
