// verbatim.mjs FOLDER GLOSSARY.tsv [--verbose]: every name of the glossary that stands in a text is found there first,
// told as the text and marked; in both languages. Exit 1 if not, or if there was nothing to look for.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const [folder, file] = process.argv.slice(2), verbose = process.argv.includes('--verbose');
const rows = fs.readFileSync(file, 'utf8').split('\n').slice(1).filter(Boolean).map(line => line.split('\t'));
const names = { ja: rows.map(([ja]) => ja), en: rows.flatMap(([, , en = '']) => en.split(/[;/]/)).map(name => name.trim()) };
let looked = 0, bad = 0;
for (const lang of ['ja', 'en']) {
  const search = engine(folder);
  await search.start();
  const plain = text => search.fold(text).replace(/\s+/g, ' ');
  const texts = (await search.documents(lang)).map(({ title, body }) => plain(title) + '\n' + plain(body));
  const words = text => lang === 'en' ? ` ${text.replace(/[^a-z0-9]+/g, ' ')} ` : text;
  for (const name of new Set(names[lang])) {
    if (!name || !texts.some(text => words(text).includes(words(plain(name))))) continue;
    looked++;
    const { results } = await search.search(name, { lang, limit: 3 }), [first] = results;
    const fault = !first ? 'nothing found' : complaint(search, first, plain(name), words);
    if (!fault) continue;
    bad++;
    if (verbose) console.log(lang, name, '→', first && first.slug, fault);
  }
}
function complaint(search, result, name, words) {
  const { title, passage } = search.passage(result), all = [...title, ['\n', false], ...passage];
  const marked = all.filter(([, mark]) => mark).map(([text]) => search.fold(text).replace(/\s+/g, ' '));
  if (!words(search.fold(result.text.title + '\n' + result.text.body).replace(/\s+/g, ' ')).includes(words(name))) return 'first result lacks it';
  if (result.via.by !== 'text' || result.via.lang !== result.text.lang) return `told as ${result.via.by} in ${result.via.lang}: ${result.via.words}`;
  return marked.some(text => text.includes(name)) ? '' : `marked: ${marked.join('|')}`;
}
console.log(`${looked} names, ${bad} not first, told and marked as they stand`);
process.exit(bad || !looked ? 1 : 0);
