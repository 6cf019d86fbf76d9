// @ts-check
// Parts of a page, made without markup: what comes from files becomes text.

/**
 * @param {string} name
 * @param {Record<string, string | boolean>} [attributes] true for one without a value, false for none
 * @param {(Node | string)[]} [children]
 * @returns {HTMLElement}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/**
 * @param {string} text
 * @param {(event: Event) => void} pressed
 * @param {Record<string, string | boolean>} [attributes]
 */
export function button(text, pressed, attributes = {}) {
  const made = element("button", { type: "button", ...attributes }, [text]);
  made.addEventListener("click", pressed);
  return /** @type {HTMLButtonElement} */ (made);
}

let ids = 0;

/** An id that no other part of the page has: no slug has a `_`. */
export const freshId = () => `desk_${(ids += 1)}`;

/**
 * A field below its label.
 * @param {string} label
 * @param {HTMLElement} field
 * @param {(Node | string)[]} [after]
 */
export function labelled(label, field, after = []) {
  field.id ||= freshId();
  return element("div", { class: "desk-field" }, [element("label", { for: field.id }, [label]), field, ...after]);
}

/**
 * One of several choices.
 * @param {{id: string, name: string}[]} choices
 * @param {string} chosen
 * @param {string} [none] what stands for no choice
 */
export function select(choices, chosen, none) {
  const all = none === undefined ? choices : [{ id: "", name: none }, ...choices];
  const options = all.map(({ id, name }) => element("option", { value: id }, [name]));
  const made = /** @type {HTMLSelectElement} */ (element("select", {}, options));
  made.value = chosen;
  return made;
}

/**
 * Any number of choices, each with a box to tick.
 * @param {string} legend
 * @param {{id: string, name: string}[]} choices
 * @param {string[]} chosen
 */
export function boxes(legend, choices, chosen) {
  const inputs = choices.map(({ id }) =>
    /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", value: id, id: freshId(), checked: chosen.includes(id) })));
  const rows = choices.map(({ name }, at) =>
    element("span", { class: "desk-choice" }, [inputs[at], element("label", { for: inputs[at].id }, [name])]));
  const set = element("fieldset", { class: "desk-choices" }, [element("legend", {}, [legend]), ...rows]);
  const known = new Set(choices.map(({ id }) => id));
  return {
    set,
    inputs,
    /** In the order in which they were, new ones after them; what the plan does not know stays. */
    value: () => {
      const ticked = inputs.filter((input) => input.checked).map((input) => input.value);
      const kept = chosen.filter((id) => !known.has(id) || ticked.includes(id));
      return [...kept, ...ticked.filter((id) => !kept.includes(id))];
    },
  };
}

/**
 * Calls back when nothing has been typed for a while, and never while an input method composes.
 * @param {HTMLElement} field
 * @param {number} patience milliseconds
 * @param {() => void} done
 */
export function whenTyped(field, patience, done) {
  let timer = 0;
  let composing = false;
  const later = () => {
    clearTimeout(timer);
    if (!composing) timer = window.setTimeout(done, patience);
  };
  field.addEventListener("compositionstart", () => {
    composing = true;
    clearTimeout(timer);
  });
  field.addEventListener("compositionend", () => {
    composing = false;
    later();
  });
  field.addEventListener("input", later);
}
