/* The search box of every page: loads the search on focus, shows results while one types, goes to the
 * search page on Enter. Strings come from the form's data-* attributes. Without it the form still works. */
(function () {
  'use strict';
  const form = document.getElementById('site-search'), data = form && form.dataset;
  if (!form) return;
  const box = form.querySelector('input'), list = document.createElement('div'), status = document.createElement('p');
  let engine = null, turn = 0, active = -1;
  list.id = 'site-search-results';
  list.className = 'search-suggestions';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', data.results);
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-controls': list.id })) box.setAttribute(name, value);
  form.append(list, status);

  function ready() {
    return engine || (engine = window.tebikiSearch ? Promise.resolve() : new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = data.engine;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }).catch(() => { engine = null; })).then(() => window.tebikiSearch.start());
  }
  function show(open) {
    list.hidden = !open;
    box.setAttribute('aria-expanded', String(open));
    mark(-1);
  }
  function mark(to) {
    active = to;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === to)));
    if (to < 0) box.removeAttribute('aria-activedescendant');
    else { box.setAttribute('aria-activedescendant', 'site-search-' + to); list.children[to].scrollIntoView({ block: 'nearest' }); }
  }
  async function update(event) {
    // Letters at the end of half-composed kana are not text yet.
    const text = event.isComposing ? box.value.replace(/[a-zａ-ｚ]+$/i, '') : box.value, mine = ++turn;
    if (!text.trim()) return show(false);
    await ready();
    const found = await window.tebikiSearch.search(text, { lang: data.lang, limit: 8, partial: true });
    if (mine !== turn) return;
    list.replaceChildren(...found.results.map((result, i) => {
      const link = document.createElement('a'), number = document.createElement('span');
      link.id = 'site-search-' + i;
      link.setAttribute('role', 'option');
      link.tabIndex = -1;
      link.href = data.up + window.tebikiSearch.href(result);
      number.textContent = (result.repeat || result.text).number;
      link.append(number, ' ' + result.text.title + (result.repeat ? data.repeat : ''));
      return link;
    }));
    status.textContent = (found.total ? data.count : data.none).replace(/%[nq]/, name => name === '%n' ? found.total : text.trim());
    show(found.total > 0);
  }
  box.addEventListener('focus', () => ready().catch(() => {}));
  box.addEventListener('input', event => update(event).catch(() => show(false)));
  // The last input of a composition still belongs to it.
  box.addEventListener('compositionend', event => update(event).catch(() => show(false)));
  box.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return;
    const count = list.hidden ? 0 : list.children.length;
    if (count && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      // From −1, the text itself, round to −1 again.
      mark((active + 1 + (event.key === 'ArrowDown' ? 1 : count)) % (count + 1) - 1);
      event.preventDefault();
    } else if (event.key === 'Enter' && active >= 0) { event.preventDefault(); list.children[active].click(); }
    else if (event.key === 'Escape' && count) { event.preventDefault(); show(false); }
  });
  form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) setTimeout(show, 150, false); });
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(?:input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable) return;
    event.preventDefault();
    box.focus();
  });
})();
