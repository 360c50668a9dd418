/** The top of the page: what was promised, and one row a set. */

const KINDS = { dialogues: "dialogues", pairs: "FAQ pairs", queries: "queries" };

/** Columns of the table of sets; those that no set has anything for are left out. */
const COLUMNS = [
  ["Cases", (set) => GROUPED.format(set.cases)],
  ["Right", (set) => measured(set, "right")],
  ["Verdict", (set) => measured(set, "verdict")],
  ["Codes", (set) => measured(set, "codes", "code")],
  ["Quotes verbatim", (set) => measured(set, "quotes verbatim")],
  ["Abstention precision", (set) => abstained(set, "precision")],
  ["Abstention recall", (set) => abstained(set, "recall")],
  ["nDCG@10", (set) => measured(set, "nDCG@10")],
  ["R@5", (set) => measured(set, "R@5")],
  ["Median time", (set) => set.latency_ms && milliseconds(set.latency_ms.p50)],
  ["Against baseline", (set) => set.against_baseline && movement(set.against_baseline)],
];

/** The first of these measures that a set has. */
function measured({ measures }, ...names) {
  const name = names.find((each) => measures[each]?.total);
  return name ? figure(measures[name]) : null;
}

function abstained({ abstention }, side) {
  return abstention?.[side].total ? figure(abstention[side]) : null;
}

/** What changed against the baseline, in words. */
function movement({ gained, lost, p }) {
  if (!size(gained) && !size(lost)) return "no change";
  const net = size(gained) - size(lost);
  const kind = net > 0 ? "better" : net < 0 ? "worse" : "even";
  const cases = Math.abs(net) === 1 ? "case" : "cases";
  return [
    h("span", { class: `move ${kind}` }, `${signed(net, 0)} ${cases}`),
    h("small", {}, `${size(gained)} gained, ${size(lost)} lost`),
    p != null && h("small", {}, probabilityPhrase(p)),
  ];
}

function overview(report, ids) {
  const failures = total(report, (set) => set.failures?.length);
  return h(
    "section",
    { id: "overview", "aria-labelledby": "overview-title" },
    h("h2", { id: "overview-title" }, "Overview"),
    h("div", { class: "tiles" }, [
      promise(
        "Quotes not verbatim",
        total(report, (set) => set.tampered),
        total(report, (set) => set.measures["quotes verbatim"]?.total),
        "quote",
      ),
      promise(
        "Unknown codes answered",
        total(report, (set) => set.unknown_answered),
        total(report, (set) => set.measures["unknown declined"]?.total),
        "question",
      ),
      tile("", "Failures to look at", failures, h("a", { href: "#failures" }, "Browse them")),
    ]),
    report.sets.length
      ? setsTable(report.sets, ids)
      : h("p", { class: "note" }, "No set was run."),
  );
}

function total(report, number) {
  return report.sets.reduce((sum, set) => sum + (number(set) ?? 0), 0);
}

/** A tile for what must never happen; its colour says nothing that its words do not. */
function promise(name, breaches, checked, what) {
  const state = breaches ? "broken" : checked ? "kept" : "open";
  const words = { broken: "✕ Promise broken", open: "Not tested", kept: "✓ Promise kept" }[state];
  return tile(state, name, breaches, h("strong", {}, words), `, ${count(checked, what)} checked`);
}

function tile(state, name, number, ...note) {
  return h(
    "div",
    { class: `tile ${state}` },
    h("p", { class: "tile-name" }, name),
    h("p", { class: "tile-figure" }, GROUPED.format(number)),
    h("p", { class: "tile-note" }, ...note),
  );
}

function setsTable(sets, ids) {
  const cells = sets.map((set) => COLUMNS.map(([, cell]) => cell(set)));
  const used = COLUMNS.map((_, column) => cells.some((row) => row[column] != null));
  const kept = (row) => row.filter((_, column) => used[column]);
  const rows = sets.map((set, index) => [
    [
      h("a", { href: `#${ids[index]}` }, set.name),
      set.held_out && heldOutBadge(),
      h("small", {}, KINDS[set.kind] ?? set.kind),
    ],
    ...kept(cells[index]).map((cell) => cell ?? NONE),
  ]);
  return plainTable("Sets", ["Set", ...kept(COLUMNS).map(([head]) => head)], rows);
}

function heldOutBadge() {
  return [" ", h("span", { class: "badge neutral" }, "held out")];
}
