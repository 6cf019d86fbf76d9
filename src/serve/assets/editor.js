// @ts-check
// The editor beside a page: the band above it, and the panel in which something is open.
//
// 1. `start` puts the band with its buttons above the page.
// 2. `openEditor` shows the form of what the page is about: a measure, a heading, the plan; `openNew` that of a new
//    measure. How a thing is kept, checked and saved is in editor-open.js.

import { button, element } from "./editor-elements.js";
import { heading, measure } from "./editor-heading.js";
import { open, read } from "./editor-open.js";
import { newMeasure } from "./editor-places.js";
import { begin, tablesOf, word } from "./editor-server.js";
import { table } from "./editor-table.js";

const [folder, file] = location.pathname.split("/").slice(-2);
const name = decodeURIComponent(file).replace(/\.html$/, "");
const root = document.documentElement;

const title = element("h2", { id: "desk_title", tabindex: "-1" });
const status = element("p", { role: "status", class: "desk-status" });
const notices = element("div", { class: "desk-notices" });
const content = element("div", {});
const saver = button("", () => panel.opened?.save(), { class: "desk-main" });
const closer = button("", () => leave());
const box = element("section", { class: "desk-editor", "aria-labelledby": "desk_title", hidden: true }, [
  element("div", { class: "desk-head" }, [title, saver, closer, status]), notices, content,
]);
/** @type {import("./editor-open.js").Panel} */
const panel = { notices, content, title, say, opened: null };
/** @type {HTMLElement | null} */
let opener = null;

async function start() {
  await begin();
  saver.textContent = word("editor-save");
  closer.textContent = word("editor-close");
  const isTable = own().state === "table";
  const main = word(folder === "measures" || isTable ? "editor-edit" : folder === "chapters" ? "editor-edit-chapter" : "editor-edit-preamble");
  const others = tables().slice(isTable ? 1 : 0).map((one) =>
    button(one.label, (event) => openEditor(event.currentTarget, table(one.name, one.label))));
  const band = element("aside", { class: "desk-band", "aria-label": word("editor-band") }, [
    button(isTable ? `${main} ${tables()[0].label}` : main, (event) => openEditor(event.currentTarget, own()), { class: "desk-main" }),
    ...others,
    ...(folder === "measures" ? [] : [button(word("editor-edit-plan"), (event) => openEditor(event.currentTarget, table("plan", word("editor-plan"))))]),
    ...(folder === "measures" || (folder === "chapters" && !isTable) ? [button(word("editor-new"), (event) => openNew(event.currentTarget))] : []),
    element("a", { href: `/desk~/publish.html?lang=${root.lang.startsWith("ja") ? "ja" : "en"}` }, [word("publish-link")]),
    element("a", { href: `/desk~/manual/1-first-hour.html?lang=${root.lang.startsWith("ja") ? "ja" : "en"}` }, [word("editor-manual")]),
    element("span", { class: "desk-muted" }, [word("editor-only-here")]),
  ]);
  // Behind the link that skips what stands before the text: that one comes first.
  const skip = document.querySelector(".skip-link");
  if (skip) skip.after(band, box);
  else document.body.prepend(band, box);
  if (location.hash === "#desk_edit") await openEditor(band.querySelector("button"), own());
}

/** @param {string} message */
function say(message) {
  status.textContent = message;
}

/** @param {EventTarget | null} from @param {string} heading */
function show(from, heading) {
  opener = from instanceof HTMLElement ? from : null;
  title.textContent = heading;
  notices.replaceChildren();
  content.replaceChildren();
  say("");
  box.hidden = false;
  root.classList.add("desk-editing");
  title.focus();
}

function hide() {
  panel.opened = null;
  box.hidden = true;
  root.classList.remove("desk-editing");
  opener?.focus();
  // What was put into the page while the editor was open is whole only after its scripts have seen it.
  if (root.classList.contains("desk-renewed")) location.replace(location.pathname);
}

/** Closes, and asks first where something is not saved. */
function leave() {
  if (!panel.opened?.isDirty()) return hide();
  const back = button(word("editor-go-on"), () => notices.replaceChildren());
  notices.replaceChildren(element("div", { class: "desk-notice", role: "alert" }, [
    element("p", {}, [word("editor-unsaved")]),
    element("p", { class: "desk-actions" }, [
      back,
      button(word("editor-save"), () => panel.opened?.save()),
      button(word("editor-close-unsaved"), hide),
    ]),
  ]));
  back.focus();
}

/** @param {EventTarget | null} from */
async function openNew(from) {
  if (panel.opened?.isDirty()) return leave();
  const { state, why } = await read(own());
  show(from, word("editor-new"));
  saver.hidden = true;
  if (!state) return say(why);
  const made = newMeasure(state, leave);
  content.replaceChildren(made.element);
  panel.opened = { isDirty: () => made.isDirty() && !box.hidden, save: () => {} };
  made.focus();
}

/**
 * Opens something, unless something else is open.
 * @param {EventTarget | null} from @param {import("./editor-open.js").Kind} kind
 */
async function openEditor(from, kind) {
  if (panel.opened) return leave();
  const { state, why } = await read(kind);
  show(from, word("editor-edit"));
  saver.hidden = !state;
  if (!state) return say(why);
  open(panel, kind, state);
}

/** Another heading of the page takes the place of the one that is open. @param {string} id */
async function choose(id) {
  const kind = heading(id, choose, say);
  const { state, why } = await read(kind);
  if (!state) return say(why);
  panel.notices.replaceChildren();
  say("");
  open(panel, kind, state);
  title.focus();
}

/** The tables that the page shows. */
const tables = () => tablesOf(folder === "chapters" ? `chapters/${name}` : name);

/** What the page is about: its measure, the table or the heading of its chapter, or else the text before all chapters. */
function own() {
  if (folder === "measures") return measure(name);
  const [first] = tables();
  if (first && (first.alone || folder !== "chapters")) return table(first.name, first.label);
  return heading(folder === "chapters" ? name : "preamble", choose, say);
}

addEventListener("keydown", (event) => {
  // 229 is what a key is that an input method has taken.
  if (event.isComposing || event.keyCode === 229 || !panel.opened) return;
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    panel.opened.save();
  }
});

addEventListener("beforeunload", (event) => {
  if (panel.opened?.isDirty() && root.classList.contains("desk-editing")) event.preventDefault();
});

await start();
