// The fleet as a field of small squares, one a host. Pointer and arrow keys go over it; the same
// hosts stand in the table below, for who does not see it.

import { announce, h } from '../dom.js';
import { themed } from '../theme.js';
import { hostAt, layOut, neighbour } from './layout.js';
import { palette, ring, square } from './marks.js';

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const SHADES = 128;
const STATES = ['open', 'cordoned', 'draining'];

/** A square as rows of pixels. */
function drawn(look, size, dense, colours) {
  const side = Math.round(size * dense);
  const context = h('canvas', { width: side, height: side }).getContext('2d');
  context.scale(side / size, side / size);
  square(context, 0, 0, size, look, colours);
  const pixels = new Uint32Array(context.getImageData(0, 0, side, side).data.buffer);
  return Array.from({ length: side }, (_, row) => pixels.subarray(row * side, (row + 1) * side));
}

export class Field {
  #canvas = h('canvas', { 'aria-hidden': 'true' });
  #view = { groups: [], looks: [] };
  #layout = null;
  #at = -1;
  #pinned = -1;
  #drawn = { key: '', stamps: [] };
  #listeners;

  /** Calls `look(host, place)` for the host under pointer or cursor (-1: none), `pin(host)` on a click. */
  constructor(listeners, signal) {
    this.#listeners = listeners;
    this.element = h(
      'div',
      {
        class: 'field',
        tabindex: '0',
        role: 'application',
        'aria-roledescription': 'field of hosts',
        'aria-label': 'Fleet, one square a host. Arrow keys go over it, Enter pins a host.',
      },
      this.#canvas,
    );
    this.#listen(signal);
  }

  #listen(signal) {
    const on = (kind, callback) => this.element.addEventListener(kind, callback, { signal });
    on('pointermove', (event) => this.#point(this.#under(event)));
    on('pointerleave', () => this.#point(-1));
    on('click', (event) => this.#pin(this.#under(event)));
    on('keydown', (event) => this.#key(event));
    on('blur', () => this.#point(-1));
    const resized = new ResizeObserver(() => this.#layOut());
    resized.observe(this.element);
    signal.addEventListener('abort', () => resized.disconnect());
    themed.addEventListener('change', () => this.draw(), { signal });
  }

  #under(event) {
    const box = this.#canvas.getBoundingClientRect();
    return this.#layout
      ? hostAt(this.#layout, event.clientX - box.left, event.clientY - box.top)
      : -1;
  }

  #key(event) {
    if (!this.#layout?.hosts) return;
    const { visit } = this.#layout;
    let to = null;
    if (ARROWS[event.key]) {
      to = this.#at < 0 ? visit[0] : neighbour(this.#layout, this.#at, ...ARROWS[event.key]);
    } else if (event.key === 'Home') to = visit[0];
    else if (event.key === 'End') to = visit.at(-1);
    else if (event.key === 'Enter' || event.key === ' ') this.#pin(this.#at);
    else if (event.key === 'Escape') this.#point(-1);
    else return;
    event.preventDefault();
    if (to !== null) {
      this.#point(to);
      announce(this.#listeners.describe(to));
    }
  }

  #point(host) {
    if (host === this.#at) return;
    this.#at = host;
    this.draw();
    this.#listeners.look(host, host < 0 ? null : this.#placeOf(host));
  }

  #pin(host) {
    if (host < 0) return;
    this.pinned = host;
    this.#listeners.pin(host);
  }

  set pinned(host) {
    this.#pinned = host;
    this.draw();
  }

  /** Where a host is in the window. */
  #placeOf(host) {
    const box = this.#canvas.getBoundingClientRect();
    const { x, y, step } = this.#layout;
    return { left: box.left + x[host], top: box.top + y[host], size: step };
  }

  /** Shows other hosts, or the same ones otherwise grouped. */
  show(groups, looks) {
    this.#view = { groups, looks };
    this.#at = -1;
    this.#layout = null;
    this.#layOut();
  }

  /** Shows the same hosts with other colours. */
  recolour(looks) {
    this.#view.looks = looks;
    this.draw();
  }

  #layOut() {
    const width = this.element.clientWidth;
    if (!width || this.#layout?.width === width) return;
    const context = this.#canvas.getContext('2d');
    context.font = this.#font();
    const measure = (text) => context.measureText(text).width + 4;
    this.#layout = layOut(this.#view.groups, this.#view.looks.length, width, measure);
    const dense = window.devicePixelRatio || 1;
    this.#layout.dense = dense;
    this.#canvas.width = Math.round(width * dense);
    this.#canvas.height = Math.round(this.#layout.height * dense);
    this.#canvas.style.width = `${width}px`;
    this.#canvas.style.height = `${this.#layout.height}px`;
    this.draw();
  }

  #font() {
    return `12px ${getComputedStyle(this.element).fontFamily}`;
  }

  /**
   * Copies the squares as pixels: to draw ten thousand one by one takes a browser longer than it
   * takes the engine to score them.
   */
  #squares(context, size, dense, colours) {
    const { x, y } = this.#layout;
    const stamp = this.#stamps(size, dense, colours);
    const image = context.createImageData(this.#canvas.width, this.#canvas.height);
    const pixels = new Uint32Array(image.data.buffer);
    this.#view.looks.forEach((look, i) => {
      let at = Math.round(y[i] * dense) * image.width + Math.round(x[i] * dense);
      for (const row of stamp(look)) {
        pixels.set(row, at);
        at += image.width;
      }
    });
    context.putImageData(image, 0, 0);
  }

  /** They look like a few hundred, each of which is drawn once. */
  #stamps(size, dense, colours) {
    const key = [size, dense, ...Object.values(colours)].join();
    if (this.#drawn.key !== key) this.#drawn = { key, stamps: [] };
    const { stamps } = this.#drawn;
    return (look) => {
      const shade = look.colour === null ? 0 : Math.round(look.colour * SHADES) + 1;
      const marks =
        (look.little ? 1 : 0) + (look.stale ? 2 : 0) + 4 * STATES.indexOf(look.availability);
      const kind = shade * 16 + marks;
      stamps[kind] ??= drawn(look, size, dense, colours);
      return stamps[kind];
    };
  }

  draw() {
    if (!this.#layout) return;
    const { step, x, y, titles, dense } = this.#layout;
    const context = this.#canvas.getContext('2d');
    context.setTransform(dense, 0, 0, dense, 0, 0);
    const colours = palette(this.element);
    const size = step - (step > 9 ? 2 : 1);
    this.#squares(context, size, dense, colours);
    context.font = this.#font();
    context.textBaseline = 'top';
    for (const title of titles) {
      context.fillStyle = colours.text;
      context.fillText(title.title, title.x, title.y + 2);
      context.fillStyle = colours.faint;
      context.fillText(
        String(title.size),
        title.x + context.measureText(`${title.title}  `).width,
        title.y + 2,
      );
    }
    if (this.#pinned >= 0 && this.#pinned < x.length)
      ring(context, x[this.#pinned], y[this.#pinned], size, colours);
    if (this.#at >= 0) ring(context, x[this.#at], y[this.#at], size, colours, 1);
  }
}
