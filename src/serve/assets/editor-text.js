// @ts-check
// The tools above a text. Each says what to type in place of what; the browser types it, so that it can be undone.

import { button, element } from "./editor-elements.js";
import { measureSearch } from "./editor-search.js";
import { word } from "./editor-server.js";

/** @typedef {{from: number, to: number, text: string, select: [number, number]}} Change what is typed, and selected after it */

/**
 * What is selected, in bold; the place for it where nothing is.
 * @param {string} text @param {number} from @param {number} to @returns {Change}
 */
export function bold(text, from, to) {
  return { from, to, text: `**${text.slice(from, to)}**`, select: [from + 2, to + 2] };
}

/**
 * The lines that are selected as items of a list, or no longer.
 * @param {string} text @param {number} from @param {number} to @returns {Change}
 */
export function list(text, from, to) {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const after = text.indexOf("\n", Math.max(from, to - 1));
  const end = after === -1 ? text.length : after;
  const lines = text.slice(start, end).split("\n");
  const isList = lines.every((line) => line.startsWith("- ") || line === "");
  const made = lines.map((line) => {
    if (isList) return line.replace(/^- /, "");
    return line === "" && lines.length > 1 ? line : `- ${line.replace(/^[・･]\s*/, "")}`;
  });
  // A list begins after an empty line.
  const gap = !isList && start > 0 && !text.slice(0, start).endsWith("\n\n") && !text.slice(0, start).endsWith("- ") ? "\n" : "";
  const typed = gap + made.join("\n");
  return { from: start, to: end, text: typed, select: [start + typed.length, start + typed.length] };
}

/**
 * A table, on lines of its own.
 * @param {string} text @param {number} from @param {number} to @param {[string, string]} heads @returns {Change}
 */
export function table(text, from, to, heads) {
  const before = text.slice(0, from);
  const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const rest = text.slice(to);
  const tail = rest === "" || rest.startsWith("\n\n") ? "" : rest.startsWith("\n") ? "\n" : "\n\n";
  const typed = `${gap}| ${heads[0]} | ${heads[1]} |\n| --- | --- |\n|  |  |${tail}`;
  const first = from + gap.length + 2;
  return { from, to, text: typed, select: [first, first + heads[0].length] };
}

/**
 * A link to a measure, with what is selected as its words, or the title.
 * @param {string} text @param {number} from @param {number} to @param {{slug: string, title: string}} measure @returns {Change}
 */
export function link(text, from, to, measure) {
  const words = text.slice(from, to) || measure.title;
  const typed = `[${words.replace(/[[\]\\]/g, "\\$&")}](${measure.slug})`;
  return { from, to, text: typed, select: [from + typed.length, from + typed.length] };
}

/**
 * Types a change, as if by hand.
 * @param {HTMLTextAreaElement} area @param {Change} change
 */
export function type(area, change) {
  area.focus();
  area.setSelectionRange(change.from, change.to);
  // Old, and the only way that keeps what the browser can undo.
  if (!document.execCommand("insertText", false, change.text)) {
    area.setRangeText(change.text, change.from, change.to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(...change.select);
}

/**
 * The tools above a text.
 * @param {HTMLTextAreaElement} area
 * @param {boolean} official whether its titles of measures are the official ones
 */
export function tools(area, official) {
  /** @param {(text: string, from: number, to: number) => Change} made */
  const typed = (made) => () => type(area, made(area.value, area.selectionStart, area.selectionEnd));
  const search = searchBox(area, official);
  const heads = /** @type {[string, string]} */ ([word("editor-table-item"), word("editor-table-content")]);
  return element("div", {}, [
    element("div", { class: "desk-tools", role: "group", "aria-label": word("editor-tools") }, [
      button(word("editor-bold"), typed(bold)),
      button(word("editor-list"), typed(list)),
      button(word("editor-table"), typed((text, from, to) => table(text, from, to, heads))),
      search.opener,
    ]),
    search.box,
  ]);
}

/** @param {HTMLTextAreaElement} area @param {boolean} official */
function searchBox(area, official) {
  const search = measureSearch(word("editor-link-search"), (row) => {
    box.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    const measure = { slug: row.slug, title: official ? row.official : row.title };
    type(area, link(area.value, area.selectionStart, area.selectionEnd, measure));
  });
  const box = element("div", { class: "desk-search", hidden: true }, search.parts);
  const opener = button(word("editor-link"), () => {
    box.hidden = !box.hidden;
    opener.setAttribute("aria-expanded", String(!box.hidden));
    if (!box.hidden) search.field.focus();
  }, { "aria-expanded": "false" });
  return { opener, box };
}
