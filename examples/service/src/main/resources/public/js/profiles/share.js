// Who sees a profile beside its own tenant.

import { fill, h } from '../dom.js';

export function shareForm(profile, share) {
  const choice = h(
    'select',
    { id: 'visibility', onchange: () => showTenants() },
    ['private', 'shared', 'public'].map((value) => h('option', { value }, value)),
  );
  choice.value = profile.visibility;
  const tenants = h('input', {
    id: 'tenants',
    value: profile.shared_with.join(' '),
    spellcheck: 'false',
  });
  const named = h(
    'div',
    { class: 'pair' },
    h('label', { for: 'tenants' }, 'Tenants, with spaces between'),
    tenants,
  );
  const showTenants = () => {
    named.hidden = choice.value !== 'shared';
  };
  const said = h('p', { role: 'status', class: 'hint' });
  const submit = async (event) => {
    event.preventDefault();
    const list = choice.value === 'shared' ? tenants.value.split(/[\s,]+/).filter(Boolean) : [];
    try {
      await share({ visibility: choice.value, tenants: list });
      fill(said, `It is ${choice.value} now`);
    } catch {
      fill(said); // what went wrong is said above
    }
  };
  showTenants();
  return h(
    'form',
    { class: 'share', onsubmit: submit },
    h(
      'fieldset',
      {},
      h('legend', {}, 'Sharing'),
      h('div', { class: 'pair' }, h('label', { for: 'visibility' }, 'Seen by'), choice),
      named,
      h('button', { type: 'submit' }, 'Share'),
      said,
    ),
  );
}
