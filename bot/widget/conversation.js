/** What has been said in this tab: kept over reloads, gone with the tab. */

const KEPT_TURNS = 50; // sessionStorage holds about 5 MB for a whole origin

/**
 * One question and what became of it: a reply, a problem, or a stop with the text so far.
 *
 * @typedef {{message: string, requestId: string, reply?: Object, rating?: "up"|"down",
 *   problem?: {title: string, detail: string, status: ?number},
 *   stopped?: boolean, partial?: string}} Turn
 */

/** 128 random bits: whoever knows the id can have the reply. (`randomUUID` needs a secure page.) */
function randomId() {
  const numbers = crypto.getRandomValues(new Uint32Array(4));
  return Array.from(numbers, (number) => number.toString(16).padStart(8, "0")).join("");
}

export class Conversation {
  /** @param {string} endpoint Conversations with different services are kept apart. */
  constructor(endpoint) {
    this.key = `codecite:${endpoint}`;
    const { sessionId = null, turns = [] } = this.#restored();
    /** @type {?string} */
    this.sessionId = sessionId;
    /** @type {Turn[]} */
    this.turns = turns;
  }

  /** Add a question that is now being answered. */
  begin(message) {
    const turn = { message, requestId: randomId() };
    this.turns.push(turn);
    this.save();
    return turn;
  }

  /** Settle a turn with its outcome, in place of any earlier one. */
  settle(turn, outcome) {
    for (const key of ["reply", "problem", "stopped", "partial"]) delete turn[key];
    Object.assign(turn, outcome);
    this.sessionId = outcome.reply?.session_id ?? this.sessionId;
    this.save();
  }

  clear() {
    this.turns = [];
    this.sessionId = null;
    this.save();
  }

  save() {
    const turns = this.turns.slice(-KEPT_TURNS);
    try {
      sessionStorage.setItem(this.key, JSON.stringify({ sessionId: this.sessionId, turns }));
    } catch {
      // Storage may be full or forbidden; the conversation then lasts as long as the page.
    }
  }

  #restored() {
    try {
      const saved = JSON.parse(sessionStorage.getItem(this.key)) ?? {};
      for (const turn of saved.turns ?? []) {
        turn.stopped = !turn.reply && !turn.problem; // the page was left in mid-answer
      }
      return saved;
    } catch {
      return {};
    }
  }
}
