// The Play view: what stands in the address, what is typed, what a frame hears.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { launch, open, script, seek, settled, stage, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const RUN = "raft+nodes=5+seed=42;600ms+put+x+1;900ms+put+y+4";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ pages: { "host.html": "<!doctype html><title>host</title><link rel=icon href=data:,>" } });
});
after(async () => {
  await browser.close();
  await server.close();
});

const watch = (options, address, body) => visit(browser, { servers: [server], ...options }, async (page) => {
  await open(page, server.url + address);
  await body(page);
});
async function news(page) {
  await settled(page);
  return page.textContent(".news");
}

test("whoever comes without a link sees an election, as a story", () =>
  watch({ ...DESK, reducedMotion: "no-preference" }, "", async (page) => {
    await page.locator(".news", { hasText: "leads term 1" }).waitFor();
    await page.getByRole("button", { name: /^Why does S\d lead\?$/ }).click();
    await page.getByRole("button", { name: /leads term 1 with the votes of a majority/ }).waitFor();
  }));

test("with less motion it begins at rest, and paints nothing while it rests", () => watch(DESK, "", async (page) => {
  await page.getByRole("button", { name: "Play (space)" }).waitFor();
  await page.waitForTimeout(300);
  const paints = await page.evaluate(() => new Promise((told) => {
    let paints = 0;
    const clear = CanvasRenderingContext2D.prototype.clearRect;
    CanvasRenderingContext2D.prototype.clearRect = function (...area) { paints += 1; return clear.apply(this, area); };
    setTimeout(() => told(paints), 400);
  }));
  assert.equal(paints, 0);
}));

test("what is done stands in the address, and the address does it again", async () => {
  let link;
  await watch(DESK, `?t=0.5#${RUN}`, async (page) => {
    await page.getByRole("button", { name: "Crash the leader" }).click();
    await page.waitForURL(/crash\+4/);
    link = page.url();
  });
  await visit(browser, { servers: [server], ...DESK }, async (page) => {
    await open(page, link);
    await page.getByRole("button", { name: /S4 is down/ }).first().waitFor({ state: "attached" });
  });
});

test("keys steer, and leave those alone who type", () => watch(DESK, `?t=0.5#${RUN}`, async (page) => {
  const event = async () => (await stage(page)).event;
  const before = await event();
  await page.keyboard.press("ArrowRight");
  assert.equal(await event(), before + 1);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await event(), before);
  await page.keyboard.press("2");
  await page.getByRole("heading", { name: /^S2 follows S4/ }).waitFor();
  await page.keyboard.press("c");
  assert.match(await script(page), /crash 2/);
  await page.keyboard.press("Control+z");
  assert.doesNotMatch(await script(page), /crash/);
  await page.keyboard.press("r");
  await settled(page);
  await page.keyboard.type("c");
  await page.keyboard.press("Enter");
  assert.match(await script(page), /put c 1 at 2/);
}));

test("a split is chosen by clicking, seen before it stands, and healed", () =>
  watch(DESK, `?t=0.5#${RUN}`, async (page) => {
    await page.keyboard.press("s");
    await page.keyboard.press("4");
    await page.keyboard.press("5");
    await page.getByRole("button", { name: "Split", exact: true }).click();
    assert.match(await script(page), /split 1,2,3\/4,5/);
    await page.getByRole("button", { name: "Heal the network" }).click();
    assert.match(await script(page), /heal/);
  }));

test("the script is played as it is typed, and mistakes are mended with a click", () =>
  watch(DESK, `?t=0.5#${RUN}`, async (page) => {
    await page.getByRole("button", { name: "Script", exact: true }).click();
    await page.getByRole("textbox", { name: "Script" }).fill("raft nodes=3\n400ms crahs 2\n");
    await page.getByRole("button", { name: "Write “crash”" }).click();
    await page.waitForURL(/nodes=3;400ms\+crash\+2/);
    assert.equal((await stage(page)).nodes.length, 3);
  }));

test("a rule that is suspended takes its property with it", () =>
  watch(DESK, "#raft+nodes=5+seed=1+delay=5..80ms+suspend=majority-vote", async (page) => {
    await seek(page, 1);
    await page.getByRole("heading", { name: "Election safety is violated" }).waitFor();
    await page.getByRole("button", { name: "Go to it", exact: true }).click();
    assert.match(await news(page), /Election safety/);
  }));

test("a broken link says where, and is mended in place", () => watch(DESK, "#raft+nodes=5;1s+crahs+2", async (page) => {
  await page.getByRole("heading", { name: "This link does not open" }).waitFor();
  await page.getByText("Line 2, column 4").waitFor();
  await page.getByRole("button", { name: "Write “crash”" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.waitForFunction(() => window.synod?.script() === "raft\n1s crash 2\n");
}));

test("the JavaScript interface answers plainly and throws what can be read", () =>
  watch(DESK, `#${RUN}`, async (page) => {
    assert.equal(await page.evaluate(() => {
      try { synod.load("raft nodes=x"); } catch (error) { return error instanceof Error && /line 1, column 12/.test(error.message); }
    }), true);
    assert.deepEqual(await page.evaluate(() => {
      synod.load("raft nodes=3 seed=7\n");
      synod.seek(0.4);
      const crashed = synod.stage().nodes.find((node) => node.role === "leading").id;
      synod.act(`crash ${crashed}`);
      return [synod.stage().nodes[crashed - 1].life, synod.verdicts().every((verdict) => verdict.state === "holds"),
        synod.events().at(-1).text];
    }), ["down", true, "S2 has crashed; it led term 1"]);
  }));

for (const theme of ["light", "dark"]) {
  for (const [size, options] of [["desk", DESK], ["phone", PHONE]]) {
    test(`everything is accessible and nothing scrolls sideways: ${size}, ${theme}`, () =>
      watch(options, `?t=0.5&theme=${theme}#${RUN}`, async (page) => {
        for (const tab of ["Node", "Events", "History", "Numbers", "Rules"]) {
          await page.getByRole("tab", { name: tab }).click();
          await accessible(page);
        }
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      }));
  }
}

test("in a frame it hears the page around it, and tells it what happens", () =>
  visit(browser, { servers: [server] }, async (page) => {
    await page.goto(`${server.url}host.html`);
    await page.evaluate((address) => new Promise((ready) => {
      window.told = [];
      addEventListener("message", ({ data }) => { told.push(data); if (data.type === "ready") ready(); });
      document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
    }), `${server.url}?embed&t=0.5#${RUN}`);
    const say = (message) => page.evaluate((message) =>
      frames[0].postMessage({ ns: "synod", v: 1, ...message }, "*"), message);
    await say({ type: "seek", time: 0.9 });
    await say({ type: "step" });
    await page.waitForFunction(() => told.some(({ type, time }) => type === "event" && time > 0.9));
    await say({ type: "load", scenario: "raft+nodes=x" });
    await page.waitForFunction(() => told.some(({ type, message }) => type === "error" && /nodes/.test(message)));
  }));
