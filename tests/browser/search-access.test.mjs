// Searches of people who have no mouse, and of people who hear the page: keys alone, and what the browser's
// accessibility tree says at every step.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { launch, overHttp, watch } from "./lib/browser.mjs";
import { sample } from "./lib/site.mjs";

let browser, site;
before(async () => {
  browser = await launch();
  site = await overHttp();
});

/** The nodes that a screen reader meets, in order: `{role, name, states, list}`; `list` names the list box around it. */
async function tree(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node, list) => [
    ...(node.ignored ? [] : [{
      role: node.role.value,
      name: node.name?.value ?? "",
      list,
      states: Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value ?? value.relatedNodes])),
    }]),
    ...(node.childIds ?? []).filter((id) => byId.has(id))
      .flatMap((id) => walk(byId.get(id), node.role?.value === "listbox" ? node.name?.value : list)),
  ];
  return walk(nodes.find((node) => !node.parentId));
}

const focused = (nodes) => nodes.find(({ role, states }) => states.focused && role !== "RootWebArea");

/** Presses a key until what has the focus is what is looked for. */
async function press(page, key, isThere, most) {
  for (let times = 0; times < most; times++) {
    await page.keyboard.press(key);
    const now = focused(await tree(page));
    if (now && isThere(now)) return now;
  }
  return assert.fail(`${key} pressed ${most} times leads to no such thing`);
}

/** Waits for the results of what was typed. */
async function answered(page) {
  await page.waitForTimeout(50);
  await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
}

/** What was said last in the live regions. A pause of half a second comes first. */
async function said(page, pattern) {
  await page.waitForFunction((source) => [...document.querySelectorAll("[role=status]")].some(({ textContent }) => new RegExp(source).test(textContent)), pattern.source);
  const nodes = await tree(page);
  assert.ok(nodes.some(({ role }) => role === "status"), "the status is in the tree");
}

const journeys = [
  { lang: "ja", field: "検索", query: "雇用調整助成金", title: /雇用調整助成金/, count: /\d+/, results: "検索結果" },
  { lang: "en", field: "Search", query: "childcare leave", title: /child ?care/i, count: /\d+/, results: "Search results" },
];

/* A wide page, and a narrow one, whose head a button opens. */
const widths = [{ width: 1280, menu: null }, { width: 360, menu: /^(?:メニュー|Menu)$/ }];
const cases = journeys.flatMap((journey) => widths.map((width) => ({ ...journey, ...width })));

for (const { lang, field, query, title, count, results, width, menu } of cases) {
  const isField = ({ role, name }) => /^(combobox|searchbox|textbox)$/i.test(role) && name === field;

  test(`${lang}, ${width} wide: the box of a page is found, filled, read and followed with keys alone`, async () => {
    const { page, faults, close } = await open(`${lang}/${sample.path}`, width);
    if (menu) {
      await press(page, "Tab", ({ role, name, states }) => role === "button" && menu.test(name) && states.expanded === false, 20);
      await page.keyboard.press("Enter");
    }
    const box = await press(page, "Tab", isField, 20);
    assert.equal(box.role.toLowerCase(), "combobox");
    assert.equal(box.states.expanded, false, "it says that nothing is open");
    await page.keyboard.type(query);
    await answered(page);
    assert.equal(focused(await tree(page)).states.expanded, true, "it says that the results are open");
    await said(page, count);
    await page.keyboard.press("ArrowDown");
    const nodes = await tree(page);
    const chosen = nodes.filter(({ role, states, list }) => role === "option" && states.selected && list === results);
    assert.equal(chosen.length, 1, "one option is the chosen one");
    assert.ok(isField(focused(nodes)), "the focus stays in the box");
    assert.ok(focused(nodes).states.activedescendant, "and the box says which option that is");
    assert.ok(chosen.some(({ name }) => title.test(name)), "it has the words");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith(sample.path));
    assert.ok((await tree(page)).some(({ role, name }) => role === "heading" && name), "the page that opens has a heading");
    assert.deepEqual(faults, []);
    await close();
  });

  test(`${lang}, ${width} wide: the results of the search page are announced, headed and reached with keys alone`, async () => {
    const { page, faults, close } = await open(`${lang}/search.html`, width);
    await press(page, "Tab", isField, 20);
    await page.keyboard.type(query);
    await answered(page);
    await said(page, count);
    const nodes = await tree(page);
    const heading = nodes.find(({ role, name, states }) => role === "heading" && states.level === 2 && title.test(name));
    assert.ok(heading, "a result is a heading of the second level");
    assert.ok(!nodes.some(({ states }) => states.busy), "nothing is said to be still at work");
    const result = await press(page, "Tab", ({ role, name }) => role === "link" && title.test(name) && heading.name.includes(name), 30);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("search.html"));
    assert.ok((await page.getByRole("heading", { level: 1 }).innerText()).length > 0, result.name);
    assert.deepEqual(faults, []);
    await close();
  });
}

test("where nothing is found that is said, and the ways on are reached with keys alone", async () => {
  const { page, faults, close } = await open("ja/search.html");
  await press(page, "Tab", ({ role, name }) => /^(combobox|searchbox|textbox)$/i.test(role) && name === "検索", 20);
  await page.keyboard.type("予防接種");
  await answered(page);
  await said(page, /予防接種/);
  const ways = await page.locator("#search-doors a").allInnerTexts();
  assert.ok(ways.length > 0, "there are audiences and owners to go on to");
  await press(page, "Tab", ({ role, name }) => role === "link" && ways.includes(name), 60);
  assert.deepEqual(faults, []);
  await close();
});

async function open(path, width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 720 } });
  const page = await context.newPage();
  const faults = watch(page, site.base);
  await page.goto(site.base + path);
  return { page, faults, close: () => context.close() };
}
