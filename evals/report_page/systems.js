/** The full system beside baselines and ablations, a dot for each on one scale a set. */

const FULL = "codecite";

function systemsSection({ sets, systems = [] }) {
  const compared = sets.filter((set) => systems.some((system) => system.set === set.name));
  const lead =
    "Differences are to the full system on the same cases; p is two-sided, of a paired comparison.";
  return h(
    "section",
    { id: "systems", "aria-labelledby": "systems-title" },
    h("h2", { id: "systems-title" }, "Systems compared"),
    compared.length
      ? [
          h("p", { class: "lead" }, lead),
          compared.map((set) => card(set.name, systemsTable(set, systems))),
        ]
      : h("p", { class: "note" }, "No other system was run beside this one."),
  );
}

function systemsTable(set, systems) {
  const first = leading(set.measures);
  const whole = set.measures[first];
  const others = systems.filter((item) => item.set === set.name && item.system !== FULL);
  const ranked = [{ system: FULL, measures: set.measures }, ...others].sort(
    (a, b) => (share(b.measures[first]) ?? -1) - (share(a.measures[first]) ?? -1),
  );
  const rest = Object.keys(set.measures).filter(
    (name) => name !== first && others.some((item) => item.measures[name]?.total),
  );
  const floor = axisFloor(ranked.map(({ measures }) => measures[first]));
  const end = (value) => (whole.mean == null ? `${Math.round(100 * value)}%` : value.toFixed(1));
  const heads = ["System", scale(first, end(floor), end(1)), first, "Difference", "p", ...rest];
  const rows = ranked.map(({ system, measures, p }) => {
    const full = system === FULL;
    return [
      full ? h("strong", {}, `${FULL}, full`) : system,
      h("td", { class: full ? "dot-cell full" : "dot-cell" }, dot(measures[first], floor)),
      figure(measures[first]),
      full ? NONE : difference(measures[first], whole),
      full ? NONE : probability(p),
      ...rest.map((name) => figure(measures[name])),
    ];
  });
  const cases = `${count(whole.total, "case")}.`;
  const bars = "The line through a dot is the 95% interval of its share.";
  const table = plainTable(`Systems on ${set.name}`, heads, rows);
  table.classList.add("dot-plot");
  return [table, h("p", { class: "fine" }, whole.mean == null ? `${cases} ${bars}` : cases)];
}

/** Where the axis begins: a tenth below all that is drawn on it. */
function axisFloor(measures) {
  const lowest = measures.map((measure) => interval(measure)?.[0] ?? share(measure) ?? 1);
  return Math.min(Math.floor(Math.min(...lowest) * 10) / 10, 0.9);
}

/** A dot with its interval; the figure itself stands in the next column. */
function dot(measure, floor) {
  const value = share(measure);
  if (value == null) return null;
  const place = (x) => (x - floor) / (1 - floor);
  const [low, high] = (interval(measure) ?? [value, value]).map(place);
  return h(
    "span",
    {
      class: "dots",
      "aria-hidden": "true",
      style: { "--low": low, "--high": high, "--at": place(value) },
    },
    h("span", { class: "whisker" }),
    h("span", { class: "dot" }),
  );
}
