// <synod-player>: Synod inside any page. A classic script without dependencies, so that it loads
// from another origin without CORS headers:
//
//   <script src="https://…/embed.js" defer></script>
//   <synod-player theme="auto" height="420">
//     raft nodes=5 seed=42
//     1.2s crash 2
//   </synod-player>
//
// Attributes: `src` (a link copied from Synod) or `scenario` (a script, or the part of a link after
// "#") or the text inside; `theme`, `speed`, `t`, `autoplay`, `labels`; `height`; `title`. Events: ready, event, verdict, error, with what Synod sent in `detail`.
// Methods: play(), pause(), step(), seek(time), load(scenario).
(() => {
  "use strict";
  const base = new URL("./", document.currentScript.src);
  const viewer = ["theme", "speed", "t", "autoplay", "labels"];

  // The link form of a script: lines joined by ";", a blank as "+", the unsafe as %XX.
  function encode(script) {
    const lines = script.split("\n").map((line) => line.trim())
      .filter((line) => line && !line.startsWith("--"));
    return lines.map((line) => encodeURIComponent(line)
      .replace(/%(20|2C|2F|3A|3D)/g, (escaped) => (escaped === "%20" ? "+" : decodeURIComponent(escaped)))
      .replace(/[!'()*]/g, (mark) => "%" + mark.charCodeAt(0).toString(16).toUpperCase())).join(";");
  }

  const fragment = (scenario) =>
    /[\s]/.test(scenario.trim()) ? encode(scenario) : scenario.trim().replace(/^#/, "");

  class SynodPlayer extends HTMLElement {
    #frame;
    #listener = (event) => this.#hear(event);

    connectedCallback() {
      addEventListener("message", this.#listener);
      // Written before its text was parsed: wait for the text.
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => this.isConnected && this.#open(), { once: true });
      } else {
        this.#open();
      }
    }

    disconnectedCallback() {
      removeEventListener("message", this.#listener);
    }

    play() { this.#send("play"); }
    pause() { this.#send("pause"); }
    step() { this.#send("step"); }
    seek(time) { this.#send("seek", { time }); }
    load(scenario) { this.#send("load", { scenario: fragment(scenario) }); }

    #open() {
      if (this.#frame) return;
      const address = this.#address();
      if (!address) return;
      const frame = this.#frame = document.createElement("iframe");
      frame.src = address.href;
      frame.title = this.getAttribute("title") ?? "Synod: a consensus protocol, running";
      frame.loading = "lazy";
      frame.allow = "fullscreen; clipboard-write";
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups");
      // Through the object model: a host's style-src may forbid style attributes.
      Object.assign(this.style, { display: "block" });
      Object.assign(frame.style, { display: "block", width: "100%", border: "0", colorScheme: "normal" });
      this.#size(Number(this.getAttribute("height")) || 420);
      (this.shadowRoot ?? this.attachShadow({ mode: "open" })).replaceChildren(frame);
    }

    #address() {
      const address = new URL("?embed=", base);
      const given = this.getAttribute("src");
      if (given !== null) {
        const link = new URL(given, base);
        if (link.origin !== base.origin) return console.error(`synod-player: ${link} is not at ${base.origin}`);
        address.hash = link.hash;
        link.searchParams.forEach((value, name) => address.searchParams.set(name, value));
      } else {
        address.hash = fragment(this.getAttribute("scenario") ?? this.textContent);
      }
      for (const name of viewer) {
        if (this.hasAttribute(name)) address.searchParams.set(name, this.getAttribute(name));
      }
      return address;
    }

    #hear({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== base.origin) return;
      if (data?.ns !== "synod" || data.v !== 1) return;
      if (data.type === "resize") {
        if (!this.hasAttribute("height")) this.#size(data.height);
      } else if (["ready", "event", "verdict", "error"].includes(data.type)) {
        this.dispatchEvent(new CustomEvent(data.type, { detail: data }));
      }
    }

    // Differences below 8 pixels are ignored: a frame that answers its own height would never rest.
    #size(height) {
      if (!(height >= 80 && height <= 10000)) return;
      if (Math.abs(height - (parseFloat(this.#frame.style.height) || 0)) < 8) return;
      this.#frame.style.height = `${Math.round(height)}px`;
    }

    #send(type, rest) {
      this.#frame?.contentWindow?.postMessage({ ns: "synod", v: 1, type, ...rest }, base.origin);
    }
  }

  if (!customElements.get("synod-player")) customElements.define("synod-player", SynodPlayer);
})();
