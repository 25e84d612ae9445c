// Builds elements. Every string becomes a text node: nothing that comes from a file is ever read as HTML.

const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'disabled' || name === 'selected' || name === 'hidden') node[name] = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  add(node, children);
  return node;
}

/** Appends texts, nodes and lists of them; null and false are left out. */
export function add(node, children) {
  for (const child of [children].flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

/** An HTML element: h('p', { class: 'note' }, 'text', node). */
export const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);

/** An SVG element. */
export const s = (tag, attributes, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** Replaces what a node holds. */
export function put(node, ...children) {
  node.replaceChildren();
  return add(node, children);
}

let labels = 0;

/** A control with its label. */
export function labelled(text, control, hint) {
  control.id ||= `c${++labels}`;
  const note = hint ? h('small', { id: `${control.id}-hint` }, hint) : null;
  if (note) control.setAttribute('aria-describedby', note.id);
  return h('div', { class: 'field' }, h('label', { for: control.id }, text), control, note);
}

/** A check box with its label behind it. */
export function check(text, checked, changed) {
  const box = h('input', { type: 'checkbox', checked, onchange: () => changed(box.checked) });
  return h('label', { class: 'check' }, box, ' ', text);
}

/** A list to choose from. */
export function choice(options, value, changed) {
  return h('select', { onchange: event => changed(event.target.value) },
    options.map(o => h('option', { value: o.value, selected: o.value === value }, o.text)));
}

/** A button. */
export const button = (text, clicked, attributes) => h('button', { type: 'button', onclick: clicked, ...attributes }, text);

/** Says something to those who do not see it happen. */
export function say(text) {
  document.getElementById('status').textContent = text;
}

/** A named group of buttons of which one is pressed. */
export function segments(name, options, value, changed) {
  const group = h('div', { class: 'segments', role: 'group', 'aria-label': name });
  const show = chosen => {
    for (const b of group.children) b.setAttribute('aria-pressed', String(b.dataset.value === chosen));
  };
  for (const o of options) {
    group.append(h('button', {
      type: 'button', 'data-value': o.value, title: o.title, onclick: () => { show(o.value); changed(o.value); },
    }, o.text));
  }
  show(value);
  group.choose = show;
  return group;
}
