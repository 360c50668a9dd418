/** The line to write in, with the button that sends, or stops what is being answered. */

import { h, icon } from "./dom.js";
import { t } from "./strings.js";

export class Composer {
  /**
   * @param {{placeholder: string, send: (message: string) => void, stop: () => void}} options
   */
  constructor({ placeholder, send, stop }) {
    this.busy = false;
    this.send = send;
    this.input = h("textarea", {
      id: "message",
      rows: "1",
      placeholder,
      autocomplete: "off",
      "aria-describedby": "hint",
      oninput: () => this.#fit(),
      onkeydown: (event) => this.#key(event),
    });
    this.sendButton = h("button", { class: "round", "aria-label": t.send }, icon("send"));
    this.stopButton = h(
      "button",
      { type: "button", class: "round", "aria-label": t.stop, hidden: true, onclick: stop },
      icon("stop"),
    );
    this.element = h(
      "form",
      { class: "composer", onsubmit: (event) => this.#submit(event) },
      h("label", { class: "unseen", for: "message" }, t.question),
      h("div", { class: "field" }, this.input, this.sendButton, this.stopButton),
      h("p", { id: "hint", class: "hint" }, t.hint),
    );
  }

  /** Show the button that fits; the field stays usable for writing ahead. */
  setBusy(busy) {
    this.busy = busy;
    const focused = this.element.getRootNode().activeElement;
    this.sendButton.hidden = busy;
    this.stopButton.hidden = !busy;
    if (focused === this.sendButton || focused === this.stopButton) this.input.focus();
  }

  fill(text) {
    this.input.value = text;
    this.#fit();
    this.input.focus();
  }

  #key(event) {
    const plainEnter = event.key === "Enter" && !event.shiftKey && !event.isComposing;
    if (plainEnter) this.#submit(event);
  }

  #submit(event) {
    event.preventDefault();
    const message = this.input.value.trim();
    if (!message || this.busy) return;
    this.input.value = "";
    this.#fit();
    this.send(message);
  }

  #fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`; // CSS sets the limit
  }
}
