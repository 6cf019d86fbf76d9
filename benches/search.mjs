// search.mjs [PUBLIC]: what a search costs in Chromium, from the disk, on a built handbook.
//
// Without PUBLIC a project of 10,000 measures is made (benches/corpus.py) and built. It prints
// 1. the size of the index on the disk, by kind, and that of MiniSearch's index for the same texts;
// 2. what the first query of a page loads, and what one loads after another query;
// 3. the time from a query to its results with passages, when what it needs is loaded.
// The queries are every eighth of tests/search/queries.tsv, in the language of their pages.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import MiniSearch from "minisearch";
import { chromium } from "playwright-core";
import { engine } from "../tests/search/engine.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
const EVERY = 8, ROUNDS = 5, BEFORE = { ja: "雇用調整助成金", en: "vocational training" };
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const part = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const sum = (list) => list.reduce((a, b) => a + b, 0);

function generated() {
  const folder = mkdtempSync(path.join(tmpdir(), "tebiki-bench-"));
  execFileSync("python3", [path.join(root, "benches/corpus.py"), "10000", folder]);
  execFileSync(process.env.TEBIKI ?? path.join(root, "target/release/tebiki"), ["-C", folder, "--quiet", "build", "--no-pdf"]);
  return folder;
}

/** Size of a script, as it is and as a server sends it. */
const sizes = new Map();
function size(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(file);
    sizes.set(file, [bytes.length, gzipSync(bytes).length]);
  }
  return sizes.get(file);
}
const total = (files) => [0, 1].map((kind) => sum(files.map((file) => size(file)[kind])));

function onDisk(folder) {
  const kinds = new Map();
  for (const file of readdirSync(folder)) {
    const kind = file.replace(/-[0-9a-f]{8}\.js$/, "").replace(/\d+$/, "").replace(/^(ja|en)-/, "");
    kinds.set(kind, (kinds.get(kind) ?? 0) + size(path.join(folder, file))[0]);
  }
  return kinds;
}

/** Latin words, and pairs of characters of Japanese. */
const bigrams = (text) => (text.match(/[a-z0-9]+|[々〆\u3400-\u9fffぁ-ゖァ-ヺー]+/g) ?? [])
  .flatMap((run) => /^[a-z0-9]/.test(run) || run.length < 2 ? [run] : [...run].slice(1).map((c, i) => run[i] + c));
const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
const words = (text) => [...segmenter.segment(text)].filter((piece) => piece.isWordLike).map((piece) => piece.segment);

function miniSearch(documents, tokenize) {
  const mini = new MiniSearch({ fields: ["title", "text"], tokenize: (text) => tokenize(text.normalize("NFKC").toLowerCase()) });
  mini.addAll(documents.map(({ title, body }, id) => ({ id, title, text: body })));
  return Buffer.byteLength(JSON.stringify(mini));
}

/** A search page, with the search's scripts that it has loaded so far. */
async function open(browser, site, lang) {
  const page = await browser.newPage(), files = [];
  page.on("request", (request) => /\/assets\/search\//.test(request.url()) && files.push(fileURLToPath(request.url())));
  await page.goto(`${pathToFileURL(site).href}/${lang}/search.html`, { waitUntil: "load" });
  return { page, files };
}

/** Types a query into the box of the page at once, waits for its results, and gives what it loaded. */
async function type({ page, files }, query) {
  const before = files.length, status = page.locator("#search-status");
  await status.evaluate((element) => element.replaceChildren());
  await page.locator("#q").fill(query);
  await status.filter({ hasText: /\S/ }).waitFor({ state: "attached" });
  return total(files.slice(before));
}

const times = ({ page }, query, lang) => page.evaluate(async ([query, lang, rounds]) => {
  const engine = window.tebikiSearch, out = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    const { results } = await engine.search(query, { lang, limit: 10, partial: true });
    results.filter((result) => !result.repeat).forEach((result) => engine.passage(result));
    out.push(performance.now() - start);
  }
  return out;
}, [query, lang, ROUNDS]);

const made = process.argv[2] ? null : generated();
const site = path.resolve(process.argv[2] ?? path.join(made, "public")), folder = path.join(site, "assets/search");
try {
  const kinds = onDisk(folder), search = engine(folder);
  console.log("index on disk:", [...kinds].map(([kind, bytes]) => `${kind} ${kB(bytes)}`).join(", "));
  const all = sum([...kinds.values()]), index = all - kinds.get("d");
  console.log(`all ${kB(all)}, without the texts that results show (d) ${kB(index)}`);
  const documents = [await search.documents("ja"), await search.documents("en")];
  console.log(`${documents[0].length} documents in each language`);
  for (const [name, tokenize] of [["bigrams", bigrams], ["Intl.Segmenter", words]]) {
    const mini = sum(documents.map((list) => miniSearch(list, tokenize)));
    console.log(`MiniSearch of title and text, both languages, ${name}: ${kB(mini)}; index ${(index / mini).toFixed(2)}, all ${(all / mini).toFixed(2)} of it`);
  }

  const queries = readFileSync(path.join(root, "tests/search/queries.tsv"), "utf8").split("\n")
    .filter((line) => line && !line.startsWith("#")).filter((_, i) => i % EVERY === 0)
    .map((line) => line.split("\t")).map(([, lang, query]) => [lang === "en" ? "en" : "ja", query]);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox"] });
  const first = [], later = [], time = [];
  for (const [lang, query] of queries) {
    const fresh = await open(browser, site, lang);
    await type(fresh, query);
    first.push([...total(fresh.files), query]);
    await fresh.page.close();
    const used = await open(browser, site, lang);
    await type(used, BEFORE[lang]);
    later.push([...await type(used, query), query]);
    for (const ms of await times(used, query, lang)) time.push([ms, query]);
    await used.page.close();
  }
  await browser.close();
  for (const [name, list] of [[`first query of a page, engine included`, first], ["later query", later]]) {
    const [raw, gzip] = [0, 1].map((kind) => list.map((entry) => entry[kind]));
    const worst = list.find((entry) => entry[0] === Math.max(...raw));
    console.log(`${name}: median ${kB(part(raw, 0.5))} (gzip ${kB(part(gzip, 0.5))}), most ${kB(Math.max(...raw))} (gzip ${kB(Math.max(...gzip))}) by ${worst[2]}`);
  }
  const slow = time.reduce((a, b) => (b[0] > a[0] ? b : a)), ms = time.map(([ms]) => ms);
  console.log(`time of ${queries.length} queries, ${ROUNDS} times each: p50 ${part(ms, 0.5).toFixed(1)} ms, p95 ${part(ms, 0.95).toFixed(1)} ms, most ${slow[0].toFixed(1)} ms by ${slow[1]}`);
} finally {
  if (made) rmSync(made, { recursive: true });
}
