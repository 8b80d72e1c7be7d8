// What happens, as it happens. EventSource cannot send a token, so the stream is read by fetch.

import { authorised } from './api.js';

/** Sends an event of the kind "placement", "host", "profile" or "reset", with what is said of it. */
export const happened = new EventTarget();

let lastSeen = null;
let wait = 1_000;

/**
 * Done once the page is seen. A browser opens six connections to a service over HTTP/1.1, for all of
 * its tabs together: a tab that nobody looks at must not keep one of them.
 */
function seen() {
  if (document.visibilityState === 'visible') return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', resolve, { once: true });
  });
}

/** Aborts once the page is out of sight, or left for another one. */
function outOfSight() {
  const gone = new AbortController();
  const { signal } = gone;
  document.addEventListener(
    'visibilitychange',
    () => document.visibilityState === 'hidden' && gone.abort(),
    { signal },
  );
  addEventListener('pagehide', () => gone.abort(), { signal });
  return signal;
}

async function follow(say) {
  const headers = authorised({ Accept: 'text/event-stream' });
  if (lastSeen) headers['Last-Event-ID'] = lastSeen;
  const response = await fetch('/v1/events', { headers, signal: outOfSight() });
  if (!response.ok) throw new Error(`status ${response.status}`);
  say('live');
  wait = 1_000;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value.replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop();
    blocks.forEach(take);
  }
}

function take(block) {
  const event = { kind: 'message', data: '' };
  for (const line of block.split('\n')) {
    const at = line.indexOf(':');
    const value = line.slice(at + 1).trimStart();
    if (line.startsWith('event:')) event.kind = value;
    else if (line.startsWith('data:')) event.data += value;
    else if (line.startsWith('id:')) lastSeen = value;
  }
  if (!event.data) return; // a comment, which says only that the stream is alive
  happened.dispatchEvent(new CustomEvent(event.kind, { detail: JSON.parse(event.data) }));
}

/** Follows for as long as the page is open; comes back after a pause that grows. */
export async function keepFollowing(say) {
  for (;;) {
    await seen();
    try {
      await follow(say); // ends by itself from time to time, so that the token is looked at again
    } catch (error) {
      if (error.name === 'AbortError') continue;
      say('not live');
      await new Promise((resolve) => {
        setTimeout(resolve, wait);
        addEventListener('token', resolve, { once: true }); // perhaps that was all it wanted
      });
      wait = Math.min(wait * 2, 30_000);
    }
  }
}

/** Calls back with each event of some kinds, and until then at most once in a while. */
export function on(kinds, callback, { within = 300, signal } = {}) {
  let due = null;
  const soon = () => {
    due ??= setTimeout(() => {
      due = null;
      if (!signal?.aborted) callback();
    }, within);
  };
  ['reset', ...kinds].forEach((kind) => happened.addEventListener(kind, soon, { signal }));
}
