// @ts-check
// A table of the plan: plan.yaml, targets.yaml, the accessibility statement.

import { button, element, freshId, labelled, select, whenTyped } from "./editor-elements.js";
import { shown } from "./editor-findings.js";
import { word } from "./editor-server.js";

/**
 * @typedef {{code: string, tag: string, name: string, text: string}} One a value in one language, or in none
 * @typedef {{rows: {id: string, name: string}[], none: string}} Choices
 * @typedef {{name: string, label: string, kind: string, choices: Choices | null, by: One[]}} Field
 * @typedef {{key: string, label: string, kind: string, choices: Choices | null}} Asked
 * @typedef {{name: string, at: string | null, fields: Field[]}} Row
 * @typedef {{key: string, label: string, rows: Row[], new: Asked[]}} Group
 * @typedef {{slug: string, table: string, path: string, project: string, print: string, groups: Group[]}} State
 * @typedef {{fields: Record<string, Record<string, string>>, rows: Record<string, Record<string, string>[]>, removed: string[]}} Draft
 * @typedef {{typed: () => void, changed: () => void}} Told
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Input
 */

/** Groups that were opened: they are when the form is made anew. @type {Set<string>} */
const open = new Set();

/** @param {string} name @param {string} label @returns {import("./editor-open.js").Kind} */
export const table = (name, label) => ({
  state: "table",
  check: "check-table",
  save: "save-table",
  query: { table: name },
  body: (state, draft) => ({
    table: state.table, print: state.print, fields: draft.fields ?? {}, rows: draft.rows ?? {}, removed: draft.removed ?? [],
  }),
  prints: (state) => ({ table: state.print }),
  form,
  name: () => label,
  both,
  after: () => [],
  isReshaped: (was, is) => namesOf(was) !== namesOf(is),
});

/** Every field of a state. @param {State} state */
const all = (state) => state.groups.flatMap(({ rows }) => rows).flatMap(({ fields }) => fields);

/** What the form consists of. @param {State} state */
const namesOf = (state) => JSON.stringify(state.groups.map(({ key, label, rows }) =>
  [key, label, rows.map(({ name, at, fields }) => [name, at, fields.map((field) => field.name)])]));

/** What a field says. @param {State} state @param {string} name @param {string} code */
const textOf = (state, name, code) =>
  all(state).find((field) => field.name === name)?.by.find((one) => one.code === code)?.text ?? "";

/**
 * Where both have changed the same value; and else that the file has changed.
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
  const again = () => {
    told.changed();
    told.typed();
  };
  const groups = state.groups.map((group, at) => groupPart(state, group, draft, at === 0, again));
  const values = groups.flatMap((group) => group.rows).flatMap((row) => row.values);
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
      const changed = { fields: {}, rows: {}, removed: groups.flatMap((group) => group.rows).flatMap((row) => row.removed()) };
      for (const { name, code, input, base } of values) {
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
      for (const value of values) value.rebase(textOf(now, value.name, value.code), sent.fields[value.name]?.[value.code]);
      for (const group of groups) if (sent.rows[group.key]) group.cleared();
    },
    /** @param {import("./editor-findings.js").Finding[]} findings */
    show: (findings) => {
      const rest = new Set(findings);
      for (const value of values) {
        const own = findings.filter(({ field, by }) => field === value.name && (by === value.code || (by === "" && value.isFirst)));
        own.forEach((finding) => rest.delete(finding));
        value.show(own);
      }
      elsewhere.replaceChildren(...[...rest].map((finding) => shown(finding)));
    },
  };
}

/**
 * A group of the form, its rows and what a new one is asked for.
 * @param {State} state @param {Group} group @param {Partial<Draft>} draft @param {boolean} isFirst @param {() => void} again
 */
function groupPart({ table }, { key, label, rows, new: asked }, draft, isFirst, again) {
  const made = rows.map((row) => rowPart(row, draft, again));
  const fields = asked.map(({ key, label, kind, choices }) => {
    const input = inputOf(kind, choices, {});
    return { key, input, part: labelled(label, input) };
  });
  const typed = draft.rows?.[key]?.[0] ?? {};
  for (const field of fields) field.input.value = typed[field.key] ?? "";
  const row = element("fieldset", { class: "desk-row", hidden: Object.keys(typed).length === 0 }, [
    element("legend", {}, [word("editor-plan-new-row")]), ...fields.map(({ part }) => part),
  ]);
  const opener = button(word("editor-plan-add"), () => {
    row.hidden = false;
    fields[0].input.focus();
  });
  const id = `${table} ${key}`;
  const touched = draft.rows?.[key] || made.some(({ isTouched }) => isTouched);
  const part = /** @type {HTMLDetailsElement} */ (element("details", { class: "desk-group", open: isFirst || open.has(id) || Boolean(touched) }, [
    element("summary", {}, [label]), ...made.map((row) => row.element),
    ...(asked.length > 0 ? [row, element("p", { class: "desk-actions" }, [opener])] : []),
  ]));
  part.addEventListener("toggle", () => (part.open ? open.add(id) : open.delete(id)));
  return {
    key,
    element: part,
    rows: made,
    /** The new row, as far as something was typed into it; a choice alone says nothing. */
    added: () => {
      const says = fields.some(({ input }) => !(input instanceof HTMLSelectElement) && input.value.trim() !== "");
      if (row.hidden || !says) return {};
      return Object.fromEntries(fields.filter(({ input }) => input.value.trim() !== "").map(({ key, input }) => [key, input.value]));
    },
    /** The row was saved. */
    cleared: () => {
      for (const { input } of fields) input.value = "";
      row.hidden = true;
    },
  };
}

/** @param {Row} row @param {Partial<Draft>} draft @param {() => void} again */
function rowPart({ name, at, fields }, draft, again) {
  const values = fields.flatMap((field) => field.by.map((one, place) => valuePart(field, one, place === 0, draft)));
  let isRemoved = at !== null && (draft.removed ?? []).includes(at);
  const remover = button("", () => {
    isRemoved = !isRemoved;
    marked();
    again();
  });
  const parts = element("div", {}, values.map((value) => value.element));
  const marked = () => {
    remover.textContent = word(isRemoved ? "editor-row-keep" : "editor-row-remove");
    parts.hidden = isRemoved;
  };
  marked();
  const said = values.find(({ input }) => input.value.trim() !== "")?.input.value ?? "";
  const end = at === null ? [] : [element("p", { class: "desk-actions" }, [remover])];
  // The name tells whose button it is.
  if (at !== null) remover.setAttribute("aria-describedby", (parts.id = freshId()));
  const made = name === "" && at === null ? element("div", { class: "desk-row" }, [parts])
    : element("fieldset", { class: "desk-row" }, [element("legend", {}, [name || said]), parts, ...end]);
  return {
    element: made,
    values,
    isTouched: isRemoved || values.some(({ isTyped }) => isTyped),
    removed: () => (isRemoved && at !== null ? [at] : []),
  };
}

/**
 * @param {string} kind @param {Choices | null} choices @param {Record<string, string>} attributes
 * @returns {Input}
 */
function inputOf(kind, choices, attributes) {
  if (choices) return select(choices.rows, "", choices.none);
  const all = { autocomplete: "off", ...attributes };
  if (kind === "long") return /** @type {HTMLTextAreaElement} */ (element("textarea", { rows: "3", ...all }));
  return /** @type {HTMLInputElement} */ (element("input", { type: "text", ...(kind === "number" ? { inputmode: "decimal" } : {}), ...all }));
}

/** @param {Field} field @param {One} one @param {boolean} isFirst @param {Partial<Draft>} draft */
function valuePart({ name, label, kind, choices }, { code, tag, name: language, text }, isFirst, draft) {
  const input = inputOf(kind, choices, tag ? { lang: tag } : {});
  let base = text;
  const typed = draft.fields?.[name]?.[code];
  // What the file says stays a choice, whatever it is.
  if (choices && text !== "" && !choices.rows.some(({ id }) => id === text)) input.append(element("option", { value: text }, [text]));
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
