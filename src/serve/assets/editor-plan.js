// @ts-check
// The texts of plan.yaml: the plan's title, names of owners and audiences, contacts.

import { button, element, freshId, labelled, select, whenTyped } from "./editor-elements.js";
import { shown } from "./editor-findings.js";
import { word } from "./editor-server.js";

/**
 * @typedef {{code: string, tag: string, name: string, text: string}} One a text in one language, or in none
 * @typedef {{name: string, label: string, long: boolean, by: One[]}} Field
 * @typedef {{key: string, label: string, choices: {id: string, name: string}[] | null}} NewField
 * @typedef {{key: string, label: string, rows: {name: string, fields: Field[]}[], new: NewField[] | null}} Group
 * @typedef {{slug: string, path: string, project: string, print: string, groups: Group[]}} State
 * @typedef {{fields: Record<string, Record<string, string>>, rows: Record<string, Record<string, string>[]>}} Draft
 * @typedef {{typed: () => void, changed: () => void}} Told
 * @typedef {HTMLInputElement | HTMLTextAreaElement} Input
 */

/** @type {import("./editor-open.js").Kind} */
export const plan = {
  state: "plan",
  check: "check-plan",
  save: "save-plan",
  query: {},
  body: (state, draft) => ({ print: state.print, fields: draft.fields ?? {}, rows: draft.rows ?? {} }),
  prints: (state) => ({ plan: state.print }),
  form,
  name: () => word("editor-plan"),
  both,
  after: () => [],
};

/** Every text of a state. @param {State} state */
const all = (state) => state.groups.flatMap(({ rows }) => rows).flatMap(({ fields }) => fields);

/** What a text says. @param {State} state @param {string} name @param {string} code */
const textOf = (state, name, code) =>
  all(state).find((field) => field.name === name)?.by.find((one) => one.code === code)?.text ?? "";

/**
 * Where both have changed the same text; and else that the file has changed.
 * @param {State} was @param {State} is @param {Draft} draft
 * @returns {import("./editor-open.js").Side[]}
 */
function both(was, is, draft) {
  const mine = draft.fields ?? {};
  return all(is).flatMap(({ name, label, by }) => by.flatMap(({ code, tag, text }) => {
    const before = textOf(was, name, code);
    const typed = mine[name]?.[code];
    if (text === before && typed === undefined) return [];
    return [{ tag, mine: [label, typed ?? before], theirs: [label, text] }];
  }));
}

/** @param {State} state @param {Partial<Draft>} draft @param {Told} told */
function form(state, draft, told) {
  const elsewhere = element("ul", { class: "desk-findings" });
  const groups = state.groups.map((group, at) => groupPart(group, draft, at === 0));
  const texts = groups.flatMap((group) => group.texts);
  const parts = element("form", { class: "desk-form", novalidate: true }, [elsewhere, ...groups.map((group) => group.element)]);
  // Enter ends a word of an input method, and never a form.
  parts.addEventListener("submit", (event) => event.preventDefault());
  parts.addEventListener("input", told.changed);
  whenTyped(parts, 600, told.typed);
  return {
    element: parts,
    /** @returns {Draft} */
    draft: () => {
      /** @type {Draft} */
      const changed = { fields: {}, rows: {} };
      for (const { name, code, input, base } of texts) {
        if (input.value !== base()) (changed.fields[name] ??= {})[code] = input.value;
      }
      for (const { key, added } of groups) {
        const row = added();
        if (Object.keys(row).length > 0) changed.rows[key] = [row];
      }
      return changed;
    },
    /** @param {State} now @param {Draft} sent */
    rebase: (now, sent) => {
      for (const text of texts) text.rebase(textOf(now, text.name, text.code), sent.fields[text.name]?.[text.code]);
      for (const group of groups.filter(({ key }) => sent.rows[key])) {
        const rows = now.groups.find(({ key }) => key === group.key)?.rows ?? [];
        texts.push(...group.grow(rows));
      }
    },
    /** @param {import("./editor-findings.js").Finding[]} findings */
    show: (findings) => {
      const rest = new Set(findings);
      for (const text of texts) {
        const own = findings.filter((finding) => finding.field === text.name && (finding.by === text.code || (finding.by === "" && text.isFirst)));
        own.forEach((finding) => rest.delete(finding));
        text.show(own);
      }
      elsewhere.replaceChildren(...[...rest].map((finding) => shown(finding)));
    },
  };
}

/**
 * A group of the form, its rows and what a new one is asked for.
 * @param {Group} group @param {Partial<Draft>} draft @param {boolean} isOpen
 */
function groupPart({ key, label, rows, new: asked }, draft, isOpen) {
  const made = rows.map((row) => rowPart(row, draft));
  const list = element("div", {}, made.map((row) => row.element));
  const fields = (asked ?? []).map(({ key, label, choices }) => {
    const input = choices ? select(choices, "", word("editor-plan-whole"))
      : /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off" }));
    return { key, input, part: labelled(label, input) };
  });
  const typed = draft.rows?.[key]?.[0] ?? {};
  for (const field of fields) field.input.value = typed[field.key] ?? field.input.value;
  const row = element("fieldset", { class: "desk-row", hidden: Object.keys(typed).length === 0 }, [
    element("legend", {}, [word("editor-plan-new-row")]), ...fields.map(({ part }) => part),
  ]);
  const opener = button(word("editor-plan-add"), () => {
    row.hidden = false;
    fields[0].input.focus();
  });
  const touched = draft.rows?.[key] || made.some(({ texts }) => texts.some(({ isTyped }) => isTyped));
  const part = element("details", { class: "desk-group", open: isOpen || Boolean(touched) }, [
    element("summary", {}, [label]), list,
    ...(asked ? [row, element("p", { class: "desk-actions" }, [opener])] : []),
  ]);
  return {
    key,
    element: part,
    texts: made.flatMap((row) => row.texts),
    /** The new row, as far as something was typed into it; a choice alone says nothing. */
    added: () => {
      const says = fields.some(({ input }) => input instanceof HTMLInputElement && input.value.trim() !== "");
      if (row.hidden || !says) return {};
      return Object.fromEntries(fields.filter(({ input }) => input.value.trim() !== "").map(({ key, input }) => [key, input.value]));
    },
    /** Shows the row that was saved among the others. @param {Group["rows"]} now */
    grow: (now) => {
      const more = now.slice(rows.length).map((row) => rowPart(row, {}));
      rows = now;
      list.append(...more.map((row) => row.element));
      for (const { input } of fields) input.value = "";
      row.hidden = true;
      return more.flatMap((row) => row.texts);
    },
  };
}

/** @param {{name: string, fields: Field[]}} row @param {Partial<Draft>} draft */
function rowPart({ name, fields }, draft) {
  const texts = fields.flatMap((field) => field.by.map((one, at) => textPart(field, one, at === 0, draft)));
  const parts = texts.map((text) => text.element);
  const made = name === "" ? element("div", { class: "desk-row" }, parts)
    : element("fieldset", { class: "desk-row" }, [element("legend", {}, [name]), ...parts]);
  return { element: made, texts };
}

/** @param {Field} field @param {One} one @param {boolean} isFirst @param {Partial<Draft>} draft */
function textPart({ name, label, long }, { code, tag, name: language, text }, isFirst, draft) {
  const attributes = { autocomplete: "off", ...(tag ? { lang: tag } : {}) };
  const input = /** @type {Input} */ (long ? element("textarea", { rows: "3", ...attributes }) : element("input", { type: "text", ...attributes }));
  let base = text;
  const typed = draft.fields?.[name]?.[code];
  input.value = typed ?? text;
  const findings = element("ul", { class: "desk-findings", id: freshId() });
  input.setAttribute("aria-describedby", findings.id);
  return {
    name,
    code,
    input,
    isFirst,
    isTyped: typed !== undefined,
    element: labelled(language ? `${label} (${language})` : label, input, [findings]),
    base: () => base,
    /** What was sent is kept without the spaces around it. @param {string} now @param {string} [sent] */
    rebase: (now, sent) => {
      base = now;
      if (sent === undefined ? input.value === text : input.value === sent) input.value = now;
      text = now;
    },
    /** @param {import("./editor-findings.js").Finding[]} found */
    show: (found) => {
      findings.replaceChildren(...found.map((finding) => shown(finding)));
      input.setAttribute("aria-invalid", String(found.some(({ severity }) => severity === "error")));
    },
  };
}
