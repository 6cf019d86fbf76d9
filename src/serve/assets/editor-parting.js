// @ts-check
// Two measures of one, and one of two. What would change is shown first, and done only when that was seen.

import { boxes, button, element, freshId, labelled } from "./editor-elements.js";
import { shown } from "./editor-findings.js";
import { prints } from "./editor-form.js";
import { measureSearch } from "./editor-search.js";
import { ask, tell, word } from "./editor-server.js";

/**
 * @typedef {{label: string, text: string}} Left
 * @typedef {{files: {path: string, step: string}[], left: Left[],
 *   measures: {slug: string, number: string, title: string, text: string, stale: string[]}[]}} Told
 * @typedef {import("./editor-form.js").State} State
 */

/** The words of what becomes of a file. */
const steps = () => ({ new: word("parting-new"), changed: word("parting-changed"), gone: word("parting-gone") });

/** @param {string} slug the page of a measure, with the editor open */
const open = (slug) => location.assign(`../measures/${slug}.html#desk_edit`);

/**
 * What would change, and the button that does it.
 * @param {string} what the request
 * @param {string} doing what the button says
 * @param {() => any} body
 */
function stepwise(what, doing, body) {
  const status = element("p", { role: "status" });
  const list = element("ul", { class: "desk-findings" });
  const preview = element("div", { class: "desk-notice", hidden: true, tabindex: "-1" });
  /** @param {string} message @param {import("./editor-findings.js").Finding[]} [findings] */
  const say = (message, findings = []) => {
    status.textContent = message;
    list.replaceChildren(...findings.map((finding) => shown(finding)));
  };
  const close = () => {
    preview.hidden = true;
    say("");
  };
  /** @param {boolean} sure */
  const send = async (sure) => {
    say("");
    const { status: code, value } = await tell(what, { ...body(), sure });
    if (code !== 200) {
      preview.hidden = true;
      say(value.message ?? word("editor-no-answer"), value.findings);
    } else if (sure) open(value.state.slug);
    else {
      const back = button(word("parting-back"), () => {
        close();
        opener.focus();
      });
      preview.replaceChildren(...told(value), element("p", { class: "desk-actions" }, [
        button(doing, () => send(true), { class: "desk-main" }), back,
      ]));
      preview.hidden = false;
      preview.focus();
    }
  };
  const opener = button(word("parting-show"), () => send(false));
  return { parts: [element("p", { class: "desk-actions" }, [opener]), preview, status, list], say, close };
}

/** @param {Told} value */
function told({ files, left, measures }) {
  const names = steps();
  const measure = /** @param {Told["measures"][0]} of */ ({ number, title, text, stale }) => element("div", {}, [
    element("h5", { lang: "ja" }, [`${number} ${title}`]),
    element("p", { class: "desk-both-text", lang: "ja" }, [text]),
    ...(stale.length > 0 ? [element("p", { class: "desk-muted" }, [`${stale.join(" / ")}: ${word("parting-stale")}`])] : []),
  ]);
  return [
    element("h4", {}, [word("parting-result")]),
    element("div", { class: measures.length > 1 ? "desk-both" : "" }, measures.map(measure)),
    ...(left.length > 0 ? [
      element("h4", {}, [word("parting-left")]),
      element("ul", {}, left.map(({ label, text }) => element("li", {}, [`${label}: ${text}`]))),
    ] : []),
    element("details", {}, [
      element("summary", {}, [word("parting-files")]),
      element("ul", {}, files.map(({ path, step }) =>
        element("li", {}, [element("code", {}, [path]), ` ${names[/** @type {"new"} */ (step)]}`]))),
    ]),
    element("p", {}, [word("parting-steps")]),
  ];
}

/**
 * A measure in two.
 * @param {() => State} state
 * @param {() => boolean} isDirty
 */
export function split(state, isDirty) {
  const content = element("div", {});
  const box = element("details", { class: "desk-parting" }, [
    element("summary", {}, [word("parting-split")]),
    element("p", { class: "desk-muted" }, [word("parting-split-help")]),
    content,
  ]);
  const fill = async () => {
    const { status: code, value } = await ask("pieces", { slug: state().slug });
    if (code !== 200) return content.replaceChildren(element("p", { role: "status" }, [value.message ?? word("editor-no-answer")]));
    content.replaceChildren(...splitForm(state, isDirty, value.files));
  };
  box.addEventListener("toggle", () => { if (/** @type {HTMLDetailsElement} */ (box).open) fill(); });
  return box;
}

/**
 * @param {() => State} state
 * @param {() => boolean} isDirty
 * @param {{lang: string, tag: string, name: string, state: string, pieces: string[]}[]} files
 */
function splitForm(state, isDirty, files) {
  const parts = files.filter(({ pieces }) => pieces.length > 0).map((file) => {
    const title = /** @type {HTMLInputElement} */ (element("input", { type: "text", lang: file.tag, autocomplete: "off" }));
    const choices = boxes(word("parting-pieces"), file.pieces.map((name, at) => ({ id: String(at), name })), []);
    choices.set.classList.add("desk-pieces");
    choices.set.lang = file.tag;
    const current = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id: freshId() }));
    const set = element("section", {}, [
      element("h4", { lang: file.tag }, [file.name]),
      choices.set,
      labelled(word("parting-new-title"), title),
      ...(file.state === "official" ? [] : [
        element("p", { class: "desk-choice" }, [current, element("label", { for: current.id }, [word("parting-current")])]),
      ]),
    ]);
    return { lang: file.lang, set, draft: () => ({ title: title.value, taken: choices.value().map(Number), current: current.checked }) };
  });
  const slug = /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off", pattern: "[a-z0-9\\-]*" }));
  const asked = stepwise("split", word("parting-do-split"), () => ({
    slug: state().slug,
    prints: prints(state()),
    new: slug.value.trim(),
    parts: Object.fromEntries(parts.map(({ lang, draft }) => [lang, draft()])),
  }));
  return guarded(isDirty, asked, [
    ...parts.map(({ set }) => set),
    labelled(word("editor-slug-label"), slug, [element("p", { class: "desk-muted" }, [word("editor-slug-help")])]),
  ]);
}

/**
 * Two measures in one: this one goes.
 * @param {() => State} state
 * @param {() => boolean} isDirty
 */
export function merge(state, isDirty) {
  let into = "";
  const chosen = element("p", { role: "status" });
  const asked = stepwise("merge", word("parting-do-merge"), () => ({ slug: state().slug, into, prints: prints(state()) }));
  const rest = element("div", { hidden: true }, guarded(isDirty, asked, [chosen]));
  const search = measureSearch(word("parting-into"), (row) => {
    into = row.slug;
    asked.close();
    chosen.textContent = `${word("parting-into-chosen")}: ${row.number} ${row.title}`;
    rest.hidden = false;
  });
  return element("details", { class: "desk-parting" }, [
    element("summary", {}, [word("parting-merge")]),
    element("p", { class: "desk-muted" }, [word("parting-merge-help")]),
    element("div", { class: "desk-search" }, search.parts),
    rest,
  ]);
}

/**
 * The parts of a form, with what comes of it; nothing is asked while something else is not saved.
 * @param {() => boolean} isDirty
 * @param {ReturnType<typeof stepwise>} asked
 * @param {HTMLElement[]} fields
 */
function guarded(isDirty, asked, fields) {
  const form = element("div", {}, fields);
  // What was shown is of other choices.
  for (const kind of ["input", "change"]) form.addEventListener(kind, asked.close);
  const box = element("div", {}, asked.parts);
  box.addEventListener("click", (event) => {
    if (!isDirty()) return;
    event.stopPropagation();
    asked.say(word("editor-save-first"));
  }, true);
  return [form, box];
}
