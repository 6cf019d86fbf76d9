// The built tree under test: where it is, its pages, and what the content says of them.
//
// TEBIKI_PUBLIC names the tree (default ./public). A missing tree is an error, never a skipped test.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const project = resolve(fileURLToPath(import.meta.url), "../../../..");
export const publicDir = resolve(process.env.TEBIKI_PUBLIC ?? join(project, "public"));
export const langs = ["ja", "en"];

for (const needed of ["index.html", "ja/index.html", "en/index.html"]) {
  if (!existsSync(join(publicDir, needed))) {
    throw new Error(`no built handbook: ${join(publicDir, needed)} is missing; run \`tebiki build\` or set TEBIKI_PUBLIC`);
  }
}

/** Paths of all files of a folder, relative to it and with `/`, sorted. */
export function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return files
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path).split(sep).join("/"))
    .sort();
}

export const read = (path) => readFileSync(join(publicDir, path), "utf8");

/** The measures of the content folder: `{slug, parent, repeats, text}`; `text` is the Japanese body as written. */
export const entries = readdirSync(join(project, "content"), { recursive: true })
  .map((name) => String(name).split(sep).join("/"))
  .filter((name) => /^\d+-[^/]+\/\d+-[^/]+\/[^/_.]+\.md$/.test(name))
  .sort()
  .map((name) => {
    const source = readFileSync(join(project, "content", name), "utf8").replaceAll("\r\n", "\n");
    const [, front, text] = source.match(/^\ufeff?---\n([\s\S]*?)\n---\n([\s\S]*)$/);
    const fact = (key) => front.match(new RegExp(`^${key}: *(\\S.*)$`, "m"))?.[1].trim();
    const slug = name.match(/\/[a-z]+-\d+-([^/]+)\.md$/)[1];
    return { slug, title: fact("title"), parent: fact("parent"), repeats: fact("repeats"), text: text.trim() };
  });

export const measures = entries.filter((entry) => !entry.repeats);

const withParts = entries.find((entry) => entry.parent).parent;
const repeated = entries.find((entry) => entry.repeats).repeats;
const plain = measures.find((entry) => !entry.parent && entry.slug !== withParts && entry.slug !== repeated).slug;
const first = (folder, lang = "ja") => `${folder}/${readdirSync(join(publicDir, lang, folder)).sort()[0]}`;

/** One page of every kind that all languages have: `{kind, path}`, the path relative to a language's folder. */
export const kinds = [
  { kind: "home", path: "index.html" },
  { kind: "chapter", path: first("chapters") },
  { kind: "measure", path: `measures/${plain}.html` },
  { kind: "measure with sub-measures", path: `measures/${withParts}.html` },
  { kind: "measure with repeats", path: `measures/${repeated}.html` },
  { kind: "my handbook", path: "mine.html" },
  { kind: "what concerns you", path: "concerns.html" },
  { kind: "owner", path: first("owners") },
  { kind: "audience", path: first("audiences") },
  { kind: "programme", path: first("programmes") },
  { kind: "targets", path: "targets.html" },
  { kind: "repeats", path: "repeats.html" },
  { kind: "index of terms", path: "index-of-terms.html" },
  { kind: "glossary", path: "glossary.html" },
  { kind: "search", path: "search.html" },
  { kind: "plan", path: "plan.html" },
  { kind: "about", path: "about.html" },
  { kind: "accessibility", path: "accessibility.html" },
  { kind: "data", path: "data.html" },
];

/** One page of every kind in both languages, and those of the root: `{kind, path}`, relative to the tree. */
export const pages = [
  { kind: "start", path: "index.html" },
  { kind: "not found", path: "404.html" },
  ...langs.flatMap((lang) => kinds.map(({ kind, path }) => ({ kind: `${kind}, ${lang}`, lang, path: `${lang}/${path}` }))),
  { kind: "both languages", lang: "en", path: `en/${first("both", "en")}` },
];

/** The measure whose text the tests look for, and its page's path below a language's folder. */
export const sample = { ...measures.find((entry) => entry.slug === plain), path: `measures/${plain}.html` };
