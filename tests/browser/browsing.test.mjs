// What a browser does with each kind of page: over a web server's sub-path and from disk.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fromDisk, launch, overHttp, watch } from "./lib/browser.mjs";
import { squeeze } from "./lib/html.mjs";
import { kinds, pages, sample } from "./lib/site.mjs";

let browser, http, disk;
before(async () => {
  browser = await launch();
  http = await overHttp();
  disk = await fromDisk();
});

for (const [where, site] of [["over http", () => http], ["from disk", () => disk]]) {
  test(`${where}, no page logs, fails or asks for anything outside`, async (t) => {
    const { base } = site();
    const context = await browser.newContext({ offline: where === "from disk" });
    for (const { kind, path } of pages) {
      await t.test(kind, async () => {
        const page = await context.newPage();
        const faults = watch(page, base);
        const title = await page.goto(base + path).then(() => page.title());
        assert.ok(title, "no title");
        await page.mouse.wheel(0, 20_000);
        await page.waitForTimeout(50);
        assert.deepEqual(faults, []);
        await page.close();
      });
    }
    await context.close();
  });

  test(`${where}, the language switch leads to the same page and back`, async () => {
    const { base } = site();
    const page = await browser.newPage();
    const faults = watch(page, base);
    for (const { kind, path } of kinds) {
      await page.goto(`${base}ja/${path}`);
      const banner = () => page.getByRole("banner");
      await banner().getByRole("link", { name: "English" }).click();
      assert.equal(page.url(), `${base}en/${path}`, kind);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      await banner().getByRole("link", { name: "日本語", exact: true }).click();
      assert.equal(page.url(), `${base}ja/${path}`, kind);
    }
    assert.deepEqual(faults, []);
    await page.close();
  });

  test(`${where}, a reader gets from the start page to a measure by links alone`, async () => {
    const { base } = site();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${base}index.html`);
    await page.getByRole("link", { name: /日本語/ }).first().click();
    await page.locator(`main a[href*="chapters/"]`).first().click();
    await page.locator(`main a[href*="measures/"]`).first().click();
    assert.match(page.url(), /\/ja\/measures\/[a-z0-9-]+\.html$/);
    await page.goto(`${base}ja/${sample.path}`);
    const text = squeeze(await page.getByRole("main").innerText());
    assert.ok(text.includes(squeeze(sample.text)), "the official text can be read");
    await page.locator('footer a[href*="plan.html"]').click();
    assert.ok(await page.locator("nav.site-nav").isVisible(), "from a measure one gets on to the main pages");
    await context.close();
  });
}

test("no request is made in vain, the icon included", async () => {
  assert.deepEqual([...new Set(http.missed)], []);
});

test("without JavaScript no control is shown that would do nothing", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const { kind, path } of pages) {
    await page.goto(http.base + path);
    const idle = await page.locator("button:visible, select:visible, input:visible").evaluateAll((controls) =>
      controls.filter((control) => !control.closest("form[action]")).map((control) => control.outerHTML.slice(0, 100)));
    assert.deepEqual(idle, [], kind);
  }
  await context.close();
});

test("without JavaScript the search page leads to the indexes", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const lang of ["ja", "en"]) {
    await page.goto(`${http.base}${lang}/search.html?q=test`);
    assert.ok(await page.locator('main a[href*="index-of-terms.html"]').first().isVisible(), lang);
  }
  await context.close();
});

test("the English edition says that it is provisional and leads to the Japanese of the same page", async () => {
  const page = await browser.newPage();
  await page.goto(`${http.base}en/${sample.path}`);
  const main = page.getByRole("main");
  assert.match(await main.innerText(), /provisional translation/i);
  const link = main.locator(`a[hreflang=ja]`).first();
  assert.equal(await link.evaluate((element) => element.href), `${http.base}ja/${sample.path}`);
  await page.close();
});
