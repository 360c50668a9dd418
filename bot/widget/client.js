/**
 * The HTTP contract (v1) as seen from the browser. A reply, a quote and a source are shown as the
 * service sends them; their fields are in its OpenAPI description.
 */

import { serverSentEvents } from "./sse.js";

/** What went wrong, fit to be shown (RFC 9457: title, detail, status). */
export class Problem extends Error {
  constructor({ title, detail, status }) {
    super(title);
    this.title = title || "Something went wrong";
    this.detail = detail || "";
    this.status = status ?? null;
  }

  /** The problem behind anything thrown while asking. */
  static of(error) {
    if (error instanceof Problem) return error;
    if (error instanceof SyntaxError) {
      return new Problem({ title: "The answer could not be read", detail: "Please try again." });
    }
    return new Problem({
      title: "The service could not be reached",
      detail: "Check your connection and try again.",
    });
  }

  static async from(response) {
    const fallback = { title: `The service answered ${response.status}`, status: response.status };
    const details = await response.json().catch(() => null);
    return new Problem({ ...fallback, ...details });
  }
}

export class Client {
  /** @param {string} endpoint Base address of the service. */
  constructor(endpoint) {
    this.base = endpoint.endsWith("/") ? endpoint : `${endpoint}/`;
  }

  /**
   * Ask, and yield the stream's events with their data parsed; the last is always `done`.
   *
   * @yields {{event: "status"|"answer"|"quote"|"done", data: Object}}
   * @throws {Problem} What the service reports, or that the stream ended early.
   */
  async *ask(message, sessionId, signal) {
    const response = await this.#post("v1/chat", {
      body: { message, session_id: sessionId ?? undefined },
      accept: "text/event-stream",
      signal,
    });
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
      yield { event: "done", data: await response.json() };
      return;
    }
    for await (const { event, data } of serverSentEvents(response.body)) {
      const payload = JSON.parse(data);
      if (event === "error") throw new Problem(payload);
      yield { event, data: payload };
      if (event === "done") return;
    }
    throw new Problem({ title: "The answer broke off", detail: "The connection was closed early." });
  }

  /** @param {"up"|"down"} rating */
  async feedback(messageId, rating) {
    await this.#post("v1/feedback", { body: { message_id: messageId, rating } });
  }

  /** Where a person can see a quote in its document. */
  documentUrl({ document_id: id, start, end }) {
    return new URL(`documents/${encodeURIComponent(id)}#${start}-${end}`, this.base).href;
  }

  async #post(path, { body, accept = "application/json", signal }) {
    const response = await fetch(new URL(path, this.base), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: accept },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await Problem.from(response);
    return response;
  }
}
