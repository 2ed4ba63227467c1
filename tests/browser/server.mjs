// Serves dist/ as a static host would, below a path, with the content security policy as a header.
// Two of them on two ports are two origins.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = new URL("../../", import.meta.url);
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};
export const POLICY =
  "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'; " +
  "img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/**
 * `dist`: the folder that is served. `path`: where it seems to lie. `policy`: the header, or null for none.
 * `pages`: extra answers by file name, each a string of HTML or a function of the origin.
 * `missing`: a pattern of the file names that answer 404.
 * Gives `url` (of the page), `origin`, `requests` (paths served), `violations` (reports received), `close()`.
 */
export async function serve({ dist = "dist/", path = "/docs/synod/", policy = POLICY, pages = {}, missing } = {}) {
  const folder = fileURLToPath(new URL(dist, ROOT));
  const requests = [];
  const violations = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/csp-report") {
      let body = "";
      for await (const part of request) body += part;
      violations.push(JSON.parse(body));
      return response.writeHead(204).end();
    }
    requests.push(pathname);
    const headers = policy === null ? {} : { "Content-Security-Policy": `${policy}; report-uri /csp-report` };
    try {
      if (!pathname.startsWith(path)) throw new Error("outside");
      const name = normalize(decodeURIComponent(pathname.slice(path.length))) || "index.html";
      const file = name === "." ? "index.html" : name;
      if (file.startsWith("..") || missing?.test(file)) throw new Error("missing");
      const page = Object.hasOwn(pages, file) ? pages[file] : await readFile(join(folder, file));
      response.writeHead(200, {
        ...headers,
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Cache-Control": "no-store",
      }).end(page);
    } catch {
      response.writeHead(404, { ...headers, "Content-Type": "text/plain" }).end("not here");
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: origin + path,
    requests,
    violations,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
