// hostile.mjs FOLDER: queries that are no words; exit 1 if one fails, is slow or finds anything.
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
process.exit(bad ? 1 : 0);
