// Chromium with a fresh profile, the two ways to open the handbook, and a watch over what a page does.

import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { publicDir } from "./site.mjs";
import { serve } from "./server.mjs";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const pictures = process.env.TEBIKI_PICTURES;

/** A picture of a page, for whoever wants to look at it: in the folder that TEBIKI_PICTURES names. */
export async function picture(page, name, options = {}) {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), ...options });
}

/** What to end after a file's tests; the last begun ends first. */
const closers = [];
after(async () => {
  for (const close of closers.reverse()) await close();
});

/** A browser that can reach this machine only; closed after the file's tests. */
export async function launch() {
  if (!existsSync(executablePath)) {
    throw new Error(`no Chromium: ${executablePath} is missing; install it or set CHROMIUM`);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"];
  const browser = await chromium.launch({ executablePath, args });
  closers.push(() => browser.close());
  return browser;
}

/** The tree under a sub-path of a web server; `base` ends with `/`. */
export async function overHttp(root = publicDir) {
  const server = await serve(root);
  closers.push(() => server.close());
  return server;
}

/** A copy of the tree in a folder with an awkward name, to be opened from disk; `base` ends with `/`. */
export async function fromDisk(root = publicDir) {
  const parent = await mkdtemp(join(tmpdir(), "tebiki-"));
  closers.push(() => rm(parent, { recursive: true }));
  const folder = join(parent, "手引き #1 100% 完成 (写し)");
  await cp(root, folder, { recursive: true });
  return { base: pathToFileURL(folder).href + "/", folder };
}

/**
 * Notes all that a page must not do: messages in the console, errors, requests that fail or that
 * leave `base`. Returns the list, which grows.
 */
export function watch(page, base) {
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith("data:") && !url.startsWith("blob:")) faults.push(`request leaves: ${url}`);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // A page that is left while it loads aborts its requests.
    if (reason !== "net::ERR_ABORTED") faults.push(`request failed: ${request.url()} (${reason})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return faults;
}
