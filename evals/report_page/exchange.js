/** One exchange in full: the conversation before, question, reply, and what was expected. */

const AUTHORITIES = {
  cms_record: "official CMS record",
  cms_derived: "derived from CMS records",
  authored: "written for codecite",
  scraped: "secondary source",
};

/** Names of expectations that do not explain themselves. */
const EXPECTATIONS = {
  only_codes: "No other code",
  quotes: "Quotes have",
  quote_codes: "Quotes are of",
  no_quotes: "No quotes",
  answer_has: "Answer has",
  answer_lacks: "Answer lacks",
  conflict: "Sources differ",
};

function exchangeView(set, { before, ask, reply, problems, expected, tags }) {
  const isQuery = set.kind === "queries";
  const expectations = Object.entries(expected ?? {});
  return h(
    "div",
    { class: "exchange" },
    h(
      "div",
      {},
      before?.length > 0 && [
        h("h4", {}, "Before"),
        h("ol", { class: "before" }, before.map((message) => h("li", {}, message))),
      ],
      h("h4", {}, isQuery ? "Query" : "Question"),
      h("p", { class: "question" }, ask),
      (reply || !isQuery) && h("h4", {}, "Reply"),
      reply ? replyView(reply, problems) : !isQuery && h("p", { class: "note" }, "None came."),
    ),
    h(
      "div",
      { class: "facts" },
      problems.length > 1 && [
        h("h4", {}, "Problems"),
        h("ul", { class: "wrong" }, problems.map((problem) => h("li", {}, problem))),
      ],
      h("h4", {}, "Expected"),
      h("dl", {}, expectations.map(([name, value]) => expectationView(name, value))),
      tags?.length > 0 && [h("h4", {}, "Tags"), h("p", {}, tags.join(", "))],
    ),
  );
}

function expectationView(name, value) {
  return [h("dt", {}, EXPECTATIONS[name] ?? spaced(name, true)), h("dd", {}, inWords(name, value))];
}

/** "not_found" as "not found", or as "Not found" where it begins something. */
function spaced(name, begins = false) {
  const words = name.replaceAll("_", " ");
  return begins ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

/** An expected value in words. */
function inWords(name, value) {
  if (name === "verdict") return VERDICTS[value] ?? String(value);
  if (name === "status" || name === "intent") return spaced(String(value));
  if (value == null) return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object") return String(value);
  const items = Array.isArray(value)
    ? value.map(String)
    : Object.entries(value).map(([key, grade]) => `${key} (${JSON.stringify(grade)})`);
  return items.length ? h("ul", {}, items.map((item) => h("li", {}, item))) : "none";
}

function replyView(reply, problems) {
  const { verdict, codes, quotes } = reply;
  const about = [
    spaced(reply.status),
    spaced(reply.intent),
    codes.join(", ") || "no code",
    milliseconds(reply.timings_ms?.total),
  ];
  return h(
    "div",
    { class: "reply" },
    h(
      "p",
      { class: "fine" },
      verdict && [h("span", { class: `badge ${verdict}` }, VERDICTS[verdict] ?? verdict), " "],
      about.join(" · "),
    ),
    h("p", { class: "answer" }, reply.answer),
    reply.conflicts?.map(({ note, quotes: positions }) =>
      h("p", { class: "conflict" }, note, references(positions)),
    ) ?? null,
    reply.comparison && comparisonTable(reply.comparison),
    quotes.map((quote, index) =>
      quoteView(quote, index, problems.includes(`quote ${index} is not verbatim`)),
    ),
    reply.suggestions?.length > 0 &&
      h("p", { class: "fine" }, `Suggests: ${reply.suggestions.join(" · ")}`),
  );
}

/** Positions of quotes, from 0, as the numbers that the quotes show. */
function references(positions) {
  return (positions ?? []).map((index) => ` [${index + 1}]`).join("");
}

function comparisonTable({ codes, rows }) {
  const cells = ({ attribute, cells: contents }) => [
    attribute,
    ...contents.map(({ text, quotes }) => text + references(quotes)),
  ];
  const table = plainTable(`${codes.join(" and ")} compared`, ["", ...codes], rows.map(cells));
  table.classList.add("comparison");
  return table;
}

function quoteView({ text, code, section, heading, source }, index, tampered) {
  const undated = source.release === "undated";
  const edition = `${source.name}, ${undated ? "undated" : `release ${source.release}`}`;
  const url = webAddress(source.url);
  const attributes = { href: url, target: "_blank", rel: "noopener noreferrer" };
  return h(
    "figure",
    { class: "quote" },
    h("blockquote", {}, text),
    h(
      "figcaption",
      {},
      tampered && h("strong", { class: "wrong" }, "✕ Not verbatim · "),
      `[${index + 1}] ${code}, ${heading || spaced(section)} · `,
      url ? h("a", attributes, edition) : edition,
      ` (${AUTHORITIES[source.authority] ?? source.authority})`,
    ),
  );
}
