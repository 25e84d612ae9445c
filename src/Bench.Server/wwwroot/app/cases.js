// Cases of a run, sorted by any measure.
import { at, get } from './api.js';
import { choice, h, labelled, put } from './dom.js';
import { short } from './format.js';
import { sortable } from './table.js';

export async function casesView(place, { run, address, here, stop }) {
  let data = await get(`${address}/cases`, stop);
  const first = data.measures.filter(m => !m.key.includes(':'));
  let [search, group, more] = ['', '', ''];
  const table = h('div', {});
  const groups = data.groups ?? [];
  const find = h('input', { type: 'search', autocomplete: 'off', oninput: () => { search = find.value.toLowerCase(); draw(); } });
  put(place,
    h('div', { class: 'row' }, labelled('Search', find),
      groups.length > 0 && labelled('Group', choice([{ value: '', text: 'all' }, ...groups.map(g => ({ value: g, text: g }))], '', v => { group = v; draw(); })),
      labelled('Another measure', choice([{ value: '', text: 'none' },
        ...[...data.measures.filter(m => m.key.includes(':')), ...(data.others ?? [])].map(m => ({ value: m.key, text: m.name }))], '', async v => {
        if (v && !data.measures.some(m => m.key === v)) data = await get(`${address}/cases?measure=${encodeURIComponent(v)}`, stop);
        more = v;
        draw();
      }))),
    table);

  function draw() {
    const measures = [...(more ? [data.measures.find(m => m.key === more)] : []), ...first];
    const rows = data.rows.filter(r => (!group || r.group === group) && r.case.toLowerCase().includes(search));
    const columns = data.models.flatMap(m => measures.map(measure => ({
      key: `${m.name} ${measure.key}`, numeric: true,
      name: [data.models.length > 1 && h('small', {}, m.label, h('br', {})), measure.name, measure.unit && h('small', {}, ` ${measure.unit}`)],
      value: r => r.values[m.name]?.[measure.key] ?? null,
      // Differences of equal volumes are not always exactly 0.
      cell: r => (r.evaluated === false ? '' : short(Math.abs(r.values[m.name]?.[measure.key]) < 1e-9 ? 0 : r.values[m.name]?.[measure.key])),
    })));
    put(table, h('p', { class: 'note' }, `${rows.length} of ${data.rows.length}. A head sorts: the least or the largest first.`), sortable([
      { key: 'case', name: run.caseWord ?? 'Case', value: r => r.case, cell: r => h('a', { href: `${here}/case/${encodeURIComponent(r.case)}` }, r.case) },
      groups.length > 0 && { key: 'group', name: 'Group', value: r => r.group, cell: r => r.group ?? '' },
      ...columns,
      data.rows.some(r => r.issues?.length > 0) && { key: 'issues', name: 'What to know', value: r => r.issues?.length ?? 0, cell: r => (r.issues ?? []).join(' ') },
    ].filter(Boolean), rows, { caption: 'Cases', sorted: more ? { key: `${data.models[0].name} ${more}`, descending: false } : null }).element);
  }

  draw();
}
