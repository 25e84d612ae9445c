// One picture: a slice of a frame with masks over it. Slice and frame by keys and wheel, contrast, zoom, shift.
import { h } from './dom.js';
import { outline, paint } from './outline.js';

const MOST_ZOOM = 12;

/**
 * A viewer.
 *
 * source: { slices, frames, rows, columns, spacingMm, image(frame), layers(frame) }. image gives slices × rows × columns grey values or null
 * while they are on their way; layers gives [{ labels, dashed, fill }].
 */
export class Viewer {
  constructor(source, { name, slice = 0, frame = 0 } = {}) {
    this.source = source;
    this.name = name ?? 'Slice';
    this.slice = slice;
    this.frame = frame;
    this.style = 'contours';
    this.low = 0;
    this.high = 255;
    this.zoom = 1;
    this.shift = [0, 0];
    this.linked = [];
    this.changed = new Set();
    this.brush = null;
    this.canvas = h('canvas', { class: 'slice', tabindex: '0', role: 'img', 'aria-label': this.name });
    this.picture = document.createElement('canvas');
    this.canvas.addEventListener('keydown', e => this.#key(e));
    this.canvas.addEventListener('wheel', e => this.#wheel(e), { passive: false });
    this.canvas.addEventListener('pointerdown', e => this.#down(e));
    this.canvas.addEventListener('dblclick', () => !this.brush && this.fit());
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    this.resize();
  }

  /** Sets the canvas to the shape of the source's slices, as they are in space. */
  resize() {
    const { rows, columns, spacingMm } = this.source;
    const [row, column] = [spacingMm?.row || 1, spacingMm?.column || 1];
    this.aspect = (rows * row) / (columns * column) || 1;
    this.canvas.style.aspectRatio = String(1 / this.aspect);
    this.draw();
  }

  /** Viewers that show the same slice, frame and place as this one. */
  static link(viewers) {
    for (const v of viewers) v.linked = viewers.filter(o => o !== v);
  }

  /** Shows a slice and frame. */
  go(slice, frame, isFollower = false) {
    const { slices, frames } = this.source;
    this.slice = Math.min(Math.max(slice, 0), slices - 1);
    this.frame = Math.min(Math.max(frame, 0), frames - 1);
    this.draw();
    if (isFollower) return;
    for (const other of this.linked) other.go(this.slice, this.frame, true);
    for (const told of this.changed) told(this);
  }

  /** Shows the whole slice. */
  fit() {
    this.#look(1, [0, 0]);
  }

  /** Larger or smaller about a point of the canvas (0 … 1 each way). */
  scale(factor, about = [0.5, 0.5]) {
    const zoom = Math.min(Math.max(this.zoom * factor, 1), MOST_ZOOM);
    const ratio = zoom / this.zoom;
    this.#look(zoom, this.shift.map((v, i) => about[i] - (about[i] - v) * ratio));
  }

  /** Sets a property of this viewer and of those linked to it, and draws. */
  set(properties) {
    for (const v of [this, ...this.linked]) {
      Object.assign(v, properties);
      v.draw();
    }
  }

  #look(zoom, shift) {
    const held = shift.map(v => Math.min(0, Math.max(v, 1 - zoom)));
    this.set({ zoom, shift: held });
  }

  /** Draws soon; several calls draw once. */
  draw() {
    this.waiting ||= requestAnimationFrame(() => {
      this.waiting = 0;
      this.#draw();
    });
  }

  #draw() {
    const { rows, columns } = this.source;
    const width = this.canvas.clientWidth;
    if (!width) return;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    const [w, ht] = [Math.round(width * density), Math.round(width * this.aspect * density)];
    if (this.canvas.width !== w || this.canvas.height !== ht) {
      this.canvas.width = w;
      this.canvas.height = ht;
    }
    const context = this.canvas.getContext('2d');
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, w, ht);
    context.translate(this.shift[0] * w, this.shift[1] * ht);
    context.scale((this.zoom * w) / columns, (this.zoom * ht) / rows);
    const size = rows * columns;
    const [from, to] = [this.slice * size, (this.slice + 1) * size];
    const layers = (this.hideMasks ? [] : this.source.layers(this.frame))
      .map(l => ({ ...l, labels: l.labels?.subarray(from, to) })).filter(l => l.labels);
    const grey = this.source.image(this.frame);
    this.#image(context, grey?.subarray(from, to), layers);
    if (this.style !== 'fill') {
      // Lines as thick on the screen whatever the zoom, but no thicker than three quarters of a voxel.
      const line = Math.min((1.6 * density * columns) / (this.zoom * w), 0.75);
      for (const layer of layers) outline(context, layer.labels, rows, columns, { width: line, dashed: layer.dashed });
    }
    this.brush?.drawOver(context, this);
    this.canvas.setAttribute('aria-label', this.label(grey, layers));
    this.canvas.dataset.slice = this.slice;
    this.canvas.dataset.frame = this.frame;
  }

  /** What the picture shows, in words. */
  label(grey, layers) {
    const parts = layers.map(l => {
      const counts = [0, 0, 0, 0];
      for (const v of l.labels) counts[v]++;
      return `${l.name}: blood pool ${counts[2]} voxels, myocardium ${counts[1]}${counts[3] ? `, right ventricle ${counts[3]}` : ''}`;
    });
    return `${this.name}: slice ${this.slice + 1} of ${this.source.slices}, frame ${this.frame + 1} of ${this.source.frames}. `
      + (grey ? '' : 'No image yet. ') + (parts.join('; ') || 'No masks');
  }

  #image(context, grey, layers) {
    const { rows, columns } = this.source;
    if (this.picture.width !== columns || this.picture.height !== rows) {
      this.picture.width = columns;
      this.picture.height = rows;
    }
    const small = this.picture.getContext('2d', { willReadFrequently: true });
    const data = small.createImageData(columns, rows);
    const pixels = data.data;
    const span = Math.max(this.high - this.low, 1);
    for (let i = 0; i < rows * columns; i++) {
      const v = grey ? ((grey[i] - this.low) * 255) / span : 24;
      pixels[4 * i] = pixels[4 * i + 1] = pixels[4 * i + 2] = v;
      pixels[4 * i + 3] = 255;
    }
    if (this.style !== 'contours') {
      const shown = layers.filter(l => !l.dashed || layers.length === 1);
      for (const layer of shown) paint(pixels, layer.labels, 0.45);
    }
    small.putImageData(data, 0, 0);
    context.imageSmoothingEnabled = this.zoom < 4;
    context.drawImage(this.picture, 0, 0);
  }

  /** The voxel under a pointer: row and column, not rounded. */
  voxel(event) {
    const box = this.canvas.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    return {
      column: ((x - this.shift[0]) / this.zoom) * this.source.columns, row: ((y - this.shift[1]) / this.zoom) * this.source.rows,
    };
  }

  #key(event) {
    if (this.brush?.key(event, this)) {
      event.preventDefault();
      return;
    }
    const move = {
      ArrowUp: () => this.go(this.slice - 1, this.frame), ArrowDown: () => this.go(this.slice + 1, this.frame),
      ArrowLeft: () => this.go(this.slice, this.frame - 1), ArrowRight: () => this.go(this.slice, this.frame + 1),
      '+': () => this.scale(1.25), '=': () => this.scale(1.25), '-': () => this.scale(0.8), 0: () => this.fit(),
      ' ': () => this.onplay?.(),
    }[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  }

  // The wheel steps through slices, with Shift through frames, with Ctrl (and two fingers) it zooms. It acts only on the
  // picture that was chosen, so that a page can be scrolled past it.
  #wheel(event) {
    if (document.activeElement !== this.canvas && !event.ctrlKey) return;
    event.preventDefault();
    const box = this.canvas.getBoundingClientRect();
    if (event.ctrlKey) {
      this.scale(event.deltaY < 0 ? 1.15 : 1 / 1.15, [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
      return;
    }
    const step = Math.sign(event.deltaY || event.deltaX);
    if (event.shiftKey) this.go(this.slice, this.frame + step);
    else this.go(this.slice + step, this.frame);
  }

  #down(event) {
    if (event.button !== 0) return;
    this.canvas.focus({ preventScroll: true });
    if (this.brush) {
      this.brush.down(event, this);
      return;
    }
    if (this.zoom <= 1) return;
    this.canvas.setPointerCapture(event.pointerId);
    let last = [event.clientX, event.clientY];
    const box = this.canvas.getBoundingClientRect();
    const drag = e => {
      const shift = [this.shift[0] + (e.clientX - last[0]) / box.width, this.shift[1] + (e.clientY - last[1]) / box.height];
      last = [e.clientX, e.clientY];
      this.#look(this.zoom, shift);
    };
    this.canvas.addEventListener('pointermove', drag);
    this.canvas.addEventListener('pointerup', () => this.canvas.removeEventListener('pointermove', drag), { once: true });
  }
}
