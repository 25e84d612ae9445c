// Tables that can be sorted by any column.
import { add, h } from './dom.js';

/**
 * A table. columns: [{ key, name, title, value(row) for sorting, cell(row) → node or text, numeric }]. Rows keep their order until a head is
 * chosen. Many rows are drawn at once: 130 take a few milliseconds.
 */
export function sortable(columns, rows, { caption, sorted, rowKey, rowAttributes } = {}) {
  let by = sorted?.key ?? null;
  let descending = sorted?.descending ?? false;
  const body = h('tbody', {});
  const heads = columns.map(c => h('th', { scope: 'col', class: c.numeric ? 'right' : null, title: c.title },
    c.value ? h('button', { type: 'button', class: 'head', onclick: () => sort(c) }, c.name, h('span', { class: 'arrow', 'aria-hidden': 'true' })) : c.name));
  const table = h('table', {}, caption && h('caption', {}, caption), h('thead', {}, h('tr', {}, heads)), body);

  function sort(column) {
    if (by === column.key) descending = !descending;
    else [by, descending] = [column.key, Boolean(column.numeric)];
    draw();
  }

  function draw() {
    const column = columns.find(c => c.key === by);
    columns.forEach((c, i) => {
      const is = c.key === by;
      if (c.value) heads[i].setAttribute('aria-sort', is ? (descending ? 'descending' : 'ascending') : 'none');
      const arrow = heads[i].querySelector('.arrow');
      if (arrow) arrow.textContent = is ? (descending ? ' \u25be' : ' \u25b4') : '';
    });
    const shown = column ? [...rows].sort((a, b) => order(column.value(a), column.value(b), descending)) : rows;
    body.replaceChildren(...shown.map(row => h('tr', { ...rowAttributes?.(row), 'data-row': rowKey?.(row) },
      columns.map((c, i) => add(i === 0 ? h('th', { scope: 'row' }) : h('td', { class: c.numeric ? 'right' : null }), c.cell(row))))));
  }

  draw();
  return { table, element: h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': caption ?? 'Table' }, table) };
}

/** Undefined values last, whichever way. */
function order(a, b, descending) {
  const [noA, noB] = [a, b].map(v => v === null || v === undefined || v === '' || Number.isNaN(v));
  if (noA || noB) return noA - noB;
  const way = typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), undefined, { numeric: true });
  return descending ? -way : way;
}
