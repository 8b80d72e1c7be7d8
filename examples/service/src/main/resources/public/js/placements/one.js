// One placement: promised, now, observed; why; and the history behind it.

import { answer, get, path } from '../api.js';
import { bill, billKey, headline } from '../bill.js';
import { fill, h } from '../dom.js';
import { interval, memory, name, percent, plural, score, time } from '../format.js';
import { on } from '../live.js';
import { problemView } from '../problem.js';
import { range } from './range.js';

export async function placementPage(element, { names: [id], signal }) {
  const refresh = async () => {
    const [placement, living] = await Promise.all([
      get(path`/v1/placements/${id}`, { signal }),
      get(path`/v1/placements/${id}/similarity`, { signal }),
    ]);
    const behind = await get(path`/v1/hosts/${placement.host}/history?limit=20`, { signal }).catch(
      () => ({ history: [] }),
    );
    show(element, placement, living, behind.history ?? []);
  };
  await refresh();
  on(['placement', 'host'], refresh, { signal, within: 1_000 });
}

function show(element, placement, living, fingerprints) {
  const { host } = placement;
  const trouble = h('div', {});
  fill(
    element,
    h('p', { class: 'crumbs' }, h('a', { href: '#/placements' }, 'Placements')),
    h('div', { class: 'bar' }, h('h1', {}, 'On ', name(host)), releaseButton(placement, trouble)),
    trouble,
    h(
      'dl',
      { class: 'facts' },
      facts(placement).map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    ),
    h('h2', {}, 'Similarity'),
    similarities(living),
    living.terms.length
      ? [
          h('h2', {}, 'Why it is what it is now'),
          headline(living.current),
          bill({ similarity: living.current, terms: living.terms }),
          billKey(),
        ]
      : null,
    h('div', { class: 'two' }, steps(placement.history), fingerprintList(fingerprints)),
  );
}

function facts({ placement, profile, state, vcpus, memory_mib: mib, attempts, tenant }) {
  const id = profile.replace(/@\d+$/, '');
  return [
    ['State', h('span', { class: 'state', 'data-state': state }, state)],
    ['Profile', h('a', { href: `#/profiles/${encodeURIComponent(id)}` }, profile)],
    ['Takes', `${plural(vcpus, 'vCPU')}, ${memory(mib)}`],
    ['Attempts', String(attempts)],
    ['Tenant', tenant],
    ['Id', h('code', {}, placement)],
  ];
}

function similarities({
  promised,
  current,
  current_unknown_because: noCurrent,
  observed,
  observed_unknown_because: noObserved,
}) {
  const row = (title, value, because) =>
    h(
      'tr',
      { role: 'row' },
      h('th', { scope: 'row', role: 'rowheader' }, title),
      value
        ? [
            h('td', { class: 'number', role: 'cell' }, h('strong', {}, score(value.expected))),
            h('td', { class: 'number', role: 'cell' }, interval(value.lower, value.upper)),
            h('td', { class: 'number', role: 'cell' }, percent(value.coverage)),
            h('td', { class: 'wide', role: 'cell' }, range(value)),
          ]
        : h('td', { colspan: '4', class: 'wide', role: 'cell' }, `not known: ${because}`),
    );
  const columns = ['Of', 'Similarity', 'Between', 'Known', '0 to 1'].map((title, i) =>
    h('th', { scope: 'col', role: 'columnheader', class: i > 0 && i < 4 ? 'number' : null }, title),
  );
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Similarities' },
    h(
      'table',
      { class: 'similarities', role: 'table' },
      h('thead', {}, h('tr', { role: 'row' }, columns)),
      h(
        'tbody',
        {},
        row('Promised at launch', promised),
        row('Now', current, noCurrent),
        row('Observed by the VM', observed, noObserved),
      ),
    ),
  );
}

function steps(history) {
  return h(
    'section',
    { 'aria-label': 'History' },
    h('h2', {}, 'What became of it'),
    h(
      'ol',
      { class: 'steps' },
      history.map(({ at, state, host, reason }) =>
        h(
          'li',
          {},
          h('strong', {}, state),
          ' ',
          time(at),
          h('p', { class: 'hint' }, 'on ', name(host), reason ? `: ${reason}` : ''),
        ),
      ),
    ),
  );
}

function fingerprintList(fingerprints) {
  return h(
    'section',
    { 'aria-label': 'Fingerprints' },
    h('h2', {}, 'Its host’s fingerprints'),
    fingerprints.length
      ? h(
          'ol',
          { class: 'steps' },
          fingerprints.map(({ revision, stored_at: at, fingerprint }) =>
            h(
              'li',
              {},
              h('strong', {}, `revision ${revision}`),
              ' ',
              time(at),
              h('p', { class: 'hint' }, fingerprint?.probe ?? ''),
            ),
          ),
        )
      : h('p', {}, 'None are kept.'),
  );
}

function releaseButton({ placement, state, host }, trouble) {
  if (['stopped', 'failed'].includes(state)) return null;
  const release = async () => {
    try {
      await answer('DELETE', path`/v1/placements/${placement}`);
      dispatchEvent(new Event('hashchange'));
    } catch (error) {
      fill(trouble, problemView(error));
    }
  };
  const ask = () => {
    const dialog = h(
      'dialog',
      { class: 'dialog', 'aria-labelledby': 'release-title' },
      h('h2', { id: 'release-title' }, 'End this VM?'),
      h('p', {}, 'It stops on ', name(host), ', and what it had claimed is free again.'),
      h(
        'div',
        { class: 'buttons' },
        h('button', { type: 'button', class: 'danger', onclick: () => end(release) }, 'Release'),
        h('button', { type: 'button', onclick: () => end() }, 'Keep it'),
      ),
    );
    const end = (then) => {
      dialog.remove();
      then?.();
    };
    dialog.addEventListener('cancel', () => end());
    document.body.append(dialog);
    dialog.showModal();
  };
  return h('button', { type: 'button', class: 'danger', onclick: ask }, 'Release');
}
