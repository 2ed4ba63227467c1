// By hand: whatever a script can say can be done on the page, and what is done replays equally.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { act, events, find, findFlight, launch, open, script, seek, settled, stage, visit } from "./browser.mjs";
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

const play = (address, body, options = {}) =>
  visit(browser, { servers: [server], viewport: WIDE, ...options }, async (page, context) => {
    await open(page, server.url + address);
    await body(page, context);
  });

const lastLine = async (page) => (await script(page)).trimEnd().split("\n").at(-1);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const said = (page, line) => page.waitForFunction((it) => window.synod.script().trimEnd().endsWith(it), line);

/** The same script in a fresh page shows the same, event for event. */
async function replays(page, context) {
  const wanted = [await script(page), await stage(page), await events(page)];
  await page.waitForFunction(() => {
    const lines = location.hash.slice(1).replaceAll("+", " ").split(";");
    return `${lines.map(decodeURIComponent).join("\n")}\n` === window.synod.script();
  });
  const other = await context.newPage();
  await open(other, page.url());
  await other.keyboard.press("End");
  await other.waitForFunction((event) => window.synod.stage().event === event, wanted[1].event);
  const found = [await script(other), await stage(other), await events(other)];
  assert.deepEqual(found, wanted);
}

test("an election is won by clicking alone, and replays equally", () => play("#raft+nodes=3", async (page, context) => {
  await page.locator(".chosen").click();
  await button(page, "by hand").click();
  assert.equal(await script(page), "raft nodes=3 by=hand\n");
  await page.locator(".curtain").click({ position: { x: 1200, y: 500 } });
  await page.locator(".hands [data-node='1'] button", { hasText: "fire election" }).click();
  await page.locator(".hands [data-node='1'] button", { hasText: "write" }).click();
  const vote = await find(page, "vote 1to2");
  await page.mouse.click(vote.x, vote.y);
  await said(page, "deliver vote 1to2");
  await page.locator(".choice", { hasText: "write 2" }).click();
  await page.locator(".choice", { hasText: "deliver granted 2to1" }).click();
  assert.equal((await stage(page)).nodes[0].role, "leading");
  assert.equal(await script(page),
    "raft nodes=3 by=hand\nfire 1 election\nwrite 1\ndeliver vote 1to2\nwrite 2\ndeliver granted 2to1\n");
  await page.getByText("event 8", { exact: true }).waitFor();
  await button(page, "Settle").click();
  await said(page, "settle");
  assert.deepEqual((await stage(page)).flights, []);
  await replays(page, context);
}));

test("by key alone: n goes to the list, Enter chooses, and the list keeps the keyboard", () =>
  play("#raft+nodes=3+by=hand", async (page, context) => {
    for (const line of ["fire 1 election", "write 1", "deliver vote 1to2"]) {
      await page.keyboard.press("n");
      await settled(page);
      await page.waitForFunction(() => document.activeElement.classList.contains("choice"));
      await page.keyboard.press("Enter");
      await said(page, line);
    }
    await settled(page);
    await page.waitForFunction(() => document.activeElement.classList.contains("choice"));
    await page.keyboard.press("Enter");
    await said(page, "write 2");
    await replays(page, context);
  }));

test("a message can be dropped and copied as well", () => play("#raft+nodes=3+by=hand", async (page) => {
  await act(page, "fire 1 election", "write 1");
  const vote = await find(page, "vote 1to2");
  await page.mouse.click(vote.x, vote.y, { button: "right" });
  assert.equal(await lastLine(page), "write 1");
  await button(page, "Copy").click();
  await said(page, "copy vote 1to2");
  await button(page, "More: deliver vote.2 1to2").click();
  await button(page, "Drop").click();
  await said(page, "drop vote.2 1to2");
}));

test("going back and choosing something else forks, in the midst of settling too", () =>
  play("#raft+nodes=3+by=hand", async (page, context) => {
    await act(page, "fire 1 election", "settle");
    const old = await script(page);
    for (let times = 0; times < 3; times += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("3");
    await page.keyboard.press("c");
    await said(page, "crash 3");
    const futures = page.getByRole("region", { name: "Futures" }).getByRole("button");
    await settled(page);
    assert.equal(await futures.count(), 2);
    assert.equal(await futures.nth(1).getAttribute("aria-current"), "true");
    await replays(page, context);
    await futures.nth(0).click();
    assert.equal(await script(page), old);
    assert.equal(await futures.nth(0).getAttribute("aria-current"), "true");
  }));

test("futures are a tree", () => play("#raft+seed=7", async (page) => {
  for (const [seconds, line] of [[2, "crash 2"], [1, "put x 1"], [2.5, "crash 3"], [2.2, "pause 4"]]) {
    await seek(page, seconds);
    await act(page, line);
  }
  await settled(page);
  const tree = page.getByRole("region", { name: "Futures" });
  const names = await tree.locator("li").evaluateAll((all) =>
    all.map((it) => `${it.className} ${it.querySelector("span").textContent}`));
  assert.deepEqual(names, ["deep-0 First future", "deep-1 put x 1", "deep-2 pause 4"]);
  await tree.getByRole("button", { name: "put x 1" }).click();
  assert.equal(await script(page), "raft seed=7\n1s put x 1\n2.5s crash 3\n");
  await accessible(page);
}));

const NODE = [
  ["Crash", "crash 2"], ["Pause", "pause 2"], ["Isolate", "split 1,3,4,5/2"], ["S3", "cut 2-3"],
  ["Forgets what it said", "disk 2 lying"], ["Corrupt", "disk 2 corrupt"],
  ["20..40ms", "disk 2 20..40ms"], ["1.2", "clock 2 1.2"],
  ["Transfer", "admin transfer 2"], ["Remove", "admin remove 2"],
];
for (const [name, line] of NODE) {
  test(`a node's menu: ${name}`, () => play("#raft+seed=7;end+5s", async (page) => {
    await seek(page, 0.7);
    await page.keyboard.press("2");
    await page.keyboard.press("m");
    await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
    assert.match(await script(page), new RegExp(`700ms ${line}\n`));
  }));
}

test("members, leader, snapshots and read levels are three clicks away, and are seen", () =>
  play("#raft+nodes=5+seed=7+voters=3;600ms+put+x+1;end+5s", async (page, context) => {
    const at = (time) => seek(page, time);
    const does = async (line) => {
      await page.getByRole("button", { name: "+ admin" }).click();
      await page.locator(`.popover [title='admin ${line}']`).click();
      await page.waitForFunction((it) => window.synod.script().includes(`admin ${it}\n`), line);
    };
    await at(0.8);
    assert.deepEqual((await stage(page)).nodes.map((node) => node.title).slice(2), ["follower", "outsider", "outsider"]);
    await does("reconfigure 1,2,3,4,5");
    await at(0.88);
    const leader = (await stage(page)).nodes.find((node) => node.role === "leading");
    assert.deepEqual(leader.tallies.map((tally) => [tally.label, tally.need]), [["slot 3, incoming", 3], ["slot 3, outgoing", 2]]);
    await at(1.2);
    await page.keyboard.press("a");
    await accessible(page);
    await page.keyboard.press("Escape");
    await does("compact");
    await at(1.4);
    assert.ok((await stage(page)).nodes.some((node) => node.compacted > 0));
    const heir = (await stage(page)).nodes.find((node) => node.role === "following").id;
    await does(`transfer ${heir}`);
    await at(2);
    assert.equal((await stage(page)).nodes.find((node) => node.role === "leading").id, heir);
    await page.keyboard.press("r");
    await page.getByLabel("asks").selectOption("get");
    await page.getByLabel("read").selectOption("local");
    await button(page, "Send").click();
    await page.waitForFunction(() => window.synod.script().includes("2s get x local\n"));
    await page.keyboard.press("End");
    await replays(page, context);
  }));

test("a node's menu follows what is so: healed, honest, wiped, restarted, resumed", () =>
  play("#raft+seed=7;end+5s", async (page) => {
    await seek(page, 0.7);
    await act(page, "cut 2-3", "disk 2 lying", "pause 2");
    await page.keyboard.press("2");
    const choose = async (name, line) => {
      await page.keyboard.press("m");
      await page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
      assert.ok((await script(page)).includes(line), line);
    };
    await choose("Heal S3", "heal 2-3");
    await choose("Honest", "disk 2 honest");
    await choose("Resume", "resume 2");
    await choose("Crash", "crash 2");
    await choose("Wipe its disk", "wipe 2");
    await choose("Restart", "restart 2");
  }));

test("a crash keeps or loses the write under way", () => play("#raft+nodes=3+by=hand", async (page) => {
  await act(page, "fire 1 election");
  await page.keyboard.press("1");
  await page.keyboard.press("m");
  await accessible(page);
  await button(page, "Crash, write kept").click();
  await said(page, "crash 1 kept");
}));

test("fields take any value, and say what is wrong with one", () => play("#raft+seed=7;end+5s", async (page) => {
  await seek(page, 0.7);
  await page.keyboard.press("2");
  await page.keyboard.press("m");
  const field = page.getByRole("textbox", { name: "Its clock runs at" });
  await field.fill("fast");
  await field.press("Enter");
  await page.getByText(/“?"fast" cannot stand here/).waitFor();
  await field.fill("1.05");
  await field.press("Enter");
  assert.match(await script(page), /700ms clock 2 1\.05\n/);
}));

test("links and messages: cut, lag, loss, delay", () => play("#raft+seed=7;end+5s", async (page) => {
  await seek(page, 0.6);
  const link = await find(page, "S1-S2");
  const more = async (group, name, line) => {
    await button(page, "More ▾").first().click();
    await page.locator(".popover h3", { hasText: group }).locator("+ .row").getByRole("button", { name, exact: true }).click();
    assert.ok((await script(page)).includes(line), line);
  };
  await page.mouse.click(link.x, link.y);
  await more("Messages take, both ways", "80..120ms", "lag 1-2 80..120ms");
  await more("Messages take, S1 → S2", "80..120ms", "lag 1to2 80..120ms");
  await more("Messages are lost, both ways", "0.3", "loss 1-2 0.3");
  await button(page, "Cut both ways").click();
  await button(page, "Heal both ways").click();
  assert.match(await script(page), /cut 1-2\n.*heal 1-2\n/);
  await page.keyboard.press("Escape");
  await seek(page, 0.175);
  const vote = await findFlight(page, "vote");
  await page.mouse.click(vote.x, vote.y);
  await more("Arrives later by", "20ms", " 20ms");
  assert.match(await script(page), /delay vote 2to\d 20ms/);
}));

test("a client asks for anything, anywhere", () => play("#raft+seed=7;end+5s", async (page) => {
  await seek(page, 0.7);
  const ask = async (fill, line) => {
    await settled(page);
    await page.keyboard.press("r");
    await settled(page);
    await fill(page.getByRole("dialog"));
    await settled(page);
    await button(page, "Send").click();
    await page.waitForFunction((it) => window.synod.script().includes(it), line);
  };
  await ask(async (form) => form.getByLabel("at").selectOption("S3"), "700ms put x 1 at 3\n");
  await ask(async (form) => {
    await form.getByLabel("client").selectOption("c2");
    await form.getByLabel("asks").selectOption("cas");
    await form.getByLabel("value").fill("9");
  }, "c2 cas x 1 9\n");
  await ask(async (form) => {
    await form.getByLabel("asks").selectOption("get");
    await form.getByLabel("read").selectOption("local");
  }, "get x local\n");
  await ask((form) => form.getByLabel("asks").selectOption("sync"), "sync\n");
}));

test("the world is set in place, and what cannot be is refused in the parser's words", () =>
  play("#raft+seed=7", async (page) => {
    await page.locator(".chosen").click();
    await page.getByRole("checkbox", { name: "crash" }).check();
    await settled(page);
    await page.getByRole("checkbox", { name: "split" }).check();
    await page.getByText("Network, disks, clients, timeouts").click();
    const loss = page.getByLabel("lost, 0 to 1");
    await loss.fill("7");
    await loss.press("Tab");
    await page.getByText("expected a number from 0 to 1").waitFor();
    assert.equal(await loss.inputValue(), "7");
    await accessible(page);
    await loss.fill("0.1");
    await loss.press("Tab");
    await page.getByLabel("a write takes").fill("1..4ms");
    await page.getByLabel("a write takes").press("Tab");
    await page.getByLabel("election").fill("200..400ms");
    await page.getByLabel("election").press("Tab");
    const head = "raft seed=7 disk=1..4ms loss=0.1 nemesis=crash,split election=200..400ms";
    await page.getByText(head, { exact: true }).waitFor();
    assert.equal(await script(page), `${head}\n`);
  }));

test("a violation under a broken assumption is amber, and says what broke it", () => play(
  "#raft+nodes=3+by=hand;disk+2+lying;fire+1+election;write+1;deliver+vote+1to2;write+2;crash+2;restart+2;" +
  "deliver+granted+2to1;write+1;fire+3+election;write+3;deliver+vote+3to2;write+2;deliver+granted+2to3;write+3",
  async (page) => {
    await page.keyboard.press("End");
    const alarm = page.getByRole("alert");
    await alarm.getByText("Election safety: assumption violated").waitFor();
    assert.ok(await alarm.evaluate((it) => it.classList.contains("assumption")));
    await alarm.getByText(/the disk of S2 lied and forgot in a crash/).waitFor();
    assert.equal(await page.locator(".verdict.violated").count(), 0);
    assert.equal(await page.locator(".verdicts .assumption").count(), 1);
    await accessible(page);
    await button(page, "Fold this to one line").click();
    await alarm.getByText(/the disk of S2 lied and forgot in a crash/).waitFor({ state: "detached" });
    await accessible(page);
    await button(page, "What was violated, and why").click();
    await button(page, "Go to what broke it").click();
    assert.equal((await stage(page)).event, 4);
  }));

test("on a phone an election is won with a thumb", () => play("#raft+nodes=3+by=hand", async (page, context) => {
  const first = page.getByRole("group", { name: "Try" });
  for (const line of ["fire 1 election", "write 1", "deliver vote 1to2", "write 2", "deliver granted 2to1"]) {
    await first.getByRole("button", { name: line, exact: true }).tap();
    await said(page, line);
  }
  await button(page, "Settle").tap();
  await said(page, "settle");
  await page.getByRole("tab", { name: "Next" }).tap();
  await page.locator(".choice", { hasText: "fire 1 heartbeat" }).tap();
  await said(page, "fire 1 heartbeat");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await accessible(page);
}, { viewport: PHONE, hasTouch: true }));
