// The offline bundle as its user has it: packed, unpacked in a folder with a Japanese name, opened from disk;
// once as it is, and once after a mail gateway took every script away.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, watch } from "./lib/browser.mjs";
import { mainText, squeeze } from "./lib/html.mjs";
import { filesOf, kinds, langs, project, publicDir, read, sample } from "./lib/site.mjs";

const tebiki = process.env.TEBIKI ?? join(project, "target/release/tebiki");
const starts = ["00-start-hajimeni.html", "index.html"];

let browser, temporary;
const bundles = {};
before(async () => {
  temporary = await mkdtemp(join(tmpdir(), "tebiki-offline-"));
  const zip = join(temporary, "handbook-offline.zip");
  execFileSync(tebiki, ["-C", project, "pack", "--out", zip], { stdio: "pipe" });
  for (const name of ["whole", "stripped"]) {
    const folder = join(temporary, `庁内 共有 (${name})`);
    execFileSync("python3", ["-m", "zipfile", "-e", zip, folder]);
    const [top, ...others] = await readdir(folder);
    assert.deepEqual(others, [], "one folder at the top");
    bundles[name] = { folder: join(folder, top), base: pathToFileURL(join(folder, top)).href + "/" };
  }
  const scripts = filesOf(bundles.stripped.folder).filter((path) => path.endsWith(".js"));
  assert.ok(scripts.length > 0);
  for (const path of scripts) await rm(join(bundles.stripped.folder, path));
  browser = await launch();
});
after(() => rm(temporary, { recursive: true, force: true }));

/** A page of a bundle without a network, and what it must not do. */
async function open(name, path, options = {}) {
  const { base, folder } = bundles[name];
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const faults = watch(page, base);
  // Without its scripts a page may miss them, and nothing else.
  const own = () => (name === "whole" ? faults : faults.filter((fault) => !/\.js \(net::ERR_FILE_NOT_FOUND\)$|console error: Failed to load resource: net::ERR_FILE_NOT_FOUND$/.test(fault)));
  await page.goto(base + path);
  return { page, base, folder, faults: own, close: () => context.close() };
}

const main = (page) => page.getByRole("main");
const below = (page, base) => decodeURI(page.url()).replace(decodeURI(base), "");

/** From a start file by clicks alone to a measure, the other language, the PDF and an index. */
async function walk(name, start) {
  const { page, base, folder, faults, close } = await open(name, start);
  await main(page).getByRole("link", { name: "日本語で読む", exact: true }).click();
  assert.equal(below(page, base), "ja/index.html");
  const pdf = await page.getByRole("contentinfo").getByRole("link", { name: /PDF/ }).evaluate((link) => link.href);
  assert.equal(readFileSync(fileURLToPath(pdf)).subarray(0, 5).toString(), "%PDF-");
  await main(page).locator("a[href*='chapters/']").first().click();
  assert.equal(below(page, base), "ja/chapters/1.html");
  await main(page).locator("a[href*='measures/']").first().click();
  const measure = below(page, base);
  assert.match(measure, /^ja\/measures\/[a-z0-9-]+\.html$/);
  assert.ok(squeeze(await main(page).innerText()).length > 100);
  await page.getByRole("banner").getByRole("link", { name: "English" }).click();
  assert.equal(below(page, base), measure.replace("ja/", "en/"));
  await main(page).getByRole("link", { name: "Read the official text in Japanese" }).click();
  assert.equal(below(page, base), measure);
  await page.getByRole("navigation", { name: "現在位置" }).getByRole("link").first().click();
  assert.equal(below(page, base), "ja/index.html");
  for (const file of ["data/measures.csv", "yomikata-readme.txt", "handbook-en.pdf"]) assert.ok(existsSync(join(folder, file)), file);
  assert.deepEqual(faults(), []);
  await close();
}

for (const start of starts) {
  test(`${start} leads by clicks to a measure, the other language and the PDF, with scripts and without`, async () => {
    await walk("whole", start);
    await walk("stripped", start);
  });
}

test("every kind of page opens from disk, asks for nothing outside and logs nothing", async () => {
  for (const lang of langs) {
    const { page, base, faults, close } = await open("whole", `${lang}/index.html`);
    for (const { kind, path } of kinds) {
      await page.goto(`${base}${lang}/${path}`);
      assert.deepEqual(faults(), [], `${kind}, ${lang}`);
    }
    await close();
  }
});

test("search answers from disk, in the box of a page and on the search page, and its result opens", async () => {
  for (const [lang, query] of [["ja", "こようちょうせいじょせいきん"], ["en", "employment adjustment subsidy"]]) {
    const { page, base, faults, close } = await open("whole", `${lang}/index.html`);
    const box = page.getByRole("combobox", { name: lang === "ja" ? "検索" : "Search" });
    await box.click();
    await page.keyboard.type(query);
    await page.getByRole("search").getByRole("option").first().waitFor();
    await box.press("Enter");
    await page.waitForURL(/search\.html\?q=/);
    const first = main(page).locator("ol > li").getByRole("heading").getByRole("link").first();
    await first.click();
    assert.equal(below(page, base), `${lang}/measures/employment-adjustment-subsidy.html`);
    await page.goto(`${base}${lang}/search.html`);
    await main(page).getByRole("searchbox").fill(lang === "ja" ? "予防接種" : "fishing licence");
    await page.locator("#search-count").filter({ hasText: lang === "ja" ? /見つかりませんでした/ : /No measures? found/ }).waitFor();
    assert.deepEqual(faults(), []);
    await close();
  }
});

test("furigana and colours are switched from disk, and kept from page to page", async () => {
  const { page, base, faults, close } = await open("whole", `ja/${sample.path}`, { colorScheme: "light" });
  await page.getByRole("checkbox", { name: "ふりがな" }).check();
  await main(page).locator("ruby").first().waitFor();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("combobox", { name: "配色" }).selectOption({ label: "暗い" });
  const dark = await background();
  assert.notEqual(dark, light);
  await page.goto(`${base}ja/chapters/2.html`);
  await main(page).locator("ruby").first().waitFor();
  assert.equal(await background(), dark);
  await page.getByRole("checkbox", { name: "ふりがな" }).uncheck();
  assert.equal(await page.locator("ruby").count(), 0);
  assert.deepEqual(faults(), []);
  await close();
});

test("where a gateway took the scripts away, every kind of page has its whole text and no dead control", async () => {
  for (const lang of langs) {
    const { page, base, faults, close } = await open("stripped", `${lang}/index.html`);
    for (const { kind, path } of kinds) {
      await page.goto(`${base}${lang}/${path}`);
      const text = squeeze(await main(page).evaluate((element) => element.textContent));
      assert.ok(text.length > 20 && mainText(read(`${lang}/${path}`)).length <= text.length, `${kind}, ${lang}`);
      const dead = await page.locator("button:visible, select:visible, input:visible").evaluateAll((controls) =>
        controls.filter((control) => !control.closest("form[action]")).map((control) => control.outerHTML.slice(0, 100)));
      assert.deepEqual(dead, [], `${kind}, ${lang}`);
      assert.deepEqual(faults(), [], `${kind}, ${lang}`);
    }
    await close();
  }
});

test("where a gateway took the scripts away, the search page says so and leads to the indexes", async () => {
  for (const lang of langs) {
    const { page, base, faults, close } = await open("stripped", `${lang}/index.html`);
    await page.getByRole("search").getByRole("searchbox").fill("面接会");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=/);
    assert.ok(await main(page).getByText("JavaScript").isVisible(), lang);
    await main(page).locator("a[href='index-of-terms.html']").click();
    await main(page).locator("dd a").first().click();
    assert.match(below(page, base), new RegExp(`^${lang}/measures/`));
    assert.deepEqual(faults(), []);
    await close();
  }
});

test("the bundle has the pages of the published tree, byte for byte", () => {
  const online = ["404.html", "sitemap.xml"];
  const published = filesOf(publicDir).filter((path) => !online.includes(path) && !path.startsWith("."));
  const bundled = filesOf(bundles.whole.folder);
  assert.deepEqual(bundled.filter((path) => !published.includes(path)), [starts[0], "yomikata-readme.txt"]);
  const differing = published.filter((path) => !readFileSync(join(publicDir, path)).equals(readFileSync(join(bundles.whole.folder, path))));
  assert.deepEqual(differing, []);
});
