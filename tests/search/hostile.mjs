// hostile.mjs FOLDER: queries that are no words; exit 1 if one fails, is slow or finds anything. Then 200 characters at random
// of what a plan is written in, which may find something but must not keep a reader waiting.
import { engine } from './engine.mjs';

const search = engine(process.argv[2]);
const queries = ['<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '__proto__', 'toString', 'hasOwnProperty', '\\', '.*', '((((', '%00', '\u0000', '\ud800', '', '   ', '、。！？', '🎌🎌', 'あ'.repeat(10000), 'x'.repeat(10000), '漢'.repeat(10000), 'ー'.repeat(500), '-'.repeat(10000), "'".repeat(500), '﷽'.repeat(200)];
let bad = 0;
await search.query('雇用', { lang: 'ja' });
await search.query('work', { lang: 'en' });
for (const query of queries) {
  const start = performance.now();
  let found;
  try { found = await search.query(query, { lang: 'ja', limit: 10 }); } catch (error) { found = [error]; }
  const time = performance.now() - start;
  if (found.length || time > 3000) { bad++; console.log(JSON.stringify(query.slice(0, 30)), found.length, String(found[0] && (found[0].slug || found[0])), Math.round(time) + ' ms'); }
}

/** Milliseconds of the processor, which other programs do not change; the least of three, since the first is not compiled yet. */
async function costOf(query, options) {
  const costs = [];
  for (let time = 0; time < 3; time++) {
    const start = process.cpuUsage();
    await search.query(query, options);
    const { user, system } = process.cpuUsage(start);
    costs.push((user + system) / 1000);
  }
  return Math.min(...costs);
}

const ALPHABETS = ['あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ', '雇用訓練支援相談助成企業労働者', '漢薔薇鬱躑躅', 'アイウエオカキクケコサシスセソー', 'abcdefghijklmnopqrstuvwxyz', 'a b c d e f', '雇あかア用１aのを', 'かんきこうしょうせいゆ', '()[]*+?.\\^$|', '0123456789-の'];
const MOST = 100;
let seed = 7;
const random = count => (seed = (seed * 1103515245 + 12345) % 2147483648) % count;
for (let at = 0; at < 60; at++) {
  const letters = ALPHABETS[at % ALPHABETS.length], query = Array.from({ length: 200 }, () => letters[random(letters.length)]).join('');
  for (const partial of [false, true]) {
    const cost = await costOf(query, { lang: at % 3 ? 'ja' : 'en', partial, limit: 10 });
    if (cost > MOST) { bad++; console.log(query.slice(0, 30), Math.round(cost) + ' ms'); }
  }
}
process.exit(bad ? 1 : 0);
