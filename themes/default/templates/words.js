// What the scripts of these pages say in their language, and where they find the pages. Said here once, not on every page.
(function () {
  'use strict';
  var root = new URL('..', document.currentScript.src).href;
  window.tebikiWords = {
    lang: {{ lang | json }},
    up: root + {{ lang | json }} + '/',
    engine: root + {{ asset(name="search.js") | json }},
    // The names of the main pages as nav.html has them, for the pages that leave them to a script.
    navLabel: {{ t(key="nav-label") | json }},
    nav: [
      ['index.html', {{ t(key="nav-home") | json }}],
      ['plan.html', {{ t(key="nav-plan") | json }}],
{%- if has_targets %}
      ['targets.html', {{ t(key="nav-targets") | json }}],
{%- endif %}
{%- if has_progress %}
      ['progress.html', {{ t(key="progress-title") | json }}],
{%- endif %}
      ['index-of-terms.html', {{ t(key="nav-terms") | json }}],
      ['search.html', {{ t(key="nav-search") | json }}],
      ['about.html', {{ t(key="nav-about") | json }}]
    ],
    menu: {{ t(key="menu-label") | json }},
    search: {{ t(key="search-label") | json }},
    searchButton: {{ t(key="search-button") | json }},
    furigana: {% if furigana %}{{ t(key="furigana-label") | json }}{% else %}''{% endif %},
    // The readings of titles and names, which every page has; those of a chapter's texts lie beside them.
    shards: {% if furigana %}root + {{ asset(name="furigana.js") | json }}{% else %}''{% endif %},
    readings: {{ readings | json }},
    theme: {{ t(key="theme-label") | json }},
    themes: { '': {{ t(key="theme-auto") | json }}, light: {{ t(key="theme-light") | json }}, dark: {{ t(key="theme-dark") | json }} },
    slash: {{ t(key="slash-label") | json }},
    counter: {{ t(key="counter-label") | json }},
    recent: {{ t(key="counter-recent") | json }},
    results: {{ t(key="search-results-label") | json }},
    count: {{ t(key="search-count", n="%n") | json }},
    none: {{ t(key="search-none", q="%q") | json }},
    repeat: {{ t(key="search-repeat-mark") | json }},
    all: {{ t(key="search-all-results", n="%n") | json }},
    failed: {{ t(key="search-failed", f="search.js") | json }},
    heading: {{ t(key="search-kind-heading") | json }},
    owner: {{ t(key="search-owner") | json }},
    audience: {{ t(key="search-audience") | json }},
    programme: {{ t(key="search-kind-programme") | json }},
    target: {{ t(key="search-kind-target") | json }},
    page: {{ t(key="search-kind-page") | json }},
    back: {{ t(key="order-back") | json }},
    mine: {{ t(key="mine-title") | json }},
    mineAdd: {{ t(key="mine-add") | json }},
    mineRemove: {{ t(key="mine-remove") | json }},
    citation: {{ citation | json }},
    cite: {{ t(key="cite-button") | json }},
    citeNumber: {{ t(key="cite-number-button") | json }},
    copied: {{ t(key="copy-done") | json }},
    notCopied: {{ t(key="copy-failed") | json }}
  };
})();
