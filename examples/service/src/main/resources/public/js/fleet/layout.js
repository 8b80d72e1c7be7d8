// Where each square of the field is: groups as blocks of squares below their names, the blocks in
// rows like words in a text.

const TITLE = 20;
const GAP = 14;

/** How large a square may be, so that all of the fleet is seen without much scrolling. */
function pitch(hosts, width) {
  const height = Math.max(420, Math.min(760, width));
  const fitting = Math.sqrt((width * height) / Math.max(hosts, 1)) * 0.8;
  return Math.max(7, Math.min(26, Math.floor(fitting)));
}

/**
 * Places for all hosts.
 *
 * @param measure says how wide a text is
 * @returns the pitch of the squares, the places of hosts and titles, and the height of it all
 */
export function layOut(groups, hosts, width, measure) {
  const step = pitch(hosts, width);
  const x = new Float32Array(hosts);
  const y = new Float32Array(hosts);
  const titles = [];
  const visit = [];
  const most = Math.max(1, Math.floor(width / step));
  let left = 0;
  let top = 0;
  let tallest = 0;
  for (const group of groups) {
    const size = group.numbers.length;
    const named = `${group.title}  ${size}`;
    const titleWidth = Math.min(width, measure(named));
    const square = Math.max(Math.ceil(Math.sqrt(size * 2)), Math.ceil(titleWidth / step));
    const columns = Math.min(most, size, size > most * 5 ? most : square);
    const rows = Math.ceil(size / columns);
    const blockWidth = Math.max(columns * step, titleWidth);
    if (left > 0 && left + blockWidth > width) {
      left = 0;
      top += tallest + GAP;
      tallest = 0;
    }
    titles.push({ x: left, y: top, title: group.title, size });
    group.numbers.forEach((number, i) => {
      x[number] = left + (i % columns) * step;
      y[number] = top + TITLE + Math.floor(i / columns) * step;
      visit.push(number);
    });
    left += blockWidth + GAP;
    tallest = Math.max(tallest, TITLE + rows * step);
  }
  return { step, x, y, titles, visit, width, height: top + tallest + 2, hosts };
}

/** The host at a point; -1 where there is none. */
export function hostAt({ step, x, y, hosts }, px, py) {
  for (let i = 0; i < hosts; i++) {
    if (px >= x[i] && px < x[i] + step && py >= y[i] && py < y[i] + step) return i;
  }
  return -1;
}

/** The nearest host in a direction; the same one where there is none. */
export function neighbour({ x, y, hosts, step }, from, dx, dy) {
  let best = from;
  let least = Infinity;
  for (let i = 0; i < hosts; i++) {
    const along = (x[i] - x[from]) * dx + (y[i] - y[from]) * dy;
    const across = Math.abs((x[i] - x[from]) * dy) + Math.abs((y[i] - y[from]) * dx);
    const far = along + across * 4;
    if (along > step / 2 && far < least) {
      least = far;
      best = i;
    }
  }
  return best;
}
