// The editor beside a page, as an official meets it who has never seen Markdown: a word is corrected, a measure is
// added, moved, repeated, translated and removed; what is typed with an input method is saved as it was meant.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, picture } from "./lib/browser.mjs";
import { CLICK, changed, contentOf, openDesk, pageOf, serveDesk } from "./lib/desk.mjs";


let browser, desk, folder;
before(async () => {
  browser = await launch();
  desk = await openDesk();
  folder = desk.folder;
});
after(() => desk?.close());

const files = () => contentOf(folder);
const open = (path, options) => pageOf(browser, desk.base + path, options);

async function edited(page, name = "編集") {
  await page.getByRole("button", { name, exact: true }).click(CLICK);
  const editor = page.locator(".desk-editor");
  await editor.getByRole("heading", { level: 2 }).waitFor();
  await editor.locator("textarea").first().waitFor();
  return editor;
}

async function saved(editor, words = "保存しました。") {
  await editor.getByText(words, { exact: true }).waitFor(CLICK);
}


/** A measure of the plan: its slug and its official file. */
async function aMeasure(at = 0) {
  const all = [...(await files()).keys()].filter((path) => /\/\w+-\d{3}-[a-z0-9-]+\.md$/.test(path));
  const texts = await files();
  const own = all.filter((path) => !/^(repeats|parent):/m.test(texts.get(path)) && texts.has(path.replace(".md", ".en.md")));
  return { path: own[at], slug: /\d{3}-([a-z0-9-]+)\.md$/.exec(own[at])[1] };
}

test("a word is corrected with an input method: nothing is handled or kept while it composes, and only that line changes", async () => {
  const { path, slug } = await aMeasure(3);
  const old = await files();
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  const area = editor.locator("textarea").first();
  const text = await area.inputValue();
  await area.focus();
  await page.keyboard.press("Control+Home");
  const cdp = await page.context().newCDPSession(page);
  const compose = (typed) => cdp.send("Input.imeSetComposition", { text: typed, selectionStart: typed.length, selectionEnd: typed.length });
  let asked = 0;
  page.on("request", (request) => { if (/edit\/(save|check)/.test(request.url())) asked += 1; });
  for (const typed of ["し", "しん", "しんき", "新規"]) await compose(typed);
  await page.evaluate(() => {
    const key = (options) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...options }));
    key({ key: "s", ctrlKey: true, isComposing: true });
    key({ key: "Enter", isComposing: true });
    key({ key: "Process", keyCode: 229 });
  });
  await page.waitForTimeout(1500);
  assert.equal(asked, 0, "nothing is asked for while the word is not yet chosen");
  assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, "nor kept");
  await cdp.send("Input.insertText", { text: "新規の" });
  assert.equal(await area.inputValue(), `新規の${text}`);
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("tebiki-draft")));
  // What was typed can be undone, and typed again.
  await page.keyboard.press("Control+z");
  assert.equal(await area.inputValue(), text);
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await area.inputValue(), `新規の${text}`);
  await page.keyboard.press("Control+s");
  await saved(editor);
  const now = await files();
  assert.deepEqual(changed(old, now), [path]);
  assert.equal(now.get(path), old.get(path).replace(text, `新規の${text}`));
  await page.locator("main", { hasText: "新規の" }).waitFor(CLICK);
  assert.equal(await area.inputValue(), `新規の${text}`, "the page is renewed beside the editor");
  await picture(page, "editor-ja");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.faults, []);
  await page.close();
});

test("the tools type what can be undone; a link is found by searching", async () => {
  const { slug } = await aMeasure(8);
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  const area = editor.locator("textarea").first();
  const text = await area.inputValue();
  await area.evaluate((field) => field.setSelectionRange(0, 2));
  await editor.getByRole("button", { name: "太字" }).first().click();
  assert.equal(await area.inputValue(), `**${text.slice(0, 2)}**${text.slice(2)}`);
  await page.keyboard.press("Control+z");
  assert.equal(await area.inputValue(), text);
  await area.evaluate((field) => field.setSelectionRange(field.value.length, field.value.length));
  await editor.getByRole("button", { name: "表", exact: true }).first().click();
  assert.match(await area.inputValue(), /\n\n\| 項目 \| 内容 \|\n\| --- \| --- \|\n\| {2}\| {2}\|$/);
  await page.keyboard.press("Control+z");
  await area.evaluate((field) => field.setSelectionRange(0, 0));
  await editor.getByRole("button", { name: "施策へのリンク" }).first().click();
  await editor.getByRole("searchbox").fill("1-1-1");
  await editor.locator(".desk-found button").first().click();
  assert.match(await area.inputValue(), /^\[[^\]]+\]\([a-z0-9-]+\)/);
  await page.keyboard.press("Control+z");
  assert.equal(await area.inputValue(), text);
  await page.close();
});

test("a finding stands beside the text while one types, and leads to its place", async () => {
  const { slug } = await aMeasure(9);
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  const area = editor.locator("textarea").first();
  await area.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("[名前](no-such-measure)");
  const finding = editor.locator(".desk-finding.desk-error").first();
  await finding.waitFor(CLICK);
  await finding.getByRole("button").click();
  assert.match(await area.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), /no-such-measure/);
  assert.equal(await area.getAttribute("aria-invalid"), "true");
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-finding");
  // Leaving asks, and what was typed is offered again.
  await editor.getByRole("button", { name: "閉じる", exact: true }).click();
  await editor.getByText("保存していない変更があります。").waitFor();
  await editor.getByRole("button", { name: "保存せずに閉じる" }).click();
  await page.reload();
  const again = await edited(page);
  await again.getByRole("button", { name: "入力を戻す" }).click();
  assert.match(await again.locator("textarea").first().inputValue(), /no-such-measure/);
  await page.close({ runBeforeUnload: false });
});

test("a file that was changed elsewhere is not written over unseen", async () => {
  const { path, slug } = await aMeasure(12);
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  const area = editor.locator("textarea").first();
  const text = await area.inputValue();
  const old = await readFile(join(folder, path), "utf8");
  await writeFile(join(folder, path), old.replace(text, `${text}\n\nほかの人が加えた文。`));
  await area.fill(`${text}\n\n私が加えた文。`);
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  const both = editor.locator(".desk-both");
  await both.waitFor(CLICK);
  assert.match(await both.innerText(), /私が加えた文。[\s\S]*ほかの人が加えた文。/);
  assert.match(await readFile(join(folder, path), "utf8"), /ほかの人が加えた文。/);
  await picture(page, "editor-conflict");
  assert.deepEqual(await violations(page), []);
  await editor.getByRole("button", { name: "ここで入力した内容を保存する" }).click();
  await saved(editor);
  assert.equal(await readFile(join(folder, path), "utf8"), old.replace(text, `${text}\n\n私が加えた文。`));
  await page.close();
});

test("the desk ends while one writes: nothing is lost, and once it is back one saves", async () => {
  const { path, slug } = await aMeasure(14);
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  const area = editor.locator("textarea").first();
  const text = await area.inputValue();
  await area.fill(`${text}追記。`);
  const ended = new Promise((done) => desk.running.once("exit", done));
  desk.running.kill("SIGKILL");
  await ended;
  await page.keyboard.press("Control+s");
  await editor.getByText("tebiki serve から応答がありません。", { exact: false }).waitFor(CLICK);
  const address = desk.base;
  Object.assign(desk, await serveDesk(folder));
  assert.equal(desk.base, address, "the same port, where the browser keeps what was typed");
  await page.keyboard.press("Control+s");
  await saved(editor);
  assert.match(await readFile(join(folder, path), "utf8"), /追記。/);
  await page.close();
});

test("a result is entered as it is spoken of, and shown on the page", async () => {
  const { slug } = await aMeasure(16);
  const page = await open(`ja/measures/${slug}.html`);
  const editor = await edited(page);
  await editor.locator(".desk-results summary").click();
  const row = editor.locator(".desk-row").first();
  await row.getByLabel("進捗").selectOption({ label: "順調" });
  await row.getByLabel("取組の内容").fill("説明会を３回開催した。");
  await row.getByLabel("予算額（円）").fill("約百万");
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await editor.getByText("0以上の金額を、円で記入してください。", { exact: false }).first().waitFor(CLICK);
  assert.deepEqual(await violations(page), []);
  await row.getByLabel("予算額（円）").fill("１，２００，０００円");
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await saved(editor);
  assert.equal(await row.getByLabel("予算額（円）").inputValue(), "1200000");
  const report = await readFile(join(folder, "progress", "2023", `${slug}.yaml`), "utf8");
  assert.match(report, /status: 順調\n[\s\S]*done: 説明会を３回開催した。\n[\s\S]*budget: 1200000\n/);
  await page.locator("main", { hasText: "説明会を３回開催した。" }).waitFor(CLICK);
  await picture(page, "editor-results");
  await page.close();
});

test("a measure is added, moved, repeated, translated and removed", async () => {
  const { slug } = await aMeasure(0);
  const old = await files();
  const page = await open(`ja/measures/${slug}.html`);
  await page.getByRole("button", { name: "施策を追加" }).click();
  const editor = page.locator(".desk-editor");
  await editor.getByLabel("見出し", { exact: true }).fill("夜間の職業相談: 試行");
  await editor.getByLabel("本文", { exact: true }).fill("夜間も職業相談に応じる。");
  await editor.getByLabel("仕事を探している人").check();
  await editor.getByLabel("アドレスに使う名前（任意）").fill("night-counselling");
  await editor.locator(".desk-choices").nth(1).getByRole("checkbox").first().check();
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-new");
  await editor.getByRole("button", { name: "追加する" }).click();
  await page.waitForURL(/night-counselling\.html/, CLICK);
  await editor.locator("textarea").first().waitFor();
  const isNew = (path) => path.includes("night-counselling");
  const made = changed(old, await files());
  assert.ok(made.length >= 2 && made.every(isNew), made.join());
  const text = (await files()).get(made.find((path) => /counselling\.md$/.test(path)));
  assert.match(text, /title: "夜間の職業相談: 試行"\n[\s\S]*audience: \[jobseekers\]\ntarget: \[[a-z0-9-]+\]\n---\n\n?夜間も職業相談に応じる。\n$/);

  // Translated.
  const english = editor.locator(".desk-text").filter({ hasText: "English" });
  await english.getByLabel("見出し", { exact: true }).fill("Job counselling at night: a trial");
  await english.getByLabel("本文", { exact: true }).fill("Job counselling is offered at night too.");
  await english.getByRole("checkbox").check();
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await saved(editor);
  await english.getByText("最新", { exact: true }).waitFor();

  // Moved.
  const section = editor.locator(".desk-facts select").first();
  const from = await section.inputValue();
  await section.selectOption(from === "2-1" ? "2-2" : "2-1");
  await editor.getByRole("button", { name: "保存", exact: true }).click();
  await editor.getByRole("heading", { level: 2, name: /^編集 2-/ }).waitFor(CLICK);

  // Repeated.
  await editor.getByText("再掲・分割・統合・削除").click();
  await editor.getByLabel("再掲する節").selectOption(from);
  await editor.getByRole("button", { name: "この節に再掲する" }).click();
  await editor.getByText("再掲しました。").waitFor(CLICK);
  const now = await files();
  assert.ok(changed(old, now).every(isNew));
  assert.ok([...now.values()].some((text) => /^repeats: night-counselling$/m.test(text)));
  await picture(page, "editor-whole");

  // Removed, with its repeat.
  await editor.getByRole("button", { name: "この施策を削除" }).click();
  await editor.getByText("次のファイルを削除します。", { exact: false }).waitFor();
  await editor.getByRole("button", { name: "削除する", exact: true }).click();
  await page.waitForURL(/ja\/index\.html/, CLICK);
  assert.deepEqual(changed(old, await files()), [], "all is as it was, byte for byte");
  // The page that is gone may be asked for once more before the browser leaves it.
  assert.deepEqual(page.faults.filter((fault) => !fault.includes("status of 404")), []);
  await page.close();
});

test("the editor in English, narrow and dark; the keyboard alone", async () => {
  const { path, slug } = await aMeasure(5);
  const page = await open(`en/measures/${slug}.html`, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  const opener = page.getByRole("button", { name: "Edit", exact: true });
  await opener.focus();
  await page.keyboard.press("Enter");
  const editor = page.locator(".desk-editor");
  await editor.locator("textarea").nth(1).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H2");
  assert.deepEqual(await violations(page), []);
  await picture(page, "editor-en-narrow");
  const english = editor.locator("textarea").nth(1);
  const text = await english.inputValue();
  await english.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(" Amended.");
  await page.keyboard.press("Control+s");
  await saved(editor, "Saved.");
  const file = await readFile(join(folder, path.replace(".md", ".en.md")), "utf8");
  assert.ok(file.includes(`${text} Amended.`));
  const wide = await page.evaluate(() => document.querySelector(".desk-editor").scrollWidth - document.querySelector(".desk-editor").clientWidth);
  assert.ok(wide <= 1, "nothing is cut off");
  await editor.getByRole("button", { name: "Close", exact: true }).focus();
  await page.keyboard.press("Enter");
  await editor.waitFor({ state: "hidden" });
  assert.deepEqual(page.faults, []);
  await page.close();
});
