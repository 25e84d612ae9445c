"""Stratified splits and folds by NumPy's RandomState and exact fractions: stratified.json. Written with NumPy 1.24.2.

Run in this folder:  /usr/bin/python3 make_stratified.py
Kinds in order of name, the mice of each by number, shuffled one kind after another by one RandomState; then dealt one by one to the list
(train, validation, test) with the largest deficit count * dealt / mice - length, the earlier on a tie. Folds: shuffled by number, mouse i to part i mod K.
"""
import json
from fractions import Fraction

import numpy as np


def kind(number):
    return "control" if number % 3 == 0 else "banded" if number % 7 == 0 else "dilated"


def stratified(mice, seed, counts):
    random, order = np.random.RandomState(seed), []
    for name in sorted({kind(n) for n in range(1, mice + 1)}):
        members = [n for n in range(1, mice + 1) if kind(n) == name]
        random.shuffle(members)
        order += members
    lists = [[], [], []]
    for dealt, mouse in enumerate(order, 1):
        open_lists = [i for i in range(3) if len(lists[i]) < counts[i]]
        best = max(open_lists, key=lambda i: (Fraction(counts[i] * dealt, mice) - len(lists[i]), -i))
        lists[best].append(mouse)
    return {"mice": mice, "seed": seed, "counts": counts, "lists": lists}


def shuffled(mice, seed, folds):
    order = list(range(1, mice + 1))
    np.random.RandomState(seed).shuffle(order)
    return {"mice": mice, "seed": seed, "order": order, "tests": [order[k::folds] for k in range(folds)]}


cases = [stratified(130, 42, [90, 15, 25]), stratified(130, 7, [90, 15, 25]), stratified(60, 4294967295, [30, 5, 25]), stratified(11, 0, [5, 0, 6])]
folds = [shuffled(130, 42, 5), shuffled(17, 3, 4)]
with open("stratified.json", "w", newline="\n") as file:
    file.write(json.dumps({"stratified": cases, "folds": folds}) + "\n")
