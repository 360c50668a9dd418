/** Defines the elements, and adds a launcher to a page that asks for one. */

import { CodeciteChat } from "./chat.js";

/** @param {DOMStringMap} options The script's data- attributes; with none, there is no launcher. */
export async function start(options) {
  if (!customElements.get("codecite-chat")) customElements.define("codecite-chat", CodeciteChat);
  if (!Object.keys(options).length || document.querySelector("codecite-launcher")) return;
  const { addLauncher } = await import("./launcher.js");
  addLauncher(options);
}
