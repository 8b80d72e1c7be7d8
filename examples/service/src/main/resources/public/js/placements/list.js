// Every VM of the tenant: where it is, what it was promised, and what it has now.

import { get, path } from '../api.js';
import { fill, h } from '../dom.js';
import { memory, name, plural, score, similarity, time } from '../format.js';
import { on } from '../live.js';
import { empty } from '../problem.js';
import { range } from './range.js';

const COLUMNS = ['Placed', 'Profile', 'Host', 'State', 'Promised', 'Now', 'Takes'];

export async function placementsPage(element, { signal }) {
  const body = h('tbody');
  const more = h('button', { type: 'button', hidden: true }, 'Show more');
  const load = async (cursor) => {
    const { placements, next } = await get(
      `/v1/placements?limit=20${cursor ? `&cursor=${cursor}` : ''}`,
      { signal },
    );
    if (!cursor && !placements.length) {
      fill(element, h('h1', {}, 'Placements'), nothing());
      return;
    }
    const rows = placements.map((placement) => row(placement, signal));
    if (cursor) body.append(...rows);
    else fill(body, rows);
    more.hidden = !next;
    more.onclick = () => load(next);
    if (!body.isConnected) build();
  };
  const build = () =>
    fill(
      element,
      h('h1', {}, 'Placements'),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Placements' },
        h(
          'table',
          { class: 'placements', role: 'table' },
          h('caption', { class: 'visually-hidden' }, 'Placements, newest first'),
          h(
            'thead',
            {},
            h(
              'tr',
              { role: 'row' },
              COLUMNS.map((title) => h('th', { scope: 'col', role: 'columnheader' }, title)),
            ),
          ),
          body,
        ),
      ),
      more,
    );
  await load();
  on(['placement', 'host'], () => load(), { signal, within: 1_000 });
}

function nothing() {
  return empty(
    'Nothing is placed yet. Launch on the page Fleet, or:',
    `curl -d '{"profile": "analytics-scan", "vcpus": 4}' ${location.origin}/v1/placements`,
  );
}

const ENDED = ['stopped', 'failed'];

function row(placement, signal) {
  const {
    placement: id,
    profile,
    host,
    state,
    similarity: promised,
    vcpus,
    memory_mib: mib,
    history,
  } = placement;
  const now = cell('Now', '…');
  if (ENDED.includes(state)) fill(now, 'ended');
  else showNow(now, id, promised, signal);
  return h(
    'tr',
    { role: 'row' },
    h(
      'th',
      { scope: 'row', role: 'rowheader' },
      h('a', { href: `#/placements/${id}` }, history.length ? time(history[0].at) : id),
    ),
    cell('Profile', h('code', {}, profile)),
    cell('Host', name(host)),
    cell('State', h('span', { class: 'state', 'data-state': state }, state)),
    cell(
      'Promised',
      range(promised),
      h('span', { title: similarity(promised) }, score(promised.expected)),
    ),
    now,
    cell('Takes', `${plural(vcpus, 'vCPU')}, ${memory(mib)}`),
  );
}

// The role is said and the column kept, since on a phone the style makes lines of the cells.
function cell(column, ...content) {
  return h('td', { role: 'cell', 'data-column': column }, content);
}

async function showNow(cell, id, promised, signal) {
  try {
    const { current, current_unknown_because: because } = await get(
      path`/v1/placements/${id}/similarity`,
      { signal },
    );
    if (!current) {
      fill(cell, because);
      return;
    }
    const change = current.expected - promised.expected;
    const moved =
      Math.abs(change) >= 0.005 ? ` (${change > 0 ? '+' : '−'}${score(Math.abs(change))})` : '';
    fill(
      cell,
      range(current),
      h('span', { title: similarity(current) }, score(current.expected), moved),
    );
  } catch (error) {
    if (error.name !== 'AbortError') fill(cell, error.message);
  }
}
