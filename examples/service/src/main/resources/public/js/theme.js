// Light and dark: as the system says, until somebody chooses; the choice is kept in this browser.

const dark = matchMedia('(prefers-color-scheme: dark)');

export function theme() {
  return document.documentElement.dataset.theme ?? (dark.matches ? 'dark' : 'light');
}

/** Called whenever the theme is another one; pictures on canvas have to be drawn anew. */
export const themed = new EventTarget();

export function themeButton(button) {
  const say = () => {
    button.textContent = theme() === 'dark' ? 'Light' : 'Dark';
    button.setAttribute('aria-label', `Use the ${theme() === 'dark' ? 'light' : 'dark'} theme`);
  };
  button.addEventListener('click', () => {
    const chosen = theme() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem('theme', chosen);
    say();
    themed.dispatchEvent(new Event('change'));
  });
  dark.addEventListener('change', () => {
    say();
    themed.dispatchEvent(new Event('change'));
  });
  say();
}
