/* The search page: results with passages, facets with counts, the query in the address. Strings come from
 * the data-* attributes of #search; what is typed only ever becomes text nodes. */
(function () {
  'use strict';
  const root = document.getElementById('search'), engine = window.tebikiSearch;
  if (!root || !engine) return;
  const $ = id => document.getElementById(id), data = root.dataset, box = $('q'), list = $('search-results'), STEP = 10;
  let turn = 0, limit = STEP, chosen = {}, facets = null;
  const el = (name, props, ...children) => { const e = Object.assign(document.createElement(name), props); e.append(...children); return e; };
  const say = (key, values) => data[key].replace(/%(\w)/g, (all, name) => name in values ? values[name] : all);
  root.hidden = false;

  function read() {
    const query = new URLSearchParams(location.search);
    box.value = query.get('q') || '';
    chosen = {};
    for (const name of ['owner', 'chapter', 'audience']) if (query.get(name)) chosen[name] = query.get(name);
  }
  function write(push) {
    const query = new URLSearchParams(), text = box.value.trim();
    if (text) query.set('q', text);
    for (const name in chosen) query.set(name, chosen[name]);
    const address = location.pathname + (String(query) ? '?' + query : '');
    if (address === location.pathname + location.search) return;
    try { history[push ? 'pushState' : 'replaceState'](null, '', address); } catch { /* some browsers refuse it from a disk */ }
  }
  const matches = (doc, except) => Object.keys(chosen).every(name => name === except || facets.of(doc)[name].includes(chosen[name]));

  async function update(event) {
    const composing = event && event.isComposing, mine = ++turn;
    const text = composing ? box.value.replace(/[a-zａ-ｚ]+$/i, '') : box.value;
    if (!composing) write(event && /submit|change/.test(event.type));
    if (!facets) facets = await engine.facets(data.lang);
    const found = text.trim() ? await engine.search(text, { lang: data.lang, limit, partial: true, filter: doc => matches(doc) }) : null;
    if (mine !== turn) return;
    $('search-status').textContent = !found ? '' : say(found.total ? 'count' : 'none', { n: found.total, q: text.trim() });
    list.replaceChildren(...(found ? rows(found.results) : []));
    $('search-more').hidden = !found || found.total <= limit;
    $('search-help').hidden = !found || found.total > 0;
    showUnderstood(found && !found.total ? found.units : []);
    showFacets(found ? found.documents : []);
  }
  /* What was looked for, each word that the plan has as a search of its own. */
  function showUnderstood(units) {
    const words = units.map(unit => unit.unknown ? el('span', {}, unit.text) : el('button', { type: 'button', onclick: () => { box.value = unit.text; update({ type: 'submit' }); } }, unit.text));
    const [before, after] = data.understood.split('%w');
    $('search-understood').replaceChildren(...(words.length ? [before, ...words.flatMap((word, i) => i ? [data.join, word] : [word]), after] : []));
  }
  function rows(results) {
    const out = [];
    for (const result of results) {
      const link = el('a', { href: data.up + engine.href(result) });
      if (result.repeat) {
        link.append(say('repeat', { n: result.repeat.number }));
        if (out.length) out[out.length - 1].append(el('p', { className: 'search-repeat' }, link));
        continue;
      }
      const { title, passage } = engine.passage(result), via = result.via;
      link.append(...marked(title));
      const item = el('li', {}, el('h2', {}, el('span', { className: 'number' }, result.text.number), ' ', link), el('p', { className: 'passage' }, ...marked(passage)));
      if (result.text.lang !== data.lang) item.lang = result.text.lang;
      const how = via.by === 'text' ? (via.lang === data.lang ? '' : 'text') : via.by;
      const note = how && data['via' + how[0].toUpperCase() + how.slice(1)];
      // As they stand in the text, where it is shown.
      const said = [...new Set([...title, ...passage].filter(([, mark]) => mark).map(([text]) => text))].slice(0, 3), words = said.length ? said : via.words;
      item.append(el('p', { className: 'muted', lang: document.documentElement.lang }, facets.line(result.doc), note ? ' · ' + note.replace('%w', () => words.join(data.join)) : ''));
      out.push(item);
    }
    return out;
  }
  const marked = parts => parts.map(([text, mark]) => mark ? el('mark', {}, text) : text);
  function showFacets(documents) {
    const groups = [];
    for (const name of ['owner', 'chapter', 'audience']) {
      const counts = new Map();
      for (const doc of documents) if (matches(doc, name)) for (const id of facets.of(doc)[name]) counts.set(id, (counts.get(id) || 0) + 1);
      const shown = facets.names[name].filter(([id]) => counts.has(id) || chosen[name] === id);
      if (!shown.length) continue;
      const select = el('select', { id: 'facet-' + name, onchange: () => { if (select.value) chosen[name] = select.value; else delete chosen[name]; limit = STEP; update({ type: 'change' }); } },
        el('option', { value: '' }, data.all), ...shown.map(([id, label]) => el('option', { value: id, selected: chosen[name] === id }, `${label} (${counts.get(id) || 0})`)));
      groups.push(el('p', {}, el('label', { htmlFor: select.id }, data[name]), ' ', select));
    }
    const focused = document.activeElement && document.activeElement.id;
    $('search-facets').replaceChildren(...groups);
    if (/^facet-/.test(focused || '') && $(focused)) $(focused).focus();
  }

  box.addEventListener('input', event => { limit = STEP; update(event); });
  // The last input of a composition still belongs to it.
  box.addEventListener('compositionend', update);
  $('search-form').addEventListener('submit', event => { event.preventDefault(); update(event); });
  $('search-more').addEventListener('click', () => { const at = list.children.length; limit += STEP; update({ type: 'input' }).then(() => { const next = list.children[at]; if (next) next.querySelector('a').focus(); }); });
  addEventListener('popstate', () => { read(); update({ type: 'input' }); });
  document.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return;
    const at = [...list.querySelectorAll('h2 a')], now = at.indexOf(document.activeElement);
    if (event.key === '/' && !/^(?:input|textarea|select)$/i.test(event.target.tagName)) { event.preventDefault(); box.focus(); }
    else if (event.key === 'Escape' && now >= 0) box.focus();
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && (now >= 0 || event.target === box && at.length)) {
      const next = now + (event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      (next < 0 ? box : at[Math.min(next, at.length - 1)]).focus();
    }
  });
  read();
  update({ type: 'input' });
})();
