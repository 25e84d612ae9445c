// Points of a run: Bland–Altman, identity and Dice. A point leads to its case at its worst slice.
import { at, get } from './api.js';
import { axes, roomy, wide } from './chart.js';
import { choice, h, labelled, put, s, segments } from './dom.js';
import { fixed, short } from './format.js';

export async function pointsView(place, { run, address, here, stop }) {
  const measures = run.measures.filter(m => !m.key.includes(':reference') && !m.key.includes(':predicted'));
  let measure = (measures.find(m => m.key === 'EF') ?? measures[0]).key;
  let kind = 'bland-altman';
  let second = run.models.length > 1 ? run.models[1].name : '';
  let first = run.models[0].name;
  const plots = h('div', { class: 'pair' });
  const tip = h('p', { class: 'tip', role: 'status' }, 'Point at a case, or choose it with Tab and the arrow keys. Click or Enter opens it at its worst slice.');
  const kinds = segments('Plot', [{ value: 'bland-altman', text: 'Bland–Altman' }, { value: 'identity', text: 'Identity' }], kind, v => { kind = v; draw(); });
  const names = run.models.map(m => ({ value: m.name, text: m.label }));
  const lines = get(`${address}/tables/agreement`, stop).catch(() => null);
  put(place,
    h('div', { class: 'row' },
      labelled('Measure', choice(measures.map(m => ({ value: m.key, text: m.name })), measure, v => { measure = v; draw(); })), kinds,
      labelled('Model', choice(names, first, v => { first = v; draw(); })),
      run.models.length > 1 && labelled('Beside it', choice([{ value: '', text: 'none' }, ...names], second, v => { second = v; draw(); }))),
    tip, plots);

  let turn = 0;
  async function draw() {
    const mine = ++turn;
    const isDice = measure.startsWith('dice');
    kinds.hidden = isDice;
    const models = [first, second].filter((m, i, all) => m && all.indexOf(m) === i);
    const [table, ...sets] = await Promise.all([lines, ...models.map(m => get(`${address}/points?measure=${encodeURIComponent(measure)}&model=${encodeURIComponent(m)}`, stop))]);
    if (mine !== turn) return;
    const info = measures.find(m => m.key === measure);
    // Models beside each other have the same axes.
    const all = sets.flat();
    const shape = isDice ? 'dice' : kind;
    const [xs, ys] = [all.map(p => coordinates(p, shape)[0]), all.map(p => coordinates(p, shape)[1])];
    const stated = isDice ? [] : models.map(m => limits(table, m, measure));
    const y = shape === 'bland-altman' ? roomy([0, ...ys, ...stated.flatMap(l => (l ? [l.lower, l.upper, l.lowerLow, l.upperHigh] : []))]) : shape === 'identity' ? roomy([...xs, ...ys]) : roomy(ys);
    const x = shape === 'identity' ? y : roomy(xs);
    const drawn = sets.map((points, i) => plot(points, {
      shape, x, y, info, model: run.models.find(m => m.name === models[i]), limits: stated[i], here,
      told: (name, text) => show(name, text),
    }));
    put(plots, drawn.map(d => d.element));
    function show(name, text) {
      tip.textContent = text;
      for (const d of drawn) d.mark(name);
    }
  }

  await draw();
}

function coordinates(point, shape) {
  if (shape === 'bland-altman') return [(point.reference + point.predicted) / 2, point.predicted - point.reference];
  return shape === 'identity' ? [point.reference, point.predicted] : [point.index ?? 0, point.predicted];
}

/** Bias and limits as the run's own table has them. */
function limits(table, model, quantity) {
  if (!table) return null;
  const column = name => table.columns.findIndex(c => c.name === name);
  const row = table.rows.find(r => r[column('model')] === model && r[column('quantity')] === quantity);
  if (!row) return null;
  const value = name => (row[column(name)] === '' || row[column(name)] === null ? NaN : Number(row[column(name)]));
  return {
    bias: value('bias'), biasLow: value('bias_ci_low'), biasHigh: value('bias_ci_high'), lower: value('loa_lower'), upper: value('loa_upper'),
    lowerLow: value('loa_lower_ci_low'), lowerHigh: value('loa_lower_ci_high'), upperLow: value('loa_upper_ci_low'), upperHigh: value('loa_upper_ci_high'),
  };
}

function plot(points, { shape, x, y, info, model, limits: found, here, told }) {
  const unit = info.unit ? `, ${info.unit}` : '';
  const isDice = shape === 'dice';
  // Dice has no reference: cases stand in order of their value, so that the worst is at the left.
  const usable = points.filter(p => Number.isFinite(p.predicted) && p.predicted !== null && (isDice || p.reference !== null));
  if (isDice) usable.sort((a, b) => a.predicted - b.predicted).forEach((p, i) => { p.index = i; });
  const texts = {
    'bland-altman': [`mean of expert and model${unit}`, `model − expert${unit}`], identity: [`expert${unit}`, `model${unit}`], dice: ['cases, worst first', info.name],
  }[shape];
  const chart = axes({
    width: wide(620), height: shape === 'identity' ? wide(560) : 420, x: isDice ? [-1, Math.max(usable.length, 1)] : x, y, xText: texts[0], yText: texts[1],
    name: `${shape === 'bland-altman' ? 'Bland–Altman plot' : shape === 'identity' ? 'Identity plot' : 'Dice of cases'}: ${info.name}, ${model.label}`,
  });
  const { layer, px, py, box } = chart;
  const across = (v, name) => Number.isFinite(v) && layer.append(s('line', { x1: box.left, x2: box.right, y1: py(v), y2: py(v), class: name }));
  const band = (a, b) => Number.isFinite(a) && Number.isFinite(b) && layer.append(s('rect', { x: box.left, width: box.right - box.left, y: py(b), height: Math.max(py(a) - py(b), 0), class: 'band' }));
  if (shape === 'bland-altman') {
    across(0, 'zero');
    if (found) {
      band(found.biasLow, found.biasHigh);
      band(found.lowerLow, found.lowerHigh);
      band(found.upperLow, found.upperHigh);
      across(found.bias, 'bias');
      across(found.lower, 'limit');
      across(found.upper, 'limit');
    }
  }
  if (shape === 'identity') layer.append(s('line', { x1: px(x[0]), y1: py(x[0]), x2: px(x[1]), y2: py(x[1]), class: 'zero' }));

  const nodes = new Map();
  usable.forEach(p => {
    const [vx, vy] = coordinates(p, shape);
    const text = isDice ? `${p.case}: Dice ${fixed(p.predicted, 3)}`
      : `${p.case}: expert ${short(p.reference)}, model ${short(p.predicted)}${info.unit && ` ${info.unit}`}, difference ${short(p.predicted - p.reference)}`;
    const node = s('a', {
      href: `${here}/case/${encodeURIComponent(p.case)}?model=${encodeURIComponent(model.name)}${p.phase ? `&phase=${encodeURIComponent(p.phase)}` : ''}`,
      class: 'point', tabindex: '-1', 'aria-label': text,
    }, s('title', {}, text), s('circle', { cx: px(vx), cy: py(vy), r: 11, class: 'target' }), s('circle', { cx: px(vx), cy: py(vy), r: 5 }));
    node.addEventListener('pointerenter', () => told(p.case, text));
    node.addEventListener('focus', () => told(p.case, text));
    layer.append(node);
    nodes.set(p.case, node);
  });
  // One stop for Tab; arrow keys go from point to point in order of x.
  const order = [...nodes.values()].sort((a, b) => a.lastChild.getAttribute('cx') - b.lastChild.getAttribute('cx'));
  order[0]?.setAttribute('tabindex', '0');
  order.forEach((node, i) => node.addEventListener('keydown', event => {
    const next = { ArrowRight: i + 1, ArrowUp: i + 1, ArrowLeft: i - 1, ArrowDown: i - 1, Home: 0, End: order.length - 1 }[event.key];
    if (next === undefined || !order[next]) return;
    event.preventDefault();
    node.setAttribute('tabindex', '-1');
    order[next].setAttribute('tabindex', '0');
    order[next].focus();
  }));
  const missing = points.length - usable.length;
  return {
    element: h('figure', {}, h('h2', {}, model.label), chart.svg,
      h('figcaption', {}, `n = ${usable.length}${missing > 0 ? `; ${missing} undefined` : ''}. `,
        shape === 'bland-altman' && 'Solid: bias; dashed: limits of agreement; bands: their 95 % intervals. ', 'Choose a point to see its case.')),
    mark(name) {
      for (const [at, node] of nodes) node.classList.toggle('marked', at === name);
    },
  };
}
