// The page around the app: it starts anywhere, says why when it cannot, and keeps to itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { launch, open, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function served(options, body) {
  const server = await serve(options);
  try {
    return await body(server);
  } finally {
    await server.close();
  }
}

for (const path of ["/", "/docs/synod/", "/a b/ü/"]) {
  test(`starts below ${path}`, () => served({ path: encodeURI(path) }, (server) =>
    visit(browser, { servers: [server] }, async (page) => {
      await open(page, server.url);
      assert.ok(await page.textContent("h1"));
    })));
}

test("starts under the policy of the page alone, without a header", () => served({ policy: null }, (server) =>
  visit(browser, { servers: [server] }, (page) => open(page, server.url))));

test("asks for each file once", () => served({}, (server) =>
  visit(browser, { servers: [server] }, async (page) => {
    await open(page, server.url);
    assert.deepEqual(server.requests.toSorted(), [...new Set(server.requests)].toSorted());
  })));

for (const theme of ["light", "dark"]) {
  test(`wears the ${theme} theme of the address before the app starts`, () => served({}, (server) =>
    visit(browser, { servers: [server] }, async (page) => {
      await page.goto(`${server.url}?theme=${theme}`, { waitUntil: "commit" });
      await page.waitForSelector(`html[data-theme=${theme}]`);
      await page.waitForSelector("html[data-ready]");
    })));

  test(`the crash card is accessible, ${theme}`, () => served({}, (server) =>
    visit(browser, { servers: [server] }, async (page) => {
      await open(page, `${server.url}?theme=${theme}`);
      await page.evaluate(() => window.__synodCrash("a panic"));
      await accessible(page);
    })));
}

test("remembers the theme, and the address overrules it", () => served({}, (server) =>
  visit(browser, { servers: [server] }, async (page) => {
    await open(page, server.url);
    assert.equal(await page.getAttribute("html", "data-theme"), "auto");
    await page.evaluate(() => localStorage.setItem("synod.theme", "dark"));
    await open(page, server.url);
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
    await open(page, `${server.url}?theme=light`);
    assert.equal(await page.getAttribute("html", "data-theme"), "light");
  })));

test("says so when a file is missing", () => served({ missing: /\.wasm$/ }, (server) =>
  visit(browser, { servers: [server], expected: [/404/, /integrity/, /missing on the server/] }, async (page) => {
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready=error]");
    assert.match(await page.textContent("[role=alert]"), /missing on the server.*_bg\.wasm did not arrive.*Reload/s);
    await accessible(page);
  })));

test("says so when the script of the app is missing", () => served({ missing: /^web-.*\.js$/ }, (server) =>
  visit(browser, { servers: [server], expected: [/404/, /dynamically imported/] }, async (page) => {
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready=error]");
    assert.match(await page.textContent("[role=alert]"), /could not start/);
  })));

test("says so in a browser without WebAssembly", () => served({}, (server) =>
  visit(browser, { servers: [server], expected: [/does not run WebAssembly/] }, async (page) => {
    await page.addInitScript(() => { delete globalThis.WebAssembly; });
    await page.goto(server.url);
    await page.waitForSelector("html[data-ready=error]");
    assert.match(await page.textContent("[role=alert]"), /does not run WebAssembly/);
  })));

test("says so in a browser without JavaScript", () => served({}, (server) =>
  visit(browser, { servers: [server], javaScriptEnabled: false }, async (page) => {
    await page.goto(server.url);
    assert.ok(await page.getByRole("heading", { name: "Synod needs JavaScript" }).isVisible());
  })));

test("a crash leaves a card with the link, and takes no focus", () => served({}, (server) =>
  visit(browser, { servers: [server], permissions: ["clipboard-write", "clipboard-read"] }, async (page) => {
    const link = `${server.url}#raft+nodes=5;1s+crash+2`;
    await open(page, link);
    await page.evaluate(() => window.__synodCrash("panicked at src/x.rs: out of luck"));
    const card = page.getByRole("alert");
    assert.ok(await card.isVisible());
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    assert.equal(await card.getByLabel("Link to this scenario").inputValue(), link);
    await card.getByRole("button", { name: "Copy link" }).click();
    await card.getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
    await card.getByText("What went wrong").click();
    assert.ok(await card.getByText("out of luck").isVisible());
    await card.getByRole("button", { name: "Reload" }).click();
    await page.waitForSelector("html[data-ready='1']");
  })));

test("a trap in the app shows the same card", () => served({}, (server) =>
  visit(browser, { servers: [server], expected: [/RuntimeError|unreachable/] }, async (page) => {
    await open(page, server.url);
    await page.evaluate(() => {
      // (module (func (export "f") unreachable))
      const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code)));
      setTimeout(exports.f);
    });
    await page.getByRole("alert").waitFor();
    assert.match(await page.textContent("[role=alert]"), /unreachable/);
  })));
