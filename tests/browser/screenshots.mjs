// Pictures of the main pages for docs/: both languages, phone and desktop, light and dark.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
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
await browser.close();
await server.close();
