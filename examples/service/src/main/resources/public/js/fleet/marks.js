// How a host is drawn, in the field and in its key.

import { colourOf } from '../colour.js';
import { h } from '../dom.js';

/** Below it, little is known. */
export const LITTLE = 0.7;

/** The colours of the theme that marks are made of. */
export function palette(element) {
  // A canvas does not know light-dark(); what an element makes of it is a plain colour.
  const probe = h('span', { hidden: true });
  element.append(probe);
  const colour = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    line: colour('--line-strong'),
    text: colour('--text'),
    faint: colour('--text-soft'),
    paper: colour('--paper'),
  };
  probe.remove();
  return colours;
}

/**
 * Draws a square.
 *
 * @param look `colour` (0 to 1, or null where the host cannot take the VM), `little` known, `stale`,
 *     `availability`
 */
export function square(context, x, y, size, look, colours) {
  if (look.colour === null) {
    context.strokeStyle = colours.line;
    context.lineWidth = 1;
    context.strokeRect(x + 0.5, y + 0.5, size - 1, size - 1);
  } else {
    context.fillStyle = colourOf(look.colour);
    context.fillRect(x, y, size, size);
    if (look.little) hatch(context, x, y, size, look.colour > 0.5 ? '#0009' : '#fffa');
  }
  if (look.availability !== 'open') closed(context, x, y, size, look.availability, colours.text);
  else if (look.stale) stale(context, x, y, size, colours.paper);
}

function hatch(context, x, y, size, colour) {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size / 12);
  const apart = size < 10 ? 3 : 4;
  context.beginPath();
  for (let d = apart; d < 2 * size; d += apart) {
    const low = Math.max(0, d - size);
    const high = Math.min(d, size);
    context.moveTo(x + low, y + d - low);
    context.lineTo(x + high, y + d - high);
  }
  context.stroke();
}

/** A cross for a cordon, a bar for draining. */
function closed(context, x, y, size, availability, colour) {
  const inset = size / 4;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1.2, size / 9);
  context.beginPath();
  if (availability === 'cordoned') {
    context.moveTo(x + inset, y + inset);
    context.lineTo(x + size - inset, y + size - inset);
    context.moveTo(x + size - inset, y + inset);
    context.lineTo(x + inset, y + size - inset);
  } else {
    context.moveTo(x + inset, y + size / 2);
    context.lineTo(x + size - inset, y + size / 2);
  }
  context.stroke();
}

/** A corner cut away. */
function stale(context, x, y, size, paper) {
  const cut = Math.max(3, size * 0.5);
  context.fillStyle = paper;
  context.beginPath();
  context.moveTo(x + size - cut, y);
  context.lineTo(x + size, y);
  context.lineTo(x + size, y + cut);
  context.fill();
}

/** A ring around a host. */
export function ring(context, x, y, size, colours, width = 2) {
  context.strokeStyle = colours.paper;
  context.lineWidth = width + 2;
  context.strokeRect(x - 1.5, y - 1.5, size + 3, size + 3);
  context.strokeStyle = colours.text;
  context.lineWidth = width;
  context.strokeRect(x - 1.5, y - 1.5, size + 3, size + 3);
}
