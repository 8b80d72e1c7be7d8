// What the colours and marks of the field mean.

import { cividis } from '../colour.js';
import { fill, h } from '../dom.js';
import { percent, score } from '../format.js';
import { themed } from '../theme.js';
import { STALE_TEXT } from './fleet.js';
import { LITTLE, palette, square } from './marks.js';

const SIZE = 14;
const KNOWN = { colour: 0.7, availability: 'open' };

export function key(signal) {
  const element = h('div', { class: 'keys field-key' });
  const ends = [h('span', {}), h('span', {})];
  const ramp = h('canvas', { width: 120, height: 10, 'aria-hidden': 'true' });
  const context = ramp.getContext('2d');
  for (let i = 0; i < 120; i++) {
    context.fillStyle = `rgb(${cividis(i / 119).join(' ')})`;
    context.fillRect(i, 0, 1, 10);
  }
  const draw = () =>
    fill(
      element,
      h('span', {}, 'Similarity', ends[0], ramp, ends[1]),
      mark(`less than ${percent(LITTLE)} known`, { ...KNOWN, little: true }),
      mark(STALE_TEXT, { ...KNOWN, stale: true }),
      mark('no match or no room', { colour: null, availability: 'open' }),
      mark('cordoned', { colour: null, availability: 'cordoned' }),
      mark('draining', { colour: null, availability: 'draining' }),
    );
  themed.addEventListener('change', draw, { signal });
  // Once it is in the page, where it has colours.
  requestAnimationFrame(draw);
  return {
    element,
    show([from, to]) {
      ends[0].textContent = score(from);
      ends[1].textContent = score(to);
    },
  };

  function mark(text, look) {
    const dense = window.devicePixelRatio || 1;
    const canvas = h('canvas', {
      width: SIZE * dense,
      height: SIZE * dense,
      'aria-hidden': 'true',
    });
    canvas.style.width = `${SIZE}px`;
    const paint = canvas.getContext('2d');
    paint.scale(dense, dense);
    square(paint, 0, 0, SIZE, look, palette(element));
    return h('span', {}, canvas, text);
  }
}
