// What a script adds for readers: furigana, colours, filters of lists, the link to copy.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { fromDisk, launch, overHttp, watch } from "./lib/browser.mjs";
import { squeeze } from "./lib/html.mjs";
import { overflow } from "./lib/overflow.mjs";
import { kinds, sample } from "./lib/site.mjs";

let browser;
const sites = {};
before(async () => {
  browser = await launch();
  sites.http = await overHttp();
  sites.disk = await fromDisk();
});

async function open(where, path, options = {}) {
  const { base } = sites[where];
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watch(page, base);
  await page.goto(base + path);
  return { page, base, context, faults, close: () => context.close() };
}

const furigana = (page) => page.getByRole("checkbox", { name: "ふりがな" });
const readings = (page) => page.locator("main ruby rt").allInnerTexts();

/** Text of the main part without readings, as a reader copies or a machine reads it. */
const bareText = (page) => page.getByRole("main").evaluate((main) => {
  const copy = main.cloneNode(true);
  copy.querySelectorAll("rt, rp").forEach((element) => element.remove());
  return copy.textContent;
});

for (const where of ["http", "disk"]) {
  test(`${where}: furigana come when they are switched on, stay from page to page, and go`, async () => {
    const { page, base, faults, close } = await open(where, `ja/${sample.path}`);
    const scripts = [];
    page.on("request", (request) => scripts.push(request.url()));
    await page.reload();
    assert.equal(await page.locator("ruby").count(), 0);
    assert.ok(!scripts.some((url) => url.includes("furigana")), "nothing is loaded before it is wanted");
    const before = await bareText(page);

    await furigana(page).check();
    await page.locator("main ruby").first().waitFor();
    const found = await readings(page);
    assert.ok(found.length > 5);
    assert.deepEqual(found.filter((reading) => !/^[\p{Script=Hiragana}ー・]+$/u.test(reading)), [], "readings are hiragana");
    assert.equal(await bareText(page), before, "the text is the same");
    const parts = await page.locator("main ruby").evaluateAll((all) => all.every((ruby) => ruby.querySelector("rp") && ruby.querySelector("rt")));
    assert.ok(parts, "every ruby has brackets for those who cannot show it");

    await page.goto(`${base}ja/chapters/2.html`);
    await page.locator("main ruby").first().waitFor();
    assert.ok(await furigana(page).isChecked(), "remembered");
    await page.reload();
    await page.locator("main ruby").first().waitFor();

    await furigana(page).uncheck();
    assert.equal(await page.locator("ruby").count(), 0);
    await page.goto(`${base}ja/${sample.path}`);
    assert.equal(await furigana(page).isChecked(), false);
    assert.equal(await bareText(page), before);
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${where}: the choice of colours wins over the system's, and is remembered`, async () => {
    const { page, base, faults, close } = await open(where, "ja/index.html", { colorScheme: "light" });
    const dark = () => page.evaluate(() => {
      const colour = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor).find((value) => value !== "rgba(0, 0, 0, 0)");
      return (colour?.match(/[\d.]+/g) ?? [255]).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) < 240;
    });
    const theme = page.getByRole("combobox", { name: /配色|Appearance/ });
    assert.equal(await dark(), false);
    await theme.selectOption({ label: "暗い" });
    assert.equal(await dark(), true);
    await page.goto(`${base}en/targets.html`);
    assert.equal(await dark(), true, "remembered, in the other language too");
    assert.deepEqual(await violations(page), []);
    await theme.selectOption({ index: 0 });
    assert.equal(await dark(), false, "back to the system's");
    assert.deepEqual(faults, []);
    await close();
  });
}

test("known words are read as they are spoken", async () => {
  const { page, close } = await open("http", "ja/index.html");
  await furigana(page).check();
  await page.locator("main ruby").first().waitFor();
  const pairs = await page.locator("ruby").evaluateAll((all) => all.map((ruby) => [ruby.firstChild.textContent, ruby.querySelector("rt").textContent]));
  const seen = new Map(pairs);
  for (const [word, reading] of [["埼玉", "さいたま"], ["雇用", "こよう"], ["協定", "きょうてい"], ["目標", "もくひょう"]]) {
    assert.equal(seen.get(word), reading, `of ${[...seen.keys()].slice(0, 20)}`);
  }
  for (const [word, reading] of pairs) assert.ok(word && reading, `${word}: ${reading}`);
  await close();
});

test("with furigana every kind of page is accessible, keeps its text and fits into 320 px", async (t) => {
  const { page, base, faults, close } = await open("http", "ja/index.html");
  await furigana(page).check();
  for (const { kind, path } of kinds) {
    await t.test(kind, async () => {
      await page.setViewportSize({ width: 1000, height: 800 });
      await page.goto(`${base}ja/${path}`);
      await page.waitForFunction(() => document.querySelector("ruby"));
      assert.deepEqual(await violations(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.deepEqual(await page.evaluate(overflow), { excess: 0, out: [], clipped: [] });
    });
  }
  assert.deepEqual(faults, []);
  await close();
});

test("English pages offer no furigana for their own text", async () => {
  const { page, close } = await open("http", `en/${sample.path}`);
  if (await furigana(page).count()) {
    await furigana(page).check();
    await page.waitForTimeout(300);
  }
  const outside = await page.locator("ruby").evaluateAll((all) => all.filter((ruby) => ruby.closest("[lang]").lang !== "ja").length);
  assert.equal(outside, 0);
  await close();
});

test("search finds the same with furigana switched on", async () => {
  const { page, close } = await open("http", "ja/search.html?q=%E9%9D%A2%E6%8E%A5%E4%BC%9A");
  const found = page.getByRole("main").locator("ol > li").getByRole("heading");
  await found.first().waitFor();
  const before = await found.count();
  await furigana(page).check();
  await page.waitForTimeout(300);
  const field = page.getByRole("search").locator("input[name=q]");
  await field.fill("面接会");
  await page.waitForTimeout(400);
  assert.equal(await found.count(), before);
  await close();
});

test("where the browser keeps no storage, the switches still work and nothing fails", async () => {
  const { base } = sites.http;
  const context = await browser.newContext();
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get() { throw new DOMException("denied", "SecurityError"); } });
  });
  const page = await context.newPage();
  const faults = watch(page, base);
  await page.goto(`${base}ja/${sample.path}`);
  await furigana(page).check();
  await page.locator("main ruby").first().waitFor();
  await page.getByRole("combobox", { name: "配色" }).selectOption({ label: "暗い" });
  assert.deepEqual(faults, []);
  await context.close();
});

test("what is stored has names of the handbook's own", async () => {
  const { page, close } = await open("http", "ja/index.html");
  await furigana(page).check();
  await page.getByRole("combobox", { name: "配色" }).selectOption({ label: "暗い" });
  const keys = await page.evaluate(() => Object.keys(localStorage));
  assert.ok(keys.length > 0 && keys.every((key) => key.startsWith("tebiki")), keys.join());
  await close();
});

test("lists are filtered, the count is told, and an empty group goes with its entries", async () => {
  for (const lang of ["ja", "en"]) {
    for (const kind of ["owner", "audience", "chapter"]) {
      const { path } = kinds.find((entry) => entry.kind === kind);
      const { page, faults, close } = await open("http", `${lang}/${path}`);
      const selects = page.getByRole("main").getByRole("form").getByRole("combobox");
      const shown = () => page.locator("main [data-owner] .entry-number:visible").count();
      const told = async () => (await page.getByRole("main").getByRole("status").innerText()).match(/\d+/g).map(Number).sort((a, b) => a - b);
      const all = await shown();
      const where = `${kind}, ${lang}`;
      assert.ok(all > 0 && (await selects.count()) > 0, where);
      for (let at = 0; at < (await selects.count()); at += 1) {
        const select = selects.nth(at);
        const choices = await select.locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
        const counts = [];
        for (const choice of choices) {
          await select.selectOption(choice);
          counts.push(await shown());
          assert.deepEqual(await told(), [await shown(), all], `${where}: ${choice}`);
        }
        assert.ok(counts.every((count) => count > 0 && count <= all), `${where}: every choice leads somewhere: ${counts}`);
        const empty = await page.locator("main [data-group]:visible").evaluateAll((groups) =>
          groups.filter((group) => ![...group.querySelectorAll("[data-owner]")].some((entry) => entry.checkVisibility())).length);
        assert.equal(empty, 0, `${where}: no heading stands alone`);
        assert.deepEqual(await violations(page), [], where);
        await select.selectOption("");
        assert.equal(await shown(), all, where);
        assert.equal(await page.getByRole("main").getByRole("status").innerText(), "", `${where}: no choice, no count`);
      }
      assert.deepEqual(faults, []);
      await close();
    }
  }
});

test("a measure's citation with its link and its number are copied, and this is told", async () => {
  const { page, base, context, faults, close } = await open("http", `ja/${sample.path}`);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const button = page.getByRole("main").getByRole("button", { name: "引用をコピー" });
  await button.click();
  const status = page.getByRole("main").getByRole("status").filter({ hasText: /\S/ });
  await status.waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(text.includes(`${base}ja/${sample.path}`) || /https:\/\/\S+/.test(text), text);
  const number = (await page.getByRole("heading", { level: 1 }).innerText()).match(/\d+(-\d+)+/)[0];
  assert.ok(text.includes(number) && text.includes(`「${sample.title}」`) && /第[\d.]+版/.test(text), text);
  await page.getByRole("main").getByRole("button", { name: "番号をコピー" }).click();
  await page.waitForFunction(async (number) => (await navigator.clipboard.readText()) === number, number);
  assert.deepEqual(faults, []);
  await close();
});

test("where copying is not allowed, this is told and the citation is there to be copied by hand", async () => {
  const { page, faults, close } = await open("http", `en/${sample.path}`);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("denied", "NotAllowedError"));
  });
  await page.getByRole("main").getByRole("button", { name: "Copy citation" }).click();
  const status = page.getByRole("main").getByRole("status").filter({ hasText: /\S/ });
  await status.waitFor();
  assert.match(await status.innerText(), /citation/);
  assert.ok(await page.locator(".citation").isVisible());
  assert.deepEqual(faults, []);
  await close();
});

test("readings are shown in print only where the reader switched them on", async () => {
  const { page, close } = await open("http", `ja/${sample.path}`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("ruby").count(), 0);
  assert.ok(squeeze(await page.getByRole("main").innerText()).includes(squeeze(sample.text)));
  assert.equal(await furigana(page).isVisible(), false, "switches are not printed");
  await close();
});

test("a filtered list says that it is a part, keeps the choice in the address and over back, and takes it into the other language", async () => {
  const { page, base, close } = await open("http", "ja/chapters/4.html");
  const audience = page.locator("#filters select[name=audience]");
  // Every measure of this chapter concerns women: that is no part of it.
  await audience.selectOption("women");
  assert.ok(await page.locator(".excerpt").isHidden());
  await audience.selectOption("employers");
  const excerpt = page.locator(".excerpt");
  assert.match(await excerpt.innerText(), /^抜粋：事業主・企業（\d+件中\d+件）/);
  assert.match(page.url(), /\?audience=employers$/);
  await page.emulateMedia({ media: "print" });
  assert.match(await excerpt.innerText(), /audience=employers/, "the address is on paper");
  await page.emulateMedia({ media: null });
  await page.locator(".entry .entry-head a:visible").first().click();
  await page.goBack();
  assert.equal(await audience.inputValue(), "employers");
  assert.ok(await excerpt.isVisible());
  await page.getByRole("link", { name: "English" }).click();
  assert.match(await excerpt.innerText(), /^Extract: Employers and companies \(\d+ of \d+ measures\)/);
  await page.locator("#filters select[name=audience]").selectOption("");
  assert.ok(await excerpt.isHidden());
  assert.doesNotMatch(page.url(), /\?/);
  await page.goto(`${base}ja/chapters/4.html?audience=%E0%A4%A&owner=nobody`);
  assert.equal(await page.locator(".excerpt").isVisible(), false, "an address nobody made changes nothing");
  await close();
});

test("on a narrow screen the head is a row, and a button opens the rest; the contents of a page come before its text", async () => {
  const { page, close } = await open("disk", "ja/chapters/4.html", { viewport: { width: 390, height: 760 } });
  const header = page.getByRole("banner"), menu = header.getByRole("button", { name: "メニュー" });
  assert.ok((await header.boundingBox()).height < 130);
  const pages = header.getByRole("navigation", { name: "主なページ" });
  assert.equal(await pages.isVisible(), false);
  await menu.click();
  assert.equal(await menu.getAttribute("aria-expanded"), "true");
  assert.ok(await pages.isVisible() && await furigana(page).isVisible());
  await page.keyboard.press("Escape");
  assert.equal(await pages.isVisible(), false);
  const contents = await page.getByRole("navigation", { name: "このページの見出し" }).boundingBox();
  assert.ok(contents.y < 400, `the contents are at ${contents.y}`);
  await close();
});

test("the link to the other language takes a query along once", async () => {
  const { page, close } = await open("http", "ja/search.html?q=%E8%82%B2%E4%BC%91");
  await page.locator("#search-results > li").first().waitFor();
  assert.match(await page.getByRole("link", { name: "English" }).getAttribute("href"), /^[^?]*\?q=[^?]*$/);
  await close();
});
