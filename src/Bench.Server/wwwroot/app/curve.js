// Volume over the frames of a cine, with end-diastole and end-systole as handles that pointer and arrow keys move.
import { axes, path, pointerAt, roomy, wide } from './chart.js';
import { s } from './dom.js';
import { fixed } from './format.js';

/**
 * The curve. state: a segmentation; moved(phase, frame, isFinal) is told while a handle moves and when it is let go.
 */
export function volumeCurve(state, { moved, chosen, unit = 'µL' }) {
  const volumes = state.volumes.map(v => (v?.bloodPool ?? null) === null ? null : v.bloodPool);
  const time = state.frameTimeMs;
  const last = Math.max(state.frames - 1, 1);
  const { svg, layer, px, py, box } = axes({
    width: wide(640), height: 300, x: [-0.4, last + 0.4], y: roomy([0, ...volumes]),
    xShift: 1, xLeast: 1, xText: time ? `frame (${fixed(time, time < 10 ? 1 : 0)} ms each)` : 'frame', yText: `blood pool, ${unit}`,
    name: 'Volume curve', details: 'Blood-pool volume of every frame. The handles ED and ES can be moved.',
  });
  const cursor = s('line', { class: 'cursor', y1: box.top, y2: box.bottom, x1: px(0), x2: px(0) });
  layer.append(cursor, s('path', { d: path(volumes, px, py), class: 'curve' }));
  volumes.forEach((v, i) => v !== null && layer.append(s('circle', { cx: px(i), cy: py(v), r: 3, class: 'dot' })));
  svg.addEventListener('click', event => {
    if (event.target.closest('.handle')) return;
    chosen?.(frameAt(event));
  });

  const frameAt = event => {
    const x = pointerAt(svg, event)[0];
    return Math.min(Math.max(Math.round(((x - px(0)) / (px(last) - px(0))) * last), 0), state.frames - 1);
  };

  function handle(phase, name, frame) {
    const line = s('line', { y1: box.top, y2: box.bottom });
    const flag = s('rect', { x: -17, y: 0, width: 34, height: 22, rx: 4 });
    const grip = s('rect', { x: -17, y: 0, width: 34, height: box.bottom - box.top, class: 'grip' });
    const node = s('g', {
      class: `handle ${phase}`, tabindex: '0', role: 'slider', 'aria-label': name, 'aria-valuemin': '1', 'aria-valuemax': String(state.frames),
    }, grip, line, s('g', {}, flag, s('text', { y: 15, 'text-anchor': 'middle' }, phase === 'endDiastole' ? 'ED' : 'ES')));
    const top = phase === 'endDiastole' ? box.top : box.bottom - 22;
    node.lastChild.setAttribute('transform', `translate(0 ${top})`);
    grip.setAttribute('y', box.top);
    let at = frame;
    const place = f => {
      at = f;
      node.setAttribute('transform', `translate(${px(f)} 0)`);
      node.setAttribute('aria-valuenow', String(f + 1));
      node.setAttribute('aria-valuetext', `frame ${f + 1}, ${fixed(volumes[f], 1)} ${unit}`);
    };
    place(frame);
    node.addEventListener('pointerdown', event => {
      if (event.button !== 0) return;
      event.preventDefault();
      node.focus({ preventScroll: true });
      node.setPointerCapture(event.pointerId);
      const drag = e => {
        const f = frameAt(e);
        if (f === at) return;
        place(f);
        moved(phase, f, false);
      };
      node.addEventListener('pointermove', drag);
      node.addEventListener('pointerup', () => {
        node.removeEventListener('pointermove', drag);
        if (at !== frame) moved(phase, at, true);
      }, { once: true });
    });
    node.addEventListener('keydown', event => {
      const f = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: state.frames - 1 }[event.key];
      if (f === undefined) return;
      event.preventDefault();
      if (f < 0 || f >= state.frames || f === at) return;
      place(f);
      moved(phase, f, true);
    });
    return node;
  }

  const has = f => f !== null && f !== undefined && f >= 0;
  if (has(state.endSystole)) layer.append(handle('endSystole', 'End-systole', state.endSystole));
  if (has(state.endDiastole)) layer.append(handle('endDiastole', 'End-diastole', state.endDiastole));
  return {
    svg,
    show(frame) {
      cursor.setAttribute('x1', px(frame));
      cursor.setAttribute('x2', px(frame));
    },
  };
}
