/* The search box of every page: loads the search on focus, shows results while one types, goes to the search page on
 * Enter. Its words are those of templates/words.js. Without it the form still works. */
(function () {
  'use strict';
  const data = window.tebikiWords;
  if (!data) return;
  const form = document.getElementById('site-search') || made();
  if (!form) return;
  const box = form.querySelector('input'), RESULTS = 8;
  /* A screen reader is told once the reader has stopped typing for that many milliseconds. */
  const PAUSE = 500;
  const list = element('div', { id: 'site-search-results', className: 'search-suggestions', hidden: true, role: 'listbox', ariaLabel: data.results });
  const status = element('p', { className: 'visually-hidden', role: 'status' });
  let loading = null, turn = 0, active = -1, telling = 0, pending = 0;

  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': list.id })) {
    box.setAttribute(name, value);
  }
  form.append(list, status);

  /* A search needs scripts, so that the box of most pages is made by this one, beside the names of the main pages; a page
   * of a measure, which leads to its places in the plan by itself, has those from here too. */
  function made() {
    const bar = document.querySelector('.site-header .wrap:last-child');
    if (!bar || document.getElementById('q')) return null;
    if (!bar.firstElementChild) {
      const links = data.nav.map(([path, name]) => element('li', {}, element('a', { href: data.up + path }, name)));
      bar.append(element('nav', { className: 'site-nav', ariaLabel: data.navLabel }, element('ul', {}, ...links)));
    }
    const form = element('form', { role: 'search', className: 'site-search', id: 'site-search', action: data.up + 'search.html' },
      element('label', { htmlFor: 'q' }, data.search), ' ', element('input', { type: 'search', id: 'q', name: 'q', autocomplete: 'off' }), ' ',
      element('button', { type: 'submit' }, data.searchButton));
    bar.append(form);
    return form;
  }

  function element(name, { role, ariaLabel, ...properties }, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    if (role) made.setAttribute('role', role);
    if (ariaLabel) made.setAttribute('aria-label', ariaLabel);
    made.append(...children);
    return made;
  }

  /* The search script, once; again after it could not be loaded. */
  function ready() {
    if (!loading) {
      loading = window.tebikiSearch ? Promise.resolve() : new Promise((resolve, reject) => {
        const script = element('script', { src: data.engine, onload: resolve, onerror: () => reject(new Error(data.engine)) });
        document.head.append(script);
      });
      loading.catch(() => { loading = null; });
    }
    return loading.then(() => window.tebikiSearch.start());
  }

  function show(isOpen) {
    list.hidden = !isOpen;
    box.setAttribute('aria-expanded', String(isOpen));
    choose(-1);
  }

  /* Marks an option; −1 is the text itself. */
  function choose(at) {
    active = at;
    options().forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
    if (at < 0) return box.removeAttribute('aria-activedescendant');
    const option = options()[at];
    box.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }
  const options = () => [...list.querySelectorAll('a')];

  async function update(event) {
    // Letters at the end of half-composed kana are not text yet.
    const text = event.isComposing ? box.value.replace(/[a-zａ-ｚ]+$/i, '') : box.value, mine = ++turn;
    clearTimeout(telling);
    if (!text.trim()) return show(false);
    await ready();
    const found = await window.tebikiSearch.search(text, { lang: data.lang, limit: RESULTS, partial: true });
    if (mine !== turn) return;
    const isNone = !found.total && !found.names.length;
    // What is being composed may yet become something.
    if (isNone && event.isComposing) return show(false);
    list.replaceChildren(...rows(found, text.trim()));
    show(true);
    telling = setTimeout(() => { status.textContent = told(found.total, text.trim()); }, status.textContent ? PAUSE : 0);
  }
  /* The list says so while it is not that of what stands in the box. */
  const wait = change => list.setAttribute('aria-busy', String((pending += change) > 0));
  function run(event) {
    wait(1);
    update(event).catch(fail).finally(() => wait(-1));
  }
  const told = (count, text) => (count ? data.count : data.none).replace(/%[nq]/, name => name === '%n' ? count : text);

  function rows(found, text) {
    const rows = [...found.names.map(nameRow), ...found.results.map(resultRow)];
    if (found.total > RESULTS) rows.push(option(form.action + '?q=' + encodeURIComponent(text), data.all.replace('%n', found.total)));
    rows.forEach((row, at) => { row.id = 'site-search-' + at; });
    return rows.length ? rows : [sentence(told(0, text))];
  }
  /* A line that is no choice. */
  function sentence(text) {
    const line = element('p', { className: 'search-none', role: 'option' }, text);
    line.setAttribute('aria-disabled', 'true');
    return line;
  }
  function option(href, ...children) {
    return element('a', { role: 'option', tabIndex: -1, href }, ...children);
  }
  function nameRow(name) {
    return option(data.up + name.href, element('span', { className: 'search-kind' }, data[name.kind]), ' ' + name.name);
  }
  function resultRow(result) {
    const { title } = window.tebikiSearch.passage(result);
    const number = element('span', {}, (result.repeat || result.text).number);
    const marked = title.map(([text, isFound]) => isFound ? element('mark', {}, text) : text);
    return option(data.up + result.href, number, ' ', ...marked, result.repeat ? data.repeat : '');
  }

  function fail() {
    list.replaceChildren(sentence(data.failed));
    status.textContent = data.failed;
    show(true);
  }

  function onKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.hidden ? 0 : options().length;
    if (count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      // From −1, the text itself, round to −1 again.
      choose((active + 1 + (event.key === 'ArrowDown' ? 1 : count)) % (count + 1) - 1);
      event.preventDefault();
    } else if (event.key === 'Enter' && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      show(false);
    }
  }

  box.addEventListener('focus', () => ready().catch(() => {}));
  box.addEventListener('input', run);
  // The last input of a composition still belongs to it.
  box.addEventListener('compositionend', run);
  box.addEventListener('keydown', onKey);
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) setTimeout(show, 150, false); });
})();
