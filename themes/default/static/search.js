/* Search over the index beside this script. A classic script: it runs from https and from a disk.
 *
 *   tebikiSearch.query(text, {lang, limit}) → Promise<[{slug, score, via}]>, the best first
 *   tebikiSearch.search(text, {lang, limit, partial, filter}) → Promise<{results, total, units, facets}>
 *   tebikiSearch.load(file) → brings a script of the index; replace it where there is no document.
 *
 * 1. Fold the query (the tables come with the index) and cut it into units: words of the index by least
 *    cost, readings, other words for the same, near misses.
 * 2. Load the postings of these words, and give every measure a strength for every unit.
 * 3. Rank by what part of the query is covered, its nearness and order; drop what covers too little.
 */
(function (root) {
  'use strict';
  const INDEX = '{{index}}', MAX_QUERY = 120, MAX_BYTES = 42000, DEEP = 400, LARGE = 1000;
  const me = typeof document !== 'undefined' && document.currentScript;
  const base = me && me.src ? me.src.replace(/[^/]*$/, '') : '';
  const pending = new Map();
  const api = root.tebikiSearch = { load, query, search, fold, key: keyOf, stem, sound: kanaSound, romaji: romajiSound, forgive, start, documents, href, passage, facets };

  // ---- loading

  function load(file) {
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = base + file;
      script.onload = resolve;
      script.onerror = () => reject(new Error(file));
      document.head.appendChild(script);
    });
  }
  function shard(name) {
    const given = () => (root.tebikiShards || {})[name];
    if (given() !== undefined) return Promise.resolve(given());
    if (!pending.has(name)) {
      pending.set(name, Promise.resolve(api.load(name + '-' + INDEX + '.js')).then(() => {
        if (given() === undefined) throw new Error(name);
        return given();
      }).catch(error => { pending.delete(name); throw error; }));
    }
    return pending.get(name);
  }

  // ---- tables: the same that the index was made with

  let T = null, S = null, starting = null;
  const L = {}, loaded = {};
  const pairs = (text, a = '|', b = ' ') => text.split(a).map(pair => pair.split(b));
  const suffixes = text => text.split('|').map(rule => { const [s, by, n] = rule.split(' '); return [s, by, +n]; });
  const isKanji = c => /[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/.test(c);
  const isKana = c => /[ぁ-ゖァ-ヺー]/.test(c);
  const isHira = c => /[ぁ-ゖ]/.test(c);
  const allHira = s => /^[ぁ-ゖ]+$/.test(s);
  const allKana = s => /^[ぁ-ゖァ-ヺー]+$/.test(s);
  const isNumeral = c => '〇一二三四五六七八九十百千'.includes(c);

  function start() {
    return starting || (starting = shard('start').then(text => {
      S = JSON.parse(text);
      const t = S.tables, chars = Array.from(t.chars);
      T = { chars: new Map(), words: new Map(), ka: t.ka, counters: t.counters, okurigana: t.okurigana,
        groups: new Set(t.okuriganaGroups.split(' ')), stopJa: new Set(t.stopJa.split(' ')), stopEn: new Set(t.stopEn.split(' ')),
        stems: t.stems.map(suffixes), heavy: suffixes(t.heavy), spellings: new Map(pairs(t.spellings)),
        kana: new Map(pairs(t.kana)), romaji: pairs(t.romaji), forgive: pairs(t.forgive) };
      for (let i = 0; i < chars.length; i += 2) T.chars.set(chars[i], chars[i + 1]);
      for (const [from, to] of pairs(t.words, '|', '\t')) push(T.words, from[0], [from, to]);
      for (const list of T.words.values()) list.sort((a, b) => b[0].length - a[0].length);
    }).catch(error => { starting = null; throw error; }));
  }

  // ---- folding: see src/search/fold.rs, sound.rs and english.rs, which do the same

  /* Gives the folded text; with `map`, also the place in `text` of each of its characters. */
  function fold(text, map) {
    let out = [], from = [];
    const chars = Array.from(text);
    for (let at = 0, place = 0; at < chars.length;) {
      let cluster = chars[at++];
      while (at < chars.length && /[\u0300-\u036f\u3099\u309a\uff9e\uff9f]/.test(chars[at])) cluster += chars[at++];
      for (const c of cluster.normalize('NFKC').toLowerCase()) {
        const last = out.length ? out[out.length - 1] : ' ';
        const put = x => { out.push(x); from.push(place); };
        if (/[\u0300-\u036f]/.test(c)) continue;
        if (c >= 'à' && c <= 'ž') put(c.normalize('NFD')[0]);
        else if (/[-‐-―−~〜ー]/.test(c) && isKana(last)) put('ー');
        else if (/[‐-―−ー]/.test(c)) put('-');
        else if (c === '’' || c === '‘') put("'");
        else if (/\s/.test(c) && c !== '\n') { if (last !== ' ') put(' '); }
        else put(T.chars.get(c) || c);
      }
      place += cluster.length;
    }
    [out, from] = foldNumbers(out, from);
    [out, from] = foldWords(out, from);
    if (map) map.push(...from, text.length);
    return out.join('');
  }
  function foldNumbers(chars, from) {
    const out = [], places = [];
    const put = (c, place) => { out.push(c); places.push(place); };
    for (let at = 0; at < chars.length;) {
      let run = 0;
      while (at + run < chars.length && isNumeral(chars[at + run])) run++;
      if (!run) {
        const last = out[out.length - 1] || ' ', counts = /[0-9数何各]/.test(last) || isNumeral(last);
        const c = chars[at];
        if (counts && T.ka.includes(c) && '所月国年'.includes(chars[at + 1] || ' ')) put('か', from[at]);
        else put(counts && c === '才' ? '歳' : c, from[at]);
        at++;
        continue;
      }
      let follows = at + run;
      if (follows < chars.length && T.ka.includes(chars[follows])) follows++;
      const counted = follows < chars.length && T.counters.includes(chars[follows]) && !(at > 0 && /[0-9]/.test(chars[at - 1]));
      const value = counted ? numeral(chars.slice(at, at + run)) : null;
      if (value === null) for (let i = 0; i < run; i++) put(chars[at + i], from[at + i]);
      else for (const digit of String(value)) put(digit, from[at]);
      at += run;
    }
    return [out, places];
  }
  function numeral(run) {
    let total = 0, digit = null, places = false;
    for (const c of run) {
      const unit = { 十: 10, 百: 100, 千: 1000 }[c];
      if (!unit) {
        const value = '〇一二三四五六七八九'.indexOf(c);
        digit = places ? value : (digit || 0) * 10 + value;
        if (digit > 4294967295) return null;
        continue;
      }
      total += (digit === null ? 1 : digit) * unit;
      digit = null;
      places = true;
    }
    total += digit || 0;
    return total > 4294967295 ? null : total;
  }
  function foldWords(chars, from) {
    const out = [], places = [];
    for (let at = 0; at < chars.length;) {
      const word = (T.words.get(chars[at]) || []).find(([f]) => { for (let i = 0; i < f.length; i++) if (chars[at + i] !== f[i]) return false; return true; });
      if (!word) { out.push(chars[at]); places.push(from[at++]); continue; }
      const [f, to] = word;
      for (let i = 0; i < to.length; i++) { out.push(to[i]); places.push(from[at + Math.min(i, f.length - 1)]); }
      at += f.length;
    }
    return [out, places];
  }
  function keyOf(word) {
    if (!/[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/.test(word)) return word.replace(/[ー・]/g, '');
    return word.replace(/[ぁ-ゖ]+/g, (group, at) => {
      if (at === 0 || !isKanji(word[at - 1])) return group;
      return (group.length === 1 ? T.okurigana.includes(group) : T.groups.has(group)) ? '' : group;
    }).replace(/[ー・]/g, '');
  }
  const replaceSuffix = (word, rules) => {
    for (const [suffix, by, before] of rules) if (word.endsWith(suffix) && word.length - suffix.length >= before) return word.slice(0, word.length - suffix.length) + by;
    return word;
  };
  function stem(word) {
    const spelt = T.spellings.get(word) || word;
    if (spelt.length < 4 || /[0-9]/.test(spelt)) return spelt;
    return T.stems.reduce((word, step) => { const next = replaceSuffix(word, step); return T.spellings.get(next) || next; }, spelt);
  }
  const heavy = word => replaceSuffix(word, T.heavy);
  function kanaSound(kana) {
    const text = kana.replace(/[ぁ-ゖ]/g, c => String.fromCharCode(c.charCodeAt(0) + 0x60));
    let out = '';
    for (let at = 0; at < text.length;) {
      const two = at + 1 < text.length && T.kana.get(text.slice(at, at + 2)), one = T.kana.get(text[at]);
      if (!two && !one) return null;
      out += two || one;
      at += two ? 2 : 1;
    }
    return out;
  }
  function romajiSound(word) { return T.romaji.reduce((word, [from, to]) => word.split(from).join(to || ''), word); }
  function forgive(sound) {
    for (;;) {
      const next = T.forgive.reduce((s, [from, to]) => s.split(from).join(to || ''), sound);
      if (next === sound) return sound;
      sound = next;
    }
  }

  // ---- vocabulary and synonyms

  /* Groups of words by key (English: stems) and by sound. */
  const G = { list: [], byKey: new Map(), bySound: new Map(), longest: 1 };
  const push = (map, name, value) => { const list = map.get(name); if (list) list.push(value); else map.set(name, [value]); };
  function readGroups(text, ja) {
    text.split('\n').forEach((line, i) => {
      const group = G.list[i] || (G.list[i] = { words: [], near: [] });
      if (!line) return;
      const [words, near] = line.split('~').map(part => part ? part.split('|').map(member => {
        const [given, sound] = member.split('/'), other = given[0] === '=', text = other ? given.slice(1) : given;
        return { text, sound, ja: ja || other, key: ja || other ? keyOf(text) : text };
      }) : []);
      group.words.push(...words);
      group.near.push(...near || []);
      for (const member of words) {
        push(G.byKey, member.key, group);
        if (!member.ja) G.longest = Math.max(G.longest, member.text.split(' ').length);
        const sound = ja && (member.sound || kanaSound(member.text));
        if (sound) push(G.bySound, forgive(sound), { sound, group, member });
      }
    });
  }
  /* The vocabulary of a language. */
  function lexicon(lang) {
    return L[lang] || (L[lang] = Promise.all([shard(lang + '-lex'), shard(lang + '-syn'), start()]).then(([text, groups]) => {
      readGroups(groups, lang === 'ja');
      const terms = new Map(), sounds = new Map();
      let part = 0, offset = 0;
      for (const line of text.split('\n')) {
        if (!line) continue;
        const [key, size, lengths, readings] = line.split('|');
        if (offset && offset + +size > S.postings) { part++; offset = 0; }
        const [min, max] = lengths ? lengths.split('-').map(Number) : [key.length, key.length];
        const term = { key, lang, size: +size, df: +size / 4, min, max, part, offset, posts: null };
        offset += +size;
        terms.set(key, term);
        if (lang === 'ja') {
          const all = readings ? readings.split('/') : allKana(key) ? [kanaSound(key)] : [];
          for (const sound of all) {
            const name = forgive(sound || '');
            if (name) push(sounds, name, { sound, term });
          }
        }
      }
      const heavies = new Map();
      if (lang === 'en') for (const key of terms.keys()) push(heavies, heavy(key), key);
      return (loaded[lang] = { terms, sounds, heavies });
    }).catch(error => { delete L[lang]; throw error; }));
  }
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUE = new Int8Array(128);
  for (let i = 0; i < 64; i++) VALUE[DIGITS.charCodeAt(i)] = i;
  const partOf = term => term.lang + '-p' + term.part;
  /* Documents in order; of each, the title's position or −1, whether a name has it, and its positions in
   * the body, `places` from `from[i]` to `from[i + 1]`. */
  async function postings(term) {
    if (term.posts) return term.posts;
    const text = await shard(partOf(term)), docs = [], titles = [], extras = [], from = [0], places = [];
    let at = term.offset, doc = 0;
    const number = () => { for (let n = 0; ;) { const v = VALUE[text.charCodeAt(at++)]; n = n << 5 | (v & 31); if (v < 32) return n; } };
    for (const end = at + term.size; at < end;) {
      docs.push(doc += number());
      const head = number();
      titles.push(head & 1 ? number() : -1);
      extras.push(head >> 1 & 1);
      for (let i = head >> 2, place = 0; i > 0; i--) places.push(place += number());
      from.push(places.length);
    }
    term.df = docs.length;
    return (term.posts = { docs, titles, extras, from, places });
  }
  function indexOf({ docs }, doc) {
    let low = 0, high = docs.length - 1;
    while (low < high) { const mid = low + high >> 1; if (docs[mid] < doc) low = mid + 1; else high = mid; }
    return docs[low] === doc ? low : -1;
  }

  // ---- cutting a query

  /* Alternatives of a unit: chains of terms, with a weight and a reason. */
  const alt = (chain, weight, by, lang, gaps, own) => ({ chain, weight, by, lang, gaps: gaps || chain.map(() => 0), own: own !== false });

  const PARTICLES = 'のをとにはがでもへや';
  function cutJapanese(run, lex, mixed, plain) {
    const n = run.length, best = new Array(n + 1).fill(null);
    best[0] = { cost: 0, from: -1 };
    const kanaOnly = allKana(run) && !mixed;
    const relax = (i, j, cost, edge) => { const total = best[i].cost + cost; if (!best[j] || total < best[j].cost) best[j] = { cost: total, from: i, edge }; };
    for (let i = 0; i < n; i++) {
      if (!best[i]) continue;
      const c = run[i];
      relax(i, i + 1, isHira(c) ? (kanaOnly && !PARTICLES.includes(c) ? 7 : 4) : isKanji(c) ? 24 : isKana(c) ? 14 : /[a-z0-9]/.test(c) ? 12 : 2, { text: c, unknown: !isHira(c) && (isKanji(c) || isKana(c)) || kanaOnly && !PARTICLES.includes(c), skip: isHira(c) && (!kanaOnly || PARTICLES.includes(c)) });
      const latin = /^(?:[a-z]+|[0-9]+)/.exec(run.slice(i));
      if (latin) {
        const word = latin[0], term = lex.terms.get(word);
        relax(i, i + word.length, term ? 9 : 12, { text: word, term, group: plain ? null : alive(word), unknown: !term && (plain || !alive(word)) });
      }
      for (let j = i + 1; j <= Math.min(n, i + 26); j++) {
        const text = run.slice(i, j);
        if (T.stopJa.has(text)) relax(i, j, kanaOnly ? 5.5 * (j - i) : 3.5, { text, skip: true });
        const key = keyOf(text);
        const term = lex.terms.get(key), group = plain ? null : alive(key);
        const sounded = !plain && allKana(text) && j - i > 1 && (kanaOnly || j - i > 2) ? soundsOf(lex, text) : null;
        if (term || group) {
          const one = j - i === 1 && isKanji(c);
          // がん at the beginning of a word is a word; the same letters further on are an ending.
          const hira = !allHira(text) || kanaOnly ? 0 : i === 0 || !isHira(run[i - 1]) ? -3 : group || j - i > 2 ? 0 : 4;
          relax(i, j, (one ? 16 : 10) + hira + (term ? Math.min(3, 12 / Math.sqrt(term.size)) * 0.3 : 0.6), { text, term, group, one, sounds: kanaOnly && sounded ? sounded.list : null });
        } else if (sounded) relax(i, j, (kanaOnly ? 11 : 14) + (sounded.exact ? 0 : 1.5), { text, sounds: sounded.list });
      }
    }
    const edges = [];
    for (let at = n; at > 0; at = best[at].from) edges.unshift(Object.assign({ start: best[at].from, end: at }, best[at].edge));
    return joinUnknown(edges, run);
  }
  /* Unknown characters and the bits of words beside them are one unknown unit, and so are single kanji in a row. */
  function joinUnknown(edges, run) {
    const out = [], kanji = e => e.end - e.start === 1 && isKanji(run[e.start]), bit = e => e.one || kanji(e) || /^[ァ-ヺー]{1,3}$/.test(e.text) && !e.skip;
    for (const edge of edges) {
      const last = out[out.length - 1];
      if (last && last.end === edge.start && (last.unknown && (edge.unknown || bit(edge)) || bit(last) && edge.unknown || last.one && edge.one)) {
        out[out.length - 1] = { text: last.text + edge.text, start: last.start, end: edge.end, unknown: true };
      } else out.push(edge);
    }
    // 引っ越: a verb of two kanji.
    for (let i = 2; i < out.length; i++) {
      const [a, link, b] = out.slice(i - 2, i + 1);
      if (a.unknown && (b.unknown || b.one) && link.skip && link.text.length === 1 && T.okurigana.includes(link.text) && kanji(a) && kanji(b)) {
        out.splice(i - 2, 3, { text: a.text + link.text + b.text, start: a.start, end: b.end, unknown: true, share: 0.8 });
      }
    }
    return out;
  }
  function soundsOf(lex, kana) {
    const sound = kanaSound(kana), name = sound && forgive(sound);
    return name && name.length > 2 ? soundAlternatives(lex, name, sound) : null;
  }
  function soundAlternatives(lex, name, sound) {
    const terms = lex.sounds.get(name) || [], groups = (G.bySound.get(name) || []).filter(entry => isAlive(entry.group));
    if (!terms.length && !groups.length) return null;
    const list = [...terms, ...groups];
    const exact = list.some(entry => entry.sound === sound);
    return { exact, list: list.map(entry => ({ term: entry.term, group: entry.group, member: entry.member, weight: entry.sound === sound ? 1 : exact ? 0.6 : 0.92 })) };
  }
  const LINKS = new Set(['no', 'to', 'ni', 'o', 'na', 'ga', 'de', 'wa', 'ya', 'tou', 'to', 'nado', 'niokeru', 'notame', 'niyoru', 'oyobi', 'muke', 'gata', 'ka']);
  /* Romaji: cut over sounds. */
  function cutRomaji(word, lex) {
    const sound = romajiSound(word);
    const syllables = sound.match(/(?:[kgsztdnhbpmrf]?y?[aiueo]|w[a]|n(?![aiueoy])|q|-)/g);
    if (!syllables || syllables.join('') !== sound || sound.length < 4) return null;
    const n = syllables.length, best = new Array(n + 1).fill(null);
    best[0] = { cost: 0, from: -1 };
    for (let i = 0; i < n; i++) {
      if (!best[i]) continue;
      for (let j = i + 1; j <= n; j++) {
        const text = syllables.slice(i, j).join(''), name = forgive(text);
        if (name.length < 3) continue;
        const found = soundAlternatives(lex, name, text);
        const cost = found ? 10 + (found.exact ? 0 : 1) : 0;
        if (cost && (!best[j] || best[i].cost + cost < best[j].cost)) best[j] = { cost: best[i].cost + cost, from: i, found, text };
      }
      for (let j = i + 1; i && j <= Math.min(n - 1, i + 4); j++) {
        const text = syllables.slice(i, j).join('');
        if (LINKS.has(text) && (!best[j] || best[i].cost + 9 < best[j].cost)) best[j] = { cost: best[i].cost + 9, from: i, found: null, text };
      }
    }
    if (!best[n]) return null;
    const edges = [];
    for (let at = n; at > 0; at = best[at].from) edges.unshift({ text: best[at].text, sounds: best[at].found && best[at].found.list, skip: !best[at].found });
    return edges;
  }

  // ---- near misses

  /* Distance with transpositions, or a number over `max`. */
  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return max + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
        row.push(d);
        if (d < least) least = d;
      }
      if (least > max) return max + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }
  const fuzzyKeys = lex => lex.fuzzy || (lex.fuzzy = [...new Set([...lex.terms.keys(), ...G.byKey.keys()])].filter(key => key.length > 2 && /[^\x00-\x7f]/.test(key) && !allHira(key)));
  function nearestJapanese(run, edge, lex) {
    let found = null;
    for (let i = Math.max(0, edge.start - 12); i <= edge.start; i++) {
      for (let j = edge.end; j <= Math.min(run.length, i + 20); j++) {
        const piece = keyOf(run.slice(i, j)), katakana = /^[ァ-ヺ]+$/.test(piece);
        if (run[j] === 'ー') continue;
        if (piece.length < (katakana ? 4 : 3) || /[ぁ-ゖ]$/.test(piece) && j < run.length && !isHira(run[j])) continue;
        const max = katakana && piece.length > 6 ? 2 : 1;
        for (const key of fuzzyKeys(lex)) {
          if (Math.abs(key.length - piece.length) > max || key.length < (katakana ? 4 : 3)) continue;
          if (key[0] !== piece[0] && key[key.length - 1] !== piece[piece.length - 1]) continue;
          const d = distance(piece, key, max);
          // A word of four kana with another in place of one is another word: ロケット, ロボット.
          if (d > max || d === 0 || piece.length < 5 && /[ァ-ヺ]/.test(piece) && piece.length === key.length) continue;
          const score = piece.length - 2.5 * d - (key[0] === piece[0] ? 0 : 0.5);
          if (score > 0.4 && (!found || score > found.score)) found = { score, start: i, end: j, key, d };
        }
      }
    }
    return found;
  }
  /* Units of a compound that no text has, as the one word that it may be a slip for. */
  function respelt(units) {
    for (let i = 0; i < units.length - 1; i++) {
      let j = i;
      while (j + 1 < units.length && units[j + 1].tight && units[j + 1].run === units[i].run) j++;
      if (j === i || !units[i].run || units.slice(i, j + 1).some(unit => unit.spelling)) continue;
      const { run, start } = units[i], end = units[j].end, text = keyOf(run.slice(start, end));
      let found = null;
      for (const key of fuzzyKeys(loaded.ja)) {
        const max = text.length > 7 ? 2 : text.length > 3 ? 1 : 0, d = distance(text, key, max);
        if (d > 0 && d <= max && (!found || d < found.d)) found = { key, d };
      }
      if (!found) continue;
      const unit = unitOf({ text: found.key, own: found.key, term: loaded.ja.terms.get(found.key), group: alive(found.key) }, loaded, 'spelling');
      unit.alts.forEach(a => { a.weight *= 0.9; });
      if (unit.alts.length) return [...units.slice(0, i), unit, ...units.slice(j + 1)].map(unit => Object.assign({}, unit));
    }
    return null;
  }
  function nearestEnglish(word, lex) {
    const max = word.length > 7 ? 2 : word.length > 4 ? 1 : 0;
    if (!max) return null;
    let found = null;
    for (const [key, term] of lex.terms) {
      if (key.length < 4 || key[0] !== word[0] || key[key.length - 1] !== word[word.length - 1]) continue;
      const d = distance(word, key, max);
      if (d <= max && (!found || d < found.d || d === found.d && term.size > found.term.size)) found = { d, term };
    }
    return found;
  }

  // ---- from a query to units

  /* The terms that a text in Japanese or English stems consists of, in order, with what is left out
   * before each (characters, or words in English); null if one is unknown. */
  function chainOf(member) {
    const { ja, text } = member, lex = loaded[ja ? 'ja' : 'en'];
    if (!lex) return null;
    if (member.chain !== undefined && member.of === lex) return member.chain;
    const terms = [], gaps = [];
    let gap = 0, whole = true, lost = 0;
    const take = term => { if (term) { terms.push(term); gaps.push(gap); gap = 0; } else whole = false; };
    if (ja) for (const edge of cutJapanese(text, lex, true, true)) { if (edge.skip) { gap += edge.end - edge.start; lost += gap > 1 ? 1 : 0; } else take(edge.term); }
    else for (const word of text.split(' ')) { if (T.stopEn.has(word)) { gap++; if (!SMALL.has(word)) lost++; } else take(lex.terms.get(word)); }
    // What is left of "people in need" or 働きすぎ without the small words would be another thing.
    if (terms.length === 1 && lost) whole = false;
    member.of = lex;
    return (member.chain = whole && terms.length ? { terms, gaps } : null);
  }
  const SMALL = new Set(['a', 'an', 'the', 'of']);
  const isAlive = group => [...group.words, ...group.near].some(chainOf);
  function alive(key) {
    const groups = (G.byKey.get(key) || []).filter(isAlive);
    return groups.length ? groups : null;
  }
  function groupAlternatives(group, own, weight, by) {
    const out = [];
    const add = (member, w) => {
      const chain = chainOf(member), same = own && member.key === own;
      if (chain) out.push(alt(chain.terms, weight * (same ? 1 : w), same ? by : member.ja ? 'synonym' : 'translation', member.ja ? 'ja' : 'en', chain.gaps, same));
    };
    group.words.forEach(member => add(member, 0.9));
    group.near.forEach(member => add(member, 0.5));
    return out;
  }
  function unitOf(edge, lexicons, by) {
    const alts = [], own = edge.own || keyOf(edge.text);
    if (edge.unknown && edge.text.length > 1 && /[^ぁ-ゖ]/.test(own)) {
      for (const [key, term] of lexicons.ja.terms) if (own.length > 2 ? key.includes(own) : !isKana(own[0]) && key.startsWith(own)) alts.push(alt([term], 0.97, 'text', 'ja'));
    }
    if (edge.term) alts.push(alt([edge.term], 1, by, edge.term.lang));
    for (const group of edge.group || []) alts.push(...groupAlternatives(group, own, 1, by));
    for (const entry of edge.sounds || []) {
      if (entry.term) alts.push(alt([entry.term], entry.weight, 'reading', 'ja'));
      else alts.push(...groupAlternatives(entry.group, entry.member.key, entry.weight, 'reading'));
      for (const group of entry.term && alive(entry.term.key) || []) alts.push(...groupAlternatives(group, entry.term.key, entry.weight * 0.95, 'reading'));
    }
    return { text: edge.text, alts, tight: false, unknown: !alts.length };
  }
  function japaneseUnits(run, lexicons, mixed) {
    let edges = cutJapanese(run, lexicons.ja, mixed);
    if (edges.some(edge => edge.unknown) && /^[ァ-ヺー]+$/.test(run)) {
      const soft = cutJapanese(run.replace(/[ァ-ヶ]/g, c => String.fromCharCode(c.charCodeAt(0) - 0x60)), lexicons.ja, mixed);
      if (!soft.some(edge => edge.unknown) && soft.some(edge => !edge.skip)) edges = soft;
    }
    for (let tries = 0; tries < 3; tries++) {
      const odd = edges.find(edge => edge.unknown && !edge.tried);
      const near = odd && nearestJapanese(run, odd, lexicons.ja);
      if (!odd) break;
      if (!near) { odd.tried = true; continue; }
      const before = run.slice(0, near.start), after = run.slice(near.end);
      const fixed = { text: near.key, term: lexicons.ja.terms.get(near.key), group: alive(near.key), spelling: true };
      edges = [...(before ? cutJapanese(before, lexicons.ja, true) : []), fixed, ...(after ? cutJapanese(after, lexicons.ja, true) : [])];
      break;
    }
    const units = [];
    let gap = true;
    edges.forEach((edge, i) => {
      if (edge.skip) { gap = true; return; }
      const unit = unitOf(edge, lexicons, edge.spelling ? 'spelling' : 'text'), next = run[edge.end] || '';
      Object.assign(unit, { tight: !gap, one: edge.one, run, start: edge.start, end: edge.end });
      // A verb says less than a noun; one that the plan lacks hardly counts.
      const inflected = !edge.spelling && (/^[^ぁ-ゖ][ぁ-ゖ]+$/.test(edge.text) || edge.text.length === 1 && T.okurigana.includes(next || '-'));
      const verbal = edge.unknown && /^(?:し|さ|する|でき|中)/.test(run.slice(edge.end));
      unit.share = edge.share || (inflected ? (unit.unknown ? 0.2 : 0.3) : verbal ? 0.5 : 1);
      units.push(unit);
      gap = false;
    });
    return units;
  }
  function englishUnits(words, lexicons, raws) {
    const units = [], { en, ja } = lexicons, stems = words.map(stem);
    const silent = words.map((word, i) => T.stopEn.has(word) && !/^[A-Z]{2,}$/.test(raws[i] || ''));
    const all = silent.every(Boolean);
    for (let i = 0; i < words.length;) {
      let used = 0, groups = null;
      for (let n = Math.min(G.longest, words.length - i); n > 0 && !groups; n--) {
        const name = stems.slice(i, i + n).join(' ');
        groups = n === 1 && silent[i] && !all ? null : alive(name);
        if (groups) used = n;
      }
      if (used > 1) {
        const name = stems.slice(i, i + used).join(' '), unit = unitOf({ text: name, group: groups }, lexicons, 'text');
        if (!unit.alts.some(a => a.by === 'text')) for (const s of stems.slice(i, i + used)) if (en.terms.has(s)) unit.alts.push(alt([en.terms.get(s)], 0.3, 'text', 'en'));
        units.push(unit);
        i += used;
        continue;
      }
      if (!silent[i] || all) units.push(...englishUnit(words[i], stems[i], groups, lexicons));
      i++;
    }
    return units;
  }
  function englishUnit(word, stemmed, groups, lexicons) {
    const { en, ja } = lexicons;
    const unit = unitOf({ text: stemmed, term: en.terms.get(stemmed), group: groups }, lexicons, 'text');
    if (ja.terms.has(word)) {
      // A name in Latin letters of the Japanese text is meant as it is written there.
      if (!en.terms.has(stemmed) || en.terms.get(stemmed).df > 2 * ja.terms.get(word).df) unit.alts.forEach(a => { if (a.by === 'text') a.weight *= 0.6; });
      unit.alts.push(alt([ja.terms.get(word)], 1, 'text', 'ja'));
    }
    const same = en.heavies.get(heavy(stemmed)) || [];
    for (const key of same) if (key !== stemmed) unit.alts.push(alt([en.terms.get(key)], unit.alts.length ? 0.4 : 0.8, 'text', 'en'));
    unit.unknown = !unit.alts.length;
    const romaji = cutRomaji(word, ja);
    if (romaji && (unit.unknown || romaji.length === 1)) {
      const units = romajiUnits(romaji, lexicons);
      if (unit.unknown) return units;
      units[0].alts.forEach(a => a.weight *= 0.9);
      unit.alts.push(...units[0].alts);
    }
    if (unit.unknown) {
      const near = nearestEnglish(stemmed, en);
      if (near) {
        unit.alts.push(alt([near.term], near.d > 1 ? 0.75 : 0.85, 'spelling', 'en'));
        for (const group of alive(near.term.key) || []) unit.alts.push(...groupAlternatives(group, near.term.key, 0.8, 'spelling'));
        unit.unknown = false;
      }
    }
    return [unit];
  }
  const romajiUnits = (edges, lexicons) => edges.filter(edge => !edge.skip).map((edge, i) => Object.assign(unitOf(edge, lexicons, 'reading'), { tight: i > 0 }));
  function addPrefixes(units, folded, lexicons) {
    const unit = units[units.length - 1];
    if (!unit || !unit.unknown) return;
    const piece = unit.text, out = [];
    const sound = allKana(piece) ? kanaSound(piece) : romajiSound(piece);
    for (const lex of [lexicons.ja, lexicons.en]) if (lex) for (const [key, term] of lex.terms) if (key.startsWith(keyOf(piece))) out.push([term, 'text']);
    if (sound) for (const [, list] of lexicons.ja.sounds) for (const entry of list) if (entry.sound && entry.sound.startsWith(sound)) out.push([entry.term, 'reading']);
    out.sort((a, b) => b[0].size - a[0].size);
    for (const [term, by] of out.slice(0, 8)) unit.alts.push(alt([term], 0.7, by, term.lang));
    unit.unknown = !unit.alts.length;
  }
  async function unitsOf(text, partial) {
    const raw = text.slice(0, MAX_QUERY), folded = fold(raw);
    const japanese = /[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaffぁ-ゖァ-ヺ]/.test(folded);
    const lexicons = { ja: await lexicon('ja'), en: japanese ? null : await lexicon('en') };
    if (japanese && /[a-z]{3}/.test(folded)) lexicons.en = await lexicon('en');
    let units = [];
    if (!japanese) {
      const split = s => s.replace(/'s(?![a-z])/g, '').match(/[a-z0-9]+(?:'[aiueoyn][a-z]*)?/gi) || [];
      const raws = split(raw.normalize('NFKC')), words = split(folded).map(word => word.replace(/'/g, ''));
      const typed = folded.split(/[\s,.]+/).map(word => word.includes('-') && cutRomaji(word, lexicons.ja));
      if (typed.some(Boolean)) for (const edges of typed) units.push(...romajiUnits(edges || [], lexicons));
      else units = englishUnits(words, lexicons, raws.length === words.length ? raws : []);
    } else {
      const runs = folded.match(/[々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaffぁ-ゖァ-ヺー・a-z0-9]+/g) || [];
      for (const run of runs) {
        if (/^[a-z]+$/.test(run) && lexicons.en) units.push(...englishUnits([run], lexicons, []));
        else units.push(...japaneseUnits(run, lexicons, runs.length > 1 && !allKana(run)));
      }
    }
    if (partial) addPrefixes(units, folded, lexicons);
    return { units, folded };
  }

  // ---- evidence

  const N = () => S.documents;
  const strength = (title, extra, count) => count ? 1 + (title >= 0 ? 0.08 : 0) + Math.min(0.06, 0.02 * (count - 1)) : title >= 0 ? 0.8 : 0.55;
  /* What an alternative says of each document. */
  function strengths(a, say) {
    const posts = a.chain.map(term => term.posts), [first] = posts;
    if (posts.length === 1) {
      first.docs.forEach((doc, i) => say(doc, strength(first.titles[i], first.extras[i], first.from[i + 1] - first.from[i]), false));
      return;
    }
    const idfs = a.chain.map(term => idf(term.df)), sum = idfs.reduce((x, y) => x + y, 0), rarest = posts.reduce((x, y) => y.docs.length < x.docs.length ? y : x);
    for (const doc of rarest.docs) {
      const s = together(a, posts, posts.map(post => indexOf(post, doc)));
      if (s) say(doc, s, false);
    }
    if (!a.own) return;
    const have = new Map();
    posts.forEach((post, i) => { for (const doc of post.docs) have.set(doc, (have.get(doc) || 0) + idfs[i]); });
    for (const [doc, part] of have) if (part / sum >= 0.3 && part < sum - 1e-9) say(doc, 0.25 * part / sum, true);
  }
  /* A whole chain in one document: side by side, near, or apart; 0 if a part is missing. */
  function together(a, posts, at) {
    if (at.some(i => i < 0)) return 0;
    const lists = posts.map((post, i) => post.places.slice(post.from[at[i]], post.from[at[i] + 1])), titles = posts.map((post, i) => post.titles[at[i]]);
    const phrase = phraseAt(a, lists), title = titles.every(p => p >= 0) && phraseAt(a, titles.map(p => [p])).length;
    if (phrase.length || title) return strength(title ? 0 : -1, 0, phrase.length);
    const span = nearest(lists);
    if (!a.own && span > 20) return 0;
    return span < 12 ? 0.75 : span < 40 ? 0.6 : posts.every((post, i) => post.extras[at[i]]) ? 0.5 : 0.4;
  }
  /* Where an alternative stands in the body of a document: [start, least end, greatest end]. */
  function placesOf(a, doc) {
    const lists = a.chain.map(({ posts }) => { const i = indexOf(posts, doc); return i < 0 ? [] : posts.places.slice(posts.from[i], posts.from[i + 1]); });
    const phrase = a.chain.length > 1 ? phraseAt(a, lists) : [];
    return phrase.length ? phrase : lists.flatMap((list, i) => list.map(p => [p, p + a.chain[i].min, p + a.chain[i].max])).sort((x, y) => x[0] - y[0]);
  }
  const idf = df => Math.log(1 + N() / (df + 0.5)) / Math.log(1 + N() / 0.5);
  function phraseAt({ chain, gaps, lang }, lists) {
    const at = [], en = lang === 'en';
    for (const first of lists[0]) {
      let from = first;
      for (let i = 1; from !== undefined && i < chain.length; i++) {
        const low = from + chain[i - 1].min + (en ? 1 : gaps[i]), high = from + chain[i - 1].max + (en ? 2 + 9 * gaps[i] : gaps[i]);
        from = lists[i].find(p => p >= low && p <= high);
      }
      const last = chain[chain.length - 1];
      if (from !== undefined) at.push([first, from + last.min, from + last.max]);
    }
    return at;
  }
  /* The least distance from first to last over one place of each. */
  function nearest(lists) {
    if (lists.some(list => !list.length)) return Infinity;
    let least = Infinity;
    for (const p of lists[0]) {
      let low = p, high = p;
      for (const list of lists.slice(1)) {
        let best = list[0];
        for (const q of list) if (Math.abs(q - p) < Math.abs(best - p)) best = q;
        low = Math.min(low, best);
        high = Math.max(high, best);
      }
      least = Math.min(least, high - low);
    }
    return least;
  }
  /* Loads what a query needs, the plainest first, and no more than a later query may load. */
  async function fetchTerms(units) {
    const parts = new Map();
    let spent = 0;
    const cost = a => {
      const sizes = new Map();
      for (const term of a.chain) if (!term.posts && !parts.has(partOf(term))) sizes.set(partOf(term), Math.max(term.size, S.postings));
      return sizes;
    };
    const take = (a, must) => {
      const sizes = cost(a), sum = [...sizes.values()].reduce((x, y) => x + y, 0);
      if (!must && S.documents >= LARGE && spent + sum > MAX_BYTES) return false;
      spent += sum;
      for (const part of sizes.keys()) parts.set(part, true);
      a.chain.forEach(term => wanted.add(term));
      return true;
    };
    const wanted = new Set(), all = units.flatMap(unit => unit.alts.map(a => ({ unit, a })));
    const size = a => a.chain.reduce((sum, term) => sum + term.size, 0);
    all.sort((x, y) => (y.a.own && y.a.weight === 1) - (x.a.own && x.a.weight === 1) || y.a.weight - x.a.weight || size(x.a) - size(y.a));
    for (const { unit, a } of all) if (take(a, !wanted.size)) (unit.taken || (unit.taken = [])).push(a);
    await Promise.all([...parts.keys()].map(shard));
    await Promise.all([...wanted].map(postings));
    for (const unit of units) {
      unit.dropped = unit.alts.length && !unit.taken;
      unit.alts = unit.taken || [];
      unit.taken = null;
    }
  }
  /* The strength of a unit in every document: that of its strongest alternative, and a little for others. */
  function evaluate(unit) {
    const size = N() + S.sections.length + S.chapters.length, s = new Float64Array(size), by = new Array(size), part = new Uint8Array(size), heading = new Uint8Array(size);
    for (const a of unit.alts.sort((x, y) => y.weight - x.weight).slice(0, 32)) {
      strengths(a, (doc, value, partly) => {
        // What is found in other words never stands before what has the very word.
        const own = a.weight < 1 ? Math.min(0.95, value * a.weight) : value, old = s[doc];
        if (own > old) { s[doc] = old && a.weight === 1 ? own + 0.02 * Math.min(1, old) : own; by[doc] = a; part[doc] = partly; }
        else s[doc] += (by[doc].weight < 1 ? Math.min(0.01, Math.max(0, 0.97 - old)) : 0.01) * own;
      });
    }
    spread(s, by, part, heading);
    let df = 0, any = false;
    for (let doc = 0; doc < N(); doc++) { if (s[doc] > 0) any = true; if (s[doc] >= 0.5) df++; }
    Object.assign(unit, { s, by, heading, unknown: !any, df });
    unit.idf = (any ? idf(df || 1) * (unit.one ? 0.6 : 1) : 1) * (unit.share || 1);
  }
  /* What a title of a section or chapter says holds for its measures, faintly. */
  function spread(s, by, part, heading) {
    const raised = new Uint8Array(N());
    const each = (id, first, last, factor) => {
      if (!s[id] || part[id]) return;
      const value = s[id] / 0.8 * factor;
      for (let doc = first; doc < last; doc++) {
        if (!s[doc]) { s[doc] = value; by[doc] = by[id]; heading[doc] = 1; }
        else if (!raised[doc]) { s[doc] += 0.1 * value; raised[doc] = 1; }
      }
    };
    let doc = 0, section = 0;
    const starts = S.sections.map(count => { const from = doc; doc += count; return from; }).concat(N());
    S.sections.forEach((count, i) => each(N() + i, starts[i], starts[i + 1], 0.34));
    S.chapters.forEach((count, i) => { each(N() + S.sections.length + i, starts[section], starts[section + count], 0.3); section += count; });
  }

  // ---- ranking

  /* First by what is covered, in every document; then by nearness and order, in those that may come first. */
  function rank(units) {
    // In a long question a word that the plan lacks is forgiven sooner.
    if (units.length > 2) units.forEach(unit => { if (unit.unknown && !unit.tight) unit.idf = Math.min(unit.idf, 0.6); });
    const total = units.reduce((sum, unit) => sum + unit.idf, 0) || 1, weights = units.map(unit => unit.idf / total);
    // Beside a word that the plan lacks, the rest of a compound means something else.
    const trust = units.map((unit, i) => !unit.unknown && [i - (unit.tight ? 1 : 0), i + (units[i + 1] && units[i + 1].tight ? 1 : 0)].some(k => units[k].unknown && units[k].share !== 0.2) ? 0.6 : 1);
    let ranked = [], most = 0;
    for (let doc = 0; doc < N(); doc++) {
      let score = 0, cover = 0;
      for (let i = 0; i < units.length; i++) {
        const s = units[i].s[doc];
        score += weights[i] * s;
        cover += weights[i] * trust[i] * Math.min(1, s * (units[i].heading[doc] ? 1.5 : 1));
      }
      if (cover > most) most = cover;
      if (score) ranked.push({ doc, score, cover });
    }
    ranked.sort((a, b) => b.score - a.score || a.doc - b.doc);
    const closest = [];
    if (units.length > 1) for (const entry of ranked.slice(0, DEEP)) near(entry, units, closest);
    // A compound whose parts stand together nowhere is not what the plan is about.
    if (units.some((unit, i) => unit.tight && !unit.unknown && !units[i - 1].unknown && closest[i] < 0.2)) most *= 0.6;
    const one = units.length === 1, floor = one ? 0.15 : Math.max(0.3, 0.45 * most);
    return most < (one ? 0.15 : 0.5) ? [] : ranked.filter(entry => entry.cover >= floor).sort((a, b) => b.score - a.score || a.doc - b.doc);
  }
  function near(entry, units, closest) {
    const { doc } = entry, at = units.map(unit => unit.s[doc] && !unit.heading[doc] ? placesOf(unit.by[doc], doc) : []);
    let sum = 0;
    entry.phrase = units.every(unit => unit.s[doc] > 0.8);
    for (let i = 1; i < units.length; i++) {
      const titles = [i - 1, i].every(k => units[k].s[doc] && !at[k].length && !units[k].heading[doc]);
      const value = units[i - 1].s[doc] && units[i].s[doc] ? nearness(at[i - 1], at[i]) || (titles ? 0.5 : 0) : 0;
      sum += value;
      closest[i] = Math.max(closest[i] || 0, value);
      if (value < 1) entry.phrase = false;
    }
    entry.score = entry.score * (1 + 0.35 * sum / (units.length - 1)) + (entry.phrase ? 0.6 : 0);
  }
  function nearness(a, b) {
    let best = 0;
    for (const [p, least, most] of a) for (const [q, , end] of b) {
      const gap = q >= p ? q - most : p - end;
      const value = q >= least && q <= most ? 1 : gap < 4 ? 0.8 : gap < 15 ? 0.6 : gap < 40 ? 0.4 : gap < 90 ? 0.2 : 0.1;
      if (value > best) best = value;
    }
    return best;
  }

  // ---- answering

  async function search(text, options) {
    const { lang = 'ja', limit = 10, partial = false, filter = null } = options || {};
    await start();
    const doc = await numbered(String(text), lang);
    if (doc >= 0) return answer([{ doc, score: 1 }].filter(entry => !filter || filter(doc)), [doc], [], lang, limit);
    let { units } = await unitsOf(String(text), partial);
    if (!units.length) return { results: [], total: 0, units, documents: [] };
    await fetchTerms(units);
    units = units.filter(unit => !unit.dropped);
    units.forEach(evaluate);
    let ranked = rank(units);
    const other = ranked.some(entry => entry.phrase) ? null : respelt(units);
    if (other) {
      await fetchTerms(other);
      other.forEach(evaluate);
      const again = rank(other);
      if (again.length && (!ranked.length || again[0].score > ranked[0].score)) [units, ranked] = [other, again];
    }
    const documents = ranked.map(entry => entry.doc);
    if (filter) ranked = ranked.filter(entry => filter(entry.doc));
    return answer(ranked, documents, units, lang, limit);
  }
  /* The document with that number, 4-1-3, in digits and hyphens of any width; or −1. */
  async function numbered(text, lang) {
    const number = text.slice(0, 40).normalize('NFKC').trim().replace(/[‐-―−ー]/g, '-');
    const [, chapter, section] = /^(\d+)-(\d+)(?:-\d+)+$/.exec(number) || [];
    if (!section) return -1;
    const repeat = repeats().find(line => line[3] === number), sum = list => list.reduce((a, b) => a + b, 0);
    if (repeat) return +repeat[0];
    const at = sum(S.chapters.slice(0, chapter - 1)) + section - 1, from = sum(S.sections.slice(0, at));
    for (let doc = from; doc < from + (S.sections[at] || 0); doc++) if ((await textOf(doc, lang)).number === number) return doc;
    return -1;
  }
  async function answer(ranked, documents, units, lang, limit) {
    const results = [];
    for (const entry of ranked) {
      if (results.length >= limit) break;
      const own = await textOf(entry.doc, lang);
      const used = units.filter(unit => unit.s[entry.doc]).sort((a, b) => b.s[entry.doc] - a.s[entry.doc]).map(unit => unit.by[entry.doc]);
      const via = !used.length ? { lang, by: 'number', words: [own.number] } : { lang: used[0].lang, by: used[0].by, words: [...new Set(used.map(a => a.chain.map(term => term.key).join(a.lang === 'en' ? ' ' : '')))] };
      const score = Math.round(entry.score * 10000) / 10000;
      results.push({ slug: own.slug, score, via, doc: entry.doc, text: own, used });
      for (const repeat of repeatsOf(entry.doc)) {
        if (results.length < limit) results.push({ slug: repeat.slug, score, via, doc: entry.doc, text: own, repeat });
      }
    }
    return { results, total: ranked.length, units, documents };
  }
  async function textOf(doc, lang) {
    const text = await shard(lang + '-d' + Math.floor(doc / S.perShard));
    const [slug, number, title, body, fallback] = text.split('\n')[doc % S.perShard].split('\t');
    return { slug, number, title, body: body.replace(/\r/g, '\n'), lang: fallback || lang };
  }
  /* The page of a result, from the folder of its language. */
  const PAGES = { measure: slug => 'measures/' + slug + '.html', repeat: r => 'chapters/' + r.chapter + '.html#' + r.slug };
  function href(result) { return result.repeat ? PAGES.repeat(result.repeat) : PAGES.measure(result.slug); }
  /* Title and the part of the text around what was found, as [[text, marked]…]. */
  function passage({ text, doc, used }) {
    const found = used.filter(a => a.lang === text.lang).map(a => ({ a, at: placesOf(a, doc) })), map = [], title = [];
    const folded = fold(text.body, map), foldedTitle = fold(text.title, title);
    const places = found.flatMap(e => e.at.map(([p, q, end]) => [map[p], map[wordEnd(folded, q, end)]]));
    const named = found.flatMap(({ a }) => a.chain.flatMap(term => {
      const p = foldedTitle.indexOf(term.key);
      return p < 0 ? [] : [[title[p], title[wordEnd(foldedTitle, p + term.key.length, p + term.max)]]];
    }));
    const first = places.length ? bestStart(places) : 0, from = Math.max(0, first - 40);
    const body = text.body.slice(from, from + 160), clean = body.replace(/\n/g, ' ');
    const parts = mark(clean, places.map(([p, q]) => [p - from, q - from]));
    return { title: mark(text.title, named), passage: [...(from ? [['…', false]] : []), ...parts, ...(from + 160 < text.body.length ? [['…', false]] : [])] };
  }
  function wordEnd(text, at, most) { while (at < most && /[a-zー]/.test(text[at] || '')) at++; return at; }
  /* Where most of what was found stands together. */
  function bestStart(places) {
    let best = places[0][0], most = 0;
    for (const [p] of places) {
      const count = new Set(places.filter(([q]) => q >= p && q < p + 110).map(String)).size;
      if (count > most || count === most && p < best) [best, most] = [p, count];
    }
    return best;
  }
  function mark(text, places) {
    const parts = [];
    let at = 0;
    for (const [p, q] of places.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      const from = Math.max(p, at), to = Math.min(q, text.length);
      if (to <= from || p < 0 && q <= 0) continue;
      if (from > at) parts.push([text.slice(at, from), false]);
      const last = parts[parts.length - 1];
      if (last && last[1] && from === at) last[0] += text.slice(from, to);
      else parts.push([text.slice(from, to), true]);
      at = to;
    }
    if (at < text.length) parts.push([text.slice(at), false]);
    return parts;
  }
  /* Names of owners, chapters and audiences, and those of each document. */
  async function facets(lang) {
    const lines = (await shard(lang + '-facets')).split('\n'), names = {};
    ['owner', 'chapter', 'audience'].forEach((name, i) => { names[name] = lines[i].split('|').map(entry => entry.split('\t')); });
    const of = doc => {
      const [owner, chapter, audience] = lines[3 + doc].split(' ');
      return { owner: [names.owner[owner][0]], chapter: [names.chapter[chapter][0]], audience: audience ? audience.split(',').map(at => names.audience[at][0]) : [] };
    };
    const line = doc => { const [owner, chapter] = lines[3 + doc].split(' '); return names.chapter[chapter][1] + ' · ' + names.owner[owner][1]; };
    return { names, of, line };
  }
  /* All documents of a language, for tools: [{slugs, title, body}]. */
  async function documents(lang) {
    await start();
    return Promise.all(Array.from({ length: S.documents }, async (_, doc) => {
      const text = await textOf(doc, lang);
      return { slugs: [text.slug, ...repeatsOf(doc).map(repeat => repeat.slug)], title: text.title, body: text.body };
    }));
  }
  const repeats = () => (S.repeats ? S.repeats.split('|') : []).map(line => line.split(' '));
  function repeatsOf(doc) {
    return repeats().filter(line => +line[0] === doc)
      .map(([, slug, chapter, number]) => ({ slug, chapter, number }));
  }
  function query(text, options) {
    return search(text, options).then(({ results }) => results.map(({ slug, score, via }) => ({ slug, score, via })));
  }
})(typeof globalThis !== 'undefined' ? globalThis : self);
