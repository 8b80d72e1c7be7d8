// How numbers, times and names are written, the same everywhere.

import { h } from './dom.js';

export const score = (value) => value.toFixed(2);
export const interval = (from, to) => `${score(from)}–${score(to)}`;
export const percent = (share) => `${Math.round(share * 100)} %`;
export const count = (value) => value.toLocaleString('en');
export const words = (name) => name.replaceAll('_', ' ');

export function memory(mib) {
  const gib = Math.round((mib / 1024) * 10) / 10;
  return mib >= 1024 ? `${count(gib)} GiB` : `${count(mib)} MiB`;
}

export function plural(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** "0.83 (0.81–0.91, 91 % known)" */
export function similarity({ expected, lower, upper, coverage }) {
  return `${score(expected)} (${interval(lower, upper)}, ${percent(coverage)} known)`;
}

/** A name that may be broken into lines after a slash, and nowhere else. */
export function name(text) {
  const parts = text.split(/(?<=\/)/).map((part) => h('span', {}, part));
  return h('span', { class: 'name' }, parts.flatMap((part) => [part, h('wbr')]).slice(0, -1));
}

const STEPS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

export function ago(instant) {
  const seconds = (new Date(instant) - Date.now()) / 1000;
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? relative.format(Math.round(seconds / step[1]), step[0]) : 'just now';
}

/** A time as it is from now, with the exact one on hover. */
export function time(instant) {
  return h('time', { datetime: instant, title: instant }, ago(instant));
}

// "2 minutes ago" becomes untrue while the page stands.
setInterval(() => {
  document.querySelectorAll('time[datetime]').forEach((element) => {
    element.textContent = ago(element.dateTime);
  });
}, 30_000);
