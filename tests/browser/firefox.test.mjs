// The same page in Firefox, where one is installed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { installed, launch } from "./firefox.mjs";
import { serve } from "./server.mjs";

test("starts in Firefox, and its buttons work", { skip: !installed && "no Firefox here" }, async () => {
  const server = await serve();
  const firefox = await launch();
  try {
    await firefox.open(server.url);
    await firefox.until("document.documentElement.dataset.ready === '1'");
    await firefox.evaluate("void window.__synodCrash('a panic')");
    await firefox.click(".crash summary");
    await firefox.until("document.querySelector('.crash details').open");
    assert.deepEqual(firefox.complaints, []);
    assert.deepEqual(server.violations, []);
  } finally {
    await firefox.close();
    await server.close();
  }
});
