// The search script in node's vm: engine(FOLDER) of the index gives tebikiSearch, which loads its shards from there.
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

export function engine(folder) {
  const context = vm.createContext({});
  const run = file => vm.runInContext(fs.readFileSync(path.join(folder, file), 'utf8'), context, { filename: file });
  run(fs.readdirSync(folder).find(file => /^search-[0-9a-f]+\.js$/.test(file)));
  const search = context.tebikiSearch;
  search.loaded = [];
  search.load = file => { search.loaded.push([file, fs.statSync(path.join(folder, file)).size]); run(file); };
  return search;
}
