// Compare: what a decision costs in every protocol, measured on the page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible } from "./accessibility.mjs";
import { launch, open, visit } from "./browser.mjs";
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

const page = (viewport, body) =>
  visit(browser, { servers: [server], viewport }, async (page) => {
    await open(page, `${server.url}#raft`);
    await body(page);
  });

/** The cells of a protocol's row, as they read. */
const row = (page, name) =>
  page
    .getByRole("region", { name: "Measured" })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) })
    .getByRole("cell")
    .allInnerTexts();

test("every protocol is measured, and the number of nodes can be chosen", () =>
  page({ width: 1440, height: 900 }, async (page) => {
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Compare" });
    await dialog.waitFor();
    const five = await row(page, "Raft");
    assert.deepEqual([five[1], five[4], five[6]], ["2", "4", "8"], "decided, client, messages");
    assert.match(five[8], /2 delays, \d+ messages/);
    await dialog.getByRole("button", { name: "7 nodes" }).click();
    await dialog.getByRole("button", { name: "7 nodes", pressed: true }).waitFor();
    assert.equal((await row(page, "Raft"))[6], "12");
    assert.equal((await row(page, "PBFT"))[6], "84");
    await accessible(page);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }));

test("on a phone it is reached from what is played, and its tables scroll for themselves", () =>
  page({ width: 390, height: 844 }, async (page) => {
    await page.locator("button.chosen").click();
    await page.getByRole("button", { name: "Compare the protocols" }).click();
    await page.getByRole("dialog", { name: "Compare" }).waitFor();
    assert.equal((await row(page, "Paxos"))[1], "4");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `the page is ${wide} wide`);
    await accessible(page);
  }));
