// Asks the service. What goes wrong is always a Fault, with the problem as RFC 9457 has it.

import { askForToken, token } from './token.js';

export class Fault extends Error {
  constructor(problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

export function authorised(headers = {}) {
  return token() ? { ...headers, Authorization: `Bearer ${token()}` } : headers;
}

async function send(method, path, { body, headers, signal } = {}) {
  try {
    return await fetch(path, { method, body, signal, headers: authorised(headers) });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Fault({ title: 'No answer', detail: 'The service does not answer. Is it running?' });
  }
}

/** The answer, once a token was asked for where one is needed. */
export async function answer(method, path, options = {}) {
  let response = await send(method, path, options);
  while (response.status === 401 && (await askForToken('The service wants to know who asks.'))) {
    response = await send(method, path, options);
  }
  if (response.ok) return response;
  const text = await response.text();
  let problem;
  try {
    problem = JSON.parse(text);
  } catch {
    problem = { title: `Status ${response.status}`, detail: text };
  }
  throw new Fault(problem);
}

export const get = async (path, options) => (await answer('GET', path, options)).json();

export async function json(method, path, value, options = {}) {
  const response = await answer(method, path, { ...options, body: JSON.stringify(value) });
  return response.json();
}

/** A path with identities in it, which may have slashes. */
export function path(strings, ...values) {
  return String.raw({ raw: strings }, ...values.map(encodeURIComponent));
}
