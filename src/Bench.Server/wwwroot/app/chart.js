// Axes, points and lines as SVG.
import { s } from './dom.js';

/** Round numbers that cover a range. */
export function ticks(low, high, wanted = 5, least = 0) {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 2.5, 5, 10].find(f => f * power >= rough) * power, least);
  const found = [];
  for (let v = Math.ceil(low / step - 1e-9) * step; v <= high + step * 1e-9; v += step) found.push(Math.abs(v) < step * 1e-9 ? 0 : v);
  return { values: found, decimals: Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9) + (step / power === 2.5 ? 1 : 0))) };
}

/** Width of a chart in its own units: as many as there are pixels on a narrow screen, so that its words keep their size. */
export const wide = most => Math.max(330, Math.min(most, document.documentElement.clientWidth - 26));

/** A range with some air on both sides. */
export function roomy(values, air = 0.06) {
  const finite = values.filter(v => Number.isFinite(v));
  if (finite.length === 0) return [0, 1];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const more = (high - low || Math.abs(high) || 1) * air;
  return [low - more, high + more];
}

/**
 * An empty chart with axes: the SVG, the layer to draw on, and functions from values to its coordinates.
 */
export function axes({ width = 640, height = 420, x, y, xText, yText, name, details, xShift = 0, xLeast = 0 }) {
  const write = (v, t) => v.toFixed(t.decimals).replace('-', '\u2212');
  const ty = ticks(...y);
  // As much room on the left as the longest number needs.
  const room = { left: Math.max(62, 34 + 7.5 * Math.max(...ty.values.map(v => write(v, ty).length))), right: 16, top: 14, bottom: 46 };
  const [w, ht] = [width - room.left - room.right, height - room.top - room.bottom];
  const px = v => room.left + ((v - x[0]) / (x[1] - x[0])) * w;
  const py = v => room.top + ht - ((v - y[0]) / (y[1] - y[0])) * ht;
  const svg = s('svg', { viewBox: `0 0 ${width} ${height}`, class: 'chart', role: 'group', 'aria-label': name });
  if (details) svg.append(s('desc', {}, details));
  const grid = s('g', { class: 'grid', 'aria-hidden': 'true' });
  const inner = ticks(x[0] + xShift, x[1] + xShift, Math.max(3, Math.round(w / 90)), xLeast);
  const tx = { ...inner, values: inner.values.map(v => v - xShift) };
  for (const v of ty.values) {
    grid.append(s('line', { x1: room.left, x2: width - room.right, y1: py(v), y2: py(v) }),
      s('text', { x: room.left - 8, y: py(v) + 4, 'text-anchor': 'end' }, write(v, ty)));
  }
  for (const v of tx.values) {
    grid.append(s('line', { x1: px(v), x2: px(v), y1: room.top + ht, y2: room.top + ht + 5, class: 'tick' }),
      s('text', { x: px(v), y: room.top + ht + 20, 'text-anchor': 'middle' }, write(v + xShift, tx)));
  }
  grid.append(s('line', { x1: room.left, x2: width - room.right, y1: room.top + ht, y2: room.top + ht, class: 'axis' }),
    s('text', { x: room.left + w / 2, y: height - 6, 'text-anchor': 'middle', class: 'axis-name' }, xText),
    s('text', { transform: `translate(15 ${room.top + ht / 2}) rotate(-90)`, 'text-anchor': 'middle', class: 'axis-name' }, yText));
  const layer = s('g', {});
  svg.append(grid, layer);
  return { svg, layer, px, py, box: { left: room.left, right: width - room.right, top: room.top, bottom: room.top + ht } };
}

/** Where a pointer is in the coordinates of an SVG. */
export function pointerAt(svg, event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}

/** A line through values; gaps where one is missing. */
export function path(values, px, py) {
  let text = '';
  let pen = 'M';
  values.forEach((v, i) => {
    if (v === null || v === undefined || !Number.isFinite(v)) {
      pen = 'M';
      return;
    }
    text += `${pen}${px(i).toFixed(1)} ${py(v).toFixed(1)}`;
    pen = 'L';
  });
  return text;
}
