// Small mice in the newest form of the format, as HDF5 2.0 and later write it with libver "latest" (data layout message 5), by h5wasm 0.10.3 and Node.js 20.
//
// Run in this folder:  npm install --prefix /tmp/npm h5wasm@0.10.3
//                      node make_hdf5_2.mjs file:///tmp/npm/node_modules/h5wasm/dist/node/hdf5_hl.js     (no randomness; writes good/hdf5_2_*.h5)
//
// Formula of the numbers: make_files.py.
const { default: h5wasm } = await import(process.argv[2]);
await h5wasm.ready;

const [H, W, S, F] = [13, 11, 3, 5];
const images = new Uint16Array(H * W * S * F);
const masks = new Uint8Array(images.length);
for (let at = 0; at < images.length; at++) {
    const f = at % F, s = Math.floor(at / F) % S, w = Math.floor(at / (F * S)) % W, h = Math.floor(at / (F * S * W));
    images[at] = 1000 * h + 50 * w + 10 * s + f;
    masks[at] = f === 1 || f === 3 ? (h + 2 * w + s + f) % 3 : 0;
}

function write(name, layout) {
    const file = new h5wasm.File(`good/hdf5_2_${name}.h5`, "w", { libver: "latest" });
    const shape = [H, W, S, F];
    file.create_dataset({ name: "Images", data: images, shape, dtype: "<H", ...layout });
    file.create_dataset({ name: "Masks", data: masks, shape, dtype: "<B", ...layout });
    file.create_dataset({ name: "Frames_with_ROI", data: new Int32Array([1, 3]), shape: [2], dtype: "<i" });
    file.close();
}

const chunks = [5, 4, 2, 2];
const gzip = { compression: "gzip", compression_opts: [4] };
write("contiguous", {});
write("single_chunk", { chunks: [H, W, S, F], ...gzip });
write("fixed_array", { chunks, ...gzip });
write("implicit_size", { chunks });
write("extensible", { chunks, maxshape: [null, W, S, F], ...gzip });
write("btree2", { chunks, maxshape: [null, null, S, F], ...gzip });
