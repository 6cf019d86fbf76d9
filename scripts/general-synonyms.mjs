// general-synonyms.mjs DICTIONARY.json > src/search/data/general-synonyms.tsv
//
// DICTIONARY.json is that of the npm package sudachi-synonyms-dictionary 18.0.0 (Works Applications, Apache-2.0; its
// licence is beside the result). A line a group, its forms separated by tabs; `-` before a form that others lead to but
// that leads to none. Mistakes and withdrawn entries are left out.
import fs from 'node:fs';

const groups = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const LONGEST = 24;
for (const { items } of groups) {
  const forms = new Map();
  for (const { midashi, expandControl, gokeiSyubetsu, hyoukiYure } of items) {
    if (expandControl === 2 || gokeiSyubetsu === '間違い' || hyoukiYure === '間違い表記') continue;
    const form = midashi.normalize('NFKC').toLowerCase().trim();
    if (!form || [...form].length > LONGEST || /[\t\n]/.test(form) || [...form].length < 2) continue;
    if (!forms.has(form)) forms.set(form, expandControl === 1 ? '-' : '');
  }
  if (forms.size > 1) console.log([...forms].map(([form, mark]) => mark + form).join('\t'));
}
