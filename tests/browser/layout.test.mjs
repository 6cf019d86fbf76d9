// Narrow windows, large text, wide spacing, and paper.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { launch, overHttp } from "./lib/browser.mjs";
import { squeeze } from "./lib/html.mjs";
import { overflow } from "./lib/overflow.mjs";
import { pdfText } from "./lib/pdf.mjs";
import { pages, sample } from "./lib/site.mjs";

let browser, base;
before(async () => {
  browser = await launch();
  base = (await overHttp()).base;
});

const fits = { excess: 0, out: [], clipped: [] };

async function overPages(t, viewport, change = async () => {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  for (const { kind, path } of pages) {
    await t.test(kind, async () => {
      await page.goto(base + path);
      await change(page);
      assert.deepEqual(await page.evaluate(overflow), fits);
    });
  }
  await context.close();
}

test("at 320 px nothing needs scrolling sideways", (t) => overPages(t, { width: 320, height: 640 }));

for (const width of [1280, 640]) {
  test(`text at 200 % fits into ${width} px`, (t) => overPages(t, { width, height: 800 }, (page) => page.evaluate(() => {
    const root = document.documentElement;
    root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * 2}px`;
  })));
}

test("with the text spacing of WCAG 1.4.12 nothing is cut off at 320 px", (t) =>
  overPages(t, { width: 320, height: 640 }, (page) => page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
  })));

test("a printed measure has its official text, its number and no navigation", async () => {
  const page = await browser.newPage();
  await page.goto(`${base}ja/${sample.path}`);
  const number = (await page.getByRole("heading", { level: 1 }).innerText()).match(/\d+-\d+-\d+/)[0];
  const text = squeeze(pdfText(await page.pdf({ format: "A4" })));
  assert.ok(text.includes(squeeze(sample.text)), `not found in: ${text.slice(0, 400)}`);
  assert.ok(text.includes(number));
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("search").first().isVisible(), false, "the search box is not printed");
  await page.close();
});

test("every kind of page prints on A4 without running over the edge", async (t) => {
  const context = await browser.newContext({ viewport: { width: 700, height: 990 } });
  const page = await context.newPage();
  await page.emulateMedia({ media: "print" });
  for (const { kind, path } of pages) {
    await t.test(kind, async () => {
      await page.goto(base + path);
      assert.deepEqual(await page.evaluate(overflow), fits);
      const pdf = await page.pdf({ format: "A4" });
      assert.ok(pdfText(pdf).length > 20);
    });
  }
  await context.close();
});

test("an index is folded by row on a phone, and nowhere else", async () => {
  const phone = { width: 375, height: 667 };
  for (const path of ["ja/glossary.html", "en/index-of-terms.html"]) {
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const rows = page.locator("details.row");
    const open = () => rows.evaluateAll((all) => all.filter((row) => row.open).length);
    await page.goto(base + path);
    const count = await rows.count();
    assert.ok(count > 5 && (await open()) === 0, path);
    assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) < 4 * phone.height, path);
    const letter = page.locator(".row-nav a").nth(2);
    await letter.click();
    assert.deepEqual(await rows.evaluateAll((all) => all.map((row) => row.open).indexOf(true)), 2, path);
    assert.equal(await open(), 1, path);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForFunction(() => [...document.querySelectorAll("details.row")].every((row) => row.open));
    await context.close();
    const plain = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
    const read = await plain.newPage();
    await read.goto(base + path);
    assert.ok(await read.locator("details.row :is(dd, td)").last().isVisible(), `${path} without scripts`);
    assert.equal(await read.locator("details.row[open]").count(), count, path);
    await plain.close();
  }
});

test("on a phone the rows of a table are cards, whose names are not cut", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const path of ["ja/targets.html", "ja/repeats.html", "ja/data.html", "en/data.html"]) {
    await page.goto(base + path);
    const narrow = await page.locator("main td").evaluateAll((cells) => cells.filter((cell) => cell.clientWidth < 250).length);
    assert.equal(narrow, 0, path);
  }
  await context.close();
});

test("results of a search move nothing that was in sight", async () => {
  for (const viewport of [{ width: 412, height: 823 }, { width: 1280, height: 800 }]) {
    const page = await browser.newPage({ viewport });
    await page.goto(`${base}en/search.html?q=childcare`);
    await page.locator(".search-results > li").first().waitFor();
    const moved = await page.evaluate(() => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
    }));
    assert.ok(moved < 0.1, `${viewport.width}: ${moved}`);
    await page.close();
  }
});
