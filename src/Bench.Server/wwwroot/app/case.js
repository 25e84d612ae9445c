// One case of a run: expert and models over the image, slice by slice, with the counts behind each Dice.
import { at, get, raw } from './api.js';
import { controls, legend } from './controls.js';
import { button, choice, h, labelled, put } from './dom.js';
import { fixed } from './format.js';
import { box } from './notice.js';
import { sortable } from './table.js';
import { Viewer } from './viewer.js';

/** Images and masks of a case; only contoured frames exist, and they are stepped through as frames 0, 1, … */
class CaseSource {
  constructor(address, data, stop) {
    Object.assign(this, { address, stop, slices: data.slices, rows: data.rows, columns: data.columns, spacingMm: data.spacingMm, list: data.frames, frames: data.frames.length });
    this.kept = new Map();
    this.told = () => {};
  }

  image(index) {
    return this.#get('images', index);
  }

  masks(who, index) {
    return this.#get(`masks/${encodeURIComponent(who)}`, index);
  }

  #get(kind, index) {
    const key = `${kind}/${this.list[index].frame}`;
    if (!this.kept.has(key)) {
      this.kept.set(key, null);
      raw(`${this.address}/${key}`, this.stop).then(({ bytes }) => {
        this.kept.set(key, bytes);
        this.told();
      }, () => {});
    }
    return this.kept.get(key);
  }

  /** The same case as one model's picture. */
  of(model) {
    const { slices, frames, rows, columns, spacingMm } = this;
    const source = {
      slices, frames, rows, columns, spacingMm, image: index => this.image(index),
      layers: index => [
        { name: 'Expert', labels: this.masks('expert', index) },
        ...(model ? [{ name: model, labels: this.masks(model, index), dashed: true }] : []),
      ],
    };
    return source;
  }
}

export async function show(main, [id, name, query], stop) {
  const address = at('/api/runs', id, 'cases', name);
  const [run, data, all] = await Promise.all([get(at('/api/runs', id), stop), get(address, stop), get(`${at('/api/runs', id)}/cases`, stop).catch(() => ({ rows: [] }))]);
  const here = `#/runs/${encodeURIComponent(id)}`;
  const wanted = new URLSearchParams(query ?? '');
  const known = m => data.models.some(o => o.name === m);
  let first = known(wanted.get('model')) ? wanted.get('model') : data.models[0]?.name;
  let second = known(wanted.get('beside')) ? wanted.get('beside') : '';
  const source = new CaseSource(address, data, stop);
  const pictures = h('div', { class: 'pair' });
  const below = h('div', {});
  const details = h('div', {});
  const label = m => run.models.find(o => o.name === m)?.label ?? m;
  const order = all.rows.map(r => r.case);
  const place = order.indexOf(name);
  const step = by => order[place + by] && h('a', { class: 'button', href: `${here}/case/${encodeURIComponent(order[place + by])}?model=${encodeURIComponent(first ?? '')}` }, by < 0 ? '‹ ' : '', order[place + by], by > 0 ? ' ›' : '');
  put(main,
    h('p', { class: 'crumbs' }, h('a', { href: '#/runs' }, 'Runs'), ' › ', h('a', { href: here }, run.name), ' › ', h('a', { href: `${here}/cases` }, 'Cases'), ' › ', name),
    h('h1', {}, name),
    h('div', { class: 'row' },
      labelled('Model', choice(data.models.map(m => ({ value: m.name, text: label(m.name) })), first, v => { first = v; draw(); })),
      data.models.length > 1 && labelled('Beside it', choice([{ value: '', text: 'none' }, ...data.models.map(m => ({ value: m.name, text: label(m.name) }))], second, v => { second = v; draw(); })),
      button('Worst slice', () => worst()), h('span', { class: 'steps' }, place > 0 && step(-1), place >= 0 && step(1))),
    data.hasPictures ? null : box({ reason: data.note }, 'warning'), pictures, below,
    data.hasPictures && data.note && h('p', { class: 'note' }, data.note), details);

  let viewer = null;
  const indexOf = frame => Math.max(0, data.frames.findIndex(f => f.frame === frame));

  function worst() {
    if (!viewer) return;
    const model = data.models.find(m => m.name === first);
    if (!model?.worst) return;
    viewer.go(model.worst.slice, indexOf(model.worst.frame));
  }

  function draw() {
    if (!data.hasPictures || data.models.length === 0) {
      slices([first, second].filter(Boolean));
      return;
    }
    const models = [first, second].filter((m, i, list) => m && list.indexOf(m) === i);
    const before = viewer;
    const viewers = (models.length > 0 ? models : [null]).map(m => new Viewer(source.of(m), { name: m ? `${name}, expert and ${label(m)}` : name }));
    Viewer.link(viewers);
    for (const v of viewers) v.onplay = () => viewer.onplay();
    viewer = viewers[0];
    source.told = () => viewers.forEach(v => v.draw());
    put(pictures, viewers.map((v, i) => h('figure', {}, models.length > 1 && h('h2', {}, label(models[i])), v.canvas)));
    // A wheel or key on the second moves the controls of the first too.
    for (const v of viewers.slice(1)) v.changed.add(o => viewer.changed.forEach(told => told(o)));
    const caption = h('p', { class: 'tip', role: 'status' });
    put(below, caption, controls(viewer, { stop }), legend([{ label: 2, name: 'Blood pool' }, { label: 1, name: 'Myocardium' }, ...(data.models.some(m => m.slices.some(t => t.structure === 'right_ventricle')) ? [{ label: 3, name: 'Right ventricle' }] : [])],
      [{ name: 'Expert' }, { name: 'Model', dashed: true }]));
    viewer.changed.add(v => {
      caption.textContent = `${phase(data.frames[v.frame])}, slice ${v.slice + 1}: ${models.map(m => words(m, data.frames[v.frame].frame, v.slice)).join('; ')}`;
      for (const row of details.querySelectorAll('tr[data-row]')) row.classList.toggle('here', row.dataset.row.startsWith(`${data.frames[v.frame].frame}/${v.slice}/`));
    });
    slices(models);
    if (before) viewer.go(before.slice, before.frame);
    else worst();
    if (!before && wanted.get('phase')) {
      const frame = data.frames.findIndex(f => f.phase === wanted.get('phase'));
      const found = frame >= 0 && worstOf(first, data.frames[frame].frame);
      if (found !== false && found !== null) viewer.go(found, frame);
    }
    viewer.go(viewer.slice, viewer.frame);
  }

  function worstOf(model, frame) {
    const errors = new Map();
    for (const t of data.models.find(m => m.name === model)?.slices ?? []) {
      if (t.frame === frame) errors.set(t.slice, (errors.get(t.slice) ?? 0) + t.falsePositive + t.falseNegative);
    }
    return errors.size === 0 ? null : [...errors].sort((a, b) => b[1] - a[1])[0][0];
  }

  const phase = f => `${f.phase} (frame ${f.frame + 1})`;
  const structure = key => key.replaceAll('_', ' ');

  function words(model, frame, slice) {
    const found = data.models.find(m => m.name === model).slices.filter(t => t.frame === frame && t.slice === slice);
    return found.length === 0 ? `${label(model)}: nothing here by expert or model`
      : `${label(model)}: ${found.map(t => `${structure(t.structure)} Dice ${fixed(t.dice, 3)}, ${t.falsePositive} voxels too many, ${t.falseNegative} missed`).join('; ')}`;
  }

  function slices(models) {
    const rows = data.models.filter(m => models.includes(m.name)).flatMap(m => m.slices.map(t => ({ ...t, model: m.name })))
      .filter(t => t.referenceVoxels + t.predictedVoxels > 0);
    const number = (key, text) => ({ key, name: text, numeric: true, value: r => r[key], cell: r => (key === 'dice' ? fixed(r[key], 3) : String(r[key])) });
    put(details, h('h2', {}, 'Slices'), h('p', { class: 'note' }, 'Voxels by expert and model, and where they differ; where both are empty there is no row. A head sorts, a slice opens above.'), sortable([
      {
        key: 'slice', name: 'Slice', value: r => r.slice,
        cell: r => !viewer ? String(r.slice + 1) : button(String(r.slice + 1), () => {
          viewer.go(r.slice, indexOf(r.frame));
          viewer.canvas.scrollIntoView({ block: 'center' });
        }, { class: 'link', 'aria-label': `Show slice ${r.slice + 1}, ${phase(data.frames[indexOf(r.frame)])}` }),
      },
      { key: 'phase', name: 'Phase', value: r => r.frame, cell: r => data.frames[indexOf(r.frame)].phase },
      models.length > 1 && { key: 'model', name: 'Model', value: r => r.model, cell: r => label(r.model) },
      { key: 'structure', name: 'Structure', value: r => r.structure, cell: r => structure(r.structure) },
      number('dice', 'Dice'), number('referenceVoxels', 'Expert'), number('predictedVoxels', 'Model'), number('falsePositive', 'Too many'), number('falseNegative', 'Missed'),
    ].filter(Boolean), rows, { caption: 'Slices of this case', rowKey: r => `${r.frame}/${r.slice}/${r.structure}`, sorted: { key: 'dice', descending: false } }).element);
  }

  draw();
}
