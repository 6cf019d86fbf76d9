// Small made-up tables and words, as the index would bring them.
import { readTables } from '../../../themes/default/search/tables.js';
import { emptyGroups, emptyLexicon, readGroups, readLexicon } from '../../../themes/default/search/vocabulary.js';

export const tables = readTables({
  chars: '碍=害|塡=填|國=国', words: '障がい=障害|子ども=こども', counters: '歳人所月', ka: 'かヶヵ箇', okurigana: 'りみむ',
  groups: 'れる める', stopJa: 'こと について', stopEn: 'the of and a', general: '時間',
  stems: ['ies=y=2|ss=ss=0|s==3', 'ing==3|ed==3'], heavy: 'ment==4|er==4', spellings: 'labour=labor',
  kana: 'カ=ka|キ=ki|ク=ku|コ=ko|ヨ=yo|ウ=u|ハ=ha|ロ=ro|ワ=wa|ー=-|ン=n|キャ=kya|ッ=q|シ=si|タ=ta|イ=i|エ=e|サ=sa|マ=ma|チ=ti|ョ=yo|チョ=tyo|セ=se',
  romaji: 'sh=sy|ch=ty|syi=si|tyi=ti', forgive: '-=|q=|ou=o|ei=e',
});

/* A line of the vocabulary: nothing shared with the key before it. */
const line = (key, size, sounds = '', told = '') => `A${key}|${size}||${sounds}|${told}`;

export function words({ japanese = [], latin = [], groups = ['', ''] } = {}) {
  const made = {
    tables, groups: emptyGroups(),
    japanese: japanese.length ? readLexicon(tables, japanese.map(entry => line(...entry)).join('\n'), { lang: 'ja', isJapanese: true, shardSize: 1000 }) : emptyLexicon('ja'),
    latin: latin.length ? readLexicon(tables, latin.map(entry => line(...entry)).join('\n'), { lang: 'en', isJapanese: false, shardSize: 1000 }) : emptyLexicon('en'),
  };
  readGroups(tables, made.groups, groups[0], true);
  readGroups(tables, made.groups, groups[1], false);
  return made;
}

/* Gives a term its postings: {document: [title, extra, places]}. */
export function posted(term, entries) {
  const postings = { documents: [], titles: [], extras: [], from: [0], places: [] };
  for (const [document, { title = -1, extra = 0, places = [] }] of Object.entries(entries)) {
    postings.documents.push(Number(document));
    postings.titles.push(title);
    postings.extras.push(extra);
    postings.places.push(...places);
    postings.from.push(postings.places.length);
  }
  return Object.assign(term, { postings, frequency: postings.documents.length });
}
