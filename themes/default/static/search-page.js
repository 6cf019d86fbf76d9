/* The search page: results with passages, facets with counts, the query in the address. Strings come from the data-*
 * attributes of #search; what is typed only ever becomes text nodes. */
(function () {
  'use strict';
  const root = document.getElementById('search');
  if (!root) return;
  const engine = window.tebikiSearch, data = root.dataset, find = id => document.getElementById(id);
  const box = find('q'), list = find('search-results'), status = find('search-status');
  const STEP = 10, FACETS = ['owner', 'chapter', 'audience'], pageTitle = document.title;
  /* While the reader types, a screen reader is told after a pause of that many milliseconds. */
  const PAUSE = 500;
  let turn = 0, pending = 0, limit = STEP, chosen = {}, facets = null, telling = 0;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  /* A string with its values: %n, %q … */
  const say = (key, values) => data[key].replace(/%(\w)/g, (all, name) => name in values ? values[name] : all);

  // ---- the address

  function read() {
    const query = new URLSearchParams(location.search);
    box.value = query.get('q') || '';
    chosen = {};
    for (const name of FACETS) if (query.get(name)) chosen[name] = query.get(name);
  }
  function write(isStep) {
    const query = new URLSearchParams(), text = box.value.trim();
    if (text) query.set('q', text);
    for (const name in chosen) query.set(name, chosen[name]);
    const search = String(query) ? '?' + query : '';
    document.title = text ? text + ' - ' + pageTitle : pageTitle;
    document.querySelectorAll('.languages a').forEach(link => { link.search = search; });
    if (location.search === search) return;
    try { history[isStep ? 'pushState' : 'replaceState'](null, '', location.pathname + search); } catch { /* some browsers refuse it from a disk */ }
  }

  // ---- searching

  const matches = (document, except) => Object.keys(chosen).every(name => name === except || facets.of(document)[name].includes(chosen[name]));

  /* What a query finds. While it is typed its end may be half a word; else only where the whole finds nothing. */
  async function search(text, isTyping) {
    const options = { lang: data.lang, limit, filter: document => matches(document) };
    const found = await engine.search(text, { ...options, partial: isTyping });
    return isTyping || found.documents.length || found.notes.length ? found : engine.search(text, { ...options, partial: true });
  }

  async function update(event) {
    const isComposing = Boolean(event && event.isComposing), isTyping = Boolean(event && event.type === 'input'), mine = ++turn;
    const text = (isComposing ? box.value.replace(/[a-zａ-ｚ]+$/i, '') : box.value).trim();
    const isStep = Boolean(event && /submit|change/.test(event.type));
    // What to begin with stands where the results will; it comes back where there are none.
    find('search-start').hidden = Boolean(text);
    if (!isComposing) {
      write(isStep);
      // The results of other years stand below.
      document.dispatchEvent(new CustomEvent('tebiki-search', { detail: { text, isStep } }));
    }
    if (!facets) facets = await engine.facets(data.lang);
    const found = text ? await search(text, isTyping) : null;
    const isNone = Boolean(found) && !found.total && !found.names.length && !isComposing;
    const { list: names } = isNone ? await engine.names(data.lang) : { list: [] };
    // From here on nothing is waited for: what a later turn has shown is not overwritten.
    if (mine !== turn) return;
    showCount(found, text, { isTyping, isComposing });
    showNotes(found ? found.notes : []);
    showNames(found ? found.names : []);
    showAnswer(found);
    list.replaceChildren(...(found ? rows(found.results) : []));
    find('search-more').hidden = !found || found.total <= limit;
    find('search-help').hidden = !isNone;
    find('search-start').hidden = Boolean(text) && !isNone;
    showUnderstood(isNone ? found.units : []);
    showDoors(names);
    showFacets(found ? found.documents : []);
  }
  /* The results say so while they are not those of what stands in the box. */
  const wait = change => list.setAttribute('aria-busy', String((pending += change) > 0));
  function run(event) {
    wait(1);
    return update(event).catch(fail).finally(() => wait(-1));
  }

  function fail(error) {
    find('search-count').textContent = status.textContent = say('failed', { f: String(error && error.message || error).replace(/^.*\//, '') });
  }

  // ---- showing

  /* While composing nothing is said to be missing. */
  function showCount(found, text, { isTyping, isComposing }) {
    clearTimeout(telling);
    const told = !found || !found.total && isComposing ? '' : say(found.total ? 'count' : 'none', { n: found.total, q: text });
    find('search-count').textContent = told;
    const tell = () => { status.textContent = told; };
    if (isTyping && found && found.total && status.textContent) telling = setTimeout(tell, PAUSE);
    else tell();
  }
  function showNotes(notes) {
    find('search-notes').replaceChildren(...notes.map(note => element('p', {}, noteText(note))));
  }
  function noteText(note) {
    if (note.kind === 'unknown') return say('unknown', { w: note.words.join(data.join), u: note.used.join(data.join) });
    if (note.kind === 'similar') return say('similar', { w: note.word, u: note.meant.join(data.join) });
    if (note.kind === 'respelt') return say('respelt', { w: note.meant });
    if (!note.range) return say('noNumber', { n: note.number });
    const [from, to] = note.range.map(number => note.of ? note.of + '-' + number : number);
    return say('noNumberRange', { n: note.number, a: from, z: to });
  }
  function showNames(names) {
    const entries = names.map(name => element('li', {},
      element('span', { className: 'search-kind' }, data[name.kind + 'Kind']), ' ',
      element('a', { href: data.up + name.href }, name.name),
      name.kind === 'target' && name.detail ? ' ' + name.detail : ''));
    find('search-names').replaceChildren(...entries);
  }
  /* Where nothing was found: the pages of all audiences and owners. */
  function showDoors(names) {
    const links = kind => names.filter(name => name.kind === kind)
      .flatMap((name, at) => [...(at ? [data.join] : []), element('a', { href: data.up + name.href }, name.name)]);
    const lines = ['audience', 'owner'].map(kind => [kind, links(kind)]).filter(([, found]) => found.length);
    find('search-doors').replaceChildren(...lines.map(([kind, found]) => element('p', {}, data[kind] + data.colon, ...found)));
  }

  /* A question may be answered by a sentence of the plan: the one of the first result that says most of its words and what
   * is offered. It is quoted as it stands. */
  const OFFERS = /支援|提供|実施|紹介|支給|助成|開催|設置|相談|行う|行い|provid|offer|support|hold|help|subsid|grant|counsel/i;
  const ASKED = 2;
  function showAnswer(found) {
    const isQuestion = found && found.units.filter(unit => !unit.unknown).length >= ASKED;
    const [result] = isQuestion ? found.results.filter(({ kind }) => kind === 'measure') : [];
    const sentences = result ? sentencesOf(engine.passage(result).body).map(parts => ({ result, parts, said: saidIn(parts) })) : [];
    const [best] = sentences.filter(({ parts, said }) => said && OFFERS.test(plain(parts))).sort((a, b) => b.said - a.said);
    find('search-answer').replaceChildren(...(best ? [quotation(best)] : []));
  }
  const plain = parts => parts.map(([text]) => text).join('');
  const saidIn = parts => new Set(parts.filter(([, isFound]) => isFound).map(([text]) => text.toLowerCase())).size;
  function sentencesOf(parts) {
    const sentences = [[]];
    for (const [text, isFound] of parts) {
      text.split(/(?<=。|[.!?](?=\s)|\n)/).forEach((piece, at) => {
        if (at) sentences.push([]);
        sentences[sentences.length - 1].push([piece, isFound]);
      });
    }
    return sentences;
  }
  function quotation({ result, parts }) {
    const source = element('a', { href: data.up + result.href }, result.text.number + ' ' + result.text.title);
    const quoted = element('blockquote', {}, ...marked(parts));
    if (result.text.lang !== data.lang) quoted.lang = result.text.lang;
    return element('figure', {}, element('figcaption', {}, data.answer + data.colon, source), quoted);
  }

  /* What was looked for, each word that the plan has as a search of its own. */
  function showUnderstood(units) {
    const search = text => () => { box.value = text; run({ type: 'submit' }); };
    const words = units.map(({ unknown, text }) => unknown ? element('span', {}, text) : element('button', { type: 'button', onclick: search(text) }, text));
    const [before, after] = data.understood.split('%w');
    const parts = words.flatMap((word, at) => at ? [data.join, word] : [word]);
    find('search-understood').replaceChildren(...(words.length ? [before, ...parts, after] : []));
  }

  function rows(results) {
    const out = [];
    for (const result of results) {
      const link = element('a', { href: data.up + result.href });
      if (result.kind === 'repeat' && out.length) {
        link.append(say('repeat', { n: result.repeat.number }));
        out[out.length - 1].append(element('p', { className: 'search-repeat' }, link));
      } else out.push(row(result, link));
    }
    return out;
  }
  function row(result, link) {
    const { title, passage } = engine.passage(result);
    link.append(...marked(title), result.kind === 'repeat' ? data.repeatMark : '');
    const number = element('span', { className: 'number' }, result.repeat ? result.repeat.number : result.text.number);
    const item = element('li', {}, element('h2', {}, number, ' ', link), element('p', { className: 'passage' }, ...marked(passage)));
    if (result.text.lang !== data.lang) item.lang = result.text.lang;
    const about = result.doc === undefined ? '' : facets.line(result.doc);
    const line = [about, reason(result, [...title, ...passage])].filter(Boolean).join(' · ');
    if (line) item.append(element('p', { className: 'muted', lang: document.documentElement.lang }, line));
    return item;
  }
  /* Why a result was found, where that does not show: one phrase, as it stands in the text if it does. */
  function reason({ via }, parts) {
    const how = via.by === 'text' ? (via.lang === data.lang ? '' : 'text') : via.by;
    const pattern = how && data['via' + how[0].toUpperCase() + how.slice(1)];
    if (!pattern) return '';
    const [said] = parts.filter(([, isFound]) => isFound).map(([text]) => text);
    return pattern.replace('%w', () => said || via.words[0]);
  }
  const marked = parts => parts.map(([text, isFound]) => isFound ? element('mark', {}, text) : text);
  window.tebikiResults = { element, marked };

  // ---- facets

  function showFacets(documents) {
    const focused = document.activeElement && document.activeElement.id;
    find('search-facets').replaceChildren(...FACETS.flatMap(name => facetOf(name, documents) || []));
    if (/^facet-/.test(focused || '') && find(focused)) find(focused).focus();
  }
  function facetOf(name, documents) {
    const counts = new Map();
    for (const document of documents) {
      if (matches(document, name)) for (const id of facets.of(document)[name]) counts.set(id, (counts.get(id) || 0) + 1);
    }
    const shown = facets.names[name].filter(([id]) => counts.has(id) || chosen[name] === id);
    if (!shown.length) return null;
    const choices = shown.map(([id, label]) => element('option', { value: id, selected: chosen[name] === id }, `${label} (${counts.get(id) || 0})`));
    const select = element('select', { id: 'facet-' + name, onchange: () => choose(name, select.value) }, element('option', { value: '' }, data.all), ...choices);
    return element('p', {}, element('label', { htmlFor: select.id }, data[name]), ' ', select);
  }
  function choose(name, id) {
    if (id) chosen[name] = id;
    else delete chosen[name];
    limit = STEP;
    run({ type: 'change' });
  }

  // ---- keys

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const links = [...list.querySelectorAll('h2 a')], now = links.indexOf(document.activeElement);
    if (event.key === 'Escape' && now >= 0) box.focus();
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (now >= 0 || event.target === box && links.length)) {
      const next = now + (event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      (next < 0 ? box : links[Math.min(next, links.length - 1)]).focus();
    }
  }
  async function more() {
    const at = list.children.length;
    limit += STEP;
    await run({ type: 'more' });
    const next = list.children[at];
    if (next) next.querySelector('a').focus();
  }

  root.hidden = false;
  if (!engine) return fail('search.js');
  box.addEventListener('input', event => { limit = STEP; run(event); });
  // The last input of a composition still belongs to it.
  box.addEventListener('compositionend', () => run({ type: 'input' }));
  find('search-form').addEventListener('submit', event => { event.preventDefault(); run(event); });
  find('search-more').addEventListener('click', more);
  addEventListener('popstate', () => { read(); run({ type: 'popstate' }); });
  document.addEventListener('keydown', onKey);
  read();
  run({ type: 'load' });
})();
