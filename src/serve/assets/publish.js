// @ts-check
// What is published, made from the desk: asks for it, and tells how far it is and what came of it.

import { button, element, freshId } from "./editor-elements.js";
import { shown } from "./editor-findings.js";
import { ask, begin, tell, word } from "./editor-server.js";

/**
 * @typedef {{step: string, findings: import("./editor-findings.js").Finding[], more: number, said: string[],
 *   folder: string, zip: string | null}} Told
 */

const STEPS = ["check", "build", "pack"];
const PATIENCE = 400;

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const zip = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", id: freshId() }));
const status = element("p", { role: "status" });
const steps = element("ol", { class: "desk-steps" });
const result = element("section", { tabindex: "-1", hidden: true });

/** @param {Told} now */
const isRunning = (now) => STEPS.includes(now.step);

/** @param {Told} now */
function show(now) {
  const at = STEPS.indexOf(now.step);
  starter.disabled = isRunning(now);
  steps.hidden = !isRunning(now);
  steps.replaceChildren(...STEPS.filter((step) => step !== "pack" || zip.checked).map((step, place) =>
    element("li", { "aria-current": place === at ? "step" : false }, [
      word(`publish-step-${step}`), place < at ? ` ${word("publish-step-done")}` : "",
    ])));
  const told = isRunning(now) ? word(`publish-step-${now.step}`) : now.step === "idle" ? "" : word(`publish-${now.step}`);
  // Said once, when it changes.
  if (status.textContent !== told) status.textContent = told;
  result.hidden = isRunning(now) || now.step === "idle";
  if (!result.hidden) result.replaceChildren(...(now.step === "done" ? done(now) : failed(now)), ...found(now));
}

/** @param {Told} now */
function done({ folder, zip: packed }) {
  return [
    element("h2", {}, [word("publish-result")]),
    element("p", {}, [word("publish-folder"), element("br"), element("code", {}, [folder])]),
    element("p", {}, [word("publish-next")]),
    ...(packed ? [element("p", {}, [word("publish-zip-made"), element("br"), element("code", {}, [packed])])] : []),
  ];
}

/** @param {Told} now */
function failed({ said }) {
  return [
    element("h2", {}, [word("publish-why")]),
    element("p", {}, [word("publish-as-it-was")]),
    ...(said.length > 0 ? [element("pre", {}, [said.join("\n")])] : []),
  ];
}

/** @param {Told} now */
function found({ findings, more }) {
  if (findings.length === 0) return [];
  return [
    element("h2", {}, [word("publish-findings")]),
    element("ul", { class: "desk-findings" }, findings.map((finding) => shown(finding))),
    ...(more > 0 ? [element("p", {}, [`${word("publish-more")} ${more}`])] : []),
  ];
}

async function follow() {
  for (;;) {
    const { status: code, value } = await ask("publishing");
    if (code !== 200) {
      status.textContent = word("editor-no-answer");
      starter.disabled = false;
      return;
    }
    show(value);
    if (!isRunning(value)) {
      if (value.step !== "idle") result.focus();
      return;
    }
    await new Promise((later) => setTimeout(later, PATIENCE));
  }
}

const starter = button("", async () => {
  starter.disabled = true;
  const { status: code, value } = await tell("publish", { zip: zip.checked });
  if (code === 200) return follow();
  status.textContent = value.message ?? word("editor-no-answer");
  starter.disabled = false;
}, { class: "desk-main" });

await begin();
starter.textContent = word("publish-start");
main.append(
  element("p", { class: "desk-choice" }, [zip, element("label", { for: zip.id }, [word("publish-zip")])]),
  element("p", {}, [starter]), status, steps, result,
);
const { status: code, value } = await ask("publishing");
if (code === 200) {
  show(value);
  if (isRunning(value)) await follow();
}
