/** The page of one document at `/documents/{id}#start-end`: its text, with that span marked. */

import { h } from "./dom.js";
import { attribution } from "./quotes.js";

const notice = document.getElementById("notice");
const article = document.getElementById("document");

/**
 * Cut a document into the pieces to show: headings, and the lines between them.
 *
 * Positions count Unicode code points, as everywhere in the contract, while strings here count
 * UTF-16 units: so the text comes as an array of code points.
 *
 * @param {string[]} points
 * @param {{kind: string, heading: string, start: number, end: number}[]} sections
 * @returns {{tag: string, kind: string, start: number, end: number}[]}
 */
export function pieces(points, sections) {
  const result = [];
  let position = 0;
  const addLines = (end, kind) => {
    while (position < end) {
      const lineBreak = points.indexOf("\n", position);
      const stop = lineBreak === -1 ? end : Math.min(lineBreak, end);
      if (stop > position) result.push({ tag: kind === "title" ? "h1" : "p", kind, start: position, end: stop });
      position = stop + 1;
    }
  };
  for (const { kind, heading, start, end } of sections) {
    const length = heading ? Array.from(heading).length : 0;
    if (length) {
      // A heading stands before its content, with one separating character.
      addLines(start - length - 1, "other");
      const tag = kind === "faq" ? "h3" : "h2";
      result.push({ tag, kind, start: start - length - 1, end: start - 1 });
    } else {
      addLines(start, "other");
    }
    position = start;
    addLines(end, kind);
  }
  addLines(points.length, "other");
  return result;
}

/** A piece as an element, with what it shares with the span marked. */
function pieceView({ tag, kind, start, end }, points, span) {
  const slice = (from, to) => points.slice(from, to).join("");
  const from = Math.max(start, span?.start ?? end);
  const to = Math.min(end, span?.end ?? start);
  const content =
    from < to
      ? [slice(start, from), h("mark", {}, slice(from, to)), slice(to, end)]
      : [slice(start, end)];
  return h(tag, { class: kind }, content);
}

/** The span that the address names, null if none; undefined if it is not one of this text. */
function spanOf(hash, length) {
  if (!hash) return null;
  const [, start, end] = /^#(\d+)-(\d+)$/.exec(hash)?.map(Number) ?? [];
  return start < end && end <= length ? { start, end } : undefined;
}

/** A link that names the release, so that later text is not taken for this one. */
function permalink({ release }, hash) {
  return h("a", { href: `?release=${encodeURIComponent(release)}${hash}` }, "Permalink");
}

function show({ code, title, text, sections, source }) {
  const points = Array.from(text);
  const named = new URLSearchParams(location.search).get("release");
  const changed = named !== null && named !== source.release;
  const span = changed ? null : spanOf(location.hash, points.length);
  document.title = `${code} ${title} · codecite`;
  const titled = sections.some(({ kind }) => kind === "title");
  article.replaceChildren(
    titled ? "" : h("h1", {}, `${code} ${title}`),
    h("p", { class: "fine" }, attribution(source), " · ", permalink(source, changed ? "" : location.hash)),
    ...pieces(points, sections).map((piece) => pieceView(piece, points, span)),
  );
  notice.textContent = changed
    ? `The link names release ${named}. This document is now of release ${source.release}, ` +
      "so that its passages may have changed: none is marked."
    : span === undefined
      ? "The passage in the link is not in this document."
      : "";
  const mark = article.querySelector("mark");
  if (!mark) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}

async function load() {
  const id = location.pathname.split("/").pop();
  const response = await fetch(new URL(`../v1/documents/${id}`, import.meta.url));
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail || body.title);
  show(body);
  addEventListener("hashchange", () => show(body));
}

load()
  .catch((error) => {
    notice.textContent = `The document could not be shown. ${error.message ?? ""}`;
  })
  .finally(() => article.parentElement.setAttribute("aria-busy", "false"));
