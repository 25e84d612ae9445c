// What stands below a viewer: slice, frame, player, contrast, zoom, contours or fill.
import { button, choice, h, labelled, segments } from './dom.js';

const SPEEDS = [2, 5, 10, 20, 40];

/** A slider that follows a viewer. */
function slider(name, most, read, write) {
  const text = h('output', {});
  const input = h('input', { type: 'range', min: '0', max: String(most), step: '1', oninput: () => write(Number(input.value)) });
  const show = viewer => {
    input.value = read(viewer);
    text.textContent = `${read(viewer) + 1} / ${most + 1}`;
    input.setAttribute('aria-valuetext', `${name} ${read(viewer) + 1} of ${most + 1}`);
  };
  const field = labelled(name, input);
  field.append(text);
  return { field, show };
}

/**
 * The controls of a viewer and those linked to it. ready tells which frames can be played; stop is a signal that ends
 * the player with the view.
 */
export function controls(viewer, { ready = () => true, stop } = {}) {
  const { slices, frames } = viewer.source;
  const slice = slider('Slice', slices - 1, v => v.slice, v => viewer.go(v, viewer.frame));
  const frame = slider('Frame', frames - 1, v => v.frame, v => viewer.go(viewer.slice, v));
  for (const one of [slice, frame]) {
    viewer.changed.add(one.show);
    one.show(viewer);
  }

  let timer = 0;
  let speed = 10;
  const play = button('Play', () => (timer ? halt() : start()), { 'aria-pressed': 'false', class: 'play' });
  const halt = () => {
    clearInterval(timer);
    timer = 0;
    play.textContent = 'Play';
    play.setAttribute('aria-pressed', 'false');
  };
  const start = () => {
    clearInterval(timer);
    play.textContent = 'Pause';
    play.setAttribute('aria-pressed', 'true');
    timer = setInterval(() => {
      for (let i = 1; i <= frames; i++) {
        const next = (viewer.frame + i) % frames;
        if (ready(next)) {
          viewer.go(viewer.slice, next);
          return;
        }
      }
    }, 1000 / speed);
  };
  stop?.addEventListener('abort', halt);
  viewer.onplay = () => play.click();

  const contrast = range('Contrast');
  const bright = range('Brightness');
  function range(name) {
    const input = h('input', { type: 'range', min: '0', max: '100', value: '50', oninput: apply });
    return { field: labelled(name, input), input };
  }
  function apply() {
    // 50 is the display window as it came; each way narrows or widens it.
    const half = 127.5 * Math.pow(4, (50 - Number(contrast.input.value)) / 50);
    const centre = 255 - Number(bright.input.value) * 2.55;
    viewer.set({ low: centre - half, high: centre + half });
  }

  return h('div', { class: 'controls' },
    h('div', { class: 'row' }, slice.field, frames > 1 && frame.field),
    h('div', { class: 'row' },
      frames > 1 && play,
      frames > 1 && labelled('Speed', choice(SPEEDS.map(v => ({ value: String(v), text: `${v} frames/s` })), '10', v => {
        speed = Number(v);
        if (timer) start();
      })),
      segments('Masks', [
        { value: 'contours', text: 'Contours' }, { value: 'fill', text: 'Fill' }, { value: 'none', text: 'None' },
      ], viewer.style, v => viewer.set({ style: v === 'none' ? 'contours' : v, hideMasks: v === 'none' })),
      h('div', { class: 'segments', role: 'group', 'aria-label': 'Zoom' },
        button('\u2212', () => viewer.scale(0.8), { 'aria-label': 'Smaller' }), button('Fit', () => viewer.fit()),
        button('+', () => viewer.scale(1.25), { 'aria-label': 'Larger' }))),
    h('div', { class: 'row' }, contrast.field, bright.field,
      button('Reset', () => {
        contrast.input.value = bright.input.value = '50';
        apply();
      }, { 'aria-label': 'Reset contrast and brightness' })),
    h('p', { class: 'note keys' }, 'With the picture chosen: \u2191 \u2193 or the wheel for slices, \u2190 \u2192 or Shift + wheel for frames, '
      + 'space plays, + \u2212 or Ctrl + wheel zoom, drag to move, 0 shows all.'));
}

/** What the colours mean. */
export function legend(structures, lines) {
  return h('ul', { class: 'legend' },
    structures.map(t => h('li', {}, h('i', { class: `swatch label${t.label}` }), t.name)),
    lines?.map(l => h('li', {}, h('i', { class: `line ${l.dashed ? 'dashed' : ''}` }), l.name)));
}
