// All runs of the folder: search, filter, start, stop, resume.
import { at, get, post } from './api.js';
import { button, choice, h, labelled, put } from './dom.js';
import { when } from './format.js';
import { notice } from './notice.js';
import { starter } from './starter.js';
import { sortable } from './table.js';

const STATES = { running: 'running', interrupted: 'interrupted', done: 'done', failed: 'failed', reportOnly: 'report only' };
const MEANING = { reportOnly: 'Its report and manifest are here, its result.json is not: nothing of it can be opened.' };

/** The state of a run, in words. */
export const stateOf = run => h('span', { class: `state ${run.state}`, title: MEANING[run.state] ?? null }, STATES[run.state] ?? run.state);

export async function show(main, _, stop) {
  let [search, state] = ['', ''];
  let runs = [];
  const place = h('div', {});
  const problems = h('div', {});
  const find = h('input', { type: 'search', autocomplete: 'off', oninput: () => { search = find.value; draw(); } });
  put(main, h('h1', {}, 'Runs'),
    h('div', { class: 'row' }, labelled('Search', find),
      labelled('State', choice([{ value: '', text: 'any' }, ...Object.entries(STATES).map(([value, text]) => ({ value, text }))], '', v => { state = v; draw(); }))),
    problems, place, starter(await get('/api/about', stop), load));

  async function load() {
    try {
      runs = await get('/api/runs', stop);
      draw();
    } catch (problem) {
      if (problem.name !== 'AbortError') put(problems, notice(problem));
    }
  }

  async function act(run, what) {
    put(problems);
    try {
      await post(`${at('/api/runs', run.id)}/${what}`, {});
    } catch (problem) {
      put(problems, notice(problem));
    }
    await load();
  }

  function draw() {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = runs.filter(r => (!state || r.state === state)
      && words.every(w => [r.name, r.kind, r.study, r.headline, ...(r.models ?? [])].join(' ').toLowerCase().includes(w)));
    if (runs.length === 0) {
      put(place, h('p', {}, 'There is no run in this folder yet. Start one below, or name another folder: bench serve --runs DIR.'));
      return;
    }
    // A list that is drawn anew keeps the reader's place.
    const focused = document.activeElement?.closest?.('tr')?.dataset.row;
    put(place, h('p', { class: 'note' }, `${shown.length} of ${runs.length}`), sortable([
      { key: 'name', name: 'Run', value: r => r.name, cell: r => h('a', { href: `#/runs/${encodeURIComponent(r.id)}` }, r.name) },
      { key: 'state', name: 'State', value: r => r.state, cell: r => [stateOf(r), progress(r)] },
      { key: 'kind', name: 'Kind', value: r => r.kind, cell: r => r.kind },
      { key: 'models', name: 'Models', value: r => (r.models ?? []).join(', '), cell: r => (r.models ?? []).join(', ') },
      { key: 'cases', name: 'Cases', numeric: true, value: r => r.cases, cell: r => r.cases ?? '' },
      { key: 'created', name: 'Made', value: r => r.created, cell: r => (r.created ? when(r.created) : '') },
      { key: 'headline', name: 'Verdict', value: r => r.headline, cell: r => h('span', { class: 'wide' }, r.headline ?? '') },
      {
        key: 'act', name: h('span', { class: 'unseen' }, 'Actions'), cell: r => [
          r.state === 'running' && button('Stop', () => act(r, 'stop'), { 'aria-label': `Stop ${r.name}` }),
          (r.state === 'interrupted' || r.state === 'failed') && r.canResume !== false
            && button('Resume', () => act(r, 'resume'), { 'aria-label': `Resume ${r.name}` }),
        ],
      },
    ], shown, { caption: 'Runs', rowKey: r => r.id }).element);
    if (focused) place.querySelector(`tr[data-row="${CSS.escape(focused)}"] :is(button, a)`)?.focus({ preventScroll: true });
  }

  await load();
  const timer = setInterval(() => {
    if (!document.hidden && runs.some(r => r.state === 'running')) load();
  }, 2000);
  stop.addEventListener('abort', () => clearInterval(timer));
}

function progress(run) {
  if (run.state !== 'running' || !run.progress) return null;
  return h('div', { class: 'progress' },
    h('progress', { max: '1', ...(Number.isFinite(run.progress.fraction) ? { value: run.progress.fraction } : {}), 'aria-label': `Progress of ${run.name}` }),
    h('small', {}, run.progress.text ?? ''));
}
