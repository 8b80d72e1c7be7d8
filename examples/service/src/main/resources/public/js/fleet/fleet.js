// The hosts and their scores. Hosts are named once; scores refer to them by number, in the layout
// that /openapi.json describes under /v1/scores.

import { answer, get } from '../api.js';
import { similarity } from '../format.js';

const ONE = 65_535;
const HEAD = 12;

/** All hosts, in the order that scores refer to. */
export async function loadFleet(signal) {
  const fleet = await get('/v1/fleet', { signal });
  // Once, since ten thousand times are not read within a frame.
  fleet.hosts.forEach((host) => {
    host.stale = isStale(host);
  });
  return fleet;
}

/** Every host's score; the order it refers to may be a newer one than that of the hosts at hand. */
export async function loadScores(request, signal) {
  const response = await answer('POST', '/v1/scores', { body: JSON.stringify(request), signal });
  return new Scores(await response.arrayBuffer(), response.headers.get('Fleet-Order'));
}

export class Scores {
  #columns;

  constructor(buffer, order) {
    const [size, lackRoom, hosts] = new Uint32Array(buffer, 0, 3);
    this.order = order;
    this.size = size;
    this.lackRoom = lackRoom;
    this.hosts = hosts;
    /** The numbers of the hosts, best first. */
    this.ranked = new Uint32Array(buffer, HEAD, size);
    const column = (i) => new Uint16Array(buffer, HEAD + 4 * size + 2 * i * size, size);
    this.#columns = [0, 1, 2, 3].map(column);
    this.#rankOf = null;
  }

  #rankOf;

  /** The rank of a host, from 0; -1 for one that cannot take the VM. */
  rankOf(host) {
    if (!this.#rankOf) {
      this.#rankOf = new Int32Array(this.hosts + 1).fill(-1);
      this.ranked.forEach((number, rank) => {
        this.#rankOf[number] = rank;
      });
    }
    return this.#rankOf[host] ?? -1;
  }

  expected = (rank) => this.#columns[0][rank] / ONE;
  lower = (rank) => this.#columns[1][rank] / ONE;
  upper = (rank) => this.#columns[2][rank] / ONE;
  coverage = (rank) => this.#columns[3][rank] / ONE;

  similarity(rank) {
    return {
      expected: this.expected(rank),
      lower: this.lower(rank),
      upper: this.upper(rank),
      coverage: this.coverage(rank),
    };
  }
}

/** No scores, where no host can take the VM or none were asked for yet. */
export const NO_SCORES = new Scores(new ArrayBuffer(HEAD), null);

const STALE_DAYS = 14;
const STALE_MS = STALE_DAYS * 86_400_000;

/** Whether what is known of a host is old, or nobody says how old. */
function isStale({ observed_at: at }) {
  return !at || Date.now() - new Date(at) > STALE_MS;
}

export const STALE_TEXT = `older than ${STALE_DAYS} days`;

/** How the hosts may be grouped: by their processor and by every label that few share a value of. */
export function groupings(hosts) {
  const labels = new Map();
  hosts.forEach((host) => {
    Object.entries(host.labels ?? {}).forEach(([label, value]) => {
      if (!labels.has(label)) labels.set(label, new Set());
      labels.get(label).add(value);
    });
  });
  const most = Math.max(2, Math.min(60, hosts.length / 2));
  const usable = [...labels].filter(([, values]) => values.size > 1 && values.size <= most);
  const ways = usable.map(([label]) => ({ name: label, of: (host) => host.labels?.[label] }));
  const hasModels = hosts.some(({ model }) => model);
  if (hasModels) ways.unshift({ name: 'model', of: (host) => host.model });
  return [...ways, { name: 'nothing', of: () => 'All hosts' }];
}

/** The hosts' numbers by group, the largest group first; what has no such label comes last. */
export function grouped(hosts, way) {
  const groups = new Map();
  hosts.forEach((host, number) => {
    const key = way.of(host) ?? '';
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(number);
  });
  const sorted = [...groups]
    .map(([key, numbers]) => ({ title: key || `${way.name} not known`, key, numbers }))
    .sort((a, b) => (a.key === '') - (b.key === '') || b.numbers.length - a.numbers.length);
  return sorted.length > MOST_GROUPS ? withOthers(sorted, way) : sorted;
}

const MOST_GROUPS = 24;

/** So many groups that their names would take more room than their hosts: the small ones are one. */
function withOthers(groups, { name }) {
  const large = groups.slice(0, MOST_GROUPS - 1);
  const small = groups.slice(MOST_GROUPS - 1);
  const numbers = small.flatMap((group) => group.numbers);
  return [...large, { title: `${small.length} more by ${name}`, key: '', numbers }];
}

/** A host in words, for those who do not see its square. */
export function describe(host, scores, number) {
  const rank = scores.rankOf(number);
  const found =
    rank < 0
      ? 'no match or no room'
      : `similarity ${similarity(scores.similarity(rank))}, rank ${rank + 1}`;
  const closed = host.availability === 'open' ? '' : host.availability;
  return [host.host, found, closed, host.stale ? 'stale' : ''].filter(Boolean).join(', ');
}
