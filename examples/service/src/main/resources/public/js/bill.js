// Why a host has its score, as a bill that adds up. Each term's bar begins where the one before it
// ends, so that together they reach the score; what is not known is hatched over the range that it
// leaves open.

import { h } from './dom.js';
import { interval, percent, score, time, words } from './format.js';

const COLUMNS = [
  ['Term', 'term'],
  ['Asked', 'asked'],
  ['Found', 'found'],
  ['Adds up to the score', 'picture'],
  ['Credit × weight', 'number'],
  ['Adds', 'number'],
];
const GROUPS = { metrics: 'Metrics', preferences: 'Preferences', traits: 'Traits' };

/** The score as value, interval and how much is known, in that order. */
export function headline(similarity) {
  return h(
    'p',
    { class: 'headline' },
    h('strong', { class: 'score' }, score(similarity.expected)),
    h('span', {}, interval(similarity.lower, similarity.upper)),
    h('span', {}, `${percent(similarity.coverage)} known`),
    similarity.exact ? h('span', { class: 'badge' }, 'every wish met') : null,
  );
}

/** All terms as one bar from 0 to 1, with the interval below it. */
export function stackedBar({ similarity, terms }) {
  const bar = h('div', { class: 'stack', 'aria-hidden': 'true' });
  let at = 0;
  for (const term of ordered(terms)) {
    bar.append(segment(at, term.contribution, `part ${term.group}`));
    at += term.contribution;
  }
  const { lower, upper } = similarity;
  bar.append(segment(lower, upper - lower, 'whisker'));
  return bar;
}

function segment(from, length, kind) {
  const part = h('span', { class: kind });
  part.style.left = `${from * 100}%`;
  part.style.width = `${Math.max(length, 0) * 100}%`;
  return part;
}

/** By group, the largest weight first. */
function ordered(terms) {
  const order = Object.keys(GROUPS);
  return [...terms].sort(
    (a, b) => order.indexOf(a.group) - order.indexOf(b.group) || b.weight - a.weight,
  );
}

/** The whole bill. */
export function bill({ similarity, terms }) {
  let at = 0;
  let group = null;
  const rows = [];
  for (const term of ordered(terms)) {
    if (term.group !== group) {
      group = term.group;
      rows.push(groupRow(group, terms));
    }
    rows.push(row(term, at));
    at += term.contribution;
  }
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'The bill' },
    h(
      'table',
      { class: 'bill', role: 'table' },
      h('caption', { class: 'visually-hidden' }, 'What each term adds to the score'),
      h(
        'thead',
        {},
        h(
          'tr',
          { role: 'row' },
          COLUMNS.map(([title, kind]) =>
            h('th', { scope: 'col', role: 'columnheader', class: kind }, title),
          ),
        ),
      ),
      h('tbody', {}, rows),
      h(
        'tfoot',
        {},
        h(
          'tr',
          { role: 'row' },
          h('th', { scope: 'row', role: 'rowheader', colspan: '3' }, 'Similarity'),
          cell('picture', stackedBar({ similarity, terms })),
          cell('number', interval(similarity.lower, similarity.upper)),
          cell('number adds', h('strong', {}, similarity.expected.toFixed(3))),
        ),
      ),
    ),
  );
}

function groupRow(group, terms) {
  const own = terms.filter((term) => term.group === group);
  const sum = (field) => own.reduce((total, term) => total + term[field], 0);
  return h(
    'tr',
    { class: 'group', role: 'row' },
    h(
      'th',
      { scope: 'rowgroup', role: 'rowheader', colspan: '4' },
      h('span', { class: `key ${group}` }),
      GROUPS[group] ?? group,
    ),
    h(
      'td',
      { class: 'number adds', role: 'cell', colspan: '2' },
      `${score(sum('contribution'))} of ${score(sum('weight'))}`,
    ),
  );
}

function row(term, at) {
  return h(
    'tr',
    { role: 'row' },
    h('th', { scope: 'row', role: 'rowheader' }, words(term.name)),
    cell('asked', term.asked),
    cell('found', found(term), h('span', { class: 'hint' }, ' ', source(term))),
    cell('picture', bar(term, at)),
    cell('number', `${score(term.credit)} × ${score(term.weight)}`),
    cell('number adds', term.contribution.toFixed(3)),
  );
}

// Roles are said, since on a phone the style makes lines of the cells, and a browser then forgets
// that they are a table's.
function cell(kind, ...content) {
  return h('td', { class: kind, role: 'cell' }, content);
}

function source({ provenance, observed_at: at }) {
  if (provenance === 'unknown') return [];
  return at ? [provenance, ', ', time(at)] : [provenance];
}

function bar(term, at) {
  const track = h('div', { class: 'track', 'aria-hidden': 'true' });
  track.append(
    segment(at, term.weight, 'most'),
    segment(at, term.contribution, `part ${term.group}`),
  );
  if (term.known < 1) {
    const from = term.credit_lower * term.weight;
    const to = term.credit_upper * term.weight;
    track.append(segment(at + from, to - from, 'unknown'));
  }
  return track;
}

/** What a host has of a term; of one with many parts a list to open, which as a sentence is long. */
function found(term) {
  if (!(term.parts?.length > 1)) return term.found;
  return h(
    'details',
    {},
    h('summary', {}, `${term.parts.length} parts, ${percent(term.known)} known`),
    h(
      'ul',
      { class: 'parts' },
      term.parts.map((part) =>
        h(
          'li',
          {},
          `${words(part.name)}: ${part.found}, `,
          h('span', { class: 'number' }, `${score(part.credit)} × ${score(part.weight)}`),
        ),
      ),
    ),
  );
}

/** What the marks of a bill mean. */
export function billKey() {
  return h(
    'p',
    { class: 'keys' },
    Object.entries(GROUPS).map(([group, title]) =>
      h('span', {}, h('span', { class: `key ${group}` }), title),
    ),
    h('span', {}, h('span', { class: 'key most' }), 'could have been added'),
    h('span', {}, h('span', { class: 'key unknown' }), 'not known: anywhere in it'),
  );
}

/** What a host has of a term; of one with many parts that which costs most. */
function short(term) {
  if (!(term.parts?.length > 1)) return term.found;
  const lost = (part) => part.weight - part.contribution;
  const worst = term.parts.reduce((a, b) => (lost(b) > lost(a) ? b : a));
  return `${words(worst.name)} ${worst.found}`;
}

/** The few terms that matter most, for a small card. */
export function shortBill({ similarity, terms }, most = 6) {
  const lost = [...terms]
    .filter((term) => term.weight - term.contribution > 0.005)
    .sort((a, b) => b.weight - b.contribution - (a.weight - a.contribution))
    .slice(0, most);
  return h(
    'div',
    { class: 'short' },
    headline(similarity),
    stackedBar({ similarity, terms }),
    lost.length ? h('p', { class: 'hint' }, 'Why not 1.00') : null,
    h(
      'ul',
      {},
      lost.map((term) =>
        h(
          'li',
          {},
          h('span', { class: `key ${term.known < 1 ? 'unknown' : term.group}` }),
          h('span', {}, `${words(term.name)}: ${short(term)}`),
          h('span', { class: 'number' }, `−${score(term.weight - term.contribution)}`),
        ),
      ),
    ),
  );
}
