// A profile with its weights changed and some of its wishes left out, to see what then comes first.

// What the catalogue shares a similarity by, where a profile does not say.
const USUAL_BALANCE = { preferences: 0.3, traits: 0.2, metrics: 0.5 };

export class WhatIf {
  constructor(document) {
    this.original = document;
    this.reset();
  }

  reset() {
    const { original } = this;
    this.metrics = { ...original.weighted_metrics };
    this.preferences = {};
    for (const [feature, wish] of Object.entries(original.hardware_preferences ?? {})) {
      if (feature !== 'accelerators') this.preferences[feature] = wish.weight ?? 1;
    }
    this.balance = { ...(original.balance ?? USUAL_BALANCE) };
    this.traits = { ...original.behavioral_traits };
    this.left = { requirements: new Set(), avoid: new Set(), accelerators: new Set() };
  }

  /** The profile as it is then. A weight of nothing leaves a wish out. */
  document() {
    const { original } = this;
    const changed = {
      ...original,
      balance: this.balance,
      weighted_metrics: heavy(this.metrics),
      behavioral_traits: Object.fromEntries(
        Object.entries(this.traits).filter(([, level]) => level),
      ),
      hardware_preferences: this.#preferences(),
      requirements: this.#kept('requirements', original.requirements),
      avoid: this.#kept('avoid', original.avoid),
    };
    if (!original.balance && same(this.balance, USUAL_BALANCE)) delete changed.balance;
    for (const [key, value] of Object.entries(changed)) {
      if (value === undefined || (key !== 'balance' && isEmpty(value))) delete changed[key];
    }
    return changed;
  }

  #preferences() {
    const wishes = {};
    for (const [feature, wish] of Object.entries(this.original.hardware_preferences ?? {})) {
      const weight = this.preferences[feature];
      if (feature === 'accelerators') wishes[feature] = this.#kept(feature, wish);
      else if (weight > 0) wishes[feature] = weighed(wish, weight);
    }
    if (isEmpty(wishes.accelerators)) delete wishes.accelerators;
    return wishes;
  }

  #kept(list, all) {
    return all?.filter((_, i) => !this.left[list].has(i));
  }

  get changed() {
    return !same(this.document(), this.original);
  }
}

const heavy = (weights) => Object.fromEntries(Object.entries(weights).filter(([, w]) => w > 0));
const isEmpty = (value) =>
  value !== null && typeof value === 'object' && !Object.keys(value).length;

/** Equal whatever the order of the fields. */
function same(a, b) {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => same(a[key], b[key]));
}

function weighed(wish, weight) {
  const isObject = typeof wish === 'object' && !Array.isArray(wish);
  if (weight === (isObject ? (wish.weight ?? 1) : 1)) return wish;
  return isObject ? { ...wish, weight } : { value: wish, weight };
}

/** A requirement or a wish as people say it. */
export function said(condition) {
  const { feature, unit = '' } = condition;
  const amount = (value) => `${value}${unit && ` ${unit}`}`;
  const ways = {
    at_least: (value) => `≥ ${amount(value)}`,
    at_most: (value) => `≤ ${amount(value)}`,
    one_of: (values) => `is ${values.join(' or ')}`,
    none_of: (values) => `is not ${values.join(' or ')}`,
    has_all: (values) => `has ${values.join(' and ')}`,
    has_any: (values) => `has ${values.join(' or ')}`,
  };
  const [way, say] = Object.entries(ways).find(([key]) => key in condition) ?? ['', () => ''];
  return `${feature.replaceAll('_', ' ')} ${say(condition[way])}`;
}

/** What a preference asks for. */
export function asked(wish) {
  if (Array.isArray(wish)) return wish.join(' or ');
  if (typeof wish !== 'object') return String(wish);
  const { value, model, count, memory, unit } = wish;
  const text = model ?? (Array.isArray(value) ? value.join(' or ') : String(value));
  return [count > 1 ? `${count} ×` : '', text, unit ?? '', memory ?? ''].filter(Boolean).join(' ');
}
