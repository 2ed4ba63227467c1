// Chromium for the tests. A page that complains, breaks its policy or leaves its origin fails its test.
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox", // root, as in containers, has no other way; the only pages are our own
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
];

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });

/** With SYNOD_BUSY set, a page puts off whatever it may put off, as it does on a machine that is too busy. */
function busy() {
  const { now } = Date;
  const { setTimeout } = window;
  let late = 0;
  Date.now = () => now.call(Date) + (late += 20);
  window.setTimeout = (then, millis, ...rest) => setTimeout(then, millis || 60, ...rest);
}

/**
 * A fresh profile with one page in it, passed to `body`. Options beyond Playwright's own:
 * `servers`: whose origins may be asked, and whose policy reports count;
 * `expected`: patterns of console errors that belong to the test.
 */
export async function visit(browser, { servers, expected = [], ...options }, body) {
  const complaints = [];
  const origins = servers.map((server) => server.origin);
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(+(process.env.SYNOD_PATIENCE ?? 45_000));
  if (process.env.SYNOD_BUSY) await context.addInitScript(busy);
  const watch = (page) => {
    page.on("pageerror", (error) => complaints.push(`page error: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`console: ${message.text()}`);
    });
  };
  context.on("page", watch);
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && !origins.includes(origin)) complaints.push(`request to ${request.url()}`);
  });
  // Workers report to the server alone; a policy that stands only in the page reports here alone.
  await context.exposeFunction("__violation", (text) => complaints.push(`policy: ${text}`));
  await context.addInitScript(() =>
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
      window.__violation([effectiveDirective, blockedURI, sourceFile, sample].join(" "))));
  try {
    const page = await context.newPage();
    const result = await body(page, context);
    for (const server of servers) {
      complaints.push(...server.violations.splice(0).map((report) => `policy report: ${JSON.stringify(report)}`));
    }
    const unexpected = complaints.filter((it) => !expected.some((pattern) => pattern.test(it)));
    assert.deepEqual(unexpected, [], "the page kept silent and at home");
    return result;
  } finally {
    await context.close();
  }
}

/** Opens the address and waits until the app says that its first frame stands. */
export async function open(page, url) {
  await page.goto(url);
  await page.waitForSelector("html[data-ready]");
  assert.equal(await page.getAttribute("html", "data-ready"), "1", await page.textContent("#app"));
}

/**
 * Asks `window.synod` once the page has dealt with all that was done to it: a busy page lets time pass
 * between a key and what it does.
 */
const ask = (page, name, ...all) => page.evaluate(async ([name, all]) => {
  await window.synod.area("");
  return window.synod[name](...all);
}, [name, all]);

export const settled = (page) => page.evaluate(() => window.synod.area(""));
export const stage = (page) => ask(page, "stage");
export const script = (page) => ask(page, "script");
export const events = (page) => ask(page, "events", 1);
export const verdicts = (page) => ask(page, "verdicts");
export const seek = (page, seconds) => ask(page, "seek", seconds);
export async function act(page, ...lines) {
  for (const line of lines) await ask(page, "act", line);
}

/** Where on the page something is that the stage shows: `S3`, `c1`, `S1-S2`, `vote 2to1`. */
export async function find(page, name) {
  const place = await page.evaluate((it) => window.synod.area(it), name);
  assert.ok(place, `${name} is nowhere on the stage`);
  return place;
}

/** The same for the first message of a kind that nothing hides. */
export async function findFlight(page, word) {
  const { flights } = await stage(page);
  for (const { selector, from, to } of flights.filter((it) => it.selector.split(".")[0] === word)) {
    const place = await page.evaluate((it) => window.synod.area(it), `${selector} ${from.node}to${to.node}`);
    if (place) return place;
  }
  assert.fail(`no ${word} is to be seen on the stage`);
}
