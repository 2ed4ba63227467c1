// What the other tests rely on: a page that misbehaves does fail its test.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, visit } from "./browser.mjs";
import { serve } from "./server.mjs";

let browser;
let server;
let elsewhere;
before(async () => {
  browser = await launch();
  elsewhere = await serve();
  server = await serve({
    pages: {
      "quiet.html": "<!doctype html><title>quiet</title><link rel=icon href=data:,>",
      "inline.html": "<!doctype html><title>inline</title><link rel=icon href=data:,><p style='color: red'>",
      "away.html": `<!doctype html><title>away</title><link rel=icon href=data:,><a href="${elsewhere.url}">away</a>`,
    },
  });
});
after(async () => {
  await browser.close();
  await server.close();
  await elsewhere.close();
});

const see = (file, act = () => {}) => visit(browser, { servers: [server] }, async (page) => {
  await page.goto(server.url + file);
  await act(page);
  await page.waitForTimeout(100);
});

test("a quiet page passes", () => see("quiet.html"));

test("a console error fails", () => assert.rejects(
  see("quiet.html", (page) => page.evaluate(() => console.error("noise"))), /noise/));

test("an uncaught error fails", () => assert.rejects(
  see("quiet.html", (page) => page.evaluate(() => void setTimeout(() => { throw new Error("oops"); }))), /oops/));

test("a breach of the policy fails", () => assert.rejects(see("inline.html"), /style-src/));

test("a request to another origin fails", () => assert.rejects(
  see("away.html", (page) => page.click("a")), /request to/));
