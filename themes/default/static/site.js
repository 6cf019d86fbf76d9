// Adds what needs a script: colours, furigana, filters, copying a link. Every page reads without it.
(function () {
  'use strict';
  var root = document.documentElement;
  // Local files share one storage, and it may be closed: keys have a prefix, failures cost only the memory.
  function recall(key) { try { return localStorage.getItem('tebiki-' + key) || ''; } catch (e) { return ''; } }
  function remember(key, value) { try { localStorage.setItem('tebiki-' + key, value); } catch (e) { } }
  function find(selector, inside) { return (inside || document).querySelector(selector); }
  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }

  function setTheme(name) { if (name) root.setAttribute('data-theme', name); else root.removeAttribute('data-theme'); }
  setTheme(recall('theme'));
  var words = window.tebikiWords, settings = find('#settings');
  function element(name, properties, parts) {
    var made = Object.assign(document.createElement(name), properties);
    (parts || []).forEach(function (part) { made.appendChild(typeof part === 'string' ? document.createTextNode(part) : part); });
    return made;
  }
  function addSettings() {
    var box = function (id, text) {
      settings.appendChild(element('label', {}, [element('input', { type: 'checkbox', id: id }), ' ', element('span', {}, [text])]));
    };
    if (words.furigana) box('furigana', words.furigana);
    var options = Object.keys(words.themes).map(function (name) { return element('option', { value: name }, [words.themes[name]]); });
    settings.appendChild(element('label', { htmlFor: 'theme' }, [element('span', {}, [words.theme]), ' ', element('select', { id: 'theme' }, options)]));
    box('slash', words.slash);
    box('counter', words.counter);
  }
  // On narrow screens what stands below the title is behind a button (see the stylesheet). Languages stay in sight.
  var header = find('.site-header');
  function addMenu() {
    var button = element('button', { type: 'button' }, [words.menu]);
    var show = function (isOpen) {
      header.classList.toggle('open', isOpen);
      button.setAttribute('aria-expanded', isOpen);
    };
    show(false);
    button.addEventListener('click', function () { show(!header.classList.contains('open')); });
    header.addEventListener('keydown', function (event) {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !header.classList.contains('open')) return;
      show(false);
      button.focus();
    });
    var parts = document.body.matches('.page-home, .page-search') ? [button] : [element('a', { href: words.up + 'search.html' }, [words.search]), ' ', button];
    find('.wrap', header).appendChild(element('div', { className: 'menu' }, parts));
  }
  if (header && words) addMenu();
  if (settings && words) {
    addSettings();
    var theme = find('#theme');
    theme.value = recall('theme');
    theme.addEventListener('change', function () { remember('theme', theme.value); setTheme(theme.value); });
  }

  // The key / leads to the search box where the reader wants it: some speak to their computers, or hit keys by accident.
  var slash = find('#slash'), searchBox = find('#q');
  function isTyping(element) { return /^(?:input|textarea|select)$/i.test(element.tagName) || element.isContentEditable; }
  if (slash && searchBox) {
    slash.checked = recall('slash') === 'on';
    slash.addEventListener('change', function () { remember('slash', slash.checked ? 'on' : ''); });
    document.addEventListener('keydown', function (event) {
      if (!slash.checked || event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      searchBox.focus();
    });
  }

  // Furigana: the first shard brings the words, each record the kanji and readings of one text.
  var KANJI = /[々〆㐀-䶿一-鿿豈-﫿]+/g;
  var furigana = find('#furigana');
  // A text without a record takes its runs of kanji as they are usually read, or as others that are read alike everywhere.
  var records = {}, usual = {}, runs = {}, waiting = 0;
  function kanjiOf(text) { return (text.match(KANJI) || []).join(''); }
  function learn(text) {
    var lines = text.split('\n');
    lines.shift().split(' ').forEach(function (run) { usual[kanjiOf(run)] = run; });
    lines.forEach(function (record) {
      records[kanjiOf(record)] = record;
      record.split(' ').forEach(function (run) {
        var key = kanjiOf(run);
        if (key.length > 1) runs[key] = key in runs && runs[key] !== run ? '' : run;
      });
    });
  }
  window.tebikiFurigana = function (text) {
    learn(text);
    if (--waiting === 0 && furigana.checked) addRuby(document.body);
  };
  // What a script adds to a page that is written with readings has them too.
  window.tebikiRead = function (added) {
    if (!words.readings || !furigana.checked) return;
    learn(words.readings);
    addRuby(added);
  };
  function load() {
    root.classList.add('furigana');
    if (waiting) return;
    if (Object.keys(usual).length) return addRuby(document.body);
    [words.shards].concat((settings.getAttribute('data-src') || '').split(' ').map(function (name) {
      return name && new URL(name, words.shards).href;
    })).forEach(function (src) {
      if (!src) return;
      waiting++;
      var script = document.createElement('script');
      script.src = src;
      document.head.appendChild(script);
    });
  }
  // A place to break is no end of a text: while readings are put in, a mark stands for it.
  var BREAK = '\u200b';
  function joinTexts(inside) {
    all('wbr', inside).forEach(function (mark) {
      var parent = mark.parentNode;
      parent.replaceChild(document.createTextNode(BREAK), mark);
      parent.normalize();
    });
  }
  function partText(node) {
    var parts = node.data.split(BREAK);
    if (parts.length < 2) return;
    var out = document.createDocumentFragment();
    parts.forEach(function (part, at) {
      if (at) out.appendChild(document.createElement('wbr'));
      if (part) out.appendChild(document.createTextNode(part));
    });
    node.parentNode.replaceChild(out, node);
  }
  function addRuby(inside) {
    joinTexts(inside);
    var walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT, null), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(function (node) {
      var key = kanjiOf(node.data);
      var own = node.parentNode.closest('[lang]');
      var record = key && (records[key] || node.data.match(KANJI).map(function (run) { return usual[run] || runs[run] || run + 'ー'; }).join(' '));
      if (record && own.lang === 'ja' && !node.parentNode.closest('script,select,textarea,ruby,.reading')) rubify(node, record);
      else partText(node);
    });
  }
  function rubify(node, record) {
    var text = node.data, at = 0, out = document.createDocumentFragment();
    // Kanji of one word may have a place to break among them, which the word then loses.
    var find = function (kanji) {
      var found = new RegExp(kanji.split('').map(function (c) { return '\\u' + ('000' + c.charCodeAt(0).toString(16)).slice(-4); }).join(BREAK + '?'), 'g');
      found.lastIndex = at;
      return found.exec(text);
    };
    var plain = function (part) { partText(out.appendChild(document.createTextNode(part))); };
    record.replace(/([^ぁ-ゖー ]+)([ぁ-ゖー]+)/g, function (_, kanji, reading) {
      var found = reading === 'ー' ? null : find(kanji), start = found && found.index;
      if (!found) return;
      plain(text.slice(at, start));
      var ruby = document.createElement('ruby');
      ruby.textContent = kanji;
      [['rp', '（'], ['rt', reading], ['rp', '）']].forEach(function (part) {
        ruby.appendChild(document.createElement(part[0])).textContent = part[1];
      });
      out.appendChild(ruby);
      at = start + found[0].length;
    });
    plain(text.slice(at));
    node.parentNode.replaceChild(out, node);
  }
  function removeRuby() {
    root.classList.remove('furigana');
    all('ruby').forEach(function (ruby) {
      var parent = ruby.parentNode;
      parent.replaceChild(document.createTextNode(ruby.firstChild.data), ruby);
      parent.normalize();
    });
  }
  if (furigana) {
    // Pages in easy Japanese are written with readings; the reader may take them away there.
    var isWritten = settings.hasAttribute('data-written'), memory = isWritten ? 'furigana-easy' : 'furigana';
    furigana.checked = isWritten ? recall(memory) !== 'off' : recall(memory) === 'on';
    furigana.addEventListener('change', function () {
      remember(memory, furigana.checked ? 'on' : 'off');
      if (!furigana.checked) removeRuby();
      else if (isWritten) location.reload();
      else load();
    });
    if (isWritten && !furigana.checked) removeRuby();
    window.tebikiRead(settings);
    if (!isWritten && furigana.checked) load();
  }

  // The link to the other language keeps what was asked and the place: ids are the same in every language.
  var languages = all('.languages a').map(function (link) { return { link: link, href: link.getAttribute('href').replace(/[?#].*/, '') }; });
  // The links stand at the head of the page: the place is where the reader last stopped below it.
  var place = location.hash, stopped;
  addEventListener('scroll', function () {
    clearTimeout(stopped);
    stopped = setTimeout(function () {
      if (scrollY < 300) return;
      var above = all('main [id]').filter(function (element) { return element.getBoundingClientRect().top < 80 && element.offsetParent && !element.closest('nav, aside, form'); });
      if (above.length) place = '#' + above.pop().id;
    }, 300);
  }, { passive: true });
  addEventListener('hashchange', function () { place = location.hash; });
  var keepPlace = function () {
    languages.forEach(function (language) { language.link.setAttribute('href', language.href + location.search + place); });
  };
  keepPlace();
  all('.languages').forEach(function (nav) {
    ['pointerdown', 'focusin', 'click'].forEach(function (name) { nav.addEventListener(name, keepPlace, true); });
  });

  // On a phone the rows of an index are folded but for the one that the address names; on paper none is.
  var rows = all('.row');
  if (rows.length) {
    var narrow = matchMedia('(max-width: 39.99rem)');
    var fold = function (isPrinting) {
      var named = location.hash.slice(1);
      rows.forEach(function (row) {
        row.open = isPrinting === true || !narrow.matches || find('h2', row).id === named;
        row.classList.add('ready');
      });
    };
    fold();
    narrow.addEventListener('change', fold);
    addEventListener('hashchange', fold);
    addEventListener('beforeprint', function () { fold(true); });
    addEventListener('afterprint', fold);
  }

  // Lists: an entry shows if it has every value chosen; a group shows if one of its entries does.
  var filters = find('#filters');
  if (filters) {
    var entries = all('[data-owner]'), groups = all('[data-group]');
    // What is counted is measures: a sub-measure goes with its parent.
    var count = function (entry) { return all('.entry-number', entry).length; };
    var sum = function (list) { return list.map(count).reduce(function (a, b) { return a + b; }, 0); };
    var total = sum(entries);
    var apply = function () {
      entries.forEach(function (entry) {
        entry.hidden = !all('select', filters).every(function (select) {
          return !select.value || (' ' + entry.getAttribute('data-' + select.name) + ' ').indexOf(' ' + select.value + ' ') >= 0;
        });
      });
      groups.forEach(function (group) { group.hidden = !find('[data-owner]:not([hidden])', group); });
      var shown = sum(entries.filter(function (entry) { return !entry.hidden; }));
      find('[role=status]', filters).textContent = chosen().length ? filled('data-status', { shown: shown, total: total }) : '';
      tellExcerpt(shown);
    };
    var filled = function (name, values) {
      return filters.getAttribute(name).replace(/%(\w+)/g, function (mark, key) { return key in values ? values[key] : mark; });
    };
    var chosen = function () { return all('select', filters).filter(function (select) { return select.value; }); };
    // A part never passes for the whole, on screen or on paper: what was chosen, how many of how many, and where.
    var excerpt = document.createElement('p');
    excerpt.className = 'excerpt';
    filters.parentNode.insertBefore(excerpt, filters.nextSibling);
    var tellExcerpt = function (shown) {
      var names = chosen().map(function (select) { return select.options[select.selectedIndex].text; });
      excerpt.hidden = !names.length || shown === total;
      excerpt.textContent = filled('data-excerpt', { names: names.join(filters.getAttribute('data-join')), shown: shown, total: total }) + ' ';
      var address = document.createElement('span');
      address.className = 'address';
      address.textContent = location.href;
      excerpt.appendChild(address);
    };
    // The choice stands in the address, which "back" brings again, and goes along into the other language.
    var keep = function () {
      var query = chosen().map(function (select) { return encodeURIComponent(select.name) + '=' + encodeURIComponent(select.value); }).join('&');
      if ((query && '?' + query) !== location.search) {
        try { history.replaceState(null, '', (query ? '?' + query : location.pathname) + location.hash); } catch (e) { /* from a disk, in some browsers */ }
      }
      keepPlace();
    };
    location.search.slice(1).split('&').forEach(function (pair) {
      var parts = pair.split('='), value;
      try { value = decodeURIComponent(parts[1] || ''); } catch (e) { return; }
      all('select', filters).filter(function (select) { return select.name === parts[0]; }).forEach(function (select) {
        if (all('option', select).some(function (option) { return option.value === value; })) select.value = value;
      });
    });
    filters.hidden = false;
    filters.addEventListener('change', function () { keep(); apply(); });
    filters.addEventListener('submit', function (event) { event.preventDefault(); });
    keep();
    apply();
  }

  // What is copied from a measure's page: its citation, which is made of what the page says, and its number.
  var reference = find('.permalink');
  if (reference && words) {
    var said = { '%n': find('h1 .entry-number').textContent, '%t': find('h1 > span:last-child').textContent };
    var cite = words.citation.replace(/%[nt]/g, function (mark) { return said[mark]; });
    // What is not translated is Japanese in a sentence of another language.
    var runs = root.lang === 'en' ? cite.split(/([々ぁ-ヺー一-鿿](?:[々-ヺー一-鿿　-】！-～0-9 ]*[々ぁ-ヺー一-鿿）])?)/) : [cite];
    var citation = find('.site-footer .wrap').appendChild(element('p', { className: 'citation' }, runs.map(function (run, at) { return at % 2 ? element('span', { lang: 'ja' }, [run]) : run; })));
    var status = element('span', {});
    status.setAttribute('role', 'status');
    // An address on a disk names the reader, and leads nobody anywhere.
    var here = location.href.replace(/[?#].*/, ''), web = /^http/.test(here) ? ' ' + here : '';
    var copying = function (label, text) {
      var button = element('button', { type: 'button' }, [label]);
      button.addEventListener('click', function () {
        var tell = function (said) { return function () { status.textContent = said; }; };
        try { navigator.clipboard.writeText(text()).then(tell(words.copied), tell(words.notCopied)); } catch (e) { tell(words.notCopied)(); }
      });
      return button;
    };
    var cited = copying(words.cite, function () { return citation.textContent + web; });
    var numbered = copying(words.citeNumber, function () { return said['%n']; });
    var copy = reference.appendChild(element('p', { id: 'copy' }, [cited, ' ', numbered, ' ', status]));
    if (furigana) [citation, copy].forEach(window.tebikiRead);
  }
})();
