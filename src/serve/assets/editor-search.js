// @ts-check
// Finding a measure by its number or a part of its title.

import { button, element, freshId, whenTyped } from "./editor-elements.js";
import { ask, word } from "./editor-server.js";

/** @typedef {{slug: string, number: string, title: string, official: string}} Row */

/**
 * A field to search in, and a button for each measure that is found.
 * @param {string} label
 * @param {(row: Row) => void} choose
 */
export function measureSearch(label, choose) {
  const field = /** @type {HTMLInputElement} */ (element("input", { type: "search", id: freshId(), autocomplete: "off" }));
  const found = element("ul", { class: "desk-found" });
  const status = element("p", { role: "status", class: "desk-muted" });
  whenTyped(field, 250, async () => {
    const asked = field.value;
    const { value } = await ask("measures", { q: asked });
    if (asked !== field.value) return;
    /** @type {Row[]} */
    const rows = Array.isArray(value) ? value : [];
    status.textContent = rows.length === 0 ? word("editor-link-none") : "";
    found.replaceChildren(...rows.map((row) => element("li", {}, [
      button(`${row.number} ${row.title}`, () => {
        found.replaceChildren();
        choose(row);
      }),
    ])));
  });
  return { field, parts: [element("label", { for: field.id }, [label]), field, status, found] };
}
