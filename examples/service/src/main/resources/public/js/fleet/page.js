// The fleet against a profile: sliders to the left, hosts as squares, the best ones to the right.

import { Fault, get, path } from '../api.js';
import { range } from '../colour.js';
import { announce, fill, h } from '../dom.js';
import { keepDraft } from '../draft.js';
import { count, plural, similarity } from '../format.js';
import { on } from '../live.js';
import { empty, problemView } from '../problem.js';
import { Card } from './card.js';
import { controls } from './controls.js';
import { Field } from './field.js';
import {
  NO_SCORES,
  STALE_TEXT,
  describe,
  grouped,
  groupings,
  loadFleet,
  loadScores,
} from './fleet.js';
import { key } from './key.js';
import { launchForm } from './launch.js';
import { LITTLE } from './marks.js';
import { Pinned } from './pinned.js';
import { Ranking } from './ranking.js';
import { FleetTable } from './table.js';
import { WhatIf } from './whatif.js';

export async function fleetPage(element, { query, signal }) {
  const [fleet, { profiles }] = await Promise.all([
    loadFleet(signal),
    get('/v1/profiles?limit=100', { signal }),
  ]);
  if (!fleet.hosts.length) {
    fill(element, h('h1', {}, 'Fleet'), noHosts());
    return;
  }
  const page = new FleetPage(element, fleet, profiles, signal);
  await page.choose(query.get('profile') ?? profiles[0]?.id, query.get('host'));
}

function noHosts() {
  return empty(
    'There are no hosts yet. Tell the service about this machine:',
    './personality fingerprint > host.json',
    `curl -T host.json ${location.origin}/v1/hosts/NAME/fingerprint    # NAME: "host" in host.json`,
  );
}

class FleetPage {
  #scores = NO_SCORES;
  #range = [0, 1];
  #wanted = false;
  #asking = false;

  constructor(element, fleet, profiles, signal) {
    this.fleet = fleet;
    this.signal = signal;
    const listeners = {
      look: (host, place) => this.#look(host, place),
      pin: (host) => this.pinned.pin(this.fleet.hosts[host].host),
      describe: (host) => describe(this.fleet.hosts[host], this.#scores, host),
    };
    this.field = new Field(listeners, signal);
    this.ranking = new Ranking(listeners);
    this.table = new FleetTable(listeners);
    this.key = key(signal);
    this.card = new Card(element);
    this.pinned = new Pinned({
      request: () => this.request(),
      marked: (pinned) => {
        this.field.pinned = this.fleet.hosts.findIndex(({ host }) => host === pinned);
      },
      signal,
    });
    this.parts = {
      controls: h('div', { class: 'sliders' }),
      about: h('p', { class: 'hint' }),
      said: h('p', { class: 'said', role: 'status' }),
      stale: h('p', { class: 'hint' }),
      trouble: h('div', {}),
      actions: h('div', { class: 'buttons' }),
    };
    this.launch = launchForm(
      () => this.request(),
      () => this.#changed(),
    );
    this.#build(element, profiles);
    on(['host'], () => this.#reload(), { within: 1_000, signal });
    on(['placement'], () => this.#changed(), { within: 1_000, signal });
  }

  #build(element, profiles) {
    const select = h(
      'select',
      { id: 'profile', onchange: () => this.choose(select.value) },
      profiles.map(({ id, name: title }) => h('option', { value: id }, title)),
    );
    this.select = select;
    const wide = matchMedia('(min-width: 60rem)').matches;
    const grouping = h('select', { id: 'grouping', onchange: () => this.#group() });
    this.grouping = grouping;
    element.classList.add('fleet');
    element.append(
      h('h1', { class: 'visually-hidden' }, 'Fleet'),
      h(
        'section',
        { class: 'profile', 'aria-label': 'Profile' },
        h('label', { for: 'profile' }, 'Profile'),
        select,
        this.parts.about,
        h(
          'details',
          { open: wide },
          h('summary', {}, 'Weights and wishes'),
          this.parts.controls,
          this.parts.actions,
        ),
        this.launch.element,
      ),
      h(
        'section',
        { class: 'hosts', 'aria-label': 'Hosts' },
        h(
          'div',
          { class: 'bar' },
          this.parts.said,
          h('div', { class: 'by' }, h('label', { for: 'grouping' }, 'Grouped by'), grouping),
        ),
        this.parts.trouble,
        this.key.element,
        this.parts.stale,
        this.field.element,
        this.pinned.element,
        this.table.element,
      ),
      h(
        'section',
        { class: 'best', 'aria-label': 'Best hosts' },
        h('h2', {}, 'Best hosts'),
        this.ranking.element,
      ),
    );
    this.#ways();
  }

  #ways() {
    const chosen = this.grouping.value;
    this.waysOf = groupings(this.fleet.hosts);
    fill(
      this.grouping,
      this.waysOf.map((way) => h('option', { value: way.name }, way.name)),
    );
    if (this.waysOf.some((way) => way.name === chosen)) this.grouping.value = chosen;
  }

  /** Shows the fleet by another profile. */
  async choose(id, host = null) {
    if (!id) {
      fill(
        this.parts.trouble,
        empty('There are no profiles yet.', h('a', { href: '#/profiles/new' }, 'Create one')),
      );
      return;
    }
    const {
      document,
      name: title,
      description,
    } = await get(path`/v1/profiles/${id}`, { signal: this.signal });
    if (!this.select.querySelector(`option[value="${CSS.escape(id)}"]`)) {
      this.select.append(h('option', { value: id }, title));
    }
    this.select.value = id;
    history.replaceState(null, '', `#/?profile=${encodeURIComponent(id)}`);
    this.profile = id;
    this.whatIf = new WhatIf(document);
    this.parts.about.textContent = description;
    this.#controls();
    this.#group();
    await this.#ask();
    if (host) this.pinned.pin(host);
  }

  #controls() {
    controls(this.parts.controls, this.whatIf, () => this.#changed());
    const reset = () => {
      this.whatIf.reset();
      this.#controls();
      this.#changed();
    };
    fill(
      this.parts.actions,
      h('button', { type: 'button', onclick: reset }, 'Reset'),
      h('button', { type: 'button', onclick: () => this.#keep() }, 'Keep as a profile'),
    );
  }

  #keep() {
    const document = this.whatIf.document();
    keepDraft({ ...document, name: `${document.name}, changed` });
    location.hash = '#/profiles/new?draft=1';
  }

  request() {
    const profile = this.whatIf.changed ? this.whatIf.document() : this.profile;
    return { profile, ...this.launch.demand() };
  }

  /** Asks again: at once, or as soon as the answer under way is there. What lies between is skipped. */
  #changed() {
    this.#wanted = true;
    if (!this.#asking) this.#ask();
  }

  async #ask() {
    this.#asking = true;
    do {
      this.#wanted = false;
      const begun = performance.now();
      try {
        const scores = await loadScores(this.request(), this.signal);
        performance.measure('rerank', { start: begun });
        fill(this.parts.trouble);
        this.#show(scores);
        await this.#follow(scores.order);
      } catch (error) {
        if (error.name === 'AbortError') return;
        fill(this.parts.trouble, problemView(error));
        if (error instanceof Fault && error.problem.status === 409) this.#show(NO_SCORES);
      }
      // One answer a frame is all that anybody sees.
      await new Promise(requestAnimationFrame);
    } while (this.#wanted && !this.signal.aborted);
    this.#asking = false;
    this.#sayBest();
    this.pinned.refresh();
  }

  /** Once the sliders rest, since what changes with every move cannot be listened to. */
  #sayBest() {
    const best = this.fleet.hosts[this.#scores.ranked[0]]?.host;
    if (best && best !== this.said)
      announce(`Best host: ${best}, ${similarity(this.#scores.similarity(0))}`);
    this.said = best;
  }

  /** Where hosts have come or gone they are named anew; once for each order, however fast they do. */
  async #follow(order) {
    if (order === this.fleet.order || order === this.followed) return;
    this.followed = order;
    await this.#reload();
  }

  async #reload() {
    this.fleet = await loadFleet(this.signal);
    this.#ways();
    this.#group();
    this.#changed();
  }

  #show(scores) {
    this.#scores = scores;
    const { size, lackRoom, hosts } = scores;
    this.#range = size ? range(scores.expected(size - 1), scores.expected(0)) : [0, 1];
    this.key.show(this.#range);
    const stale = this.fleet.hosts.filter((host) => host.stale).length;
    // Where most are stale, to mark them would mark nothing.
    this.mostStale = stale > this.fleet.hosts.length / 2;
    this.parts.stale.textContent = this.mostStale
      ? `What is known of ${plural(stale, 'host')} is ${STALE_TEXT}.`
      : '';
    this.parts.said.textContent = size
      ? `${plural(hosts, 'host')}, ${count(size)} can take it${lackRoom ? `, ${count(lackRoom)} lack room or are closed` : ''}`
      : plural(this.fleet.hosts.length, 'host');
    this.field.recolour(this.#looks());
    this.ranking.show(this.fleet.hosts, scores, (value) => this.#scale(value));
    this.table.show(this.fleet.hosts, scores);
    this.card.hide();
  }

  #scale(value) {
    const [from, to] = this.#range;
    return (value - from) / (to - from);
  }

  #looks() {
    return this.fleet.hosts.map((host, number) => {
      const rank = this.#scores.rankOf(number);
      return {
        colour: rank < 0 ? null : this.#scale(this.#scores.expected(rank)),
        little: rank >= 0 && this.#scores.coverage(rank) < LITTLE,
        stale: !this.mostStale && host.stale,
        availability: host.availability,
      };
    });
  }

  #group() {
    const way =
      this.waysOf.find(({ name: title }) => title === this.grouping.value) ?? this.waysOf[0];
    this.field.show(grouped(this.fleet.hosts, way), this.#looks());
  }

  #look(number, place) {
    if (number < 0 || !place) this.card.hide();
    else {
      const host = { ...this.fleet.hosts[number], fits: this.#scores.rankOf(number) >= 0 };
      this.card.show(host, place, this.request());
    }
  }
}
