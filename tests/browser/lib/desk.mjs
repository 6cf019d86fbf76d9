// A desk (`tebiki serve`) on a copy of the plan, and what tests of its editor look at.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const tebiki = process.env.TEBIKI ?? join(root, "target/release/tebiki");

/** The builds of a slow machine take their time. */
export const CLICK = { timeout: 20000 };

/** Starts `tebiki serve` in a folder; `running` is its process, `base` the address that it told. */
export async function serveDesk(folder) {
  const running = spawn(tebiki, ["--lang", "en", "-C", folder, "serve", "--no-open", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  const base = await new Promise((resolve, reject) => {
    let said = "";
    running.stderr.on("data", (data) => {
      said += data;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (address) resolve(address[0]);
    });
    running.on("exit", (code) => reject(new Error(`tebiki serve ended with ${code}: ${said}`)));
  });
  return { running, base };
}

/** Starts a desk on a copy of the plan; `close` ends it, whichever process it is by then, and removes its folder. */
export async function openDesk() {
  const folder = await mkdtemp(join(tmpdir(), "tebiki-desk-"));
  for (const part of ["content", "i18n"]) await cp(join(root, part), join(folder, part), { recursive: true });
  const desk = { folder, ...await serveDesk(folder) };
  desk.close = async () => {
    desk.running.kill();
    await rm(folder, { recursive: true });
  };
  return desk;
}

/** Every file of the content by its path. @param {string} folder */
export async function contentOf(folder) {
  const names = await readdir(join(folder, "content"), { recursive: true, withFileTypes: true });
  const found = new Map();
  for (const file of names.filter((name) => name.isFile())) {
    const path = join(file.parentPath, file.name);
    found.set(path.slice(folder.length + 1), await readFile(path, "utf8"));
  }
  return found;
}

/** The paths whose text differs, gone and new ones too. */
export function changed(old, now) {
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path)).sort();
}

/** A page of the desk; what its scripts complain of is in `faults`. */
export async function pageOf(browser, url, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, ...options });
  page.setDefaultTimeout(CLICK.timeout);
  page.faults = [];
  page.on("console", (message) => message.type() === "error" && !/status of (409|422)/.test(message.text()) && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(error.message));
  await page.goto(url);
  return page;
}

/** Types with an input method: the steps of its composition, and then the word that is chosen. */
export async function compose(page, steps, word) {
  const cdp = await page.context().newCDPSession(page);
  for (const text of steps) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  return () => cdp.send("Input.insertText", { text: word });
}
