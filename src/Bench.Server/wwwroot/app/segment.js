// The start: drop a heart, look at what was found, segment it.
import { at, get, post, remove, upload } from './api.js';
import { box, notice } from './notice.js';
import { button, choice, h, labelled, put, say } from './dom.js';
import { bytes, count, fixed } from './format.js';

const ACCEPT = '.zip,.nii,.gz,.h5,.hdf5,.hdr,.img';

export async function show(main, _, stop) {
  const about = await get('/api/about', stop);
  const found = h('section', { 'aria-label': 'What was found', hidden: true });
  const problems = h('div', {});
  const progress = h('div', { class: 'meter', hidden: true });
  const input = h('input', { type: 'file', multiple: true, accept: ACCEPT, id: 'files', class: 'hidden-input', onchange: () => send([...input.files]) });
  const zone = h('div', { class: 'drop', id: 'drop' },
    h('p', { class: 'big' }, 'Drop a heart here'),
    h('p', {}, 'A NIfTI cine, one file a frame, an HDF5 file, or a zip of them.'),
    input, h('label', { for: 'files', class: 'button primary' }, 'Choose files'),
    h('p', { class: 'note' }, `Up to ${bytes(about.maxUploadBytes)}. Nothing leaves this machine, and nothing is kept unless you download it.`));
  for (const [name, on] of [['dragenter', true], ['dragover', true], ['dragleave', false], ['drop', false]]) {
    zone.addEventListener(name, event => {
      event.preventDefault();
      zone.classList.toggle('over', on);
    });
  }
  zone.addEventListener('drop', async event => send(await dropped(event.dataTransfer)));
  document.addEventListener('dragover', event => event.preventDefault(), { signal: stop });
  document.addEventListener('drop', event => event.preventDefault(), { signal: stop });

  async function send(files) {
    if (files.length === 0) return;
    put(problems);
    const total = files.reduce((sum, f) => sum + f.size, 0);
    if (total > about.maxUploadBytes) {
      put(problems, notice({
        file: count(files.length, 'file'), reason: `${bytes(total)} is more than the ${bytes(about.maxUploadBytes)} that this server takes.`,
        remedy: 'Upload one heart at a time, or start bench serve with a larger --max-upload.',
      }));
      return;
    }
    const form = new FormData();
    for (const f of files) form.append('files', f, f.name);
    const bar = h('progress', { max: String(total), value: 0, 'aria-label': 'Upload' });
    const text = h('span', {}, 'Sending…');
    put(progress, bar, ' ', text).hidden = false;
    say('Sending the files');
    try {
      look(await upload('/api/uploads', form, (sent, all) => {
        bar.value = sent * (total / all);
        text.textContent = sent < all ? `${bytes(sent)} of ${bytes(all)}` : 'Reading…';
      }));
    } catch (problem) {
      put(problems, notice(problem));
    } finally {
      progress.hidden = true;
      input.value = '';
    }
  }

  let current = null;
  function look(answer) {
    if (current) remove(at('/api/uploads', current)).catch(() => {});
    current = answer.id;
    // What is wrong with the upload stands first: a heart may be missing because of it.
    put(found, h('h2', {}, answer.cases.length === 0 ? 'No heart was found' : `Found: ${count(answer.cases.length, 'heart')}`),
      (answer.problems ?? []).map(p => box(p)),
      answer.cases.map(c => card(answer.id, c)));
    found.hidden = false;
    say(`${count(answer.cases.length, 'heart')} found, ${count(answer.problems?.length ?? 0, 'problem')}`);
    found.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }

  function card(id, heart) {
    const networks = [...about.networks];
    let network = networks[0]?.id;
    const failed = h('div', {});
    const description = h('p', { class: 'note' });
    const own = h('input', { type: 'file', accept: '.onnx,.safetensors', onchange: () => own.files[0] && bring(own.files[0]) });
    // What an ONNX file does not say of its input; weights of Bench's own networks say it themselves.
    const asked = { layout: 'nchw', scale: 'unit' };
    const options = (name, values) => choice(Object.entries(values).map(([value, text]) => ({ value, text })), asked[name], v => { asked[name] = v; });
    const ownField = h('div', {}, h('div', { class: 'row' },
      labelled('Input of an ONNX model', options('layout', { nchw: 'channels first (NCHW)', nhwc: 'channels last (NHWC)' })),
      labelled('Grey values', options('scale', { unit: 'each slice 0 to 1', zscore: 'each slice mean 0, SD 1', none: 'as stored' }))),
    labelled('Your model (ONNX or safetensors)', own));
    const select = h('div', {});
    function pick(value) {
      network = value;
      ownField.hidden = value !== 'own';
      description.textContent = networks.find(n => n.id === value)?.description ?? '';
      start.disabled = value === 'own';
    }
    function list() {
      put(select, labelled('Network', choice(
        [...networks.map(n => ({ value: n.id, text: n.name })), { value: 'own', text: 'Upload a model…' }], network, pick)));
    }
    async function bring(file) {
      put(failed);
      const form = new FormData();
      form.append('model', file, file.name);
      if (file.name.toLowerCase().endsWith('.onnx')) for (const [name, value] of Object.entries(asked)) form.append(name, value);
      try {
        const model = await upload('/api/models', form, () => {});
        networks.push(model);
        about.networks.push(model);
        network = model.id;
        list();
        pick(model.id);
        say(`${model.name} can be used`);
      } catch (problem) {
        put(failed, notice(problem));
      }
    }
    const start = button('Segment', async () => {
      start.disabled = true;
      put(failed);
      try {
        const made = await post('/api/segmentations', { upload: id, case: heart.name, network });
        current = null;
        location.hash = `#/segmentations/${encodeURIComponent(made.id)}`;
      } catch (problem) {
        put(failed, notice(problem));
        start.disabled = false;
      }
    }, { class: 'primary' });
    list();
    pick(network ?? 'own');
    const spacing = heart.spacingMm;
    return h('article', { class: 'card look' },
      h('img', { src: `${at('/api/uploads', id, 'cases', heart.name)}/preview.png`, alt: `Middle slice of the first frame of ${heart.name}`, class: 'preview' }),
      h('div', {},
        h('h3', {}, heart.name),
        h('dl', { class: 'facts' },
          fact('Format', heart.format),
          fact('Size', `${count(heart.frames, 'frame')}, ${count(heart.slices, 'slice')} of ${heart.rows} × ${heart.columns}`),
          spacing && fact('Voxel', `${trim(spacing.row)} × ${trim(spacing.column)} mm, slices ${trim(spacing.slice)} mm apart`),
          fact('Time', heart.frameTimeMs ? `${trim(heart.frameTimeMs)} ms a frame` : 'not in the file'),
          heart.axes && fact('Axes', heart.axes),
          fact('Masks', heart.hasMasks ? 'in the file; they are not used' : 'none')),
        heart.assumptions?.length > 0 && h('div', { class: 'notice warning' },
          h('p', {}, h('b', {}, 'Assumed, as the file does not say:')), h('ul', {}, heart.assumptions.map(a => h('li', {}, a)))),
        select, description, ownField, failed, start));
  }

  const folders = about.folders ?? [];
  put(main, h('h1', {}, 'Segment a heart'),
    h('p', { class: 'lead' }, 'From a short-axis cine to volumes, ejection fraction and mass, on this machine.'),
    zone, progress, problems, folders.length > 0 && folderPicker(folders, look, problems, stop), found, await earlier(stop));
}

const trim = v => String(Number(v.toPrecision(4)));
const fact = (name, value) => [h('dt', {}, name), h('dd', {}, value)];

/** Files of a drop, those within dropped folders too. */
async function dropped(transfer) {
  const entries = [...transfer.items].map(i => i.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.some(e => e.isDirectory)) return [...transfer.files];
  const files = [];
  const walk = async entry => {
    if (entry.isFile) {
      files.push(await new Promise((done, failed) => entry.file(done, failed)));
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) break;
      for (const e of some) await walk(e);
    }
  };
  for (const e of entries) await walk(e);
  return files.filter(f => !f.name.startsWith('.'));
}

/** Cohorts of the folders that the server may read, and their hearts: chosen, never typed. */
function folderPicker(folders, look, problems, stop) {
  const place = h('div', { class: 'row' });
  const cohort = h('div', {});
  const heart = h('div', {});
  const open = button('Open', async () => {
    put(problems);
    try {
      look(await post('/api/uploads', chosen));
    } catch (problem) {
      put(problems, notice(problem));
    }
  });
  let chosen = {};

  async function pick(folder) {
    put(cohort, h('span', { class: 'note' }, 'Looking…'));
    put(heart);
    open.disabled = true;
    try {
      const found = await get(at('/api/folders', folder), stop);
      if (found.length === 0) {
        put(cohort, h('span', { class: 'note' }, 'There is no heart in this folder.'));
        return;
      }
      const draw = path => {
        const one = found.find(c => c.path === path);
        chosen = { folder, path, case: one.cases[0] };
        put(heart, labelled('Heart', choice(one.cases.map(c => ({ value: c, text: c })), one.cases[0], v => { chosen.case = v; })));
      };
      put(cohort, labelled('Cohort', choice(found.map(c => ({ value: c.path, text: c.path || '(the folder itself)' })), found[0].path, draw)));
      draw(found[0].path);
      open.disabled = false;
    } catch (problem) {
      put(cohort);
      put(problems, notice(problem));
    }
  }

  pick(folders[0].id);
  put(place, labelled('Or from a folder of this machine', choice(folders.map(f => ({ value: f.id, text: f.path })), folders[0].id, pick)), cohort, heart, open);
  return place;
}

/** Hearts segmented since the server started. */
async function earlier(stop) {
  const list = await get('/api/segmentations', stop).catch(() => []);
  if (list.length === 0) return null;
  return h('section', { 'aria-label': 'Hearts of this session' }, h('h2', {}, 'Since the server started'),
    h('ul', { class: 'plain' }, list.map(j => h('li', {},
      h('a', { href: `#/segmentations/${encodeURIComponent(j.id)}` }, j.name), ' ',
      h('span', { class: `state ${j.state}` }, j.state === 'running' ? `${j.framesDone} of ${j.frames} frames` : j.state)))));
}
