/** Below a reply: copy, thumbs, and a comment where the service keeps comments. */

import { h, icon } from "./dom.js";
import { t } from "./strings.js";

/** @param {import("./reply-view.js").Actions} actions */
export function toolbar(reply, rating, actions) {
  const note = h("span", { class: "note" });
  const below = h("div", { class: "comment" });
  const thumb = (value, label) =>
    h(
      "button",
      {
        type: "button",
        class: `tool ${value}`,
        "aria-label": label,
        title: label,
        "aria-pressed": String(rating === value),
        onclick: () => rate(value),
      },
      icon("thumb"),
    );
  const thumbs = { up: thumb("up", t.helpful), down: thumb("down", t.notHelpful) };

  async function rate(value, comment) {
    try {
      const keepsComments = await actions.rate(value, comment);
      for (const [name, button] of Object.entries(thumbs)) {
        button.setAttribute("aria-pressed", String(name === value));
      }
      const asks = keepsComments && !comment;
      below.replaceChildren(...(asks ? [commentForm((text) => rate(value, text))] : []));
      if (comment) thumbs[value].focus(); // the field that had the focus is gone
      note.textContent = t.thanks;
    } catch {
      note.textContent = t.notSent;
    }
  }

  const copy = h(
    "button",
    {
      type: "button",
      class: "tool",
      onclick: async () => {
        note.textContent = await actions.copy();
      },
    },
    icon("copy"),
    t.copy,
  );
  return [
    h(
      "div",
      { class: "tools", "aria-live": "off", lang: t.lang },
      copy,
      reply.message_id && Object.values(thumbs),
      h("span", { role: "status" }, note),
    ),
    below,
  ];
}

function commentForm(send) {
  const field = h("textarea", { rows: "2", maxlength: "2000" });
  const submit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text) send(text);
  };
  return h(
    "form",
    { lang: t.lang, onsubmit: submit },
    h("label", {}, t.comment, field),
    h("button", { class: "choice" }, t.sendComment),
  );
}
