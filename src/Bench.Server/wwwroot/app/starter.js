// Starting a run or an evaluation from the page.
import { post } from './api.js';
import { choice, h, labelled, put, segments } from './dom.js';
import { notice } from './notice.js';

/** The form. about: what the server can do; started: told when a run began. */
export function starter(about, started) {
  const folders = about.folders ?? [];
  const problems = h('div', {});
  let kind = folders.length > 0 ? 'evaluate' : 'run';
  const place = h('div', {});
  const text = (name, value = '') => h('input', { type: 'text', name, value, autocomplete: 'off' });
  const folder = name => h('select', { name }, folders.map(f => h('option', { value: f.id }, f.path)));
  const cleaning = () => h('select', { name: 'clean' }, ['none', 'largest', 'published'].map(v => h('option', { value: v }, v)));
  const studies = () => (about.studies ?? []).length < 2 ? null : labelled('Study',
    h('select', { name: 'study' }, about.studies.map(v => h('option', { value: v.name, selected: v.name === about.study }, v.title))));

  function draw() {
    const fields = kind === 'evaluate' ? [
      folders.length === 0 && h('p', {}, 'Start bench serve with --data DIR, so that this page may read masks from there.'),
      folders.length > 0 && [
        h('fieldset', {}, h('legend', {}, 'The expert’s masks'),
          h('div', { class: 'row' }, labelled('Folder', folder('dataFolder')), labelled('Folder in it', text('dataPath'), 'empty: the folder itself'))),
        h('fieldset', {}, h('legend', {}, 'The model’s masks'),
          h('div', { class: 'row' }, labelled('Name of the model', text('name')), labelled('Folder', folder('maskFolder')), labelled('Folder in it', text('maskPath')))),
        h('div', { class: 'row' }, labelled('Cleaning', cleaning()), studies()),
      ],
    ] : [
      h('p', { class: 'note' }, 'Trains the study’s network and a baseline, and measures both. Without data it works on phantoms: minutes on two cores.'),
      folders.length > 0 && h('div', { class: 'row' },
        labelled('Data', h('select', { name: 'dataFolder' }, h('option', { value: '' }, 'phantoms'), folders.map(f => h('option', { value: f.id }, f.path)))),
        labelled('Folder in it', text('dataPath'), 'empty: the folder itself')),
      h('div', { class: 'row' },
        labelled('Profile', choice(['quick', 'notebook', 'paper'].map(v => ({ value: v, text: v })), 'quick', () => {})),
        labelled('Seed', h('input', { type: 'number', name: 'seed', value: '1', min: '0', max: '2147483647' })), studies()),
    ];
    put(place, fields, (kind === 'run' || folders.length > 0) && h('button', { class: 'primary' }, 'Start'));
    const profile = place.querySelector('select:not([name])');
    if (profile) profile.name = 'profile';
  }

  async function start(event) {
    event.preventDefault();
    put(problems);
    const given = Object.fromEntries(new FormData(event.target));
    const data = given.dataFolder ? { folder: given.dataFolder, path: given.dataPath ?? '' } : null;
    const options = kind === 'evaluate'
      ? { kind, data, predictions: [{ name: given.name, folder: given.maskFolder, path: given.maskPath }], clean: given.clean, study: given.study }
      : { kind, data, profile: given.profile, seed: Number(given.seed), study: given.study };
    try {
      await post('/api/runs', options);
      await started();
    } catch (problem) {
      put(problems, notice(problem));
    }
  }

  draw();
  return h('details', { class: 'starter' }, h('summary', {}, 'Start a run'),
    segments('Kind', [{ value: 'evaluate', text: 'Measure masks made elsewhere' }, { value: 'run', text: 'Train and measure networks' }], kind, v => {
      kind = v;
      draw();
    }),
    h('form', { onsubmit: start }, place), problems);
}
