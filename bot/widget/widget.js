/**
 * The chat widget of codecite: answers about billing codes, with quotes that can be checked.
 *
 * Where it should stand in the page:
 *
 *     <script type="module" src="https://codecite.example/widget.js"></script>
 *     <codecite-chat heading="Ask about a code" examples="What is G0108?|Compare G0108 and G0109">
 *     </codecite-chat>
 *
 * Or as a button in the corner that opens a panel (the same options as data- attributes):
 *
 *     <script type="module" src="https://codecite.example/widget.js"
 *             data-launcher="Ask about a code" data-greeting="Good morning!"></script>
 *
 * It is an ES module, so `type="module"` is needed, and a page of another origin needs that origin
 * allowed by the service (CORS). Attributes, all optional: `endpoint` (base address of the
 * service; where this script comes from, if absent), `heading`, `greeting`, `examples` (separated
 * by |), `placeholder`. Events, both bubbling: `codecite:message` ({message}) when a question is
 * sent, `codecite:reply` ({message, reply}) when its answer is complete.
 */

import { CodeciteChat } from "./widget/chat.js";

if (!customElements.get("codecite-chat")) {
  customElements.define("codecite-chat", CodeciteChat);
  // A module has no document.currentScript, so its own tag is found by its attribute.
  const script = document.querySelector('script[data-launcher][src*="widget.js"]');
  if (script) import("./widget/launcher.js").then((module) => module.addLauncher(script.dataset));
}
