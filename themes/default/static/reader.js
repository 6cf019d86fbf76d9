// What a reader keeps: the order of the list one came from, chosen measures, a mode for counters. Nothing leaves the browser.
(function () {
  'use strict';
  function read(storage, key, other) {
    try { return JSON.parse(window[storage].getItem('tebiki-' + key)) || other; } catch (e) { return other; }
  }
  function write(storage, key, value) {
    try { window[storage].setItem('tebiki-' + key, JSON.stringify(value)); } catch (e) { /* closed: only the memory is lost */ }
  }
  function find(selector, inside) { return (inside || document).querySelector(selector); }
  function all(selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); }
  function element(name, text, to) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    if (to) to.appendChild(made);
    return made;
  }
  // The text without the readings that furigana adds.
  function plain(node) {
    var copy = node.cloneNode(true);
    all('rt, rp', copy).forEach(function (reading) { reading.parentNode.removeChild(reading); });
    return copy.textContent.replace(/\s+/g, ' ').trim();
  }
  // Only pages of this site are kept and led to: a page of a measure, beside or below this page.
  var MEASURE = /(?:^|\/)(?:measures\/)?([a-z0-9-]+)\.html$/;
  var words = window.tebikiWords || {}, lang = document.documentElement.lang, here = location.href.replace(/[?#].*/, '');
  var measures = words.up + 'measures/';
  function slugOf(address) { return address.indexOf(measures) === 0 && MEASURE.test(address) ? address.slice(measures.length, -5) : ''; }
  function addressOf(slug) { return measures + slug + '.html'; }

  // Next and previous in the order of the list one came from.
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('main a[href]');
    var slug = link && slugOf(link.href.replace(/[?#].*/, ''));
    var list = link && link.closest('.listing-page, #search, .programme-list, .chapter-list');
    if (!slug || !list || document.body.classList.contains('page-measure')) return;
    var order = [];
    all('a[href]', list).forEach(function (other) {
      var found = slugOf(other.href.replace(/[?#].*/, ''));
      if (found && other.offsetParent && !order.some(function (step) { return step[0] === found; })) order.push([found, plain(other)]);
    });
    write('sessionStorage', 'order', { from: location.href, title: plain(find('h1')), lang: lang, list: order });
  });
  var pager = find('#pager'), order = read('sessionStorage', 'order', null), slug = slugOf(here);
  if (pager && order && order.lang === lang && Array.isArray(order.list) && slug) {
    var at = order.list.map(function (step) { return step[0]; }).indexOf(slug);
    if (at >= 0 && order.list.length > 1) {
      [['prev', order.list[at - 1]], ['next', order.list[at + 1]]].forEach(function (step) {
        var link = find('[rel=' + step[0] + ']', pager);
        if (!link) return;
        link.hidden = !step[1];
        if (!step[1]) return;
        link.href = addressOf(step[1][0]);
        var label = find('span', link);
        label.textContent = label.textContent.trim().split(' ')[0];
        while (label.nextSibling) link.removeChild(label.nextSibling);
        link.appendChild(document.createTextNode(' ' + step[1][1]));
      });
      if (/^(?:https?|file):/.test(order.from)) {
        var back = element('a', words.back + order.title + ' ' + (at + 1) + '/' + order.list.length);
        back.href = order.from;
        back.className = 'back';
        pager.insertBefore(back, pager.firstChild);
      }
    }
  }

  // My handbook.
  function readChosen() {
    var kept = read('localStorage', 'mine-' + lang, []);
    return Array.isArray(kept) ? kept.filter(function (one) { return one && typeof one.slug === 'string'; }) : [];
  }
  var chosen = readChosen();
  function keep() { write('localStorage', 'mine-' + lang, chosen); }
  function without(slug) { return chosen.filter(function (one) { return one.slug !== slug; }); }
  var reference = find('.permalink');
  if (reference && words.mineAdd) {
    var add = element('p'), button = element('button', '', add), own = here.split('/').pop().replace(/\.html$/, '');
    add.id = 'mine-add';
    button.type = 'button';
    add.appendChild(document.createTextNode(' '));
    element('a', words.mine, add).href = words.up + 'mine.html';
    reference.insertBefore(add, find('p', reference));
    var show = function () {
      var is = without(own).length < chosen.length;
      button.setAttribute('aria-pressed', is);
      button.textContent = is ? words.mineRemove : words.mineAdd;
      if (window.tebikiRead && words.furigana) window.tebikiRead(add);
    };
    show();
    button.addEventListener('click', function () {
      chosen = readChosen();
      var rest = without(own);
      if (rest.length === chosen.length) {
        rest.push({
          slug: own, number: plain(find('h1 .entry-number')), title: plain(find('h1')).replace(/^[\d-]+\s*/, ''),
          text: all('.official-text').slice(0, 1).map(plain).join('\n'),
          owner: all('.facts .swatch').map(plain).join(lang === 'ja' ? '、' : ', '),
          contact: all('main .contacts li').map(plain).join('\n')
        });
      }
      chosen = rest;
      keep();
      show();
    });
  }
  var mine = find('#mine');
  function drawMine() {
    var list = find('ol', mine);
    list.textContent = '';
    find('.mine-tools', mine).hidden = !chosen.length;
    find('[role=status]', mine).textContent = chosen.length ? '' : mine.getAttribute('data-none');
    if (!chosen.length) { element('li', mine.getAttribute('data-none'), list); return; }
    chosen.forEach(function (one, at) {
      var item = element('li', '', list), head = element('p', '', item);
      item.className = 'entry';
      head.className = 'entry-head';
      element('span', String(one.number), head).className = 'entry-number';
      head.appendChild(document.createTextNode(' '));
      element('a', String(one.title), head).href = addressOf(String(one.slug).replace(/[^a-z0-9-]/g, ''));
      element('div', String(one.text), item).className = 'entry-body';
      element('p', [one.owner, one.contact].filter(Boolean).join(' '), item).className = 'entry-owner';
      var tools = element('p', '', item);
      [['data-up', at > 0], ['data-remove', true]].forEach(function (tool) {
        if (!tool[1]) return;
        var press = element('button', mine.getAttribute(tool[0]), tools);
        press.type = 'button';
        press.setAttribute('aria-label', press.textContent + ' ' + one.number);
        tools.appendChild(document.createTextNode(' '));
        press.addEventListener('click', function () {
          chosen.splice(at, 1);
          if (tool[0] === 'data-up') chosen.splice(at - 1, 0, one);
          keep();
          drawMine();
          var left = all('li button', list);
          if (left.length) left[Math.min(at, left.length - 1)].focus();
        });
      });
    });
  }
  function saveMine() {
    var lines = [find('h1').textContent, mine.getAttribute('data-saved'), ''];
    chosen.forEach(function (one) { lines.push(one.number + ' ' + one.title, one.text, [one.owner, one.contact].filter(Boolean).join(' '), ''); });
    var link = element('a');
    // The mark at the beginning tells a Windows editor that the text is UTF-8.
    link.href = 'data:text/plain;charset=utf-8,' + encodeURIComponent('\ufeff' + lines.join('\r\n'));
    link.download = 'tebiki.txt';
    document.body.appendChild(link);
    link.click();
    document.body.removeChild(link);
  }
  if (mine) {
    drawMine();
    mine.addEventListener('click', function (event) {
      var what = event.target.getAttribute('data-do');
      if (what === 'print') print();
      if (what === 'save') saveMine();
      if (what === 'clear') { chosen = []; keep(); drawMine(); }
    });
  }

  // At a counter: a page that is dense around its text, a large search, the last measures looked up, Escape for the next search.
  var counter = find('#counter');
  if (counter) {
    var recent = read('localStorage', 'recent-' + lang, []);
    if (!Array.isArray(recent)) recent = [];
    if (slug && document.body.classList.contains('page-measure')) {
      recent = [[slug, plain(find('h1'))]].concat(recent.filter(function (one) { return one[0] !== slug; })).slice(0, 10);
      if (read('localStorage', 'counter', false)) write('localStorage', 'recent-' + lang, recent);
    }
    var setCounter = function () {
      document.documentElement.classList.toggle('counter', counter.checked);
      var box = find('#recent');
      if (box) box.parentNode.removeChild(box);
      if (!counter.checked || !recent.length || !document.body.classList.contains('page-search')) return;
      box = element('section');
      box.id = 'recent';
      element('h2', words.recent, box);
      var list = element('ul', '', box);
      recent.forEach(function (one) { element('a', String(one[1]), element('li', '', list)).href = addressOf(String(one[0]).replace(/[^a-z0-9-]/g, '')); });
      find('main').appendChild(box);
    };
    counter.checked = read('localStorage', 'counter', false) === true;
    counter.addEventListener('change', function () { write('localStorage', 'counter', counter.checked); setCounter(); });
    setCounter();
    document.addEventListener('keydown', function (event) {
      if (!counter.checked || event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      var box = find('#search-form input, #q');
      if (document.body.classList.contains('page-search') && box) { box.value = ''; box.focus(); } else location.href = words.up + 'search.html';
    });
  }
})();
