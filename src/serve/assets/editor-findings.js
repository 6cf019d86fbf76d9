// @ts-check
// What `check` finds, beside the field it is about.

import { button, element } from "./editor-elements.js";
import { word } from "./editor-server.js";

/**
 * @typedef {{code: string, severity: string, message: string, help?: string, file?: string, line?: number,
 *   lang?: string, field?: string, by?: string, range?: [number, number]}} Finding
 */

/** A message, what it quotes from files set as such. @param {string} text */
const quoted = (text) => text.split("`").map((part, at) => (at % 2 === 1 ? element("code", {}, [part]) : part));

/**
 * Shows findings in a list. Those of 公用文 and of plain English are hints, behind a line that counts them.
 * @param {HTMLElement} list @param {Finding[]} found @param {HTMLTextAreaElement} [area]
 */
export function fill(list, found, area) {
  const isHint = /** @param {Finding} finding */ ({ code }) => code.startsWith("wording-");
  const isOpen = list.querySelector("details")?.open ?? false;
  const hints = found.filter(isHint);
  const rest = found.filter((finding) => !isHint(finding)).map((finding) => shown(finding, area));
  const more = element("li", {}, [element("details", { class: "desk-hints", open: isOpen }, [
    element("summary", {}, [`${word("editor-wording")} (${hints.length})`]),
    element("ul", { class: "desk-findings" }, hints.map((finding) => shown(finding, area))),
  ])]);
  list.replaceChildren(...rest, ...(hints.length > 0 ? [more] : []));
}

/**
 * @param {Finding} finding
 * @param {HTMLTextAreaElement} [area] the text it may have a place in
 */
export function shown(finding, area) {
  const severity = word(finding.severity === "error" ? "editor-error" : finding.severity === "warning" ? "editor-warning" : "editor-note");
  const parts = [
    element("p", {}, [element("strong", {}, [severity]), " ", ...quoted(finding.message)]),
    ...(finding.help ? [element("p", { class: "desk-muted" }, quoted(finding.help))] : []),
  ];
  const { range } = finding;
  if (area && range && range[1] > range[0]) {
    parts.push(button(word("editor-show"), () => {
      area.focus();
      area.setSelectionRange(...range);
    }));
  } else if (!finding.lang && finding.file) {
    parts.push(element("p", { class: "desk-muted" }, [element("code", {}, [`${finding.file}:${finding.line}`])]));
  }
  return element("li", { class: `desk-finding desk-${finding.severity}` }, parts);
}
