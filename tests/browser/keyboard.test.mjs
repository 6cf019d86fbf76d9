// A walk with the Tab key over every kind of page.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { launch, overHttp } from "./lib/browser.mjs";
import { kinds } from "./lib/site.mjs";

/** Steps on a page; the longest pages repeat what their first hundred links show. */
const STEPS = 120;

let browser, base;
before(async () => {
  browser = await launch();
  base = (await overHttp()).base;
});

/** Runs in the page: numbers what the Tab key must reach, in the order of the document. */
function numberFocusable() {
  const selector = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const reachable = (element) => element.tabIndex >= 0 && !element.disabled
    && element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
    && (element.type !== "radio" || element.checked || !document.querySelector(`input[type=radio][name="${element.name}"]:checked`));
  const found = [...document.querySelectorAll(selector)].filter(reachable);
  window.focusable = found;
  return found.length;
}

/** Runs in the page: what is wrong with the focused element, or where it is. */
function inspectFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { at: -1 };
  const name = element.outerHTML.slice(0, 100);
  const faults = [];
  const ringed = [element, element.parentElement].some((candidate) => {
    const style = getComputedStyle(candidate);
    const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return (outline || style.boxShadow !== "none") && (candidate === element || candidate.matches(":focus-within"));
  });
  if (!ringed) faults.push("no focus ring");
  // Of a long element the part within the window counts.
  const rects = [...element.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
  if (rects.length === 0) faults.push("no size");
  const seen = rects.map(({ left, right, top, bottom }) => [Math.max(left, 0), Math.min(right, innerWidth), Math.max(top, 0), Math.min(bottom, innerHeight)])
    .filter(([left, right, top, bottom]) => right - left > 1 && bottom - top > 1);
  const inside = seen.flatMap(([left, right, top, bottom]) => [0.5, 0.1, 0.9].map((at) => [left + (right - left) * at, (top + bottom) / 2]));
  if (rects.length && !inside.length) faults.push("outside of the window");
  const hit = ([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  };
  if (inside.length && !inside.some(hit)) faults.push("covered");
  return { at: window.focusable.indexOf(element), name, faults };
}

async function walk(page, path, key = "Tab") {
  await page.goto(base + path);
  const count = await page.evaluate(numberFocusable);
  const visited = [];
  const faults = [];
  for (let step = 0; step < Math.min(count + 3, STEPS); step += 1) {
    await page.keyboard.press(key);
    const focus = await page.evaluate(inspectFocus);
    if (focus.at < 0 && !focus.name) break;
    visited.push(focus.at);
    faults.push(...(focus.faults ?? []).map((fault) => `${fault}: ${focus.name}`));
  }
  return { count, visited, faults };
}

for (const lang of ["ja", "en"]) {
  for (const { kind, path } of kinds) {
    test(`${kind}, ${lang}: the Tab key reaches everything in order, always in sight`, async () => {
      const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
      const { count, visited, faults } = await walk(page, `${lang}/${path}`);
      assert.deepEqual(faults, []);
      const known = visited.filter((at) => at >= 0);
      const reached = [...new Set(known)];
      const expected = Array.from({ length: Math.min(count, STEPS) }, (_, at) => at);
      assert.deepEqual(reached.slice(0, expected.length - 3), expected.slice(0, expected.length - 3), "in the order of the document, without a gap");
      if (count < STEPS - 3) assert.equal(reached.length, count, "all of them");
      await page.close();
    });
  }
}

test("focus stays in sight on a phone and when going backwards", async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
  for (const { kind, path } of kinds.slice(0, 6)) {
    const { visited, faults } = await walk(page, `ja/${path}`, "Shift+Tab");
    assert.deepEqual(faults, [], kind);
    assert.ok(visited.length > 3, kind);
  }
  await page.close();
});

test("the skip link comes first and leads to the main part", async () => {
  const page = await browser.newPage();
  for (const lang of ["ja", "en"]) {
    for (const { kind, path } of kinds) {
      await page.goto(`${base}${lang}/${path}`);
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => document.activeElement.getAttribute("href"));
      assert.match(focused ?? "", /^#/, `${kind}: the first stop is a link within the page`);
      await page.keyboard.press("Enter");
      const target = page.locator(focused);
      assert.ok(await target.evaluate((element) => Boolean(element.closest("main"))), kind);
      await page.keyboard.press("Tab");
      const next = await page.evaluate(() => Boolean(document.activeElement.closest("main, footer")));
      assert.ok(next, `${kind}: the next stop is past the header`);
    }
  }
  await page.close();
});
