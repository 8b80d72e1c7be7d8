// Similarity as colour. Cividis (Nuñez, Anderton, Renslow: PLOS ONE 13(7), 2018) looks the same with
// and without colour-blindness and grows evenly lighter, so it also works in print. Its ten anchors
// are those that the R package viridisLite publishes; between them it is interpolated.

const ANCHORS = [
  [0x00, 0x20, 0x4d],
  [0x00, 0x33, 0x6f],
  [0x39, 0x48, 0x6b],
  [0x57, 0x5c, 0x6d],
  [0x70, 0x71, 0x73],
  [0x8a, 0x87, 0x79],
  [0xa6, 0x9d, 0x75],
  [0xc4, 0xb5, 0x6c],
  [0xe4, 0xcf, 0x5b],
  [0xff, 0xea, 0x46],
];

/** The colour of a fraction, 0 to 1, as three numbers up to 255. */
export function cividis(fraction) {
  const place = Math.min(Math.max(fraction, 0), 1) * (ANCHORS.length - 1);
  const below = Math.min(Math.floor(place), ANCHORS.length - 2);
  const rest = place - below;
  return ANCHORS[below].map((from, i) => Math.round(from + rest * (ANCHORS[below + 1][i] - from)));
}

const STEPS = 128;
const TABLE = Array.from({ length: STEPS + 1 }, (_, i) => `rgb(${cividis(i / STEPS).join(' ')})`);

/** The same as a colour of CSS. */
export const colourOf = (fraction) => TABLE[Math.round(Math.min(Math.max(fraction, 0), 1) * STEPS)];

/**
 * The part of the scale that a fleet uses, to the next tenth on either side: hosts that all score
 * between 0.6 and 0.8 would otherwise be of one colour.
 */
export function range(least, most) {
  const from = Math.floor(least * 10) / 10;
  const to = Math.ceil(most * 10) / 10;
  if (to - from >= 0.2) return [from, to];
  const low = Math.min(from, 0.8);
  return [low, low + 0.2];
}
