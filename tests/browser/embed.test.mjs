// <synod-player> in a page of another origin, under a policy that allows it nothing else.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser;
let app;
before(async () => {
  browser = await launch();
  app = await serve();
});
after(async () => {
  await browser.close();
  await app.close();
});

/** A page of another origin with this body, and in it the players. */
async function hosted(body, check) {
  const policy = `default-src 'none'; script-src ${app.origin}; frame-src ${app.origin}`;
  const html = `<!doctype html><html lang="en"><title>host</title>${body}
    <script src="${app.url}embed.js" defer></script></html>`;
  const host = await serve({ path: "/", policy, pages: { "index.html": html } });
  try {
    await visit(browser, { servers: [app, host] }, async (page) => {
      await page.goto(host.url);
      await check(page);
    });
  } finally {
    await host.close();
  }
}

const frames = (page) => page.frames().filter((frame) => frame !== page.mainFrame());
const address = (page) => page.locator("synod-player iframe").first().getAttribute("src");

test("its text becomes the link, and the app starts in it without taking the focus", () => hosted(
  `<synod-player theme="dark" labels="none">
     raft nodes=5 seed=42
     -- not part of it
     1.2s crash 2
     2s note 50% & more; a "+"
   </synod-player>`, async (page) => {
    await page.frameLocator("synod-player iframe").locator("html[data-ready='1'][data-theme=dark]").waitFor();
    assert.equal(await address(page), `${app.url}?embed=&theme=dark&labels=none` +
      "#raft+nodes=5+seed=42;1.2s+crash+2;2s+note+50%25+%26+more%3B+a+%22%2B%22");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    assert.equal(await page.evaluate(() => scrollY), 0);
  }));

test("takes a whole link, a scenario, and nothing from elsewhere", async () => {
  const link = "#raft+nodes=3;1s+crash+1";
  await hosted(`<synod-player src="${app.url}?t=2s${link}"></synod-player>`, async (page) =>
    assert.equal(await address(page), `${app.url}?embed=&t=2s${link}`));
  await hosted(`<synod-player scenario="${link}"></synod-player>`, async (page) =>
    assert.equal(await address(page), `${app.url}?embed=${link}`));
});

test("one far below is not loaded before it is near", () => hosted(
  `<synod-player scenario="raft"></synod-player><pre>${"\n".repeat(800)}</pre>
   <synod-player scenario="paxos"></synod-player>`, async (page) => {
    await page.frameLocator("synod-player iframe >> nth=0").locator("html[data-ready='1']").waitFor();
    assert.equal(frames(page).filter((frame) => frame.url().endsWith("#paxos")).length, 0);
    await page.locator("synod-player").last().scrollIntoViewIfNeeded();
    await page.frameLocator("synod-player iframe >> nth=1").locator("html[data-ready='1']").waitFor();
  }));

test("grows as its own frame asks, and as nobody else does", () => hosted(
  `<synod-player scenario="raft"></synod-player>`, async (page) => {
    const player = page.frameLocator("synod-player iframe");
    await player.locator("html[data-ready='1']").waitFor();
    const height = () => page.locator("synod-player iframe").evaluate((frame) => frame.offsetHeight);
    const resize = { ns: "synod", v: 1, type: "resize", height: 333 };
    await page.evaluate((message) => postMessage(message, "*"), resize);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
    assert.equal(await height(), 420);
    await frames(page)[0].evaluate((message) => parent.postMessage(message, "*"), resize);
    await page.waitForFunction(() =>
      document.querySelector("synod-player").shadowRoot.querySelector("iframe").offsetHeight === 333);
  }));

test("passes on what the app says, and to the app what the page says", () => hosted(
  `<synod-player scenario="raft"></synod-player>`, async (page) => {
    await page.frameLocator("synod-player iframe").locator("html[data-ready='1']").waitFor();
    const [frame] = frames(page);
    await page.evaluate(() => document.querySelector("synod-player")
      .addEventListener("verdict", ({ detail }) => { window.heard = detail.property; }));
    await frame.evaluate(() =>
      parent.postMessage({ ns: "synod", v: 1, type: "verdict", property: "agreement" }, "*"));
    await page.waitForFunction(() => window.heard === "agreement");
    await frame.evaluate(() => addEventListener("message", ({ data }) => { window.obeyed = data; }));
    await page.evaluate(() => document.querySelector("synod-player").seek("2s"));
    await frame.waitForFunction(() => window.obeyed);
    const obeyed = await frame.evaluate(() => window.obeyed);
    assert.deepEqual(obeyed, { ns: "synod", v: 1, type: "seek", time: "2s" });
  }));
