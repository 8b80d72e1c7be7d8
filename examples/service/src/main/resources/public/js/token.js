// The token, where the service asks for one: kept for as long as this tab is open, nowhere else.

import { h } from './dom.js';

const KEY = 'token';
let asking = null;

export function token() {
  return sessionStorage.getItem(KEY);
}

/** Asks for a token, once however many requests want one; true where one was given. */
export function askForToken(reason) {
  asking ??= ask(reason).finally(() => {
    asking = null;
  });
  return asking;
}

function ask(reason) {
  return new Promise((resolve) => {
    const input = h('input', {
      id: 'token-text',
      type: 'password',
      autocomplete: 'off',
      spellcheck: 'false',
      value: token() ?? '',
    });
    const dialog = h(
      'dialog',
      { class: 'dialog', 'aria-labelledby': 'token-title' },
      h(
        'form',
        {
          onsubmit: (event) => {
            event.preventDefault();
            end(input.value.trim());
          },
        },
        h('h2', { id: 'token-title' }, 'Who asks?'),
        h('p', {}, reason),
        h('label', { for: 'token-text' }, 'Token'),
        input,
        h('p', { class: 'hint' }, 'Kept in this tab only. The first one is made by '),
        h('pre', { class: 'command' }, './personality token create'),
        h(
          'div',
          { class: 'buttons' },
          h('button', { type: 'submit', class: 'main' }, 'Use it'),
          h('button', { type: 'button', onclick: () => end(null) }, 'Not now'),
        ),
      ),
    );
    const end = (given) => {
      if (given) sessionStorage.setItem(KEY, given);
      if (given === '') sessionStorage.removeItem(KEY);
      dialog.remove();
      dispatchEvent(new Event('token'));
      resolve(given !== null);
    };
    dialog.addEventListener('cancel', () => end(null));
    document.body.append(dialog);
    dialog.showModal();
    input.focus();
  });
}
