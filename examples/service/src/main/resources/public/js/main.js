// Shows the page that the address names.

import { fill, h } from './dom.js';
import { keepFollowing } from './live.js';
import { pages } from './pages.js';
import { problemView } from './problem.js';
import { themeButton } from './theme.js';
import { askForToken } from './token.js';

const main = document.getElementById('main');
let leaving = new AbortController();
let first = true;

async function show() {
  leaving.abort(); // what the page before still waited for is of no use
  leaving = new AbortController();
  const { signal } = leaving;
  const [path, query] = (location.hash.slice(1) || '/').split('?');
  const page = pages.find(({ route }) => route.test(path));
  mark(page?.path ?? page?.within);
  const content = h('div', { class: 'page' });
  fill(main, content);
  if (!page) {
    fill(content, h('h1', {}, 'No such page'), h('p', {}, h('a', { href: '#/' }, 'To the fleet')));
    return;
  }
  const names = path.match(page.route).slice(1).map(decodeURIComponent);
  try {
    await page.show(content, { names, query: new URLSearchParams(query), signal });
  } catch (error) {
    if (signal.aborted) return;
    fill(content, h('h1', {}, page.title ?? 'Personality'), problemView(error));
  }
  if (signal.aborted) return;
  document.title = `${content.querySelector('h1')?.textContent ?? page.title} · Personality`;
  // Whoever follows a link by keyboard goes on at the new page, not at its top bar.
  if (!first) main.focus({ preventScroll: true });
  first = false;
}

function mark(current) {
  const links = pages
    .filter(({ title }) => title)
    .map(({ title, path }) =>
      h(
        'li',
        {},
        h('a', { href: `#${path}`, 'aria-current': path === current ? 'page' : null }, title),
      ),
    );
  fill(document.getElementById('pages'), links);
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault(); // the address is the page's, not the skip link's
  main.focus();
});
themeButton(document.getElementById('theme'));
document.getElementById('token').addEventListener('click', async () => {
  if (await askForToken('Whose eyes do you want to look with?')) show();
});
addEventListener('hashchange', show);
await show();
keepFollowing((state) => {
  const live = document.getElementById('live');
  live.textContent = state;
  live.dataset.state = state;
});
