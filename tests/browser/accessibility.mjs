// axe over a page: what it finds serious is a failure.
import assert from "node:assert/strict";
import axe from "axe-core";

export async function accessible(page) {
  // Where the app runs, it has dealt with all that was done to it.
  await page.evaluate(() => window.synod?.area(""));
  // evaluate, not a script element: the page's policy stays as strict as it is.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => window.axe.run());
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  assert.deepEqual(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`), []);
}
