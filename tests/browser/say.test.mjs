// Whatever the language can say can be done by hand, and what is done is a line that replays.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { act, events, find, launch, open, script, seek, settled, stage, visit } from "./browser.mjs";
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
const RUN = "#raft+seed=7;end+5s";

const play = (address, body, options = {}) =>
  visit(browser, { servers: [server], viewport: WIDE, ...options }, async (page, context) => {
    await open(page, server.url + address);
    await body(page, context);
  });

const button = (page, name) => page.getByRole("button", { name, exact: true });
const frame = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
const says = (page, text) => page.waitForFunction((it) => window.synod.script().includes(it), text);

/** The same script in a fresh page shows the same, event for event. */
async function replays(page, context) {
  const time = (await stage(page)).time / 1e6;
  const other = await context.newPage();
  await open(other, server.url);
  await other.evaluate(([text, to]) => { window.synod.load(text); window.synod.seek(to); }, [await script(page), time]);
  assert.equal(await script(other), await script(page));
  assert.deepEqual(await events(other), await events(page));
}

test("another protocol plays in the same world, and says what it does not know", () =>
  play("#raft+nodes=3+seed=9+delay=5..9ms+election=200..300ms;100ms+put+x+1;200ms+crash+2", async (page, context) => {
    await page.locator(".chosen").click();
    const paxos = page.getByRole("group", { name: "Protocol" }).getByRole("button", { name: "Paxos", exact: true });
    await paxos.click();
    await says(page, "paxos nodes=3 seed=9 delay=5..9ms\n100ms put x 1\n200ms crash 2\n");
    await page.getByText("Paxos does not know election=200..300ms: left out.").waitFor();
    await page.waitForFunction(() => document.querySelector("[aria-label=Protocol] [aria-pressed=true]").textContent === "Paxos");
    await accessible(page);
    await replays(page, context);
  }));

test("Paxos is told in its own words", () => play("#paxos+nodes=3+seed=2;100ms+put+x+1;end+2s", async (page) => {
  await seek(page, 2);
  const rows = (await events(page)).map(({ text }) => text);
  assert.ok(rows.some((text) => /in ballot \d\S* with the promises of a majority/.test(text)), rows.join("\n"));
  assert.ok(!rows.some((text) => /election|votes|leads/.test(text)), rows.join("\n"));
}));

test("disks are given in the setup, with the protocol's own errors", () => play(RUN, async (page, context) => {
  await page.locator(".chosen").click();
  await page.getByText("What disks hold at the start").click();
  const disk = page.getByLabel("S2", { exact: true });
  await disk.fill("ballot=3");
  await disk.press("Tab");
  await page.locator("#given-2").waitFor();
  assert.doesNotMatch(await script(page), /given/);
  await disk.fill("term=8 log=1,1,4");
  await disk.press("Tab");
  await says(page, "raft seed=7\ngiven 2 term=8 log=1,1,4\nend 5s\n");
  await page.locator("#given-2").waitFor({ state: "detached" });
  await accessible(page);
  await replays(page, context);
}));

test("a disk is given at its node, as long as nothing has happened", () => play(RUN, async (page) => {
  await page.keyboard.press("Home");
  await page.keyboard.press("1");
  await page.keyboard.press("m");
  const field = page.getByRole("textbox", { name: "Its disk holds at the start" });
  await field.fill("term=4");
  await field.press("Enter");
  await says(page, "given 1 term=4\n");
  await page.waitForFunction(() => window.synod.stage().nodes[0].epoch === 4);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !window.synod.script().includes("given"));
  await seek(page, 0.7);
  await page.keyboard.press("m");
  await page.getByRole("dialog").waitFor();
  assert.equal(await field.count(), 0);
}));

test("claims are made by key and by click, and are judged", () => play("#raft+seed=7", async (page, context) => {
  await seek(page, 0.7);
  await act(page, "put x 1");
  await seek(page, 1);
  const claim = async (name, line) => {
    await page.keyboard.press("x");
    await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
    await says(page, `${line}\n`);
  };
  await page.keyboard.press("x");
  await page.getByRole("dialog").waitFor();
  await accessible(page);
  await page.keyboard.press("Escape");
  const { id } = (await stage(page)).nodes.find(({ role }) => role === "leading");
  await claim(`S${id} leads`, `expect leader ${id}`);
  await claim("x = 1", "expect value x 1");
  await claim("all is answered", "expect answered");
  await claim("Agreement: holds", "expect holds agreement");
  await claim("Election safety: violated", "expect violated election-safety");
  await button(page, "+ claim").click();
  const any = page.getByRole("textbox", { name: /^Any claim/ });
  await any.fill("leader none by 900ms");
  await any.press("Enter");
  await page.getByText(/expected 1s or later/).waitFor();
  await any.fill("decided 1 1 by 3s");
  await any.press("Enter");
  await says(page, "1s expect decided 1 1 by 3s\n");
  await claim("5s", "end 5s");
  await page.keyboard.press("End");
  await page.waitForFunction(() => window.synod.stage().time === 5_000_000);
  const verdicts = page.locator(".verdict.claim");
  await verdicts.filter({ hasText: `expect leader ${id}: kept` }).waitFor();
  await verdicts.filter({ hasText: "expect violated election-safety: broken" }).waitFor();
  await replays(page, context);
}));

test("a node lies in every way that its menu offers, and is masked until it is honest", () => play(RUN, async (page, context) => {
  await seek(page, 0.7);
  await page.keyboard.press("2");
  await page.keyboard.press("m");
  const menu = page.getByRole("dialog");
  await menu.getByText("Raft is made for nodes that crash: a liar breaks what it assumes.").waitFor();
  const liar = async () => (await stage(page)).nodes[1];
  for (const way of ["twins", "withhold", "delay by=80..90ms", "replay", "duplicate", "impersonate as=1"]) {
    await menu.getByRole("button", { name: way[0].toUpperCase() + way.slice(1), exact: true }).click();
    await page.waitForFunction((way) => window.synod.stage().nodes[1].lies.includes(way), way);
    await settled(page);
    if (!await menu.isVisible()) await page.keyboard.press("m");
  }
  assert.equal((await liar()).lies.length, 6);
  assert.match((await liar()).second, /^follower t/);
  const any = menu.getByRole("textbox", { name: "It lies" });
  await any.fill("withhold to=3 kinds=votr");
  await any.press("Enter");
  await page.getByText(/"votr" is misspelt.*vote/).waitFor();
  await settled(page);
  if (!await menu.isVisible()) await page.keyboard.press("m");
  await menu.getByRole("button", { name: "Honest", exact: true }).click();
  await page.waitForFunction(() => window.synod.stage().nodes[1].lies.length === 0);
  await says(page, "lie 2 withhold\n");
  await replays(page, context);
}));

test("any line of script can be written out, and is refused in the parser's words", () => play(RUN, async (page) => {
  await seek(page, 0.7);
  await button(page, "+ fault").click();
  const line = page.getByRole("textbox", { name: "Any other line of script" });
  await line.fill("crahs 1,2");
  await line.press("Enter");
  await page.getByText(/"crahs" is misspelt.*crash/).waitFor();
  await line.fill("crash 1,2");
  await line.press("Enter");
  await says(page, "700ms crash 1,2\n");
}));

test("a client's link is lagged, cut and healed from its menu", () => play(RUN, async (page) => {
  await seek(page, 0.7);
  await act(page, "c2 put x 1");
  const client = await find(page, "c2");
  await page.mouse.click(client.x, client.y);
  await button(page, "More ▾").click();
  await page.getByRole("dialog").getByRole("button", { name: "c2 – S3", exact: true }).click();
  await button(page, "Cut both ways").click();
  await says(page, "cut 3-c2\n");
  await button(page, "Heal S3 → c2").click();
  await says(page, "heal 3toc2\n");
  await button(page, "More ▾").first().click();
  const lag = page.getByRole("textbox", { name: "Messages take, both ways" });
  await lag.fill("70..90ms");
  await lag.press("Enter");
  await says(page, "lag 3-c2 70..90ms\n");
}));

test("by key, a split has three sides", () => play(RUN, async (page, context) => {
  await seek(page, 0.7);
  for (const key of ["s", "4", "5", "5"]) await page.keyboard.press(key);
  await page.getByText("S1 S2 S3 ┃ S4 ┃ S5").waitFor();
  await accessible(page);
  await page.keyboard.press("s");
  await says(page, "700ms split 1,2,3/4/5\n");
  await replays(page, context);
}));

test("by mouse, a click goes round the sides and a loop makes one, outside of a split too", () =>
  play(RUN, async (page) => {
    await seek(page, 0.7);
    const around = async (name) => {
      const { x, y } = await find(page, name);
      await page.mouse.move(x - 90, y - 90);
      await page.mouse.down();
      for (const [dx, dy] of [[90, -90], [90, 90], [-90, 90], [-90, -60]]) {
        await page.mouse.move(x + dx, y + dy);
        await frame(page);
      }
      await page.mouse.up();
    };
    await around("S2");
    await page.getByText("S1 S3 S4 S5 ┃ S2").waitFor();
    await around("S4");
    await page.getByText("S1 S3 S5 ┃ S2 ┃ S4").waitFor();
    const five = await find(page, "S5");
    for (const text of ["S1 S3 ┃ S2 S5 ┃ S4", "S1 S3 ┃ S2 ┃ S4 S5", "S1 S3 ┃ S2 ┃ S4 ┃ S5", "S1 S3 S5 ┃ S2 ┃ S4"]) {
      await page.mouse.click(five.x, five.y);
      await page.getByText(text, { exact: false }).waitFor();
    }
    await button(page, "Split").click();
    await says(page, "700ms split 1,3,5/2/4\n");
  }));

test("with a finger, a loop makes a side as well", () => play(RUN, async (page, context) => {
  await seek(page, 0.7);
  const { x, y } = await find(page, "S2");
  const cdp = await context.newCDPSession(page);
  // The browser may take moves together that come within one frame.
  const touch = async (type, ...points) => {
    await cdp.send("Input.dispatchTouchEvent", { type, touchPoints: points });
    await frame(page);
  };
  await touch("touchStart", { x: x - 75, y: y - 75 });
  for (const [dx, dy] of [[0, -75], [45, -75], [45, 75], [0, 75], [-75, 75], [-75, 0], [-75, -60]]) {
    await touch("touchMove", { x: x + dx, y: y + dy });
  }
  await touch("touchEnd");
  // No tap: the browser takes one right after a quick stroke for the end of that stroke.
  await button(page, "Split").click();
  await says(page, "700ms split 1,3,4,5/2\n");
}, { viewport: PHONE, hasTouch: true, isMobile: true }));

test("tabs are gone through with arrows, and only the chosen one is in the way of Tab", () => play(RUN, async (page) => {
  const tab = (name) => page.getByRole("tab", { name, exact: true });
  await tab("Node").focus();
  for (const [key, name] of [["ArrowRight", "Events"], ["ArrowLeft", "Node"], ["ArrowLeft", "Rules"], ["ArrowRight", "Node"],
    ["End", "Rules"], ["Home", "Node"]]) {
    const { event } = await stage(page);
    await page.keyboard.press(key);
    await page.waitForFunction((it) => document.activeElement.textContent === it &&
      document.activeElement.ariaSelected === "true" && document.activeElement.tabIndex === 0, name);
    assert.equal((await stage(page)).event, event, "the run stands still meanwhile");
    assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1);
  }
}));

test("numbers say what became of each kind of message", () => play("#raft+seed=7+loss=0.2;end+3s", async (page) => {
  await seek(page, 3);
  await page.getByRole("tab", { name: "Numbers" }).click();
  await settled(page);
  const rows = await page.locator(".traffic tbody tr").evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent.replaceAll(",", ""))));
  const flying = (await stage(page)).flights.filter(({ from, to }) => from.node && to.node).length;
  const sum = (at) => rows.reduce((total, row) => total + Number(row[at]), 0);
  assert.ok(sum(1) > 0 && sum(3) > 0);
  assert.equal(sum(1), sum(2) + sum(3) + flying);
  assert.ok(rows.some(([name]) => name === "Request vote"));
  await accessible(page);
}));

test("a mark of the timeline says what it is", () => play("#raft+seed=7;1s+crash+2;end+2s", async (page) => {
  await seek(page, 2);
  const area = await page.locator(".timeline canvas").boundingBox();
  const labels = new Set();
  for (let x = 20; x < area.width; x += 5) {
    await page.mouse.move(area.x + x, area.y + 20);
    await settled(page);
    labels.add(await page.locator(".timeline canvas").getAttribute("title"));
    if ([...labels].some((label) => /crash 2/.test(label))) return;
  }
  assert.fail([...labels].join("; "));
}));

test("on a phone a violation stands below the stage and covers nothing", () => play("#raft+nodes=5+seed=1+delay=5..80ms+suspend=majority-vote", async (page) => {
  await seek(page, 1);
  const alarm = page.getByRole("alert");
  await alarm.getByText("Election safety is violated").waitFor();
  const picture = await page.getByRole("region", { name: "Stage" }).boundingBox();
  assert.ok((await alarm.boundingBox()).y >= picture.y + picture.height);
  await accessible(page);
  await alarm.getByRole("button", { name: "Go to it", exact: true }).tap();
  await page.waitForFunction(() => window.synod.verdicts().some(({ state, event }) =>
    state === "violated" && event === window.synod.stage().event));
}, { viewport: PHONE, hasTouch: true, isMobile: true }));

test("as fast as it goes is far in no time, in slices that let everything else happen", () =>
  play("?speed=max#raft+nodes=9+clients=8+seed=3;end+1min", async (page) => {
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
      }).observe({ type: "longtask" });
      window.frames = 0;
      const count = () => { window.frames += 1; requestAnimationFrame(count); };
      requestAnimationFrame(count);
      window.synod.play();
    });
    await page.waitForFunction(() => window.synod.stage().time === 60_000_000);
    assert.ok(await page.evaluate(() => window.frames) > 3, "the page draws meanwhile");
    await page.getByRole("button", { name: "Play (space)" }).waitFor();
  }, { reducedMotion: "no-preference" }));

test("in the background, where no frames come, it goes on all the same", () =>
  play("?speed=max#raft+seed=3;end+20s", async (page) => {
    await page.evaluate(() => {
      window.requestAnimationFrame = () => 0;
      window.synod.play();
    });
    await page.waitForFunction(() => window.synod.stage().time === 20_000_000, null, { polling: 50 });
  }, { reducedMotion: "no-preference" }));

test("what is far is gone to on the way, and can be stopped there", () =>
  play("#raft+nodes=9+clients=8+seed=3;end+10min", async (page) => {
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Pause (space)" }).click();
    await page.getByRole("button", { name: "Play (space)" }).waitFor();
    const { time } = await stage(page);
    assert.ok(time > 0 && time < 600_000_000, `${time}`);
  }));
