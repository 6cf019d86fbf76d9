// Pictures: for docs/ the main pages in both languages, phone and desktop, light and dark; for the manual what its
// readers see with `tebiki serve`.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { contentOf, openDesk } from "./lib/desk.mjs";
import { kinds, langs, project, publicDir } from "./lib/site.mjs";
import { serve } from "./lib/server.mjs";

const folder = join(project, "docs", "screenshots");
const chosen = ["home", "chapter", "measure with sub-measures", "owner", "targets", "search"];
const windows = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 780 } };

await mkdir(folder, { recursive: true });
const server = await serve(publicDir);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
for (const [name, viewport] of Object.entries(windows)) {
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ viewport, colorScheme });
    for (const lang of langs) {
      for (const { kind, path } of kinds.filter((entry) => chosen.includes(entry.kind))) {
        const query = kind === "search" ? `?q=${encodeURIComponent(lang === "ja" ? "はろーわーく" : "childcare leave")}` : "";
        await page.goto(`${server.base}${lang}/${path}${query}`);
        if (query) await page.getByRole("main").locator("ol > li").first().waitFor();
        await page.screenshot({ path: join(folder, `${kind.split(" ")[0]}-${lang}-${name}-${colorScheme}.png`) });
      }
    }
    await page.close();
  }
}
await server.close();

// The desk: the editor beside a measure and what plan.yaml says, and a mistake above the last good page.
const words = {
  ja: { edit: "編集", plan: "計画の情報を編集" },
  en: { edit: "Edit", plan: "Edit the plan’s details" },
};
const desk = await openDesk();
const page = await browser.newPage({ viewport: windows.desktop });
page.setDefaultTimeout(30000);
const taken = (name, lang) => page.screenshot({ path: join(project, "src/cli/guide/pictures", `${name}-${lang}.png`) });
const [measure] = [...(await contentOf(desk.folder)).keys()].filter((path) => /\/bureau-010-[a-z0-9-]+\.md$/.test(path)).sort();
const slug = /\d{3}-([a-z0-9-]+)\.md$/.exec(measure)[1];
for (const lang of langs.filter((lang) => words[lang])) {
  const shown = [["edit", `measures/${slug}.html`], ["plan", "index.html"]];
  for (const [what, path] of shown) {
    await page.goto(`${desk.base}${lang}/${path}`);
    await page.getByRole("button", { name: words[lang][what], exact: true }).click();
    await page.locator(".desk-editor form").waitFor();
    await page.locator(".desk-finding, .desk-group").first().waitFor({ timeout: 5000 }).catch(() => {});
    await taken(what === "edit" ? "editor" : `editor-${what}`, lang);
  }
  const [file, text] = [join(desk.folder, measure), await readFile(join(desk.folder, measure), "utf8")];
  await page.goto(`${desk.base}${lang}/measures/${slug}.html`);
  await page.getByRole("button", { name: words[lang].edit, exact: true }).waitFor();
  await writeFile(file, text.replace("title:", "titel:"));
  await page.locator(".desk-errors li").first().waitFor();
  await taken("serve-error", lang);
  await writeFile(file, text);
  await page.locator(".desk-errors").waitFor({ state: "hidden" });
}
await desk.close();
await browser.close();
