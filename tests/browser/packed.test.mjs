// Links that are too long to be read: the browser packs and unpacks them, and agrees with the command line.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { launch, open, script, visit } from "./browser.mjs";
import { serve } from "./server.mjs";
import { decode, link } from "./synod.mjs";

const NOTES = Array.from({ length: 200 }, (_, i) => `${i + 1}ms note number ${i * i}\n`).join("");
const LONG = `raft seed=7\n${NOTES}end 5s\n`;

let browser;
let server;
let made;
before(async () => {
  browser = await launch();
  server = await serve();
  made = link(LONG);
  assert.match(made, /^#~[\w-]+$/);
});
after(async () => {
  await browser.close();
  await server.close();
});

const packed = (script) => `#~${deflateRawSync(script).toString("base64url")}`;

const play = (address, body, { prepare = () => {}, ...options } = {}) =>
  visit(browser, { servers: [server], viewport: { width: 1440, height: 900 }, ...options }, async (page) => {
    await page.addInitScript(prepare);
    await open(page, server.url + address);
    await body(page);
  });

/** Does a line of script at 0.7 s. */
const act = (page, line) => page.evaluate((it) => {
  window.synod.seek(0.7);
  window.synod.act(it);
}, line);

test("the page opens what the command line packed, and the other way round", () => play(made, async (page) => {
  assert.equal(await script(page), LONG);
  await act(page, "crash 2");
  await page.waitForFunction((before) => location.hash !== before, made);
  assert.match(page.url(), /#~[\w-]+$/);
  assert.equal(decode(page.url()), await script(page));
  assert.match(await script(page), /700ms crash 2/);
  const url = page.url();
  await page.reload();
  await page.waitForSelector("html[data-ready='1']");
  assert.match(await script(page), /700ms crash 2/);
  assert.equal(page.url(), url);
}));

test("Share copies the packed link", () => play(made, async (page) => {
  await act(page, "crash 2");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/characters, packed/).waitFor();
  await dialog.getByRole("button", { name: /^Copy/ }).first().click();
  await page.getByText("The link is on the clipboard.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith(`${server.url}#~`), copied);
  assert.equal(decode(copied), await script(page));
}, { permissions: ["clipboard-read", "clipboard-write"] }));

// Lets the next codec answer late.
const tardy = () => {
  const { read } = ReadableStreamDefaultReader.prototype;
  window.late = 0;
  ReadableStreamDefaultReader.prototype.read = async function () {
    const late = window.late;
    window.late = 0;
    if (late) await new Promise((go) => setTimeout(go, late));
    if (late) window.came = true;
    return read.call(this);
  };
};
const delayed = (page) => page.waitForFunction(() => window.late === 0);
const came = (page) => page.waitForFunction(() => window.came);

test("of links that are followed one after the other, the last one opens", () => play("#raft+seed=7;end+5s", async (page) => {
  await page.evaluate((hash) => { location.hash = hash; }, made);
  await page.waitForFunction((it) => window.synod.script() === it, LONG);
  await page.evaluate((hash) => {
    window.late = 1_000;
    location.hash = hash;
  }, packed(LONG.replace("seed=7", "seed=8")));
  await delayed(page);
  await page.evaluate(() => { location.hash = "#raft+seed=9"; });
  await came(page);
  await page.waitForTimeout(200);
  assert.match(await script(page), /^raft seed=9/);
}, { prepare: tardy }));

test("a link that is packed late does not take the place of a newer one", () => play(made, async (page) => {
  await page.evaluate(() => { window.late = 3_000; });
  await act(page, "crash 2");
  await delayed(page);
  await page.evaluate(() => window.synod.act("crash 3"));
  await page.waitForFunction((before) => location.hash !== before, made);
  const url = page.url();
  assert.match(decode(url), /crash 3/);
  await came(page);
  await page.waitForTimeout(200);
  assert.equal(page.url(), url);
}, { prepare: tardy }));

test("a link that is packed late does not take the place of one that was followed since", () => play(made, async (page) => {
  await page.evaluate(() => { window.late = 1_500; });
  await act(page, "crash 2");
  await delayed(page);
  await page.evaluate(() => { location.hash = "#raft+nodes=3;end+2s"; });
  await page.waitForFunction(() => window.synod.stage().nodes.length === 3);
  await came(page);
  await page.waitForTimeout(200);
  assert.ok(page.url().endsWith("#raft+nodes=3;end+2s"), page.url());
}, { prepare: tardy }));

for (const [name, fragment, pattern] of [
  ["was cut short", () => made.slice(0, made.length / 2), /damaged; copy it once more/],
  ["was altered", () => made.replace(/^#~.{9}/, "#~_________"), /damaged; copy it once more/],
  ["goes on after its end", () => packed(LONG) + "AAAA", /damaged; copy it once more/],
  ["inflates beyond a script", () => packed(`raft\nnote ${"x".repeat(1 << 24)}`), /more than the 256 KB/],
]) {
  test(`a packed link that ${name} is refused, and leads to one that works`, () => play(fragment(), async (page) => {
    assert.match(await page.locator("main").textContent(), pattern);
    await page.getByRole("button", { name: "Open a working scenario" }).click();
    await page.waitForFunction(() => window.synod?.stage().nodes.length === 5);
  }));
}

test("a packed link with a mistake is mended, and packed again", () =>
  play(packed(LONG.replace("end 5s", "1s crahs 2\nend 5s")), async (page) => {
    await page.getByRole("button", { name: /Write “crash”/ }).click();
    await page.getByRole("button", { name: "Open", exact: true }).click();
    await page.waitForFunction(() => window.synod?.script().includes("crash 2"));
    assert.equal(decode(page.url()), await script(page));
    assert.match(page.url(), /#~/);
  }));

test("a browser without the codec says so, and writes long links readably", () => play(made, async (page) => {
  assert.match(await page.locator("main").textContent(), /cannot unpack links; update it/);
  const plain = `#${LONG.trim().replaceAll("\n", ";").replaceAll(" ", "+")}`;
  await page.evaluate((hash) => { location.hash = hash; }, plain);
  await page.waitForFunction(() => window.synod);
  await act(page, "crash 2");
  await page.waitForFunction(() => location.hash.includes(";700ms+crash+2;"));
  assert.equal(decode(page.url()), await script(page));
}, { prepare: () => { delete window.CompressionStream; delete window.DecompressionStream; } }));

test("an embed plays a packed link, and then obeys what its parent said after it", async () => {
  const html = `<!doctype html><html lang="en"><title>host</title><script src="heard.js"></script>
    <iframe title="Synod" width="760" height="480" src="${server.url}?embed#raft+seed=7;end+5s"></iframe>`;
  const heard = "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));";
  const host = await serve({
    path: "/", policy: `default-src 'none'; script-src 'self'; frame-src ${server.origin}`,
    pages: { "index.html": html, "heard.js": heard },
  });
  try {
    await visit(browser, { servers: [server, host] }, async (page) => {
      await page.goto(host.url);
      await page.waitForFunction(() => window.heard.some(({ type }) => type === "ready"));
      const frame = page.frames().find((it) => it !== page.mainFrame());
      const say = (...messages) => page.evaluate((all) => all.forEach((it) =>
        document.querySelector("iframe").contentWindow.postMessage({ ns: "synod", v: 1, ...it }, "*")), messages);
      await say({ type: "load", scenario: made.slice(1) }, { type: "pause" }, { type: "seek", time: 0.7 });
      await frame.waitForFunction((it) => window.synod.script() === it, LONG);
      await frame.waitForFunction(() => window.synod.stage().time === 700_000);
      await frame.locator("a[href*='#~']").waitFor();
      await say({ type: "load", scenario: made.slice(1, 100) });
      await page.waitForFunction(() => window.heard.some(({ type, message }) => type === "error" && /damaged/.test(message)));
      assert.equal(await script(frame), LONG);
    });
  } finally {
    await host.close();
  }
});
