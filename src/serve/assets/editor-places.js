// @ts-check
// A new measure, a measure printed again, one that goes, is parted or put into another.

import { boxes, button, element, labelled, select } from "./editor-elements.js";
import { shown } from "./editor-findings.js";
import { prints } from "./editor-form.js";
import { merge, split } from "./editor-parting.js";
import { ask, tell, word } from "./editor-server.js";

/** @param {string} slug the page of a measure, with the editor open */
const open = (slug) => location.assign(`../measures/${slug}.html#desk_edit`);

/**
 * The form of a new measure.
 * @param {import("./editor-form.js").State} state of the measure on the page: the new one begins under its heading
 * @param {() => void} close
 */
export function newMeasure(state, close) {
  const field = () => /** @type {HTMLInputElement} */ (element("input", { type: "text", autocomplete: "off" }));
  const section = select(state.choices.section, state.facts.section);
  const owner = select(state.choices.owner, state.facts.owner[0] ?? state.choices.owner[0]?.id ?? "");
  const [title, slug] = [field(), field()];
  slug.pattern = "[a-z0-9\\-]*";
  const text = /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "8" }));
  const lists = ["audience", "target"].map((key) => ({ key, ...boxes(state.labels[key], state.choices[key], []) }));
  const status = element("p", { role: "status" });
  const findings = element("ul", { class: "desk-findings" });
  let isMade = false;
  const make = async () => {
    const facts = Object.fromEntries(lists.map(({ key, value }) => [key, value()]));
    const draft = { texts: { [state.files[0].lang]: { text: text.value, current: false } }, facts };
    const made = { section: section.value, owner: owner.value, slug: slug.value.trim(), title: title.value, draft };
    const { status: code, value } = await tell("new", made);
    isMade = code === 200;
    if (isMade) return open(value.state.slug);
    status.textContent = value.message ?? word("editor-no-answer");
    findings.replaceChildren(...(value.findings ?? []).map((/** @type {any} */ finding) => shown(finding, text)));
  };
  const form = element("form", { class: "desk-form", novalidate: true }, [
    labelled(word("editor-section"), section),
    labelled(state.labels.owner, owner),
    labelled(word("editor-title"), title),
    labelled(word("editor-text"), text),
    ...lists.filter(({ inputs }) => inputs.length > 0).map(({ set }) => set),
    labelled(word("editor-slug-label"), slug, [element("p", { class: "desk-muted" }, [word("editor-slug-help")])]),
    status,
    findings,
    element("p", { class: "desk-actions" }, [
      button(word("editor-make"), make, { class: "desk-main" }),
      button(word("editor-cancel"), close),
    ]),
  ]);
  form.addEventListener("submit", (event) => event.preventDefault());
  return { element: form, focus: () => title.focus(), isDirty: () => !isMade && (title.value !== "" || text.value !== "") };
}

/**
 * What is done with a measure as a whole. Nothing of it is done while something is not saved.
 * @param {() => import("./editor-form.js").State} state
 * @param {() => boolean} isDirty
 * @param {() => void} done
 */
export function whole(state, isDirty, done) {
  const status = element("p", { role: "status" });
  const list = element("ul", { class: "desk-findings" });
  // With the one it stands under, since it may move while this is open: the desk says where it stands already.
  const section = select(state().choices.section, state().facts.section);
  /** @param {string} message @param {import("./editor-findings.js").Finding[]} [findings] */
  const say = (message, findings = []) => {
    status.textContent = message;
    list.replaceChildren(...findings.map((finding) => shown(finding)));
  };
  const repeat = async () => {
    if (isDirty()) return say(word("editor-save-first"));
    const { status: code, value } = await tell("repeat", { slug: state().slug, section: section.value });
    say(code === 200 ? word("editor-repeated") : value.message ?? word("editor-no-answer"), value.findings);
    if (code === 200) done();
  };
  const confirm = element("div", { class: "desk-notice", hidden: true });
  const remove = async () => {
    const { status: code, value } = await tell("remove", { slug: state().slug, prints: prints(state()) });
    if (code !== 200) return say(value.message ?? word("editor-no-answer"), value.findings);
    location.assign("../index.html");
  };
  const askFirst = async () => {
    if (isDirty()) return say(word("editor-save-first"));
    const { status: code, value } = await ask("removal", { slug: state().slug });
    if (code !== 200) return say(value.message ?? word("editor-no-answer"));
    if (value.breaks.length > 0) return say(word("editor-breaks"), value.breaks);
    say("");
    const no = button(word("editor-cancel"), () => { confirm.hidden = true; });
    confirm.replaceChildren(
      element("p", {}, [word("editor-remove-asks")]),
      element("ul", {}, value.files.map((/** @type {string} */ path) => element("li", {}, [element("code", {}, [path])]))),
      element("p", { class: "desk-actions" }, [button(word("editor-remove-yes"), remove), no]),
    );
    confirm.hidden = false;
    no.focus();
  };
  return element("details", { class: "desk-whole" }, [
    element("summary", {}, [word("editor-whole")]),
    labelled(word("editor-repeat-label"), section, [element("p", { class: "desk-actions" }, [button(word("editor-repeat"), repeat)])]),
    element("p", { class: "desk-muted" }, [word("editor-move-help")]),
    split(state, isDirty),
    merge(state, isDirty),
    element("p", { class: "desk-actions" }, [button(word("editor-remove"), askFirst)]),
    confirm,
    status,
    list,
  ]);
}
