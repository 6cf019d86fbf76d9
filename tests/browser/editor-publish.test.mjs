// What is published, made from the desk by one who knows no command.

import assert from "node:assert/strict";
import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, picture } from "./lib/browser.mjs";
import { openDesk, pageOf } from "./lib/desk.mjs";

const LONG = { timeout: 120000 };

let browser, desk;
before(async () => {
  browser = await launch();
  desk = await openDesk();
  // The printed handbook would take its time, and is made by other tests.
  const plan = join(desk.folder, "content/plan.yaml");
  const text = (await readFile(plan, "utf8")).replace(/^editions_made:.*\n/m, "");
  await writeFile(plan, `${text.trimEnd()}\neditions_made: []\n`);
});
after(() => desk?.close());

test("what is published is made from the page, and a mistake keeps it as it was", async () => {
  const page = await pageOf(browser, `${desk.base}ja/index.html`);
  await page.getByRole("link", { name: "公開用に作る" }).first().click();
  await page.getByRole("heading", { level: 1, name: "公開用に作る" }).waitFor();
  const start = page.getByRole("button", { name: "公開用に作る" });
  await start.waitFor();
  assert.deepEqual(await violations(page), []);
  await picture(page, "publish-start-ja", { fullPage: true });
  await page.getByLabel("ネットワークのない PC で見るための ZIP ファイルも作る").check();
  await start.click();
  await page.getByText("公開用のフォルダーができました。").waitFor(LONG);
  await access(join(desk.folder, "public/ja/index.html"));
  await access(join(desk.folder, "handbook-offline.zip"));
  assert.deepEqual(await violations(page), []);
  await picture(page, "publish-done-ja", { fullPage: true });

  const index = join(desk.folder, "content/1-job-retention-and-digital/_index.md");
  const text = await readFile(index, "utf8");
  await writeFile(index, text.replace("title:", "titel:"));
  const before = await readFile(join(desk.folder, "public/ja/index.html"), "utf8");
  await start.click();
  await page.getByText("作れませんでした。").waitFor(LONG);
  await page.getByText("content/1-job-retention-and-digital/_index.md").first().waitFor();
  await picture(page, "publish-failed-ja", { fullPage: true });
  assert.deepEqual(await violations(page), []);
  assert.equal(await readFile(join(desk.folder, "public/ja/index.html"), "utf8"), before);
  await writeFile(index, text);
  assert.deepEqual(page.faults, []);
  await page.close();
});
