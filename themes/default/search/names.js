// @ts-check
/* Answers of their own kind: headings, owners, audiences, programmes, targets and pages, by their names. */

import { isKana } from './characters.js';
import { fold, keyOf } from './fold.js';
import { addTo } from './lists.js';
import { groupsOf } from './lookup.js';
import { forgive, soundOfKana, soundOfRomaji } from './sound.js';
import { stem } from './stem.js';

/** @typedef {import('./lookup.js').Words} Words */
/** @typedef {import('./units.js').Unit} Unit */
/** @typedef {'heading' | 'owner' | 'audience' | 'programme' | 'target' | 'page'} Kind */
/** A thing with a name and a page. `detail`: a heading's number, a target's value.
 * @typedef {{kind: Kind, id: string, name: string, href: string, detail: string}} Name */
/** @typedef {{list: Name[], byForm: Map<string, Name[]>, bySound: Map<string, Name[]>}} Names */

/** Names that are shown. */
const MOST = 4;
/** Letters from which on a beginning of a name offers it. */
const LEAST_BEGINNING = 2;

/** Reads the names: a line each, its forms folded as the index folds them, `~` before a sound.
 * @param {string} text @returns {Names} */
export function readNames(text) {
  /** @type {Names} */
  const names = { list: [], byForm: new Map(), bySound: new Map() };
  for (const line of text.split('\n')) {
    if (!line) continue;
    const [kind, id, name, href, detail, forms] = line.split('\t');
    const entry = { kind: /** @type {Kind} */ (kind), id, name, href: href || `${kind}s/${id}.html`, detail };
    names.list.push(entry);
    for (const form of forms.split('|')) {
      if (form[0] === '~') addTo(names.bySound, form.slice(1), entry);
      else if (form) addTo(names.byForm, form, entry);
    }
  }
  return names;
}

/** The names that a query says: itself first, then what it means in other words, then what it is the beginning of, then
 * its single words.
 * @param {Words} words @param {Names} names @param {string} text @param {Unit[]} units @param {boolean} isPartial */
export function namesIn(words, names, text, units, isPartial) {
  const folded = fold(words.tables, text).trim(), forms = formsOf(words, folded);
  /** @type {Set<Name>} */
  const found = new Set();
  const add = (/** @type {string[]} */ list) => {
    for (const form of list) for (const name of names.byForm.get(form) || []) found.add(name);
  };
  add(forms);
  for (const name of names.bySound.get(soundKey(words, folded)) || []) found.add(name);
  add(meant(words, forms));
  if (isPartial && !found.size && folded.length >= LEAST_BEGINNING) {
    for (const [form, entries] of names.byForm) if (form.startsWith(forms[0])) entries.forEach(name => found.add(name));
  }
  for (const unit of units) {
    const own = formsOf(words, unit.text);
    add([...own, ...meant(words, own)]);
  }
  return [...found].slice(0, MOST);
}

/** The forms in which names are compared. @param {Words} words @param {string} folded */
function formsOf({ tables }, folded) {
  const stems = (folded.match(/[a-z0-9]+/g) || []).map(word => stem(tables, word)).join(' ');
  return [keyOf(tables, folded.replace(/\s+/g, '')), stems].filter(Boolean);
}

/** @param {Words} words @param {string} folded */
function soundKey({ tables }, folded) {
  const text = folded.replace(/\s+/g, ''), sound = isKana(text) ? soundOfKana(tables, text) : soundOfRomaji(tables, text);
  return forgive(tables, sound || '');
}

/** Forms of the words that mean the same. @param {Words} words @param {string[]} forms */
function meant(words, forms) {
  return forms.flatMap(form => (groupsOf(words, form) || []).flatMap(group => group.words.map(member => member.key)));
}
