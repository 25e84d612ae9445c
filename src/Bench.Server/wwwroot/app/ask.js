// Every number answers: its formula, inputs, convention and source, and code that makes it again.
import { at, get } from './api.js';
import { button, h, put, say } from './dom.js';
import { notice } from './notice.js';

let dialog = null;

/** A number that can be asked. */
export const asked = (text, address, key, name) => h('button', {
  type: 'button', class: 'number', 'aria-label': `${name ?? ''} ${text}: how it was made`, 'aria-haspopup': 'dialog', onclick: () => ask(address, key),
}, text);

addEventListener('hashchange', () => dialog?.close());

async function ask(address, key) {
  if (!dialog) {
    dialog = h('dialog', { 'aria-labelledby': 'answer-name' });
    // A click on what lies behind closes it, as Escape does.
    dialog.addEventListener('click', event => event.target === dialog && dialog.close());
    document.body.append(dialog);
  }
  put(dialog, h('p', { id: 'answer-name' }, 'Asking…'));
  dialog.showModal();
  try {
    put(dialog, answer(await get(at(`${address}/numbers`, key))));
  } catch (problem) {
    put(dialog, h('h2', { id: 'answer-name' }, 'No answer'), notice(problem), close());
  }
}

const close = () => button('Close', () => dialog.close(), { class: 'primary' });
const fact = (name, value) => value && [h('dt', {}, name), h('dd', {}, value)];

function answer(a) {
  return h('div', { class: 'answer' },
    h('h2', { id: 'answer-name' }, a.name),
    h('p', { class: 'big' }, a.value === null ? 'undefined' : String(a.value).replace('-', '\u2212'), ' ', a.unit),
    h('dl', { class: 'facts' },
      fact('Formula', a.formula),
      fact('From', (a.inputs ?? []).length > 0 && h('ul', { class: 'plain' }, a.inputs.map(i => h('li', {}, i)))),
      fact('n', a.n === null || a.n === undefined ? null : String(a.n)),
      fact('Convention', a.convention),
      fact('Source', a.source)),
    snippet('Python', a.python), snippet('R', a.r),
    (a.python || a.r) && h('p', { class: 'note' }, 'Run in the folder of the run, where tables/ lies.'),
    close());
}

function snippet(language, code) {
  if (!code) return null;
  const copy = button('Copy', async () => {
    try {
      await navigator.clipboard.writeText(code);
      copy.textContent = 'Copied';
      say(`${language} copied`);
    } catch {
      copy.textContent = 'Select and copy';
    }
  }, { 'aria-label': `Copy the ${language} code` });
  return h('div', { class: 'snippet' }, h('h3', {}, language, ' ', copy), h('pre', { tabindex: '0', role: 'region', 'aria-label': `${language} code` }, h('code', {}, code)));
}
