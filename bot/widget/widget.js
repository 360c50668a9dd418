/**
 * The chat widget of codecite: answers about billing codes, with quotes that can be checked.
 *
 * A button in the corner that opens a panel; its options are data- attributes:
 *
 *     <script src="https://codecite.example/widget.js" data-launcher="Ask about a code"
 *             data-greeting="Good morning!" data-position="left"></script>
 *
 * Or where it should stand in the page, with the same options as plain attributes:
 *
 *     <script src="https://codecite.example/widget.js"></script>
 *     <codecite-chat heading="Ask about a code" examples="What is G0108?|Compare G0108 and G0109">
 *     </codecite-chat>
 *
 * All options, events and the JavaScript interface: docs/widget.md. With or without
 * `type="module"`: this file is a script of either kind, and loads the modules.
 */

{
  // A module has no currentScript, so its tag is looked for.
  const tag = document.currentScript ?? document.querySelector('script[src*="widget.js"]');
  import(new URL("widget/main.js", tag.src).href).then(({ start }) => start(tag.dataset));
}
