// Every file of the tree, read as text: links, ids, headings, language, names. No browser is needed.

import assert from "node:assert/strict";
import { posix } from "node:path";
import { test } from "node:test";
import { mainText, squeeze, tags } from "./lib/html.mjs";
import { filesOf, langs, measures, publicDir, read } from "./lib/site.mjs";

const files = filesOf(publicDir);
const exists = new Set(files);
const documents = new Map(files.filter((path) => path.endsWith(".html")).map((path) => [path, tags(read(path))]));
const targets = new Map([...documents].map(([path, all]) => [path, new Set(all.flatMap((tag) => tag.attributes.id ?? []))]));
const isRedirect = (all) => all.some((tag) => tag.name === "meta" && tag.attributes["http-equiv"]?.toLowerCase() === "refresh");
const readable = [...documents].filter(([, all]) => !isRedirect(all));

/** Runs `check(path, tags, fault)` over all pages and fails with all it found. */
function overPages(check, pages = readable) {
  const faults = [];
  for (const [path, all] of pages) check(all, (text) => faults.push(`${path}: ${text}`), path);
  assert.deepEqual(faults.slice(0, 40), [], `${faults.length} in all`);
}

const external = (href) => /^(https?|mailto|tel|data):/.test(href);

function linksOf(all) {
  return all.flatMap(({ name, attributes }) => {
    const values = [attributes.href, attributes.src, attributes.action, attributes.poster];
    if (attributes["http-equiv"]?.toLowerCase() === "refresh") values.push(attributes.content.split(/url=/i)[1]);
    for (const part of (attributes.srcset ?? "").split(",")) values.push(part.trim().split(/\s+/)[0] || undefined);
    return values.filter((value) => value !== undefined).map((href) => ({ name, href, attributes }));
  });
}

function resolveLink(path, href) {
  const [address, fragment] = href.split("#", 2);
  const file = address.split("?")[0];
  const target = file === "" ? path : posix.normalize(posix.join(posix.dirname(path), decodeURIComponent(file)));
  return { target, fragment: fragment && decodeURIComponent(fragment) };
}

test("every relative link leads to a file of the tree and to an id in it", () => {
  overPages((all, fault, path) => {
    for (const { href } of linksOf(all)) {
      if (external(href)) continue;
      const { target, fragment } = resolveLink(path, href);
      if (!exists.has(target)) fault(`${href} leads nowhere`);
      else if (fragment && !targets.get(target)?.has(fragment)) fault(`${href}: no such id`);
    }
  }, [...documents]);
});

test("links are relative and name a file, so that they work from disk", () => {
  overPages((all, fault) => {
    for (const { href } of linksOf(all)) {
      const file = href.split(/[?#]/)[0];
      if (!external(href) && (href === "" || file.startsWith("/") || file.endsWith("/"))) fault(JSON.stringify(href));
    }
  }, [...documents]);
});

test("nothing but links leads out of the tree", () => {
  overPages((all, fault) => {
    for (const { name, href, attributes } of linksOf(all)) {
      const metadata = name === "link" && /^(alternate|canonical|license)$/.test(attributes.rel);
      if (/^(https?:)?\/\//.test(href) && name !== "a" && !metadata) fault(`<${name}> ${href}`);
    }
  }, [...documents]);
});

test("nothing is used that a browser blocks on file:// or that the policy forbids", () => {
  overPages((all, fault) => {
    for (const { name, attributes, text } of all) {
      const inline = name === "script" && !("src" in attributes) && attributes.type !== "application/ld+json";
      const event = Object.keys(attributes).find((key) => /^on[a-z]/.test(key));
      const blocked = ["crossorigin", "integrity"].find((key) => key in attributes);
      if (inline || name === "style" || name === "base" || name === "iframe") fault(text.slice(0, 80));
      if (attributes.type === "module" || "style" in attributes || event || blocked) fault(text.slice(0, 80));
      if (name === "use" && !(attributes.href ?? "#").startsWith("#")) fault(text);
    }
    if (!all.some((tag) => tag.attributes["http-equiv"] === "Content-Security-Policy")) fault("no policy");
  });
});

test("every page has one h1, headings without gaps and one main part", () => {
  overPages((all, fault) => {
    const levels = all.filter((tag) => /^h[1-6]$/.test(tag.name)).map((tag) => Number(tag.name[1]));
    if (levels.filter((level) => level === 1).length !== 1) fault(`${levels.filter((level) => level === 1).length} h1`);
    levels.forEach((level, at) => {
      if (level > (levels[at - 1] ?? 0) + 1) fault(`h${level} after h${levels[at - 1] ?? 0}`);
    });
    if (all.filter((tag) => tag.name === "main").length !== 1) fault("not one main");
  });
});

test("ids are unique and every reference to an id has one", () => {
  overPages((all, fault, path) => {
    const ids = all.flatMap((tag) => tag.attributes.id ?? []);
    for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) fault(`id ${id} twice`);
    for (const { attributes } of all) {
      for (const key of ["for", "list", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"]) {
        for (const id of (attributes[key] ?? "").split(/\s+/).filter(Boolean)) {
          if (!targets.get(path).has(id)) fault(`${key}="${id}": no such id`);
        }
      }
    }
  });
});

test("every page states its language, which is that of its folder, and has a title of its own", () => {
  const seen = new Map();
  overPages((all, fault, path) => {
    const lang = all.find((tag) => tag.name === "html").attributes.lang;
    const folder = path.split("/")[0];
    if (langs.includes(folder) ? lang !== folder : !langs.includes(lang)) fault(`lang is ${lang}`);
    const title = read(path).match(/<title>([^<]+)<\/title>/)?.[1];
    if (!title) fault("no title");
    const key = `${folder} ${title}`;
    if (langs.includes(folder) && seen.has(key)) fault(`same title as ${seen.get(key)}`);
    seen.set(key, path);
  });
});

test("both editions have the same pages, and name each other", () => {
  const below = (lang) => [...documents.keys()].filter((path) => path.startsWith(`${lang}/`)).map((path) => path.slice(3)).sort();
  // Both languages side by side are one page, whose Japanese is the chapter's.
  const inJapanese = (path) => path.replace(/^both\//, "chapters/");
  assert.deepEqual(below("ja"), below("en").filter((path) => !path.startsWith("both/")));
  overPages((all, fault, path) => {
    for (const lang of langs) {
      // In the head where the site has an absolute address; always in the choice of language.
      const link = all.find((tag) => ["link", "a"].includes(tag.name) && tag.attributes.hreflang === lang);
      if (!link) return fault(`no alternate in ${lang}`);
      const { href } = link.attributes;
      const expected = lang === "ja" ? `ja/${inJapanese(path.slice(3))}` : `${lang}/${path.slice(3)}`;
      if (external(href) ? !href.endsWith(expected) : resolveLink(path, href).target !== expected) fault(`alternate ${href}`);
    }
  }, readable.filter(([path]) => langs.includes(path.split("/")[0])));
});

test("file names are safe on every system", () => {
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;
  const faults = files.filter((path) => {
    const parts = path.split("/");
    const name = parts.every((part) => /^[a-z0-9.][a-z0-9._-]*$/.test(part) && !part.endsWith(".") && !reserved.test(part.split(".")[0]));
    return !name || path.length > 100;
  });
  assert.deepEqual(faults, []);
});

test("every measure is reached by links from home, in both languages", () => {
  for (const lang of langs) {
    const reached = new Set([`${lang}/index.html`]);
    for (const path of reached) {
      for (const { name, href } of linksOf(documents.get(path) ?? [])) {
        if (name === "a" && !external(href)) reached.add(resolveLink(path, href).target);
      }
    }
    const missing = measures.map((measure) => `${lang}/measures/${measure.slug}.html`).filter((path) => !reached.has(path));
    assert.deepEqual(missing, []);
  }
});

test("every measure's page has the official text as the content has it", () => {
  const plain = (markdown) => squeeze(markdown.replace(/[*_`\\]|\[([^\]]*)\]\([^)]*\)/g, "$1"));
  const faults = measures.filter(({ slug, text }) => {
    const page = mainText(read(`ja/measures/${slug}.html`)).replace(/[*_`\\]/g, "");
    return text.split(/\n\s*\n/).some((paragraph) => !page.includes(plain(paragraph)));
  });
  assert.deepEqual(faults.map((measure) => measure.slug), []);
});
