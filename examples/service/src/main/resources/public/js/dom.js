// Elements without markup: text from the service only ever becomes a text node.

/** Makes an element. Properties beginning with "on" listen; "class", "aria-..." and the like are set. */
export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined),
  );
  return element;
}

/** Puts children in place of those an element has. */
export function fill(element, ...children) {
  element.replaceChildren(
    ...children.flat(Infinity).filter((child) => child !== null && child !== undefined),
  );
  return element;
}

/** Says something to those who listen to the page. */
export function announce(text) {
  document.getElementById('announcer').textContent = text;
}

let count = 0;

/** An identity for an element that another one refers to. */
export function identity(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}
