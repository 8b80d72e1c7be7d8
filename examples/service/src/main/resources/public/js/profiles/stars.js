// Ratings, as stars that say in words what they show.

import { fill, h } from '../dom.js';
import { plural } from '../format.js';

export function stars({ rating, votes }) {
  const text = votes ? `${rating.toFixed(1)} of 5, ${plural(votes, 'vote')}` : 'not rated yet';
  const full = h('span', { class: 'full' }, '★★★★★');
  full.style.width = `${(votes ? rating : 0) * 20}%`;
  return h(
    'span',
    { class: 'stars' },
    h('span', { class: 'row', 'aria-hidden': 'true' }, '★★★★★', full),
    h('span', {}, text),
  );
}

/** One vote, 1 to 5. */
export function vote(rate) {
  const said = h('span', { role: 'status', class: 'hint' });
  const choices = [1, 2, 3, 4, 5].map((n) =>
    h(
      'label',
      {},
      h('input', {
        type: 'radio',
        name: 'stars',
        value: String(n),
        onchange: async () => {
          await rate(n);
          fill(said, `You gave ${plural(n, 'star')}`);
        },
      }),
      h('span', { 'aria-hidden': 'true' }, '★'),
      h('span', { class: 'visually-hidden' }, plural(n, 'star')),
    ),
  );
  return h(
    'fieldset',
    { class: 'vote' },
    h('legend', {}, 'Your vote'),
    h('div', {}, choices),
    said,
  );
}
