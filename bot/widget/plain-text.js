/** A reply as plain text with its citations, for the clipboard. */

import { edition, place } from "./quotes.js";

export function plainText(reply, documentUrl) {
  const parts = [
    reply.answer,
    ...(reply.conflicts ?? []).map(({ note, quotes }) => `${note} ${numbers(quotes)}`),
    table(reply.comparison),
    ...(reply.quotes ?? []).map(
      (quote, index) =>
        `[${index + 1}] “${quote.text}”\n` +
        `    ${place(quote)}. ${edition(quote.source)}. ${documentUrl(quote)}`,
    ),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function table(comparison) {
  if (!comparison) return "";
  const rows = comparison.rows.map(({ attribute, cells }) => [
    attribute,
    ...cells.map(({ text, quotes }) => `${text} ${numbers(quotes ?? [])}`.trim()),
  ]);
  return [["", ...comparison.codes], ...rows].map((row) => row.join("\t")).join("\n");
}

function numbers(indices) {
  return indices.map((index) => `[${index + 1}]`).join("");
}

/** Put text on the clipboard, also where the page is not served securely. */
export async function copyText(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (!copied) throw new Error("copying is not allowed here");
}
