// The commands of the page: keys that always mean the same, the palette, the legend, present mode.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { act, find, launch, open, script, seek, settled, stage, visit } from "./browser.mjs";
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

const RUN = "#raft+seed=7;end+5s";

const play = (address, body, options = {}) =>
  visit(browser, { servers: [server], viewport: { width: 1440, height: 900 }, ...options }, async (page) => {
    await open(page, server.url + address);
    await body(page);
  });

const playing = (page) => page.getByRole("button", { name: /^Pause \(Space\)/ });

test("Space plays and pauses after a chip was clicked, and the chip does what it did once", () => play(RUN, async (page) => {
  await seek(page, 0.7);
  await page.getByRole("button", { name: "Split the cluster" }).click();
  await page.getByRole("button", { name: "Heal the network" }).waitFor();
  await page.keyboard.press("Space");
  await playing(page).waitFor();
  await page.keyboard.press("Space");
  await page.getByRole("button", { name: /^Play \(Space\)/ }).waitFor();
  const said = await script(page);
  assert.match(said, /split/);
  assert.doesNotMatch(said, /heal/);
  assert.equal((await stage(page)).groups.length, 2);
}));

test("Space belongs to a menu that is open, and to a switch", () => play(RUN, async (page) => {
  await seek(page, 0.7);
  await page.keyboard.press("b");
  const menu = page.getByRole("dialog", { name: "Faults" });
  await menu.getByRole("button", { name: /^Crash S\d/ }).focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => window.synod.script().includes("crash"));
  assert.equal(await playing(page).count(), 0);
}));

test("a key finds what the key before it did", () => play(RUN, async (page) => {
  await seek(page, 0.7);
  await Promise.all(["3", "c"].map((key) => page.keyboard.press(key)));
  assert.equal((await stage(page)).nodes[2].life, "down");
}));

test("the palette finds commands, scenarios and events, by keys alone", () => play(RUN, async (page) => {
  await seek(page, 2);
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "A command, a scenario or an event" });
  await field.fill("split the netw");
  await page.getByRole("option", { name: /^Split the network/ }).waitFor();
  await accessible(page);
  await page.keyboard.press("Enter");
  await page.getByRole("group", { name: "Split the network" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await field.fill("leads term 1");
  const event = page.getByRole("option", { name: /^Event \d+.*leads term 1/ }).first();
  const number = Number((await event.textContent()).match(/Event (\d+)/)[1]);
  await event.click();
  assert.equal((await stage(page)).event, number);
  await page.keyboard.press("Control+k");
  await field.fill("paxos duelling");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => window.synod.script().startsWith("paxos"));
}));

test("the legend shows what shapes, colours and rings mean", () => play(RUN, async (page) => {
  await page.keyboard.press("l");
  const legend = page.getByRole("dialog", { name: "What the picture means" });
  for (const name of ["Crown", "Ring", "Heartbeat", "Proposal"]) await legend.getByText(name, { exact: true }).waitFor();
  const drawn = await legend.locator("canvas").evaluateAll((all) =>
    all.every((it) => it.getContext("2d").getImageData(0, 0, it.width, it.height).data.some((value) => value > 0)));
  assert.ok(drawn, "every entry is drawn");
  await accessible(page);
  await page.keyboard.press("Escape");
  await legend.waitFor({ state: "detached" });
}));

test("present mode shows stage and caption alone, larger, and is left by Escape", () =>
  play("#raft+seed=7;700ms+note+Watch+the+leader.;end+5s", async (page) => {
    await seek(page, 0.6);
    const caption = page.getByRole("region", { name: "What happens" });
    const size = () => caption.locator("p").first().evaluate((it) => parseFloat(getComputedStyle(it).fontSize));
    const before = [await size(), await find(page, "S3")];
    await page.keyboard.press("p");
    await settled(page);
    assert.equal(await page.getByRole("button", { name: "Share" }).isVisible(), false);
    assert.ok(await size() >= 36, `the caption has ${await size()} px`);
    const at = await find(page, "S3");
    await page.mouse.click(at.x, at.y);
    await page.keyboard.press("c");
    assert.equal((await stage(page)).nodes[2].life, "down", "what is larger can still be clicked");
    await page.keyboard.press("Escape");
    await settled(page);
    assert.equal(await page.getByRole("button", { name: "Share" }).isVisible(), true);
    assert.equal(await size(), before[0]);
  }, { viewport: { width: 1920, height: 1080 } }));

test("a property says what it means, how it stands, and on what it rests", () => play(RUN, async (page) => {
  await seek(page, 1);
  await page.getByRole("button", { name: /properties hold/ }).click();
  await page.getByRole("button", { name: /^Election safety/ }).click();
  const explained = page.getByRole("region", { name: "Election safety" });
  await explained.getByText(/At most one leader/).waitFor();
  await accessible(page);
  await explained.getByRole("button").first().click();
  await page.getByRole("tab", { name: "Rules", selected: true }).waitFor();
}));

test("a claim that is open does not give the ending away", () =>
  play("#raft+seed=7;expect+leader+2;end+2s", async (page) => {
    await seek(page, 0.1);
    await page.getByRole("button", { name: /1 claim is open/ }).waitFor();
    assert.equal(await page.getByText("expect leader 2").count(), 0);
    await seek(page, 2);
    await page.getByText("expect leader 2").waitFor();
  }));

test("captions grow with their text, and the stage gives way", () => play(RUN, async (page) => {
  const caption = page.getByRole("region", { name: "What happens" });
  const low = (await caption.boundingBox()).height;
  await seek(page, 0.7);
  await act(page, `note ${"A remark that is as long as a remark may be. ".repeat(9).trim()}`);
  await settled(page);
  const box = await caption.boundingBox();
  assert.ok(box.height > low);
  assert.ok(await caption.evaluate((it) => it.scrollHeight <= it.clientHeight + 1), "all of it can be read");
  const picture = await page.getByRole("region", { name: "Stage" }).boundingBox();
  assert.ok(picture.y + picture.height <= box.y + 1);
}, { viewport: { width: 820, height: 1180 } }));
