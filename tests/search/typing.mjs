// typing.mjs FOLDER GLOSSARY.tsv [--verbose]: typing a reading on never loses what a shorter beginning had found: a
// measure with the name, once among the first eight, stays there. Exit 1 if more than one beginning in a hundred does, or if there was nothing to type.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const [folder, file] = process.argv.slice(2), verbose = process.argv.includes('--verbose');
const rows = fs.readFileSync(file, 'utf8').split('\n').slice(1).filter(Boolean).map(line => line.split('\t'));
const search = engine(folder);
await search.start();
const texts = (await search.documents('ja')).map(({ slugs, title, body }) => ({ slugs, text: search.fold(title + '\n' + body) }));
let typed = 0, lost = 0, names = 0;
for (const [name, reading] of rows) {
  const targets = new Set(texts.filter(({ text }) => text.includes(search.fold(name))).flatMap(({ slugs }) => slugs));
  if (!targets.size || !reading) continue;
  names++;
  let before = '';
  for (let length = 1; length <= reading.length; length++) {
    const { results } = await search.search(reading.slice(0, length), { lang: 'ja', limit: 8, partial: true });
    const found = results.some(({ slug }) => targets.has(slug));
    typed++;
    if (before && !found) {
      lost++;
      if (verbose) console.log(name, before, '→', reading.slice(0, length), results.map(({ slug }) => slug).slice(0, 3).join(' '));
    }
    if (found) before = reading.slice(0, length);
  }
  if (!before && verbose) console.log('never', name, reading);
}
console.log(`${names} readings, ${typed} beginnings, ${lost} lose what was found`);
process.exit(lost * 100 > typed || !typed ? 1 : 0);
