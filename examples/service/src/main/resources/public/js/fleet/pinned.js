// The host whose bill stays in view while the sliders move.

import { json, path } from '../api.js';
import { bill, billKey, headline } from '../bill.js';
import { announce, fill, h } from '../dom.js';
import { keepDraft } from '../draft.js';
import { name } from '../format.js';
import { problemView } from '../problem.js';

export class Pinned {
  #host = null;

  /** Tells `marked(host)` which host it is, null for none; `request` says what is asked of it. */
  constructor({ request, marked, signal }) {
    this.request = request;
    this.marked = marked;
    this.signal = signal;
    this.element = h('section', { class: 'pinned', 'aria-label': 'Pinned host', hidden: true });
  }

  async pin(host) {
    this.#host = host;
    await this.refresh();
    announce(`${host} is pinned below the field`);
  }

  async refresh() {
    const host = this.#host;
    this.marked(host);
    this.element.hidden = !host;
    if (!host) return;
    const request = this.request();
    const { signal } = this;
    try {
      const why = await json('POST', path`/v1/hosts/${host}/similarity`, request, { signal });
      if (host === this.#host) this.#show(host, request, why);
    } catch (error) {
      if (error.name !== 'AbortError') fill(this.element, problemView(error));
    }
  }

  #show(host, request, why) {
    const buttons = h('div', { class: 'buttons' }, whyLink(host, request), this.#unpin());
    fill(
      this.element,
      h('div', { class: 'bar' }, h('h2', {}, name(host)), buttons),
      headline(why.similarity),
      bill(why),
      billKey(),
    );
  }

  #unpin() {
    const unpin = () => {
      this.#host = null;
      this.refresh();
      document.querySelector('.field').focus(); // the button that had the focus is gone
    };
    return h('button', { type: 'button', onclick: unpin }, 'Unpin');
  }
}

function whyLink(host, { profile }) {
  const known = typeof profile === 'string';
  const of = known ? `profile=${encodeURIComponent(profile)}&` : '';
  const href = `#/why?${of}host=${encodeURIComponent(host)}`;
  return h('a', { href, onclick: () => !known && keepDraft(profile) }, 'Why this host');
}
