/** What became of a question, as DOM: a reply, a problem, or a stop. */

import { h, icon } from "./dom.js";
import { quoteView, references } from "./quotes.js";

const VERDICTS = { yes: "Yes", no: "No", depends: "Depends", unknown: "Not stated" };
const STATUSES = { not_found: "Not found", out_of_scope: "Out of scope" };

/**
 * What the views need of the chat they stand in.
 *
 * @typedef {{documentUrl: (quote: Object) => string, ask: (message: string) => void,
 *   retry: () => void, edit: () => void, copy: () => Promise<string>,
 *   rate: (rating: "up"|"down") => Promise<void>}} Actions
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
    choices("Codes to choose from", "choices candidates", candidates, actions.ask),
    toolbar(reply, rating, actions),
    choices("Suggested questions", "choices", questions, actions.ask),
  );
}

function badge({ verdict, status }) {
  const label = VERDICTS[verdict] ?? STATUSES[status];
  return label && h("p", { class: `badge ${verdict ?? "neutral"}` }, label);
}

function conflictView({ about, note, quotes }) {
  return h(
    "p",
    { class: "conflict", role: "note", "aria-label": `Sources differ: ${about}` },
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
    { class: "table", role: "region", "aria-label": "Comparison", tabindex: "0" },
    h(
      "table",
      {},
      h("caption", { class: "unseen" }, `${codes.join(" and ")} compared`),
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

function toolbar(reply, rating, actions) {
  const note = h("span", { class: "note" });
  const thumbs = [
    ["up", "Helpful"],
    ["down", "Not helpful"],
  ].map(([value, label]) =>
    h(
      "button",
      {
        type: "button",
        class: `tool ${value}`,
        "aria-label": label,
        title: label,
        "aria-pressed": String(rating === value),
        onclick: ({ currentTarget }) => rate(currentTarget, value),
      },
      icon("thumb"),
    ),
  );
  async function rate(pressed, value) {
    try {
      await actions.rate(value);
      for (const thumb of thumbs) thumb.setAttribute("aria-pressed", String(thumb === pressed));
      note.textContent = "Thank you.";
    } catch {
      note.textContent = "That could not be sent.";
    }
  }
  return h(
    "div",
    { class: "tools", "aria-live": "off" },
    h(
      "button",
      {
        type: "button",
        class: "tool",
        onclick: async () => {
          note.textContent = await actions.copy();
        },
      },
      icon("copy"),
      "Copy",
    ),
    reply.message_id && thumbs,
    h("span", { role: "status" }, note),
  );
}

function problemView({ title, detail, status }, actions) {
  // Sending the same words again cannot mend what is wrong with the words.
  const refused = status === 422;
  const [label, action] = refused ? ["Edit message", actions.edit] : ["Retry", actions.retry];
  return h(
    "div",
    { class: "problem" },
    h("p", {}, h("strong", {}, refused ? "Please change the message" : title)),
    detail && h("p", {}, detail),
    h("button", { type: "button", class: "choice retry", onclick: action }, label),
  );
}

function stoppedView(partial, actions) {
  return h(
    "div",
    { class: "reply" },
    partial && h("p", { class: "answer" }, partial),
    h("p", { class: "note" }, "Stopped before the answer was complete."),
    h("button", { type: "button", class: "choice retry", onclick: actions.retry }, "Ask again"),
  );
}
