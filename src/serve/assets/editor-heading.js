// @ts-check
// The kinds of things that are texts in several languages: a measure, a heading of the outline.

import { button, element, labelled, select } from "./editor-elements.js";
import { form, prints } from "./editor-form.js";
import { whole } from "./editor-places.js";
import { word } from "./editor-server.js";

/** @typedef {import("./editor-form.js").State} State */

/**
 * What was typed and what the files say, where they were changed.
 * @param {State} was @param {State} is @param {import("./editor-form.js").Draft} draft
 * @returns {import("./editor-open.js").Side[]}
 */
function both(was, is, draft) {
  return is.files.filter((file, at) => file.print !== was.files[at]?.print).map((file) => {
    const mine = draft.texts[file.lang];
    const before = was.files.find(({ lang }) => lang === file.lang);
    return {
      tag: file.tag,
      mine: [mine?.title ?? before?.title ?? "", mine?.text ?? before?.text ?? ""],
      theirs: [file.title, file.text],
    };
  });
}

/** The title in the language of the page, or else the official one. @param {State} state */
function titleOf({ files }) {
  const { lang } = document.documentElement;
  return (files.find(({ tag, title }) => tag === lang && title !== "") ?? files[0]).title;
}

const texts = { state: "state", check: "check", save: "save", form, prints, both };

/** @param {string} slug @returns {import("./editor-open.js").Kind} */
export const measure = (slug) => ({
  ...texts,
  query: { slug },
  body: (state, draft) => ({ slug: state.slug, prints: prints(state), draft }),
  name: (state) => `${word("editor-edit")} ${state.number} ${titleOf(state)}`,
  after: (state, isDirty) => [whole(state, isDirty, () => {})],
});

/**
 * A heading; the others of the page can be chosen after it.
 * @param {string} id @param {(id: string) => void} choose @param {(message: string) => void} say
 * @returns {import("./editor-open.js").Kind}
 */
export const heading = (id, choose, say) => ({
  ...texts,
  query: { heading: id },
  body: (state, draft) => ({ heading: state.id, prints: prints(state), draft }),
  name: (state) => [word("editor-edit"), state.number, state.titled ? titleOf(state) : word("editor-preamble")].filter(Boolean).join(" "),
  after: (state, isDirty) => {
    const { headings } = state();
    if (headings.length < 2) return [];
    const list = select(headings, id);
    const go = button(word("editor-heading-open"), () => (isDirty() ? say(word("editor-save-first")) : choose(list.value)));
    return [element("section", { class: "desk-whole" }, [
      element("h3", {}, [word("editor-headings")]),
      labelled(word("editor-heading-choose"), list, [element("p", { class: "desk-actions" }, [go])]),
    ])];
  },
});
