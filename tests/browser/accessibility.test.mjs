// axe over every kind of page: WCAG 2.2 A and AA and its best practices, in each colour scheme.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { violations } from "./lib/axe.mjs";
import { launch, overHttp } from "./lib/browser.mjs";
import { pages } from "./lib/site.mjs";

let browser, base;
before(async () => {
  browser = await launch();
  base = (await overHttp()).base;
});

const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
  "a phone": { colorScheme: "light", viewport: { width: 360, height: 740 }, hasTouch: true },
};

for (const [name, look] of Object.entries(looks)) {
  test(`axe finds nothing: ${name}`, async (t) => {
    const context = await browser.newContext(look);
    const page = await context.newPage();
    for (const { kind, path } of pages) {
      await t.test(kind, async () => {
        await page.goto(base + path);
        assert.deepEqual(await violations(page), []);
      });
    }
    await context.close();
  });
}

test("dark is dark and light is light", async () => {
  const brightness = async (colorScheme) => {
    const page = await browser.newPage({ colorScheme });
    await page.goto(`${base}ja/index.html`);
    const [r, g, b] = await page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d");
      const colours = [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor);
      canvas.fillStyle = colours.find((colour) => colour !== "rgba(0, 0, 0, 0)") ?? "Canvas";
      canvas.fillRect(0, 0, 1, 1);
      return canvas.getImageData(0, 0, 1, 1).data;
    }).then(Object.values);
    await page.close();
    return (r + g + b) / 3;
  };
  assert.ok((await brightness("light")) > 200);
  assert.ok((await brightness("dark")) < 80);
});

test("nothing moves for a reader who asks for less motion", async () => {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  for (const { kind, path } of pages) {
    await page.goto(base + path);
    const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const lasts = (value) => value.split(",").some((part) => parseFloat(part) > 0.01);
      return lasts(style.transitionDuration) || (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior === "smooth";
    }).map((element) => element.outerHTML.slice(0, 80)).slice(0, 3));
    assert.deepEqual(moving, [], kind);
  }
  await page.close();
});
