// The editor beside the pages of chapters and of the plan: texts of headings, and what plan.yaml says.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, picture } from "./lib/browser.mjs";
import { CLICK, changed, compose, contentOf, openDesk, pageOf } from "./lib/desk.mjs";


let browser, desk;
before(async () => {
  browser = await launch();
  desk = await openDesk();
});
after(() => desk?.close());

/** Opens the editor by the name of its button. */
async function opened(page, name) {
  await page.getByRole("button", { name, exact: true }).click(CLICK);
  const editor = page.locator(".desk-editor");
  await editor.locator("form").waitFor();
  return editor;
}

async function save(editor) {
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await editor.getByText("保存しました。", { exact: true }).waitFor(CLICK);
}

test("the text of a chapter is written with an input method; only its line changes", async () => {
  const old = await contentOf(desk.folder);
  const page = await pageOf(browser, `${desk.base}ja/chapters/2.html`);
  const editor = await opened(page, "章・節の文を編集");
  const area = editor.locator("textarea").first();
  const text = await area.inputValue();
  let asked = 0;
  page.on("request", (request) => { if (/edit\/(save|check)/.test(request.url())) asked += 1; });
  await page.waitForTimeout(500);
  asked = 0;
  await area.focus();
  await page.keyboard.press("Control+Home");
  const choose = await compose(page, ["さ", "さい", "さいしん", "最新"], "最新の");
  await page.waitForTimeout(1200);
  assert.equal(asked, 0, "nothing is asked for while the word is not yet chosen");
  await choose();
  assert.equal(await area.inputValue(), `最新の${text}`);
  await save(editor);
  const now = await contentOf(desk.folder);
  const path = "content/2-employment-ice-age-generation/_index.md";
  assert.deepEqual(changed(old, now), [path]);
  assert.equal(now.get(path), old.get(path).replace(text, `最新の${text}`));
  await page.locator("main", { hasText: "最新の" }).waitFor(CLICK);
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-chapter");

  // A section of the same page, and its translation.
  const list = editor.getByLabel("このページの章・節");
  await list.selectOption("2-2");
  await editor.getByRole("button", { name: "この見出しを編集" }).click();
  await editor.getByRole("heading", { level: 2, name: /非正規/ }).waitFor(CLICK);
  const english = editor.locator(".desk-text").filter({ hasText: "English" });
  const title = english.getByLabel("見出し", { exact: true });
  const was = await title.inputValue();
  await title.fill(`${was} (draft)`);
  await save(editor);
  const later = await contentOf(desk.folder);
  const [file] = changed(now, later);
  assert.match(file, /2-non-regular-worker-support\/_index\.en\.md$/);
  assert.equal(later.get(file), now.get(file).replace(was, `${was} (draft)`));
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("what is not saved is not lost when another heading is chosen", async () => {
  const page = await pageOf(browser, `${desk.base}ja/chapters/3.html`);
  const editor = await opened(page, "章・節の文を編集");
  const area = editor.locator("textarea").first();
  await area.fill(`${await area.inputValue()}追記。`);
  await editor.getByRole("button", { name: "この見出しを編集" }).click();
  await editor.getByText("先に保存するか、変更を元に戻してください。").waitFor(CLICK);
  assert.match(await area.inputValue(), /追記。$/);
  await page.close({ runBeforeUnload: false });
});

test("hints of 公用文 stand beside the text, behind a line that counts them, and lead to their place", async () => {
  const page = await pageOf(browser, `${desk.base}ja/chapters/4.html`);
  const editor = await opened(page, "章・節の文を編集");
  const area = editor.locator("textarea").first();
  await area.focus();
  await page.keyboard.press("Control+End");
  await (await compose(page, ["で", "でき", "出来る"], "相談する事が出来る。"))();
  const hints = editor.locator(".desk-hints").first();
  const hint = hints.locator(".desk-finding", { hasText: "できる" }).first();
  await hint.waitFor({ state: "attached", ...CLICK });
  await hints.locator("summary", { hasText: "書き方の参考" }).click();
  await hint.getByRole("button").click();
  assert.match(await area.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), /出来/);
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-hints");
  await page.close({ runBeforeUnload: false });
});

test("a measure is added from the page of its chapter", async () => {
  const old = await contentOf(desk.folder);
  const page = await pageOf(browser, `${desk.base}ja/chapters/3.html`);
  await page.getByRole("button", { name: "施策を追加" }).click(CLICK);
  const editor = page.locator(".desk-editor");
  await editor.getByLabel("見出し", { exact: true }).fill("相談会");
  await editor.getByLabel("本文", { exact: true }).fill("相談会を開催する。");
  await editor.getByLabel("アドレスに使う名前（任意）").fill("added-from-chapter");
  await editor.getByRole("button", { name: "追加する" }).click();
  await page.waitForURL(/ja\/measures\/added-from-chapter\.html/, CLICK);
  const made = changed(old, await contentOf(desk.folder));
  assert.ok(made.length > 0 && made.every((path) => /^content\/3-[^/]+\/1-/.test(path)), made.join());
  await page.close();
});

test("the plan's details are changed where they stand; a contact is added", async () => {
  const path = join(desk.folder, "content/plan.yaml");
  const old = await readFile(path, "utf8");
  const page = await pageOf(browser, `${desk.base}ja/index.html`);
  const editor = await opened(page, "計画の情報を編集");
  await editor.getByLabel("計画の題名 (English)").fill("Annual work plan: employment measures");
  await editor.getByText("対象者", { exact: true }).click();
  const name = editor.locator("fieldset", { hasText: "jobseekers" }).getByLabel("名称 (日本語)");
  await name.focus();
  await page.keyboard.press("End");
  await (await compose(page, ["ほ", "ほか"], "ほか"))();
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-plan");
  await save(editor);
  const wanted = old
    .replace(/^ {2}en: FY2023 .*$/m, '  en: "Annual work plan: employment measures"')
    .replace("ja: 仕事を探している人\n", "ja: 仕事を探している人ほか\n");
  assert.equal(await readFile(path, "utf8"), wanted);

  await editor.getByText("問合せ先", { exact: true }).click();
  await editor.locator("details", { hasText: "問合せ先" }).getByRole("button", { name: "追加する" }).click();
  const row = editor.locator("fieldset", { hasText: "新しく加えるもの" }).filter({ visible: true });
  await row.getByLabel("実施主体").selectOption({ label: "埼玉労働局" });
  await row.getByLabel("担当課").fill("職業安定部 職業安定課");
  await row.getByLabel("電話番号").fill("048-600-6208");
  await save(editor);
  const contacts = "contacts:\n  - owner: bureau\n    section: 職業安定部 職業安定課\n    telephone: 048-600-6208\n";
  assert.equal(await readFile(path, "utf8"), wanted + contacts);
  await editor.locator("fieldset", { hasText: "埼玉労働局" }).getByLabel("電話番号").first().waitFor();

  // A mistake stands beside its field, and nothing is written.
  await editor.getByLabel("日付（年-月-日）").first().fill("きのう");
  await editor.locator(".desk-field", { hasText: "日付（年-月-日）" }).first().locator(".desk-finding.desk-error").waitFor(CLICK);
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-plan-finding");
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await editor.getByText("保存していません。", { exact: false }).waitFor(CLICK);
  assert.equal(await readFile(path, "utf8"), wanted + contacts);

  // Another program changes the file: both are shown.
  await editor.getByLabel("日付（年-月-日）").first().fill("2026-11-24");
  await writeFile(path, `# ほかの人\n${wanted}${contacts}`);
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await editor.locator(".desk-both", { hasText: "2026-11-24" }).waitFor(CLICK);
  assert.deepEqual(await violations(page), []);
  await editor.getByRole("button", { name: "ここで入力した内容を保存する" }).click();
  await editor.getByText("保存しました。", { exact: true }).waitFor(CLICK);
  assert.equal(await readFile(path, "utf8"), `# ほかの人\n${wanted}${contacts}`.replace("date: 2026-11-23", "date: 2026-11-24"));
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("the plan's details in English, narrow and dark", async () => {
  const page = await pageOf(browser, `${desk.base}en/about.html`, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  const editor = await opened(page, "Edit the plan’s details");
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-plan-en");
  const wide = await editor.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  assert.ok(wide <= 1, "nothing is cut off");
  await editor.getByRole("button", { name: "Close", exact: true }).click();
  await editor.waitFor({ state: "hidden" });
  await page.close();
});
