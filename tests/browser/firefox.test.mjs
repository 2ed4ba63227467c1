// The same page in Firefox, where one is installed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { installed, launch } from "./firefox.mjs";
import * as chromium from "./browser.mjs";
import { serve } from "./server.mjs";
import { decode, link } from "./synod.mjs";

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

test("a link shows the same history in Firefox and in Chromium, to the letter", { skip: !installed && "no Firefox here" }, async () => {
  const server = await serve();
  const firefox = await launch();
  const other = await chromium.launch();
  const address = `${server.url}#raft+seed=7+disk=1..4ms+loss=0.05;600ms+put+x+1;800ms+crash+2;1.2s+split+1,3/4,5;2s+heal;2.5s+restart+2;end+4s`;
  const history = "(() => { window.synod.seek(4); return JSON.stringify([window.synod.events(1), window.synod.stage()]); })()";
  try {
    await firefox.open(address);
    await firefox.until("document.documentElement.dataset.ready === '1'");
    const here = await firefox.evaluate(history);
    const there = await chromium.visit(other, { servers: [server] }, async (page) => {
      await chromium.open(page, address);
      return page.evaluate(history);
    });
    assert.ok(JSON.parse(here)[0].length > 100);
    assert.equal(here, there);
    assert.deepEqual(firefox.complaints, []);
  } finally {
    await other.close();
    await firefox.close();
    await server.close();
  }
});

test("Firefox opens what the command line packed, and the other way round", { skip: !installed && "no Firefox here" }, async () => {
  const server = await serve();
  const firefox = await launch();
  const notes = Array.from({ length: 200 }, (_, i) => `${i + 1}ms note number ${i * i}\n`).join("");
  const script = `raft seed=7\n${notes}end 5s\n`;
  const made = link(script);
  try {
    assert.match(made, /^#~/);
    await firefox.open(server.url + made);
    await firefox.until("document.documentElement.dataset.ready === '1'");
    assert.equal(await firefox.evaluate("window.synod.script()"), script);
    await firefox.evaluate("void (window.synod.seek(0.7), window.synod.act('crash 2'))");
    await firefox.until(`location.hash.startsWith("#~") && location.hash !== ${JSON.stringify(made)}`);
    const [address, done] = await firefox.evaluate("[location.href, window.synod.script()]");
    assert.equal(decode(address), done);
    const damaged = "/damaged; copy it once more/.test(document.querySelector('main')?.textContent)";
    for (const broken of [made.slice(0, 300), `${made}AAAA`]) {
      await firefox.evaluate(`void (location.hash = ${JSON.stringify(broken)})`);
      await firefox.until(damaged);
      await firefox.evaluate(`void (location.hash = ${JSON.stringify(made)})`);
      await firefox.until(`!${damaged}`);
    }
    assert.deepEqual(firefox.complaints, []);
  } finally {
    await firefox.close();
    await server.close();
  }
});
