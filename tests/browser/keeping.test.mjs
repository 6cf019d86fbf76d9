// What a reader keeps and what keeps the reader's place: my handbook, the order of a list, the counter, the other language.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fromDisk, launch, overHttp, watch } from "./lib/browser.mjs";
import { squeeze } from "./lib/html.mjs";
import { measures, sample } from "./lib/site.mjs";

let browser, http, disk;
before(async () => {
  browser = await launch();
  http = await overHttp();
  disk = await fromDisk();
});

for (const [where, site] of [["over http", () => http], ["from disk", () => disk]]) {
  test(`${where}, chosen measures are collected with their text, put in order, and taken out again`, async () => {
    const { base } = site();
    const context = await browser.newContext();
    const page = await context.newPage();
    const faults = watch(page, base);
    const chosen = measures.filter((entry) => !entry.parent).slice(0, 3);
    for (const { slug } of chosen) {
      await page.goto(`${base}ja/measures/${slug}.html`);
      const button = page.locator("#mine-add button");
      await button.click();
      assert.equal(await button.getAttribute("aria-pressed"), "true");
    }
    await page.goto(`${base}ja/mine.html`);
    const titles = () => page.locator("#mine .entry a").allInnerTexts();
    assert.deepEqual(await titles(), chosen.map(({ title }) => title));
    assert.ok(squeeze(await page.locator("#mine").innerText()).includes(squeeze(chosen[1].text)));
    await page.locator("#mine li").nth(1).getByRole("button", { name: "上へ" }).click();
    assert.deepEqual(await titles(), [1, 0, 2].map((at) => chosen[at].title));
    await page.locator("#mine li").first().getByRole("button", { name: "外す" }).click();
    assert.deepEqual(await titles(), [0, 2].map((at) => chosen[at].title));
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=save]").click()]);
    assert.equal(download.suggestedFilename(), "tebiki.txt");
    await page.locator("#mine a").first().click();
    assert.match(page.url(), new RegExp(`/ja/measures/${chosen[0].slug}\\.html$`));
    await page.goto(`${base}en/mine.html`);
    assert.deepEqual(await page.locator("#mine .entry a").allInnerTexts(), [], "each language has a list of its own");
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${where}, previous and next follow the list one came from`, async () => {
    const { base } = site();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${base}ja/audiences/women.html`);
    const links = page.locator(".listing-page .entry-head a");
    const titles = await links.allInnerTexts();
    // A page is there before its script has put it in order.
    const inOrder = () => page.locator("#pager .back").waitFor();
    await links.nth(1).click();
    await inOrder();
    assert.ok((await page.locator("#pager [rel=prev]").innerText()).includes(titles[0]));
    const second = page.url();
    await page.locator("#pager [rel=next]").click();
    await page.waitForURL((url) => url.href !== second);
    await inOrder();
    assert.ok((await page.locator("h1").innerText()).replaceAll("\n", "").includes(titles[2]));
    await page.locator("#pager .back").click();
    assert.match(page.url(), /\/ja\/audiences\/women\.html$/);
    await page.goto(`${base}ja/measures/${measures.at(-1).slug}.html`);
    const other = await context.newPage();
    await other.goto(`${base}ja/measures/${measures.at(-1).slug}.html`);
    assert.equal(await other.locator("#pager .back").count(), 0, "another window has come from nowhere");
    await context.close();
  });
}

test("what is kept by somebody else becomes text, never markup or an address outside", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const faults = watch(page, http.base);
  await page.goto(`${http.base}ja/mine.html`);
  await page.evaluate(() => {
    localStorage.setItem("tebiki-mine-ja", JSON.stringify([{ slug: "//evil.example/", number: "<b>", title: "<img src=x onerror=alert(1)>", text: "<script>" }]));
    sessionStorage.setItem("tebiki-order", "{broken");
  });
  await page.reload();
  assert.equal(await page.locator("#mine img, #mine b, #mine script").count(), 0);
  assert.ok((await page.locator("#mine a").getAttribute("href")).startsWith(`${http.base}ja/measures/`));
  await page.evaluate(() => localStorage.setItem("tebiki-mine-ja", "\"no list\""));
  await page.reload();
  assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
  assert.deepEqual(faults, []);
  await context.close();
});

test("at a counter the search is one key away and remembers what was looked up", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${http.base}ja/${sample.path}`);
  await page.locator("#counter").check();
  assert.equal(await page.locator(".site-nav").isVisible(), false);
  await page.goto(`${http.base}ja/${sample.path}`);
  await page.keyboard.press("Escape");
  await page.waitForURL(/search\.html/);
  assert.ok((await page.locator("#recent a").first().innerText()).includes(sample.title));
  await page.locator("#counter").uncheck();
  assert.equal(await page.locator(".site-nav").isVisible(), true);
  await context.close();
});

test("the link to the other language keeps the place on a long page", async () => {
  const page = await browser.newPage();
  await page.goto(`${http.base}ja/chapters/6.html`);
  await page.evaluate(() => document.querySelector("#section-6-3").scrollIntoView());
  await page.waitForTimeout(600);
  await page.locator(".languages a[lang=en]").focus();
  assert.match(await page.locator(".languages a[lang=en]").getAttribute("href"), /\/en\/chapters\/6\.html#section-6-3$/);
  await page.close();
});

test("titles break between phrases only", async () => {
  const page = await browser.newPage({ viewport: { width: 375, height: 700 } });
  for (const { slug, title } of measures.slice(0, 60)) {
    await page.goto(`${http.base}ja/measures/${slug}.html`);
    const lines = await page.locator("h1").evaluate((heading) => {
      // A phrase that is longer than a line has to go on somewhere.
      const room = Math.floor(heading.clientWidth / parseFloat(getComputedStyle(heading).fontSize));
      const range = document.createRange(), walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT), parts = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        range.selectNodeContents(node);
        if (node.data.trim() && node.data.length < room) parts.push([node.data, new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size]);
      }
      return parts;
    });
    for (const [part, count] of lines) assert.equal(count, 1, `${title}: 「${part}」 is broken`);
  }
  await page.close();
});
