// A static server that serves a tree under a sub-path, as a prefecture's web server would.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const types = {
  ".css": "text/css",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".xml": "application/xml",
};

/**
 * Serves `root` under `base` on a free port of this machine.
 * Gives `{base, missed, close}`: the whole base URL, and the paths that were asked for in vain.
 */
export async function serve(root, base = "/a/b/handbook/") {
  const missed = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    try {
      if (!path.startsWith(base)) throw new Error("outside");
      const inside = normalize(path.slice(base.length) || "index.html");
      if (inside.startsWith("..")) throw new Error("outside");
      const body = await readFile(join(root, inside));
      response.writeHead(200, { "content-type": types[extname(inside)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      missed.push(path);
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { base: origin + base, missed, close };
}
