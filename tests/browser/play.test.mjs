// The Play view, used as a person uses it: look, click, break, rewind, branch, share.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { act, events, find, findFlight, launch, open, script, seek, stage, verdicts, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser.close();
  await server.close();
});

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const QUIET = "#raft+seed=7;end+5s";

/** A page at this address, with whatever `window.synod` tells about it. */
const play = (address, body, options = {}) =>
  visit(browser, { servers: [server], viewport: WIDE, ...options }, async (page, context) => {
    await open(page, server.url + address);
    await body(page, context);
  });

const leaderOf = ({ nodes }) =>
  nodes.filter((node) => node.role === "leading" && node.life === "up").sort((a, b) => b.epoch - a.epoch)[0];

async function clickNode(page, id) {
  const at = await find(page, `S${id}`);
  await page.mouse.click(at.x, at.y);
}

/** Plays at full speed until what the stage shows is so. */
async function playUntil(page, test, argument) {
  await page.evaluate(() => window.synod.play());
  await page.waitForFunction(test, argument);
  await page.evaluate(() => window.synod.pause());
}

test("a first visit shows an election being told, and ends with a leader", () => play("", async (page) => {
  await page.waitForFunction(() => window.synod.stage().nodes.some((node) => node.role !== "following"));
  await page.getByText(/campaigns for term 1/).first().waitFor();
  await page.waitForFunction(() => window.synod.stage().nodes.some((node) => node.role === "leading"));
  await page.getByText(/leads term/).first().waitFor();
  assert.ok(await page.getByRole("button", { name: "Crash the leader" }).isEnabled());
}, { reducedMotion: "no-preference" }));

test("crashing the leader by click leads to a new one, and the link plays the same to the letter", () =>
  play(QUIET, async (page, context) => {
    await seek(page, 0.7);
    const old = leaderOf(await stage(page));
    await clickNode(page, old.id);
    await page.getByRole("button", { name: "Crash", exact: true }).first().click();
    assert.equal((await stage(page)).nodes[old.id - 1].life, "down");
    await seek(page, 2);
    const next = leaderOf(await stage(page));
    assert.ok(next.epoch > old.epoch && next.id !== old.id);
    await page.waitForFunction(() => location.hash.includes("crash"));
    const other = await context.newPage();
    await open(other, page.url());
    await seek(other, 2);
    assert.deepEqual(await events(other), await events(page));
    assert.deepEqual(await stage(other), await stage(page));
  }));

test("a split is drawn by clicking, and healed by key", () => play(QUIET, async (page) => {
  await seek(page, 0.7);
  await page.keyboard.press("s");
  for (const id of [4, 5]) await clickNode(page, id);
  await page.getByRole("button", { name: "Split", exact: true }).click();
  const { groups } = await stage(page);
  assert.deepEqual(groups.map((group) => group.length).toSorted(), [2, 3]);
  assert.match(await script(page), /split/);
  await page.keyboard.press("h");
  assert.deepEqual((await stage(page)).groups, []);
}));

test("a message is picked out of the air and dropped", () => play(QUIET, async (page) => {
  await seek(page, 0.175);
  const before = (await stage(page)).flights.length;
  const at = await findFlight(page, "vote");
  await page.mouse.click(at.x, at.y);
  await page.getByRole("button", { name: "Drop", exact: true }).click();
  assert.equal((await stage(page)).flights.length, before - 1);
  assert.match(await script(page), /drop vote \dto\d/);
}));

test("a link is cut one way from the picture", () => play(QUIET, async (page) => {
  await seek(page, 0.6);
  const at = await find(page, "S1-S2");
  await page.mouse.click(at.x, at.y);
  await page.getByRole("button", { name: "Cut S1 → S2" }).click();
  assert.deepEqual((await stage(page)).cuts, [[{ node: 1 }, { node: 2 }]]);
}));

test("stepping back and forth shows the same moments, and scrubbing goes anywhere", () => play(QUIET, async (page) => {
  await seek(page, 0.5);
  const here = await stage(page);
  await page.getByRole("button", { name: /^Next event/ }).click();
  assert.equal((await stage(page)).event, here.event + 1);
  await page.getByRole("button", { name: /^Step back/ }).click();
  assert.equal((await stage(page)).event, here.event);
  await page.keyboard.press("ArrowLeft");
  assert.equal((await stage(page)).event, here.event - 1);
  const area = await page.locator(".timeline canvas").boundingBox();
  await page.mouse.move(area.x + area.width / 2, area.y + area.height / 2);
  await page.mouse.down();
  await page.mouse.move(area.x + 60, area.y + area.height / 2, { steps: 4 });
  await page.mouse.up();
  assert.ok((await stage(page)).time < 500_000);
}));

test("acting in the past keeps the old future as a branch, and a click goes back to it", () => play(QUIET, async (page) => {
  await seek(page, 1.5);
  await act(page, "crash 2");
  await seek(page, 2.5);
  const old = await script(page);
  await seek(page, 1);
  await act(page, "put x 1");
  assert.doesNotMatch(await script(page), /crash/);
  await page.getByRole("region", { name: "Futures" }).getByRole("button", { name: "First future" }).click();
  assert.equal(await script(page), old);
}));

test("undo and redo follow the script", () => play(QUIET, async (page) => {
  await seek(page, 0.8);
  await page.keyboard.press("c");
  assert.match(await script(page), /crash 2/);
  await page.keyboard.press("Control+z");
  assert.doesNotMatch(await script(page), /crash/);
  await page.keyboard.press("Control+Shift+z");
  assert.match(await script(page), /crash 2/);
}));

test("a rule is suspended by its switch, and what it guarded falls", () => play(
  "#raft+nodes=4+seed=91+delay=10..12ms;end+700ms", async (page) => {
    await page.getByRole("tab", { name: "Rules" }).click();
    await page.getByRole("switch", { name: /votes from a majority/ }).click();
    assert.match(await script(page), /suspend=majority-vote/);
    await seek(page, 0.7);
    const fallen = (await verdicts(page)).filter(({ state }) => state === "violated");
    assert.ok(fallen.length > 0);
    await page.getByText(fallen[0].because).first().waitFor();
  }));

test("Share copies the link of what is on the screen", () => play(QUIET, async (page) => {
  await seek(page, 0.7);
  await act(page, "crash 2");
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^Copy/ }).first().click();
  await page.getByText("The link is on the clipboard.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `${server.url}#raft+seed=7;700ms+crash+2;end+5s`);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
}, { permissions: ["clipboard-read", "clipboard-write"] }));

test("every part can be reached by key alone", () => play(QUIET, async (page) => {
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("]");
  await page.waitForFunction(() => window.synod.stage().event > 5);
  await page.keyboard.press("End");
  await page.waitForFunction(() => window.synod.stage().time === 5_000_000);
  await page.keyboard.press("Home");
  await page.waitForFunction(() => window.synod.stage().time === 0);
  await seek(page, 0.7);
  await page.keyboard.press("3");
  for (const [key, life] of [["c", "down"], ["c", "up"], ["z", "paused"]]) {
    await page.keyboard.press(key);
    await page.waitForFunction((it) => window.synod.stage().nodes[2].life === it, life);
  }
}));

test("the script is edited beside the stage, with mistakes in their place", () => play(QUIET, async (page) => {
  await seek(page, 1);
  await page.getByRole("button", { name: "Script" }).click();
  const editor = page.getByRole("textbox", { name: /script/i });
  await editor.fill("raft seed=7\n800ms crahs 2\nend 5s\n");
  await page.getByText(/misspelt/).first().waitFor();
  assert.equal(await script(page), "raft seed=7\nend 5s\n");
  await editor.fill("raft seed=7\n800ms crash 2\nend 5s\n");
  await page.waitForFunction(() => window.synod.script().includes("crash"));
  assert.equal((await stage(page)).nodes[1].life, "down");
}));

test("a broken link says what is wrong and where, and can be mended", () => play("#raft;1s+crahs+2", async (page) => {
  await page.getByText(/line 2, column 4/i).waitFor();
  await accessible(page);
  await page.getByRole("textbox").fill("raft\n1s crash 2\n");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.waitForFunction(() => window.synod?.script().includes("crash 2"));
}));

for (const [name, fragment, pattern] of [
  ["too many nodes", "#raft+nodes=26", /25/],
  ["too long a run", "#raft;end+11min", /ten|10/],
  ["a protocol that is not there", "#chubby", /chubby/],
  ["nothing that was ever a link", "#~%%%", /./],
]) {
  test(`a link with ${name} is refused by name`, () => play(fragment, async (page) => {
    const alert = page.locator("main");
    assert.match(await alert.textContent(), pattern);
    assert.equal(await page.locator(".stage").count(), 0);
  }));
}

test("following another link on the page opens it, and the back of history is not flooded", () => play(QUIET, async (page) => {
  const length = await page.evaluate(() => history.length);
  await seek(page, 0.7);
  await act(page, "crash 2", "crash 3", "restart 2");
  await page.waitForFunction(() => location.hash.includes("restart"));
  assert.equal(await page.evaluate(() => history.length), length);
  await page.evaluate(() => { location.hash = "#raft+nodes=3;1s+put+x+1;end+2s"; });
  await page.waitForFunction(() => window.synod.stage().nodes.length === 3);
}));

test("an embed shows stage, caption and transport, stands still, and leaves focus and keys alone", async () => {
  const html = `<!doctype html><html lang="en"><title>host</title><p>text</p>
    <iframe title="Synod" width="760" height="480" src="${server.url}?embed${QUIET}"></iframe>`;
  const host = await serve({ path: "/", policy: `default-src 'none'; frame-src ${server.origin}`, pages: { "index.html": html } });
  try {
    await visit(browser, { servers: [server, host], viewport: WIDE, reducedMotion: "no-preference" }, async (page) => {
      await page.goto(host.url);
      const inside = page.frameLocator("iframe");
      await inside.locator("html[data-ready='1']").waitFor();
      const frame = page.frames().find((it) => it !== page.mainFrame());
      assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
      await page.keyboard.press("Space");
      await page.keyboard.press("c");
      await page.waitForTimeout(300);
      assert.equal((await stage(frame)).time, 0);
      for (const gone of ["Share", "Script"]) {
        assert.equal(await inside.getByRole("button", { name: gone }).count(), 0);
      }
      assert.ok((await inside.getByRole("link", { name: /open in synod/i }).getAttribute("href")).endsWith(QUIET));
      await inside.getByRole("button", { name: /^Play/ }).click();
      await frame.waitForFunction(() => window.synod.stage().time > 0);
    });
  } finally {
    await host.close();
  }
});

test("an embed obeys its parent and nobody else, and tells it what happens", async () => {
  const html = `<!doctype html><html lang="en"><title>host</title><script src="heard.js"></script>
    <iframe title="Synod" width="760" height="480" src="${server.url}?embed${QUIET}"></iframe>`;
  const heard = "window.heard = []; addEventListener('message', ({ data }) => window.heard.push(data));";
  const host = await serve({
    path: "/", policy: `default-src 'none'; script-src 'self'; frame-src ${server.origin}`,
    pages: { "index.html": html, "heard.js": heard },
  });
  try {
    await visit(browser, { servers: [server, host], viewport: WIDE }, async (page) => {
      await page.goto(host.url);
      await page.waitForFunction(() => window.heard.some(({ ns, type }) => ns === "synod" && type === "ready"));
      const frame = page.frames().find((it) => it !== page.mainFrame());
      const say = (message) => page.evaluate((it) => document.querySelector("iframe").contentWindow.postMessage(it, "*"), message);
      await say({ ns: "synod", v: 1, type: "seek", time: 0.7 });
      await frame.waitForFunction(() => window.synod.stage().time === 700_000);
      await frame.evaluate(() => postMessage({ ns: "synod", v: 1, type: "seek", time: 0.1 }, "*"));
      await page.waitForTimeout(100);
      assert.equal((await stage(frame)).time, 700_000);
      await say({ ns: "synod", v: 1, type: "step" });
      await page.waitForFunction(() => window.heard.some(({ type }) => type === "event"));
    });
  } finally {
    await host.close();
  }
});

test("with reduced motion the page stands still until somebody plays it", () => play("", async (page) => {
  await page.waitForTimeout(400);
  assert.equal(await page.getByRole("button", { name: /^Play/ }).count(), 1);
}));

test("a phone has everything within its width and under a thumb", () => play(QUIET, async (page) => {
  await seek(page, 0.7);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const small = await page.locator(".transport button, header button").evaluateAll((buttons) =>
    buttons.filter((it) => it.offsetParent && it.getBoundingClientRect().height < 44 &&
      !it.classList.contains("text")).map((it) => it.textContent || it.ariaLabel));
  assert.deepEqual(small, []);
  await page.getByRole("tab", { name: "Events" }).click();
  await page.getByText(/Heartbeat/).first().waitFor();
}, { viewport: PHONE, hasTouch: true }));

for (const theme of ["light", "dark"]) {
  test(`nothing bars the way of a screen reader, ${theme}`, () => play(`?theme=${theme}${QUIET}`, async (page) => {
    await seek(page, 0.7);
    await accessible(page);
    await page.keyboard.press("2");
    await accessible(page);
    for (const tab of ["Events", "Numbers", "Rules"]) {
      await page.getByRole("tab", { name: tab }).click();
      await accessible(page);
    }
    await page.getByRole("button", { name: "Share" }).click();
    await accessible(page);
  }));
}

test("window.synod plays a script, and says what is wrong with one", () => play(QUIET, async (page) => {
  const result = await page.evaluate(() => {
    window.synod.load("raft nodes=3 seed=7\nend 1s\n");
    window.synod.seek(0.6);
    window.synod.act("put x 1");
    const stepped = window.synod.step();
    const failure = (act) => { try { act(); return null; } catch (error) { return error.message; } };
    return {
      stepped, nodes: window.synod.stage().nodes.length, script: window.synod.script(),
      verdicts: window.synod.verdicts().map(({ state }) => state),
      misspelt: failure(() => window.synod.load("raft\n1s crahs 2")),
      impossible: failure(() => window.synod.act("restart 2")),
      frozen: Object.isFrozen(window.synod),
    };
  });
  assert.equal(result.script, "raft nodes=3 seed=7\n600ms put x 1\nend 1s\n");
  assert.match(result.misspelt, /line 2, column 4.*crash/);
  assert.equal(result.impossible, "it is running already");
  assert.deepEqual([result.stepped, result.nodes, result.frozen], [true, 3, true]);
  assert.ok(result.verdicts.every((state) => state === "holds"));
}));

test("nothing moves while nobody looks", () => play(QUIET, async (page) => {
  await page.evaluate(() => window.synod.pause());
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    window.frames = 0;
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (then) => { window.frames += 1; return ask(then); };
  });
  await page.waitForTimeout(500);
  assert.ok(await page.evaluate(() => window.frames) <= 2, "a page at rest asks for no frames");
  await playUntil(page, () => window.synod.stage().time > 100_000);
  assert.ok(await page.evaluate(() => window.frames) > 5);
}, { reducedMotion: "no-preference" }));
