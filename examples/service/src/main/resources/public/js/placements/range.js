// A similarity on a line from 0 to 1: the value as a dot, what it can be as a bar.

import { h } from '../dom.js';

export function range({ expected, lower, upper }) {
  const span = h('span', { class: 'span' });
  span.style.left = `${lower * 100}%`;
  span.style.width = `${(upper - lower) * 100}%`;
  const dot = h('span', { class: 'dot' });
  dot.style.left = `${expected * 100}%`;
  return h('span', { class: 'range', 'aria-hidden': 'true' }, span, dot);
}
