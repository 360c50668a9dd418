/**
 * What the widget says, in English unless the page gives other words (`strings`, as JSON).
 *
 * `{}` stands for what is put in. One page speaks one language, so there is one table.
 */
export const t = {
  lang: "en",
  launcher: "Ask about a billing code",
  close: "Close",
  heading: "Ask about a code",
  greeting: "Answers quote their documents word for word.",
  fresh: "New conversation",
  conversation: "Conversation",
  examples: "Example questions",
  question: "Your question",
  placeholder: "Ask about a billing code",
  hint: "Please leave out patient names and numbers.",
  send: "Send",
  stop: "Stop",
  understand: "Reading your question…",
  retrieve: "Looking in the documents…",
  compose: "Preparing the answer…",
  reconnect: "The connection was lost. Trying again…",
  yes: "Yes",
  no: "No",
  depends: "Depends",
  unknown: "Not stated",
  not_found: "Not found",
  out_of_scope: "Out of scope",
  differ: "Sources differ: {}",
  comparison: "Comparison",
  compared: "{} compared",
  and: " and ",
  goToQuote: "Go to quote {}",
  release: "release {}",
  undated: "undated",
  show: "Show in document",
  newTab: " (quote {}, opens in a new tab)",
  cms_record: "official CMS record",
  cms_derived: "derived from CMS records",
  authored: "written for codecite",
  scraped: "secondary source",
  candidates: "Codes to choose from",
  suggestions: "Suggested questions",
  copy: "Copy",
  copied: "Copied.",
  notCopied: "Copying is not allowed here.",
  helpful: "Helpful",
  notHelpful: "Not helpful",
  thanks: "Thank you.",
  notSent: "That could not be sent.",
  comment: "What should we know? (optional; no patient names or numbers)",
  sendComment: "Add comment",
  stopped: "Stopped before the answer was complete.",
  again: "Ask again",
  retry: "Retry",
  edit: "Edit message",
  change: "Please change the message",
  wrong: "Something went wrong",
  status: "The service answered {}",
  unreadable: "The answer could not be read",
  tryAgain: "Please try again.",
  unreachable: "The service could not be reached",
  checkConnection: "Check your connection and try again.",
  brokeOff: "The answer broke off",
  closedEarly: "The connection was closed early.",
};

/** Use a page's own words; what it does not name stays English. */
export function speak(json) {
  try {
    Object.assign(t, JSON.parse(json ?? "{}"));
  } catch {
    console.warn("codecite: the strings are not JSON, so the widget speaks English");
  }
}

export function say(text, value) {
  return text.replace("{}", value);
}
