// A site of two years: the search page answers from the plan of each, over HTTP and from the disk, with and without scripts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { violations } from "./lib/axe.mjs";
import { launch, overHttp, picture } from "./lib/browser.mjs";
import { project } from "./lib/site.mjs";

const tebiki = process.env.TEBIKI ?? join(project, "target/release/tebiki");
const CHANGED = "content/1-job-retention-and-digital/1-job-retention/bureau-010-employment-adjustment-subsidy.md";

let browser, folder, bases;
before(async () => {
  browser = await launch();
  folder = await mkdtemp(join(tmpdir(), "tebiki-years-"));
  const older = join(folder, "editions/2022");
  for (const part of ["content", "i18n"]) {
    await cp(join(project, part), join(folder, part), { recursive: true });
    await cp(join(project, part), join(older, part), { recursive: true });
  }
  const rewrite = async (path, change) => writeFile(path, change(await readFile(path, "utf8")));
  await rewrite(join(older, "content/plan.yaml"), (text) => text.replace("fiscal_year: 2023", "fiscal_year: 2022")
    .replaceAll("令和５年度", "令和４年度").replaceAll("FY2023 (Reiwa 5)", "FY2022 (Reiwa 4)"));
  // Only the older plan has this word, and a name that would be markup.
  await rewrite(join(older, CHANGED), (text) => text.trimEnd() + "潜水艦の乗組員<も対象とする。\n");
  execFileSync(tebiki, ["-C", folder, "build", "--no-pdf"], { stdio: "pipe" });
  const site = join(folder, "public");
  bases = [pathToFileURL(site).href + "/", (await overHttp(site)).base];
});
after(() => rm(folder, { recursive: true, force: true }));

test("what only another year's plan says is found there, and led to", async () => {
  for (const [base, colorScheme, width] of [[bases[0], "light", 1280], [bases[1], "dark", 320]]) {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${base}ja/search.html?q=${encodeURIComponent("潜水艦")}`);
    const year = page.locator("#years section");
    const link = year.getByRole("link", { name: "雇用調整助成金等による雇用の維持" });
    await link.waitFor();
    assert.match(await year.innerText(), /令和４年度[\s\S]*潜水艦の乗組員<も/);
    assert.equal(await page.locator("#search-results > li").count(), 0, "this year's plan does not say so");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(await violations(page), []);
    await picture(page, `search-years-${width}`, { fullPage: true });

    // What is typed next is looked for in both, and each engine keeps to its own index.
    await page.fill("#q", "女性");
    await page.waitForFunction(() => document.querySelectorAll("#years li").length > 2);
    await page.fill("#q", "潜水艦");
    await page.waitForFunction(() => document.querySelectorAll("#years li").length === 1);
    assert.equal(await page.locator("#search-results > li").count(), 0);
    await link.click();
    await page.waitForURL(/2022\/ja\/measures\/employment-adjustment-subsidy\.html/);
    await page.goto(`${base}2022/en/search.html?q=${encodeURIComponent("Employment Adjustment Subsidy")}`);
    await page.locator("#years section").getByRole("link").first().click();
    await page.waitForURL(/\/en\/measures\//);
    assert.ok(!page.url().includes("/2022/"), page.url());
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("without scripts a form leads to the search of the other year", async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${bases[1]}en/search.html`);
  await page.fill("#q-years", "submarine");
  await page.getByRole("button", { name: "FY2022" }).click();
  await page.waitForURL(/2022\/en\/search\.html\?q=submarine/);
  await page.close();
});
