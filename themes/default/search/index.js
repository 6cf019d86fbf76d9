// @ts-check
/* The index beside the search script: brings its scripts as they are needed, and keeps what they told. */

import { fold } from './fold.js';
import { last } from './lists.js';
import { readNames } from './names.js';
import { readNumberTable } from './number.js';
import { readNumbers, readPostings } from './postings.js';
import { readTables } from './tables.js';
import { emptyGroups, emptyLexicon, readGroups, readLexicon } from './vocabulary.js';

/** @typedef {import('./lookup.js').Words} Words */
/** @typedef {import('./evidence.js').Heading} Heading */
/** @typedef {import('./vocabulary.js').Term} Term */
/** Where a measure is printed again. @typedef {{doc: number, slug: string, number: string, href: string}} Repeat */
/** What every query needs: src/search.rs writes it.
 * @typedef {object} Start
 * @property {import('./tables.js').Tables} tables
 * @property {number} documents
 * @property {Heading[]} headings
 * @property {{code: string, isJapanese: boolean}[]} languages the official one first
 * @property {{names: string[]}[]} levels
 * @property {number} postings characters of a shard of postings
 * @property {number} perShard documents of a shard of texts
 * @property {number} near parts of the table of neighbours
 * @property {Repeat[]} repeats */

export class Index {
  /** @param {(name: string) => Promise<string>} bring what gives the content of a script */
  constructor(bring) {
    this.bring = bring;
    /** @type {Record<string, Promise<any>>} */
    this.kept = {};
  }

  /** What `make` promises, made once; again after it has failed.
   * @template T @param {string} name @param {() => Promise<T>} make @returns {Promise<T>} */
  once(name, make) {
    return this.kept[name] || (this.kept[name] = make().catch(error => {
      delete this.kept[name];
      throw error;
    }));
  }

  /** @param {string} name */
  shard(name) {
    return this.once(name, () => this.bring(name));
  }

  /** @returns {Promise<Start>} */
  start() {
    return this.once('/start', async () => {
      const raw = JSON.parse(await this.shard('start'));
      return { ...raw, tables: readTables(raw['tables']), headings: readHeadings(raw.headings) };
    });
  }

  /** The words by which a page in a language reads a query.
   * @param {string} lang @returns {Promise<Words>} */
  words(lang) {
    return this.once('/words-' + lang, async () => {
      const { tables, languages } = await this.start();
      const pick = (/** @type {boolean} */ isJapanese) => {
        const fitting = languages.filter(language => language.isJapanese === isJapanese);
        return fitting.find(({ code }) => code === lang) || fitting[0];
      };
      const [japanese, latin, ja, en] = await Promise.all([
        this.lexicon(pick(true), 'ja'), this.lexicon(pick(false), 'en'), this.shard('ja-syn'), this.shard('en-syn')]);
      const groups = emptyGroups(), isLatinFirst = lang === latin.lang;
      // The page's own language comes first in the groups.
      for (const isJapanese of isLatinFirst ? [false, true] : [true, false]) readGroups(tables, groups, isJapanese ? ja : en, isJapanese);
      return { tables, japanese, latin, groups };
    });
  }

  /** @param {{code: string, isJapanese: boolean} | undefined} language @param {string} otherwise the language where the plan has none */
  async lexicon(language, otherwise) {
    if (!language) return emptyLexicon(otherwise);
    const { tables, postings } = await this.start(), { code, isJapanese } = language;
    return this.once('/lexicon-' + code, async () =>
      readLexicon(tables, await this.shard(code + '-lex'), { lang: code, isJapanese, shardSize: postings }));
  }

  /** Brings the postings of a term. @param {Term} term */
  async postings(term) {
    if (term.postings) return;
    const shard = await this.shard(term.shard);
    term.postings = readPostings(shard.slice(term.offset, term.offset + term.size));
    term.frequency = term.postings.documents.length;
  }

  /** @param {number} document @param {string} lang @returns {Promise<import('./passage.js').Text>} */
  async text(document, lang) {
    const { perShard } = await this.start(), shard = await this.shard(`${lang}-d${Math.floor(document / perShard)}`);
    const [slug, number, title, body, other] = shard.split('\n')[document % perShard].split('\t');
    return { slug, number, title, body: body.replace(/\r/g, '\n'), lang: other || lang };
  }

  /** Title and text of a document as they are compared. @param {number} document @param {string} lang */
  async folded(document, lang) {
    return this.once(`/folded-${lang}-${document}`, async () => {
      const { tables } = await this.start(), { title, body } = await this.text(document, lang);
      return fold(tables, title + '\n' + body).replace(/[^\S\n]+/g, ' ');
    });
  }

  /** Keys of words of the plan that are near to one that it lacks. @param {string} key @returns {Promise<string[]>} */
  async neighbours(key) {
    const { near } = await this.start();
    if (!near) return [];
    const sum = [...Array(key.length).keys()].reduce((sum, at) => sum + key.charCodeAt(at), 0);
    const shard = await this.shard('near' + sum % near), line = shard.split('\n').find(line => line.startsWith(key + '|'));
    return line ? line.split('|').slice(1) : [];
  }

  /** @param {string} lang */
  numbers(lang) {
    return this.once('/numbers-' + lang, async () => readNumberTable(await this.shard(lang + '-numbers')));
  }

  /** @param {string} lang */
  names(lang) {
    return this.once('/names-' + lang, async () => readNames(await this.shard(lang + '-names')));
  }

  /** @param {string} lang */
  facets(lang) {
    return this.once('/facets-' + lang, async () => readFacets(await this.shard(lang + '-facets')));
  }
}

/** Of each heading the first document, how many, and whether it has no heading below it; in the index's order.
 * @param {string} text @returns {Heading[]} */
function readHeadings(text) {
  const numbers = readNumbers(text), headings = [];
  for (let at = 0; at < numbers.length; at += 3) {
    headings.push({ first: numbers[at], end: numbers[at] + numbers[at + 1], isInner: numbers[at + 2] === 1 });
  }
  return headings;
}

/** Owners, outermost headings and audiences with their ids and names, and those of each document.
 * @param {string} text */
function readFacets(text) {
  const [owner, chapter, audience, kinds, own] = text.split('\n'), table = (/** @type {string} */ line) =>
    line ? line.split('|').map(entry => entry.split('\t')) : [];
  const names = { owner: table(owner), chapter: table(chapter), audience: table(audience) };
  const kindOf = readNumbers(own);
  const lists = kinds.split('|').map(kind => kind.split(';').map(list => list ? list.split(' ').map(Number) : []));
  const chapterAt = (/** @type {number} */ document) =>
    last(names.chapter.filter(([, , first]) => Number(first) <= document)) || ['', ''];
  const of = (/** @type {number} */ document) => {
    const [owners, audiences] = lists[kindOf[document]];
    return {
      owner: owners.map(at => names.owner[at][0]), chapter: [chapterAt(document)[0]],
      audience: audiences.map(at => names.audience[at][0]),
    };
  };
  const line = (/** @type {number} */ document) =>
    [chapterAt(document)[1], ...lists[kindOf[document]][0].map(at => names.owner[at][1])].filter(Boolean).join(' · ');
  return { names, of, line, audiences: kindOf.map(kind => lists[kind][1]) };
}
