// Networks with random weights and random batch-norm statistics, built and run by @tensorflow/tfjs, an implementation of Keras that is
// independent of Bench. make_golden.py turns what this writes into Keras HDF5 files. Made with tfjs 4.22.0, node 20:
//     npm install @tensorflow/tfjs@4.22.0
//     NODE_PATH=node_modules node make_networks.js OUT
//     NODE_PATH=node_modules node make_networks.js OUT 32,64,128,256,512 64 64   (other filters and size; then nothing is written here but in OUT)
//
// OUT/KIND.json         model configuration as Keras writes it, and for each layer names and shapes of its weights
// OUT/KIND.weights      the weights, float32, little-endian, in that order
// image.f32             one image, 32 x 48, values 0 to 1, float32
// KIND.f32              probabilities of the full-resolution head, 32 x 48 x 3, float32
// layers.json           each kind of layer alone: input, output
//
// UpSampling2D of tfjs samples at corners; Keras 2 on TensorFlow 2 at half-pixel centres. Its call is replaced by resizeBilinear with
// halfPixelCenters = true, which leaves the layer's configuration as it is.
const fs = require('fs');
const tf = require('@tensorflow/tfjs');

const out = process.argv[2];
const filters = (process.argv[3] || '2,3,4,4,5').split(',').map(Number);
const levels = filters.length;
const [height, width] = [Number(process.argv[4] || 32), Number(process.argv[5] || 48)];
const golden = process.argv[3] ? `${out}/` : '';

function generator(seed) {
  const uniform = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return { uniform, normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()) };
}

const halfPixelUp = (x, factor) => tf.image.resizeBilinear(x, [x.shape[1] * factor, x.shape[2] * factor], false, true);

function upsample(x, factor) {
  const layer = tf.layers.upSampling2d({ size: [factor, factor], interpolation: 'bilinear' });
  layer.call = inputs => tf.tidy(() => halfPixelUp(Array.isArray(inputs) ? inputs[0] : inputs, factor));
  return layer.apply(x);
}

const conv = (x, name, channels) => tf.layers.conv2d({ name, filters: channels, kernelSize: 3, padding: 'same' }).apply(x);
const pool = (x, factor) => tf.layers.maxPooling2d({ poolSize: [factor, factor] }).apply(x);

function block(x, name, index, channels) {
  x = conv(x, `${name}_Conv_${index}`, channels);
  x = tf.layers.batchNormalization({ name: `${name}_BN_${index}` }).apply(x);
  return tf.layers.activation({ activation: 'relu' }).apply(x);
}

function network(kind) {
  const input = tf.input({ shape: [height, width, 1] });
  const encoder = [];
  for (let l = 0; l < levels; l++) {
    const x = l === 0 ? input : pool(encoder[l - 1], 2);
    encoder.push(block(block(x, `Encoder${l + 1}`, 1, filters[l]), `Encoder${l + 1}`, 2, filters[l]));
  }
  encoder[levels - 1] = tf.layers.dropout({ rate: 0.3 }).apply(encoder[levels - 1]);
  const decoder = [];
  decoder[levels - 1] = encoder[levels - 1];
  for (let d = levels - 2; d >= 0; d--) {
    const parts = kind === 'standard' ? [encoder[d]] : [];
    for (let u = kind === 'standard' ? d + 1 : 0; u < (kind === 'standard' ? d + 2 : levels); u++) {
      const source = u === d + 1 || (kind === 'decoder' && u > d) ? decoder[u] : encoder[u];
      const resized = u < d ? pool(source, 2 ** (d - u)) : u > d ? upsample(source, 2 ** (u - d)) : source;
      parts.push(block(resized, `Skip${u + 1}_${d + 1}`, 1, filters[d]));
    }
    decoder[d] = block(tf.layers.concatenate().apply(parts), `Decoder${d + 1}`, 1, filters[d]);
  }
  const heads = [];
  for (let l = levels - 1; l >= 0; l--) {
    let x = conv(decoder[l], `deepsup_conv_${l + 1}_1`, 3);
    x = l === 0 ? x : upsample(x, 2 ** l);
    heads.push(tf.layers.activation({ activation: 'softmax' }).apply(conv(x, `deepsup_conv_${l + 1}_2`, 3)));
  }
  return tf.model({ inputs: input, outputs: heads });
}

// Drawn by layer name, so that networks with the same layers have the same weights. Scaled so that the output of layer after layer
// neither grows nor fades and logits are of order 10, as in trained networks: with logits of order 1000, rounding alone moves
// probabilities by more than 1e-4, in tfjs as in torch.
function fill(layer) {
  const random = generator([...layer.name].reduce((h, c) => Math.imul(h, 31) + c.charCodeAt(0), 37));
  const draw = {
    kernel: shape => () => random.normal() * Math.sqrt(2 / (shape[0] * shape[1] * shape[2])),
    bias: () => () => random.normal() * 0.2,
    gamma: () => () => 0.6 + random.uniform() * 0.8,
    beta: () => () => random.normal() * 0.3,
    moving_mean: () => () => random.normal() * 0.3,
    moving_variance: () => () => 0.5 + random.uniform(),
  };
  const names = layer.weights.map(w => w.originalName.split('/').pop());
  layer.setWeights(layer.weights.map((w, i) => tf.tensor(Array.from({ length: w.shape.reduce((a, b) => a * b, 1) }, draw[names[i]](w.shape)), w.shape)));
  return layer.weights.map((w, i) => ({ name: names[i], shape: w.shape }));
}

const floats = values => Buffer.from(Float32Array.from(values).buffer);

const random = generator(5);
const image = Float32Array.from({ length: height * width }, (_, i) => {
  const [y, x] = [Math.floor(i / width), i % width];
  return Math.min(1, Math.max(0, 0.4 + 0.25 * Math.sin(y / 4) * Math.cos(x / 6) + 0.3 * (Math.hypot(y - 15, x - 20) < 8) + 0.08 * random.normal()));
});
fs.writeFileSync(`${golden}image.f32`, floats(image));
for (const kind of ['encoder', 'decoder', 'standard']) {
  tf.tidy(() => {
    const model = network(kind);
    const layers = model.layers.map(layer => ({ name: layer.name, weights: fill(layer) }));
    const heads = model.predict(tf.tensor4d(image, [1, height, width, 1]));
    const probabilities = heads[levels - 1].dataSync();
    const labels = heads[levels - 1].argMax(-1).dataSync();
    console.log(kind, [0, 1, 2].map(c => labels.filter(l => l === c).length), model.countParams());
    fs.writeFileSync(`${golden}${kind}.f32`, floats(probabilities));
    fs.writeFileSync(`${out}/${kind}.json`, JSON.stringify({ config: model.toJSON(null, false), layers }));
    fs.writeFileSync(`${out}/${kind}.weights`, Buffer.concat(model.layers.flatMap(layer => layer.getWeights().map(w => floats(w.dataSync())))));
  });
}

// Each kind of layer alone, channels last: 6 x 4 x 2 values.
const [h, w, c] = [6, 4, 2];
const single = generator(9);
const x = tf.tensor4d(Array.from({ length: h * w * c }, () => single.normal()), [1, h, w, c]);
const draws = (n, scale, from = 0) => Array.from({ length: n }, () => from + (from ? single.uniform() : single.normal()) * scale);
const kernel = tf.tensor4d(draws(9 * c * 3, 0.4), [3, 3, c, 3]);
const bias = tf.tensor1d(draws(3, 0.4));
const norm = { gamma: draws(c, 1, 0.5), beta: draws(c, 1), moving_mean: draws(c, 1), moving_variance: draws(c, 0.01, 0.001) };
const layer = tf.layers.batchNormalization({ inputShape: [h, w, c] });
layer.apply(x);
layer.setWeights(Object.values(norm).map(v => tf.tensor1d(v)));
const values = t => Array.from(t.dataSync());
const result = {
  height: h, width: w, channels: c, input: values(x),
  kernel: values(kernel), bias: values(bias), ...norm,
  same_padding: values(tf.conv2d(x, kernel, 1, 'same').add(bias)),
  max_pooling_2: values(tf.layers.maxPooling2d({ poolSize: [2, 2] }).apply(x)),
  batch_norm: values(layer.apply(x)),
  softmax: values(tf.softmax(x)),
};
for (const factor of [2, 4, 8, 16]) {
  result[`bilinear_${factor}`] = values(halfPixelUp(x.slice([0, 0, 0, 0], [1, 3, 2, 1]), factor));
}
fs.writeFileSync(`${golden}layers.json`, JSON.stringify(result, (_, v) => (typeof v === 'number' ? Number(v.toPrecision(9)) : v)) + '\n');
