/**
 * The HTTP contract (v1) as seen from the browser. A reply, a quote and a source are shown as the
 * service sends them; their fields are in its OpenAPI description.
 */

import { serverSentEvents } from "./sse.js";
import { say, t } from "./strings.js";

const GATEWAY = [502, 504]; // said by a proxy whose service is not there

/** What went wrong, fit to be shown (RFC 9457: title, detail, status); `lost` if a retry may help. */
export class Problem extends Error {
  constructor({ title, detail, status, lost }) {
    super(title);
    this.title = title || t.wrong;
    this.detail = detail || "";
    this.status = status ?? null;
    this.lost = lost ?? GATEWAY.includes(status);
  }

  /** The problem behind anything thrown while asking. */
  static of(error) {
    if (error instanceof Problem) return error;
    if (error instanceof SyntaxError) {
      return new Problem({ title: t.unreadable, detail: t.tryAgain });
    }
    return new Problem({ title: t.unreachable, detail: t.checkConnection, lost: true });
  }

  static async from(response) {
    const fallback = { title: say(t.status, response.status), status: response.status };
    const details = await response.json().catch(() => null);
    return new Problem({ ...fallback, ...details });
  }
}

export class Client {
  /**
   * @param {string} endpoint Base address of the service.
   * @param {?string} key Widget key of the page's origin, where the service wants one.
   */
  constructor(endpoint, key) {
    this.key = key;
    this.base = endpoint.endsWith("/") ? endpoint : `${endpoint}/`;
  }

  /**
   * Ask, and yield the stream's events with their data parsed; the last is always `done`.
   *
   * @param {Object} body A `ChatRequest`.
   * @param {AbortSignal} signal
   * @yields {{event: "status"|"answer"|"quote"|"done", data: Object}}
   * @throws {Problem} What the service reports, or that the stream ended early.
   */
  async *ask(body, signal) {
    const response = await this.#post("v1/chat", {
      body,
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
    throw new Problem({ title: t.brokeOff, detail: t.closedEarly, lost: true });
  }

  /**
   * @param {{message_id: string, rating: "up"|"down", comment?: string}} body
   * @returns {Promise<boolean>} Whether the service keeps comments.
   */
  async feedback(body) {
    const response = await this.#post("v1/feedback", { body });
    return response.headers.get("Codecite-Comments") === "kept";
  }

  /** Where a person can see a quote in its document: a permalink, as it names the release. */
  documentUrl({ document_id: id, start, end, source: { release } }) {
    const edition = release ? `?release=${encodeURIComponent(release)}` : "";
    return new URL(`documents/${encodeURIComponent(id)}${edition}#${start}-${end}`, this.base).href;
  }

  async #post(path, { body, accept = "application/json", signal }) {
    const response = await fetch(new URL(path, this.base), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: accept,
        ...(this.key && { "Codecite-Key": this.key }),
      },
      body: JSON.stringify(body),
      signal,
    });
    if (!response.ok) throw await Problem.from(response);
    return response;
  }
}
