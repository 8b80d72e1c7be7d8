// One profile: what it asks, how it stands, and what may be done with it.

import { get, json, path } from '../api.js';
import { fill, h } from '../dom.js';
import { time } from '../format.js';
import { on } from '../live.js';
import { problemView } from '../problem.js';
import { outcome } from './list.js';
import { shareForm } from './share.js';
import { stars, vote } from './stars.js';

export async function profilePage(element, { names: [id], signal }) {
  const address = path`/v1/profiles/${id}`;
  const profile = await get(address, { signal });
  const standing = h('dl', { class: 'facts' });
  const document = h('pre', { class: 'document', tabindex: '0' });
  const trouble = h('div', {});
  const show = (now) => {
    fill(
      standing,
      facts(now).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    );
    if (now.document) document.textContent = JSON.stringify(now.document, null, 2);
  };
  const change = async (what, body) => {
    try {
      show(await json('PUT', `${address}/${what}`, body));
      fill(trouble);
    } catch (error) {
      fill(trouble, problemView(error));
      throw error;
    }
  };
  const at = encodeURIComponent(id);
  fill(
    element,
    h('p', { class: 'crumbs' }, h('a', { href: '#/profiles' }, 'Profiles')),
    h(
      'div',
      { class: 'bar' },
      h('h1', {}, profile.name),
      h(
        'div',
        { class: 'buttons' },
        h('a', { class: 'button main', href: `#/?profile=${at}` }, 'See the fleet by it'),
        h('a', { class: 'button', href: `#/profiles/${at}/edit` }, 'Edit'),
      ),
    ),
    h('p', {}, profile.description),
    standing,
    trouble,
    h(
      'div',
      { class: 'two' },
      h('section', { 'aria-label': 'Document' }, h('h2', {}, 'What it asks'), document),
      h(
        'div',
        {},
        vote((n) => change('rating', { stars: n })),
        shareForm(profile, (sharing) => change('sharing', sharing)),
      ),
    ),
  );
  show(profile);
  on(['profile'], async () => show(await get(address, { signal })), { signal, within: 1_000 });
}

function facts(profile) {
  const tenants = profile.shared_with.length ? ` with ${profile.shared_with.join(', ')}` : '';
  return [
    ['Rating', stars(profile)],
    ['Expert’s choice', profile.curated ? 'yes' : 'no'],
    ['Outcomes', outcome(profile.outcomes, profile.outcome_score)],
    [
      'Revision',
      [h('code', {}, `${profile.id}@${profile.revision}`), ', ', time(profile.changed_at)],
    ],
    ['Seen by', `${profile.visibility}${tenants}; of ${profile.owner}`],
  ];
}
