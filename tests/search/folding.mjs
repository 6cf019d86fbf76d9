// folding.mjs FOLDER < LINES: folds, keys, stems and sounds of each line by the search script, as the build's tests compare.
import fs from 'node:fs';
import { engine } from './engine.mjs';

const search = engine(process.argv[2]);
await search.start();
for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
  const folded = search.fold(line), kana = search.sound(folded);
  const words = folded.match(/[a-z0-9]+/g) || [];
  console.log([folded, search.key(folded), words.map(search.stem).join(' '), kana === null ? '' : kana, search.forgive(search.romaji(folded))].join('\t'));
}
