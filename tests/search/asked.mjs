// asked.mjs FOLDER QUESTIONS.tsv [--verbose] [--floor]: whether the measure whose sentence a reader is shown first answers.
// FOLDER holds the index. The search page quotes a sentence of the first result or, where none is quoted, shows its passage,
// so that both are of the same measure. With --floor, exit 1 if fewer answer in a language than a line
// `#floor<tab>language<tab>share` of the questions says.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const [folder, file] = process.argv.slice(2), verbose = process.argv.includes('--verbose');
const lines = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(line => line.split('\t'));
const floors = new Map(lines.filter(([mark]) => mark === '#floor').map(([, lang, share]) => [lang, Number(share)]));
const search = engine(folder), counts = new Map();

/** What the search page finds for a query that was sent. */
async function found(text, options) {
  const whole = await search.search(text, options);
  return whole.documents.length || whole.notes.length ? whole : search.search(text, { ...options, partial: true });
}

for (const [lang, question, slugs] of lines.filter(([mark]) => !mark.startsWith('#'))) {
  const { results } = await found(question, { lang, limit: 10 }), shown = results.map(({ slug }) => slug);
  const wanted = slugs.split(' '), at = shown.findIndex(slug => wanted.includes(slug));
  const count = counts.get(lang) ?? { asked: 0, answered: 0, near: 0 };
  counts.set(lang, count);
  count.asked++;
  if (at === 0) count.answered++;
  if (at >= 0 && at < 3) count.near++;
  if (verbose) console.log(at === 0 ? 'yes' : 'NO ', question, '→', shown.slice(0, 4).join(' ') || 'nothing');
}
let isLow = !counts.size;
for (const [lang, { asked, answered, near }] of counts) {
  isLow ||= !floors.has(lang) || answered / asked < floors.get(lang);
  console.log(`${lang}: the first shown answers ${answered} of ${asked} (${Math.round(answered / asked * 100)} %), one of the first three ${near}; floor ${floors.get(lang)}`);
}
process.exit(process.argv.includes('--floor') && isLow ? 1 : 0);
