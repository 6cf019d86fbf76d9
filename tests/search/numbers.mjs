// numbers.mjs FOLDER < LINES: every number (a line `4-1-3<tab>slug`) is the first and only result in every way it is said;
// exit 1 if not, or if there was none.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const entries = fs.readFileSync(0, 'utf8').split('\n').filter(Boolean).map(line => line.split('\t'));
const wide = text => text.replace(/[0-9]/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace(/-/g, '－');
const roman = number => String.fromCharCode(0x215f + Number(number));
const ways = [
  number => number, wide, number => number.replace(/-/g, 'の'), number => number.replace(/-/g, ''), number => number.replace(/-/g, '.'),
  number => number.replace(/-/g, ' '), number => number.replace(/-/g, 'ー'), number => `施策${number}`, number => `${number}の施策`,
  number => `No.${number}`, number => `measure ${number}`, number => number.replace(/^\d+/, roman),
  number => number.replace(/^(\d+)-(\d+)-(.*)$/, '第$1章第$2節$3'),
];
let asked = 0, bad = 0;
for (const lang of ['ja', 'en']) {
  const search = engine(process.argv[2]);
  for (const [number, slug] of entries) for (const way of ways) {
    const found = await search.query(way(number), { lang, limit: 10 });
    asked++;
    if (found.length === 1 && found[0].slug === slug) continue;
    bad++;
    console.log(lang, way(number), slug, '→', found.map(({ slug }) => slug).join(' '));
  }
  const { results, notes } = await search.search(entries[0][0] + '99', { lang });
  if (results.length || notes[0]?.kind !== 'no-number') { bad++; console.log(lang, 'a number that does not exist is not said so'); }
}
console.log(`${asked} numbers asked, ${bad} not alone`);
process.exit(bad || !asked ? 1 : 0);
