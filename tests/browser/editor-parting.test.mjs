// Two measures of one, and one of two, as an official does it: what would change is shown first.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, picture } from "./lib/browser.mjs";
import { CLICK, changed, contentOf, openDesk, pageOf } from "./lib/desk.mjs";


let browser, desk;
before(async () => {
  browser = await launch();
  desk = await openDesk();
});
after(() => desk?.close());

/** A measure of two sentences with a translation: its slug and file. */
async function aLongMeasure() {
  const texts = await contentOf(desk.folder);
  const found = [...texts].find(([path, text]) => /\/\w+-\d{3}-[a-z0-9-]+\.md$/.test(path) && !/^(repeats|parent):/m.test(text)
    && texts.has(path.replace(".md", ".en.md")) && /^---\n[^。]*---\n[^。（]*。[^。（]+。\s*$/.test(text));
  return { path: found[0], slug: /\d{3}-([a-z0-9-]+)\.md$/.exec(found[0])[1] };
}

async function whole(page, part) {
  const editor = page.locator(".desk-editor");
  await editor.locator("textarea").first().waitFor();
  await editor.getByText("再掲・分割・統合・削除", { exact: true }).click(CLICK);
  await editor.getByText(part, { exact: true }).click(CLICK);
  return editor;
}

test("a measure is split, and put together again", async () => {
  const { path, slug } = await aLongMeasure();
  const old = await contentOf(desk.folder);
  const page = await pageOf(browser, `${desk.base}ja/measures/${slug}.html#desk_edit`);
  let editor = await whole(page, "二つの施策に分ける");
  const pieces = editor.locator(".desk-pieces").first();
  await pieces.waitFor(CLICK);
  // Nothing is chosen yet: the reason is told, and nothing is done.
  await editor.getByRole("button", { name: "変更の内容を見る" }).first().click(CLICK);
  await editor.getByText("日本語で一つ以上選んで").waitFor(CLICK);
  await pieces.getByRole("checkbox").last().check();
  await editor.getByLabel("新しい施策の見出し").first().fill("分けた施策");
  await editor.getByRole("button", { name: "変更の内容を見る" }).first().click(CLICK);
  await editor.getByText("このようになります").waitFor(CLICK);
  await picture(page, "split-ja");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(changed(old, await contentOf(desk.folder)), [], "nothing is changed before it was seen");
  // Another choice, and what was shown is shown no longer.
  await pieces.getByRole("checkbox").first().check();
  assert.equal(await editor.getByText("このようになります").isVisible(), false);
  await pieces.getByRole("checkbox").first().uncheck();
  await editor.getByRole("button", { name: "変更の内容を見る" }).first().click(CLICK);
  await editor.getByRole("button", { name: "分ける", exact: true }).click(CLICK);
  await page.waitForURL(new RegExp(`/${slug}-2\\.html`), CLICK);
  assert.ok((await page.locator("h1").first().textContent()).includes("分けた施策"));
  const parted = await contentOf(desk.folder);
  assert.deepEqual(changed(old, parted).filter((path) => !path.includes(`${slug}-2`) && !path.includes("again")), [path]);

  // And back: this one goes into the other.
  editor = await whole(page, "ほかの施策にまとめる");
  await editor.getByLabel("まとめる先の施策").fill(slug);
  await editor.locator(".desk-parting .desk-found button").first().click(CLICK);
  await editor.getByRole("button", { name: "変更の内容を見る" }).last().click(CLICK);
  await editor.getByText("まとめた施策に残らない情報").waitFor(CLICK);
  await picture(page, "merge-ja");
  assert.deepEqual(await violations(page), []);
  await editor.getByRole("button", { name: "まとめる", exact: true }).click(CLICK);
  await page.waitForURL(new RegExp(`/${slug}\\.html`), CLICK);
  const back = await contentOf(desk.folder);
  assert.deepEqual(changed(old, back), [path], "only its text and its names are others");
  assert.match(back.get(path), new RegExp(`^aliases: \\[.*${slug}-2\\]$`, "m"));
  // The address that was given away leads to the measure.
  const response = await page.request.get(`${desk.base}ja/measures/${slug}-2.html`);
  assert.equal(response.status(), 200);
  assert.ok((await response.text()).includes(`${slug}.html`));
  // The content has been exchanged as a whole; what is written since is still seen.
  const now = Date.now();
  await page.goto(`${desk.base}ja/measures/${slug}.html`);
  const { writeFile } = await import("node:fs/promises");
  await writeFile(join(desk.folder, path), `${back.get(path).trimEnd()}\n\n外で加えた文。\n`);
  await page.locator("main", { hasText: "外で加えた文。" }).waitFor(CLICK);
  assert.ok(Date.now() - now < 20000);
  assert.deepEqual(page.faults, []);
  await page.close();
});
