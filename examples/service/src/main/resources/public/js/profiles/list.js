// The profile database: search, and what stands out of each profile.

import { get } from '../api.js';
import { fill, h } from '../dom.js';
import { percent, plural, time } from '../format.js';
import { on } from '../live.js';
import { empty, problemView } from '../problem.js';
import { stars } from './stars.js';

const TRAITS = [
  'latency_sensitivity',
  'throughput_priority',
  'power_efficiency',
  'error_correction_level',
];

export async function profilesPage(element, { signal }) {
  const text = h('input', { id: 'text', type: 'search', placeholder: 'compile, database …' });
  const trait = h(
    'select',
    { id: 'trait' },
    h('option', { value: '' }, 'any'),
    TRAITS.map((name) => h('option', { value: name }, name.replaceAll('_', ' '))),
  );
  const metric = h('input', {
    id: 'metric',
    type: 'search',
    placeholder: 'memory_bandwidth',
    spellcheck: 'false',
  });
  const found = h('ul', { class: 'cards' });
  const said = h('p', { role: 'status', class: 'hint' });
  const more = h('button', { type: 'button', hidden: true }, 'Show more');
  let asking = new AbortController();

  const search = async (cursor) => {
    asking.abort();
    asking = new AbortController();
    const query = new URLSearchParams({ limit: '30' });
    Object.entries({ text: text.value, trait: trait.value, metric: metric.value }).forEach(
      ([key, value]) => {
        if (value.trim()) query.set(key, value.trim());
      },
    );
    if (cursor) query.set('cursor', cursor);
    try {
      const { profiles, next } = await get(`/v1/profiles?${query}`, { signal: asking.signal });
      const cards = profiles.map(card);
      if (cursor) found.append(...cards);
      else fill(found, cards);
      said.textContent = found.children.length
        ? plural(found.children.length, 'profile') + (next ? ' and more' : '')
        : '';
      if (!found.children.length)
        fill(said, empty('No profile has that.', h('a', { href: '#/profiles/new' }, 'Create one')));
      more.hidden = !next;
      more.onclick = () => search(next);
    } catch (error) {
      if (error.name === 'AbortError') return;
      fill(found);
      fill(said, problemView(error));
    }
  };
  fill(
    element,
    h(
      'div',
      { class: 'bar' },
      h('h1', {}, 'Profiles'),
      h('a', { class: 'button main', href: '#/profiles/new' }, 'New profile'),
    ),
    h(
      'form',
      {
        class: 'search',
        role: 'search',
        onsubmit: (event) => event.preventDefault(),
        oninput: () => search(),
      },
      h('div', {}, h('label', { for: 'text' }, 'Words'), text),
      h('div', {}, h('label', { for: 'trait' }, 'Has the trait'), trait),
      h('div', {}, h('label', { for: 'metric' }, 'Weighs the metric'), metric),
    ),
    said,
    found,
    more,
  );
  await search();
  on(['profile'], () => search(), { signal, within: 1_000 });
}

function card(profile) {
  const {
    id,
    name,
    description,
    curated,
    outcomes,
    outcome_score: kept,
    visibility,
    owner,
    revision,
    retired,
  } = profile;
  return h(
    'li',
    {},
    h(
      'article',
      {},
      h('h2', {}, h('a', { href: `#/profiles/${encodeURIComponent(id)}` }, name)),
      h('p', {}, description),
      h(
        'p',
        { class: 'meta' },
        stars({ rating: profile.rating, votes: profile.votes }),
        curated ? h('span', { class: 'badge' }, 'expert’s choice') : null,
        retired ? h('span', { class: 'badge' }, 'retired') : null,
      ),
      h(
        'p',
        { class: 'meta' },
        h('span', {}, outcome(outcomes, kept)),
        h('span', {}, `${visibility}, of ${owner}`),
      ),
      h('p', { class: 'meta' }, h('code', {}, `${id}@${revision}`), time(profile.changed_at)),
    ),
  );
}

/** How far placements found what they had been promised. */
export function outcome(outcomes, kept) {
  return outcomes
    ? `kept ${percent(kept)} of what it promised, ${plural(outcomes, 'placement')}`
    : 'no outcomes yet';
}
