"""Keras HDF5 files of the networks that make_networks.js built, in the layout of Keras 2 (hdf5_format.py of Keras 2.13, read for facts).

Made with h5py 3.7.0 (Debian 12, python3-h5py), after make_networks.js wrote to OUT:
    python3 make_golden.py OUT

encoder.h5           whole model: model_config, training_config, model_weights, optimizer_weights; names as strings of fixed length
decoder.h5           whole model of the same weights, with the other kind of skips; configuration without initialisers
standard.h5          whole model of the UNet
decoder-weights.h5   weights only (layer groups in the root), names as strings of variable length, layer_names in chunks, newest file format

All are compressed with gzip, since HDF5 files of many small arrays are mostly padding.
"""

import gzip
import json
import os
import sys

import h5py
import numpy as np

out = sys.argv[1]


def network(kind):
    with open(f"{out}/{kind}.json", encoding="utf-8") as file:
        description = json.load(file)
    values = np.fromfile(f"{out}/{kind}.weights", "<f4")
    layers, start = [], 0
    for layer in description["layers"]:
        arrays = []
        for weight in layer["weights"]:
            count = int(np.prod(weight["shape"]))
            arrays.append((f"{layer['name']}/{weight['name']}:0", values[start : start + count].reshape(weight["shape"])))
            start += count
        layers.append((layer["name"], arrays))
    assert start == len(values)
    return description["config"], layers


def lean(config):
    for layer in config["config"]["layers"]:
        layer["config"] = {k: v for k, v in layer["config"].items() if not k.endswith(("_initializer", "_regularizer", "_constraint"))}
    return config


def write_weights(group, layers, fixed, chunks=1):
    kind = None if fixed else h5py.string_dtype()
    names = np.array([name.encode() for name, _ in layers]) if fixed else np.array([name for name, _ in layers], dtype=object)
    if chunks == 1:
        group.attrs.create("layer_names", names, dtype=kind)
    else:
        for i, part in enumerate(np.array_split(names, chunks)):
            group.attrs.create(f"layer_names{i}", part, dtype=kind)
    group.attrs["backend"] = b"tensorflow"
    group.attrs["keras_version"] = b"2.13.1"
    for name, arrays in layers:
        layer = group.create_group(name)
        if arrays:
            names = np.array([n.encode() for n, _ in arrays]) if fixed else np.array([n for n, _ in arrays], dtype=object)
            layer.attrs.create("weight_names", names, dtype=kind)
        else:
            layer.attrs["weight_names"] = np.array([])
        for weight, values in arrays:
            layer.create_dataset(weight, data=values)


def write_model(path, config, layers):
    with h5py.File(path, "w") as file:
        file.attrs["keras_version"] = b"2.13.1"
        file.attrs["backend"] = b"tensorflow"
        file.attrs["model_config"] = json.dumps({"class_name": "Functional", "config": config["config"]}).encode()
        file.attrs["training_config"] = json.dumps({"loss": "dice", "optimizer_config": {"class_name": "Adam"}}).encode()
        write_weights(file.create_group("model_weights"), layers, fixed=True)
        optimizer = file.create_group("optimizer_weights")
        optimizer.attrs["weight_names"] = np.array([b"Adam/iter:0"])
        optimizer.create_dataset("Adam/iter:0", data=np.int64(163))


def compress(path):
    with open(path, "rb") as file, open(f"{path}.gz", "wb") as packed:
        packed.write(gzip.compress(file.read(), mtime=0))
    os.remove(path)


for kind in ("encoder", "decoder", "standard"):
    config, layers = network(kind)
    write_model(f"{kind}.h5", config if kind == "encoder" else lean(config), layers)
    compress(f"{kind}.h5")
with h5py.File("decoder-weights.h5", "w", libver="latest") as file:
    write_weights(file, network("decoder")[1], fixed=False, chunks=3)
compress("decoder-weights.h5")
