// What the VM takes, and the button that launches it.

import { json } from '../api.js';
import { fill, h } from '../dom.js';
import { name, score } from '../format.js';
import { problemView } from '../problem.js';

export function launchForm(request, changed) {
  const number = (id, value, most) =>
    h('input', {
      id,
      type: 'number',
      min: 1,
      max: most,
      value: String(value),
      oninput: changed,
      required: true,
    });
  const vcpus = number('vcpus', 1, 4096);
  const memory = number('memory', 1, 65_536);
  const outcome = h('div', { role: 'status' });
  const button = h('button', { type: 'submit', class: 'main' }, 'Launch on the best host');
  const launch = async (event) => {
    event.preventDefault();
    button.disabled = true; // a second press must not launch a second VM
    try {
      const placed = await json('POST', '/v1/placements', request(), {
        headers: { 'Idempotency-Key': crypto.randomUUID() },
      });
      const link = h('a', { href: `#/placements/${placed.placement}` }, 'See the placement');
      const how = placed.simulated ? 'Launched (simulated) on ' : 'Launched on ';
      fill(
        outcome,
        h(
          'p',
          {},
          how,
          name(placed.host),
          `, similarity ${score(placed.similarity.expected)}. `,
          link,
        ),
      );
    } catch (error) {
      fill(outcome, problemView(error));
    }
    button.disabled = false;
  };
  const element = h(
    'form',
    { class: 'launch', onsubmit: launch },
    h(
      'fieldset',
      {},
      h('legend', {}, 'The VM'),
      h('div', { class: 'pair' }, h('label', { for: 'vcpus' }, 'vCPUs'), vcpus),
      h('div', { class: 'pair' }, h('label', { for: 'memory' }, 'Memory, GiB'), memory),
      button,
      outcome,
    ),
  );
  const whole = (input) => Math.max(1, Math.round(Number(input.value)) || 1);
  return { element, demand: () => ({ vcpus: whole(vcpus), memory_mib: whole(memory) * 1024 }) };
}
