// Clinical numbers of one heart, with the convention behind each.
import { h } from './dom.js';
import { fixed } from './format.js';

const decimals = unit => (unit.startsWith('ms') || unit.endsWith('/s') ? 0 : ['%', 'mg', 'g', 'ml'].includes(unit) ? 1 : 2);

/** A list of numbers; each opens its convention. before: the numbers that these replace, to show what changed. */
export function numberList(numbers, before) {
  if (!numbers || numbers.length === 0) return h('p', { class: 'note' }, 'Numbers follow when end-diastole and end-systole are segmented.');
  const old = new Map((before ?? []).map(n => [n.key, n.value]));
  return h('ul', { class: 'numbers' }, numbers.map(n => {
    const was = old.get(n.key);
    const isOther = before && Number.isFinite(was) && Number.isFinite(n.value) && Math.abs(was - n.value) > 1e-9;
    return h('li', { 'data-key': n.key }, h('details', {},
      h('summary', {},
        h('span', { class: 'name' }, n.name),
        h('span', { class: 'value' }, h('b', {}, fixed(n.value, decimals(n.unit))), ' ', n.unit),
        isOther && h('span', { class: 'was' }, `network ${fixed(was, decimals(n.unit))}`)),
      h('p', {}, n.undefinedBecause ?? '', n.undefinedBecause ? ' ' : '', n.convention ?? '')));
  }));
}
