// Finds where in a JSON text a JSON pointer (RFC 6901) points to.

/** The range of the value, or of as much of the way to it as there is; null in a broken text. */
export function locate(text, pointer) {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  try {
    return new Walk(text).find(steps);
  } catch {
    return null;
  }
}

class Walk {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  blank() {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  take(character) {
    this.blank();
    if (this.text[this.at] !== character) throw new Error(`no ${character} at ${this.at}`);
    this.at++;
  }

  is(character) {
    this.blank();
    return this.text[this.at] === character;
  }

  string() {
    this.blank();
    const literal = /^"(?:[^"\\]|\\.)*"/.exec(this.text.slice(this.at));
    if (!literal) throw new Error(`no text at ${this.at}`);
    this.at += literal[0].length;
    return JSON.parse(literal[0]);
  }

  /** Reads a value, and gives the range of the part of it that the steps lead to. */
  find(steps) {
    this.blank();
    const from = this.at;
    let inner = null;
    if (this.is('{')) inner = this.members('}', () => this.key(steps));
    else if (this.is('[')) inner = this.members(']', (i) => this.item(steps, i));
    else if (this.is('"')) this.string();
    else this.at += (/^[^\s,\]}]+/.exec(this.text.slice(this.at)) ?? [''])[0].length;
    return inner ?? { from, to: this.at };
  }

  members(end, read) {
    this.at++;
    let found = null;
    for (let i = 0; !this.is(end); i++) {
      found = read(i) ?? found;
      if (!this.is(end)) this.take(',');
    }
    this.at++;
    return found;
  }

  /** A fault in a value is shown with its key, which says what it is of. */
  key(steps) {
    this.blank();
    const from = this.at;
    const key = this.string();
    this.take(':');
    const range = this.find(key === steps[0] ? steps.slice(1) : []);
    if (key !== steps[0]) return null;
    return steps.length === 1 ? { from, to: this.at } : range;
  }

  item(steps, i) {
    const range = this.find(String(i) === steps[0] ? steps.slice(1) : []);
    return String(i) === steps[0] ? range : null;
  }
}
