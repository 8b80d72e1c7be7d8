// The best hosts, which move past each other as the sliders do.

import { fill, h } from '../dom.js';
import { interval, name, percent, score } from '../format.js';
import { colourOf } from '../colour.js';

const SHOWN = 20;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class Ranking {
  #rows = new Map();
  #list = h('ol', { class: 'ranking' });

  constructor({ look, pin }) {
    this.element = this.#list;
    this.look = look;
    this.pin = pin;
  }

  show(hosts, scores, scale) {
    const before = new Map([...this.#rows].map(([key, row]) => [key, row.element.offsetTop]));
    const best = [...scores.ranked.slice(0, SHOWN)].map((number) => ({
      number,
      host: hosts[number],
    }));
    const kept = new Map();
    best
      .filter(({ host }) => host)
      .forEach(({ number, host }, rank) => {
        const row = this.#rows.get(host.host) ?? this.#row(host.host);
        row.number = number;
        write(row, scores, rank, scale);
        kept.set(host.host, row);
      });
    this.#rows = kept;
    // Moving an element takes the focus from it, so what has it is given it again.
    const focused = document.activeElement;
    fill(
      this.#list,
      [...kept.values()].map(({ element }) => element),
    );
    if (focused && focused !== document.activeElement && this.#list.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
    if (!calm.matches) this.#glide(before);
  }

  /** Lets each row come from where it was. */
  #glide(before) {
    for (const [key, { element }] of this.#rows) {
      const moved = before.has(key) ? before.get(key) - element.offsetTop : 0;
      if (moved) {
        element.animate([{ transform: `translateY(${moved}px)` }, { transform: 'none' }], {
          duration: 160,
          easing: 'ease-out',
        });
      }
    }
  }

  #row(host) {
    const parts = {
      value: h('strong', { class: 'score' }),
      interval: h('span', { class: 'hint' }),
      bar: h('span', { class: 'fill' }),
      swatch: h('span', { class: 'swatch', 'aria-hidden': 'true' }),
    };
    const row = { parts, number: -1 };
    const button = h(
      'button',
      {
        type: 'button',
        onclick: () => this.pin(row.number),
        onpointerenter: () => this.look(row.number, button.getBoundingClientRect()),
        onpointerleave: () => this.look(-1, null),
      },
      parts.swatch,
      name(host),
      parts.value,
      h('span', { class: 'thin', 'aria-hidden': 'true' }, parts.bar),
      parts.interval,
    );
    row.element = h('li', {}, button);
    return row;
  }
}

function write({ parts }, scores, rank, scale) {
  const expected = scores.expected(rank);
  parts.value.textContent = score(expected);
  const known = percent(scores.coverage(rank));
  parts.interval.textContent = `${interval(scores.lower(rank), scores.upper(rank))}, ${known} known`;
  parts.bar.style.width = `${expected * 100}%`;
  parts.swatch.style.background = colourOf(scale(expected));
}
