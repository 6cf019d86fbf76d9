// Search as a reader types it: in the box of every page and on the search page, over http and from disk.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fromDisk, launch, overHttp, watch } from "./lib/browser.mjs";
import { violations } from "./lib/axe.mjs";
import { overflow } from "./lib/overflow.mjs";
import { sample } from "./lib/site.mjs";

let browser;
const sites = {};
before(async () => {
  browser = await launch();
  sites.http = await overHttp();
  sites.disk = await fromDisk();
});

const field = (page) => page.getByRole("search").locator("input[name=q]");
const options = (page) => page.getByRole("search").getByRole("option");
const status = (page, part) => page.getByRole(part).getByRole("status").filter({ hasText: /\S/ });
const found = (page) => page.getByRole("main").locator("ol > li").getByRole("heading").getByRole("link");
const slugs = (page) => found(page).evaluateAll((links) => links.map((link) => link.href.match(/measures\/([a-z0-9-]+)\.html/)?.[1]));

/** A page of the handbook, and what it must not do. */
async function open(where, path, options = {}) {
  const { base } = sites[where];
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = watch(page, base);
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(base + path);
  return { page, base, faults, close: () => context.close() };
}

/** Waits until the results are those of what was typed, and stand still. */
async function settled(page) {
  let last;
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
  for (let same = 0; same < 3;) {
    await page.waitForTimeout(60);
    const now = await page.evaluate(() => [...document.querySelectorAll("[role=status]")].map((element) => element.textContent).join() + document.querySelectorAll("li, [role=option]").length);
    same = now === last ? same + 1 : 0;
    last = now;
  }
}

async function type(page, text) {
  // Where the head is narrow, a button opens what is below it.
  const menu = page.getByRole("banner").getByRole("button", { name: /^(?:メニュー|Menu)$/, expanded: false });
  if (page.viewportSize().width < 1024) await menu.click();
  await field(page).click();
  await page.keyboard.type(text);
  await settled(page);
}

for (const where of ["http", "disk"]) {
  test(`${where}: the box of a page shows results while one types, and the keys walk through them`, async () => {
    const { page, base, faults, close } = await open(where, `ja/${sample.path}`);
    await field(page).focus();
    assert.equal(await field(page).getAttribute("aria-expanded"), "false");
    await page.keyboard.type("雇");
    await options(page).first().waitFor();
    await page.keyboard.type("用調整助成金");
    await settled(page);
    assert.equal(await field(page).getAttribute("aria-expanded"), "true");
    assert.match(await status(page, "banner").innerText(), /\d+/);
    await page.keyboard.press("ArrowDown");
    const active = await field(page).getAttribute("aria-activedescendant");
    assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
    assert.ok(await field(page).evaluate((element) => element === document.activeElement), "the focus stays in the box");
    await page.keyboard.press("Enter");
    // The programme of that name stands before the measures.
    await page.waitForURL(/programmes\//);
    assert.equal(page.url(), `${base}ja/programmes/employment-adjustment-subsidy.html`);
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${where}: Esc closes the results and keeps the text; Enter opens the search page with it`, async () => {
    const { page, faults, close } = await open(where, "ja/chapters/1.html");
    await type(page, "面接会");
    assert.ok(await options(page).count());
    await page.keyboard.press("Escape");
    assert.equal(await options(page).filter({ visible: true }).count(), 0);
    assert.equal(await field(page).inputValue(), "面接会");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=/);
    await settled(page);
    assert.equal(await field(page).inputValue(), "面接会");
    assert.ok(await found(page).count());
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${where}: queries of all kinds find their measures, in the language of the page`, async (t) => {
    const queries = [
      ["ja", "雇用調整助成金", "employment-adjustment-subsidy"],
      ["ja", "こようちょうせいじょせいきん", "employment-adjustment-subsidy"],
      ["ja", "employment adjustment subsidy", "employment-adjustment-subsidy"],
      ["ja", "１－１－１", "employment-adjustment-subsidy"],
      ["en", "1-1-1", "employment-adjustment-subsidy"],
      ["en", "employment adjustment subsidies", "employment-adjustment-subsidy"],
      ["en", "雇用調整助成金", "employment-adjustment-subsidy"],
      ...["はろーわーく", "ハロワ", "harowaku", "ＬＩＮＥ", "育休", "取り組み", "障がい者", "childcare leave"].map((query) => ["ja", query]),
      ...["childcare leave", "Hello Work", "disabled people", "育児休業"].map((query) => ["en", query]),
    ];
    const { page, base, faults, close } = await open(where, "ja/search.html");
    for (const [lang, query, slug] of queries) {
      await t.test(`${query} (${lang})`, async () => {
        await page.goto(`${base}${lang}/search.html`);
        await type(page, query);
        const links = await slugs(page);
        assert.ok(links.length > 0, "nothing found");
        if (slug) assert.ok(links.slice(0, 3).includes(slug), links.slice(0, 5).join());
        assert.match(await found(page).first().evaluate((link) => link.href), new RegExp(`/${lang}/`));
        // A half-typed word may be told of before the whole one.
        await status(page, "main").filter({ hasText: /\d/ }).waitFor({ state: "attached" });
      });
    }
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${where}: the query stands in the address, and the back button brings the results back`, async () => {
    const { page, faults, close } = await open(where, "ja/search.html?q=%E9%9D%A2%E6%8E%A5%E4%BC%9A");
    await settled(page);
    const first = await slugs(page);
    assert.ok(first.length > 0);
    await found(page).first().click();
    await page.waitForURL(/measures\//);
    await page.goBack();
    await settled(page);
    assert.deepEqual(await slugs(page), first);
    await field(page).fill("職業訓練");
    await page.keyboard.press("Enter");
    await settled(page);
    assert.equal(new URL(page.url()).searchParams.get("q"), "職業訓練");
    const second = await slugs(page);
    assert.notDeepEqual(second, first);
    await page.reload();
    await settled(page);
    assert.deepEqual(await slugs(page), second);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("a query out of the index of the plan finds nothing and says what to do", async () => {
  for (const [lang, query] of [["ja", "予防接種"], ["en", "fishing licence"]]) {
    const { page, faults, close } = await open("http", `${lang}/search.html`);
    await type(page, query);
    assert.equal(await found(page).count(), 0);
    assert.ok((await status(page, "main").innerText()).includes(query), "the message names the query");
    assert.ok(await page.getByRole("main").locator("a[href*='index-of-terms.html']").first().isVisible());
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(faults, []);
    await close();
  }
});

/** Types as an input method does: text under composition, then the text it becomes. */
async function compose(page, steps, committed) {
  const session = await page.context().newCDPSession(page);
  for (const text of steps) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await settled(page);
  }
  if (committed) await session.send("Input.insertText", { text: committed });
  await settled(page);
  await session.detach();
}

test("half-composed letters are not searched for, and composed text is, before Enter and after", async () => {
  const { page, faults, close } = await open("http", "ja/search.html");
  await field(page).focus();
  await compose(page, ["ｋ"]);
  assert.deepEqual(await slugs(page), [], "a letter on its way to kana is no query");
  await compose(page, ["こ", "こｙ"]);
  const half = await slugs(page);
  await compose(page, ["こ"]);
  assert.deepEqual(await slugs(page), half, "the letter at the end makes no difference");
  await compose(page, ["こよう", "こようちょうせい"]);
  assert.ok((await slugs(page)).length > 0, "kana under composition are searched for");
  const address = page.url();
  assert.ok(!address.includes("q="), "an address does not record what is under composition");
  await compose(page, ["雇用調整助成金"], "雇用調整助成金");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal((await slugs(page))[0], "employment-adjustment-subsidy");
  assert.equal(new URL(page.url()).searchParams.get("q"), "雇用調整助成金");
  assert.deepEqual(faults, []);
  await close();
});

test("Latin letters of an input method are searched for once they are composed", async () => {
  const { page, close } = await open("http", "ja/search.html");
  await field(page).focus();
  await compose(page, ["ｌｉｎｅ"]);
  assert.deepEqual(await slugs(page), []);
  await compose(page, [], "ＬＩＮＥ");
  assert.ok((await slugs(page)).length > 0);
  assert.equal(new URL(page.url()).searchParams.get("q"), "ＬＩＮＥ");
  await close();
});

test("Enter that ends a composition leaves the page as it is", async () => {
  const { page, close } = await open("http", `ja/${sample.path}`);
  await field(page).focus();
  await compose(page, ["めんせつかい"]);
  const before = page.url();
  await field(page).evaluate((input) => {
    for (const init of [{ key: "Enter", isComposing: true }, { key: "Process", keyCode: 229 }, { key: "ArrowDown", isComposing: true }]) {
      input.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    }
  });
  await settled(page);
  assert.equal(page.url(), before);
  assert.equal(await field(page).getAttribute("aria-activedescendant"), null);
  await close();
});

test("a query is never markup, and no length of it harms", async () => {
  const hostile = [
    "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", "javascript:alert(1)", "%s%n%q%w{{7*7}}${7*7}",
    "__proto__", "constructor toString hasOwnProperty", "\u0000\ud800\u202e", ".*+?^${}()|[]\\", "あ".repeat(10_000), "a b ".repeat(2_500),
  ];
  for (const path of ["ja/search.html", `en/${sample.path}`]) {
    const { page, faults, close } = await open("http", path);
    const images = await page.locator("img, iframe").count();
    for (const query of hostile) {
      const begun = Date.now();
      await field(page).evaluate((input, text) => {
        input.removeAttribute("maxlength");
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, query);
      await settled(page);
      assert.ok(Date.now() - begun < 4_000, `${query.slice(0, 20)}: ${Date.now() - begun} ms`);
      assert.equal(await page.locator("img, iframe").count(), images);
    }
    await field(page).fill("Hello Work");
    await settled(page);
    assert.ok((await options(page).count()) + (await found(page).count()) > 0, "it still answers");
    assert.deepEqual(faults, []);
    await close();
  }
  const { page, faults, close } = await open("http", "ja/search.html?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&owner=%3Cb%3E&chapter=__proto__");
  await settled(page);
  assert.equal(await field(page).inputValue(), "<img src=x onerror=alert(1)>");
  assert.deepEqual(faults, []);
  await close();
});

test("the keys lead from the box to the results and back", async () => {
  const { page, close } = await open("http", "ja/search.html");
  await type(page, "相談");
  await page.keyboard.press("ArrowDown");
  assert.ok(await found(page).first().evaluate((link) => link === document.activeElement));
  await page.keyboard.press("ArrowDown");
  assert.ok(await found(page).nth(1).evaluate((link) => link === document.activeElement));
  await page.keyboard.press("Escape");
  assert.ok(await field(page).evaluate((element) => element === document.activeElement));
  await close();
});

test("the slash leads to the box only where the reader has switched that on, and never with Ctrl, Alt or Meta", async () => {
  for (const path of ["ja/search.html", `ja/${sample.path}`]) {
    const { page, close } = await open("http", path);
    const isIn = () => field(page).evaluate((element) => element === document.activeElement);
    const press = async (key) => {
      await page.getByRole("heading", { level: 1 }).click();
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press(key);
      return isIn();
    };
    assert.equal(await press("/"), false, `${path}: it is off at first`);
    await page.getByLabel("「/」キーで検索欄に移る").check();
    assert.equal(await press("/"), true, `${path}: it is on`);
    assert.equal(await field(page).inputValue(), "", "the slash is not typed");
    for (const key of ["Control+/", "Alt+/", "Meta+/"]) assert.equal(await press(key), false, `${path}: ${key}`);
    await page.reload();
    assert.equal(await press("/"), true, `${path}: it is remembered`);
    await page.getByLabel("「/」キーで検索欄に移る").uncheck();
    assert.equal(await press("/"), false, `${path}: it is off again`);
    await close();
  }
});

test("a script of the index that is missing is named, on the page and in the box", async () => {
  for (const missing of ["search-", "start-", "ja-p0-"]) {
    const { page, close } = await open("disk", "ja/index.html");
    await page.route((url) => url.pathname.includes(`/assets/search/${missing}`), (route) => route.abort());
    await page.goto(`${sites.disk.base}ja/search.html?q=%E9%9D%A2%E6%8E%A5%E4%BC%9A`);
    assert.match(await status(page, "main").innerText(), /読み込めませんでした/, missing);
    await page.goto(`${sites.disk.base}ja/${sample.path}`);
    await field(page).focus();
    await page.keyboard.type("面接会");
    await page.getByRole("search").locator("p").filter({ hasText: "読み込めませんでした" }).first().waitFor();
    await close();
  }
});

test("an index that comes slowly: the results say that they are awaited, and are those of the last query", async () => {
  const { page, close } = await open("http", "en/search.html");
  await page.route((url) => url.pathname.includes("/assets/search/"), async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await field(page).fill("fishing licence");
  assert.equal(await page.locator("#search-results").getAttribute("aria-busy"), "true");
  await field(page).fill("disabled people");
  await settled(page);
  assert.ok(await found(page).count());
  assert.ok(await page.locator("#search-facets select").count());
  await close();
});

test("numbers open what has them, one that does not exist is said so, and names have their pages", async () => {
  const { page, faults, close } = await open("http", "ja/search.html");
  for (const [query, href] of [["4-1-3", "measures/"], ["５の１の５の２", "measures/"], ["Ⅳ", "chapters/4.html"], ["第４章第１節", "chapters/4.html#section-4-1"]]) {
    await page.goto(`${sites.http.base}ja/search.html?q=${encodeURIComponent(query)}`);
    await settled(page);
    assert.equal(await found(page).count(), 1, query);
    assert.ok((await found(page).first().evaluate((link) => link.href)).includes(href), query);
  }
  await page.goto(`${sites.http.base}ja/search.html?q=6-3-99`);
  await settled(page);
  assert.equal(await found(page).count(), 0);
  assert.match(await page.locator("#search-notes").innerText(), /6-3-99.*6-3-1.*6-3-/);
  await page.goto(`${sites.http.base}ja/search.html?q=${encodeURIComponent("シングルマザー 土曜")}`);
  await settled(page);
  assert.match(await page.locator("#search-notes").innerText(), /土曜/);
  assert.ok(await found(page).count());
  assert.ok(await page.locator("#search-names a[href*='audiences/']").count());
  assert.match(await page.title(), /シングルマザー/);
  assert.deepEqual(faults, []);
  await close();
});

test("a choice of owner narrows the results and stands in the address", async () => {
  const { page, close } = await open("http", "ja/search.html?q=%E6%94%AF%E6%8F%B4");
  await settled(page);
  const number = async () => Number((await status(page, "main").first().innerText()).match(/\d+/)[0]);
  const all = await number();
  const owner = page.getByLabel("実施主体");
  const choices = await owner.locator("option").evaluateAll((choices) => choices.map(({ value, textContent }) => ({ value, textContent })));
  const choice = choices.find(({ value }) => value);
  await owner.selectOption(choice.value);
  await settled(page);
  assert.equal(await number(), Number(choice.textContent.match(/(\d+)\D*$/)[1]), "the count beside the choice is right");
  assert.ok((await number()) < all);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await settled(page);
  assert.equal(await page.getByLabel("実施主体").inputValue(), choice.value);
  await close();
});

test("results are accessible and fit into 320 px, in both languages, light and dark", async () => {
  for (const [lang, query] of [["ja", "はろーわーく"], ["en", "childcare leave"]]) {
    for (const colorScheme of ["light", "dark"]) {
      const { page, base, close } = await open("http", `${lang}/search.html?q=${encodeURIComponent(query)}`, { colorScheme });
      await settled(page);
      assert.ok(await found(page).count());
      assert.deepEqual(await violations(page), [], `search page, ${lang}, ${colorScheme}`);
      await page.setViewportSize({ width: 320, height: 640 });
      assert.deepEqual(await page.evaluate(overflow), { excess: 0, out: [], clipped: [] }, `search page, ${lang}`);
      await page.goto(`${base}${lang}/${sample.path}`);
      await type(page, query);
      assert.ok(await options(page).count());
      assert.deepEqual(await violations(page), [], `box with results, ${lang}, ${colorScheme}`);
      assert.deepEqual(await page.evaluate(overflow), { excess: 0, out: [], clipped: [] }, `box with results, ${lang}`);
      await close();
    }
  }
});

test("the script answers other programs: tebikiSearch.query gives slugs and scores in order", async () => {
  const { page, close } = await open("disk", "en/search.html");
  const answer = await page.evaluate(() => window.tebikiSearch.query("育児休業", { lang: "en", limit: 5 }));
  assert.ok(answer.length > 0 && answer.length <= 5);
  assert.ok(answer.every(({ slug, score }, at) => typeof slug === "string" && score <= (answer[at - 1]?.score ?? Infinity)));
  await close();
});

test("every result is told with the chapter that its number names", async () => {
  for (const lang of ["ja", "en"]) {
    const { page, close } = await open("http", `${lang}/search.html`);
    const told = await page.evaluate(async (lang) => {
      const engine = window.tebikiSearch, facets = await engine.facets(lang);
      const found = await engine.search(lang === "ja" ? "支援" : "support", { lang, limit: 1000 });
      return found.results.filter(({ doc }) => doc !== undefined)
        .map((result) => [(result.repeat ?? result.text).number, facets.of(result.doc).chapter[0], result.kind]);
    }, lang);
    const measures = told.filter(([, , kind]) => kind === "measure");
    assert.ok(measures.length > 100, `${measures.length}`);
    for (const [number, chapter] of measures) assert.equal(chapter, number.split("-")[0], number);
    await close();
  }
});
