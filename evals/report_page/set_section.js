/** Everything about one set. */

/**
 * @param {Object} set
 * @param {string} id
 * @param {(filter: {set: string, tag?: string}) => Object} failuresLink Attributes of a link to the
 *   failures that a filter leaves.
 */
function setSection(set, id, failuresLink) {
  const toTag = set.failures?.length ? (tag) => failuresLink({ set: set.name, tag }) : null;
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, set.name, set.held_out && heldOutBadge()),
    h(
      "p",
      { class: "lead" },
      `${GROUPED.format(set.cases)} ${KINDS[set.kind] ?? set.kind}. `,
      failuresLine(set, failuresLink),
    ),
    h("div", { class: "cards" }, [
      card("Measures", measuresTable(set.measures), baselineNote(set.against_baseline)),
      set.recall_curve?.length > 0 && card("Recall", recallChart(set.recall_curve)),
      set.risk_coverage?.length > 0 && card("Risk and coverage", riskChart(set.risk_coverage)),
      Object.keys(set.tags ?? {}).length > 0 && card("By tag", tagTable(set.tags, toTag)),
      (set.verdicts?.length > 0 || set.abstention) && card("Verdicts", verdicts(set)),
      set.latency_ms && card("Time to the reply", latency(set.latency_ms)),
      set.answer_characters && card("Length of the answer", lengths(set.answer_characters)),
    ]),
  );
}

function failuresLine(set, failuresLink) {
  if (withheld(set)) return WITHHELD;
  if (!set.failures.length) return "No failures.";
  return h("a", failuresLink({ set: set.name }), count(set.failures.length, "failure"));
}

function card(title, ...content) {
  return h("section", { class: "card" }, h("h3", {}, title), ...content);
}

function measuresTable(measures) {
  const entries = Object.entries(measures);
  const hasIntervals = entries.some(([, measure]) => interval(measure));
  const rows = entries.map(([name, measure]) => [
    name,
    figure(measure),
    outOf(measure),
    ...(hasIntervals ? [intervalText(measure)] : []),
  ]);
  const heads = ["Measure", "Value", "Of", ...(hasIntervals ? ["95% interval"] : [])];
  return plainTable("Measures", heads, rows);
}

function baselineNote(change) {
  if (!change) return null;
  const { gained, lost, p } = change;
  if (!size(gained) && !size(lost)) {
    return h("p", { class: "fine" }, "Against the baseline: no case changed.");
  }
  const chance = p == null ? "" : ` (${probabilityPhrase(p)})`;
  const words = `Against the baseline: ${size(gained)} gained, ${size(lost)} lost${chance}.`;
  const named = [["Gained", gained], ["Lost", lost]].filter(([, ids]) => ids?.length > 0);
  if (!named.length) return h("p", { class: "fine" }, words);
  const list = ([name, ids]) => h("p", { class: "fine" }, `${name}: ${ids.join(", ")}.`);
  return folded(words, named.map(list));
}

function verdicts({ verdicts: counts, abstention }) {
  const { precision, recall } = abstention ?? {};
  return [
    counts?.length > 0 && confusionTable(counts),
    abstention &&
      pieces([
        ["Abstention precision", figure(precision), `${outOf(precision)} that declined`],
        ["Abstention recall", figure(recall), `${outOf(recall)} that should decline`],
      ]),
  ];
}

function latency(times) {
  return [
    pieces([
      ["Median", milliseconds(times.p50)],
      ["p95", milliseconds(times.p95)],
      ["p99", milliseconds(times.p99)],
    ]),
    times.histogram?.length > 0 && histogram(times),
  ];
}

function lengths({ p50, p95, max }) {
  return pieces([
    ["Median", GROUPED.format(p50), "characters"],
    ["p95", GROUPED.format(p95), "characters"],
    ["Longest", GROUPED.format(max), "characters"],
  ]);
}

/** A few figures side by side, each under its name. */
function pieces(list) {
  const piece = ([name, value, note]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value, note && h("small", {}, note)));
  return h("dl", { class: "pieces" }, list.map(piece));
}
