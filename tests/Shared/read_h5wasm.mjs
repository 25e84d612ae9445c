// Prints the SHA-256 of a data set's bytes, in C order, as h5wasm (HDF5 2.x compiled to WebAssembly) reads them.
// Run:  node read_h5wasm.mjs file:///.../node_modules/h5wasm/dist/node/hdf5_hl.js FILE DATASET
import { createHash } from "node:crypto";

const [library, path, name] = process.argv.slice(2);
const { default: h5wasm } = await import(library);
await h5wasm.ready;
const file = new h5wasm.File(path, "r");
const data = file.get(name);
const { buffer, byteOffset, byteLength } = data.value;
console.log(...data.shape, createHash("sha256").update(new Uint8Array(buffer, byteOffset, byteLength)).digest("hex"));
