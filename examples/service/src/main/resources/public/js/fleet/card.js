// The small bill beside the host that is looked at.

import { Fault, json, path } from '../api.js';
import { shortBill } from '../bill.js';
import { fill, h } from '../dom.js';
import { ago, name } from '../format.js';

const PAUSE_MS = 70;

function marks(host) {
  const seen = host.observed_at ? `, seen ${ago(host.observed_at)}` : '';
  const fits = host.fits ? '' : ', no match or no room';
  return (host.availability === 'open' ? fits : `, ${host.availability}`) + seen;
}

export class Card {
  #element = h('div', { class: 'card', 'aria-hidden': 'true', hidden: true });
  #asking = new AbortController();
  #due = 0;

  constructor(parent) {
    parent.append(this.#element);
  }

  /** Shows why a host has its score, once the pointer rests on it. */
  show(host, place, request) {
    this.hide();
    const { signal } = this.#asking;
    this.#due = setTimeout(async () => {
      try {
        const why = await json('POST', path`/v1/hosts/${host.host}/similarity`, request, {
          signal,
        });
        fill(
          this.#element,
          h('p', { class: 'title' }, name(host.host)),
          h('p', { class: 'hint' }, host.model ?? 'model not known', marks(host)),
          shortBill(why),
        );
        this.#element.hidden = false;
        this.#put(place);
      } catch (error) {
        if (!(error instanceof Fault) && error.name !== 'AbortError') throw error;
      }
    }, PAUSE_MS);
  }

  /** Where it hides nothing of what it is about and is all in the window. */
  #put({ left, top, size, width = size, height = size }) {
    const box = this.#element.getBoundingClientRect();
    const beside = left + width + 10;
    const fits = beside + box.width < innerWidth;
    const x = fits ? beside : Math.max(6, left - box.width - 10);
    const y = Math.max(
      6,
      Math.min(top + height / 2 - box.height / 2, innerHeight - box.height - 6),
    );
    this.#element.style.left = `${x}px`;
    this.#element.style.top = `${y}px`;
  }

  hide() {
    clearTimeout(this.#due);
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#element.hidden = true;
  }
}
