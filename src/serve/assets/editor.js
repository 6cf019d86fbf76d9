// @ts-check
// The editor beside the page of a measure: opens, keeps what is typed, saves.
//
// 1. `start` puts the band with its buttons above the page.
// 2. `openEditor` shows the form of the measure; `openNew` that of a new one.
// 3. `save` sends what was changed; where the file was changed elsewhere, `conflict` shows both.

import * as drafts from "./editor-drafts.js";
import { button, element } from "./editor-elements.js";
import { form, isEmpty, prints } from "./editor-form.js";
import { newMeasure, whole } from "./editor-places.js";
import { ask, begin, tell, word } from "./editor-server.js";

/** @typedef {import("./editor-form.js").State} State */

const slug = decodeURIComponent(location.pathname.split("/").pop() ?? "").replace(/\.html$/, "");
const root = document.documentElement;

/** What is open; nothing at first. @type {{isDirty: () => boolean, save: () => void} | null} */
let opened = null;

const title = element("h2", { id: "desk_title", tabindex: "-1" });
const status = element("p", { role: "status", class: "desk-status" });
const notices = element("div", { class: "desk-notices" });
const content = element("div", {});
const saver = button("", () => opened?.save(), { class: "desk-main" });
const closer = button("", () => leave());
const panel = element("section", { class: "desk-editor", "aria-labelledby": "desk_title", hidden: true }, [
  element("div", { class: "desk-head" }, [title, saver, closer, status]), notices, content,
]);
/** @type {HTMLElement | null} */
let opener = null;

async function start() {
  await begin();
  saver.textContent = word("editor-save");
  closer.textContent = word("editor-close");
  const band = element("aside", { class: "desk-band", "aria-label": word("editor-band") }, [
    button(word("editor-edit"), (event) => openEditor(event.currentTarget), { class: "desk-main" }),
    button(word("editor-new"), (event) => openNew(event.currentTarget)),
    element("span", { class: "desk-muted" }, [word("editor-only-here")]),
  ]);
  document.body.prepend(band, panel);
  if (location.hash === "#desk_edit") await openEditor(band.querySelector("button"));
}

/** The measure of the page, or why it can't be had. @returns {Promise<{state?: State, why: string}>} */
async function stateOf() {
  const { status: code, value } = await ask("state", { slug });
  return code === 200 ? { state: value, why: "" } : { why: value.message ?? word("editor-no-answer") };
}

/** A draft of one who has typed nothing. @returns {import("./editor-form.js").Draft} */
const nothing = () => ({ texts: {}, facts: {}, results: {} });

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
  panel.hidden = false;
  root.classList.add("desk-editing");
  title.focus();
}

function hide() {
  opened = null;
  panel.hidden = true;
  root.classList.remove("desk-editing");
  opener?.focus();
  // What was put into the page while the editor was open is whole only after its scripts have seen it.
  if (root.classList.contains("desk-renewed")) location.replace(location.pathname);
}

/** Closes, and asks first where something is not saved. */
function leave() {
  if (!opened?.isDirty()) return hide();
  const back = button(word("editor-go-on"), () => notices.replaceChildren());
  notices.replaceChildren(element("div", { class: "desk-notice", role: "alert" }, [
    element("p", {}, [word("editor-unsaved")]),
    element("p", { class: "desk-actions" }, [
      back,
      button(word("editor-save"), () => opened?.save()),
      button(word("editor-close-unsaved"), hide),
    ]),
  ]));
  back.focus();
}

/** @param {EventTarget | null} from */
async function openNew(from) {
  if (opened?.isDirty()) return leave();
  const { state, why } = await stateOf();
  show(from, word("editor-new"));
  saver.hidden = true;
  if (!state) return say(why);
  const made = newMeasure(state, leave);
  content.replaceChildren(made.element);
  opened = { isDirty: () => made.isDirty() && !panel.hidden, save: () => {} };
  made.focus();
}

/** @param {EventTarget | null} from */
async function openEditor(from) {
  if (opened) return leave();
  const { state, why } = await stateOf();
  show(from, word("editor-edit"));
  saver.hidden = !state;
  if (!state) return say(why);
  title.textContent = `${word("editor-edit")} ${state.number} ${state.files[0].title}`;
  edit(state, nothing());
  const kept = drafts.kept(state);
  if (kept && !isEmpty(kept.draft)) offer(state, kept);
}

/**
 * What was typed before, and not saved.
 * @param {State} state @param {drafts.Kept} kept
 */
function offer(state, kept) {
  const changed = JSON.stringify(kept.prints) !== JSON.stringify(prints(state));
  const when = new Date(kept.at).toLocaleString(root.lang.startsWith("ja") ? "ja-JP" : "en-GB");
  notices.replaceChildren(element("div", { class: "desk-notice", role: "alert" }, [
    element("p", {}, [word("editor-draft"), " ", when]),
    ...(changed ? [element("p", {}, [word("editor-draft-older")])] : []),
    element("p", { class: "desk-actions" }, [
      button(word("editor-draft-take"), () => {
        notices.replaceChildren();
        edit(state, kept.draft);
        title.focus();
      }),
      button(word("editor-draft-drop"), () => {
        notices.replaceChildren();
        drafts.forget(state);
        title.focus();
      }),
    ]),
  ]));
}

/**
 * The form of a measure, with a draft in it.
 * @param {State} state @param {import("./editor-form.js").Draft} draft
 */
function edit(state, draft) {
  let now = state;
  let asked = 0;
  const isDirty = () => !isEmpty(made.draft());
  const keep = () => {
    if (isDirty()) drafts.keep(now, prints(now), made.draft());
    else drafts.forget(now);
  };
  const check = async () => {
    const mine = (asked += 1);
    const { status: code, value } = await tell("check", { slug: now.slug, prints: prints(now), draft: made.draft() });
    if (mine === asked && (code === 200 || value.findings)) made.show(value.findings);
  };
  const made = form(state, draft, {
    changed: () => say(""),
    typed: () => {
      keep();
      check();
    },
  });
  const saved = /** @param {{state: State, findings: any[]}} value @param {import("./editor-form.js").Draft} sent */ (value, sent) => {
    now = value.state;
    made.rebase(now, sent);
    made.show(value.findings);
    keep();
    title.textContent = `${word("editor-edit")} ${now.number} ${now.files[0].title}`;
    say(word("editor-saved"));
  };
  let saving = false;
  const save = async () => {
    if (saving) return;
    if (!isDirty()) return say(word("editor-nothing"));
    notices.replaceChildren();
    const sent = made.draft();
    keep();
    saving = true;
    say(word("editor-saving"));
    const { status: code, value } = await tell("save", { slug: now.slug, prints: prints(now), draft: sent });
    saving = false;
    if (code === 200) return saved(value, sent);
    say(value.message ?? word("editor-no-answer"));
    if (value.findings) made.show(value.findings);
    if (code === 409) conflict(now, value.state, made.draft(), (state) => { now = state; save(); });
  };
  opened = { isDirty, save };
  content.replaceChildren(made.element, whole(() => now, isDirty, () => {}));
  check();
}

/**
 * The file was changed elsewhere: both texts, and what to do.
 * @param {State} was @param {State} is
 * @param {import("./editor-form.js").Draft} draft
 * @param {(state: State) => void} overwrite
 */
function conflict(was, is, draft, overwrite) {
  const rows = is.files.filter((file, at) => file.print !== was.files[at]?.print).map((file) => {
    const mine = draft.texts[file.lang];
    const before = was.files.find(({ lang }) => lang === file.lang);
    /** @param {string} label @param {string | undefined} title @param {string | undefined} text */
    const side = (label, title, text) => element("div", {}, [
      element("h4", {}, [label]), element("p", { lang: file.tag }, [element("strong", {}, [title ?? ""])]),
      element("p", { class: "desk-both-text", lang: file.tag }, [text ?? ""]),
    ]);
    return element("div", { class: "desk-both" }, [
      side(word("editor-mine"), mine?.title ?? before?.title, mine?.text ?? before?.text),
      side(word("editor-theirs"), file.title, file.text),
    ]);
  });
  const box = element("div", { class: "desk-notice", role: "alert", tabindex: "-1" }, [
    element("h3", {}, [word("editor-changed-outside")]),
    ...rows,
    element("p", { class: "desk-actions" }, [
      button(word("editor-keep-mine"), () => overwrite(is)),
      button(word("editor-take-theirs"), () => {
        notices.replaceChildren();
        drafts.forget(is);
        edit(is, nothing());
        title.focus();
      }),
    ]),
  ]);
  notices.replaceChildren(box);
  box.focus();
}

addEventListener("keydown", (event) => {
  // 229 is what a key is that an input method has taken.
  if (event.isComposing || event.keyCode === 229 || !opened) return;
  if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
    event.preventDefault();
    opened.save();
  }
});

addEventListener("beforeunload", (event) => {
  if (opened?.isDirty() && root.classList.contains("desk-editing")) event.preventDefault();
});

await start();
