// One run: verdicts, tables, figures, points, cases, what if.
import { at, get } from './api.js';
import { asked } from './ask.js';
import { box, notice } from './notice.js';
import { casesView } from './cases.js';
import { h, put } from './dom.js';
import { cell, count, isNumber, short, when } from './format.js';
import { pointsView } from './points.js';
import { stateOf } from './runs.js';
import { sortable } from './table.js';
import { whatIfView } from './whatif.js';

const PARTS = [
  ['verdicts', 'Verdicts'], ['points', 'Points'], ['cases', 'Cases'], ['tables', 'Tables'], ['figures', 'Figures'], ['what-if', 'What if'],
];

export async function show(main, [id, part = 'verdicts', chosen], stop) {
  const address = at('/api/runs', id);
  const run = await get(address, stop);
  const here = `#/runs/${encodeURIComponent(id)}`;
  const place = h('div', {});
  put(main,
    h('p', { class: 'crumbs' }, h('a', { href: '#/runs' }, 'Runs'), ' › ', run.name),
    h('h1', {}, run.name),
    run.state && run.state !== 'done' && h('p', {}, stateOf(run), ' ', run.progress?.text ?? ''),
    h('p', { class: 'note' }, [run.kind, run.study, (run.models ?? []).map(m => m.label).join(', '), run.cases && count(run.cases, 'case'), run.created && when(run.created)]
      .filter(Boolean).join(' · '), run.hasReport !== false && run.state === 'done' && [' · ', h('a', { href: `${address}/files/report.pdf` }, 'Report (PDF)')]),
    h('nav', { class: 'tabs', 'aria-label': 'Parts of the run' }, PARTS.map(([key, text]) => h('a', {
      href: `${here}/${key}`, 'aria-current': key === part ? 'page' : null,
    }, text))),
    place);
  if (!run.models || run.models.length === 0) {
    put(place, h('p', {}, run.state === 'reportOnly'
      ? 'Only the report and the manifest of this run are in its folder. This page shows what stands in result.json, which is not there; the command in manifest.json makes it again.'
      : 'There is no result yet. This page shows it when the run is done.'),
      (run.issues ?? []).map(i => box({ reason: i.message }, 'warning')));
    return;
  }
  try {
    const views = { verdicts, tables, figures, points: pointsView, cases: casesView, 'what-if': whatIfView };
    await views[part](place, { run, address, here, chosen, stop });
  } catch (problem) {
    if (problem.name !== 'AbortError') put(place, notice(problem));
  }
}

async function verdicts(place, { run, address }) {
  const headline = run.headline ?? {};
  put(place,
    h('div', { class: 'callout' }, h('p', { class: 'verdict' }, headline.verdict ?? ''), (headline.sentences ?? []).map(t => h('p', {}, t))),
    run.verdicts?.length > 0 ? verdictTable(run.verdicts, address) : h('p', {}, 'No published number was judged.'),
    run.issues?.length > 0 && [h('h2', {}, 'What to know'), run.issues.map(i => box({ place: i.subject, reason: i.message }, i.severity === 'error' ? 'problem' : 'warning'))]);
}

const OUTCOMES = { reproduced: 'reproduced', notReproduced: 'not reproduced', cannotBeJudged: 'cannot be judged' };

/** Verdicts as a table; before: those that what-if started from, to show what moved; kept: models whose verdicts did not follow it. */
export function verdictTable(verdicts, address, before, kept = new Set()) {
  const old = new Map((before ?? []).map(v => [`${v.model} ${v.claimId}`, v]));
  const many = new Set(verdicts.map(v => v.model)).size > 1;
  const keys = new Map(verdicts.map((v, i) => [v, `claims:${i}:found`]));
  const was = v => old.get(`${v.model} ${v.claimId}`);
  const hasMoved = v => before && was(v) && was(v).outcome !== v.outcome;
  return sortable([
    { key: 'statement', name: 'Published', value: v => v.statement, cell: v => [v.statement, ' ', h('small', {}, v.where)] },
    many && { key: 'model', name: 'Model', value: v => v.model, cell: v => v.model },
    { key: 'published', name: 'Number', numeric: true, value: v => v.published, cell: v => `${String(v.published).replace('-', '\u2212')} ${v.unit}` },
    {
      key: 'found', name: 'Found here', numeric: true, value: v => v.found,
      cell: v => [!before && Number.isFinite(v.found) ? asked(`${short(v.found)} ${v.unit}`, address, keys.get(v), v.statement) : `${short(v.found)} ${v.unit}`,
        before && was(v) && Math.abs(was(v).found - v.found) > 1e-9 && h('small', { class: 'was' }, ` was ${short(was(v).found)}`)],
    },
    { key: 'range', name: 'Should lie in', cell: v => (v.range && Number.isFinite(v.range.low) ? `${short(v.range.low)} to ${short(v.range.high)}` : '') },
    {
      key: 'outcome', name: 'Verdict', value: v => v.outcome,
      cell: v => [h('span', { class: `outcome ${v.outcome}` }, OUTCOMES[v.outcome] ?? v.outcome),
        hasMoved(v) && h('small', { class: 'was' }, ` was ${OUTCOMES[was(v).outcome]}`),
        kept.has(v.model) && h('small', { class: 'kept' }, ' as in the run: it does not follow'), h('small', { class: 'reason' }, v.reason)],
    },
  ].filter(Boolean), verdicts, { caption: 'Published numbers and what was found', rowAttributes: v => ({ class: hasMoved(v) ? 'moved' : null }) }).element;
}

async function tables(place, { run, address, here, chosen, stop }) {
  const key = chosen ?? run.tables[0]?.key;
  const list = h('ul', { class: 'chips' }, run.tables.map(t => h('li', {},
    h('a', { href: `${here}/tables/${encodeURIComponent(t.key)}`, 'aria-current': t.key === key ? 'true' : null }, t.title ?? t.key))));
  const table = h('div', {}, 'Reading…');
  put(place, list, table);
  if (!key) return;
  const data = await get(at(`${address}/tables`, key), stop);
  const rows = data.rows.map((cells, index) => ({ cells, index }));
  const numeric = data.columns.map((_, i) => rows.some(r => isNumber(r.cells[i])) && rows.every(r => r.cells[i] === '' || r.cells[i] === null || isNumber(r.cells[i]) || r.cells[i] === 'Infinity'));
  const MOST = 500;
  put(table,
    h('p', { class: 'note' }, `${count(rows.length, 'row')}. Choose a number to see how it was made. `, h('a', { href: `${at(`${address}/tables`, key)}.csv`, download: '' }, 'CSV'),
      rows.length > MOST && ` The first ${MOST} are shown; the CSV has all.`),
    sortable(data.columns.map((c, i) => ({
      key: String(i), name: c.name.replaceAll('_', ' '), title: c.meaning, numeric: numeric[i],
      value: r => (numeric[i] && r.cells[i] !== '' && r.cells[i] !== null ? Number(r.cells[i]) : r.cells[i]),
      cell: r => (numeric[i] && isNumber(r.cells[i]) ? asked(cell(r.cells[i]), address, `${key}:${r.index}:${c.name}`, c.name) : cell(r.cells[i])),
    })), rows.slice(0, MOST), { caption: run.tables.find(t => t.key === key)?.title ?? key }).element);
}

async function figures(place, { run, address }) {
  put(place, run.figures.map(f => h('figure', { class: 'card' },
    h('img', { src: `${at(`${address}/figures`, f.key)}.svg`, alt: f.title, loading: 'lazy', class: 'figure' }),
    h('figcaption', {}, h('b', {}, f.title), ' ', f.caption ?? ''))));
}
