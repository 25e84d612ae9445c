// Correcting masks: a reading of one's own over the network's masks, with brush, fill, copy and undo.
import { at, get, post, putRaw } from './api.js';
import { button, check, h, labelled, put, say, segments } from './dom.js';
import { count } from './format.js';
import { notice } from './notice.js';
import { css } from './outline.js';
import { disc, flood } from './strokes.js';

const KEY = 'bench-reader';

/**
 * The section to correct masks in. address: of the segmentation; numbers(reading) is told whose numbers to show.
 */
export function editor({ address, cine, viewer, state, numbers, stop }) {
  const section = h('section', { 'aria-label': 'Correct the masks', class: 'editor', hidden: true });
  const problems = h('div', {});
  const place = h('div', {});
  const saved = h('p', { class: 'note', role: 'status' });
  let readings = [];
  let reading = null;
  let [tool, label, radius] = ['brush', 2, 3];
  let [undone, done] = [[], []];
  const dirty = new Set();
  let saving = Promise.resolve();
  let timer = 0;

  const tools = segments('Tool', [
    { value: 'brush', text: 'Brush', title: 'b' }, { value: 'erase', text: 'Erase', title: 'e' }, { value: 'fill', text: 'Fill', title: 'f' },
  ], tool, v => { tool = v; });
  const structures = () => state().structures ?? [{ label: 2, name: 'Blood pool' }, { label: 1, name: 'Myocardium' }];
  const undo = button('Undo', () => step(done, undone), { title: 'Ctrl + Z' });
  const redo = button('Redo', () => step(undone, done), { title: 'Ctrl + Y' });

  const brush = {
    at: null,
    keys: null,
    down(event, v) {
      const labels = cine.editable(v.frame);
      if (!labels) return;
      const before = sliceOf(labels, v.slice).slice();
      const change = { frame: v.frame, slice: v.slice, before };
      const spot = v.voxel(event);
      if (tool === 'fill') {
        flood(sliceOf(labels, v.slice), cine.rows, cine.columns, Math.floor(spot.row), Math.floor(spot.column), label);
        end(change);
        return;
      }
      v.canvas.setPointerCapture(event.pointerId);
      let last = spot;
      const draw = to => {
        disc(sliceOf(labels, v.slice), cine.rows, cine.columns, last, to, radius, tool === 'erase' ? 0 : label);
        last = to;
        v.draw();
      };
      draw(spot);
      const move = e => {
        for (const one of e.getCoalescedEvents?.().length ? e.getCoalescedEvents() : [e]) draw(v.voxel(one));
      };
      v.canvas.addEventListener('pointermove', move);
      const over = () => {
        v.canvas.removeEventListener('pointermove', move);
        v.canvas.removeEventListener('pointercancel', over);
        v.canvas.removeEventListener('pointerup', over);
        end(change);
      };
      v.canvas.addEventListener('pointerup', over);
      v.canvas.addEventListener('pointercancel', over);
    },
    // Without a pointer: a cross moved by W A S D, Enter draws there.
    key(event, v) {
      if ((event.ctrlKey || event.metaKey) && ['z', 'y'].includes(event.key.toLowerCase())) {
        if (event.key.toLowerCase() === 'y' || event.shiftKey) step(undone, done);
        else step(done, undone);
        return true;
      }
      const key = event.key.toLowerCase();
      const direction = { w: [-1, 0], s: [1, 0], a: [0, -1], d: [0, 1] }[key];
      if (direction) {
        this.keys ??= [cine.rows / 2, cine.columns / 2];
        const pace = event.shiftKey ? 5 : 1;
        this.keys = [clamp(this.keys[0] + direction[0] * pace, cine.rows), clamp(this.keys[1] + direction[1] * pace, cine.columns)];
        v.draw();
        return true;
      }
      if (event.key === 'Enter' && this.keys) {
        const labels = cine.editable(v.frame);
        if (!labels) return true;
        const change = { frame: v.frame, slice: v.slice, before: sliceOf(labels, v.slice).slice() };
        const spot = { row: this.keys[0], column: this.keys[1] };
        if (tool === 'fill') {
          flood(sliceOf(labels, v.slice), cine.rows, cine.columns, Math.floor(spot.row), Math.floor(spot.column), label);
        } else {
          disc(sliceOf(labels, v.slice), cine.rows, cine.columns, spot, spot, radius, tool === 'erase' ? 0 : label);
        }
        end(change);
        return true;
      }
      const chosen = { b: 'brush', e: 'erase', f: 'fill' }[key];
      if (chosen && !event.ctrlKey) {
        tool = chosen;
        tools.choose(tool);
        return true;
      }
      return false;
    },
    drawOver(context, v) {
      const spot = this.keys ? { row: this.keys[0], column: this.keys[1] } : this.at;
      if (!spot) return;
      context.beginPath();
      context.arc(spot.column, spot.row, Math.max(radius, 0.5), 0, 7);
      context.lineWidth = 0.4;
      context.strokeStyle = tool === 'erase' ? '#fff' : css(label);
      context.stroke();
    },
  };
  viewer.canvas.addEventListener('pointermove', event => {
    if (!viewer.brush) return;
    brush.at = viewer.voxel(event);
    brush.keys = null;
    viewer.draw();
  });
  viewer.canvas.addEventListener('pointerleave', () => {
    brush.at = null;
    viewer.draw();
  });

  const clamp = (v, most) => Math.min(Math.max(v, 0), most - 1);
  const size = () => cine.rows * cine.columns;
  const sliceOf = (labels, slice) => labels.subarray(slice * size(), (slice + 1) * size());

  function end(change) {
    const after = sliceOf(cine.editable(change.frame), change.slice);
    if (after.every((v, i) => v === change.before[i])) return;
    done.push({ ...change, after: after.slice() });
    if (done.length > 100) done.shift();
    undone = [];
    touched(change.frame);
  }

  function step(from, to) {
    const change = from.pop();
    if (!change) return;
    sliceOf(cine.editable(change.frame), change.slice).set(from === done ? change.before : change.after);
    to.push(change);
    viewer.go(change.slice, change.frame);
    touched(change.frame);
  }

  // Every stroke is saved a moment after it, so that numbers follow and nothing is lost.
  function touched(frame) {
    dirty.add(frame);
    undo.disabled = done.length === 0;
    redo.disabled = undone.length === 0;
    viewer.draw();
    cine.told(frame);
    saved.textContent = 'Saving…';
    clearTimeout(timer);
    timer = setTimeout(() => { saving = saving.then(save); }, 400);
  }

  async function save() {
    const frames = [...dirty];
    dirty.clear();
    try {
      let answer = null;
      for (const frame of frames) {
        answer = await putRaw(`${at(`${address}/readings`, reading.reader)}/masks/${frame}`, cine.own.get(frame));
      }
      if (answer?.numbers) reading = answer;
      else await refresh();
      saved.textContent = `Saved as the reading of ${reading.reader}; the network's masks stay as they are.`;
      put(problems);
      numbers(reading);
    } catch (problem) {
      for (const frame of frames) dirty.add(frame);
      saved.textContent = 'Not saved.';
      put(problems, notice(problem));
    }
  }

  function copy(from) {
    const labels = cine.editable(viewer.frame);
    const slice = viewer.slice + from;
    if (!labels || slice < 0 || slice >= cine.slices) {
      say('There is no slice beyond this one');
      return;
    }
    const change = { frame: viewer.frame, slice: viewer.slice, before: sliceOf(labels, viewer.slice).slice() };
    sliceOf(labels, viewer.slice).set(sliceOf(labels, slice));
    end(change);
  }

  async function begin(name) {
    put(problems);
    try {
      const known = readings.find(r => r.reader === name);
      reading = known ?? await post(`${address}/readings`, { reader: name });
      try {
        localStorage.setItem(KEY, name);
      } catch {
        // A browser that keeps nothing: the name is typed again.
      }
      [undone, done] = [[], []];
      await cine.open(reading);
      await refresh();
      viewer.brush = brush;
      draw();
      numbers(reading);
      viewer.canvas.focus({ preventScroll: true });
      viewer.canvas.scrollIntoView({ block: 'nearest' });
    } catch (problem) {
      put(problems, notice(problem));
    }
  }

  async function leave() {
    clearTimeout(timer);
    if (dirty.size > 0) await save();
    await saving;
    await load();
    reading = null;
    viewer.brush = null;
    cine.reader = '';
    cine.own.clear();
    viewer.draw();
    cine.told(viewer.frame);
    draw();
    numbers(null);
  }

  async function refresh() {
    if (!reading) return;
    readings = await get(`${address}/readings`, stop);
    reading = readings.find(r => r.reader === reading.reader) ?? reading;
  }

  async function load() {
    readings = await get(`${address}/readings`, stop).catch(() => []);
    draw();
  }

  function draw() {
    if (reading) {
      undo.disabled = done.length === 0;
      redo.disabled = undone.length === 0;
      const width = h('input', {
        type: 'range', min: '0.5', max: '15', step: '0.5', value: String(radius), oninput: () => { radius = Number(width.value); viewer.draw(); },
      });
      put(place, h('p', {}, 'Reading of ', h('b', {}, reading.reader), '. Draw on the cine above; its brush is on.'),
        h('div', { class: 'row' }, tools,
          segments('Draws', structures().map(t => ({ value: String(t.label), text: t.name })), String(label), v => { label = Number(v); }),
          labelled('Size', width)),
        h('div', { class: 'row' }, undo, redo, button('Copy from slice above', () => copy(-1)), button('Copy from slice below', () => copy(1)),
          check('show the network too', cine.both, v => { cine.both = v; viewer.draw(); }), button('Finish', leave, { class: 'primary' })),
        h('p', { class: 'note keys' }, 'Keys on the picture: B brush, E erase, F fill, W A S D move the brush (Shift: faster), Enter draws, Ctrl + Z undoes.'),
        saved, problems);
      return;
    }
    let kept = '';
    try {
      kept = localStorage.getItem(KEY) ?? '';
    } catch {
      // As above.
    }
    const name = h('input', { type: 'text', maxlength: '60', required: true, autocomplete: 'name', value: kept });
    put(place,
      h('form', { class: 'row', onsubmit: event => { event.preventDefault(); begin(name.value.trim()); } },
        labelled('Your name', name), h('button', { class: 'primary' }, 'Correct the masks')),
      h('p', { class: 'note' }, 'Corrections are a reading of their own, with your name and the time; the network’s masks stay as they are.'),
      readings.length > 0 && h('p', {}, `${count(readings.length, 'reading')}: `,
        readings.map((r, i) => [i > 0 ? ', ' : '', button(r.reader, () => begin(r.reader), { class: 'link' })])),
      problems);
  }

  section.append(h('h2', {}, 'Correct a mask'), place);
  draw();
  return {
    section,
    reading: () => reading,
    allow(isAllowed) { section.hidden = !isAllowed; },
    load,
    refresh,
  };
}
