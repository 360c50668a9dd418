/** What became of a question, as DOM: a reply, a problem, or a stop. */

import { h } from "./dom.js";
import { quoteView, references } from "./quotes.js";
import { say, t } from "./strings.js";
import { toolbar } from "./toolbar.js";

const VERDICTS = ["yes", "no", "depends", "unknown"];
const STATUSES = ["not_found", "out_of_scope"];

/**
 * What the views need of the chat they stand in.
 *
 * @typedef {{documentUrl: (quote: Object) => string, ask: (message: string) => void,
 *   retry: () => void, edit: () => void, copy: () => Promise<string>,
 *   rate: (rating: "up"|"down", comment?: string) => Promise<boolean>}} Actions
 */

/** @param {Actions} actions */
export function outcomeView(turn, actions) {
  if (turn.reply) return replyView(turn.reply, turn.rating, actions);
  return turn.problem ? problemView(turn.problem, actions) : stoppedView(turn.partial, actions);
}

/** The answer while it arrives. */
export class Draft {
  constructor(documentUrl) {
    this.documentUrl = documentUrl;
    this.text = h("p", { class: "answer" });
    this.element = h("div", { class: "reply" }, this.text);
  }

  append(piece) {
    this.text.append(piece);
  }

  clear() {
    this.text.textContent = "";
    this.element.replaceChildren(this.text);
  }

  addQuote({ index, quote }) {
    this.element.append(quoteView(quote, index + 1, this.documentUrl));
  }
}

function replyView(reply, rating, actions) {
  const quotes = reply.quotes ?? [];
  const candidates = reply.status === "clarify" ? reply.codes : [];
  const questions = (reply.suggestions ?? []).filter((text) => !candidates.includes(text));
  return h(
    "div",
    { class: "reply" },
    badge(reply),
    h("p", { class: "answer" }, reply.answer),
    (reply.conflicts ?? []).map(conflictView),
    reply.comparison && comparisonView(reply.comparison),
    quotes.map((quote, index) => quoteView(quote, index + 1, actions.documentUrl)),
    choices(t.candidates, "choices candidates", candidates, actions.ask),
    toolbar(reply, rating, actions),
    choices(t.suggestions, "choices", questions, actions.ask),
  );
}

function badge({ verdict, status }) {
  const name = VERDICTS.includes(verdict) ? verdict : STATUSES.includes(status) && status;
  return name && h("p", { class: `badge ${verdict ?? "neutral"}` }, t[name]);
}

function conflictView({ about, note, quotes }) {
  return h(
    "p",
    { class: "conflict", role: "note", "aria-label": say(t.differ, about) },
    `${note} `,
    references(quotes ?? []),
  );
}

function comparisonView({ codes, rows }) {
  const head = codes.map((code) => h("th", { scope: "col" }, code));
  const row = ({ attribute, cells }) => {
    const data = cells.map(({ text, quotes }) => h("td", {}, `${text} `, references(quotes ?? [])));
    return h("tr", {}, h("th", { scope: "row" }, attribute), data);
  };
  return h(
    "div",
    { class: "table", role: "group", "aria-label": t.comparison, tabindex: "0" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, say(t.compared, codes.join(t.and))),
      h("thead", {}, h("tr", {}, h("td"), head)),
      h("tbody", {}, rows.map(row)),
    ),
  );
}

/** A group of messages that one press sends. */
export function choices(label, className, messages, ask) {
  if (!messages?.length) return null;
  const button = (message) =>
    h("button", { type: "button", class: "choice", onclick: () => ask(message) }, message);
  return h(
    "div",
    { class: className, role: "group", "aria-label": label, "aria-live": "off" },
    messages.map(button),
  );
}

function problemView({ title, detail, status }, actions) {
  // Sending the same words again cannot mend what is wrong with the words.
  const refused = status === 422;
  const [label, action] = refused ? [t.edit, actions.edit] : [t.retry, actions.retry];
  return h(
    "div",
    { class: "problem" },
    h("p", {}, h("strong", {}, refused ? t.change : title)),
    detail && h("p", {}, detail),
    h("button", { type: "button", class: "choice retry", onclick: action }, label),
  );
}

function stoppedView(partial, actions) {
  return h(
    "div",
    { class: "reply" },
    partial && h("p", { class: "answer" }, partial),
    h("p", { class: "note" }, t.stopped),
    h("button", { type: "button", class: "choice retry", onclick: actions.retry }, t.again),
  );
}
