/** Quotes: the documents' own words, with where they stand. */

import { h, webAddress } from "./dom.js";
import { say, t } from "./strings.js";

const AUTHORITIES = ["cms_record", "cms_derived", "authored", "scraped"];

/** Where a quote stands, in words: "S9460, Billing & Documentation". */
export function place(quote) {
  const heading = quote.heading || (quote.section ?? "").replaceAll("_", " ");
  return [quote.code, heading].filter(Boolean).join(", ");
}

/** Who says so, and as of when: "RVU Edge, release RVU26A". */
export function edition({ name, release }) {
  if (!release) return name;
  return `${name}, ${release === "undated" ? t.undated : say(t.release, release)}`;
}

/** The same with a link, where there is one, and with what kind of authority that is. */
export function attribution(source) {
  const url = webAddress(source.url);
  const name = edition(source);
  return [
    h("cite", {}, url ? h("a", { href: url, target: "_blank", rel: "noopener" }, name) : name),
    ` (${AUTHORITIES.includes(source.authority) ? t[source.authority] : source.authority})`,
  ];
}

/**
 * @param {Object} quote
 * @param {number} number As other parts of the reply refer to it, from 1.
 * @param {(quote: Object) => string} documentUrl
 */
export function quoteView(quote, number, documentUrl) {
  const here = documentUrl(quote);
  return h(
    "figure",
    { class: "quote", tabindex: "-1", "data-number": number },
    h("blockquote", { cite: webAddress(quote.source.url) ?? here }, quote.text),
    h(
      "figcaption",
      {},
      h("span", { class: "number" }, `[${number}] `),
      `${place(quote)} · `,
      attribution(quote.source),
      h(
        "a",
        { class: "show", href: here, target: "_blank", rel: "noopener" },
        t.show,
        h("span", { class: "unseen" }, say(t.newTab, number)),
      ),
    ),
  );
}

/** Buttons "[1]" that lead to the quotes with these indices (from 0) in the same reply. */
export function references(indices) {
  return indices.map((index) =>
    h(
      "button",
      { class: "ref", type: "button", "aria-label": say(t.goToQuote, index + 1), onclick: goToQuote },
      `[${index + 1}]`,
    ),
  );
}

function goToQuote({ currentTarget }) {
  const number = /\d+/.exec(currentTarget.textContent)[0];
  const quote = currentTarget.closest(".reply").querySelector(`[data-number="${number}"]`);
  quote?.focus();
}
