// The history of operations: live, by click, by key, and where a violation leads.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { find, launch, open, seek, settled, stage, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const RUN = "raft+nodes=5+seed=42;600ms+put+x+1;650ms+get+x;900ms+crash+1;1s+restart+1;1.1s+put+y+4;end+2s";
// A majority too small: what one side decides, the other never hears of.
const STALE =
  "raft+nodes=5+seed=1+clients=3+keys=1+suspend=commit-majority;700ms+split+1,2,c1/3,4,5,c2,c3;1.4s+heal;" +
  "1.8s+split+1,3,c1/2,4,5,c2,c3;2.4s+heal;2.6s+crash+1,2;3s+restart+1,2;end+4s";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ pages: {} });
});
after(async () => {
  await browser.close();
  await server.close();
});

const watch = (options, address, body) => visit(browser, { servers: [server], ...options }, async (page) => {
  await open(page, server.url + address);
  await body(page);
});
const picture = (page) => page.getByRole("img", { name: /^History\./ });
const event = async (page) => (await stage(page)).event;

test("operations stand in the history as they come, and say when they took effect", () =>
  watch(DESK, `?t=0.4#${RUN}`, async (page) => {
    await page.keyboard.press("y");
    await page.getByRole("tab", { name: "History", selected: true }).waitFor();
    await page.getByText("What clients ask stands here").waitFor();
    await seek(page, 0.61);
    await page.getByText("0 of 1 operations took effect").waitFor();
    await page.getByRole("button", { name: "Operation before" }).click();
    await page.getByRole("heading", { name: "c1: x = 1" }).waitFor();
    await page.getByText("It may take effect at any time").waitFor();
    await seek(page, 0.75);
    await page.getByText("2 of 2 operations took effect").waitFor();
    await page.getByRole("button", { name: /takes effect as number 1, after \d+ ms/ }).waitFor();
    assert.ok((await find(page, "c1#1")).x < (await find(page, "c1#2")).x);
    await accessible(page);
  }));

test("an operation leads to its call, its effect and its answer, and the rest stays in sight", () =>
  watch(DESK, `?t=2#${RUN}`, async (page) => {
    await page.keyboard.press("y");
    await page.getByRole("button", { name: "Operation before" }).click();
    await page.getByRole("heading", { name: "c1: y = 4" }).waitFor();
    await page.getByRole("button", { name: "Operation before" }).click();
    await page.getByRole("heading", { name: "c1: get x → 1" }).waitFor();
    await page.getByRole("button", { name: "Operation after" }).click();
    await page.getByRole("heading", { name: "c1: y = 4" }).waitFor();
    const moments = [];
    for (const name of [/is called/, /takes effect as number 3/, /is answered, after/]) {
      await page.getByRole("button", { name }).click();
      moments.push(await event(page));
    }
    assert.ok(moments[0] < moments[1] && moments[1] <= moments[2], moments.join(" "));
    await page.getByRole("button", { name: /is called/ }).click();
    assert.equal(await event(page), moments[0]);
    await page.getByText("3 of 3 operations took effect").waitFor();
  }));

test("a bar is clicked, pulled and seen from further away", () =>
  watch(DESK, `?t=1.2#${RUN}`, async (page) => {
    await page.keyboard.press("y");
    await page.getByText("3 of 3 operations").waitFor();
    const before = await find(page, "c1#3");
    assert.equal(await page.evaluate(() => synod.area("c1#1")), null, "what is not in sight is nowhere");
    for (let time = 0; time < 3; time += 1) await page.getByRole("button", { name: "Show more time" }).click();
    const [first, last] = [await find(page, "c1#1"), await find(page, "c1#3")];
    assert.ok(first.x < last.x && last.x < before.x);
    await page.mouse.click(last.x, last.y);
    await page.getByRole("heading", { name: "c1: y = 4" }).waitFor();

    await page.mouse.move(last.x, last.y);
    await page.mouse.down();
    await page.mouse.move(last.x - 40, last.y, { steps: 4 });
    await page.mouse.up();
    const pulled = await find(page, "c1#3");
    assert.ok(Math.abs(last.x - 40 - pulled.x) < 3, `${last.x} became ${pulled.x}`);
    await page.getByRole("heading", { name: "c1: y = 4" }).waitFor();
    await page.mouse.click(pulled.x, pulled.y);
    await page.getByText("Click an operation.").waitFor();
  }));

test("what cannot be placed is where the violation leads", () => watch(DESK, `#${STALE}`, async (page) => {
  await seek(page, 3.3);
  await page.getByRole("button", { name: "History", exact: true }).click();
  await page.getByRole("heading", { name: "c1: get x → 1.8" }).waitFor();
  await page.locator(".detail", { hasText: "in every possible order x held" }).waitFor();
  await page.getByText("The marked one has none.").waitFor();
  await page.getByRole("button", { name: /is answered/ }).click();
  await settled(page);
  assert.match(await page.textContent(".news"), /Linearizability/);
}));

test("by hand, events are counted", () =>
  watch(DESK, "#paxos+nodes=3+by=hand;put+x+A+at+1;settle", async (page) => {
    await seek(page, 9);
    await page.keyboard.press("y");
    await page.getByRole("button", { name: "Operation before" }).click();
    await page.getByRole("button", { name: /^event \d+ ?is answered$/ }).waitFor();
  }));

test("while it plays, the history runs along", () =>
  watch({ ...DESK, reducedMotion: "no-preference" }, "?speed=1#raft+nodes=3+seed=7+clients=2;end+4s", async (page) => {
    await page.keyboard.press("y");
    await page.getByText(/^[1-9]\d* of \d+ operations/).waitFor();
    const name = () => picture(page).getAttribute("aria-label");
    const before = await name();
    await page.waitForFunction((it) => document.querySelector(".bars canvas").ariaLabel !== it, before);
    await page.keyboard.press("k");
    await page.getByRole("button", { name: "Play (space)" }).waitFor();
  }));

test("on a phone the history is in the sheet", () => watch(PHONE, `?t=2#${RUN}`, async (page) => {
  await page.getByRole("tab", { name: "History" }).tap();
  await page.getByRole("button", { name: "Operation before" }).tap();
  await page.getByRole("heading", { name: "c1: y = 4" }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.equal(wide, 390);
  for (const name of ["Operation before", "Show more time"]) {
    const { width, height } = await page.getByRole("button", { name }).boundingBox();
    assert.ok(width >= 44 && height >= 44, `${name} is ${width} by ${height}`);
  }
  await accessible(page);
}));
