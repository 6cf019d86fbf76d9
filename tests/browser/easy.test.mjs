// Easy Japanese: readings are in the pages, with or without scripts, and the reader may take them away.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { fromDisk, launch, overHttp, watch } from "./lib/browser.mjs";
import { kinds, measures, sample } from "./lib/site.mjs";

let browser, http, disk;
before(async () => {
  browser = await launch();
  http = await overHttp();
  disk = await fromDisk();
});

const measure = `ja-easy/measures/${measures[0].slug}.html`;

test("without scripts every kanji of the text has a reading", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(disk.base + measure);
  const bare = await page.locator(".official-text").evaluate((text) => {
    const copy = text.cloneNode(true);
    copy.querySelectorAll("ruby").forEach((ruby) => ruby.remove());
    return copy.textContent;
  });
  assert.doesNotMatch(bare, /[一-鿿]/);
  assert.ok(await page.locator(".notice a").first().isVisible());
  await context.close();
});

for (const [where, site] of [["over http", () => http], ["from disk", () => disk]]) {
  test(`${where}, readings are taken away, stay away, and come back`, async () => {
    const { base } = site();
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults = watch(page, base);
    await page.goto(base + measure);
    assert.ok((await page.locator("ruby").count()) > 20);
    const box = page.locator("#furigana");
    assert.equal(await box.isChecked(), true);
    await box.uncheck();
    assert.equal(await page.locator("ruby").count(), 0);
    await page.goto(`${base}ja-easy/index.html`);
    assert.equal(await page.locator("ruby").count(), 0);
    await page.locator("#furigana").check();
    await page.waitForFunction(() => document.querySelectorAll("ruby").length > 20);
    // The Japanese pages have a choice of their own.
    await page.goto(`${base}ja/index.html`);
    assert.equal(await page.locator("ruby").count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the language link keeps the page, and the search finds easy words", async () => {
  const page = await browser.newPage();
  await page.goto(`${http.base}ja/${sample.path}`);
  await page.getByRole("link", { name: "やさしい日本語" }).click();
  assert.equal(page.url(), `${http.base}ja-easy/${sample.path}`);
  await page.goto(`${http.base}ja-easy/search.html?q=${encodeURIComponent("会社がもらえるお金")}`);
  const first = page.locator("#search-results li a").first();
  await first.waitFor();
  assert.match(await first.getAttribute("href"), /^measures\//);
  await page.close();
});

test("axe finds nothing", async (t) => {
  const page = await browser.newPage();
  for (const { kind, path } of kinds) {
    await t.test(kind, async () => {
      await page.goto(`${http.base}ja-easy/${path}`);
      assert.deepEqual(await violations(page), []);
    });
  }
  await page.close();
});
