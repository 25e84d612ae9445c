// How a problem is shown: what, where, and what to do about it.
import { h, say } from './dom.js';

/** A problem as a box; the file's name and place are text. */
export function notice(problem, kind = 'error') {
  say(problem.reason ?? problem.message ?? String(problem));
  return box(problem, kind);
}

/** The same, without a word to those who do not see it. */
export function box(problem, kind = 'error') {
  const where = [problem.file, problem.place].filter(Boolean).join(', ');
  return h('div', { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : null },
    where && h('p', { class: 'where' }, where),
    h('p', {}, problem.reason ?? problem.message ?? String(problem)),
    problem.remedy && h('p', { class: 'remedy' }, h('b', {}, 'What to do: '), problem.remedy));
}
