// What if: other conventions, one case left out. Exploratory; nothing of it is written into the run.
import { get, post } from './api.js';
import { check, choice, h, labelled, put, say } from './dom.js';
import { short } from './format.js';
import { notice } from './notice.js';
import { sortable } from './table.js';
import { verdictTable } from './run.js';

export async function whatIfView(place, { run, address, stop }) {
  const [start, cases] = await Promise.all([post(`${address}/what-if`, {}), get(`${address}/cases`, stop)]);
  const asked = {};
  const answer = h('div', { 'aria-live': 'polite' });
  const problems = h('div', {});
  const left = h('div', { class: 'chips-choice' });
  const out = new Set();
  const options = start.options ?? {};
  const list = (values, texts) => [{ value: '', text: 'as in the run' }, ...values.map(v => ({ value: v, text: texts?.[v] ?? v }))];
  const margin = h('input', { type: 'number', min: '0', step: 'any', inputmode: 'decimal', onchange: () => { asked.margin = margin.value === '' ? undefined : Number(margin.value); ask(); } });
  const leave = choice([{ value: '', text: 'none' }, ...cases.rows.map(r => ({ value: r.case, text: r.case }))], '', v => {
    if (v) out.add(v);
    leave.value = '';
    chips();
    ask();
  });

  function chips() {
    put(left, [...out].map(name => h('button', {
      type: 'button', class: 'chip', 'aria-label': `Take ${name} in again`, onclick: () => { out.delete(name); chips(); ask(); },
    }, name, ' ×')));
  }

  put(place,
    h('div', { class: 'notice exploratory' }, h('p', {}, h('b', {}, 'Exploratory. '), start.note ?? 'Nothing is written into the run.')),
    h('div', { class: 'row' },
      labelled('Cleaning of masks', choice(list(options.cleaning ?? ['none', 'largest', 'published']), '', v => { asked.cleaning = v || undefined; ask(); })),
      labelled('Empty masks', choice(list(options.emptyMasks ?? []), '', v => { asked.emptyMasks = v || undefined; ask(); })),
      labelled('SDs divided by', choice(list(['n-1', 'n'], { 'n-1': 'n − 1', n: 'n' }), '', v => { asked.degreesOfFreedom = v || undefined; ask(); })),
      labelled('Margin of equivalence', margin, '× the stated margin'), labelled('Leave out', leave)),
    left, problems, answer);

  let onlyMoved = true;
  let turn = 0;
  async function ask() {
    const mine = ++turn;
    put(problems);
    try {
      const found = await post(`${address}/what-if`, { ...asked, leaveOut: [...out] });
      if (mine === turn) draw(found);
    } catch (problem) {
      if (mine === turn) put(problems, notice(problem));
    }
  }

  function draw(found) {
    const moved = found.verdicts.filter(v => start.verdicts.find(o => o.claimId === v.claimId && o.model === v.model)?.outcome !== v.outcome).length;
    const old = new Map(start.numbers.map(n => [n.key, n]));
    const kept = new Set(found.kept ?? []);
    const followed = found.verdicts.some(v => !kept.has(v.model));
    const summary = kept.size > 0 && !followed ? 'The verdicts do not follow this question.'
      : `${moved === 0 ? 'No verdict moves' : moved === 1 ? '1 verdict moves' : `${moved} verdicts move`}.`;
    say(summary);
    const isSame = n => Math.abs((old.get(n.key)?.value ?? NaN) - n.value) < 1e-12 || (n.value === null && old.get(n.key)?.value === null);
    const isAsked = found !== start;
    const numbers = isAsked && onlyMoved ? found.numbers.filter(n => !isSame(n)) : found.numbers;
    const was = v => start.verdicts.find(o => o.claimId === v.claimId && o.model === v.model);
    const hasMoved = v => was(v)?.outcome !== v.outcome || Math.abs((was(v)?.found ?? NaN) - v.found) > 1e-9 || was(v)?.finding !== v.finding;
    const verdicts = isAsked && onlyMoved ? found.verdicts.filter(v => kept.has(v.model) || hasMoved(v)) : found.verdicts;
    put(answer, h('h2', {}, summary), (found.notes ?? []).map(t => h('p', { class: 'note' }, t)),
      isAsked && check('only what moves', onlyMoved, v => { onlyMoved = v; draw(found); }),
      verdicts.length > 0 ? verdictTable(verdicts, address, start.verdicts, kept)
        : h('p', {}, found.verdicts.length > 0 ? 'Nothing moves in what was published and found.' : 'No published number was judged.'),
      h('h2', {}, 'Numbers'), numbers.length === 0 ? h('p', {}, 'No number moves.') :
      sortable([
        { key: 'name', name: 'Number', value: n => n.name, cell: n => n.name },
        run.models.length > 1 && { key: 'model', name: 'Model', value: n => n.model, cell: n => n.model },
        { key: 'n', name: 'n', numeric: true, value: n => n.n, cell: n => n.n ?? '' },
        { key: 'was', name: 'In the run', numeric: true, value: n => old.get(n.key)?.value, cell: n => short(old.get(n.key)?.value) },
        { key: 'value', name: 'What if', numeric: true, value: n => n.value, cell: n => (isSame(n) ? short(n.value) : h('b', {}, short(n.value))) },
        { key: 'unit', name: 'Unit', cell: n => n.unit },
      ].filter(Boolean), numbers, { caption: 'Numbers, as in the run and as asked', rowAttributes: n => ({ class: isSame(n) ? null : 'moved' }) }).element);
  }

  draw(start);
}
