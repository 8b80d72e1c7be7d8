// What went wrong, plainly: what it is, where, and what would be right.

import { Fault } from './api.js';
import { h } from './dom.js';
import { count, plural, score } from './format.js';

export function problemView(error) {
  if (!(error instanceof Fault)) {
    console.error(error);
    return box('Something is wrong with this page', [h('p', {}, String(error.message))]);
  }
  const { title, detail, errors = [], diagnosis, request_id: request } = error.problem;
  return box(title, [
    detail === title ? null : h('p', {}, detail),
    errors.length ? faults(errors) : null,
    diagnosis ? why(diagnosis) : null,
    request && !diagnosis && !errors.length
      ? h('p', { class: 'hint' }, `Request ${request}`)
      : null,
  ]);
}

function box(title, content) {
  return h('div', { class: 'problem', role: 'alert' }, h('strong', {}, title), content);
}

function faults(errors) {
  const lines = errors.map(({ pointer, message, remedy }) =>
    h('li', {}, h('code', {}, pointer || '/'), ` ${message}; ${remedy}`),
  );
  return h('ul', {}, lines);
}

/** A refusal is never a bare sentence: what each requirement left, and the closest ways out. */
function why({ hosts, requirements, counterfactuals }) {
  const steps = requirements.map(({ requirement, survivors_in_order: left, unknown }) =>
    h(
      'li',
      {},
      h('code', {}, requirement),
      `: ${count(left)} left`,
      unknown ? ` (${count(unknown)} unknown)` : '',
    ),
  );
  const ways = counterfactuals.map(({ relax, hosts: freed, best_similarity: best }) =>
    h(
      'li',
      {},
      relax.map(({ text }) => text).join(' and '),
      `: ${plural(freed, 'host')}, best ${score(best)}`,
    ),
  );
  return [
    h('p', {}, `Of ${plural(hosts, 'host')}:`),
    h('ol', {}, steps),
    ways.length ? h('p', {}, 'Closest ways out:') : null,
    ways.length ? h('ul', {}, ways) : null,
  ];
}

/** Nothing to show yet, and what to do about it. */
export function empty(sentence, ...next) {
  return h(
    'div',
    { class: 'empty' },
    h('p', {}, sentence),
    next.map((step) => (typeof step === 'string' ? h('pre', { class: 'command' }, step) : step)),
  );
}
