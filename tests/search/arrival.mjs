// arrival.mjs FOLDER: the same results and reasons whichever script of the index arrives first; exit 1 if not.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const queries = fs.readFileSync(new URL('queries.tsv', import.meta.url), 'utf8').split('\n')
  .filter(line => line && !line.startsWith('#')).filter((_, i) => i % 12 === 0).map(line => line.split('\t')[2]);
/* What a page finds when the scripts of one language arrive late. */
async function found(query, lang, late) {
  const search = engine(process.argv[2]), load = search.load;
  search.load = async file => {
    if (file.startsWith(late)) await new Promise(resolve => setTimeout(resolve, 5));
    load(file);
  };
  return JSON.stringify(await search.query(query, { lang, limit: 10 }));
}
let bad = 0;
for (const query of [...queries, 'ikukyu']) for (const lang of ['ja', 'en']) {
  const [one, other] = await Promise.all(['ja-', 'en-'].map(late => found(query, lang, late)));
  if (one !== other) { bad++; console.log(lang, query, one, other); }
}
process.exit(bad ? 1 : 0);
