// bundle-search.mjs [--check]: makes themes/default/static/search.js of the modules in themes/default/search/.
//
// The bundle is in the repository, so that cargo alone builds everything; its first line has the hash of what it was made
// from, this script included. Nothing is done where that is right. With --check it is made anew whatever the hash says, and compared: exit 1 if
// it differs.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.join(root, 'themes/default/search'), bundle = path.join(root, 'themes/default/static/search.js');

function sourceHash() {
  const hash = createHash('sha256').update(fs.readFileSync(fileURLToPath(import.meta.url)));
  for (const name of fs.readdirSync(folder).filter(name => name.endsWith('.js')).sort()) {
    hash.update(name + '\n');
    hash.update(fs.readFileSync(path.join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/* Names of properties that never leave the engine, which are shortened; others are told to pages and tools. */
const INNER = ['isOwn', 'isTight', 'sought', 'shardSize', 'isPart', 'isInner', 'isPhrase', 'isWritten', 'shortest',
  'longest', 'chainOf', 'derivations', 'bySound', 'byKey', 'byForm', 'formPattern', 'numeralPattern',
  'counterPattern', 'okuriganaGroups', 'stopJapanese', 'stopEnglish', 'stemSteps', 'heavySuffixes', 'forgiven',
  'extras', 'isRepeat', 'lasts', 'japanese', 'latin', 'places', 'gaps', 'cover', 'postings_', 'bring',
  'kept', 'isPartial', 'isSubject', 'isMarked', 'steps', 'rest', 'outermost',
  'heard', 'slips', 'titles', 'characters', 'ranked', 'single', 'sounds', 'similar', 'skip', 'offset', 'shard', 'tables', 'neighbours'];

/* The numbers of weights.js whose names are nowhere else; tests/search/quality.mjs finds them by their place. */
const WEIGHTS = ['otherLanguage', 'mostInOtherWords', 'unknownCompoundVerb', 'otherCharacter', 'scatteredBelow',
  'alsoInTitle', 'hiraganaInside', 'hiraganaFirst', 'hiraganaAlone', 'listedWord', 'romajiLink',
  'unknownInLong', 'unknownInQuestion', 'unknownAction', 'unknownVerb', 'unknownKanji', 'unknownKana', 'unknownLatin',
  'latinWord', 'soundAlone', 'inexactSound', 'inexactRomaji', 'leastOfOne', 'leastOfBest', 'leastBest', 'leastKnown',
  'leastOfQuestion', 'common', 'named', 'otherAudience', 'derivationAlone', 'phraseParts', 'synonymOfSound', 'synonymOfSlip', 'otherSound', 
  'quantity', 'askedTitle', 'untitled', 'respelt', 'begun', 'synonym', 'apart', 'again', 'second', 'neighbour', 'derivation', 'frequent', 'hiragana', 'oneKanji', 'titleOnly', 'nameOnly', 'mostAgain', 'leastPart', 'widest', 'innerHeading', 'outerHeading',
  'headingToo', 'headingCover', 'stopWord', 'stopLetter', 'onlyNear', 'oneSlip', 'twoSlips', 'phraseFrom', 'scattered', 'nearness'];

async function make(banner) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(folder, 'engine.js')], bundle: true, format: 'iife', minify: true, charset: 'utf8',
    target: 'es2020', legalComments: 'none', mangleProps: new RegExp(`^(?:${[...INNER, ...WEIGHTS].join('|')})$`), banner: { js: banner }, write: false,
  });
  return outputFiles[0].text;
}

const banner = `/* Made of themes/default/search/ (${sourceHash()}) by scripts/bundle-search.mjs. */`;
const old = fs.existsSync(bundle) ? fs.readFileSync(bundle, 'utf8') : '';
if (process.argv.includes('--check')) {
  if (await make(banner) !== old) {
    console.error('themes/default/static/search.js is not what its sources give: run `npm run bundle`');
    process.exit(1);
  }
} else if (!old.startsWith(banner)) {
  fs.writeFileSync(bundle + '.new', await make(banner));
  fs.renameSync(bundle + '.new', bundle);
  console.log(`themes/default/static/search.js: ${fs.statSync(bundle).size} bytes`);
}
