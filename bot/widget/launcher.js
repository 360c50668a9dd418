/** `<codecite-launcher>`: a button in the corner of any page, and the panel that it opens. */

import { h, icon, sheet } from "./dom.js";
import { speak, t } from "./strings.js";
import { THEME } from "./styles.js";

const CHAT_OPTIONS = ["endpoint", "widget-key", "heading", "greeting", "examples", "placeholder", "strings"];
const STYLES = sheet(`${THEME}
.open {
  position: fixed; right: 1.25em; bottom: 1.25em; z-index: 2147483000; display: flex;
  align-items: center; gap: 0.55em; max-width: calc(100vw - 2.5em); padding: 0.75em 1.2em;
  border: 1px solid transparent; border-radius: 2em; background: var(--accent); color: var(--on-accent);
  font-weight: 600; line-height: 1.3; box-shadow: 0 0.25em 1em rgb(0 0 0 / 0.25);
}
.open:focus-visible { outline-offset: 0.2em; }
.panel {
  position: fixed; right: 1.25em; bottom: 1.25em; z-index: 2147483001; width: 27em;
  max-width: calc(100vw - 2.5em); height: min(42em, 100dvh - 2.5em); border-radius: var(--codecite-radius, 0.9em);
  box-shadow: 0 0.5em 2em rgb(0 0 0 / 0.3);
}
codecite-chat { width: 100%; height: 100%; }
.close {
  display: grid; place-items: center; width: 2.3em; height: 2.3em; padding: 0; border: 1px solid transparent;
  border-radius: 0.5em; background: none; color: var(--muted);
}
.close:hover { color: var(--text); background: var(--raised); }
:host([position="left"]) :is(.open, .panel) { right: auto; left: 1.25em; }
@media (max-width: 30em), (max-height: 30em) {
  .panel.panel { inset: 0; width: auto; max-width: none; height: auto; border-radius: 0; }
  codecite-chat { border: 0; border-radius: 0; }
}
@media (forced-colors: active) {
  .open, .close { border-color: ButtonBorder; }
}
`);

/**
 * Add a launcher to this page.
 *
 * @param {DOMStringMap} data The script's data- attributes: `launcher` is the button's text.
 */
export function addLauncher(data) {
  const { launcher, ...options } = data;
  const element = h("codecite-launcher", { label: launcher || null });
  for (const [name, value] of Object.entries(options)) {
    element.setAttribute(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value);
  }
  document.body.append(element);
}

class CodeciteLauncher extends HTMLElement {
  #button;
  #panel;
  #chat;

  connectedCallback() {
    if (this.shadowRoot) return;
    speak(this.getAttribute("strings"));
    const label = this.getAttribute("label") ?? t.launcher;
    this.#button = h(
      "button",
      { type: "button", class: "open", "aria-expanded": "false", lang: t.lang, onclick: () => this.open() },
      icon("chat"),
      label,
    );
    const close = h(
      "button",
      { type: "button", class: "close", slot: "actions", "aria-label": t.close, onclick: () => this.close() },
      icon("close"),
    );
    const options = CHAT_OPTIONS.map((name) => [name, this.getAttribute(name)]);
    this.#chat = h("codecite-chat", Object.fromEntries(options), close);
    this.#panel = h(
      "div",
      { class: "panel", role: "dialog", "aria-label": label, hidden: true, onkeydown: (event) => this.#key(event) },
      this.#chat,
    );
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLES];
    root.append(this.#button, this.#panel);
  }

  /** The `<codecite-chat>` in the panel. */
  get chat() {
    return this.#chat;
  }

  open() {
    this.#show(true);
    this.#chat.focus();
  }

  /** Open the panel and ask. */
  ask(message) {
    this.open();
    this.#chat.ask(message);
  }

  close() {
    this.#show(false);
    this.#button.focus();
  }

  #show(visible) {
    if (this.#panel.hidden !== visible) return;
    this.#panel.hidden = !visible;
    this.#button.hidden = visible;
    this.#button.setAttribute("aria-expanded", String(visible));
    const name = visible ? "codecite:open" : "codecite:close";
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }

  #key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  }
}

customElements.define("codecite-launcher", CodeciteLauncher);
