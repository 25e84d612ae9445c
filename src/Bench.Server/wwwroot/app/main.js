// The page's frame: which view an address shows.
import { get } from './api.js';
import { h, put } from './dom.js';
import { notice } from './notice.js';

const views = [
  [/^#?\/?$/, () => import('./segment.js')],
  [/^#\/segmentations\/([^/]+)$/, () => import('./result.js')],
  [/^#\/runs$/, () => import('./runs.js')],
  [/^#\/runs\/([^/]+)(?:\/(verdicts|tables|figures|points|cases|what-if))?(?:\/([^/?]+))?$/, () => import('./run.js')],
  [/^#\/runs\/([^/]+)\/case\/([^/?]+)(?:\?(.*))?$/, () => import('./case.js')],
];

const links = [['#/', 'Segment a heart'], ['#/runs', 'Look at runs']];
let leave = null;
let turn = 0;

async function show() {
  const main = document.getElementById('main');
  const address = location.hash || '#/';
  const mine = ++turn;
  for (const view of views) {
    const found = address.match(view[0]);
    if (!found) continue;
    leave?.abort();
    leave = new AbortController();
    put(document.getElementById('nav'), links.map(([href, text]) => h('a', {
      href, 'aria-current': (href === '#/runs') === address.startsWith('#/runs') ? 'page' : null,
    }, text)));
    try {
      const part = await view[1]();
      if (mine !== turn) return;
      await part.show(main, found.slice(1).map(p => p === undefined ? p : decodeURIComponent(p)), leave.signal);
    } catch (problem) {
      if (problem.name !== 'AbortError' && mine === turn) put(main, h('h1', {}, 'This did not work'), notice(problem));
    }
    if (mine === turn) document.title = `${main.querySelector('h1')?.textContent ?? ''} – Bench`.replace(/^ – /, '');
    return;
  }
  put(main, h('h1', {}, 'There is no such page'), h('p', {}, h('a', { href: '#/' }, 'Back to the start')));
}

addEventListener('hashchange', () => {
  show().then(() => document.getElementById('main').focus({ preventScroll: true }));
  scrollTo(0, 0);
});
document.getElementById('skip').addEventListener('click', event => {
  event.preventDefault();
  document.getElementById('main').focus();
});
get('/api/about').then(about => {
  document.getElementById('about').textContent =
    `Bench ${about.version}. Nothing leaves this machine: the page talks only to the program that served it.`;
}, () => {});
show();
