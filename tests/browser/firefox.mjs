// Firefox for the tests, through WebDriver BiDi: an unpatched one, as people have it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import WebSocket from "ws";

// It stays at home: no updates, no telemetry, no look whether there is a network.
const QUIET = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "captivedetect.canonicalURL": "",
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.enabled": false,
  "ui.prefersReducedMotion": 1,
};

/** Whether there is one to test in; xtask says where. */
export const installed = Boolean(process.env.FIREFOX);

/**
 * Starts it with one empty page: `open(url)` waits for the load event, `evaluate(expression)` gives
 * the value of it or of its promise, `until(expression)` waits for it to be true, `click(selector)`
 * presses the mouse in its middle; `complaints` are the errors that the console was told; `close()`.
 */
export async function launch() {
  const profile = await mkdtemp(join(tmpdir(), "synod-firefox-"));
  const preferences = Object.entries(QUIET)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`);
  await writeFile(join(profile, "user.js"), preferences.join(""));
  const firefox = spawn(process.env.FIREFOX,
    ["--headless", "--no-remote", "--remote-debugging-port=0", "--profile", profile],
    { stdio: ["ignore", "ignore", "pipe"] });
  const gone = once(firefox, "exit");

  async function quit() {
    firefox.kill();
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const session = await connect(await listening(firefox));
    return await page(session, async () => {
      session.hangUp();
      await quit();
    });
  } catch (error) {
    await quit();
    throw error;
  }
}

async function listening(firefox) {
  const late = setTimeout(() => firefox.kill(), 30_000);
  const told = [];
  try {
    for await (const line of createInterface({ input: firefox.stderr })) {
      told.push(line);
      const [, address] = line.match(/WebDriver BiDi listening on (ws:\S+)/) ?? [];
      if (address) return address;
    }
  } finally {
    clearTimeout(late);
    firefox.stderr.resume();
  }
  throw new Error(`Firefox did not start:\n${told.join("\n")}`);
}

async function connect(address) {
  const socket = new WebSocket(`${address}/session`);
  await once(socket, "open");
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;
  socket.on("message", (text) => {
    const message = JSON.parse(text);
    if (message.type === "event") return listeners.get(message.method)?.(message.params);
    const { done, fail } = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === "error") fail(new Error(`${message.error}: ${message.message}`));
    else done(message.result);
  });
  socket.on("close", () => waiting.forEach(({ fail }) => fail(new Error("Firefox hung up"))));
  const session = {
    ask: (method, params) => new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      socket.send(JSON.stringify({ id: last, method, params }));
    }),
    async on(event, listener) {
      listeners.set(event, listener);
      await session.ask("session.subscribe", { events: [event] });
    },
    hangUp: () => socket.terminate(),
  };
  await session.ask("session.new", { capabilities: {} });
  return session;
}

async function page(session, close) {
  const complaints = [];
  await session.on("log.entryAdded", ({ level, text }) => level === "error" && complaints.push(text));
  const { contexts: [{ context }] } = await session.ask("browsingContext.getTree", {});

  async function evaluate(expression) {
    const { result, exceptionDetails } = await session.ask("script.evaluate", {
      // Through JSON: BiDi's own spelling of values is of no interest to a test.
      expression: `(async () => JSON.stringify((await (${expression})) ?? null))()`,
      target: { context },
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }

  return {
    complaints,
    evaluate,
    close,
    open: (url) => session.ask("browsingContext.navigate", { context, url, wait: "complete" }),
    async until(expression) {
      for (let end = Date.now() + 15_000; Date.now() < end;) {
        if (await evaluate(expression)) return;
        await new Promise((again) => setTimeout(again, 50));
      }
      throw new Error(`never came true: ${expression}`);
    },
    async click(selector) {
      const { nodes: [element] } = await session.ask("browsingContext.locateNodes",
        { context, locator: { type: "css", value: selector }, maxNodeCount: 1 });
      if (!element) throw new Error(`no such element: ${selector}`);
      await evaluate(`void document.querySelector(${JSON.stringify(selector)}).scrollIntoView({ block: "center" })`);
      const origin = { type: "element", element: { sharedId: element.sharedId } };
      await session.ask("input.performActions", { context, actions: [{
        type: "pointer",
        id: "mouse",
        actions: [
          { type: "pointerMove", x: 0, y: 0, origin },
          { type: "pointerDown", button: 0 },
          { type: "pointerUp", button: 0 },
        ],
      }] });
    },
  };
}
