// What readers come for, step by step from the home page: a step is a click, or words typed and sent. None takes more
// than three.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fromDisk, launch, overHttp, picture } from "./lib/browser.mjs";
import { squeeze } from "./lib/html.mjs";
import { pdfText } from "./lib/pdf.mjs";

let browser, http, disk;
before(async () => {
  browser = await launch();
  [http, disk] = await Promise.all([overHttp(), fromDisk()]);
});

const phone = { width: 375, height: 667 };
const desk = { width: 1280, height: 800 };

/** A reader before the home page. Every step is counted, and ends where its page has arrived. */
async function reader(lang, viewport, base = http.base) {
  const context = await browser.newContext({ viewport, permissions: base === http.base ? ["clipboard-read", "clipboard-write"] : [] });
  const page = await context.newPage();
  await page.goto(`${base}${lang}/index.html`);
  let steps = 0;
  const step = async (does) => {
    steps += 1;
    await does();
    await page.waitForLoadState();
  };
  return {
    page,
    click: (name, where = page.getByRole("main")) => step(() => where.getByRole("link", { name }).first().click()),
    press: (name) => step(() => page.getByRole("button", { name }).first().click()),
    search: (words) => step(async () => {
      const box = page.getByRole("searchbox").or(page.getByRole("combobox", { name: /検索|Search/ })).last();
      await box.fill(words);
      await box.press("Enter");
      await page.locator(".search-results > li").first().waitFor();
    }),
    async ends(name) {
      await picture(page, `task-${name}-${viewport.width}`);
      await context.close();
      assert.ok(steps <= 3, `${name}: ${steps} steps`);
      return steps;
    },
  };
}

for (const viewport of [phone, desk]) {
  const on = viewport === phone ? "on a phone" : "at a desk";

  test(`a single mother on childcare leave finds what is there for her, ${on}`, async () => {
    const { page, click, ends } = await reader("ja", viewport);
    await click(/^子育て・介護をしている人/);
    const list = await page.getByRole("main").innerText();
    for (const number of ["4-1-5", "4-2-1", "4-2-5", "4-2-8", "6-2-9", "6-2-11", "6-3-21"]) assert.ok(list.includes(number), number);
    await click(/育児・介護休業法の周知/);
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /4-2-1/);
    await ends("mother");
  });

  test(`a subsidy is found by its short name without a network, ${on}`, async () => {
    const { page, search, click, ends } = await reader("ja", viewport, disk.base);
    await search("雇調金");
    await click(/雇用調整助成金等による雇用の維持/);
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /1-1-1/);
    await ends("subsidy");
  });

  test(`an English speaker with a disability finds support, and interpreters, ${on}`, async () => {
    const { page, search, click, ends } = await reader("en", viewport);
    await click(/^People with disabilities/);
    assert.ok((await page.getByRole("main").locator(".entry").count()) > 20);
    assert.ok((await page.getByRole("main").locator(".entry-body").first().innerText()).length > 40, "the list has texts");
    await ends("disability");
    const second = await reader("en", viewport);
    await second.search("interpreter");
    assert.match(await second.page.locator(".search-results > li").first().innerText(), /6-3-8/);
    await second.ends("interpreter");
  });

  test(`from a target to a measure that works towards it, ${on}`, async () => {
    const { page, click, ends } = await reader("ja", viewport);
    await click(/65歳以上の就業確認者数|６５歳以上の就業確認者数/);
    await page.locator(".target:target .entry a, .target .entry a").first().waitFor();
    await click(/セカンドキャリアセンター/);
    assert.match(page.url(), /measures\//);
    assert.match(await page.getByRole("main").innerText(), /就業確認者数/, "and back from it");
    await ends("target");
  });

  test(`the measures for women are printed with their texts, ${on}`, async () => {
    const { page, click, ends } = await reader("ja", viewport);
    await click(/^女性/);
    const count = await page.getByRole("main").locator(".entry").count();
    const paper = squeeze(pdfText(await page.pdf({ format: "A4" })));
    assert.ok(count >= 25 && paper.includes("不妊治療と仕事との両立支援に関する認定制度"), `${count}`);
    await ends("women");
  });

  test(`a measure is cited, ${on}`, async () => {
    const { page, search, click, press, ends } = await reader("ja", viewport);
    await search("4-2-2");
    await click(/くるみんプラスの認定促進/);
    await press("引用をコピー");
    await page.getByText("コピーしました").first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const part of ["4-2-2", "埼玉県雇用対策協定に基づく事業計画", "第1.0版", page.url()]) assert.ok(copied.includes(part), copied);
    await ends("cite");
  });

  test(`a measure is read in both languages side by side, ${on}`, async () => {
    const { page, search, click, ends } = await reader("ja", viewport);
    await search("4-2-2");
    await click(/くるみんプラスの認定促進/);
    await click(/正文と訳文を並べて読む/);
    const pair = await page.locator(".pair:target").innerText();
    assert.ok(/不妊治療/.test(pair) && /fertility/i.test(pair), pair);
    await ends("both");
  });

  test(`what both owners do together is one list, ${on}`, async () => {
    const { page, click, ends } = await reader("ja", viewport);
    await click(/^埼玉県と埼玉労働局（連携）/);
    assert.equal(await page.getByRole("main").locator(".entry").count() >= 49, true);
    await ends("joint");
  });

  test(`a repeat leads to its original, and an original to its repeat, ${on}`, async () => {
    const { page, click, ends } = await reader("ja", viewport);
    await click(/再掲/);
    await click(/4-2-2/);
    assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /4-2-2/);
    await click(/6-3-4/);
    assert.match(page.url(), /6\.html#/);
    await ends("repeat");
  });
}
