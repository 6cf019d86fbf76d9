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
  const INDEX = '{{index}}', MAX_QUERY = 120, MAX_BYTES = 52000, DEEP = 400, LARGE = 1000;
  const me = typeof document !== 'undefined' && document.currentScript;
  const base = me && me.src ? me.src.replace(/[^/]*$/, '') : '';
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
  const given = {};
  /* What `make` promises, made once; again after it has failed. */
  const once = (name, make) => given[name] || (given[name] = make().catch(error => { delete given[name]; throw error; }));
  const shard = name => once(name, async () => {
    const held = () => (root.tebikiShards || {})[name];
    if (held() === undefined) await api.load(name + '-' + INDEX + '.js');
    return held();
  });

  // ---- tables: the same that the index was made with

  let T = null, S = null;
  const loaded = {};
  const KANJI = '々〆\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff', NUMERALS = '〇一二三四五六七八九', UNITS = { 十: 10, 百: 100, 千: 1000 };
  const test = pattern => text => pattern.test(text);
  const isKanji = test(RegExp('[' + KANJI + ']')), isKana = test(/[ぁ-ゖァ-ヺー]/), isHira = test(/[ぁ-ゖ]/);
  const allHira = test(/^[ぁ-ゖ]+$/), allKana = test(/^[ぁ-ゖァ-ヺー]+$/);
  const WORD = KANJI + 'ぁ-ゖァ-ヺ', RUN = RegExp('[' + WORD + 'ー・a-z0-9]+', 'g'), isJapanese = test(RegExp('[' + WORD + ']'));
  const pairs = (text, by = '=') => text.split('|').map(pair => pair.split(by));
  const push = (map, name, value) => { if (!map.get(name)) map.set(name, []); map.get(name).push(value); };
  const last = list => list[list.length - 1];
  const sum = list => list.reduce((a, b) => a + b, 0);

  function start() {
    return once('', async () => {
      S = JSON.parse(await shard('start'));
      T = S.tables;
      // The first document of each section, and the first section of each chapter.
      [S.sectionAt, S.chapterAt] = [S.sections, S.chapters].map(counts => { let at = 0; return [0, ...counts.map(count => at += count)]; });
      for (const name of ['heavy', 'romaji', 'forgive']) T[name] = pairs(T[name]);
      for (const name of ['chars', 'words', 'spellings', 'kana']) T[name] = new Map(pairs(T[name]));
      for (const name of ['groups', 'stopJa', 'stopEn']) T[name] = new Set(T[name].split(' '));
      T.stems = T.stems.map(step => pairs(step));
      T.forms = RegExp([...T.words.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');
      const numerals = NUMERALS + Object.keys(UNITS).join('');
      T.number = RegExp(`[0-9]?[${numerals}]+(?=[${T.ka}]?[${T.counters}])`, 'g');
      T.counter = RegExp(`[0-9数何各${numerals}]([${T.ka}](?=[所月国年])|才)`, 'g');
    });
  }

  // ---- folding: see src/search/fold.rs, sound.rs and english.rs, which do the same

  /* Gives the folded text; with `map`, also the place in `text` of each of its characters. */
  function fold(text, map) {
    let out = '', from = [], place = 0;
    for (const [cluster] of text.matchAll(/[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*/gu)) {
      for (const c of cluster.normalize('NFKC').toLowerCase()) {
        const before = last(out) || ' ', space = /[^\S\n]/.test(c);
        const put = /[\u0300-\u036f]/.test(c) || space && before === ' ' ? '' : space ? ' '
          : c >= 'à' && c <= 'ž' ? c.normalize('NFD')[0]
          : /[-‐-―−~〜ー]/.test(c) && isKana(before) ? 'ー'
          : /[‐-―−ー]/.test(c) ? '-'
          : /[‘’]/.test(c) ? "'" : T.chars.get(c) || c;
        out += put;
        for (const _ of put.split('')) from.push(place);
      }
      place += cluster.length;
    }
    /* Replaces what has the pattern, character by character. */
    const swap = (pattern, by) => {
      const places = [];
      let text = '', at = 0;
      const copy = end => { text += out.slice(at, end); places.push(...from.slice(at, end)); at = end; };
      for (const found of out.matchAll(pattern)) {
        const [all] = found, to = by(all);
        copy(found.index);
        for (let i = 0; i < to.length; i++) places.push(from[at + Math.min(i, all.length - 1)]);
        text += to;
        at += all.length;
      }
      copy(out.length);
      [out, from] = [text, places];
    };
    swap(T.number, numeral);
    swap(T.counter, all => all[0] + (all[1] === '才' ? '歳' : 'か'));
    swap(T.forms, word => T.words.get(word));
    if (map) map.push(...from, text.length);
    return out;
  }
  /* 七十 and 七〇 as 70; what follows a digit or is too large stays. */
  function numeral(run) {
    let total = 0, digit = null, places = false;
    for (const c of run) {
      const unit = UNITS[c], value = NUMERALS.indexOf(c);
      if (unit) {
        total += (digit === null ? 1 : digit) * unit;
        digit = null;
        places = true;
      } else digit = places ? value : digit * 10 + value;
    }
    total += digit;
    return /[0-9]/.test(run) || total > 4294967295 ? run : String(total);
  }
  function keyOf(word) {
    if (isKanji(word)) word = word.replace(/[ぁ-ゖ]+/g, (group, at) =>
      at && isKanji(word[at - 1]) && (group[1] ? T.groups.has(group) : T.okurigana.includes(group)) ? '' : group);
    return word.replace(/[ー・]/g, '');
  }
  function replaceSuffix(word, rules) {
    const [suffix, by] = rules.find(([suffix, , before]) => word.endsWith(suffix) && word.length - suffix.length >= before) || ['', ''];
    return word.slice(0, word.length - suffix.length) + by;
  }
  function stem(word) {
    const spelt = word => T.spellings.get(word) || word;
    word = spelt(word);
    return word.length < 4 || /[0-9]/.test(word) ? word : T.stems.reduce((word, step) => spelt(replaceSuffix(word, step)), word);
  }
  const heavy = word => replaceSuffix(word, T.heavy);
  const shift = (kana, pattern, by) => kana.replace(pattern, c => String.fromCharCode(c.charCodeAt(0) + by));
  function kanaSound(kana) {
    const text = shift(kana, /[ぁ-ゖ]/g, 0x60);
    let out = '';
    for (let at = 0; at < text.length;) {
      const one = text[at], two = text.slice(at, at + 2), found = T.kana.has(two) ? two : one;
      if (!T.kana.has(found)) return null;
      out += T.kana.get(found);
      at += found.length;
    }
    return out;
  }
  const replaceAll = (word, rules) => rules.reduce((word, [from, to]) => word.split(from).join(to), word);
  function romajiSound(word) { return replaceAll(word, T.romaji); }
  function forgive(sound) {
    const next = replaceAll(sound || '', T.forgive);
    return next === sound ? sound : forgive(next);
  }

  // ---- vocabulary and synonyms

  /* Groups of words by key (English: stems) and by sound. */
  const G = { list: [], byKey: new Map(), bySound: new Map(), longest: 1 };
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
  function lexicon(lang, own = lang) {
    return once(lang, async () => {
      const ja = lang === 'ja';
      // The page's own language comes first in the groups, whichever script arrives first.
      const [text, groups] = await Promise.all([shard(lang + '-lex'), shard(lang + '-syn'), start(), own !== lang && lexicon(own)]);
      readGroups(groups, ja);
      const terms = new Map(), sounds = new Map(), heavies = new Map();
      let part = 0, offset = 0, key = '';
      for (const line of text.trim().split('\n')) {
        const [word, digits, lengths, readings] = line.split('|');
        key = key.slice(0, VALUE[word.charCodeAt(0)]) + word.slice(1);
        const size = +digits, [min, max] = lengths ? lengths.split('-') : [key.length, key.length];
        if (offset && offset + size > S.postings) { part++; offset = 0; }
        const term = { key, form: ja ? key : readings || key, lang, size, df: size / 3, min: +min, max: +max, part: lang + '-p' + part, offset };
        offset += size;
        terms.set(key, term);
        if (!ja) push(heavies, heavy(key), term);
        else for (const sound of readings ? readings.split('/') : allKana(key) ? [kanaSound(key)] : []) push(sounds, forgive(sound), { sound, term });
      }
      return (loaded[lang] = { terms, sounds, heavies });
    });
  }
  const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const VALUE = new Int8Array(128);
  for (let i = 0; i < 64; i++) VALUE[DIGITS.charCodeAt(i)] = i;
  function numbers(text) {
    const out = [];
    for (let i = 0, n = 0; i < text.length; i++) {
      const v = VALUE[text.charCodeAt(i)];
      n = n << 5 | v & 31;
      if (v < 32) { out.push(n); n = 0; }
    }
    return out;
  }
  /* Documents in order; of each, the title's position or −1, whether a name has it, and its positions in
   * the body, `places` from `from[i]` to `from[i + 1]`. */
  async function postings(term) {
    if (term.posts) return;
    const docs = [], titles = [], extras = [], from = [0], places = [];
    const read = numbers((await shard(term.part)).slice(term.offset, term.offset + term.size));
    for (let at = 0, doc = 0; at < read.length;) {
      const next = read[at++], head = next & 1 ? read[at++] : 4;
      docs.push(doc += next >> 1);
      titles.push(head & 1 ? read[at++] : -1);
      extras.push(head & 2);
      for (let i = head >> 2, place = 0; i > 0; i--) places.push(place += read[at++]);
      from.push(places.length);
    }
    term.df = docs.length;
    term.posts = { docs, titles, extras, from, places };
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
  /* The least dear way through `n` places, as edges; `from` gives the steps from a place: end, cost, edge. */
  function cheapest(n, from) {
    const best = [{ cost: 0 }], edges = [];
    for (let start = 0; start < n; start++) if (best[start]) from(start, (end, cost, edge) => {
      cost += best[start].cost;
      if (!best[end] || cost < best[end].cost) best[end] = { cost, edge: Object.assign(edge, { start, end }) };
    });
    for (let at = best[n]; at && at.edge; at = best[at.edge.start]) edges.unshift(at.edge);
    return edges;
  }
  function cutJapanese(run, lex, mixed, plain) {
    const n = run.length, kanaOnly = allKana(run) && !mixed;
    return joinUnknown(cheapest(n, (i, step) => {
      const c = run[i], silent = isHira(c) && (!kanaOnly || PARTICLES.includes(c)), open = kanaOnly && !PARTICLES.includes(c);
      step(i + 1, isHira(c) ? (open ? 7 : 4) : isKanji(c) ? 24 : isKana(c) ? 14 : /[a-z0-9]/.test(c) ? 12 : 2, { text: c, unknown: !silent && (open || isKanji(c) || isKana(c)), skip: silent });
      const [latin] = /^(?:[a-z]+|[0-9]+)/.exec(run.slice(i)) || [];
      if (latin) {
        const term = lex.terms.get(latin), group = plain ? null : alive(latin);
        step(i + latin.length, term ? 9 : 12, { text: latin, term, group, unknown: !term && !group });
      }
      for (let j = i + 1; j <= Math.min(n, i + 26); j++) {
        const text = run.slice(i, j), long = j - i;
        if (T.stopJa.has(text)) step(j, kanaOnly ? 5.5 * long : 3.5, { text, skip: true });
        const key = keyOf(text), term = lex.terms.get(key), group = plain ? null : alive(key) || long === n && alive('^' + key);
        const sounded = !plain && allKana(text) && long > (kanaOnly ? 1 : 2) ? soundsOf(lex, kanaSound(text)) : null;
        if (term || group) {
          const one = long === 1 && isKanji(c);
          // がん at the beginning of a word is a word; the same letters further on are an ending.
          const hira = !allHira(text) || kanaOnly ? 0 : i === 0 || !isHira(run[i - 1]) ? -3 : group || long > 2 ? 0 : 4;
          step(j, (one ? 16 : 10) + hira + (term ? Math.min(3, 12 / Math.sqrt(term.size)) * 0.3 : 0.6), { text, term, group, one, sounds: kanaOnly && sounded });
        } else if (sounded) step(j, (kanaOnly ? 11 : 14) + (sounded.exact ? 0 : 1.5), { text, sounds: sounded });
      }
    }), run);
  }
  /* Unknown characters and the bits of words beside them are one unknown unit, and so are single kanji in a row. */
  function joinUnknown(edges, run) {
    const out = [], kanji = e => e.end - e.start === 1 && isKanji(run[e.start]), bit = e => e.one || kanji(e) || /^[ァ-ヺー]{1,3}$/.test(e.text) && !e.skip;
    for (const edge of edges) {
      const before = last(out);
      if (before && before.end === edge.start && (before.unknown && (edge.unknown || bit(edge)) || bit(before) && edge.unknown || before.one && edge.one)) {
        out[out.length - 1] = { text: before.text + edge.text, start: before.start, end: edge.end, unknown: true };
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
  /* What sounds so, or nearly so: with `exact`, whether anything sounds just so. */
  function soundsOf(lex, sound) {
    const name = forgive(sound);
    if (name.length < 3) return null;
    const list = [...lex.sounds.get(name) || [], ...(G.bySound.get(name) || []).filter(entry => isAlive(entry.group))];
    const exact = list.some(entry => entry.sound === sound);
    return list.length ? Object.assign(list.map(entry => ({ ...entry, weight: entry.sound === sound ? 1 : exact ? 0.6 : 0.92 })), { exact }) : null;
  }
  const LINKS = ' no to ni o na ga de wa ya tou nado niokeru notame niyoru oyobi muke gata ka ';
  /* Romaji: cut over sounds. */
  function cutRomaji(word, lex) {
    const sound = romajiSound(word), syllables = sound.match(/(?:[kgsztdnhbpmrf]?y?[aiueo]|w[a]|n(?![aiueoy])|q|-)/g) || [], n = syllables.length;
    return syllables.join('') !== sound || sound.length < 4 ? [] : cheapest(n, (i, step) => {
      for (let j = i + 1; j <= n; j++) {
        const text = syllables.slice(i, j).join(''), sounds = soundsOf(lex, text);
        if (sounds) step(j, sounds.exact ? 10 : 11, { text, sounds });
        if (i && j < n && LINKS.includes(' ' + text + ' ')) step(j, 9, { text, skip: true });
      }
    });
  }

  // ---- near misses

  /* Distance with transpositions, or a number over `max`. */
  function distance(a, b, max) {
    if (Math.abs(a.length - b.length) > max) return max + 1;
    let before, last = [...b, 0].map((_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
        row.push(d);
        least = Math.min(least, d);
      }
      if (least > max) return max + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }
  const fuzzyKeys = lex => lex.fuzzy || (lex.fuzzy = [...new Set([...lex.terms.keys(), ...G.byKey.keys()])].filter(key => key.length > 2 && /^\w*[^\x00-\x7f]/.test(key) && !allHira(key)));
  const slip = key => ({ text: key, term: loaded.ja.terms.get(key), group: alive(key), spelling: true });
  function nearestJapanese(run, edge, lex) {
    let found = null;
    for (let start = Math.max(0, edge.start - 12); start <= edge.start; start++) {
      for (let end = edge.end; end <= Math.min(run.length, start + 20); end++) {
        const piece = keyOf(run.slice(start, end)), n = piece.length, kata = /^[ァ-ヺ]+$/.test(piece), least = kata ? 4 : 3, max = kata && n > 6 ? 2 : 1;
        if (run[end] === 'ー' || n < least || isHira(last(piece)) && end < run.length && !isHira(run[end])) continue;
        for (const key of fuzzyKeys(lex)) {
          const first = key[0] === piece[0];
          if (key.length < least || !first && last(key) !== last(piece)) continue;
          const d = distance(piece, key, max), score = n - 2.5 * d - (first ? 0 : 0.5);
          // A word of four kana with another in place of one is another word: ロケット, ロボット.
          if (d > max || !d || n < 5 && /[ァ-ヺ]/.test(piece) && n === key.length) continue;
          if (score > (found ? found.score : 0.4)) found = { score, start, end, key };
        }
      }
    }
    return found;
  }
  /* The key with the least distance, by the length of the text. */
  function nearestKey(text, keys, [two, one]) {
    const max = text.length > two ? 2 : text.length > one ? 1 : 0;
    let found = null;
    if (max) for (const key of keys) {
      const d = distance(text, key, max);
      if (d && d <= max && (!found || d < found.d)) found = { key, d };
    }
    return found;
  }
  /* Units of a compound that no text has, as the one word that it may be a slip for. */
  function respelt(units) {
    for (let i = 0; i < units.length - 1; i++) {
      let j = i;
      while (j + 1 < units.length && units[j + 1].tight && units[j + 1].run === units[i].run) j++;
      if (j === i || !units[i].run) continue;
      const found = nearestKey(keyOf(units[i].run.slice(units[i].start, units[j].end)), fuzzyKeys(loaded.ja), [7, 3]);
      if (!found) continue;
      const unit = unitOf(slip(found.key));
      unit.alts.forEach(a => { a.weight *= 0.9; });
      if (unit.alts.length) return [...units.slice(0, i), unit, ...units.slice(j + 1)].map(unit => ({ ...unit }));
    }
    return null;
  }

  // ---- from a query to units

  /* The terms that a text in Japanese or English stems consists of, in order, with what is left out
   * before each (characters, or words in English); null if one is unknown. */
  function chainOf(member) {
    const { ja, text } = member, lex = loaded[ja ? 'ja' : 'en'];
    if (member.of === lex) return member.chain;
    const terms = [], gaps = [];
    let gap = 0, whole = true, lost = false;
    const take = term => { whole = whole && term; terms.push(term); gaps.push(gap); gap = 0; };
    if (ja) for (const edge of cutJapanese(text, lex, true, true)) {
      if (!edge.skip) take(edge.term);
      else { gap += edge.end - edge.start; lost = lost || gap > 1; }
    } else for (const word of text.split(' ')) {
      if (!T.stopEn.has(word)) take(lex.terms.get(word));
      else { gap++; lost = lost || !/^(?:an?|the|of)$/.test(word); }
    }
    member.of = lex;
    // What is left of "people in need" or 働きすぎ without the small words would be another thing.
    return (member.chain = whole && terms.length > lost ? { terms, gaps } : null);
  }
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
  const some = (terms, weight, by) => [...terms].map(term => alt([term], weight, by, term.lang));
  function unitOf(edge) {
    const alts = [], own = keyOf(edge.text), by = edge.spelling ? 'spelling' : 'text', { terms } = loaded.ja;
    if (edge.unknown && edge.text.length > 1 && !allHira(own)) {
      alts.push(...some([...terms.values()].filter(({ key }) => own.length > 2 ? key.includes(own) : !isKana(own[0]) && key.startsWith(own)), 0.97, 'text'));
    }
    if (edge.term) alts.push(...some([edge.term], 1, by));
    for (const group of edge.group || []) alts.push(...groupAlternatives(group, own, 1, by));
    for (const { term, group, member, weight } of edge.sounds || []) {
      if (!term) alts.push(...groupAlternatives(group, member.key, weight, 'reading'));
      else {
        alts.push(...some([term], weight, 'reading'));
        for (const group of alive(term.key) || []) alts.push(...groupAlternatives(group, term.key, weight * 0.95, 'reading'));
      }
    }
    return { text: edge.text, alts, unknown: !alts.length };
  }
  function japaneseUnits(run, mixed) {
    const lex = loaded.ja, cut = text => cutJapanese(text, lex, mixed), isUnknown = edge => edge.unknown;
    let edges = cut(run);
    if (edges.some(isUnknown) && /^[ァ-ヺー]+$/.test(run)) {
      const soft = cut(shift(run, /[ァ-ヶ]/g, -0x60));
      if (!soft.some(isUnknown) && soft.some(edge => !edge.skip)) edges = soft;
    }
    for (const odd of edges.filter(isUnknown).slice(0, 3)) {
      const near = nearestJapanese(run, odd, lex);
      if (!near) continue;
      const part = text => text ? cutJapanese(text, lex, true) : [];
      edges = [...part(run.slice(0, near.start)), slip(near.key), ...part(run.slice(near.end))];
      break;
    }
    const units = [];
    let tight = false;
    for (const edge of edges) {
      if (!edge.skip) {
        const unit = unitOf(edge), { text, start, end, one } = edge, rest = run.slice(end);
        // A verb says less than a noun; one that the plan lacks hardly counts.
        const inflected = !edge.spelling && (/^[^ぁ-ゖ][ぁ-ゖ]+$/.test(text) || text.length === 1 && T.okurigana.includes(rest[0] || '-'));
        const verbal = edge.unknown && /^(?:し|さ|する|でき|中)/.test(rest);
        units.push(Object.assign(unit, { tight, one, run, start, end, share: edge.share || (inflected ? (unit.unknown ? 0.2 : 0.3) : verbal ? 0.5 : 1) }));
      }
      tight = !edge.skip;
    }
    return units;
  }
  function englishUnits(words, raws) {
    const units = [], stems = words.map(stem);
    const silent = words.map((word, i) => T.stopEn.has(word) && !/^[A-Z]{2,}$/.test(raws[i] || '')), all = silent.every(Boolean);
    for (let i = 0, n; i < words.length; i += n) {
      let group = null;
      for (n = Math.min(G.longest, words.length - i); ; n--) {
        group = n < 2 && silent[i] && !all ? null : alive(stems.slice(i, i + n).join(' '));
        if (group || n < 2) break;
      }
      if (n > 1) {
        const parts = stems.slice(i, i + n), unit = unitOf({ text: parts.join(' '), group });
        if (!unit.alts.some(isText)) unit.alts.push(...some(parts.map(part => loaded.en.terms.get(part)).filter(Boolean), 0.3, 'text'));
        units.push(unit);
      } else if (!silent[i] || all) units.push(...englishUnit(words[i], stems[i], group));
    }
    return units;
  }
  const isText = a => a.by === 'text';
  function englishUnit(word, stemmed, group) {
    const { en, ja } = loaded, term = en.terms.get(stemmed), name = ja.terms.get(word), unit = unitOf({ text: stemmed, term, group }), { alts } = unit;
    if (name) {
      // A name in Latin letters of the Japanese text is meant as it is written there.
      if (!term || term.df > 2 * name.df) alts.filter(isText).forEach(a => { a.weight *= 0.6; });
      alts.push(...some([name], 1, 'text'));
    }
    const weight = alts.length ? 0.4 : 0.8;
    alts.push(...some((en.heavies.get(heavy(stemmed)) || []).filter(other => other !== term), weight, 'text'));
    const romaji = romajiUnits(cutRomaji(word, ja));
    if (romaji.length && !alts.length) return romaji;
    if (romaji.length === 1) alts.push(...romaji[0].alts.map(a => ({ ...a, weight: a.weight * 0.9 })));
    if (!alts.length) {
      const fits = ({ key }) => key.length > 3 && key[0] === word[0] && last(key) === last(stemmed);
      const near = nearestKey(stemmed, [...en.terms.values()].filter(fits).sort((a, b) => b.size - a.size).map(({ key }) => key), [7, 4]);
      if (near) {
        alts.push(...some([en.terms.get(near.key)], near.d > 1 ? 0.75 : 0.85, 'spelling'));
        for (const group of alive(near.key) || []) alts.push(...groupAlternatives(group, near.key, 0.8, 'spelling'));
      }
    }
    unit.unknown = !alts.length;
    return [unit];
  }
  const romajiUnits = edges => edges.filter(edge => !edge.skip).map((edge, i) => ({ ...unitOf(edge), tight: i > 0 }));
  /* The last word may be half a word. */
  function addPrefixes(units) {
    const unit = last(units);
    if (!unit || !unit.unknown) return;
    const { text, alts } = unit, sound = allKana(text) ? kanaSound(text) : romajiSound(text), out = [];
    for (const lang in loaded) for (const [key, term] of loaded[lang].terms) if (key.startsWith(keyOf(text))) out.push([term, 'text']);
    if (sound) for (const list of loaded.ja.sounds.values()) for (const entry of list) if ((entry.sound || '').startsWith(sound)) out.push([entry.term, 'reading']);
    out.sort((a, b) => b[0].size - a[0].size);
    for (const [term, by] of out.slice(0, 8)) alts.push(...some([term], 0.7, by));
    unit.unknown = !alts.length;
  }
  async function unitsOf(text, partial, own) {
    const raw = text.slice(0, MAX_QUERY), folded = fold(raw), japanese = isJapanese(folded), latin = !japanese || /[a-z]{3}/.test(folded);
    // Both, since a translation also says what a text is about.
    await Promise.all(['ja', 'en'].map(lang => lexicon(lang, own)));
    const units = [];
    if (japanese) {
      const runs = folded.match(RUN);
      for (const run of runs) units.push(...latin && /^[a-z]+$/.test(run) ? englishUnits([run], []) : japaneseUnits(run, runs.length > 1 && !allKana(run)));
    } else {
      const split = s => s.replace(/'s(?![a-z])/g, '').match(/[a-z0-9]+(?:'[aiueoyn][a-z]*)?/gi) || [];
      const raws = split(raw.normalize('NFKC')), words = split(folded).map(word => word.replace(/'/g, ''));
      const typed = folded.split(/[\s,.]+/).flatMap(word => word.includes('-') ? cutRomaji(word, loaded.ja) : []);
      units.push(...typed.length ? romajiUnits(typed) : englishUnits(words, raws.length === words.length ? raws : []));
    }
    if (partial) addPrefixes(units);
    return units;
  }

  // ---- evidence

  const strength = (title, extra, count) => count ? 1 + (title >= 0 ? 0.08 : 0) + Math.min(0.06, 0.02 * (count - 1)) : title >= 0 ? 0.8 : 0.55;
  /* What an alternative says of each document. */
  function strengths(a, say) {
    const posts = a.chain.map(term => term.posts), [first] = posts;
    if (posts.length === 1) return first.docs.forEach((doc, i) => say(doc, strength(first.titles[i], first.extras[i], first.from[i + 1] - first.from[i])));
    const idfs = a.chain.map(term => idf(term.df)), have = new Map();
    posts.forEach((post, i) => { for (const doc of post.docs) have.set(doc, (have.get(doc) || 0) + idfs[i]); });
    for (const [doc, part] of have) {
      const share = part / sum(idfs), whole = share > 1 - 1e-9;
      if (whole) { const s = together(a, posts, posts.map(post => indexOf(post, doc))); if (s) say(doc, s); }
      else if (a.own && share >= 0.3) say(doc, 0.25 * share, true);
    }
  }
  /* A whole chain in one document: side by side, near, or apart; 0 if a part is missing. */
  function together(a, posts, at) {
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
    const phrase = a.chain[1] ? phraseAt(a, lists) : [];
    return phrase.length ? phrase : lists.flatMap((list, i) => list.map(p => [p, p + a.chain[i].min, p + a.chain[i].max])).sort((x, y) => x[0] - y[0]);
  }
  const idf = df => Math.log(1 + S.documents / (df + 0.5)) / Math.log(1 + S.documents / 0.5);
  function phraseAt({ chain, gaps, lang }, lists) {
    const at = [], en = lang === 'en';
    for (const first of lists[0]) {
      let from = first;
      for (let i = 1; from !== undefined && i < chain.length; i++) {
        const low = from + chain[i - 1].min + (en ? 1 : gaps[i]), high = from + chain[i - 1].max + (en ? 2 + 9 * gaps[i] : gaps[i]);
        from = lists[i].find(p => p >= low && p <= high);
      }
      const { min, max } = last(chain);
      if (from !== undefined) at.push([first, from + min, from + max]);
    }
    return at;
  }
  /* The least distance from first to last over one place of each. */
  function nearest(lists) {
    return lists.every(list => list.length) ? Math.min(...lists[0].map(p => {
      const all = lists.map(list => list.reduce((best, q) => Math.abs(q - p) < Math.abs(best - p) ? q : best));
      return Math.max(...all) - Math.min(...all);
    })) : Infinity;
  }
  /* Loads what a query needs, the plainest first, and no more than a later query may load. */
  async function fetchTerms(units) {
    const parts = new Map(), taken = new Set(), plain = a => a.own && a.weight === 1, size = a => sum(a.chain.map(term => term.size));
    for (const a of units.flatMap(unit => unit.alts).sort((x, y) => plain(y) - plain(x) || y.weight - x.weight || size(x) - size(y))) {
      const all = new Map(parts);
      for (const term of a.chain) if (!all.has(term.part)) all.set(term.part, Math.max(term.size, S.postings));
      if (taken.size && S.documents >= LARGE && sum([...all.values()]) > MAX_BYTES) continue;
      for (const [part, size] of all) parts.set(part, size);
      taken.add(a);
    }
    await Promise.all([...taken].flatMap(a => a.chain.map(postings)));
    return units.filter(unit => {
      const none = !unit.alts.length;
      unit.alts = unit.alts.filter(a => taken.has(a));
      return none || unit.alts.length;
    });
  }
  /* The strength of a unit in every document: that of its strongest alternative, and a little for others. */
  function evaluate(unit) {
    const size = S.documents + S.sections.length + S.chapters.length, s = new Float64Array(size), by = new Array(size), part = new Uint8Array(size), heading = new Uint8Array(size);
    for (const a of unit.alts.sort((x, y) => y.weight - x.weight).slice(0, 32)) {
      strengths(a, (doc, value, partly) => {
        // What is found in other words never stands before what has the very word.
        const own = a.weight < 1 ? Math.min(0.95, value * a.weight) : value, old = s[doc];
        if (own > old) { s[doc] = old && a.weight === 1 ? own + 0.02 * Math.min(1, old) : own; by[doc] = a; part[doc] = partly; }
        else s[doc] += (by[doc].weight < 1 ? Math.min(0.01, Math.max(0, 0.97 - old)) : 0.01) * own;
      });
    }
    spread(s, by, part, heading);
    const any = s.subarray(0, S.documents).some(value => value > 0), df = s.subarray(0, S.documents).filter(value => value >= 0.5).length;
    Object.assign(unit, { s, by, heading, unknown: !any, df });
    unit.idf = (any ? idf(df || 1) * (unit.one ? 0.6 : 1) : 1) * (unit.share || 1);
  }
  /* What a title of a section or chapter says holds for its measures, faintly. */
  function spread(s, by, part, heading) {
    const raised = new Uint8Array(S.documents);
    const each = (id, first, last, factor) => {
      if (!s[id] || part[id]) return;
      const value = s[id] / 0.8 * factor;
      for (let doc = first; doc < last; doc++) {
        if (!s[doc]) { s[doc] = value; by[doc] = by[id]; heading[doc] = 1; }
        else if (!raised[doc]) { s[doc] += 0.1 * value; raised[doc] = 1; }
      }
    };
    const { sections, chapters } = S;
    sections.forEach((_, i) => each(S.documents + i, S.sectionAt[i], S.sectionAt[i + 1], 0.34));
    chapters.forEach((_, i) => each(S.documents + sections.length + i, S.sectionAt[S.chapterAt[i]], S.sectionAt[S.chapterAt[i + 1]], 0.3));
  }

  // ---- ranking

  /* First by what is covered, in every document; then by nearness and order, in those that may come first. */
  function rank(units) {
    // In a long question a word that the plan lacks is forgiven sooner.
    if (units.length > 2) units.forEach(unit => { if (unit.unknown && !unit.tight) unit.idf = Math.min(unit.idf, 0.6); });
    const total = sum(units.map(unit => unit.idf)) || 1, weights = units.map(unit => unit.idf / total);
    // Beside a word that the plan lacks, the rest of a compound means something else.
    const trust = units.map((unit, i) => !unit.unknown && [i - (unit.tight ? 1 : 0), i + (units[i + 1] && units[i + 1].tight ? 1 : 0)].some(k => units[k].unknown && units[k].share !== 0.2) ? 0.6 : 1);
    const ranked = [], best = (a, b) => b.score - a.score || a.doc - b.doc;
    let most = 0;
    for (let doc = 0; doc < S.documents; doc++) {
      let score = 0, cover = 0;
      for (let i = 0; i < units.length; i++) {
        const s = units[i].s[doc];
        score += weights[i] * s;
        cover += weights[i] * trust[i] * Math.min(1, s * (units[i].heading[doc] ? 1.5 : 1));
      }
      most = Math.max(most, cover);
      if (score) ranked.push({ doc, score, cover });
    }
    ranked.sort(best);
    const closest = [];
    if (units.length > 1) for (const entry of ranked.slice(0, DEEP)) near(entry, units, closest);
    // A compound whose parts stand together nowhere is not what the plan is about.
    if (units.some((unit, i) => unit.tight && !unit.unknown && !units[i - 1].unknown && closest[i] < 0.2)) most *= 0.6;
    const one = units.length === 1, floor = one ? 0.15 : Math.max(0.3, 0.45 * most);
    return most < (one ? 0.15 : 0.5) ? [] : ranked.filter(entry => entry.cover >= floor).sort(best);
  }
  function near(entry, units, closest) {
    const { doc } = entry, at = units.map(unit => unit.s[doc] && !unit.heading[doc] ? placesOf(unit.by[doc], doc) : []);
    let nearby = 0;
    entry.phrase = units.every(unit => unit.s[doc] > 0.8);
    for (let i = 1; i < units.length; i++) {
      const pair = [i - 1, i], titles = pair.every(k => !at[k].length && !units[k].heading[doc]);
      const value = pair.every(k => units[k].s[doc]) ? nearness(at[i - 1], at[i]) || (titles ? 0.5 : 0) : 0;
      nearby += value;
      closest[i] = Math.max(closest[i] || 0, value);
      if (value < 1) entry.phrase = false;
    }
    entry.score = entry.score * (1 + 0.35 * nearby / (units.length - 1)) + (entry.phrase ? 0.6 : 0);
  }
  function nearness(a, b) {
    let best = 0;
    for (const [p, least, most] of a) for (const [q, , end] of b) {
      const gap = q >= p ? q - most : p - end;
      const value = q >= least && q <= most ? 1 : gap < 4 ? 0.8 : gap < 15 ? 0.6 : gap < 40 ? 0.4 : gap < 90 ? 0.2 : 0.1;
      best = Math.max(best, value);
    }
    return best;
  }

  // ---- answering

  async function search(text, { lang = 'ja', limit = 10, partial = false, filter = () => true } = {}) {
    text = String(text);
    await start();
    let documents = await numbered(text, lang), units = [], ranked = documents.map(doc => ({ doc, score: 1 }));
    if (!ranked.length) {
      const attempt = async some => {
        some = await fetchTerms(some);
        some.forEach(evaluate);
        return [some, some.length ? rank(some) : []];
      };
      [units, ranked] = await attempt(await unitsOf(text, partial, lang));
      const other = ranked.some(entry => entry.phrase) ? null : respelt(units);
      if (other) {
        const [others, again] = await attempt(other);
        if (again.length && (!ranked.length || again[0].score > ranked[0].score)) [units, ranked] = [others, again];
      }
      documents = ranked.map(entry => entry.doc);
    }
    return answer(ranked.filter(entry => filter(entry.doc)), documents, units, lang, limit);
  }
  /* The document with that number, 4-1-3, in digits and hyphens of any width. */
  async function numbered(text, lang) {
    const number = text.slice(0, 40).normalize('NFKC').trim().replace(/[‐-―−ー]/g, '-');
    const [, chapter, section] = /^(\d+)-(\d+)(?:-\d+)+$/.exec(number) || [];
    if (!section) return [];
    const repeat = S.repeats.find(repeat => repeat.number === number), at = S.chapterAt[chapter - 1] + section - 1;
    if (repeat) return [repeat.doc];
    for (let doc = S.sectionAt[at]; doc < S.sectionAt[at + 1]; doc++) if ((await textOf(doc, lang)).number === number) return [doc];
    return [];
  }
  async function answer(ranked, documents, units, lang, limit) {
    const results = [];
    for (const entry of ranked) {
      if (results.length >= limit) break;
      const own = await textOf(entry.doc, lang);
      const used = units.filter(unit => unit.s[entry.doc]).sort((a, b) => b.s[entry.doc] - a.s[entry.doc]).map(unit => unit.by[entry.doc]), [first] = used;
      const via = first ? { lang: first.lang, by: first.by, words: [...new Set(used.map(a => a.chain.map(term => term.form).join(a.lang === 'en' ? ' ' : '')))] } : { lang, by: 'number', words: [own.number] };
      const score = Math.round(entry.score * 10000) / 10000;
      results.push({ slug: own.slug, score, via, doc: entry.doc, text: own, used });
      for (const repeat of repeatsOf(entry.doc)) {
        if (results.length < limit) results.push({ ...last(results), slug: repeat.slug, repeat });
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
  function href({ slug, repeat }) { return repeat ? 'chapters/' + repeat.chapter + '.html#' + slug : 'measures/' + slug + '.html'; }
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
      if (to <= from) continue;
      if (from > at) parts.push([text.slice(at, from), false]);
      const before = last(parts);
      if (before && before[1] && from === at) before[0] += text.slice(from, to);
      else parts.push([text.slice(from, to), true]);
      at = to;
    }
    if (at < text.length) parts.push([text.slice(at), false]);
    return parts;
  }
  /* Names of owners, chapters and audiences, and those of each document. */
  async function facets(lang) {
    await start();
    const [owner, chapter, audience, kinds, own] = (await shard(lang + '-facets')).split('\n').map((line, i) => pairs(line, i < 3 ? '\t' : ' ')), names = { owner, chapter, audience }, kindOf = numbers(own[0][0]), chapterOf = [];
    S.chapters.forEach((_, i) => { for (let doc = S.sectionAt[S.chapterAt[i]]; doc < S.sectionAt[S.chapterAt[i + 1]]; doc++) chapterOf.push(chapter[i]); });
    const ownerOf = doc => owner[kinds[kindOf[doc]][0]];
    const of = doc => ({ owner: [ownerOf(doc)[0]], chapter: [chapterOf[doc][0]], audience: kinds[kindOf[doc]].slice(1).map(at => audience[at][0]) });
    return { names, of, line: doc => chapterOf[doc][1] + ' · ' + ownerOf(doc)[1] };
  }
  /* All documents of a language, for tools: [{slugs, title, body}]. */
  async function documents(lang) {
    await start();
    return Promise.all(Array.from({ length: S.documents }, async (_, doc) => {
      const text = await textOf(doc, lang);
      return { slugs: [text.slug, ...repeatsOf(doc).map(repeat => repeat.slug)], title: text.title, body: text.body };
    }));
  }
  function repeatsOf(doc) { return S.repeats.filter(repeat => repeat.doc === doc); }
  function query(text, options) {
    return search(text, options).then(({ results }) => results.map(({ slug, score, via }) => ({ slug, score, via })));
  }
})(typeof globalThis !== 'undefined' ? globalThis : self);
