// A protocol that is not ours plays in the page like those that are.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { events, launch, open, seek, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser;
let server;
before(async () => {
  browser = await launch();
  server = await serve({ dist: "examples/two-phase-commit/dist/" });
});
after(async () => {
  await browser.close();
  await server.close();
});

test("two-phase commit opens with its scenario, and blocks", () =>
  visit(browser, { servers: [server], viewport: { width: 1440, height: 900 } }, async (page) => {
    await open(page, server.url);
    await seek(page, 1.9);
    const rows = (await events(page)).map(({ text }) => text);
    assert.ok(rows.some((text) => text.includes("Ask 2")), rows.join("\n"));
    await page.locator(".chosen").click();
    const offered = page.getByRole("group", { name: "Protocol" }).getByRole("button");
    assert.deepEqual(await offered.allTextContents(), ["Two-phase commit"]);
  }));
