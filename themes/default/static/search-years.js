/* The search page of a site with several years: the same query in each other year's plan, by that year's own engine over
 * its own index. What is typed only ever becomes text nodes. Without scripts a form leads to the search of each year. */
(function () {
  'use strict';
  const root = document.getElementById('years'), own = window.tebikiSearch;
  if (!root || !own) return;
  const data = root.dataset, box = document.getElementById('q'), { element, marked } = window.tebikiResults;
  /* Results of a year. */
  const RESULTS = 5;
  /* The years are searched after so many milliseconds without a key. */
  const PAUSE = 500;
  const engines = new Map();
  let turn = 0, waiting = 0, searched = '', loaded = Promise.resolve();

  const load = src => new Promise((resolve, reject) => {
    document.head.append(element('script', { src, onload: resolve, onerror: () => reject(new Error(src)) }));
  });
  /* Engines tell of themselves in one place, so that they are loaded one after the other; the page's own stays there. */
  function engineOf(year) {
    if (!engines.has(year)) {
      const brought = loaded.then(() => bring(year + '../assets/search/'));
      loaded = brought.catch(() => engines.delete(year));
      engines.set(year, brought);
    }
    return engines.get(year);
  }
  async function bring(folder) {
    await load(folder + 'engine.js');
    try {
      await load(folder + window.tebikiEngine);
      return window.tebikiSearch;
    } finally {
      window.tebikiSearch = own;
    }
  }

  async function find(section, text, mine) {
    const year = section.dataset.year, told = section.querySelector('[data-told]');
    try {
      const engine = await engineOf(year);
      const found = await engine.search(text, { lang: data.lang, limit: RESULTS });
      if (mine !== turn) return;
      show(section, engine, found, text);
    } catch (error) {
      told.textContent = data.failed.replace('%f', () => error.message);
    }
  }
  function show(section, engine, found, text) {
    const year = section.dataset.year, more = section.querySelector('[data-more]');
    section.querySelector('[data-told]').textContent = found.total ? data.count.replace('%n', found.total) : data.none;
    section.querySelector('ol').replaceChildren(...found.results.map(result => row(engine, year, result)));
    more.hidden = found.total <= RESULTS;
    more.firstChild.search = '?' + new URLSearchParams({ q: text });
  }
  function row(engine, year, result) {
    const { title, passage } = engine.passage(result);
    const number = element('span', { className: 'number' }, result.repeat ? result.repeat.number : result.text.number);
    const heading = element('h4', {}, number, ' ', element('a', { href: year + result.href }, ...marked(title)));
    const item = element('li', {}, heading, element('p', { className: 'passage' }, ...marked(passage)));
    if (result.text.lang !== data.lang) item.lang = result.text.lang;
    return item;
  }

  function search(text) {
    clearTimeout(waiting);
    if (text === searched) return;
    searched = text;
    const mine = ++turn;
    root.hidden = !text;
    if (text) root.querySelectorAll('[data-year]').forEach(section => find(section, text, mine));
  }

  document.getElementById('years-form').hidden = true;
  /* search-page.js tells of each query. */
  document.addEventListener('tebiki-search', ({ detail: { text, isStep } }) => {
    clearTimeout(waiting);
    waiting = setTimeout(search, isStep ? 0 : PAUSE, text);
  });
  search(box.value.trim());
})();
