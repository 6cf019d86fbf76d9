// @ts-check
// Results and progress: what became of the measure, and of its targets, in the plan's year.

import { element, freshId, labelled, select, whenTyped } from "./editor-elements.js";
import { word } from "./editor-server.js";

/**
 * @typedef {{key: string, label: string, kind: string, held: string}} Field
 * @typedef {{year: string, rows: {id: string, name: string, fields: Field[]}[], statuses: {id: string, name: string}[]}} Results
 * @typedef {Record<string, Record<string, [string, string]>>} ResultsDraft by row and field: what stood there, and what is to
 */

/**
 * @param {Results} results
 * @param {ResultsDraft} draft
 * @param {{typed: () => void, changed: () => void}} told
 */
export function resultsPart(results, draft, told) {
  const rows = results.rows.map((row) => ({
    ...row,
    inputs: row.fields.map((field) => input(field, results, draft[row.id]?.[field.key]?.[1] ?? field.held)),
  }));
  const part = element("details", { class: "desk-results", open: Object.keys(draft).length > 0 }, [
    element("summary", {}, [`${word("editor-results")} ${results.year}`]),
    ...rows.map(({ name, inputs }) =>
      element("fieldset", { class: "desk-row" }, [element("legend", {}, [name]), ...inputs.map(({ part }) => part)])),
  ]);
  part.addEventListener("input", told.changed);
  whenTyped(part, 600, told.typed);
  return {
    element: part,
    /** @returns {ResultsDraft} */
    draft: () => {
      const changed = rows.map(({ id, inputs }) => {
        const own = inputs.filter(({ value, held }) => value() !== held());
        return /** @type {[string, Record<string, [string, string]>]} */ ([id, Object.fromEntries(own.map(({ key, value, held }) => [key, [held(), value()]]))]);
      });
      return Object.fromEntries(changed.filter(([, fields]) => Object.keys(fields).length > 0));
    },
    /** @param {Results} now @param {ResultsDraft} sent */
    rebase: (now, sent) => {
      for (const { id, inputs } of rows) {
        const fields = now.rows.find((row) => row.id === id)?.fields ?? [];
        for (const one of inputs) one.rebase(fields.find(({ key }) => key === one.key)?.held ?? "", sent[id]?.[one.key]?.[1]);
      }
    },
  };
}

/** @param {Field} field @param {Results} results @param {string} start */
function input({ key, label, kind, held }, results, start) {
  let base = held;
  if (kind === "flag") {
    const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id: freshId() }));
    box.checked = start === "true";
    const part = element("p", { class: "desk-choice" }, [box, element("label", { for: box.id }, [label])]);
    const value = () => (box.checked ? "true" : "");
    return { key, part, value, held: () => base, rebase: (/** @type {string} */ now) => { base = now; } };
  }
  const made = kind === "choice"
    ? select(results.statuses, start, word("editor-none"))
    : /** @type {HTMLInputElement | HTMLTextAreaElement} */ (kind === "text" ? element("textarea", { rows: "3" }) : element("input", { type: "text", autocomplete: "off" }));
  made.value = start;
  return {
    key,
    part: labelled(label, made),
    value: () => made.value,
    held: () => base,
    /** What was sent is kept in one form: full-width digits become half-width ones. @param {string} now @param {string} [sent] */
    rebase: (now, sent) => {
      base = now;
      if (made.value === sent && made.value !== now) made.value = now;
    },
  };
}
