// Images and masks of a segmentation, fetched frame by frame and kept.
import { at, raw } from './api.js';

/** What a viewer shows of a segmentation: its images, the network's masks, and a reading over them where one is made. */
export class Cine {
  constructor(state, stop) {
    Object.assign(this, {
      id: state.id, slices: state.slices, frames: state.frames, rows: state.rows, columns: state.columns, spacingMm: state.spacingMm, stop,
    });
    this.images = new Array(state.frames).fill(null);
    this.masks = new Array(state.frames).fill(null);
    this.own = new Map();
    this.reader = '';
    this.both = false;
    this.asked = new Set();
    this.update(state);
    this.told = () => {};
  }

  get size() {
    return this.slices * this.rows * this.columns;
  }

  image(frame) {
    this.#fetch('images', frame);
    return this.images[frame];
  }

  layers(frame) {
    const own = this.own.get(frame);
    const network = { name: 'Network', labels: this.masks[frame] };
    if (!this.reader) return [network];
    const reading = { name: this.reader, labels: own ?? this.masks[frame] };
    return this.both && own ? [reading, { ...network, dashed: true }] : [reading];
  }

  /** Labels of a frame by the reader, to be changed: a copy of the network's at first. */
  editable(frame) {
    if (!this.own.has(frame) && this.masks[frame]) this.own.set(frame, this.masks[frame].slice());
    return this.own.get(frame);
  }

  /** Takes from a state which frames have masks by now; others are not asked for. */
  update(state) {
    this.has = state.volumes.map(v => v !== null);
  }

  /** Fetches the masks of a frame that the network has finished. */
  segmented(frame) {
    this.has[frame] = true;
    this.#fetch('masks', frame);
  }

  /** Fetches everything, the frame at hand first. */
  async all(first) {
    const order = [...Array(this.frames).keys()].sort((a, b) => Math.abs(a - first) - Math.abs(b - first));
    for (const frame of order) {
      await Promise.all([this.#fetch('images', frame), this.#fetch('masks', frame)]);
      if (this.stop.aborted) return;
    }
  }

  async #fetch(kind, frame) {
    const key = `${kind}${frame}`;
    if (this[kind][frame] || this.asked.has(key) || (kind === 'masks' && !this.has[frame])) return;
    this.asked.add(key);
    try {
      const { bytes } = await raw(`/api/segmentations/${encodeURIComponent(this.id)}/${kind}/${frame}`, this.stop);
      if (bytes.length === this.size) this[kind][frame] = bytes;
      this.told(frame);
    } catch {
      // Not there yet: it is asked for again when the server says that it is.
      this.asked.delete(key);
    }
  }

  /** Takes what a reader has saved. */
  async open(reading) {
    this.reader = reading.reader;
    this.own.clear();
    await Promise.all((reading.frames ?? []).map(async frame => {
      const path = `${at('/api/segmentations', this.id, 'readings', reading.reader, 'masks')}/${frame}`;
      this.own.set(frame, (await raw(path, this.stop)).bytes);
      this.told(frame);
    }));
  }
}
