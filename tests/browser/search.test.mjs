// Search: in a worker of its own, from a question to a counterexample that plays.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { launch, open, script, verdicts, visit } from "./browser.mjs";
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

/** The page with its search open. */
const search = (address, body, options = {}) =>
  visit(browser, { servers: [server], viewport: { width: 1440, height: 900 }, ...options }, async (page) => {
    await open(page, server.url + address);
    await page.keyboard.press("f");
    await page.getByRole("dialog", { name: "Search" }).waitFor();
    await body(page);
  });

const outcome = (page, pattern) => page.getByRole("status").filter({ hasText: pattern }).waitFor();
const press = (page, name) =>
  page.locator("dialog, .popover").getByRole("button", { name, exact: true }).click();
const verdict = async (page, id) => (await verdicts(page)).find((it) => it.property === id).state;

for (const [address, bug, property] of [
  ["#raft", "Figure 8", "leader-completeness"],
  ["#raft", "Stale read", "linearizability"],
  ["#raft", "Transfer answered too early", "truthful-answers"],
  ["#paxos", "Forgetful acceptor", "promises-kept"],
  ["#multipaxos", "Ignored reports", "safe-at"],
  ["#pbft", "Forgetful view change", "later-views"],
  ["#pbft", "New view not checked", "later-views"],
]) {
  test(`${bug} is found, opens at its first step, and plays to the violation`, () => search(address, async (page) => {
    await press(page, bug);
    await outcome(page, /is violated in \d+ steps/);
    await press(page, "Watch it happen");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.match(await script(page), /by=hand/);
    assert.equal(await verdict(page, property), "holds", "it stands before its first step");
    await page.keyboard.press("End");
    await page.waitForFunction((id) => window.synod.verdicts().find((it) => it.property === id).state === "violated", property);
  }));
}

test("a liar is looked for where a protocol tolerates one, and only there", () => search("#pbft", async (page) => {
  await page.getByLabel("nodes", { exact: true }).fill("3");
  await page.getByLabel("timers ring", { exact: true }).fill("0");
  await page.getByLabel("liars", { exact: true }).fill("1");
  await page.getByLabel("telling", { exact: true }).selectOption("equivocate");
  await press(page, "Search");
  await outcome(page, /is violated in \d+ steps/);
  await page.getByText(/S1 lies\. Any two quorums of 2 of 3 nodes share 1/).waitFor();
  await press(page, "Watch it happen");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.match(await script(page), /^lie 1 equivocate$/m);
  await page.keyboard.press("f");
  await press(page, "Raft");
  await page.getByLabel("liars", { exact: true }).waitFor({ state: "detached" });
  await accessible(page);
}));

test("a search that finds nothing says how much it looked at", () => search("#paxos", async (page) => {
  await page.getByLabel("requests", { exact: true }).fill("1");
  await page.getByLabel("timers ring", { exact: true }).fill("0");
  await press(page, "Search");
  await outcome(page, /Nothing is violated: all that can happen within these bounds was tried/);
  const states = page.locator(".figures dd").first();
  assert.ok(Number((await states.textContent()).replaceAll(",", "")) > 100);
  await accessible(page);
}));

test("a search is stopped and goes on from where it was", () => search("#raft", async (page) => {
  await page.getByLabel("timers ring", { exact: true }).fill("any");
  await page.getByLabel("states at most", { exact: true }).fill("900000");
  await press(page, "Search");
  await outcome(page, /Searching ways of/);
  await press(page, "Stop");
  await outcome(page, /Stopped at/);
  const states = async () =>
    Number((await page.locator(".figures dd").first().textContent()).replaceAll(",", ""));
  const before = await states();
  await press(page, "Go on");
  await outcome(page, /There is more beyond/);
  assert.ok((await states()) >= Math.max(before, 900_000));
}));

test("what cannot be asked is said in the words of the question", () => search("#raft", async (page) => {
  await page.getByLabel("crashes", { exact: true }).fill("some");
  await press(page, "Search");
  await page.getByText("`crashes=some`: crashes is a number").waitFor();
}));

test("on a phone the search is reached from what is played", () =>
  visit(browser, { servers: [server], viewport: { width: 390, height: 844 } }, async (page) => {
    await open(page, server.url + "#raft");
    await page.getByRole("button", { name: /^Raft/ }).click();
    await press(page, "Search everything that can happen");
    await press(page, "Forgotten vote");
    await outcome(page, /is violated in \d+ steps/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await accessible(page);
  }));
