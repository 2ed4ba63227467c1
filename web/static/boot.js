// Sets the theme before the first paint, starts the app, and speaks when it cannot run.
// A classic script in the head on purpose: a module would run after the first paint.
(() => {
  "use strict";

  // A failure that knows what its reader can do.
  class Refusal extends Error {
    constructor(message, todo) {
      super(message);
      this.todo = todo;
    }
  }

  const html = document.documentElement;
  const themes = ["auto", "light", "dark"];
  const framed = parent !== window;
  let failed = false;

  html.dataset.theme =
    [new URLSearchParams(location.search).get("theme"), remembered("synod.theme")]
      .find((theme) => themes.includes(theme)) ?? "auto";

  window.__synodCrash = crash;
  addEventListener("error", ({ error }) => {
    if (self.WebAssembly && error instanceof WebAssembly.RuntimeError) crash(String(error));
  });
  document.addEventListener("DOMContentLoaded", start);

  async function start() {
    try {
      if (typeof WebAssembly !== "object") throw new Refusal(
        "This browser does not run WebAssembly.",
        "Synod needs it: update the browser, or allow WebAssembly for this address " +
        "(Lockdown Mode on Apple devices switches it off).");
      // The build writes both hashed names into the page as preloads.
      const glue = await import(part('link[rel="modulepreload"]').href);
      await glue.default({ module_or_path: download(part('link[rel="preload"][as="fetch"]')) });
    } catch (error) {
      refuse(error);
    }
  }

  function part(selector) {
    const link = document.querySelector(selector);
    if (link) return link;
    throw new Refusal("This page was not built.", "Run `cargo xtask build` and open dist/ through a web server.");
  }

  async function download({ href, integrity }) {
    // Refused as a whole when it is not the file that was built: an error page does not match either.
    const response = await fetch(href, { integrity }).catch(() => null);
    if (response?.ok) return response;
    throw new Refusal("A part of Synod is missing on the server.",
      `${new URL(href).pathname} did not arrive as it was built. Reload the page; if this stays, ` +
      "the site is only half published, or the network is down.");
  }

  // The app never started: say why in place of it.
  function refuse(error) {
    if (failed) return;
    failed = true;
    html.dataset.ready = "error";
    const [what, todo] = error instanceof Refusal ? [error.message, error.todo]
      : ["Synod could not start.", "Reload the page. If this stays, a part of it is missing, or something " +
        "between this browser and the server changed it."];
    const card = make("section", { className: "card boot", role: "alert" },
      make("h1", {}, what),
      make("p", {}, todo),
      details(String(error)),
      make("p", { className: "card-actions" }, reload()));
    document.getElementById("app").replaceChildren(card);
    tell(what);
    console.error(error);
  }

  // The app died while running: its memory cannot be trusted, so it is covered and made inert.
  function crash(message) {
    if (failed) return;
    failed = true;
    html.dataset.ready = "crashed";
    document.getElementById("app").inert = true;
    const link = make("input", { className: "card-link", readOnly: true, value: location.href });
    link.setAttribute("aria-label", "Link to this scenario");
    const copied = make("span", { role: "status" });
    const copy = make("button", { type: "button" }, "Copy link");
    copy.addEventListener("click", async () => {
      link.select();
      copied.textContent = await navigator.clipboard?.writeText(link.value)
        .then(() => "Copied.", () => null) ?? "Selected: copy it by hand.";
    });
    // Not a modal dialog: that would take the focus from a page that embeds this one.
    document.body.append(make("section", { className: "card crash", role: "alert" },
      make("h1", {}, "Synod stopped because of an error of its own."),
      make("p", {}, "The scenario is safe in this link: reload to play it again, " +
        "and send the link along when you report what happened."),
      make("p", { className: "card-actions" }, link, copy, copied),
      details(message),
      make("p", { className: "card-actions" }, reload())));
    tell(message);
  }

  function details(text) {
    return make("details", {}, make("summary", {}, "What went wrong"), make("pre", {}, text));
  }

  function reload() {
    const button = make("button", { type: "button" }, "Reload");
    button.addEventListener("click", () => location.reload());
    return button;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    if (properties.role) element.setAttribute("role", properties.role);
    element.append(...children);
    return element;
  }

  function tell(message) {
    if (framed) parent.postMessage({ ns: "synod", v: 1, type: "error", message }, "*");
  }

  function remembered(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // a sandboxed frame has no storage
    }
  }
})();
