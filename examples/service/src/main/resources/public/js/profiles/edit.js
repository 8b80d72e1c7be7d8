// A profile as text, checked by the service while it is written.

import { answer, get, path } from '../api.js';
import { fill, h } from '../dom.js';
import { draft } from '../draft.js';
import { plural } from '../format.js';
import { problemView } from '../problem.js';
import { locate } from './locate.js';

const PAUSE_MS = 250;
const EXAMPLE = {
  name: 'My profile',
  description: 'What it is for.',
  hardware_preferences: { memory_type: 'DDR5' },
  behavioral_traits: { latency_sensitivity: 'high' },
  weighted_metrics: { memory_bandwidth: 0.7, floating_point_performance: 0.3 },
};

export async function editPage(element, { names: [id], query, signal }) {
  const profile = id ? await get(path`/v1/profiles/${id}`, { signal }) : null;
  const name = h('input', {
    id: 'name',
    value: '',
    placeholder: 'chosen for you',
    spellcheck: 'false',
  });
  const text = h('textarea', {
    id: 'document',
    spellcheck: 'false',
    rows: 24,
    'aria-describedby': 'faults',
  });
  text.value = JSON.stringify(
    profile?.document ?? ((query.has('draft') && draft()) || EXAMPLE),
    null,
    2,
  );
  const faults = h('div', { id: 'faults', class: 'faults', role: 'status' });
  const trouble = h('div', {});
  const save = h(
    'button',
    { type: 'submit', class: 'main' },
    profile ? `Save as revision ${profile.revision + 1}` : 'Create',
  );

  const check = async () => {
    const { errors } = await (
      await answer('POST', '/v1/validations', { body: text.value, signal })
    ).json();
    save.disabled = errors.length > 0;
    text.setAttribute('aria-invalid', String(errors.length > 0));
    fill(faults, errors.length ? listed(errors, text) : h('p', { class: 'fine' }, 'Valid'));
  };
  let due = 0;
  text.addEventListener('input', () => {
    clearTimeout(due);
    due = setTimeout(() => check().catch((error) => fill(faults, problemView(error))), PAUSE_MS);
  });
  const submit = async (event) => {
    event.preventDefault();
    try {
      const response = profile
        ? await answer('POST', path`/v1/profiles/${id}/revisions`, {
            body: text.value,
            headers: { 'If-Match': `"${profile.revision}"` },
          })
        : await answer('POST', name.value ? path`/v1/profiles?id=${name.value}` : '/v1/profiles', {
            body: text.value,
          });
      const stored = await response.json();
      sessionStorage.removeItem('draft');
      location.hash = `#/profiles/${encodeURIComponent(stored.id)}`;
    } catch (error) {
      fill(trouble, problemView(error));
    }
  };
  fill(
    element,
    h('p', { class: 'crumbs' }, h('a', { href: '#/profiles' }, 'Profiles')),
    h('h1', {}, profile ? `Edit ${profile.name}` : 'New profile'),
    h(
      'form',
      { class: 'edit', onsubmit: submit },
      profile
        ? null
        : h(
            'div',
            { class: 'pair' },
            h('label', { for: 'name' }, 'Id, small letters and hyphens'),
            name,
          ),
      h(
        'div',
        { class: 'two' },
        h('div', {}, h('label', { for: 'document' }, 'The profile, as JSON'), text),
        h('section', { 'aria-label': 'Faults' }, h('h2', {}, 'Checked as you write'), faults),
      ),
      trouble,
      h(
        'div',
        { class: 'buttons' },
        save,
        h(
          'a',
          {
            class: 'button',
            href: profile ? `#/profiles/${encodeURIComponent(id)}` : '#/profiles',
          },
          'Cancel',
        ),
      ),
    ),
  );
  await check();
}

/** Each fault beside the text; pressing one marks the place that it is about. */
function listed(errors, text) {
  const items = errors.map(({ pointer, message, remedy }) =>
    h(
      'li',
      {},
      h(
        'button',
        { type: 'button', class: 'link', onclick: () => mark(text, pointer) },
        h('code', {}, pointer || '/'),
        place(text.value, pointer),
      ),
      h('p', {}, message),
      h('p', { class: 'hint' }, remedy),
    ),
  );
  return [h('p', {}, h('strong', {}, plural(errors.length, 'fault'))), h('ul', {}, items)];
}

function place(text, pointer) {
  const range = locate(text, pointer);
  return range ? ` line ${text.slice(0, range.from).split('\n').length}` : '';
}

function mark(text, pointer) {
  const range = locate(text.value, pointer);
  text.focus();
  if (range) text.setSelectionRange(range.from, range.to);
}
