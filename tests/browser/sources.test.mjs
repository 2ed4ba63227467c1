// What people have at hand where a script is wanted: a link as it stands in a text, a block of code, a trace.
import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { after, before, test } from "node:test";
import { launch, open, script, settled, visit } from "./browser.mjs";
import { serve } from "./server.mjs";
import { synod } from "./synod.mjs";

const SCRIPT = "raft nodes=3 seed=7\n600ms put x 1\nend 2s\n";
const LINK = "raft+nodes=3+seed=7;600ms+put+x+1;end+2s";
const PACKED = `~${deflateRawSync(SCRIPT).toString("base64url")}`;

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

const play = (address, body) =>
  visit(browser, { servers: [server], viewport: { width: 1440, height: 900 } }, async (page) => {
    await open(page, server.url + address);
    await body(page);
  });

test("a link opens with the punctuation that follows it in a text", () => play("", async (page) => {
  for (const link of [LINK, PACKED]) {
    for (const end of [".", ")", ">", ").", "%3E", ","]) {
      await page.goto("about:blank");
      await open(page, `${server.url}#${link}${end}`);
      assert.equal(await script(page), SCRIPT, link + end);
    }
  }
}));

/** What people paste, by name. */
const sources = () => [
  ["a script", SCRIPT],
  ["a whole link", `https://example.org/synod/#${LINK}`],
  ["a whole packed link", `https://example.org/synod/#${PACKED}`],
  ["a fragment", `#${LINK}`],
  ["a fragment in brackets", `#${LINK}).`],
  ["a packed fragment", `#${PACKED}`],
  ["a block of code", `Look at this:\n\n\`\`\`synod\n${SCRIPT}\`\`\`\n\nIt is a short run.\n`],
  ["a trace", synod(["trace", "-"], SCRIPT)],
];

test("window.synod.load reads what the command line reads", () => play("#paxos", async (page) => {
  for (const [name, text] of sources()) {
    await page.evaluate(() => window.synod.load("paxos\n"));
    await page.evaluate(async (it) => { await window.synod.load(it); }, text);
    assert.equal(await script(page), SCRIPT, name);
  }
  const refused = (text) => page.evaluate(async (it) => {
    try { await window.synod.load(it); } catch (error) { return error.message; }
    return null;
  }, text);
  assert.match(await refused("```\nraft\n```\n```\npaxos\n```\n"), /2 blocks of code/);
  assert.match(await refused(`#${PACKED.slice(0, 20)}`), /damaged; copy it once more/);
  assert.match(await refused("#raft;1s+crahs+2"), /crash/);
}));

test("the editor reads what the command line reads", () => play("#paxos", async (page) => {
  await page.keyboard.press("e");
  const editor = page.getByRole("textbox", { name: /script/i });
  for (const [name, text] of sources()) {
    await editor.fill("paxos\n");
    await page.waitForFunction(() => window.synod.script() === "paxos\n");
    await editor.fill(text);
    await page.waitForFunction((it) => window.synod.script() === it, SCRIPT);
    await settled(page);
    assert.equal((await editor.inputValue()).trim(), SCRIPT.trim(), name);
  }
  await editor.fill("```\nraft\n1s crahs 2\n```\n");
  await page.getByText("Line 3, column 4").waitFor();
}));
