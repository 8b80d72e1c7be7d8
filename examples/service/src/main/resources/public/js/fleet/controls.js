// The profile as sliders and chips.

import { fill, h, identity } from '../dom.js';
import { score, words } from '../format.js';
import { asked, said } from './whatif.js';

/** Fills an element with the controls of a profile; `changed` is called with every move. */
export function controls(element, whatIf, changed) {
  const { original } = whatIf;
  const wishes = Object.entries(original.hardware_preferences ?? {});
  const sections = [
    section(
      'Metrics',
      'What measured figures weigh',
      sliders(whatIf.metrics, changed, { most: 1 }),
    ),
    section(
      'Preferences',
      'What the hardware wished for weighs',
      sliders(whatIf.preferences, changed, {
        most: 3,
        step: 0.1,
        note: (feature) => {
          const wish = original.hardware_preferences[feature];
          return asked(wish) + (wish.required ? ', required' : '');
        },
      }),
      wishes
        .filter(([feature]) => feature === 'accelerators')
        .map(([, list]) => chips(list.map(asked), whatIf.left.accelerators, changed)),
    ),
    section('Traits', 'How it is to behave', traits(whatIf.traits, changed)),
    section(
      'Required',
      'Hosts that fail one are no match; press one to do without',
      chips((original.requirements ?? []).map(said), whatIf.left.requirements, changed),
    ),
    section(
      'Avoided',
      'Hosts that have it score less',
      chips((original.avoid ?? []).map(said), whatIf.left.avoid, changed),
    ),
    section(
      'Balance',
      'How the three share the similarity',
      sliders(whatIf.balance, changed, { most: 1 }),
    ),
  ];
  fill(element, sections);
}

function section(title, hint, ...content) {
  const shown = content.flat(2).filter(Boolean);
  if (!shown.length) return null;
  return h('fieldset', {}, h('legend', { title: hint }, title), shown);
}

function sliders(weights, changed, { most, step = 0.01, note }) {
  return Object.keys(weights).map((name) => {
    const id = identity('slider');
    const output = h('output', { for: id }, score(weights[name]));
    const input = h('input', {
      id,
      type: 'range',
      min: 0,
      max: weights[name] > most ? 2 * weights[name] : most,
      step,
      oninput: () => {
        weights[name] = Number(input.value);
        output.textContent = score(weights[name]);
        changed();
      },
    });
    input.value = weights[name];
    return h(
      'div',
      { class: 'slider' },
      h(
        'label',
        { for: id },
        words(name),
        note ? h('span', { class: 'hint' }, ` ${note(name)}`) : null,
      ),
      output,
      input,
    );
  });
}

function traits(levels, changed) {
  return Object.keys(levels).map((name) => {
    const id = identity('trait');
    const select = h(
      'select',
      {
        id,
        onchange: () => {
          levels[name] = select.value;
          changed();
        },
      },
      ['high', 'medium', 'low'].map((level) => h('option', { value: level }, level)),
      h('option', { value: '' }, 'no matter'),
    );
    select.value = levels[name];
    return h('div', { class: 'trait' }, h('label', { for: id }, words(name)), select);
  });
}

/** Chips that can be pressed out and in again. */
function chips(texts, left, changed) {
  if (!texts.length) return null;
  return h(
    'div',
    { class: 'chips' },
    texts.map((text, i) => {
      const chip = h(
        'button',
        {
          type: 'button',
          class: 'chip',
          'aria-pressed': String(!left.has(i)),
          onclick: () => {
            if (!left.delete(i)) left.add(i);
            chip.setAttribute('aria-pressed', String(!left.has(i)));
            changed();
          },
        },
        text,
      );
      return chip;
    }),
  );
}
