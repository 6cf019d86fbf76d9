// The desk as somebody who writes meets it: a change is seen, a mistake is told, and what was good stays.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, picture } from "./lib/browser.mjs";
import { openDesk } from "./lib/desk.mjs";


let browser, desk, folder, base;
before(async () => {
  browser = await launch();
  desk = await openDesk();
  ({ folder, base } = desk);
});
after(() => desk?.close());

test("a change is seen where one reads, and a mistake is told above the last good page", async () => {
  const path = join(folder, "content/1-job-retention-and-digital/_index.md");
  const text = await readFile(path, "utf8");
  const page = await browser.newPage({ viewport: { width: 360, height: 640 }, colorScheme: "dark" });
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(`${base}ja/chapters/1.html`);
  await page.waitForResponse((response) => response.url().includes("/desk~/changes"));
  await page.locator(".desk-band").waitFor();
  await page.evaluate(() => window.scrollTo(0, 900));
  const before = await page.evaluate(() => document.querySelector("main").getBoundingClientRect().top);
  assert.ok(before < -100);

  const began = performance.now();
  await writeFile(path, text.replace(/^title: .*$/m, "title: 机で直した題名"));
  await page.getByRole("heading", { level: 1, name: "机で直した題名" }).waitFor();
  const seen = performance.now() - began;
  await page.locator(".desk-band").waitFor();
  await page.waitForFunction((y) => Math.abs(document.querySelector("main").getBoundingClientRect().top - y) < 60, before);
  console.log(`saved to seen: ${Math.round(seen)} ms`);
  assert.ok(seen < 5000);

  await writeFile(path, text.replace(/^title:/m, "titel:"));
  const alert = page.getByRole("alert");
  await alert.getByText("_index.md:").first().waitFor();
  assert.match(await alert.innerText(), /原稿に誤りがあります[\s\S]*titel/);
  await page.getByRole("heading", { level: 1, name: "机で直した題名" }).waitFor({ state: "attached" });
  assert.deepEqual(await violations(page), []);
  await picture(page, "narrow-dark");
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: "light" });
  await picture(page, "wide");

  await writeFile(path, text);
  await alert.waitFor({ state: "hidden" });
  assert.deepEqual(faults, []);
  await page.close();
});

test("who has reported is one tap from every page, with nothing for axe to find", async () => {
  for (const [lang, colorScheme, width] of [["ja", "light", 1280], ["en", "dark", 320]]) {
    const page = await browser.newPage({ viewport: { width, height: 640 }, colorScheme });
    const faults = [];
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(`${base}${lang}/index.html`);
    await page.locator(".desk-way a[href*='reports']").click();
    await page.waitForURL(/reports\.html/);
    assert.equal(await page.getByRole("row").count(), 4);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    assert.deepEqual(await violations(page), []);
    await picture(page, `desk-reports-${lang}`);
    const details = page.locator("details").first();
    await details.locator("summary").click();
    await details.getByRole("link").last().click();
    await page.waitForURL(new RegExp(`/${lang}/measures/`));
    assert.deepEqual(faults, []);
    await page.close();
  }
});

test("another site in the same browser gets nothing", async () => {
  const page = await browser.newPage();
  await page.goto("about:blank");
  const got = await page.evaluate(async (base) => {
    const asked = [fetch(`${base}ja/index.html`), fetch(`${base}desk~/changes?since=0`, { mode: "no-cors" })];
    return (await Promise.allSettled(asked)).map((answer) => answer.status);
  }, base);
  assert.equal(got[0], "rejected");
  const response = await page.request.get(`${base}ja/index.html`, { headers: { Origin: "http://evil.example" } });
  assert.equal(response.status(), 403);
  await page.close();
});
