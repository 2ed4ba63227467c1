// Inputs that once stopped a page or never ended: each plays to its end.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, open, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

const FOLDER = fileURLToPath(new URL("../reported/", import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith(".scenario"));
const text = (name) => readFileSync(FOLDER + name, "utf8");

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

/** Goes to the end, and says how many events that took. */
const toTheEnd = (page) => page.evaluate(() => {
  window.synod.seek(60);
  for (let steps = 0; window.synod.step(); steps += 1) {
    if (steps > 200_000) throw new Error("it does not end");
  }
  return window.synod.stage().event;
});

test("every reported case plays to its end", () => visit(browser, { servers: [server] }, async (page) => {
  await open(page, server.url);
  assert.ok(FILES.length >= 17, `${FILES.length} files`);
  for (const name of FILES) {
    await page.evaluate((script) => window.synod.load(script), text(name));
    assert.ok((await toTheEnd(page)) > 0, name);
  }
}));

test("a script steps through a run with thousands of messages in flight, and the page shows where it stands", () =>
  visit(browser, { servers: [server] }, async (page) => {
    await open(page, server.url);
    await page.evaluate(() => window.synod.load("raft nodes=3 heartbeat=0s\nend 5s\n"));
    const millis = await page.evaluate(async () => {
      window.synod.seek(0.2);
      const begun = performance.now();
      for (let steps = 0; steps < 5_000; steps += 1) window.synod.step();
      await window.synod.area("");
      return performance.now() - begun;
    });
    assert.ok(millis < 15_000, `${Math.round(millis)} ms`);
    const { event } = await page.evaluate(() => window.synod.stage());
    assert.ok(event > 5_000, `${event} events`);
    assert.ok((await page.evaluate(() => window.synod.stage().flights.length)) > 1_000, "in flight");
    await page.getByRole("tab", { name: "Numbers" }).click();
    await page.getByText(event.toLocaleString("en")).first().waitFor();
  }));
