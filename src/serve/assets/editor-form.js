// @ts-check
// The form: the texts of a measure or a heading in each language, and a measure's facts. It knows what was changed in it,
// and gives only that.

import { boxes, button, element, freshId, labelled, select, whenTyped } from "./editor-elements.js";
import { fill, shown } from "./editor-findings.js";
import { resultsPart } from "./editor-results.js";
import { word } from "./editor-server.js";
import { tools, type } from "./editor-text.js";

/**
 * @typedef {{lang: string, tag: string, name: string, path: string, print: string | null, title: string, text: string,
 *   state: string, changes: [string, string][]}} File
 * @typedef {{slug: string, number: string, project: string, files: File[], facts: Record<string, any>,
 *   labels: Record<string, string>, choices: Record<string, {id: string, name: string}[]>,
 *   fixed: Record<string, boolean>, terms: {ja: string, en: string[]}[],
 *   titled: boolean, results?: import("./editor-results.js").Results}} State
 * @typedef {{title?: string, text?: string, current: boolean}} TextDraft
 * @typedef {{texts: Record<string, TextDraft>, facts: Record<string, any>,
 *   results: import("./editor-results.js").ResultsDraft}} Draft
 */

const LISTS = ["owner", "audience", "also_for", "programmes", "target"];
const TYPED = 600;

/** Lines around a text that do not count. @param {string} text */
const bare = (text) => text.replace(/^\n+|\n+$/g, "");

/** The prints of the files, as a request names them. @param {State} state */
export const prints = (state) => Object.fromEntries(state.files.map(({ lang, print }) => [lang, print]));

/**
 * The form of a measure or a heading. `typed` is told when something has been typed, `changed` at once.
 * @param {State} state
 * @param {Partial<Draft>} draft what was typed before, and not saved
 * @param {{typed: () => void, changed: () => void}} told
 */
export function form(state, draft, told) {
  const texts = state.files.map((file) => textPart(file, draft.texts?.[file.lang], told, state.titled));
  for (const part of texts.slice(1)) texts[0].onEdit(part.officialEdited);
  const facts = state.facts.lines && factsPart(state, draft.facts ?? {}, told);
  const results = state.results && resultsPart(state.results, draft.results ?? {}, told);
  const elsewhere = element("ul", { class: "desk-findings" });
  const parts = element("form", { class: "desk-form", novalidate: true }, [
    elsewhere,
    element("div", { class: "desk-texts" }, texts.map((part) => part.element)),
    ...(state.terms.length > 0 && texts.length > 1 ? [terms(state.terms, texts[1].area)] : []),
    ...(facts ? [facts.element] : []),
    ...(results ? [results.element] : []),
  ]);
  // Enter ends a word of an input method, and never a form.
  parts.addEventListener("submit", (event) => event.preventDefault());
  const draftNow = () => {
    const changed = texts.map((part) => [part.lang, part.draft()]).filter(([, draft]) => draft !== null);
    return /** @type {Draft} */ ({ texts: Object.fromEntries(changed), facts: facts?.draft() ?? {}, results: results?.draft() ?? {} });
  };
  return {
    element: parts,
    draft: draftNow,
    focus: () => texts[0].area.focus(),
    /**
     * What was sent is saved: what the files say now is what changes are counted from.
     * @param {State} now @param {Draft} sent
     */
    rebase: (now, sent) => {
      texts.forEach((part, at) => part.rebase(now.files[at], sent.texts[part.lang]));
      facts?.rebase(now);
      if (now.results) results?.rebase(now.results, sent.results);
    },
    /** @param {import("./editor-findings.js").Finding[]} findings */
    show: (findings) => {
      for (const part of texts) part.show(findings.filter(({ lang }) => lang === part.lang));
      const isHere = texts.map((part) => part.lang);
      elsewhere.replaceChildren(...findings.filter(({ lang }) => !lang || !isHere.includes(lang)).map((finding) => shown(finding)));
    },
  };
}

/**
 * Title and text in one language.
 * @param {File} file
 * @param {TextDraft | undefined} draft
 * @param {{typed: () => void, changed: () => void}} told
 * @param {boolean} titled whether it has a heading
 */
function textPart(file, draft, told, titled) {
  const official = file.state === "official";
  const base = { title: file.title, text: file.text, current: file.state !== "stale" };
  const title = /** @type {HTMLInputElement} */ (element("input", { type: "text", lang: file.tag, autocomplete: "off" }));
  title.value = draft?.title ?? file.title;
  const area = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "12", lang: file.tag, spellcheck: file.tag === "ja" ? "false" : "true" }));
  area.value = draft?.text ?? file.text;
  const findings = element("ul", { class: "desk-findings", id: freshId() });
  area.setAttribute("aria-describedby", findings.id);
  title.setAttribute("aria-describedby", findings.id);
  const current = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id: freshId() }));
  current.checked = draft ? draft.current : base.current;
  const tag = element("span", { class: "desk-tag" });
  const changes = element("details", { class: "desk-changes" });
  let touched = false;
  current.addEventListener("change", () => {
    touched = true;
    told.changed();
    told.typed();
  });
  /** @param {File} now */
  const marked = (now) => {
    tag.textContent = now.state === "stale" ? word("editor-stale") : now.state === "missing" ? word("editor-missing") : now.state === "current" ? word("editor-current") : "";
    tag.hidden = now.state === "official";
    tag.className = `desk-tag desk-tag-${now.state}`;
    changes.hidden = now.changes.length === 0;
    const piece = /** @param {[string, string]} part */ ([kind, text]) =>
      kind === "same" ? text : element(kind === "removed" ? "del" : "ins", {}, [text]);
    changes.replaceChildren(element("summary", {}, [word("editor-changes")]), element("p", { lang: "ja" }, now.changes.map(piece)));
  };
  marked(file);
  for (const field of [title, area]) {
    field.addEventListener("input", told.changed);
    whenTyped(field, TYPED, told.typed);
  }
  const heading = element("h3", {}, [element("span", { lang: file.tag }, [file.name]), " ", tag]);
  const part = element("section", { class: "desk-text" }, [
    heading,
    ...(titled ? [labelled(word("editor-title"), title)] : []),
    tools(area, official),
    labelled(word("editor-text"), area),
    ...(official ? [] : [
      element("p", { class: "desk-choice" }, [current, element("label", { for: current.id }, [word("editor-is-current")])]),
      changes,
    ]),
    findings,
  ]);
  return {
    element: part,
    lang: file.lang,
    area,
    /** @param {() => void} done */
    onEdit: (done) => {
      for (const field of [title, area]) field.addEventListener("input", done);
    },
    /** The official text has changed: whether the translation still says the same is for its translator to say. */
    officialEdited: () => {
      if (!touched) current.checked = false;
    },
    /** @returns {TextDraft | null} */
    draft: () => {
      /** @type {TextDraft} */
      const changed = { current: !official && current.checked };
      if (title.value !== base.title) changed.title = title.value;
      if (bare(area.value) !== bare(base.text)) changed.text = area.value;
      const says = changed.title !== undefined || changed.text !== undefined;
      return says || (!official && current.checked && !base.current) ? changed : null;
    },
    /** @param {File} now @param {TextDraft | undefined} sent */
    rebase: (now, sent) => {
      base.title = sent?.title ?? now.title;
      base.text = sent?.text ?? now.text;
      base.current = now.state !== "stale";
      if (now.state !== "official") current.checked = base.current;
      touched = false;
      marked(now);
    },
    /** @param {import("./editor-findings.js").Finding[]} found */
    show: (found) => {
      fill(findings, found, area);
      const wrong = /** @param {string} field */ (field) => String(found.some((finding) => finding.field === field && finding.severity === "error"));
      area.setAttribute("aria-invalid", wrong("text"));
      title.setAttribute("aria-invalid", wrong("title"));
    },
  };
}

/**
 * @param {State} state
 * @param {Record<string, any>} draft
 * @param {{typed: () => void, changed: () => void}} told
 */
function factsPart(state, draft, told) {
  let base = state.facts;
  /** @param {string} key */
  const start = (key) => draft[key] ?? base[key];
  const isMeasure = Boolean(state.results);
  const section = select(state.choices.section, start("section"));
  section.disabled = state.fixed.section;
  const status = select(state.choices.status, start("status"), word("editor-none"));
  const lists = LISTS.filter((key) => base[key]).map((key) => ({ key, ...boxes(state.labels[key], state.choices[key], start(key)) }));
  for (const { key, set } of lists) {
    if (state.fixed[key]) set.setAttribute("disabled", "");
  }
  const lines = Object.keys(base.lines).map((key) => {
    const field = /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off" }));
    field.value = draft.lines?.[key] ?? base.lines[key];
    return { key, field };
  });
  const many = lists.filter(({ key, inputs }) => inputs.length > 0 && !["owner", "audience", "target"].includes(key));
  const few = lists.filter(({ key, inputs }) => inputs.length > 0 && ["owner", "audience", "target"].includes(key));
  const part = element("section", { class: "desk-facts" }, [
    element("h3", {}, [word(isMeasure ? "editor-facts" : "editor-heading-facts")]),
    ...(isMeasure ? [labelled(word("editor-section"), section)] : []),
    ...few.map(({ set }) => set),
    ...(isMeasure ? [labelled(state.labels.status, status)] : []),
    element("details", {}, [
      element("summary", {}, [word("editor-more-facts")]),
      ...many.map(({ set }) => set),
      ...lines.map(({ key, field }) => labelled(state.labels[key], field)),
    ]),
  ]);
  part.addEventListener("input", told.changed);
  whenTyped(part, TYPED, told.typed);
  return {
    element: part,
    draft: () => {
      /** @type {Record<string, any>} */
      const changed = {};
      if (isMeasure && section.value !== base.section) changed.section = section.value;
      if (isMeasure && status.value !== base.status) changed.status = status.value;
      for (const { key, value } of lists) {
        if (JSON.stringify([...value()].sort()) !== JSON.stringify([...base[key]].sort())) changed[key] = value();
      }
      const written = lines.filter(({ key, field }) => field.value !== base.lines[key]);
      if (written.length > 0) changed.lines = Object.fromEntries(written.map(({ key, field }) => [key, field.value]));
      return changed;
    },
    /** @param {State} now */
    rebase: (now) => {
      base = now.facts;
    },
  };
}

/**
 * The glossary's terms in the text; pressing one types it into the translation.
 * @param {{ja: string, en: string[]}[]} found
 * @param {HTMLTextAreaElement} area
 */
function terms(found, area) {
  const typed = /** @param {string} text */ (text) => button(text, () => type(area, {
    from: area.selectionStart, to: area.selectionEnd, text, select: [area.selectionStart + text.length, area.selectionStart + text.length],
  }), { lang: "en" });
  const row = /** @param {{ja: string, en: string[]}} term */ ({ ja, en }) =>
    element("div", {}, [element("dt", { lang: "ja" }, [ja]), element("dd", {}, en.map(typed))]);
  return element("details", { class: "desk-terms" }, [
    element("summary", {}, [word("editor-terms")]),
    element("dl", {}, found.map(row)),
  ]);
}
