// @ts-check
// What is open in the editor: shown as a form, kept while one types, checked, saved.
//
// 1. `read` asks the desk how something stands, `edit` shows its form; `offer` brings back what was typed before.
// 2. `save` in it sends what was changed; where the file was changed elsewhere, `conflict` shows both.

import * as drafts from "./editor-drafts.js";
import { button, element } from "./editor-elements.js";
import { ask, tell, word } from "./editor-server.js";

/**
 * The panel: where notices, the form and what is said of it stand, and what is open in it.
 * @typedef {{notices: HTMLElement, content: HTMLElement, title: HTMLElement, say: (message: string) => void,
 *   opened: {isDirty: () => boolean, save: () => void} | null}} Panel
 *
 * A form, as every kind of thing has one.
 * @typedef {{element: HTMLElement, draft: () => any, rebase: (now: any, sent: any) => void, show: (findings: any[]) => void}} Form
 *
 * A kind of thing that can be edited: how the desk is asked, and how it is shown.
 * @typedef {{state: string, check: string, save: string, query: Record<string, string>,
 *   body: (state: any, draft: any) => any, prints: (state: any) => Record<string, string | null>,
 *   form: (state: any, draft: any, told: {typed: () => void, changed: () => void}) => Form,
 *   name: (state: any) => string, both: (was: any, is: any, draft: any) => Side[],
 *   after: (state: () => any, isDirty: () => boolean) => HTMLElement[],
 *   isReshaped?: (was: any, is: any) => boolean}} Kind
 *
 * What was typed here, and what the file says.
 * @typedef {{tag: string, mine: string[], theirs: string[]}} Side
 */

/** @param {Record<string, Record<string, any>>} draft */
export const isEmpty = (draft) => Object.values(draft).every((part) => Object.keys(part).length === 0);

/** How a thing stands, or why that can't be had. @param {Kind} kind @returns {Promise<{state?: any, why: string}>} */
export async function read(kind) {
  const { status: code, value } = await ask(kind.state, kind.query);
  return code === 200 ? { state: value, why: "" } : { why: value.message ?? word("editor-no-answer") };
}

/**
 * Opens a thing that was read, and offers what was typed before.
 * @param {Panel} panel @param {Kind} kind @param {any} state
 */
export function open(panel, kind, state) {
  edit(panel, kind, state, {});
  const kept = drafts.kept(state);
  if (kept && !isEmpty(kept.draft)) offer(panel, kind, state, kept);
}

/**
 * What was typed before, and not saved.
 * @param {Panel} panel @param {Kind} kind @param {any} state @param {drafts.Kept} kept
 */
function offer(panel, kind, state, kept) {
  const changed = JSON.stringify(kept.prints) !== JSON.stringify(kind.prints(state));
  const when = new Date(kept.at).toLocaleString(document.documentElement.lang.startsWith("ja") ? "ja-JP" : "en-GB");
  const close = () => {
    panel.notices.replaceChildren();
    panel.title.focus();
  };
  panel.notices.replaceChildren(element("div", { class: "desk-notice", role: "alert" }, [
    element("p", {}, [word("editor-draft"), " ", when]),
    ...(changed ? [element("p", {}, [word("editor-draft-older")])] : []),
    element("p", { class: "desk-actions" }, [
      button(word("editor-draft-take"), () => {
        edit(panel, kind, state, kept.draft);
        close();
      }),
      button(word("editor-draft-drop"), () => {
        drafts.forget(state);
        close();
      }),
    ]),
  ]));
}

/**
 * The form of a thing, with a draft in it.
 * @param {Panel} panel @param {Kind} kind @param {any} state @param {any} draft
 */
function edit(panel, kind, state, draft) {
  let now = state;
  let asked = 0;
  const isDirty = () => !isEmpty(made.draft());
  const keep = () => {
    if (isDirty()) drafts.keep(now, kind.prints(now), made.draft());
    else drafts.forget(now);
  };
  const check = async () => {
    const mine = (asked += 1);
    const { status: code, value } = await tell(kind.check, kind.body(now, made.draft()));
    if (mine === asked && (code === 200 || value.findings)) made.show(value.findings);
  };
  const made = kind.form(state, draft, {
    changed: () => panel.say(""),
    typed: () => {
      keep();
      check();
    },
  });
  const saved = /** @param {{state: any, findings: any[]}} value @param {any} sent */ (value, sent) => {
    const reshaped = kind.isReshaped?.(now, value.state);
    now = value.state;
    made.rebase(now, sent);
    asked += 1;
    if (reshaped) {
      // What was added has fields of its own, and what went has none.
      drafts.forget(now);
      edit(panel, kind, now, {});
      return panel.say(word("editor-saved"));
    }
    made.show(value.findings);
    keep();
    panel.title.textContent = kind.name(now);
    panel.say(word("editor-saved"));
  };
  let saving = false;
  const save = async () => {
    if (saving) return;
    if (!isDirty()) return panel.say(word("editor-nothing"));
    panel.notices.replaceChildren();
    const sent = made.draft();
    keep();
    saving = true;
    panel.say(word("editor-saving"));
    // Rows may have other places afterwards: nothing is typed into them meanwhile.
    made.element.inert = Boolean(kind.isReshaped);
    const { status: code, value } = await tell(kind.save, kind.body(now, sent));
    saving = false;
    made.element.inert = false;
    if (code === 200) return saved(value, sent);
    panel.say(value.message ?? word("editor-no-answer"));
    if (value.findings) made.show(value.findings);
    if (code === 409) conflict(panel, kind, now, value.state, made.draft(), (state) => { now = state; save(); });
  };
  panel.opened = { isDirty, save };
  panel.title.textContent = kind.name(state);
  panel.content.replaceChildren(made.element, ...kind.after(() => now, isDirty));
  check();
}

/**
 * The file was changed elsewhere: both texts, and what to do.
 * @param {Panel} panel @param {Kind} kind @param {any} was @param {any} is @param {any} draft
 * @param {(state: any) => void} overwrite
 */
function conflict(panel, kind, was, is, draft, overwrite) {
  /** @param {string} label @param {string} tag @param {string[]} texts */
  const side = (label, tag, [title, text]) => element("div", {}, [
    element("h4", {}, [label]), element("p", tag ? { lang: tag } : {}, [element("strong", {}, [title])]),
    element("p", { class: "desk-both-text", ...(tag ? { lang: tag } : {}) }, [text]),
  ]);
  const rows = kind.both(was, is, draft).map(({ tag, mine, theirs }) => element("div", { class: "desk-both" }, [
    side(word("editor-mine"), tag, mine), side(word("editor-theirs"), tag, theirs),
  ]));
  const box = element("div", { class: "desk-notice", role: "alert", tabindex: "-1" }, [
    element("h3", {}, [word("editor-changed-outside")]),
    ...rows,
    element("p", { class: "desk-actions" }, [
      button(word("editor-keep-mine"), () => overwrite(is)),
      button(word("editor-take-theirs"), () => {
        panel.notices.replaceChildren();
        drafts.forget(is);
        edit(panel, kind, is, {});
        panel.title.focus();
      }),
    ]),
  ]);
  panel.notices.replaceChildren(box);
  box.focus();
}
