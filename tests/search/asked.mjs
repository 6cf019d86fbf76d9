// asked.mjs [PUBLIC] [QUESTIONS.tsv] [--verbose] [--floor]: whether the first sentence that a reader is shown answers.
// Each question is typed on the search page, in Chromium; the first thing shown is the quoted sentence or, where none is
// quoted, the first result. With --floor, exit 1 if less than 85 % of either language answer. The questions were written
// before the engine was asked; afterwards its words and weights were mended with them in view, so that this is no measure of
// what other questions will find.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = path.dirname(fileURLToPath(import.meta.url)), FLOOR = 0.85;
const [folder = path.join(here, '../../public'), file = path.join(here, 'asked.tsv')] = process.argv.slice(2).filter(arg => !arg.startsWith('--'));
const verbose = process.argv.includes('--verbose');
const questions = fs.readFileSync(file, 'utf8').split('\n').filter(line => line && !line.startsWith('#')).map(line => {
  const [lang, question, slugs] = line.split('\t');
  return { lang, question, slugs: slugs.split(' ') };
});

/** What the search page shows first. */
async function firstShown(page, { lang, question }) {
  await page.goto(pathToFileURL(path.join(folder, lang, 'search.html')).href + '?q=' + encodeURIComponent(question));
  await page.waitForFunction(() => document.getElementById('search-count').textContent && !document.querySelector('[aria-busy=true]'));
  return page.evaluate(() => {
    const shown = document.querySelector('#search-answer figure') || document.querySelector('#search-results li');
    const links = [...document.querySelectorAll('#search-results h2 a')].map(link => link.getAttribute('href'));
    const slugOf = href => href.replace(/^.*\/|\.html.*$/g, '');
    const notes = document.getElementById('search-notes').textContent;
    return shown && {
      isQuoted: shown.matches('figure'), slug: slugOf(shown.querySelector('a').getAttribute('href')),
      sentence: shown.querySelector('blockquote, .passage').textContent, results: links.map(slugOf), notes,
    };
  });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox'] });
const page = await browser.newPage(), counts = new Map();
for (const asked of questions) {
  const shown = await firstShown(page, asked), answers = Boolean(shown) && asked.slugs.includes(shown.slug);
  const count = counts.get(asked.lang) ?? { asked: 0, answered: 0, found: 0 };
  counts.set(asked.lang, count);
  count.asked++;
  if (answers) count.answered++;
  if (shown && shown.results.slice(0, 3).some(slug => asked.slugs.includes(slug))) count.found++;
  if (verbose) console.log(answers ? 'yes' : 'NO ', asked.question, '→', shown ? `${shown.isQuoted ? 'quoted' : 'first'} ${shown.slug}: ${shown.sentence}\n      ${shown.results.slice(0, 6).join(' ')} | ${shown.notes}` : 'nothing');
}
await browser.close();
let isLow = false;
for (const [lang, { asked, answered, found }] of counts) {
  isLow ||= answered / asked < FLOOR;
  console.log(`${lang}: the first sentence answers ${answered} of ${asked} (${Math.round(answered / asked * 100)} %), among the first three results ${found}`);
}
process.exit(process.argv.includes('--floor') && isLow ? 1 : 0);
