"""Files in the layouts of Keras 3, by h5py 3.7.0 (HDF5 1.10.8) and zipfile, without Keras itself.

Layout as in Keras's guide (https://keras.io/guides/serialization_and_saving) and in keras/src/saving/saving_lib.py of Keras 3.3 and 3.10: every object has a group 'vars' below its
place in the model, with arrays '0', '1', ...; a .keras archive holds metadata.json, config.json and model.weights.h5. Keras 2.12 to 2.15 name the layers' place '_layer_checkpoint_dependencies'.

Run in this folder:  /usr/bin/python3 make_keras3.py       (no randomness)
"""
import io
import json
import zipfile

import h5py
import numpy as np


def weights(target, place="layers"):
    with h5py.File(target, "w") as file:
        file.create_group("vars")
        for name, arrays in {"input_layer": [], "conv2d": [np.full((3, 3, 1, 4), 0.5, "f4"), np.zeros(4, "f4")], "conv2d_1": [np.ones((1, 1, 4, 3), "f4"), np.zeros(3, "f4")]}.items():
            group = file.create_group(f"{place}/{name}/vars")
            group.attrs["name"] = name
            for i, array in enumerate(arrays):
                group[str(i)] = array


def archive(path, weights_name, content):
    with zipfile.ZipFile(path, "w") as file:
        for name, text in [("metadata.json", {"keras_version": "3.10.0"}), ("config.json", {"module": "keras", "class_name": "Functional", "config": {"name": "functional"}})]:
            file.writestr(zipfile.ZipInfo(name), json.dumps(text))
        file.writestr(zipfile.ZipInfo(weights_name), content)


weights("keras3.weights.h5")
weights("keras2_15.weights.h5", "_layer_checkpoint_dependencies")
buffer = io.BytesIO()
weights(buffer)
archive("keras3.keras", "model.weights.h5", buffer.getvalue())
buffer = io.BytesIO()
np.savez(buffer, **{"layers/conv2d": np.zeros(4, "f4")})
archive("keras3_numpy.keras", "model.weights.npz", buffer.getvalue())
