// quality.mjs [FOLDER] [QUERIES.tsv] [--verbose] [--floor] [--part=tuning|test] [--seed=N] [--weight=rank.order=0.5 …]:
// quality.mjs --plan=PROJECT [QUERIES.tsv] [--binary=TEBIKI] [--empty] […]:
// nDCG@10, MRR, success@1 and false positives by category.
// FOLDER holds the index, by default that of public/. With --plan the index is made of another project, by default for the
// queries in plans/ that have its name; with --empty as if it had no synonyms of its own. With --floor, exit 1 if a category
// is under its floor, which lines `#floor<tab>category<tab>number` of the queries say for other plans. With --part
// only half of the queries, as the seed parts them: what is tuned on one half is judged on the other. --weight varies a
// number of themes/default/search/weights.js.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { weights } from '../../themes/default/search/weights.js';
import { engine } from './engine.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const option = name => process.argv.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const given = process.argv.slice(2).filter(arg => !arg.startsWith('--'));
if (option('plan')) given.unshift(indexOf(option('plan')));
const [folder = path.join(here, '../../public/assets/search'),
  file = path.join(here, option('plan') ? `plans/${path.basename(path.resolve(option('plan')))}.tsv` : 'queries.tsv')] = given;
/** The folder of the index of a project, made of a copy of it in a temporary folder. */
function indexOf(project) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'tebiki-search-'));
  process.on('exit', () => fs.rmSync(copy, { recursive: true, force: true }));
  for (const name of ['content', 'i18n']) {
    if (fs.existsSync(path.join(project, name))) fs.cpSync(path.join(project, name), path.join(copy, name), { recursive: true });
  }
  if (process.argv.includes('--empty')) fs.rmSync(path.join(copy, 'i18n/synonyms.yaml'), { force: true });
  const binary = option('binary') ?? path.join(here, '../../target/release/tebiki');
  execFileSync(binary, ['build', '--quiet', '--no-pdf', '-C', copy, '--out', path.join(copy, 'site')], { stdio: ['ignore', 'ignore', 'ignore'] });
  return path.join(copy, 'site/assets/search');
}
const verbose = process.argv.includes('--verbose'), strict = process.argv.includes('--floor');
const FLOORS = { exact: 0.99, compound: 0.95, kana: 0.93, romaji: 0.93, variants: 0.98, questions: 0.85, typos: 0.95, english: 0.93, synonyms: 0.85, nothing: 0.95, unrelated: 0.98 };
const varied = process.argv.filter(arg => arg.startsWith('--weight=')).map(arg => arg.slice(9).split('='));
function opened() {
  const search = engine(folder);
  for (const [path, value] of varied) {
    const names = path.split('.'), last = names.pop();
    // The bundle shortens some names; they stand in the order of the source.
    const [table, named] = [search.weights, weights].map(all => names.reduce((table, name) => table[name], all));
    const at = Object.keys(named).indexOf(last);
    if (at < 0) throw new Error('no weight ' + path);
    table[Object.keys(table)[at]] = Number(value);
  }
  return search;
}
/** Which half a query belongs to. */
function partOf(query) {
  const hash = createHash('sha256').update((option('seed') ?? '1') + query).digest();
  return hash[0] % 2 ? 'test' : 'tuning';
}
const documents = await engine(folder).documents('ja');
const read = fs.readFileSync(file, 'utf8').split('\n');
const floors = new Map(read.filter(line => line.startsWith('#floor\t')).map(line => line.split('\t').slice(1)));
const lines = read.filter(line => line && !line.startsWith('#'))
  .filter(line => !option('part') || partOf(line.split('\t')[2]) === option('part'));

/* The languages in which the plan is shown. */
const pages = ['ja', 'en'].filter(lang => fs.readdirSync(folder).some(name => name.startsWith(lang + '-names-')));

const plain = text => text.normalize('NFKC').toLowerCase();
function judged(judgment) {
  const grades = new Map();
  if (judgment === '-') return grades;
  if (/^[=+]/.test(judgment)) {
    const grade = judgment[0] === '=' ? 2 : 1, words = judgment.slice(1).split('|').map(plain);
    for (const { slugs, body } of documents) if (words.some(word => plain(body).includes(word))) slugs.forEach(slug => grades.set(slug, grade));
    return grades;
  }
  for (const part of judgment.split(' ')) {
    const [slug, grade] = part.split(':'), found = documents.find(({ slugs }) => slugs.includes(slug));
    if (!found) throw new Error('no measure ' + slug);
    found.slugs.forEach(other => grades.set(other, +grade));
  }
  return grades;
}
const gain = grades => grades.reduce((sum, grade, i) => sum + (2 ** grade - 1) / Math.log2(i + 2), 0);

const categories = new Map();
for (const line of lines) {
  const [category, lang, query, judgment] = line.split('\t'), grades = judged(judgment);
  for (const page of pages) {
    // A new page for each, so that no query leans on what another has loaded.
    const found = (await opened().query(query, { lang: page, limit: 10 })).map(result => result.slug);
    const got = found.map(slug => grades.get(slug) || 0), first = got.findIndex(grade => grade > 0);
    const ideal = gain([...grades.values()].sort((a, b) => b - a).slice(0, 10));
    if (judgment !== '-' && !ideal) throw new Error('nothing is relevant to ' + query);
    const ndcg = ideal ? gain(got) / ideal : found.length ? 0 : 1;
    const name = category === 'english' && page === 'ja' ? 'english on ja' : page === lang ? category : null;
    if (!name) continue;
    if (!categories.has(name)) categories.set(name, []);
    categories.get(name).push({ ndcg, rr: first < 0 ? 0 : 1 / (first + 1), one: first === 0 ? 1 : 0 });
    if (verbose && ndcg < 0.95) console.log(ndcg.toFixed(3), name, query, '→', found.map((slug, i) => slug + (got[i] ? '*' + got[i] : '')).join(' '), '| missed', [...grades.keys()].filter(slug => !found.includes(slug)).join(' '));
  }
}
const mean = (list, key) => list.reduce((sum, entry) => sum + entry[key], 0) / list.length;
let failed = 0;
const answered = [];
console.log('category          queries  nDCG@10    MRR  success@1  floor');
for (const [name, list] of categories) {
  const floor = Number(floors.size ? floors.get(name) ?? 0 : FLOORS[name] ?? (name === 'english on ja' ? 0.9 : 0)), ndcg = mean(list, 'ndcg');
  if (ndcg < floor) failed++;
  if (!/^(?:nothing|unrelated)$/.test(name)) answered.push(...list);
  console.log(name.padEnd(18), String(list.length).padStart(6), ndcg.toFixed(3).padStart(8), mean(list, 'rr').toFixed(3).padStart(6), mean(list, 'one').toFixed(3).padStart(10), String(floor).padStart(6), ndcg < floor ? 'UNDER' : '');
}
const all = answered.length ? mean(answered, 'ndcg') : 1, least = Number(floors.size ? floors.get('mean') ?? 0 : 0.92);
console.log(`mean of ${answered.length} queries with an answer: ${all.toFixed(3)} (floor ${least})`);
process.exit(strict && (failed || all < least) ? 1 : 0);
