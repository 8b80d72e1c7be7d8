// All that the field shows, as a table.

import { fill, h, identity } from '../dom.js';
import { count, interval, name, percent, plural, score, time } from '../format.js';

const AT_ONCE = 50;

export class FleetTable {
  #body = h('tbody');
  #said = h('p', { class: 'hint', role: 'status' });
  #more = h(
    'button',
    { type: 'button', onclick: () => this.#show(this.#shown + AT_ONCE) },
    'Show more',
  );
  #filter;
  #shown = AT_ONCE;
  #hosts = [];
  #scores;
  #stale = true;

  constructor({ pin }) {
    this.pin = pin;
    const id = identity('filter');
    this.#filter = h('input', { id, type: 'search', oninput: () => this.#show(AT_ONCE) });
    const columns = ['Rank', 'Host', 'Similarity', 'Between', 'Known', 'State', 'Seen', 'Model'];
    this.element = h(
      'details',
      { class: 'as-table', ontoggle: () => this.#refresh() },
      h('summary', {}, 'The same as a table'),
      h('div', { class: 'filter' }, h('label', { for: id }, 'Host has'), this.#filter),
      h(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'All hosts' },
        h(
          'table',
          {},
          h('caption', { class: 'visually-hidden' }, 'All hosts, best first'),
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              columns.map((title) => h('th', { scope: 'col' }, title)),
            ),
          ),
          this.#body,
        ),
      ),
      this.#said,
      this.#more,
    );
  }

  show(hosts, scores) {
    this.#hosts = hosts;
    this.#scores = scores;
    this.#stale = true;
    this.#refresh();
  }

  /** A closed table costs nothing, however fast the sliders move. */
  #refresh() {
    if (this.element.open && this.#stale) this.#show(this.#shown);
  }

  #show(most) {
    this.#shown = most;
    this.#stale = false;
    const part = this.#filter.value.trim().toLowerCase();
    const ranked = [...this.#scores.ranked];
    const others = this.#hosts.map((_, i) => i).filter((i) => this.#scores.rankOf(i) < 0);
    const numbers = [...ranked, ...others].filter((i) =>
      this.#hosts[i]?.host.toLowerCase().includes(part),
    );
    fill(
      this.#body,
      numbers.slice(0, most).map((number) => this.#row(number)),
    );
    this.#said.textContent = `${count(Math.min(most, numbers.length))} of ${plural(numbers.length, 'host')}`;
    this.#more.hidden = numbers.length <= most;
  }

  #row(number) {
    const host = this.#hosts[number];
    const rank = this.#scores.rankOf(number);
    const scores = this.#scores;
    const none = rank < 0;
    return h(
      'tr',
      {},
      h('td', { class: 'number' }, none ? '–' : count(rank + 1)),
      h(
        'th',
        { scope: 'row' },
        h(
          'button',
          { type: 'button', class: 'link', onclick: () => this.pin(number) },
          name(host.host),
        ),
      ),
      h('td', { class: 'number' }, none ? 'no match or no room' : score(scores.expected(rank))),
      h('td', { class: 'number' }, none ? '' : interval(scores.lower(rank), scores.upper(rank))),
      h('td', { class: 'number' }, none ? '' : percent(scores.coverage(rank))),
      h('td', {}, host.availability, host.stale ? ', stale' : ''),
      h('td', {}, host.observed_at ? time(host.observed_at) : 'not said'),
      h('td', {}, host.model ?? 'not known'),
    );
  }
}
