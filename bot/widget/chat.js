/** `<codecite-chat>`: a conversation about billing codes. */

import { Client, Problem } from "./client.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { h, icon, sheet } from "./dom.js";
import { copyText, plainText } from "./plain-text.js";
import { Draft, choices, outcomeView } from "./reply-view.js";
import { speak, t } from "./strings.js";
import { CHAT_CSS } from "./styles.js";

const STAGES = ["understand", "retrieve", "compose"];
const PAUSES = [400, 1200]; // ms before a lost connection is tried again
const MARGIN = 16; // px above the turn that is scrolled to
const STYLES = sheet(CHAT_CSS);
const HOME = new URL("..", import.meta.url).href; // the service that serves these files

export class CodeciteChat extends HTMLElement {
  #client;
  #conversation;
  #composer;
  #transcript; // scrolls: greeting, log, draft, stage
  #log; // settled turns only, so that a screen reader hears each answer once and whole
  #draft;
  #stage;
  #request = null; // AbortController of the answer that is arriving
  #scrolledTo = 0;

  connectedCallback() {
    if (this.shadowRoot) return;
    speak(this.getAttribute("strings"));
    const endpoint = new URL(this.#option("endpoint", HOME), document.baseURI).href;
    this.#client = new Client(endpoint, this.getAttribute("widget-key"));
    this.#conversation = new Conversation(this.#client.base);
    this.#build();
    for (const turn of this.#conversation.turns) this.#settle(this.#addTurn(turn), turn);
  }

  disconnectedCallback() {
    this.stop();
  }

  /** Send a message, unless an answer is still arriving. */
  ask(message) {
    if (this.#request) return;
    const turn = this.#conversation.begin(message);
    this.#emit("codecite:message", { message });
    this.#run(this.#addTurn(turn), turn);
  }

  /** Stop the answer that is arriving, if any. */
  stop() {
    this.#request?.abort();
  }

  /** Forget this conversation. */
  reset() {
    this.stop();
    this.#request = null;
    this.#conversation.clear();
    this.#log.replaceChildren();
    this.#idle();
    this.focus();
  }

  focus() {
    this.#composer.input.focus();
  }

  #option(name, fallback) {
    return this.getAttribute(name) ?? fallback;
  }

  #build() {
    this.#composer = new Composer({
      placeholder: this.#option("placeholder", t.placeholder),
      send: (message) => this.ask(message),
      stop: () => this.stop(),
    });
    this.#log = h("div", { class: "log", role: "log", "aria-live": "polite" });
    this.#draft = h("div", { class: "draft" });
    this.#stage = h("p", { class: "stage", role: "status" });
    this.#transcript = h(
      "div",
      { class: "transcript", tabindex: "0", role: "region", "aria-label": t.conversation },
      this.#greeting(),
      this.#log,
      this.#draft,
      this.#stage,
    );
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [STYLES];
    const parts = [this.#header(), this.#transcript, this.#composer.element];
    for (const part of parts) part.lang = t.lang;
    this.#log.lang = this.#draft.lang = "en"; // what the service answers in
    root.append(...parts);
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  #header() {
    const fresh = h(
      "button",
      { type: "button", class: "tool", title: t.fresh, onclick: () => this.reset() },
      icon("fresh"),
      h("span", {}, t.fresh),
    );
    const heading = h("h2", {}, this.#option("heading", t.heading));
    return h("header", {}, heading, fresh, h("slot", { name: "actions" }));
  }

  #greeting() {
    const examples = this.#option("examples", "").split("|").filter((text) => text.trim());
    const greeting = this.#option("greeting", t.greeting);
    return h(
      "div",
      { class: "greeting" },
      h("p", {}, greeting),
      choices(t.examples, "choices", examples, (text) => this.#choose(text.trim())),
    );
  }

  #key(event) {
    if (event.key !== "Escape" || !this.#request) return;
    event.stopPropagation(); // a panel around the chat closes on the next press
    this.stop();
  }

  /** Ask what a pressed button says; the button goes, so the focus has to move. */
  #choose(message) {
    this.ask(message);
    const touch = matchMedia("(pointer: coarse)").matches; // no keyboard over the answer
    (touch ? this.#transcript : this.#composer.input).focus({ preventScroll: true });
  }

  #addTurn(turn) {
    const view = h("section", { class: "turn" }, h("h3", { class: "question" }, turn.message));
    this.#log.append(view);
    return view;
  }

  async #run(view, turn) {
    const request = new AbortController();
    this.#request = request;
    const draft = new Draft((quote) => this.#client.documentUrl(quote));
    this.#draft.replaceChildren(draft.element);
    this.#stage.textContent = t.understand;
    this.#composer.setBusy(true);
    this.#scrollTo(view, true);
    const outcome = await this.#outcome(turn, draft, view, request.signal);
    if (this.#request !== request) return; // a new conversation has begun
    this.#request = null;
    this.#conversation.settle(turn, outcome);
    this.#idle();
    this.#settle(view, turn);
    if (turn.reply) this.#emit("codecite:reply", { message: turn.message, reply: turn.reply });
  }

  /** What becomes of a turn; a lost connection is tried again, under the same id. */
  async #outcome(turn, draft, view, signal) {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        const reply = await this.#stream(turn, draft, view, signal);
        if (reply) return { reply };
      } catch (error) {
        if (signal.aborted) break;
        const { title, detail, status, lost } = Problem.of(error);
        if (!lost || attempt === PAUSES.length) return { problem: { title, detail, status } };
        draft.clear();
        this.#stage.textContent = t.reconnect;
        await new Promise((resume) => setTimeout(resume, PAUSES[attempt]));
      }
    }
    return { stopped: true, partial: draft.text.textContent };
  }

  /** The reply to a turn, undefined if it is stopped; everything that arrives is shown meanwhile. */
  async #stream({ message, requestId }, draft, view, signal) {
    const session = this.#conversation.sessionId ?? undefined;
    const body = { message, session_id: session, request_id: requestId };
    for await (const { event, data } of this.#client.ask(body, signal)) {
      if (signal.aborted) return undefined;
      if (event === "status" && STAGES.includes(data.stage)) this.#stage.textContent = t[data.stage];
      if (event === "answer") draft.append(data.text);
      if (event === "quote") draft.addQuote(data);
      if (event === "done") return data;
      this.#scrollTo(view);
    }
    return undefined;
  }

  #idle() {
    this.#draft.replaceChildren();
    this.#stage.textContent = "";
    this.#composer.setBusy(false);
  }

  #settle(view, turn) {
    const outcome = outcomeView(turn, this.#actions(view, turn));
    view.append(outcome);
    this.#scrollTo(view);
  }

  #actions(view, turn) {
    const documentUrl = (quote) => this.#client.documentUrl(quote);
    const again = () => {
      if (this.#request) return;
      view.lastChild.remove();
      this.#run(view, turn);
      this.focus();
    };
    return {
      documentUrl,
      ask: (message) => this.#choose(message),
      retry: again,
      edit: () => this.#composer.fill(turn.message),
      copy: () =>
        copyText(plainText(turn.reply, documentUrl)).then(
          () => t.copied,
          () => t.notCopied,
        ),
      rate: async (rating, comment) => {
        const feedback = { message_id: turn.reply.message_id, rating, ...(comment && { comment }) };
        const keepsComments = await this.#client.feedback(feedback);
        turn.rating = rating;
        this.#conversation.save();
        this.#emit("codecite:feedback", feedback);
        return keepsComments;
      },
    };
  }

  /**
   * Scroll to the newest turn: to its end while it fits, to its question when it is longer
   * (the browser clamps). A reader who has scrolled away meanwhile is left in peace.
   */
  #scrollTo(view, always = false) {
    if (!always && Math.abs(this.#transcript.scrollTop - this.#scrolledTo) > 4) return;
    this.#transcript.scrollTop = view.offsetTop - MARGIN;
    this.#scrolledTo = this.#transcript.scrollTop;
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}
