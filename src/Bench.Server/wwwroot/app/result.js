// One segmented heart: cine with masks, volume curve, numbers, downloads, corrections.
import { at, get, remove, replace } from './api.js';
import { controls, legend } from './controls.js';
import { Cine } from './cine.js';
import { button, h, put, say } from './dom.js';
import { editor } from './editor.js';
import { count, when } from './format.js';
import { notice } from './notice.js';
import { numberList } from './numbers.js';
import { Viewer } from './viewer.js';
import { volumeCurve } from './curve.js';

const DOWNLOADS = [
  ['masks.nii.gz', 'Masks (NIfTI)'], ['masks.h5', 'Masks (HDF5)'], ['measures.csv', 'Measures (CSV)'], ['report.pdf', 'Report (PDF)'],
];

export async function show(main, [id], stop) {
  const address = at('/api/segmentations', id);
  let state = await get(address, stop);
  const top = h('div', { class: 'top' });
  const problems = h('div', {});
  const curvePlace = h('div', { class: 'curve-place' });
  const numbersPlace = h('div', { id: 'numbers' });
  const changes = h('div', {});
  const files = h('div', {});
  const below = h('div', {});
  const editPlace = h('div', {});
  const overviews = h('div', { class: 'overviews' });
  put(main, h('h1', {}, state.name), top, problems);

  const cine = new Cine(state, stop);
  const start = state.endDiastole ?? 0;
  const viewer = new Viewer(cine, { name: `Cine of ${state.name}`, slice: Math.floor(cine.slices / 2), frame: start });
  cine.told = frame => {
    if (frame === viewer.frame) viewer.draw();
    for (const v of [ed, es]) if (v?.frame === frame) v.draw();
  };
  let [ed, es] = [null, null];
  let curve = null;
  let wanted = null;
  viewer.changed.add(v => curve?.show(v.frame));

  put(below,
    h('div', { class: 'split' },
      h('section', { 'aria-label': 'Cine', class: 'picture' }, viewer.canvas,
        controls(viewer, { ready: f => cine.images[f] !== null, stop }), legend(state.structures ?? defaults(), null), editPlace),
      h('section', { 'aria-label': 'Numbers' }, curvePlace, numbersPlace, changes, files)),
    overviews);
  main.append(below);

  const edit = editor({ address, cine, viewer, state: () => state, numbers: showNumbers, stop });
  editPlace.append(edit.section);

  // The curve of the masks whose numbers are shown; a handle that had the focus keeps it.
  function showCurve(reading) {
    const active = document.activeElement?.closest?.('.handle')?.getAttribute('class');
    const shown = { ...state, volumes: reading?.volumes ?? state.volumes };
    curve = volumeCurve(shown, { moved, chosen: f => viewer.go(viewer.slice, f), unit: state.volumeUnit ?? 'µL' });
    if (state.frames > 1) {
      put(curvePlace, h('h2', {}, 'Volume curve'), curve.svg,
        h('p', { class: 'note' }, 'Drag ED and ES, or move them with the arrow keys; the numbers follow.'));
    }
    curve.show(viewer.frame);
    if (active) curve.svg.querySelector(`.handle.${active.split(' ')[1]}`)?.focus({ preventScroll: true });
  }

  function showNumbers(reading) {
    showCurve(reading);
    put(numbersPlace, h('h2', {}, reading ? `Numbers of ${reading.reader}` : 'Numbers'),
      numberList(reading ? reading.numbers : state.numbers, reading ? state.numbers : null));
    put(files, state.state === 'done' && [
      h('h2', {}, reading ? `Download the reading of ${reading.reader}` : 'Download'),
      h('p', { class: 'downloads' }, DOWNLOADS.map(([file, text]) => h('a', {
        class: 'button', href: `${address}/${file}${reading ? `?reading=${encodeURIComponent(reading.reader)}` : ''}`, download: '',
      }, text))),
    ]);
  }

  function showState() {
    cine.update(state);
    const isOver = ['done', 'failed', 'cancelled'].includes(state.state);
    put(top, h('p', { class: 'lead' }, headline(state)),
      !isOver && h('p', {}, h('progress', { max: String(state.frames), value: state.framesDone, 'aria-label': 'Frames segmented' }), ' ',
        button('Cancel', async () => {
          await remove(address);
          location.hash = '#/';
        })),
      (state.warnings ?? []).map(w => h('div', { class: 'notice warning' }, h('p', {}, w))),
      state.error && notice(state.error));
    showNumbers(edit.reading());
    put(changes, state.changes?.length > 0 && h('details', { class: 'changes' },
      h('summary', {}, count(state.changes.length, 'change')),
      h('ul', {}, state.changes.map(c => h('li', {}, `${when(c.at)}: ${c.what}`)))));
    showPhases();
    edit.allow(isOver && state.state === 'done');
  }

  // The two frames that the numbers come from, beside each other.
  function showPhases() {
    if (state.endDiastole === null || state.endDiastole === undefined || state.endSystole === null || state.endSystole === undefined) return;
    if (!ed) {
      ed = new Viewer(cine, { name: 'End-diastole', slice: viewer.slice, frame: state.endDiastole });
      es = new Viewer(cine, { name: 'End-systole', slice: viewer.slice, frame: state.endSystole });
      for (const v of [ed, es]) v.onplay = () => {};
      viewer.changed.add(v => [ed, es].forEach(o => Object.assign(o, { slice: v.slice, style: v.style, low: v.low, high: v.high }) && o.draw()));
      for (const o of [ed, es]) o.changed.add(v => v.slice !== viewer.slice && viewer.go(v.slice, viewer.frame));
      put(overviews, h('h2', {}, 'End-diastole and end-systole'),
        h('div', { class: 'pair' },
          h('figure', {}, ed.canvas, h('figcaption', { id: 'ed-text' })), h('figure', {}, es.canvas, h('figcaption', { id: 'es-text' }))));
    }
    for (const [v, frame, word] of [[ed, state.endDiastole, 'ed'], [es, state.endSystole, 'es']]) {
      v.frame = frame;
      v.draw();
      document.getElementById(`${word}-text`).textContent = `${word.toUpperCase()}: frame ${frame + 1}`;
    }
  }

  async function moved(phase, frame, isFinal) {
    viewer.go(viewer.slice, frame);
    if (!isFinal) return;
    const phases = { endDiastole: state.endDiastole, endSystole: state.endSystole, [phase]: frame };
    wanted = phases;
    try {
      const answer = await replace(`${address}/phases`, phases);
      if (wanted !== phases) return;
      put(problems);
      state = answer ?? await get(address, stop);
      say(`${phase === 'endDiastole' ? 'End-diastole' : 'End-systole'} is frame ${frame + 1}`);
    } catch (problem) {
      put(problems, notice(problem));
    }
    await edit.refresh();
    showState();
  }

  showState();
  cine.all(start);
  await edit.load();
  if (['done', 'failed', 'cancelled'].includes(state.state)) return;

  // Progress comes as events; where they break off, asking does the same more slowly.
  const events = new EventSource(`${address}/events`);
  stop.addEventListener('abort', () => events.close());
  const refresh = async () => {
    try {
      state = await get(address, stop);
      showState();
    } catch (problem) {
      if (problem.name !== 'AbortError') put(problems, notice(problem));
    }
  };
  let pending = 0;
  const soon = () => { pending ||= setTimeout(() => { pending = 0; refresh(); }, 250); };
  let isFirst = state.framesDone === 0;
  events.addEventListener('progress', soon);
  events.addEventListener('frame', event => {
    const { frame } = JSON.parse(event.data);
    cine.segmented(frame);
    if (isFirst) viewer.go(viewer.slice, frame);
    isFirst = false;
    soon();
  });
  for (const over of ['done', 'failed']) {
    events.addEventListener(over, async () => {
      events.close();
      clearTimeout(pending);
      await refresh();
      cine.all(viewer.frame);
      if (state.state === 'done') {
        say('All frames are segmented');
        viewer.go(viewer.slice, state.endDiastole ?? viewer.frame);
      }
    });
  }
}

const defaults = () => [{ label: 2, name: 'Blood pool' }, { label: 1, name: 'Myocardium' }];

function headline(state) {
  switch (state.state) {
    case 'queued': return state.position > 0 ? `Waiting: ${count(state.position, 'heart')} before this one.` : 'Waiting for its turn.';
    case 'running': return `Segmenting: ${state.framesDone} of ${count(state.frames, 'frame')}.`;
    case 'failed': return 'This heart could not be segmented.';
    case 'cancelled': return `Cancelled after ${state.framesDone} of ${count(state.frames, 'frame')}.`;
    default: return `${count(state.frames, 'frame')} of ${count(state.slices, 'slice')}, segmented by ${state.networkName ?? state.network}.`;
  }
}
