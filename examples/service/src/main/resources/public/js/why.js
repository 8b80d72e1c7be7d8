// Why a host has its score: every term as asked, found and added, and what the host says of itself.

import { get, json, path } from './api.js';
import { bill, billKey, headline } from './bill.js';
import { fill, h } from './dom.js';
import { draft } from './draft.js';
import { memory, name, plural, time, words } from './format.js';
import { on } from './live.js';
import { empty } from './problem.js';

export async function whyPage(element, { query, signal }) {
  const host = query.get('host');
  const profile = query.get('profile') ?? draft();
  if (!host || !profile) {
    fill(
      element,
      h('h1', {}, 'Why this host'),
      empty('No host was chosen.', h('a', { href: '#/' }, 'Choose one in the fleet')),
    );
    return;
  }
  const refresh = async () => {
    const [why, known] = await Promise.all([
      json('POST', path`/v1/hosts/${host}/similarity`, { profile }, { signal }),
      get(path`/v1/hosts/${host}`, { signal }),
    ]);
    const title =
      typeof profile === 'string'
        ? (await get(path`/v1/profiles/${profile}`, { signal })).name
        : profile.name;
    fill(
      element,
      h('p', { class: 'crumbs' }, h('a', { href: back(query) }, 'Fleet')),
      h('h1', {}, name(host)),
      h(
        'p',
        {},
        'by the profile ',
        typeof profile === 'string'
          ? h('a', { href: `#/profiles/${encodeURIComponent(profile)}` }, title)
          : `${title} (changed, not kept)`,
      ),
      headline(why.similarity),
      bill(why),
      billKey(),
      hostFacts(known),
    );
  };
  await refresh();
  on(['host'], refresh, { signal, within: 1_000 });
}

function back(query) {
  const profile = query.get('profile');
  return profile
    ? `#/?profile=${encodeURIComponent(profile)}&host=${encodeURIComponent(query.get('host'))}`
    : '#/';
}

function hostFacts(known) {
  const facts = [
    ['State', known.availability],
    [
      'Fingerprint',
      [
        `revision ${known.fingerprint_revision}, taken `,
        known.observed_at ? time(known.observed_at) : 'at a time it does not say',
      ],
    ],
    [
      'For VMs',
      known.allocatable
        ? `${plural(known.allocatable.vcpus, 'vCPU')}, ${memory(known.allocatable.memory_mib)}`
        : 'not known',
    ],
    ...Object.entries(known.labels ?? {}),
  ];
  return h(
    'section',
    { 'aria-label': 'The host' },
    h('h2', {}, 'The host'),
    h(
      'dl',
      { class: 'facts' },
      facts.map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    ),
    known.fingerprint ? fingerprint(known.fingerprint) : null,
  );
}

function fingerprint({ features = {} }) {
  const rows = Object.entries(features).map(([feature, reading]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, name(words(feature))),
      h('td', {}, value(reading)),
      h('td', {}, reading.provenance ?? ''),
      h('td', {}, reading.source ?? ''),
    ),
  );
  return h(
    'details',
    {},
    h('summary', {}, `Its fingerprint, ${plural(rows.length, 'feature')}`),
    h(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Fingerprint' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ['Feature', 'Value', 'Known by being', 'Source'].map((title) =>
              h('th', { scope: 'col' }, title),
            ),
          ),
        ),
        h('tbody', {}, rows),
      ),
    ),
  );
}

function value(reading) {
  if ('unknown' in reading) return `unknown: ${reading.unknown}`;
  const one = Array.isArray(reading.value)
    ? reading.value
        .map((part) => (typeof part === 'object' ? JSON.stringify(part) : part))
        .join(', ')
    : reading.value;
  const unit = reading.unit ? ` ${reading.unit}` : '';
  const spread = reading.lower !== undefined ? ` (${reading.lower}–${reading.upper}${unit})` : '';
  return `${one}${unit}${spread}`;
}
