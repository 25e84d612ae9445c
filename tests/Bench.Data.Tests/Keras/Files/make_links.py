"""Keras files whose groups and arrays are links, by h5py 3.7.0 (HDF5 1.10.8).

Run in this folder:  /usr/bin/python3 make_links.py       (no randomness)
"""
import h5py
import numpy as np


def write(name, **links):
    """One layer, conv, with one array, conv/kernel:0; a link given by name takes the place of what it is named after."""
    with h5py.File(f"{name}.h5", "w", libver="latest" if name.endswith("latest") else "earliest") as file:
        file.attrs["layer_names"] = np.array([b"conv"])
        if "layer" in links:
            file["conv"] = links["layer"]
            return
        layer = file.create_group("conv")
        layer.attrs["weight_names"] = [links.get("path", "conv/kernel:0")]
        layer.create_group("conv")["kernel:0"] = links.get("array", np.array([0.5, -2], "f4"))
        for link, target in links.get("others", {}).items():
            layer[link] = target


write("sound")
write("sound_latest")
write("layer_in_another_file", layer=h5py.ExternalLink("/etc/passwd", "/conv"))
write("layer_in_a_device", layer=h5py.ExternalLink("/dev/zero", "/conv"))
write("layer_is_itself", layer=h5py.SoftLink("/conv"))
write("array_in_another_file", array=h5py.ExternalLink("other.h5", "/kernel"))
write("array_is_itself", array=h5py.SoftLink("kernel:0"))
write("array_by_soft_link", path="short", others={"short": h5py.SoftLink("/conv/conv/kernel:0")})
write("array_by_long_chain", path="link0", others={f"link{i}": h5py.SoftLink(f"link{i + 1}") for i in range(200)})
# 300 attributes: what does not fit in the header goes to a heap.
with h5py.File("many_attributes_latest.h5", "w", libver="latest") as file:
    file.attrs["layer_names"] = np.array([b"conv"])
    for i in range(300):
        file.attrs[f"note {i:03}"] = "n" * i
    layer = file.create_group("conv")
    layer.attrs["weight_names"] = ["conv/kernel:0"]
    layer.create_group("conv")["kernel:0"] = np.array([0.5, -2], "f4")
    file.attrs["keras_version"] = "2.13.1"
